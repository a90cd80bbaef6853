#include "compare/cli/dist/dist.h"

/* Adds text inside single quotes, with what _arguments and _describe read as theirs escaped. */
static void add_text(struct buf *out, const char *text)
{
	for (const char *c = text; *c != '\0'; c++) {
		if (*c == '\'') {
			buf_add_z(out, "'\\''");
			continue;
		}
		if (*c == ':' || *c == '[' || *c == ']' || *c == '\\') {
			buf_add_byte(out, '\\');
		}
		buf_add_byte(out, *c);
	}
}

static void add_names(struct buf *out, const struct command *const *commands)
{
	for (size_t i = 0; commands[i] != NULL; i++) {
		buf_format(out, "      '%s:", str_last_part(str_of(commands[i]->name), ' ').s);
		add_text(out, commands[i]->summary);
		buf_add_z(out, "'\n");
	}
}

void zsh_names(struct arena *arena, struct buf *out)
{
	(void)arena;
	add_names(out, cli_commands);
}

void zsh_own_names(struct arena *arena, struct buf *out)
{
	(void)arena;
	for (size_t i = 0; cli_commands[i] != NULL; i++) {
		if (cli_commands[i]->commands == NULL) {
			continue;
		}
		buf_format(out, "    (%s)\n      names=(\n", cli_commands[i]->name);
		add_names(out, cli_commands[i]->commands);
		buf_add_z(out, "      )\n      ;;\n");
	}
}

/* ":FILE:_files", the part of a specification that says what comes there. */
static void add_wanted(struct arena *arena, struct buf *out, enum dist_wanted wanted,
	const char *name, const char *(*word)(size_t number))
{
	buf_add_byte(out, ':');
	add_text(out, name);
	buf_add_byte(out, ':');
	if (wanted == DIST_WORDS) {
		buf_format(out, "(%.*s)", STR_ARGS(dist_words(arena, word)));
	} else if (wanted == DIST_FILE) {
		buf_add_z(out, "_files");
	} else if (wanted == DIST_FOLDER) {
		buf_add_z(out, "_files -/");
	} else {
		buf_add_byte(out, ' ');
	}
}

struct writer {
	struct arena *arena;
	struct buf *out;
};

static void add_spec(const struct command *command, const struct option *option, void *data)
{
	struct writer *writer = data;
	struct buf *out = writer->out;
	const char *value = option->value != NULL ? "=" : "";
	const char *letter_value = option->value != NULL ? "+" : "";

	(void)command;
	buf_add_z(out, "        ");
	if (option->letter != 0 && !option->repeats) {
		buf_format(out, "'(-%c --%s)'", option->letter, option->name);
	}
	buf_add_z(out, option->repeats ? "'*'" : "");
	if (option->letter != 0) {
		buf_format(
			out, "{-%c%s,--%s%s}'[", option->letter, letter_value, option->name, value);
	} else {
		buf_format(out, "'--%s%s[", option->name, value);
	}
	add_text(out, option->help);
	buf_add_byte(out, ']');
	if (option->value != NULL) {
		add_wanted(writer->arena, out, dist_value(option), option->value, option->word);
	}
	buf_add_z(out, "' \\\n");
}

static void add_operands(struct writer *writer, const struct command *command)
{
	enum dist_wanted wanted = dist_operand(command);

	if (command->operands[0] == '\0') {
		return;
	}
	buf_add_z(writer->out, "        '*");
	add_wanted(writer->arena, writer->out, wanted, command->operands, command->operand);
	buf_add_z(writer->out, "'\n");
}

void zsh_arguments(struct arena *arena, struct buf *out)
{
	struct writer writer = {arena, out};
	dist_commands commands = {0};

	dist_list(arena, &commands);
	for (size_t i = 0; i < commands.n; i++) {
		buf_format(
			out, "    ('%s')\n      _arguments -s -S : \\\n", commands.items[i]->name);
		dist_options(commands.items[i], add_spec, &writer);
		add_operands(&writer, commands.items[i]);
		buf_add_z(out, "      ;;\n");
	}
}
