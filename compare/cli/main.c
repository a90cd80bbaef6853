#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "compare/cli/cli.h"
#include "compare/cli/confine.h"
#include "compare/cli/help.h"
#include "compare/cli/output.h"
#include "compare/cli/sandbox.h"

/* Adds what every command takes to the command's own tables. */
static void join_groups(const struct command *command, const struct option *out[OPTIONS_GROUPS + 2])
{
	size_t n = 0;

	while (command->groups[n] != NULL) {
		out[n] = command->groups[n];
		n++;
	}
	out[n] = cli_common_options;
	out[n + 1] = NULL;
}

/* A second reader of standard input would find it empty, and say nothing. */
static bool reads_stdin_twice(const struct options *options)
{
	size_t count = 0;

	for (size_t i = 0; i < options->uses.n; i++) {
		const struct option_use *use = &options->uses.items[i];
		bool output = strcmp(use->option->name, "output") == 0;

		count += use->value != NULL && strcmp(use->value, "-") == 0 && !output;
	}
	for (size_t i = 0; i < options->operands.n; i++) {
		count += strcmp(options->operands.items[i], "-") == 0;
	}
	return count > 1;
}

/* "snapshot import": the second word chooses among the command's own commands. */
static const struct command *own_command(
	struct arena *arena, const struct command *command, int argc, char *const *argv)
{
	const struct command *own;
	struct str names = STR("");

	for (size_t i = 0; command->commands[i] != NULL; i++) {
		names = str_format(arena, "%.*s%s%s", STR_ARGS(names), i > 0 ? ", " : "",
			str_last_part(str_of(command->commands[i]->name), ' ').s);
	}
	if (argc == 0) {
		cli_misuse(arena, command->name,
			str_format(arena, "what to do is missing: %.*s", STR_ARGS(names)));
		return NULL;
	}
	own = cli_find(command->commands, str_of(argv[0]));
	if (own == NULL) {
		cli_misuse(arena, command->name,
			str_format(arena, "unknown %s command: '%s': there are %.*s", command->name,
				argv[0], STR_ARGS(names)));
	}
	return own;
}

static int run_command(
	struct arena *arena, const struct command *command, int argc, char *const *argv)
{
	if (command->commands != NULL && argc > 0 && argv[0][0] != '-') {
		command = own_command(arena, command, argc, argv);
		argc--;
		argv++;
	}
	if (command == NULL) {
		return EXIT_TROUBLE;
	}
	const struct option *groups[OPTIONS_GROUPS + 2];
	struct options options;
	struct str error;

	join_groups(command, groups);
	if (!options_parse(arena, groups, argc, argv, &options, &error)) {
		return cli_misuse(arena, command->name, error);
	}
	if (options_has(&options, "help")) {
		struct buf buf = {0};

		help_command(command, &buf);
		return output_finish(arena, &buf, EXIT_CLEAN);
	}
	if (reads_stdin_twice(&options)) {
		return cli_misuse(
			arena, command->name, STR("standard input can be read once only: '-'"));
	}
	if (command->commands != NULL) {
		own_command(arena, command, 0, NULL);
		return EXIT_TROUBLE;
	}
	confine_command(arena, command, &options);
	return command->run(arena, &options);
}

/* `help`, `help COMMAND`: the way of git and npm, which many try first. */
static int run_help(struct arena *arena, int argc, char *const *argv)
{
	const struct command *command = argc > 0 ? cli_command(str_of(argv[0])) : NULL;
	const struct command *own = NULL;
	struct buf buf = {0};

	if (command != NULL && command->commands != NULL && argc > 1) {
		own = cli_find(command->commands, str_of(argv[1]));
	}
	command = own != NULL ? own : command;

	if (command != NULL) {
		help_command(command, &buf);
	} else {
		help_program(&buf);
	}
	return output_finish(arena, &buf, EXIT_CLEAN);
}

static int run_program(struct arena *arena, int argc, char *const *argv)
{
	struct str first = argc > 0 ? str_of(argv[0]) : STR_NONE;

	if (str_is(first, "--help") || str_is(first, "-h")) {
		return run_help(arena, 0, NULL);
	}
	if (str_is(first, "--version") || str_is(first, "-V")) {
		return run_command(arena, &command_version, 0, NULL);
	}
	if (str_is(first, "help")) {
		return run_help(arena, argc - 1, argv + 1);
	}
	const struct command *command = cli_command(first);
	if (command == NULL) {
		return run_command(arena, &command_check, argc, argv);
	}
	return run_command(arena, command, argc - 1, argv + 1);
}

/*
 * A closed standard stream would hand its number to the next file opened,
 * and reports would be written into that. Read-only, so that writing fails.
 */
static bool fill_streams(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
		if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", O_RDONLY) != fd) {
			return false;
		}
	}
	return true;
}

int main(int argc, char **argv)
{
	struct sigaction ignore = {.sa_handler = SIG_IGN};
	struct arena arena;

	if (!fill_streams()) {
		return EXIT_TROUBLE;
	}
	/* a reader that went away and a file that may not grow are write errors like any other */
	sigaction(SIGPIPE, &ignore, NULL);
	sigaction(SIGXFSZ, &ignore, NULL);
	sandbox_memory();
	arena_init(&arena);
	int status = run_program(&arena, argc - 1, argv + 1);
	arena_finish(&arena);
	return status;
}
