#include "compare/cli/as_of.h"
#include "compare/cli/baseline_file.h"
#include "compare/cli/change.h"
#include "compare/cli/terminal.h"

static int run(struct arena *arena, const struct options *options)
{
	struct config_file file;
	struct request request;
	struct facts facts = {0};

	if (!cli_operands(arena, &command_check, options, 0, 1)) {
		return EXIT_TROUBLE;
	}
	int status = request_read(arena, "check", options, &request);
	if (terminal_links()) {
		request.report.links = repository_uri(arena, options);
	}
	if (status == EXIT_CLEAN && change_wanted(options) &&
		!options_has(options, "print-config")) {
		return change_run(arena, &command_check, options, &request);
	}
	if (status == EXIT_CLEAN) {
		status = config_file_read(arena, options, repository_path(options), &file);
	}
	if (status == EXIT_CLEAN && options_has(options, "print-config")) {
		return config_file_print(arena, options, &file);
	}
	if (status == EXIT_CLEAN) {
		status = request_configure(arena, "check", options, &file, &request);
	}
	if (status == EXIT_CLEAN) {
		status = request_spare_inputs(arena, "check", options, &file, &request);
	}
	if (status == EXIT_CLEAN) {
		status = baseline_file_read(arena, options, &file, &request.compare.baseline);
	}
	if (status == EXIT_CLEAN) {
		status = repository_read(arena, &command_check, options, &file.config, &facts);
	}
	return status == EXIT_CLEAN ? request_run(arena, &request, &facts) : status;
}

const struct command command_check = {
	.name = "check",
	.operands = "[PATH]",
	.summary = "audits PATH (default: here) against a snapshot",
	.more = "",
	.example = "clerk-audit check . -s clerk-snapshot.json --format json -o audit.json",
	.groups = {request_instance_options, change_options, as_of_options, baseline_file_options,
		request_report_options, repository_options, config_file_options},
	.run = run,
};
