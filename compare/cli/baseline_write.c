#include <stdio.h>

#include "compare/cli/as_of.h"
#include "compare/cli/baseline_file.h"
#include "compare/cli/output.h"
#include "compare/cli/repository.h"
#include "compare/cli/saved.h"

static const struct option own_options[] = {
	{"facts", 'f', "FILE", false, "what 'clerk-audit facts' wrote, in the place of PATH"},
	{"output", 'o', "FILE", false, "write to FILE, not standard output"},
	{NULL},
};

static struct str written(struct arena *arena, size_t count, const char *path)
{
	struct str said =
		str_format(arena, "baseline of %zu finding%s", count, count == 1 ? "" : "s");

	return path == NULL ? said
			    : str_format(arena, "%.*s in '%s': give it to check with --baseline",
				      STR_ARGS(said), path);
}

static int write_all(struct arena *arena, const struct options *options,
	const struct config_file *file, const struct audit_result *result)
{
	const char *path = output_file(options_value(options, "output"));
	const struct baseline *old;
	struct baseline renewed;
	struct str error;

	(void)file; /* a new one goes where --output says, not over that of the configuration */
	if (!baseline_file_replaced(arena, path, &old, &error)) {
		return cli_fail(arena, "%.*s", STR_ARGS(error));
	}
	baseline_renew(arena, old, result, true, &renewed);
	struct str line = cli_line(arena, written(arena, renewed.entries.n, path));
	int status = baseline_file_write(arena, &renewed, path);
	if (status == EXIT_CLEAN) {
		fwrite(line.s, 1, line.n, stderr);
	}
	return status;
}

static int run(struct arena *arena, const struct options *options)
{
	return saved_audit(arena, &command_baseline_write, options, write_all);
}

const struct command command_baseline_write = {
	.name = "baseline write",
	.operands = "[PATH]",
	.summary = "lists every finding that there is now",
	.more = "Audits as check does: give it the same PATH, snapshot and settings. What a\n"
		"comment silences is left out. Of the baseline in FILE reasons stay, and entries\n"
		"whose rule could not be evaluated this time. A file that is something else is\n"
		"not replaced.\n",
	.example = "clerk-audit baseline write . -s snapshot.json -o clerk-baseline.json",
	.groups = {own_options, request_instance_options, as_of_options, repository_options,
		config_file_options},
	.run = run,
};
