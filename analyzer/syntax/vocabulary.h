#ifndef SYNTAX_VOCABULARY_H
#define SYNTAX_VOCABULARY_H

#include <tree_sitter/api.h>

#include "syntax/allocation.h"
#include "syntax/syntax.h"

/* Internal to the room: what a grammar's symbols and fields are in our terms. */
struct vocabulary {
	const TSLanguage *language;
	uint16_t *kinds; /* by symbol */
	bool *leaves; /* types: kept as one node without children */
	uint8_t *fields; /* by field id */
	uint32_t symbol_count;
	TSSymbol comment;
	TSSymbol html_comment;
};

struct syntax_parser {
	struct arena arena;
	struct allocation allocation;
	struct vocabulary vocabularies[SYNTAX_LANGUAGES];
};

/* The vocabulary of a language that has a grammar; made when first asked for. */
const struct vocabulary *vocabulary_of(struct syntax_parser *parser, enum syntax_language language);

#endif
