#include "compare/cli/input.h"
#include "compare/cli/request.h"
#include "facts/facts_json.h"

enum {
	FACTS_LIMIT = 64 * 1024 * 1024, /* as the JSON reader's */
};

static const struct option compare_options_table[] = {
	{"facts", 'f', "FILE", false, "what 'clerk-audit facts' wrote; - is standard input"},
	{NULL},
};

static int read_facts(struct arena *arena, const struct options *options, struct facts *out)
{
	struct str text;
	struct str error;
	const char *file = options_value(options, "facts");

	if (!cli_operands(arena, &command_compare, options, 0, 0)) {
		return EXIT_TROUBLE;
	}
	if (file == NULL) {
		return cli_misuse(arena, "compare", STR("nothing to compare: give --facts FILE"));
	}
	if (!input_read(arena, file, FACTS_LIMIT, &text, &error)) {
		return cli_fail(arena, "%.*s", STR_ARGS(error));
	}
	if (!facts_read(arena, text, out, &error)) {
		return cli_fail(arena, "bad facts: '%s': %.*s", file, STR_ARGS(error));
	}
	return EXIT_CLEAN;
}

static int run(struct arena *arena, const struct options *options)
{
	struct request request;
	struct facts facts = {0};
	int status = request_read(arena, "compare", options, &request);

	if (status == EXIT_CLEAN) {
		status = read_facts(arena, options, &facts);
	}
	return status == EXIT_CLEAN ? request_run(arena, &request, &facts) : status;
}

const struct command command_compare = {
	.name = "compare",
	.operands = "",
	.summary = "like check, from saved facts",
	.more = "",
	.example = "clerk-audit compare --facts facts.json --snapshot clerk-snapshot.json",
	.groups = {compare_options_table, request_instance_options, request_report_options},
	.run = run,
};
