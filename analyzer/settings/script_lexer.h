#ifndef SETTINGS_SCRIPT_LEXER_H
#define SETTINGS_SCRIPT_LEXER_H

#include <stdint.h>

#include "base/str.h"

/*
 * Words of shell scripts: quotes, escapes, lines that a backslash joins.
 * Expansions, those of CI systems (${{ … }}) too, stand as written.
 */
struct script_word {
	struct str text; /* decoded; $… stands as written */
	uint32_t start; /* in the text */
	uint32_t end;
	bool quoted; /* in single quotes: $ is a dollar */
};

struct script_lexer {
	struct str text; /* up to the script's end */
	size_t at;
	char *out; /* room for all decoded words */
	size_t n;
};

/* The byte at an offset, a line end behind the text. */
char script_lexer_byte(const struct script_lexer *lexer, size_t at);

bool script_lexer_is_blank(char c);
bool script_lexer_ends_word(char c);

/* The end of the line at an offset. */
size_t script_lexer_line_end(const struct script_lexer *lexer, size_t at);

/* Goes over blanks, and line ends that a backslash joins. */
void script_lexer_skip(struct script_lexer *lexer);

/* Reads a word; of no bytes where none begins. */
struct script_word script_lexer_word(struct script_lexer *lexer);

#endif
