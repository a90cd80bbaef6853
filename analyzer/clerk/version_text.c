#include "clerk/version_text.h"

#include <stdint.h>

#include "base/ascii.h"

static bool is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

bool version_text_is(char c, const char *list)
{
	return c != '\0' && str_find_byte(str_of(list), c) != SIZE_MAX;
}

/* Each run of blanks is one; false when the text is too long. */
static bool collapse(struct str from, struct version_text *text)
{
	text->n = 0;
	for (size_t i = 0; i < from.n; i++) {
		char c = is_blank(from.s[i]) ? ' ' : from.s[i];

		if (c == ' ' && text->n > 0 && text->s[text->n - 1] == ' ') {
			continue;
		}
		if (text->n == VERSION_TEXT_MOST) {
			return false;
		}
		text->s[text->n++] = c;
	}
	return true;
}

/* Where "+build.7", which stands at `at`, ends; `at` when it is none. */
static size_t end_of_build(const struct version_text *text, size_t at)
{
	size_t end = at;

	do {
		size_t word = end + 1;

		while (word < text->n && (ascii_is_alnum(text->s[word]) || text->s[word] == '-')) {
			word++;
		}
		if (word == end + 1) {
			return end;
		}
		end = word;
	} while (end < text->n && text->s[end] == '.');
	return end;
}

/* Builds are of no account, wherever they stand. */
static void strip_builds(struct version_text *text)
{
	size_t n = 0;

	for (size_t i = 0; i < text->n;) {
		size_t end = text->s[i] == '+' ? end_of_build(text, i) : i;

		if (end > i) {
			i = end;
		} else {
			text->s[n++] = text->s[i++];
		}
	}
	text->n = n;
}

/* Where the run of these bytes that begins at `at` ends. */
static size_t skip(const struct version_text *text, size_t at, const char *list)
{
	while (at < text->n && version_text_is(text->s[at], list)) {
		at++;
	}
	return at;
}

static bool is_at(const struct version_text *text, size_t at, const char *list)
{
	return at < text->n && version_text_is(text->s[at], list);
}

/*
 * The end of what begins at `at`: a sign and the version behind it, or just a
 * byte. The blank between the two is *blank; SIZE_MAX when there is none.
 */
static size_t end_of_signed(const struct version_text *text, size_t at, size_t *blank)
{
	size_t sign = at + is_at(text, at, "<>");
	size_t end = skip(text, sign, "v= ");
	size_t behind_sign = sign == at ? at + is_at(text, at, " ") : sign;

	*blank = SIZE_MAX;
	if (!is_at(text, end, "0123456789xX*")) {
		return end > at ? end : at + 1;
	}
	behind_sign += is_at(text, behind_sign, "<>");
	behind_sign += is_at(text, behind_sign, "=");
	if (is_at(text, behind_sign, " ")) {
		*blank = behind_sign;
	}
	while (end < text->n && !is_at(text, end, "<>=~^ ")) {
		end++;
	}
	return end;
}

/* "> 1.2" is ">1.2". */
static void join_signs(struct version_text *text)
{
	size_t n = 0;

	for (size_t at = 0; at < text->n;) {
		size_t blank;
		size_t end = end_of_signed(text, at, &blank);

		for (; at < end; at++) {
			if (at != blank) {
				text->s[n++] = text->s[at];
			}
		}
	}
	text->n = n;
}

/* "~ 1.2" is "~1.2", as is "~> 1.2"; "^ 1.2" likewise. */
static void join_carets(struct version_text *text)
{
	size_t n = 0;

	for (size_t at = 0; at < text->n; at++) {
		bool tilde = text->s[at] == '~';
		size_t blank = at + 1 + (tilde && is_at(text, at + 1, ">"));

		text->s[n++] = text->s[at];
		if ((tilde || text->s[at] == '^') && is_at(text, blank, " ")) {
			at = skip(text, blank, " ") - 1;
		}
	}
	text->n = n;
}

bool version_text_clean(struct str from, struct version_text *text)
{
	if (!collapse(from, text)) {
		return false;
	}
	strip_builds(text);
	return true;
}

void version_text_join(struct version_text *text)
{
	join_signs(text);
	join_carets(text);
}
