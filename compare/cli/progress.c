#include "compare/cli/progress.h"

#include <pthread.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "compare/cli/terminal.h"

enum {
	FIRST = 500, /* milliseconds until something is said */
	NEXT = 100,
};

/* The thread that says how far the others are. */
struct teller {
	struct progress progress;
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t ended;
	bool end;
};

/* Waits so long or until the end; returns whether it is the end. */
static bool wait_for_end(struct teller *teller, long milliseconds)
{
	struct timespec until;
	int status = 0;

	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_nsec += milliseconds * 1000000;
	until.tv_sec += until.tv_nsec / 1000000000;
	until.tv_nsec %= 1000000000;
	while (!teller->end && status == 0) {
		status = pthread_cond_timedwait(&teller->ended, &teller->lock, &until);
	}
	return teller->end;
}

static void *tell(void *argument)
{
	struct teller *teller = argument;
	bool told = false;

	pthread_mutex_lock(&teller->lock);
	for (long wait = FIRST; !wait_for_end(teller, wait); wait = NEXT) {
		fprintf(stderr, "\r%zu files read, %zu parsed\x1b[K",
			atomic_load(&teller->progress.read), atomic_load(&teller->progress.parsed));
		told = true;
	}
	pthread_mutex_unlock(&teller->lock);
	if (told) {
		fputs("\r\x1b[K", stderr);
	}
	return NULL;
}

static void stop(struct teller *teller)
{
	pthread_mutex_lock(&teller->lock);
	teller->end = true;
	pthread_cond_signal(&teller->ended);
	pthread_mutex_unlock(&teller->lock);
	pthread_join(teller->thread, NULL);
}

void progress_collect(const struct tree *tree, const struct collect_options *options, bool quiet,
	struct arena *arena, struct facts *out)
{
	struct collect_options counted = *options;
	struct teller teller = {
		.lock = PTHREAD_MUTEX_INITIALIZER,
		.ended = PTHREAD_COND_INITIALIZER,
	};
	bool tells = !quiet && terminal_moves(STDERR_FILENO) &&
		     pthread_create(&teller.thread, NULL, tell, &teller) == 0;

	counted.progress = tells ? &teller.progress : NULL;
	collect_facts(tree, &counted, arena, out);
	if (tells) {
		stop(&teller);
	}
}
