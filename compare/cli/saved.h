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

/* What is done with the findings; returns the exit status. */
typedef int saved_finish(struct arena *arena, const struct options *options,
	const struct config_file *file, const struct audit_result *result);

/*
 * Runs a command that audits the facts of --facts, else of PATH, and returns the exit status:
 * EXIT_TROUBLE when it has said what is wrong, else that of --print-config or of `finish`.
 */
int saved_audit(struct arena *arena, const struct command *command, const struct options *options,
	saved_finish *finish);

#endif
