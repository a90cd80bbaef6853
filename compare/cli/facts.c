#include "compare/cli/output.h"
#include "compare/cli/repository.h"
#include "facts/facts_json.h"

static const struct option facts_options[] = {
	{"output", 'o', "FILE", false, "write to FILE, not standard output"},
	{NULL},
};

static int run(struct arena *arena, const struct options *options)
{
	struct config_file file;
	struct facts facts = {0};

	if (!cli_operands(arena, &command_facts, options, 0, 1)) {
		return EXIT_TROUBLE;
	}
	int status = config_file_read(arena, options, repository_path(options), &file);
	if (status == EXIT_CLEAN && options_has(options, "print-config")) {
		return config_file_print(arena, options, &file);
	}
	if (status == EXIT_CLEAN) {
		status = repository_read(arena, &command_facts, options, &file.config, &facts);
	}
	if (status != EXIT_CLEAN) {
		return status;
	}
	struct buf buf = {0};
	struct str error;
	output_vec outputs = {0};
	facts_write(&facts, &buf);
	vec_push(arena, &outputs,
		(struct output){output_file(options_value(options, "output")), buf_str(&buf)});
	if (!output_write(arena, &outputs, &error)) {
		status = cli_fail(arena, "%.*s", STR_ARGS(error));
	}
	buf_finish(&buf);
	return status;
}

const struct command command_facts = {
	.name = "facts",
	.operands = "[PATH]",
	.summary = "prints what PATH says of Clerk, as JSON",
	.more = "",
	.example = "clerk-audit facts . -o facts.json",
	.groups = {facts_options, repository_options, config_file_options},
	.run = run,
};
