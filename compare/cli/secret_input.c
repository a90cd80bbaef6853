#include "compare/cli/secret_input.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/signals.h"
#include "compare/cli/reason.h"

/* What a signal handler must find: the terminal as it was. */
static struct termios terminal_before;

static void give_terminal_back(int number)
{
	tcsetattr(STDIN_FILENO, TCSANOW, &terminal_before);
	raise(number); /* the default way again: SA_RESETHAND */
}

/* Puts the echo off; signals that end the program put it on again. */
static bool hide(struct sigaction *old)
{
	struct sigaction restore = {
		.sa_handler = give_terminal_back, .sa_flags = (int)SA_RESETHAND};
	struct sigaction ignore = {.sa_handler = SIG_IGN};
	struct termios silent = terminal_before;

	for (size_t i = 0; i < SIGNALS_ENDING; i++) {
		sigaction(signals_ending[i], NULL, &old[i]);
		if (old[i].sa_handler != SIG_IGN) {
			sigaction(signals_ending[i], &restore, NULL);
		}
	}
	/* stopped here, the shell would be left without echo */
	sigaction(SIGTSTP, &ignore, &old[SIGNALS_ENDING]);
	silent.c_lflag &= ~(tcflag_t)(ECHO | ECHONL);
	return tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0;
}

static void show(const struct sigaction *old)
{
	tcsetattr(STDIN_FILENO, TCSANOW, &terminal_before);
	for (size_t i = 0; i < SIGNALS_ENDING; i++) {
		sigaction(signals_ending[i], &old[i], NULL);
	}
	sigaction(SIGTSTP, &old[SIGNALS_ENDING], NULL);
}

static const char *read_bytes(bool line, char *buffer, struct str *out)
{
	size_t n = 0;

	for (;;) {
		ssize_t got = read(STDIN_FILENO, buffer + n, SECRET_INPUT_MAX - n);

		if (got < 0 && errno == EINTR) {
			continue;
		}
		if (got < 0) {
			return reason_text(errno);
		}
		n += (size_t)got;
		if (got == 0 || (line && buffer[n - 1] == '\n')) {
			break;
		}
		if (n == SECRET_INPUT_MAX) {
			return "it is longer than any secret";
		}
	}
	*out = (struct str){buffer, n};
	return NULL;
}

/* A message that cannot be written is no reason to stop. */
static void tell(const char *text)
{
	ssize_t n = write(STDERR_FILENO, text, strlen(text));

	(void)n;
}

const char *secret_input(const char *prompt, char *buffer, struct str *out)
{
	struct sigaction old[SIGNALS_ENDING + 1];
	const char *why;

	if (!isatty(STDIN_FILENO)) {
		return read_bytes(false, buffer, out);
	}
	if (tcgetattr(STDIN_FILENO, &terminal_before) != 0) {
		return reason_text(errno);
	}
	tell(prompt);
	why = hide(old) ? read_bytes(true, buffer, out) : "the terminal shows what is typed";
	show(old);
	tell("\n");
	return why;
}

void secret_wipe(char *buffer, size_t size)
{
	volatile char *byte = buffer;

	for (size_t i = 0; i < size; i++) {
		byte[i] = 0;
	}
}
