#include "syntax/repair.h"

#include <stdint.h>
#include <string.h>

/*
 * tree-sitter-typescript does not know type arguments of a tagged template:
 * styled.div<Props>`…`. Types mean nothing at run time, so they are blanked
 * out; offsets stay as they are.
 */

enum { TYPES_MOST = 4096 }; /* bytes looked back for the opening '<' */

static bool ends_a_tag(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '_' || c == '$' || c == ')' || c == ']';
}

/* The '<' that the '>' at `close` ends, or SIZE_MAX; the '>' of an arrow is none. */
static size_t find_open(struct str text, size_t close)
{
	size_t depth = 0;

	for (size_t i = close + 1; i > 0 && close + 1 - i < TYPES_MOST; i--) {
		char c = text.s[i - 1];

		if (c == '>' && !(i > 1 && text.s[i - 2] == '=')) {
			depth++;
		} else if (c == '<' && --depth == 0) {
			return i - 1;
		} else if (c == '`') {
			return SIZE_MAX;
		}
	}
	return SIZE_MAX;
}

/* Blanks the types of every tagged template in `copy`; returns whether there was one. */
static bool blank_types(struct str text, char *copy)
{
	struct str needle = STR(">`");
	size_t at = str_find(text, needle, 0);
	bool found = false;

	for (; at != SIZE_MAX; at = str_find(text, needle, at + 1)) {
		size_t open = find_open(text, at);

		if (open == SIZE_MAX || open == 0 || !ends_a_tag(text.s[open - 1])) {
			continue;
		}
		for (size_t i = open; i <= at; i++) {
			copy[i] = copy[i] == '\n' ? '\n' : ' ';
		}
		found = true;
	}
	return found;
}

static bool is_bare_ampersand(struct str text, size_t at)
{
	char before = at > 0 ? text.s[at - 1] : ' ';
	char after = at + 1 < text.n ? text.s[at + 1] : ' ';

	return text.s[at] == '&' && before != '&' && after != '&' && after != '=';
}

enum { TEXT_MOST = 2048 }; /* bytes of an attribute or of text between two tags */

/* Replaces the bare '&' of an attribute's value, which begins behind `="`. */
static bool mend_attribute(struct str text, size_t from, char *copy)
{
	bool found = false;

	for (size_t i = from; i < text.n && i - from < TEXT_MOST; i++) {
		if (text.s[i] == '"' || text.s[i] == '\n') {
			break;
		}
		if (is_bare_ampersand(text, i)) {
			copy[i] = '+';
			found = true;
		}
	}
	return found;
}

static bool is_prose(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       str_find_byte(STR(" \t\r\n,.;'!?:/-+&%$#()"), c) != SIZE_MAX || (c & 0x80) != 0;
}

/* Replaces every '&' of text between a '>' and the next '<' or '{'. */
static bool mend_prose(struct str text, size_t from, char *copy)
{
	size_t end = from;
	bool found = false;

	while (end < text.n && end - from < TEXT_MOST && is_prose(text.s[end])) {
		end++;
	}
	if (end == text.n || (text.s[end] != '<' && text.s[end] != '{')) {
		return false;
	}
	for (size_t i = from; i < end; i++) {
		if (text.s[i] == '&') {
			copy[i] = '+';
			found = true;
		}
	}
	return found;
}

/*
 * The JSX grammar takes '&' for the beginning of a character reference only;
 * browsers and compilers take it as it is.
 */
static bool mend_ampersands(struct str text, char *copy)
{
	bool found = false;

	for (size_t i = 0; i + 1 < text.n; i++) {
		if (text.s[i] == '=' && text.s[i + 1] == '"') {
			found = mend_attribute(text, i + 2, copy) || found;
		} else if (text.s[i] == '>') {
			found = mend_prose(text, i + 1, copy) || found;
		}
	}
	return found;
}

bool repair_text(struct arena *arena, struct str text, struct str *out)
{
	char *copy = arena_alloc(arena, text.n + 1);
	bool types;
	bool ampersands;

	memcpy(copy, text.s, text.n);
	types = blank_types(text, copy);
	ampersands = mend_ampersands(text, copy);
	if (!types && !ampersands) {
		return false;
	}
	*out = (struct str){copy, text.n};
	return true;
}
