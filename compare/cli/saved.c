#include "compare/cli/saved.h"

#include "compare/cli/input.h"
#include "compare/cli/repository.h"

bool saved_read(struct arena *arena, const char *path, struct facts *out, struct request *request,
	struct str *error)
{
	return input_facts(arena, path, out, &request->compare.facts_digest, error);
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
	config->above = same && facts->config_above;
}

int saved_configure(struct arena *arena, const char *command, const struct options *options,
	const struct facts *facts, struct config_file *file, struct request *request)
{
	settle_base(facts, &file->config);
	return request_configure(arena, command, options, file, request);
}

/* What says how to read a repository says nothing of saved facts. */
static int check_options(
	struct arena *arena, const struct command *command, const struct options *options)
{
	if (options->operands.n > 0) {
		return cli_misuse(arena, command->name,
			str_format(
				arena, "either --facts or PATH: '%s'", options->operands.items[0]));
	}
	for (const struct option *o = repository_options; o->name != NULL; o++) {
		if (options_has(options, o->name)) {
			return cli_misuse(arena, command->name,
				str_format(arena, "option is for PATH, not for --facts: '--%s'",
					o->name));
		}
	}
	return EXIT_CLEAN;
}

/* Configures the request and reads the facts. */
static int saved_or_repository(struct arena *arena, const struct command *command,
	const struct options *options, struct config_file *file, struct request *request,
	struct facts *out)
{
	const char *path = options_value(options, "facts");
	struct str error;
	int status;

	if (path == NULL) {
		status = request_configure(arena, command->name, options, file, request);
		return status == EXIT_CLEAN
			       ? repository_read(arena, command, options, &file->config, out)
			       : status;
	}
	status = check_options(arena, command, options);
	if (status == EXIT_CLEAN && !saved_read(arena, path, out, request, &error)) {
		status = cli_fail(arena, "%.*s", STR_ARGS(error));
	}
	return status == EXIT_CLEAN
		       ? saved_configure(arena, command->name, options, out, file, request)
		       : status;
}

int saved_audit(struct arena *arena, const struct command *command, const struct options *options,
	saved_finish *finish)
{
	struct config_file file;
	struct request request;
	struct facts facts = {0};
	struct audit_result result;

	if (!cli_operands(arena, command, options, 0, 1)) {
		return EXIT_TROUBLE;
	}
	int status = request_read(arena, command->name, options, &request);
	if (status == EXIT_CLEAN) {
		bool saved = options_has(options, "facts");

		status = config_file_read(
			arena, options, saved ? NULL : repository_path(options), &file);
	}
	if (status == EXIT_CLEAN && options_has(options, "print-config")) {
		return config_file_print(arena, options, &file);
	}
	if (status == EXIT_CLEAN) {
		status = saved_or_repository(arena, command, options, &file, &request, &facts);
	}
	if (status == EXIT_CLEAN) {
		status = request_compare(arena, &request, &facts, &result);
	}
	return status == EXIT_CLEAN ? finish(arena, options, &file, &result) : status;
}
