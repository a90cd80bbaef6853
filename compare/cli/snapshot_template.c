#include "compare/cli/cli.h"
#include "compare/cli/output.h"
#include "compare/cli/snapshot_template_file.h"

static int run(struct arena *arena, const struct options *options)
{
	struct buf buf = {0};

	if (!cli_operands(arena, &command_snapshot_template, options, 0, 0)) {
		return EXIT_TROUBLE;
	}
	buf_add(&buf, (struct str){snapshot_template_file[0].text, snapshot_template_file[0].size});
	return output_finish(arena, &buf, EXIT_CLEAN);
}

const struct command command_snapshot_template = {
	.name = "snapshot template",
	.operands = "",
	.summary = "prints the part that is written by hand",
	.more = "Keys that begin with // are comments. As long as it is not filled in, nothing is\n"
		"judged by it.\n",
	.example = "clerk-audit snapshot template >by-hand.json",
	.groups = {NULL},
	.run = run,
};
