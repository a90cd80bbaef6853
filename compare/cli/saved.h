#ifndef COMPARE_CLI_SAVED_H
#define COMPARE_CLI_SAVED_H

#include "compare/cli/request.h"

/* Facts that 'clerk-audit facts' has saved, in the place of a repository. */

/*
 * Reads them, and notes the file's digest in *request. Returns false with one
 * line in *error.
 */
bool saved_read(struct arena *arena, const char *path, struct facts *out, struct request *request,
	struct str *error);

/* request_configure, for saved facts. */
int saved_configure(struct arena *arena, const char *command, const struct options *options,
	const struct facts *facts, struct config_file *file, struct request *request);

/*
 * Configures the request and reads the facts of --facts, else of PATH.
 * Returns EXIT_CLEAN, or EXIT_TROUBLE when it has said why not.
 */
int saved_or_repository(struct arena *arena, const struct command *command,
	const struct options *options, struct config_file *file, struct request *request,
	struct facts *out);

#endif
