#ifndef COMPARE_CLI_INIT_ASK_H
#define COMPARE_CLI_INIT_ASK_H

#include "compare/cli/init_choice.h"

/* Is there someone to ask: are standard input and output a terminal? */
bool init_ask_can(void);

/*
 * Asks which of the table it is to be; an empty answer is `proposed`. Both may be NULL:
 * none. Returns false at the end of input.
 */
bool init_ask_choice(struct arena *arena, const char *question, const struct init_choice *table,
	const struct init_choice *proposed, const struct init_choice **out);

/* Asks for a yes; anything else, and the end of input, is a no. */
bool init_ask_yes(const char *question);

#endif
