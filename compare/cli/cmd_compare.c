#include "compare/cli/as_of.h"
#include "compare/cli/baseline_file.h"
#include "compare/cli/many.h"
#include "compare/cli/saved.h"

static const struct option compare_options_table[] = {
	{"facts", 'f', "FILE", false, "of 'clerk-audit facts'; - for stdin; or a folder of them"},
	{NULL},
};

static int read_facts(
	struct arena *arena, const char *file, struct facts *out, struct request *request)
{
	struct str error;

	if (file == NULL) {
		return cli_misuse(arena, "compare", STR("nothing to compare: give --facts FILE"));
	}
	return saved_read(arena, file, out, request, &error)
		       ? EXIT_CLEAN
		       : cli_fail(arena, "%.*s", STR_ARGS(error));
}

static int run(struct arena *arena, const struct options *options)
{
	struct config_file file;
	struct request request;
	struct facts facts = {0};
	const char *path = options_value(options, "facts");

	if (!cli_operands(arena, &command_compare, options, 0, 0)) {
		return EXIT_TROUBLE;
	}
	if (path != NULL && many_is_folder(path)) {
		return many_compare(arena, path, options);
	}
	int status = request_read(arena, "compare", options, &request);
	if (status == EXIT_CLEAN) {
		status = config_file_read(arena, options, NULL, &file);
	}
	if (status == EXIT_CLEAN && options_has(options, "print-config")) {
		return config_file_print(arena, options, &file);
	}
	if (status == EXIT_CLEAN) {
		status = read_facts(arena, path, &facts, &request);
	}
	if (status == EXIT_CLEAN) {
		status = saved_configure(arena, "compare", options, &facts, &file, &request);
	}
	if (status == EXIT_CLEAN) {
		status = request_spare_inputs(arena, "compare", options, &file, &request);
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
	.more = "Of a folder every *.json is one repository: standard output gets an overview,\n"
		"and --output DIR, which must be new or empty, a report of each and --format.\n",
	.example = "clerk-audit compare --facts facts.json --snapshot clerk-snapshot.json",
	.groups = {compare_options_table, request_instance_options, as_of_options,
		baseline_file_options, request_report_options, config_file_options},
	.run = run,
};
