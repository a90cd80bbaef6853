#include "compare/report/markdown_text.h"

#include <string.h>

#include "base/ascii.h"

enum {
	COMMIT_DIGITS = 7, /* a word of as many hexadecimal digits is taken for a commit */
	CODE_MOST = 200, /* bytes in which a quote has to end */
};

static size_t longest_ticks(struct str text)
{
	size_t longest = 0;
	size_t run = 0;

	for (size_t i = 0; i < text.n; i++) {
		run = text.s[i] == '`' ? run + 1 : 0;
		longest = run > longest ? run : longest;
	}
	return longest;
}

static void add_ticks(struct buf *out, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		buf_add_byte(out, '`');
	}
}

/* A span may not begin or end with a tick, and loses one space at both ends if it has two. */
static bool needs_space(struct str text)
{
	char first = text.s[0];
	char last = text.s[text.n - 1];

	return first == '`' || last == '`' || first == ' ' || last == ' ';
}

/* The text is safe already. */
static void add_code(struct str text, enum markdown_place place, struct buf *out)
{
	size_t ticks = longest_ticks(text) + 1;
	const char *space = needs_space(text) ? " " : "";

	add_ticks(out, ticks);
	buf_add_z(out, space);
	for (size_t i = 0; i < text.n; i++) {
		if (place == MARKDOWN_CELL && text.s[i] == '|') {
			/* renderers differ in what "\\|" is */
			buf_add_z(out, "\\x7c");
		} else {
			buf_add_byte(out, text.s[i]);
		}
	}
	buf_add_z(out, space);
	add_ticks(out, ticks);
}

void markdown_code(struct arena *arena, struct str text, enum markdown_place place, struct buf *out)
{
	if (text.n > 0) {
		add_code(report_safe(arena, text), place, out);
	}
}

static bool is_letter(char c)
{
	return ascii_is_letter(c) || (unsigned char)c >= 0x80;
}

static bool is_commit(struct str word)
{
	size_t digits = 0;

	for (size_t i = 0; i < word.n; i++) {
		digits += ascii_is_hex(word.s[i]);
	}
	return digits == word.n && digits >= COMMIT_DIGITS;
}

/* "1." and "1)" would begin a list where a line does. */
static bool is_number(struct str word)
{
	size_t digits = 0;

	while (digits < word.n && ascii_is_digit(word.s[digits])) {
		digits++;
	}
	return digits == word.n;
}

/* A hyphen or an apostrophe between letters, a comma between digits. */
static bool joins(struct str word, size_t at)
{
	if (at == 0 || at + 1 == word.n) {
		return false;
	}
	if (word.s[at] == ',') {
		return ascii_is_digit(word.s[at - 1]) && ascii_is_digit(word.s[at + 1]);
	}
	return (word.s[at] == '-' || word.s[at] == '\'') && is_letter(word.s[at - 1]) &&
	       is_letter(word.s[at + 1]);
}

/* "isn't", "sign-in", "5,000" */
static bool is_plain(struct str word)
{
	for (size_t i = 0; i < word.n; i++) {
		if (!is_letter(word.s[i]) && !ascii_is_digit(word.s[i]) && !joins(word, i)) {
			return false;
		}
	}
	return !is_commit(word);
}

/* A word without the punctuation around it; "auth()" is a call. */
static struct str core_of(struct str word)
{
	size_t from = 0;
	size_t to = word.n;

	while (from < to && strchr("('\"", word.s[from]) != NULL) {
		from++;
	}
	while (to > from && strchr(".,;:?)'\"", word.s[to - 1]) != NULL) {
		to--;
	}
	if (to > from && to < word.n && word.s[to] == ')' &&
		memchr(word.s + from, '(', to - from) != NULL) {
		to++;
	}
	return str_slice(word, from, to);
}

/* Adds a word without white space; punctuation stays outside of its span, which needs no quotes. */
static void add_word(struct str word, enum markdown_place place, struct buf *out)
{
	struct str core = core_of(word);
	size_t from = core.n > 0 ? (size_t)(core.s - word.s) : 0;
	size_t to = from + core.n;
	bool listing = from == 0 && to < word.n && core.n > 0 && is_number(core);
	bool plain = is_plain(core) && !listing;
	bool quoted =
		!plain && from > 0 && to < word.n && word.s[from - 1] == '\'' && word.s[to] == '\'';

	buf_add(out, str_slice(word, 0, from - quoted));
	if (plain) {
		buf_add(out, core);
	} else {
		add_code(core, place, out);
	}
	buf_add(out, str_slice(word, to + quoted, word.n));
}

/* Is it several words, of which one is no plain word: code rather than a quotation? */
static bool is_code(struct str text)
{
	struct str rest = text;
	bool plain = true;

	while (rest.n > 0) {
		plain = is_plain(core_of(str_take(&rest, ' '))) && plain;
	}
	return !plain && memchr(text.s, ' ', text.n) != NULL;
}

/* Is a quote that stands before it the end of a word? */
static bool ends_word(struct str text)
{
	size_t at = 0;

	while (at < text.n && strchr(".,;:?)", text.s[at]) != NULL) {
		at++;
	}
	return at == text.n || text.s[at] == ' ';
}

/* What stands between the quote that the text begins with and the one that ends a word. */
static struct str quoted_code(struct str text)
{
	size_t most = text.s[0] != '\'' ? 0 : text.n < CODE_MOST ? text.n : CODE_MOST;

	for (size_t i = 1; i < most; i++) {
		if (text.s[i] == '\'' && ends_word(str_slice(text, i + 1, text.n))) {
			struct str code = str_slice(text, 1, i);

			return is_code(code) ? code : STR_NONE;
		}
	}
	return STR_NONE;
}

void markdown_prose(
	struct arena *arena, struct str text, enum markdown_place place, struct buf *out)
{
	struct str rest = report_safe(arena, text);

	while (rest.n > 0) {
		struct str code = quoted_code(rest);

		if (!str_absent(code)) {
			add_code(code, place, out);
			rest = str_slice(rest, code.n + 2, rest.n);
			buf_add(out, str_take(&rest, ' ')); /* punctuation */
		} else {
			add_word(str_take(&rest, ' '), place, out);
		}
		if (!str_absent(rest)) {
			buf_add_byte(out, ' ');
		}
	}
}
