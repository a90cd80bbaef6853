#include "compare/cli/help.h"

/* Columns at which explanations begin. */
enum {
	OPTION_COLUMN = 24,
	COMMAND_COLUMN = 30,
};

static void pad(struct buf *out, size_t from, size_t to)
{
	do {
		buf_add_byte(out, ' ');
	} while (out->n - from < to);
}

static void add_name(const struct option *option, struct buf *out)
{
	if (option->letter != 0) {
		buf_format(out, "-%c, ", option->letter);
	}
	buf_format(out, "--%s%s%s", option->name, option->value == NULL ? "" : " ",
		option->value == NULL ? "" : option->value);
}

/* Adds a line, and returns the last option that it explains: a joined one takes the next along. */
static const struct option *add_option(const struct option *option, struct buf *out)
{
	size_t start = out->n;
	const char *help = option->help;

	buf_add_z(out, "  ");
	add_name(option, out);
	if (option->joined != NULL) {
		help = option->joined;
		buf_add_z(out, ", ");
		add_name(++option, out);
	}
	buf_add_byte(out, ' ');
	pad(out, start, OPTION_COLUMN);
	buf_format(out, "%s\n", help);
	return option;
}

static void add_table(const struct option *table, struct buf *out)
{
	for (const struct option *option = table; option->name != NULL; option++) {
		option = add_option(option, out);
	}
}

static void add_commands(const struct command *const *commands, struct buf *out)
{
	for (size_t i = 0; commands[i] != NULL; i++) {
		size_t start = out->n;

		buf_format(out, "  %s %s", commands[i]->name, commands[i]->operands);
		pad(out, start, COMMAND_COLUMN);
		buf_format(out, "%s\n", commands[i]->summary);
	}
}

void help_command(const struct command *command, struct buf *out)
{
	buf_format(out, "usage: clerk-audit %s%s%s%s\n%s\n", command->name,
		command->groups[0] == NULL ? "" : " [options]",
		command->operands[0] == '\0' ? "" : " ", command->operands, command->summary);
	if (command->groups[0] != NULL || command->commands != NULL) {
		buf_add_byte(out, '\n');
	}
	if (command->commands != NULL) {
		add_commands(command->commands, out);
	}
	for (size_t g = 0; command->groups[g] != NULL; g++) {
		add_table(command->groups[g], out);
	}
	if (command->more[0] != '\0') {
		buf_format(out, "\n%s", command->more);
	}
	buf_format(out, "\nexample: %s\n", command->example);
}

void help_program(struct buf *out)
{
	buf_add_z(out,
		"usage: clerk-audit [command] [options] [PATH]\n"
		"Says where a repository and a Clerk instance do not fit. Reads files only.\n"
		"\n");
	add_commands(cli_commands, out);
	buf_add_z(out, "\n"
		       "Without a command: check. Options: clerk-audit COMMAND --help\n"
		       "All take --no-sandbox: keep what the process gives away at its start\n"
		       "Exit status: 0 nothing at or above --fail-on, 1 findings, 2 not done\n"
		       "\n"
		       "example: clerk-audit check . --snapshot clerk-snapshot.json\n");
}
