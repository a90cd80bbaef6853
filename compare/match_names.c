#include "compare/match.h"

#include "base/ascii.h"

/* URLs, routes and names that are nearly right: no audit is needed for these. */

static bool is_scheme_byte(char c)
{
	return ascii_is_alnum(c) || c == '+' || c == '-' || c == '.';
}

/* Splits scheme://authority/rest; false when the text is not of that form. */
static bool split_url(struct str url, struct str *out_authority, struct str *out_rest)
{
	size_t colon = str_find(url, STR("://"), 0);

	if (colon == SIZE_MAX || colon == 0) {
		return false;
	}
	for (size_t i = 0; i < colon; i++) {
		if (!is_scheme_byte(url.s[i])) {
			return false;
		}
	}
	size_t start = colon + 3;
	size_t end = start;
	while (end < url.n && url.s[end] != '/' && url.s[end] != '?' && url.s[end] != '#') {
		end++;
	}
	if (end == start) {
		return false;
	}
	*out_authority = str_slice(url, start, end);
	*out_rest = str_slice(url, end, url.n);
	return true;
}

struct str match_url_path(struct arena *arena, struct str url)
{
	struct str authority;
	struct str rest;

	if (!split_url(str_trim(url), &authority, &rest)) {
		return STR_NONE;
	}
	size_t end = 0;
	while (end < rest.n && rest.s[end] != '?' && rest.s[end] != '#') {
		end++;
	}
	while (end > 0 && rest.s[end - 1] == '/') {
		end--;
	}
	return end == 0 ? STR("/") : str_copy(arena, str_slice(rest, 0, end));
}

/* Drops "user@" and ":port"; the brackets of an IPv6 address stay. */
static struct str host_of(struct str authority)
{
	size_t at = str_find_last_byte(authority, '@');
	struct str host = at == SIZE_MAX ? authority : str_slice(authority, at + 1, authority.n);
	size_t bracket = str_find_last_byte(host, ']');
	size_t colon = str_find_last_byte(host, ':');

	if (colon != SIZE_MAX && (bracket == SIZE_MAX || colon > bracket)) {
		host = str_slice(host, 0, colon);
	}
	return host;
}

struct str match_url_host(struct arena *arena, struct str url)
{
	struct str authority;
	struct str rest;

	if (!split_url(str_trim(url), &authority, &rest)) {
		return STR_NONE;
	}
	struct str host = host_of(authority);
	if (host.n == 0) {
		return STR_NONE;
	}
	char *lower = arena_alloc(arena, host.n + 1);
	for (size_t i = 0; i < host.n; i++) {
		char c = host.s[i];

		lower[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
	}
	return (struct str){lower, host.n};
}

struct str match_url_origin(struct str url)
{
	size_t start = str_find(url, STR("://"), 0);
	size_t end = start == SIZE_MAX ? 0 : start + 3;

	while (end < url.n && url.s[end] != '/' && url.s[end] != '?' && url.s[end] != '#') {
		end++;
	}
	return str_slice(url, 0, end);
}

bool match_url_ends_in_slash(struct str url)
{
	size_t start = match_url_origin(url).n;
	size_t end = start;

	while (end < url.n && url.s[end] != '?' && url.s[end] != '#') {
		end++;
	}
	return end > start + 1 && url.s[end - 1] == '/';
}

/* Takes the next segment off the front of a path, leading slashes skipped. */
static struct str next_segment(struct str *path)
{
	size_t start = 0;

	while (start < path->n && path->s[start] == '/') {
		start++;
	}
	size_t end = start;
	while (end < path->n && path->s[end] != '/') {
		end++;
	}
	struct str segment = str_slice(*path, start, end);
	*path = str_slice(*path, end, path->n);
	return segment;
}

bool match_route(struct str route, struct str path)
{
	for (;;) {
		struct str want = next_segment(&route);

		if (str_starts(want, ":") && str_ends(want, "*")) {
			return true;
		}
		struct str have = next_segment(&path);
		if (want.n == 0 || have.n == 0) {
			return want.n == have.n;
		}
		if (!str_starts(want, ":") && !str_equal(want, have)) {
			return false;
		}
	}
}

unsigned match_distance(struct str a, struct str b)
{
	unsigned steps = distance_between(a, b);
	size_t longer = a.n > b.n ? a.n : b.n;

	/* more than a third of the letters differ: another word, not a slip */
	return steps * 3 > longer + 1 ? DISTANCE_FAR : steps;
}

/* The text in lower case, in a buffer that is long enough. */
static struct str fold(char *buffer, struct str text)
{
	for (size_t i = 0; i < text.n; i++) {
		buffer[i] = ascii_lower(text.s[i]);
	}
	return (struct str){buffer, text.n};
}

unsigned match_typed(struct str word, struct str name)
{
	enum { LEAST = 8 };
	char folded[2][DISTANCE_LONGEST];

	if (word.n == 0 || word.n > DISTANCE_LONGEST || name.n > DISTANCE_LONGEST) {
		return DISTANCE_FAR;
	}
	struct str a = fold(folded[0], word);
	struct str b = fold(folded[1], name);
	bool number = ascii_is_digit(a.s[a.n - 1]);
	return a.n >= LEAST && !number && str_equal(str_slice(b, 0, a.n), a) ? 0
									     : match_distance(a, b);
}

struct str match_nearest(struct str name, const struct str *names, size_t n)
{
	struct str nearest = STR("");
	unsigned least = DISTANCE_FAR;

	for (size_t i = 0; i < n; i++) {
		unsigned distance = match_distance(name, names[i]);

		if (distance < least) {
			least = distance;
			nearest = names[i];
		}
	}
	return nearest;
}

struct str match_quoted(struct arena *arena, const struct str *names, size_t n)
{
	enum { MOST = 20 };
	struct str list = STR("");

	for (size_t i = 0; i < n && i < MOST; i++) {
		list = str_format(arena, "%.*s%s'%.*s'", STR_ARGS(list), i == 0 ? "" : ", ",
			STR_ARGS(names[i]));
	}
	return n <= MOST ? list : str_format(arena, "%.*s and %zu more", STR_ARGS(list), n - MOST);
}
