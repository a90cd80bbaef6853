#ifndef COMPARE_CLI_REPOSITORY_H
#define COMPARE_CLI_REPOSITORY_H

#include "compare/cli/config_file.h"
#include "facts/facts.h"

/* --include, --exclude, --env-file, --env-from-process, --jobs */
extern const struct option repository_options[];

/* PATH: the only operand, default the current directory. */
const char *repository_path(const struct options *options);

/*
 * Reads the repository at PATH, as the configuration says. Returns
 * EXIT_CLEAN, or EXIT_TROUBLE when it has said why not.
 */
int repository_read(struct arena *arena, const struct command *command,
	const struct options *options, const struct config *config, struct facts *out);

#endif
