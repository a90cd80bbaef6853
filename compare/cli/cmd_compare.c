#include "compare/cli/as_of.h"
#include "compare/cli/baseline_file.h"
#include "compare/cli/input.h"
#include "compare/cli/request.h"

static const struct option compare_options_table[] = {
	{"facts", 'f', "FILE", false, "what 'clerk-audit facts' wrote; - is standard input"},
	{NULL},
};

static int read_facts(struct arena *arena, const struct options *options, struct facts *out)
{
	struct str error;
	const char *file = options_value(options, "facts");

	if (file == NULL) {
		return cli_misuse(arena, "compare", STR("nothing to compare: give --facts FILE"));
	}
	return input_facts(arena, file, out, &error) ? EXIT_CLEAN
						     : cli_fail(arena, "%.*s", STR_ARGS(error));
}

/*
 * Apps go by their folder below the configuration's. Where that lies is known
 * of the configuration with which the facts were collected alone; of any
 * other it counts as PATH.
 */
static void settle_base(const struct facts *facts, struct config *config)
{
	bool same = str_equal(facts->config_digest, config->digest);

	config->base = same ? facts->config_base : STR("");
}

static int run(struct arena *arena, const struct options *options)
{
	struct config_file file;
	struct request request;
	struct facts facts = {0};

	if (!cli_operands(arena, &command_compare, options, 0, 0)) {
		return EXIT_TROUBLE;
	}
	int status = request_read(arena, "compare", options, &request);
	if (status == EXIT_CLEAN) {
		status = config_file_read(arena, options, NULL, &file);
	}
	if (status == EXIT_CLEAN && options_has(options, "print-config")) {
		return config_file_print(arena, options, &file);
	}
	if (status == EXIT_CLEAN) {
		status = read_facts(arena, options, &facts);
	}
	if (status == EXIT_CLEAN) {
		settle_base(&facts, &file.config);
		status = request_configure(arena, "compare", options, &file, &request);
	}
	if (status == EXIT_CLEAN) {
		status = baseline_file_read(arena, options, &file, &request.compare.baseline);
	}
	return status == EXIT_CLEAN ? request_run(arena, &request, &facts) : status;
}

const struct command command_compare = {
	.name = "compare",
	.operands = "",
	.summary = "like check, from saved facts",
	.more = "",
	.example = "clerk-audit compare --facts facts.json --snapshot clerk-snapshot.json",
	.groups = {compare_options_table, request_instance_options, as_of_options,
		baseline_file_options, request_report_options, config_file_options},
	.run = run,
};
