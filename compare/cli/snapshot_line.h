#ifndef COMPARE_CLI_SNAPSHOT_LINE_H
#define COMPARE_CLI_SNAPSHOT_LINE_H

#include "compare/cli/config_file.h"

/*
 * Says of each finding where its Clerk side stands, in a snapshot that the configuration names
 * and that lies in the repository: sets `clerk_at`, and `anchor` of those that have no other line.
 */
void snapshot_line_all(struct arena *arena, const struct config_file *file,
	const struct snapshot *snapshot, struct audit_result *result);

#endif
