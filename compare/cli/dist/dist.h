#ifndef COMPARE_CLI_DIST_DIST_H
#define COMPARE_CLI_DIST_DIST_H

#include "base/buf.h"
#include "compare/cli/cli.h"

/* What manual pages and completions are made of: parts of templates, from the tables. */
typedef void dist_part(struct arena *arena, struct buf *out);

dist_part man_commands;
dist_part rules_list;
dist_part bash_names;
dist_part bash_own_names;
dist_part bash_values;
dist_part bash_options;
dist_part bash_operands;
dist_part zsh_names;
dist_part zsh_own_names;
dist_part zsh_arguments;
dist_part fish_names;
dist_part fish_options;
dist_part fish_own_names;

typedef VEC(const struct command *) dist_commands;

/* Appends every command, each followed by its own. */
void dist_list(struct arena *arena, dist_commands *out);

/* What a shell offers where a value or an operand is wanted. */
enum dist_wanted {
	DIST_NOTHING, /* only the user can know */
	DIST_WORDS,
	DIST_FILE,
	DIST_FOLDER,
	DIST_COMMAND, /* one of the command's own */
};

enum dist_wanted dist_value(const struct option *option);
enum dist_wanted dist_operand(const struct command *command);

/* "auto always never": the values there are, a blank between. */
struct str dist_words(struct arena *arena, const char *(*word)(size_t number));

/* The names of the commands in the list, a blank between: the last word of each. */
struct str dist_names(struct arena *arena, const struct command *const *commands);

/* Calls `visit` for every option of the command, --help too. */
typedef void dist_visit(const struct command *command, const struct option *option, void *data);
void dist_options(const struct command *command, dist_visit *visit, void *data);

#endif
