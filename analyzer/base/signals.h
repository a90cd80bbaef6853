#ifndef BASE_SIGNALS_H
#define BASE_SIGNALS_H

#include <signal.h>
#include <stdbool.h>

/* The signals that end a program and leave what it did half done. */
enum { SIGNALS_ENDING = 4 };
extern const int signals_ending[SIGNALS_ENDING]; /* SIGHUP, SIGINT, SIGQUIT, SIGTERM */

/*
 * Holds them back, for this thread and those that it starts, but for those that end nothing as
 * they are ignored (nohup). `before` receives what was held back until then.
 */
void signals_hold(sigset_t *before);

/* Does one that is held back wait? */
bool signals_waiting(void);

/* Lets through what waited, which ends the program if something did. */
void signals_release(const sigset_t *before);

#endif
