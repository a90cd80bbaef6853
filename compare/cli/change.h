#ifndef COMPARE_CLI_CHANGE_H
#define COMPARE_CLI_CHANGE_H

#include "compare/cli/repository.h"
#include "compare/cli/request.h"

/* --staged, --changed-since */
extern const struct option change_options[];

/* Is a change to be audited, and not all that there is? */
bool change_wanted(const struct options *options);

/*
 * Audits what is staged, or what has changed since a revision: both sides, and
 * reports the findings that the change has caused. Returns the exit status.
 */
int change_run(struct arena *arena, const struct command *command, const struct options *options,
	struct request *request);

#endif
