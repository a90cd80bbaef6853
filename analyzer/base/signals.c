#include "base/signals.h"

#include <stddef.h>

const int signals_ending[SIGNALS_ENDING] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM};

void signals_hold(sigset_t *before)
{
	sigset_t endings;
	struct sigaction now;

	sigemptyset(&endings);
	for (size_t i = 0; i < SIGNALS_ENDING; i++) {
		if (sigaction(signals_ending[i], NULL, &now) == 0 && now.sa_handler != SIG_IGN) {
			sigaddset(&endings, signals_ending[i]);
		}
	}
	pthread_sigmask(SIG_BLOCK, &endings, before);
}

bool signals_waiting(void)
{
	sigset_t waiting;

	sigemptyset(&waiting);
	sigpending(&waiting);
	for (size_t i = 0; i < SIGNALS_ENDING; i++) {
		if (sigismember(&waiting, signals_ending[i]) == 1) {
			return true;
		}
	}
	return false;
}

void signals_release(const sigset_t *before)
{
	pthread_sigmask(SIG_SETMASK, before, NULL);
}
