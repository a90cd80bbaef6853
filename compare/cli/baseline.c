#include "compare/cli/cli.h"

static const struct command *const commands[] = {
	&command_baseline_write,
	&command_baseline_prune,
	NULL,
};

const struct command command_baseline = {
	.name = "baseline",
	.operands = "COMMAND",
	.summary = "lists known findings, so that only new ones count",
	.more = "For a repository that has findings when it is first audited: 'baseline write'\n"
		"lists them, check --baseline lets them be, and 'baseline prune' drops those that\n"
		"have been fixed.\n",
	.example = "clerk-audit baseline write . -o clerk-baseline.json",
	.commands = commands,
};
