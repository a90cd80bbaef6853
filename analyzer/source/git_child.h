#ifndef SOURCE_GIT_CHILD_H
#define SOURCE_GIT_CHILD_H

#include <signal.h>

#include "base/buf.h"

/* How git is started: nothing of the caller's environment reaches it. */
struct git_program {
	const char *path; /* absolute */
	char *const *environment;
	sigset_t signals; /* those that are blocked in it */
	int errors; /* what it says on standard error goes there */
};

struct git_child {
	pid_t pid; /* 0: none */
	int in; /* its standard input; -1: it has none */
	int out; /* its standard output */
};

enum {
	GIT_CHILD_ARGUMENTS = 16, /* most of one call */
	GIT_CHILD_NO_INPUT = -1,
	GIT_CHILD_PIPE = -2, /* its standard input is a pipe from here */
	GIT_CHILD_FAILED = -1, /* could not be started, or was ended by a signal */
};

/*
 * Starts git with the arguments that NULL ends, without a shell. `input`: an open
 * file for its standard input, or one of the above. False when there is no process
 * or pipe to be had.
 */
bool git_child_start(const struct git_program *program, const char *const *arguments, int input,
	struct git_child *out);

/* Reads what it prints to the end; false when that cannot be reached. */
bool git_child_read(const struct git_child *child, struct buf *out);

/* Ends it, whatever it is doing: one that waits for nothing hears of no closed pipe. */
void git_child_kill(const struct git_child *child);

/* Closes its pipes and waits for its end; returns its exit status or GIT_CHILD_FAILED. */
int git_child_finish(struct git_child *child);

/*
 * Runs git to its end and appends what it prints to *out. Returns as
 * git_child_finish does; a signal that waits to end this program ends git.
 */
int git_child_run(const struct git_program *program, const char *const *arguments, struct buf *out);

/* Waits until it has printed something or ended; false when a signal waits as said above. */
bool git_child_ready(const struct git_child *child);

#endif
