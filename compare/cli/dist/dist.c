#include "compare/cli/dist/dist.h"

#include <string.h>

void dist_list(struct arena *arena, dist_commands *out)
{
	for (size_t i = 0; cli_commands[i] != NULL; i++) {
		const struct command *command = cli_commands[i];

		vec_push(arena, out, command);
		for (size_t k = 0; command->commands != NULL && command->commands[k] != NULL; k++) {
			vec_push(arena, out, command->commands[k]);
		}
	}
}

static enum dist_wanted wanted(const char *name, const char *(*word)(size_t number))
{
	if (word != NULL) {
		return DIST_WORDS;
	}
	if (strstr(name, "FILE") != NULL) {
		return DIST_FILE;
	}
	return strstr(name, "DIR") != NULL || strstr(name, "PATH") != NULL ? DIST_FOLDER
									   : DIST_NOTHING;
}

enum dist_wanted dist_value(const struct option *option)
{
	return wanted(option->value, option->word);
}

enum dist_wanted dist_operand(const struct command *command)
{
	return command->commands != NULL ? DIST_COMMAND
					 : wanted(command->operands, command->operand);
}

struct str dist_words(struct arena *arena, const char *(*word)(size_t number))
{
	struct str words = STR("");

	for (size_t i = 0; word(i) != NULL; i++) {
		words = str_format(arena, "%.*s%s%s", STR_ARGS(words), i > 0 ? " " : "", word(i));
	}
	return words;
}

struct str dist_names(struct arena *arena, const struct command *const *commands)
{
	struct str names = STR("");

	for (size_t i = 0; commands[i] != NULL; i++) {
		names = str_format(arena, "%.*s%s%s", STR_ARGS(names), i > 0 ? " " : "",
			str_last_part(str_of(commands[i]->name), ' ').s);
	}
	return names;
}

static void visit_table(
	const struct command *command, const struct option *table, dist_visit *visit, void *data)
{
	for (const struct option *option = table; option->name != NULL; option++) {
		visit(command, option, data);
	}
}

void dist_options(const struct command *command, dist_visit *visit, void *data)
{
	for (size_t g = 0; command->groups[g] != NULL; g++) {
		visit_table(command, command->groups[g], visit, data);
	}
	visit_table(command, cli_common_options, visit, data);
}
