#include "compare/cli/dist/dist.h"
#include "compare/cli/dist/roff.h"

static void add_bold(struct buf *out, const char *before, const char *text)
{
	buf_add_z(out, "\\fB");
	roff_word(out, str_of(before));
	roff_word(out, str_of(text));
	buf_add_z(out, "\\fR");
}

static void add_italic(struct buf *out, const char *text)
{
	buf_add_z(out, "\\fI");
	roff_word(out, str_of(text));
	buf_add_z(out, "\\fR");
}

/* Does the text begin with a value of the option? Then it is no sentence. */
static bool begins_with_value(const struct option *option)
{
	struct str help = str_of(option->help);

	for (size_t i = 0; option->word != NULL && option->word(i) != NULL; i++) {
		if (str_starts(help, option->word(i))) {
			return true;
		}
	}
	return false;
}

static void add_option(struct buf *out, const struct option *option)
{
	char letter[] = {option->letter, '\0'};

	buf_add_z(out, ".TP\n");
	if (option->letter != 0) {
		add_bold(out, "-", letter);
		buf_add_z(out, ", ");
	}
	add_bold(out, "--", option->name);
	if (option->value != NULL) {
		buf_add_byte(out, ' ');
		add_italic(out, option->value);
	}
	buf_add_byte(out, '\n');
	(begins_with_value(option) ? roff_text : roff_sentence)(out, str_of(option->help));
	if (option->repeats) {
		buf_add_z(out, ".br\nMay be repeated.\n");
	}
}

/* The first command that has the table, in the order of the page. */
static const struct command *owner_of(const dist_commands *commands, const struct option *table)
{
	for (size_t i = 0; i < commands->n; i++) {
		for (size_t g = 0; commands->items[i]->groups[g] != NULL; g++) {
			if (commands->items[i]->groups[g] == table) {
				return commands->items[i];
			}
		}
	}
	return NULL;
}

static void add_own(struct buf *out, const dist_commands *commands, const struct command *command)
{
	for (size_t g = 0; command->groups[g] != NULL; g++) {
		const struct option *table = command->groups[g];
		bool own = owner_of(commands, table) == command;

		for (const struct option *o = table; own && o->name != NULL; o++) {
			add_option(out, o);
		}
	}
}

/* Adds ", --name" for all of the command's options that the other one's entry explains. */
static void add_names(struct buf *out, const dist_commands *commands, const struct command *command,
	const struct command *owner)
{
	const char *between = "";

	for (size_t g = 0; command->groups[g] != NULL; g++) {
		const struct option *table = command->groups[g];
		bool shared = owner_of(commands, table) == owner;

		for (const struct option *o = table; shared && o->name != NULL; o++) {
			buf_add_z(out, between);
			add_bold(out, "--", o->name);
			between = ",\n";
		}
	}
	buf_add_z(out, ".\n");
}

/* Options that stand elsewhere on the page are named, not told again. */
static void add_shared(
	struct buf *out, const dist_commands *commands, const struct command *command)
{
	const struct command *last = command;

	for (size_t g = 0; command->groups[g] != NULL; g++) {
		const struct command *owner = owner_of(commands, command->groups[g]);

		if (owner != command && owner != last) {
			buf_add_z(out, ".PP\nAs ");
			add_bold(out, "", owner->name);
			buf_add_z(out, " it takes\n");
			add_names(out, commands, command, owner);
			last = owner;
		}
	}
}

static void add_command(
	struct buf *out, const dist_commands *commands, const struct command *command)
{
	buf_add_z(out, ".SS ");
	roff_word(out, str_of(command->name));
	if (command->operands[0] != '\0') {
		buf_add_byte(out, ' ');
		add_italic(out, command->operands);
	}
	buf_add_byte(out, '\n');
	roff_sentence(out, str_of(command->summary));
	if (command->more[0] != '\0') {
		roff_text(out, str_of(command->more));
	}
	add_own(out, commands, command);
	add_shared(out, commands, command);
	buf_add_z(out, ".PP\nExample:\n.PP\n.nf\n");
	roff_word(out, str_of(command->example));
	buf_add_z(out, "\n.fi\n");
}

void man_commands(struct arena *arena, struct buf *out)
{
	dist_commands commands = {0};

	dist_list(arena, &commands);
	for (size_t i = 0; i < commands.n; i++) {
		add_command(out, &commands, commands.items[i]);
	}
}
