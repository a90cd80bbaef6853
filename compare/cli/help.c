#include "compare/cli/help.h"

/* Columns at which explanations begin. */
enum {
	OPTION_COLUMN = 26,
	COMMAND_COLUMN = 30,
};

static void pad(struct buf *out, size_t from, size_t to)
{
	do {
		buf_add_byte(out, ' ');
	} while (out->n - from < to);
}

static void add_option(const struct option *option, struct buf *out)
{
	size_t start = out->n;

	if (option->letter != 0) {
		buf_format(out, "  -%c, --%s", option->letter, option->name);
	} else {
		buf_format(out, "  --%s", option->name);
	}
	if (option->value != NULL) {
		buf_format(out, " %s", option->value);
	}
	pad(out, start, OPTION_COLUMN);
	buf_format(out, "%s\n", option->help);
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
		for (const struct option *o = command->groups[g]; o->name != NULL; o++) {
			add_option(o, out);
		}
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
		       "Exit status: 0 nothing at or above --fail-on, 1 findings, 2 not done\n"
		       "\n"
		       "example: clerk-audit check . --snapshot clerk-snapshot.json\n");
}
