#include "compare/cli/cli.h"

static const struct command *const commands[] = {
	&command_snapshot_import,
	&command_snapshot_check,
	&command_snapshot_show,
	&command_snapshot_diff,
	&command_snapshot_redact,
	&command_snapshot_fingerprint,
	&command_snapshot_template,
	NULL,
};

const struct command command_snapshot = {
	.name = "snapshot",
	.operands = "COMMAND",
	.summary = "makes, checks and compares snapshots of instances",
	.more = "A snapshot is what Clerk's own read-only calls answer, saved once where there is\n"
		"a network, by export.sh or by hand, and brought into one file without secrets by\n"
		"'snapshot import'. export.sh lies in share/clerk-audit beside the program's bin,\n"
		"in node_modules/clerk-audit, or in snapshot/ of the source:\n"
		"\n"
		"    sh /usr/local/share/clerk-audit/export.sh --publishable-key pk_live_...\n",
	.example = "clerk-audit snapshot show clerk-snapshot.json",
	.commands = commands,
};
