#include "compare/cli/dist/dist.h"

#include <stdint.h>

struct writer {
	struct arena *arena;
	struct buf *out;
};

/* Adds text inside single quotes. */
static void add_text(struct buf *out, const char *text)
{
	for (const char *c = text; *c != '\0'; c++) {
		if (*c == '\'' || *c == '\\') {
			buf_add_byte(out, '\\');
		}
		buf_add_byte(out, *c);
	}
}

/* Without a command it is check: what check takes is offered for the first word too. */
static void add_head(struct buf *out, const struct command *command)
{
	buf_format(out, "complete -c clerk-audit -n '__clerk_audit_at%s \"%s\"'",
		command == &command_check ? " start" : "", command->name);
}

static void add_wanted(
	struct writer *writer, enum dist_wanted wanted, const char *(*word)(size_t number))
{
	if (wanted == DIST_WORDS) {
		buf_format(writer->out, " -a '%.*s'", STR_ARGS(dist_words(writer->arena, word)));
	} else if (wanted == DIST_FILE) {
		buf_add_z(writer->out, " -F");
	} else if (wanted == DIST_FOLDER) {
		buf_add_z(writer->out, " -a '(__fish_complete_directories)'");
	}
}

static void add_names(struct buf *out, const char *at, const struct command *const *commands)
{
	for (size_t i = 0; commands[i] != NULL; i++) {
		buf_format(out, "complete -c clerk-audit -n '__clerk_audit_at %s' -a %s -d '", at,
			str_last_part(str_of(commands[i]->name), ' ').s);
		add_text(out, commands[i]->summary);
		buf_add_z(out, "'\n");
	}
}

/* 'snapshot import' 'snapshot check': commands of two words. */
void fish_own_names(struct arena *arena, struct buf *out)
{
	dist_commands commands = {0};

	dist_list(arena, &commands);
	for (size_t i = 0; i < commands.n; i++) {
		if (str_find_byte(str_of(commands.items[i]->name), ' ') != SIZE_MAX) {
			buf_format(out, "'%s' ", commands.items[i]->name);
		}
	}
}

void fish_names(struct arena *arena, struct buf *out)
{
	(void)arena;
	add_names(out, "start", cli_commands);
	for (size_t i = 0; cli_commands[i] != NULL; i++) {
		if (cli_commands[i]->commands != NULL) {
			add_names(out, cli_commands[i]->name, cli_commands[i]->commands);
		}
	}
}

static void add_option(const struct command *command, const struct option *option, void *data)
{
	struct writer *writer = data;
	struct buf *out = writer->out;

	add_head(out, command);
	if (option->letter != 0) {
		buf_format(out, " -s %c", option->letter);
	}
	buf_format(out, " -l %s", option->name);
	if (option->value != NULL) {
		buf_add_z(out, dist_value(option) == DIST_FILE ? " -r" : " -x");
		add_wanted(writer, dist_value(option), option->word);
	}
	buf_add_z(out, " -d '");
	add_text(out, option->help);
	buf_add_z(out, "'\n");
}

void fish_options(struct arena *arena, struct buf *out)
{
	struct writer writer = {arena, out};
	dist_commands commands = {0};

	dist_list(arena, &commands);
	for (size_t i = 0; i < commands.n; i++) {
		const struct command *command = commands.items[i];
		enum dist_wanted wanted = dist_operand(command);

		dist_options(command, add_option, &writer);
		if (wanted == DIST_WORDS || wanted == DIST_FILE || wanted == DIST_FOLDER) {
			add_head(out, command);
			add_wanted(&writer, wanted, command->operand);
			buf_add_byte(out, '\n');
		}
	}
}
