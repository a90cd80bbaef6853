#include <stdio.h>

#include "compare/cli/as_of.h"
#include "compare/cli/baseline_file.h"
#include "compare/cli/output.h"
#include "compare/cli/repository.h"
#include "compare/cli/saved.h"

static const struct option own_options[] = {
	{"facts", 'f', "FILE", false, "what 'clerk-audit facts' wrote, in the place of PATH"},
	{"output", 'o', "FILE", false, "write to FILE; default: where the baseline is"},
	{NULL},
};

/* Standard output, when the baseline came from standard input. */
static const char *target(
	struct arena *arena, const struct options *options, const struct config_file *file)
{
	const char *wish = options_value(options, "output");

	return output_file(wish != NULL ? wish : baseline_file_path(arena, options, file));
}

static int prune(struct arena *arena, const struct options *options, const struct config_file *file,
	const struct audit_result *result)
{
	const struct baseline *old = NULL;
	struct baseline renewed;
	int status = baseline_file_read(arena, options, file, &old);

	if (status == EXIT_CLEAN && old == NULL) {
		status = cli_misuse(
			arena, "baseline prune", STR("nothing to prune: give --baseline FILE"));
	}
	if (status != EXIT_CLEAN) {
		return status;
	}
	baseline_renew(arena, old, result, false, &renewed);
	status = baseline_file_write(arena, &renewed, target(arena, options, file));
	if (status == EXIT_CLEAN) {
		fprintf(stderr, "clerk-audit: baseline of %zu finding%s, %zu dropped\n",
			renewed.entries.n, renewed.entries.n == 1 ? "" : "s",
			old->entries.n - renewed.entries.n);
	}
	return status;
}

static int run(struct arena *arena, const struct options *options)
{
	return saved_audit(arena, &command_baseline_prune, options, prune);
}

const struct command command_baseline_prune = {
	.name = "baseline prune",
	.operands = "[PATH]",
	.summary = "drops the entries whose finding is gone",
	.more = "Audits as check does: give it the same PATH, snapshot and settings. Reasons\n"
		"stay, what has moved is named where it is now, nothing is added. An entry whose\n"
		"rule could not be evaluated this time stays.\n",
	.example = "clerk-audit baseline prune . --baseline clerk-baseline.json",
	.groups = {own_options, baseline_file_options, request_instance_options, as_of_options,
		repository_options, config_file_options},
	.run = run,
};
