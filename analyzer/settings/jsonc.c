#include "settings/jsonc.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

static void blank(char *text, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		if (text[i] != '\n' && text[i] != '\r') {
			text[i] = ' ';
		}
	}
}

/* Offset behind the string that begins at `at`. */
static size_t string_end(const char *text, size_t n, size_t at)
{
	for (at++; at < n && text[at] != '"'; at++) {
		if (text[at] == '\\') {
			at++;
		}
	}
	return at < n ? at + 1 : n;
}

/* Offset behind the comment that begins at `at`, or `at` when none does. */
static size_t comment_end(const char *text, size_t n, size_t at)
{
	size_t end;

	if (at + 1 >= n || text[at] != '/') {
		return at;
	}
	if (text[at + 1] == '/') {
		const char *newline = memchr(text + at, '\n', n - at);

		return newline == NULL ? n : (size_t)(newline - text);
	}
	if (text[at + 1] != '*') {
		return at;
	}
	end = str_find((struct str){text, n}, STR("*/"), at + 2);
	return end == SIZE_MAX ? n : end + 2;
}

static void blank_comments(char *text, size_t n)
{
	for (size_t at = 0; at < n;) {
		size_t end = comment_end(text, n, at);

		blank(text, at, end);
		if (end > at) {
			at = end;
		} else {
			at = text[at] == '"' ? string_end(text, n, at) : at + 1;
		}
	}
}

static bool is_closing(char c)
{
	return c == '}' || c == ']';
}

/* A comma is a trailing one when only blanks stand between it and a closing bracket. */
static void blank_trailing_commas(char *text, size_t n)
{
	size_t comma = SIZE_MAX;

	for (size_t at = 0; at < n;) {
		if (text[at] == '"') {
			at = string_end(text, n, at);
			comma = SIZE_MAX;
			continue;
		}
		if (is_closing(text[at]) && comma != SIZE_MAX) {
			text[comma] = ' ';
		}
		if (text[at] == ',') {
			comma = at;
		} else if (strchr(" \t\r\n", text[at]) == NULL) {
			comma = SIZE_MAX;
		}
		at++;
	}
}

struct str jsonc_strip(struct arena *arena, struct str text)
{
	char *copy = arena_alloc(arena, text.n + 1);

	memcpy(copy, text.n > 0 ? text.s : "", text.n);
	if (str_starts(text, "\xef\xbb\xbf")) {
		blank(copy, 0, 3);
	}
	blank_comments(copy, text.n);
	blank_trailing_commas(copy, text.n);
	return (struct str){copy, text.n};
}
