#include "compare/cli/init_ask.h"

#include <stdio.h>
#include <unistd.h>

enum {
	ANSWER_MAX = 128, /* bytes, more than any answer has */
};

bool init_ask_can(void)
{
	return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}

/* Reads one line, without white space around it; false at the end of input. */
static bool read_answer(char *buffer, struct str *out)
{
	if (fgets(buffer, ANSWER_MAX, stdin) == NULL) {
		fputs("\n", stderr);
		return false;
	}
	*out = str_trim(str_of(buffer));
	return true;
}

bool init_ask_choice(struct arena *arena, const char *question, const struct init_choice *table,
	const struct init_choice *proposed, const struct init_choice **out)
{
	struct str names = init_choice_names(arena, table);
	char buffer[ANSWER_MAX];
	struct str answer;

	for (;;) {
		fprintf(stderr, "%s: %.*s [%s] ", question, STR_ARGS(names),
			proposed == NULL ? "none" : proposed->name);
		if (!read_answer(buffer, &answer)) {
			return false;
		}
		*out = answer.n == 0 ? proposed : init_choice_find(table, answer);
		if (*out != NULL || answer.n == 0 || str_is(answer, "none")) {
			return true;
		}
	}
}

bool init_ask_yes(const char *question)
{
	char buffer[ANSWER_MAX];
	struct str answer;

	fprintf(stderr, "%s [y/N] ", question);
	return read_answer(buffer, &answer) &&
	       (str_is_nocase(answer, "y") || str_is_nocase(answer, "yes"));
}
