#include "compare/cli/dist/dist.h"

#include <stdint.h>

void bash_names(struct arena *arena, struct buf *out)
{
	buf_add(out, dist_names(arena, cli_commands));
}

/* 'snapshot import' | 'snapshot check': commands of two words. */
void bash_own_names(struct arena *arena, struct buf *out)
{
	const char *between = "";
	dist_commands commands = {0};

	dist_list(arena, &commands);
	for (size_t i = 0; i < commands.n; i++) {
		if (str_find_byte(str_of(commands.items[i]->name), ' ') != SIZE_MAX) {
			buf_format(out, "%s'%s'", between, commands.items[i]->name);
			between = " | ";
		}
	}
}

/* Where an option stands on the command line: 'check -s' | 'check --snapshot' */
static void add_patterns(
	struct buf *out, const struct command *command, const struct option *option)
{
	buf_add_z(out, "\t");
	if (option->letter != 0) {
		buf_format(out, "'%s -%c' | ", command->name, option->letter);
	}
	buf_format(out, "'%s --%s')\n", command->name, option->name);
}

static void add_words(struct buf *out, struct str words)
{
	buf_format(out, "\t\tCOMPREPLY=($(compgen -W '%.*s' -- \"$cur\"))\n", STR_ARGS(words));
}

static void add_wanted(struct arena *arena, struct buf *out, enum dist_wanted wanted,
	const char *(*word)(size_t number))
{
	if (wanted == DIST_WORDS) {
		add_words(out, dist_words(arena, word));
	} else if (wanted == DIST_FILE) {
		buf_add_z(out, "\t\t_filedir\n");
	} else if (wanted == DIST_FOLDER) {
		buf_add_z(out, "\t\t_filedir -d\n");
	}
}

struct writer {
	struct arena *arena;
	struct buf *out;
};

static void add_value(const struct command *command, const struct option *option, void *data)
{
	struct writer *writer = data;

	if (option->value != NULL) {
		add_patterns(writer->out, command, option);
		add_wanted(writer->arena, writer->out, dist_value(option), option->word);
		buf_add_z(writer->out, "\t\treturn\n\t\t;;\n");
	}
}

void bash_values(struct arena *arena, struct buf *out)
{
	struct writer writer = {arena, out};
	dist_commands commands = {0};

	dist_list(arena, &commands);
	for (size_t i = 0; i < commands.n; i++) {
		dist_options(commands.items[i], add_value, &writer);
	}
}

static void add_name(const struct command *command, const struct option *option, void *data)
{
	struct writer *writer = data;

	(void)command;
	if (option->letter != 0) {
		buf_format(writer->out, "-%c ", option->letter);
	}
	buf_format(writer->out, "--%s ", option->name);
}

void bash_options(struct arena *arena, struct buf *out)
{
	struct writer writer = {arena, out};
	dist_commands commands = {0};

	dist_list(arena, &commands);
	for (size_t i = 0; i < commands.n; i++) {
		buf_format(out, "\t'%s') options='", commands.items[i]->name);
		dist_options(commands.items[i], add_name, &writer);
		buf_add_z(out, "' ;;\n");
	}
}

void bash_operands(struct arena *arena, struct buf *out)
{
	dist_commands commands = {0};

	dist_list(arena, &commands);
	for (size_t i = 0; i < commands.n; i++) {
		const struct command *command = commands.items[i];
		enum dist_wanted wanted = dist_operand(command);

		if (wanted == DIST_NOTHING) {
			continue;
		}
		buf_format(out, "\t'%s')\n", command->name);
		if (wanted == DIST_COMMAND) {
			add_words(out, dist_names(arena, command->commands));
		} else {
			add_wanted(arena, out, wanted, command->operand);
		}
		buf_add_z(out, "\t\t;;\n");
	}
}
