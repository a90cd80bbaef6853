#include <string.h>

#include "base/buf.h"
#include "compare/cli/as_of.h"
#include "compare/cli/cli.h"
#include "compare/cli/input.h"
#include "compare/cli/output.h"
#include "compare/cli/readiness.h"

static const struct option check_options[] = {
	{"format", 0, "FORMAT", false, "text (default) or json", cli_text_or_json},
	{"output", 'o', "FILE", false, "write to FILE"},
	{"verbose", 'v', NULL, false, "every rule, and every field that it lacks"},
	{NULL},
};

static int run(struct arena *arena, const struct options *options)
{
	const char *format = options_value(options, "format");
	bool json = format != NULL && strcmp(format, "json") == 0;
	const struct snapshot *snapshot;
	struct compare_options compared = {0};
	struct readiness readiness;
	struct buf buf = {0};
	struct str as_of;
	struct str error;

	if (!cli_operands(arena, &command_snapshot_check, options, 1, SIZE_MAX)) {
		return EXIT_TROUBLE;
	}
	if (!as_of_read(arena, options, &as_of, &error)) {
		return cli_misuse(arena, command_snapshot_check.name, error);
	}
	if (!input_snapshots(arena, options->operands.items, options->operands.n, &snapshot,
		    &compared, &error)) {
		return cli_fail(arena, "%.*s", STR_ARGS(error));
	}
	readiness_judge(arena, snapshot, as_of, &readiness);
	if (json) {
		readiness_json(&readiness, &buf);
	} else {
		readiness_text(arena, &readiness, options_has(options, "verbose"), &buf);
	}
	return output_finish_to(arena, options_value(options, "output"), &buf,
		readiness_is_fine(&readiness) ? EXIT_CLEAN : EXIT_FINDINGS);
}

const struct command command_snapshot_check = {
	.name = "snapshot check",
	.operands = "FILE...",
	.summary = "says what it lacks, and which rules wait for it",
	.more = "Exit status: 0 fine, however much it lacks; 1 something was not understood, two\n"
		"sources disagree, or it is older than the limit; 2 it cannot be loaded\n",
	.example = "clerk-audit snapshot check clerk-snapshot.json --as-of now",
	.groups = {as_of_options, check_options},
	.run = run,
};
