#include "compare/choose.h"
#include "compare/cli/cli.h"
#include "compare/cli/input.h"
#include "compare/cli/output.h"
#include "snapshot/snapshot.h"

static const struct option show_options[] = {
	{"instance", 'i', "WHICH", false, "one alone: its id, production or development"},
	{"verbose", 'v', NULL, false, "whole lists, and why each unknown is unknown"},
	{NULL},
};

static int run(struct arena *arena, const struct options *options)
{
	const char *wanted = options_value(options, "instance");
	const struct snapshot *snapshot;
	struct compare_options compared = {0};
	struct choice choice = {0};
	struct buf buf = {0};
	struct str error;

	if (!cli_operands(arena, &command_snapshot_show, options, 1, SIZE_MAX)) {
		return EXIT_TROUBLE;
	}
	if (!input_snapshots(arena, options->operands.items, options->operands.n, &snapshot,
		    &compared, &error) ||
		(wanted != NULL &&
			!choose_by_name(arena, snapshot, str_of(wanted), &choice, &error))) {
		return cli_fail(arena, "%.*s", STR_ARGS(error));
	}
	snapshot_show(snapshot, choice.instance, options_has(options, "verbose"), &buf);
	return output_finish(arena, &buf, EXIT_CLEAN);
}

const struct command command_snapshot_show = {
	.name = "snapshot show",
	.operands = "FILE...",
	.summary = "shows an instance on one page",
	.more = "Several files are parts of one snapshot. What is unknown stands at the end, with\n"
		"what would tell it.\n",
	.example = "clerk-audit snapshot show clerk-snapshot.json",
	.groups = {show_options},
	.run = run,
};
