#ifndef PATTERN_PATTERN_INTERNAL_H
#define PATTERN_PATTERN_INTERNAL_H

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/buf.h"
#include "pattern/pattern.h"

enum {
	PATTERN_LENGTH_MAX = 16 * 1024, /* bytes of source */
	PATTERN_WORDS_MAX = 24,
};

struct pattern {
	struct arena arena; /* of the words */
	pcre2_code *code;
	pcre2_match_context *limits;
	str_vec words; /* of the source: what a path must hold to be special to it */
	bool plain; /* every segment is asked to be a word of these, or anything */
};

/* Compiles PCRE2 syntax; NULL and *error on failure. No words yet, not plain. */
struct pattern *pattern_new(struct str expression, uint32_t options, const char **error);

/* Like pattern_javascript, but keeps no words. */
struct pattern *javascript_compile(struct str source, struct str flags, const char **error);

/* Is it a letter, a digit, '_' or '-'? */
bool pattern_is_word(char c);

/* Collects the words of a route's or a regular expression's source. */
void pattern_keep_words(struct pattern *pattern, struct str source);

#endif
