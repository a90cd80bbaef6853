#ifndef COMPARE_CLI_REPOSITORY_H
#define COMPARE_CLI_REPOSITORY_H

#include "compare/cli/cli.h"
#include "facts/facts.h"

/* --include, --exclude, --env-file, --env-from-process, --jobs */
extern const struct option repository_options[];

/*
 * Reads the repository at PATH (the only operand, default the current
 * directory). Returns EXIT_CLEAN, or EXIT_TROUBLE when it has said why not.
 */
int repository_read(struct arena *arena, const struct command *command,
	const struct options *options, struct facts *out);

#endif
