#include "settings/tsconfig.h"

#include <string.h>

#include "base/path.h"
#include "json/json.h"

enum {
	TSCONFIG_LIMIT = 1 << 20, /* bytes */
	VALUES_LIMIT = 50000,
	PATHS_LIMIT = 1000, /* entries of `paths` */
	TARGETS_LIMIT = 32, /* of one entry */
};

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

/* Makes strict JSON of the same length, so that places in messages are right. */
static struct str strip(struct arena *arena, struct str text)
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

struct reading {
	struct arena *arena;
	struct tsconfig *out;
	notice_vec *notices;
};

static void note(struct reading *reading, const char *reason)
{
	notice_add(reading->arena, reading->notices, reading->out->path, str_of(reason));
}

static void read_targets(struct reading *reading, const struct json *value, str_vec *out)
{
	json_each (target, value) {
		if (out->n == TARGETS_LIMIT) {
			note(reading,
				"more than 32 targets in an entry of 'compilerOptions.paths', the "
				"rest ignored");
			return;
		}
		if (json_is(target, JSON_STRING)) {
			vec_push(reading->arena, out, json_string(target));
		} else {
			note(reading,
				"a target in 'compilerOptions.paths' is not a string, ignored");
		}
	}
}

static void read_paths(struct reading *reading, const struct json *paths)
{
	if (paths == NULL) {
		return;
	}
	if (!json_is(paths, JSON_OBJECT)) {
		note(reading, "'compilerOptions.paths' is not an object, ignored");
		return;
	}
	json_each (entry, paths) {
		struct tsconfig_path path = {.pattern = entry->key};
		size_t star = str_find_byte(path.pattern, '*');

		if (reading->out->paths.n == PATHS_LIMIT) {
			note(reading, "more than 1000 entries in 'compilerOptions.paths', the rest "
				      "ignored");
			return;
		}
		if (!json_is(entry, JSON_ARRAY)) {
			note(reading,
				"an entry of 'compilerOptions.paths' is not an array, ignored");
		} else if (star != SIZE_MAX &&
			   str_find(path.pattern, STR("*"), star + 1) != SIZE_MAX) {
			note(reading, "a pattern in 'compilerOptions.paths' has more than one '*', "
				      "ignored");
		} else {
			read_targets(reading, entry, &path.targets);
			vec_push(reading->arena, &reading->out->paths, path);
		}
	}
}

static void read_base_url(struct reading *reading, const struct json *value)
{
	if (json_is(value, JSON_STRING)) {
		reading->out->base_url = json_string(value);
	} else if (value != NULL) {
		note(reading, "'compilerOptions.baseUrl' is not a string, ignored");
	}
}

static void read_extends(struct reading *reading, const struct json *value)
{
	if (json_is(value, JSON_STRING)) {
		vec_push(reading->arena, &reading->out->extends, json_string(value));
	} else if (value != NULL && !json_is(value, JSON_ARRAY)) {
		note(reading, "'extends' is neither a string nor an array, ignored");
	}
	json_each (element, json_is(value, JSON_ARRAY) ? value : NULL) {
		if (json_is(element, JSON_STRING)) {
			vec_push(reading->arena, &reading->out->extends, json_string(element));
		}
	}
}

bool tsconfig_read(struct arena *arena, struct str path, struct str text, struct tsconfig *out,
	notice_vec *notices)
{
	struct json_limits limits = {.bytes = TSCONFIG_LIMIT, .values = VALUES_LIMIT};
	struct reading reading = {arena, out, notices};
	struct json_error error;
	const struct json *root = json_parse(arena, strip(arena, text), limits, &error);
	const struct json *options;

	if (root == NULL) {
		notice_add(arena, notices, path,
			str_format(arena, "not valid JSON, ignored: line %u: %.*s", error.line,
				STR_ARGS(error.message)));
		return false;
	}
	if (!json_is(root, JSON_OBJECT)) {
		notice_add(arena, notices, path, STR("not a JSON object, ignored"));
		return false;
	}
	*out = (struct tsconfig){.path = str_copy(arena, path)};
	out->folder = path_folder(out->path);
	options = json_get(root, "compilerOptions");
	read_extends(&reading, json_get(root, "extends"));
	read_base_url(&reading, json_get(options, "baseUrl"));
	read_paths(&reading, json_get(options, "paths"));
	return true;
}
