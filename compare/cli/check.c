#include "compare/cli/repository.h"
#include "compare/cli/request.h"

static int run(struct arena *arena, const struct options *options)
{
	struct request request;
	struct facts facts = {0};
	int status = request_read(arena, "check", options, &request);

	if (status == EXIT_CLEAN) {
		status = repository_read(arena, &command_check, options, &facts);
	}
	return status == EXIT_CLEAN ? request_run(arena, &request, &facts) : status;
}

const struct command command_check = {
	.name = "check",
	.operands = "[PATH]",
	.summary = "audits PATH (default: here) against a snapshot",
	.more = "",
	.example = "clerk-audit check . -s clerk-snapshot.json --format json -o audit.json",
	.groups = {request_instance_options, request_report_options, repository_options},
	.run = run,
};
