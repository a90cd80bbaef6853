#include "compare/match_rewrite_pattern.h"

#include <stdint.h>

#include "base/ascii.h"

static bool is_name_byte(char c)
{
	return ascii_is_alnum(c) || c == '_';
}

static size_t name_length(struct str text)
{
	size_t n = 0;

	while (n < text.n && is_name_byte(text.s[n])) {
		n++;
	}
	return n;
}

static bool is_text(struct str segment)
{
	for (size_t i = 0; i < segment.n; i++) {
		if (str_find_byte(STR(":*()?+{}[]|\\^$!"), segment.s[i]) != SIZE_MAX) {
			return false;
		}
	}
	return true;
}

/* ":path*", ":path(.*)", "(.*)", "*", "**": the rest; stores the parameter's name. */
static bool is_rest(struct str segment, struct str *out_name)
{
	struct str tail = segment;

	*out_name = STR("");
	if (str_starts(segment, ":")) {
		size_t n = name_length(str_slice(segment, 1, segment.n));

		*out_name = str_slice(segment, 1, 1 + n);
		tail = str_slice(segment, 1 + n, segment.n);
		return n > 0 && (str_is(tail, "*") || str_is(tail, "+") || str_is(tail, "(.*)"));
	}
	return str_is(tail, "(.*)") || str_is(tail, "*") || str_is(tail, "**");
}

static bool is_one(struct str segment, struct str *out_name)
{
	size_t n = str_starts(segment, ":") ? name_length(str_slice(segment, 1, segment.n)) : 0;

	*out_name = str_slice(segment, 1, 1 + n);
	return n > 0 && segment.n == n + 1;
}

static bool keep(struct rewrite_values *values, struct str name, struct str value)
{
	if (values->n == REWRITE_VALUES_MOST) {
		return false;
	}
	values->items[values->n].name = name;
	values->items[values->n++].value = value;
	return true;
}

static struct str without_first_slash(struct str path)
{
	return str_starts(path, "/") ? str_slice(path, 1, path.n) : path;
}

static bool is_same(struct str segment, struct str other)
{
	if (segment.n != other.n) {
		return false;
	}
	for (size_t i = 0; i < segment.n; i++) {
		if (ascii_lower(segment.s[i]) != ascii_lower(other.s[i])) {
			return false;
		}
	}
	return true;
}

enum rewrite_fit rewrite_pattern_fit(
	struct str pattern, struct str path, struct rewrite_values *values)
{
	enum rewrite_fit fit = REWRITE_FITS;

	values->n = 0;
	pattern = without_first_slash(pattern);
	path = without_first_slash(path);
	while (pattern.n > 0) {
		struct str segment = str_take(&pattern, '/');
		struct str name;
		bool one = is_one(segment, &name);
		struct str have;

		if (!one && is_rest(segment, &name)) {
			return pattern.n > 0 || !keep(values, name, path) ? REWRITE_NOT_SIMPLE
									  : fit;
		}
		have = str_take(&path, '/');
		if ((!one && !is_text(segment)) || (one && !keep(values, name, have))) {
			return REWRITE_NOT_SIMPLE;
		}
		if (one ? have.n == 0 : !is_same(segment, have)) {
			fit = REWRITE_MISSES; /* the rest may still not be simple */
		}
	}
	return path.n > 0 ? REWRITE_MISSES : fit;
}

static const struct str *find_named(const struct rewrite_values *values, struct str name)
{
	for (size_t i = 0; i < values->n; i++) {
		if (values->items[i].name.n > 0 && str_equal(values->items[i].name, name)) {
			return &values->items[i].value;
		}
	}
	return NULL;
}

/* What stands for "$1", ":name", ":name*", ":splat" or "**" at the beginning of a text. */
static const struct str *find_value(
	const struct rewrite_values *values, struct str text, size_t *out_length)
{
	const struct str *last = values->n == 0 ? NULL : &values->items[values->n - 1].value;

	if (text.s[0] == '*') {
		*out_length = str_starts(text, "**") ? 2 : 1;
		return last;
	}
	if (text.s[0] == '$' && text.n > 1 && ascii_is_digit(text.s[1])) {
		size_t number = (size_t)(text.s[1] - '0');

		*out_length = 2;
		return number == 0 || number > values->n ? NULL : &values->items[number - 1].value;
	}
	*out_length = 1 + name_length(str_slice(text, 1, text.n));
	if (text.s[0] == ':' && str_is(str_slice(text, 1, *out_length), "splat")) {
		return last;
	}
	if (text.s[0] == '$' || *out_length == 1) {
		return NULL;
	}
	const struct str *named = find_named(values, str_slice(text, 1, *out_length));
	if (*out_length < text.n && (text.s[*out_length] == '*' || text.s[*out_length] == '+')) {
		(*out_length)++;
	}
	return named;
}

struct str rewrite_pattern_fill(
	struct arena *arena, struct str destination, const struct rewrite_values *values)
{
	struct str filled = STR("");
	size_t at = 0;

	while (at < destination.n) {
		size_t start = at;

		while (at < destination.n &&
			str_find_byte(STR(":$*"), destination.s[at]) == SIZE_MAX) {
			at++;
		}
		filled = str_join(arena, filled, str_slice(destination, start, at));
		if (at < destination.n) {
			size_t length = 1;
			const struct str *value = find_value(
				values, str_slice(destination, at, destination.n), &length);

			if (value == NULL) {
				return STR_NONE;
			}
			filled = str_join(arena, filled, *value);
			at += length;
		}
	}
	return filled;
}
