#ifndef COMPARE_CLI_SECRET_INPUT_H
#define COMPARE_CLI_SECRET_INPUT_H

#include "base/str.h"

enum {
	SECRET_INPUT_MAX = 4096, /* far more than any secret has */
};

/*
 * Reads standard input to its end, from a terminal one line that is not shown
 * and asked for with `prompt` on standard error. The bytes go into `buffer`,
 * of SECRET_INPUT_MAX bytes; NULL, or why not.
 */
const char *secret_input(const char *prompt, char *buffer, struct str *out);

/* Overwrites the bytes in a way that is not optimised out. */
void secret_wipe(char *buffer, size_t size);

#endif
