#include "pattern/pattern_internal.h"

/*
 * Route patterns as path-to-regexp 6.3 reads them, turned into a JavaScript
 * regular expression. Source of the rules: pillarjs/path-to-regexp 6.x
 * Readme, and clerk/javascript packages/shared/src/compiled/path-to-regexp.
 */
struct route {
	struct str source;
	size_t at;
	struct buf out;
	const char *error;
	struct buf text; /* literal text since the last parameter */
	bool after_parameter; /* the last thing was a parameter, no text since */
};

struct parameter {
	struct buf prefix;
	struct buf suffix;
	struct str pattern; /* as written; empty: anything up to a delimiter */
	bool named;
	char modifier; /* ? * + or 0 */
};

/* What may stand between '/' and '/': also '?' and '#' end it. */
static const char anything[] = "[^\\/#\\?]+?";

static bool fail(struct route *route, const char *error)
{
	route->error = error;
	return false;
}

static int peek(const struct route *route)
{
	return route->at < route->source.n ? (unsigned char)route->source.s[route->at] : -1;
}

static bool one_of(int c, const char *list)
{
	return c > 0 && str_find_byte(str_of(list), (char)c) != SIZE_MAX;
}

static void put_literal(struct buf *out, struct str text)
{
	for (size_t i = 0; i < text.n; i++) {
		if (one_of((unsigned char)text.s[i], ".+*?=^!:${}()[]|/\\")) {
			buf_add_byte(out, '\\');
		}
		buf_add_byte(out, text.s[i]);
	}
}

static void flush_text(struct route *route)
{
	if (route->text.n > 0) {
		put_literal(&route->out, buf_str(&route->text));
		route->after_parameter = false;
	}
}

/* Reads ":name"; returns false, without an error, when there is none. */
static bool read_name(struct route *route)
{
	size_t start = route->at + 1;
	size_t end = start;

	if (peek(route) != ':') {
		return false;
	}
	while (end < route->source.n) {
		int c = (unsigned char)route->source.s[end];

		if (!(c >= '0' && c <= '9') && !((c | 0x20) >= 'a' && (c | 0x20) <= 'z') &&
			c != '_') {
			break;
		}
		end++;
	}
	if (end == start) {
		return fail(route, "':' without a parameter name");
	}
	route->at = end;
	return true;
}

/* Finds the bracket that closes the one before `at`; returns false and an error. */
static bool find_close(struct route *route, size_t at, size_t *out)
{
	struct str source = route->source;
	size_t depth = 1;

	for (; at < source.n; at++) {
		char c = source.s[at];

		if (c == '\\') {
			at++;
		} else if (c == '(') {
			depth++;
			if (at + 1 >= source.n || source.s[at + 1] != '?') {
				return fail(route, "capturing group inside a parameter, write (?:");
			}
		} else if (c == ')' && --depth == 0) {
			*out = at;
			return true;
		}
	}
	return fail(route, "'(' without ')'");
}

/* Reads "(regex)"; returns false, without an error, when there is none. */
static bool read_pattern(struct route *route, struct str *out)
{
	size_t start = route->at + 1;
	size_t end = 0;

	if (peek(route) != '(') {
		return false;
	}
	if (start < route->source.n && route->source.s[start] == '?') {
		return fail(route, "parameter pattern that starts with '?'");
	}
	if (!find_close(route, start, &end)) {
		return false;
	}
	if (end == start) {
		return fail(route, "empty parameter pattern");
	}
	*out = str_slice(route->source, start, end);
	route->at = end + 1;
	return true;
}

static char read_modifier(struct route *route)
{
	return one_of(peek(route), "*+?") ? route->source.s[route->at++] : '\0';
}

/* Reads literal text inside of braces. */
static void read_text(struct route *route, struct buf *out)
{
	while (peek(route) >= 0 && !one_of(peek(route), "*+?{}:(")) {
		if (peek(route) == '\\') {
			route->at++;
		}
		if (route->at < route->source.n) {
			buf_add_byte(out, route->source.s[route->at++]);
		}
	}
}

/* Writes what an unwritten pattern stands for: not the text before it again. */
static bool put_default(struct route *route, struct str prefix)
{
	struct str before = prefix.n > 0 ? prefix : buf_str(&route->text);

	if (before.n == 0 && route->after_parameter) {
		return fail(route, "two parameters without text between them");
	}
	for (size_t i = 0; i < before.n; i++) {
		if (one_of((unsigned char)before.s[i], "/#?")) {
			before.n = 0;
		}
	}
	if (before.n == 0) {
		buf_add_z(&route->out, anything);
		return true;
	}
	buf_add_z(&route->out, "(?:(?!");
	put_literal(&route->out, before);
	buf_add_z(&route->out, ")[^\\/#\\?])+?");
	return true;
}

static bool put_pattern(struct route *route, const struct parameter *parameter)
{
	if (parameter->pattern.n == 0) {
		return put_default(route, buf_str(&parameter->prefix));
	}
	buf_add(&route->out, parameter->pattern);
	return true;
}

/* Writes prefix, pattern, suffix, and again as often as they come. */
static bool put_repeated(struct route *route, const struct parameter *parameter)
{
	struct buf *out = &route->out;

	buf_add_z(out, "(?:");
	put_literal(out, buf_str(&parameter->prefix));
	buf_add_z(out, "((?:");
	if (!put_pattern(route, parameter)) {
		return false;
	}
	buf_add_z(out, ")(?:");
	put_literal(out, buf_str(&parameter->suffix));
	put_literal(out, buf_str(&parameter->prefix));
	buf_add_z(out, "(?:");
	put_pattern(route, parameter);
	buf_add_z(out, "))*)");
	put_literal(out, buf_str(&parameter->suffix));
	buf_add_z(out, parameter->modifier == '*' ? ")?" : ")");
	return true;
}

static bool put_once(struct route *route, const struct parameter *parameter)
{
	struct buf *out = &route->out;

	buf_add_z(out, "(?:");
	put_literal(out, buf_str(&parameter->prefix));
	if (parameter->named || parameter->pattern.n > 0) {
		buf_add_byte(out, '(');
		if (!put_pattern(route, parameter)) {
			return false;
		}
		buf_add_byte(out, ')');
	}
	put_literal(out, buf_str(&parameter->suffix));
	buf_add_byte(out, ')');
	if (parameter->modifier != '\0') {
		buf_add_byte(out, parameter->modifier);
	}
	return true;
}

static bool put_parameter(struct route *route, const struct parameter *parameter)
{
	bool repeated = parameter->modifier == '*' || parameter->modifier == '+';
	bool matches = parameter->named || parameter->pattern.n > 0;
	bool ok;

	flush_text(route);
	if (repeated && matches && parameter->prefix.n == 0 && parameter->suffix.n == 0) {
		return fail(route, "repeated parameter without text before or behind it");
	}
	ok = repeated && matches ? put_repeated(route, parameter) : put_once(route, parameter);
	route->text.n = 0;
	route->after_parameter = true;
	return ok;
}

/* "{prefix:name(regex)suffix}" and its modifier; on the opening brace. */
static bool read_braces(struct route *route, struct parameter *parameter)
{
	route->at++;
	read_text(route, &parameter->prefix);
	parameter->named = read_name(route);
	if (route->error == NULL) {
		read_pattern(route, &parameter->pattern);
	}
	if (route->error != NULL) {
		return false;
	}
	read_text(route, &parameter->suffix);
	if (peek(route) != '}') {
		return fail(route, "'{' without '}'");
	}
	route->at++;
	parameter->modifier = read_modifier(route);
	return true;
}

/* ":name(regex)", either may be missing, with the '/' or '.' that stood before. */
static bool read_parameter(struct route *route, struct parameter *parameter)
{
	parameter->named = read_name(route);
	if (route->error == NULL) {
		read_pattern(route, &parameter->pattern);
	}
	if (route->error != NULL) {
		return false;
	}
	parameter->modifier = read_modifier(route);
	return true;
}

/* Takes a '/' or '.' that stands directly before the parameter out of the text. */
static void take_prefix(struct route *route, bool bare, struct parameter *parameter)
{
	if (bare && route->text.n > 0 && one_of(route->text.s[route->text.n - 1], "./")) {
		buf_add_byte(&parameter->prefix, route->text.s[--route->text.n]);
	}
}

/* Reads one parameter; `bare`: the character before it was no escape. */
static bool convert_parameter(struct route *route, bool bare)
{
	struct parameter parameter = {0};
	bool ok;

	if (peek(route) == '{') {
		ok = read_braces(route, &parameter);
	} else {
		take_prefix(route, bare, &parameter);
		ok = read_parameter(route, &parameter);
	}
	ok = ok && put_parameter(route, &parameter);
	buf_finish(&parameter.prefix);
	buf_finish(&parameter.suffix);
	return ok;
}

static bool convert(struct route *route)
{
	bool bare = false;

	buf_add_byte(&route->out, '^');
	while (route->at < route->source.n) {
		int c = peek(route);

		if (one_of(c, "{:(")) {
			if (!convert_parameter(route, bare)) {
				return false;
			}
			bare = false;
			continue;
		}
		if (one_of(c, "*+?}")) {
			return fail(route, "modifier or '}' without a parameter");
		}
		bare = c != '\\';
		route->at += bare ? 0 : 1;
		if (route->at < route->source.n) {
			buf_add_byte(&route->text, route->source.s[route->at++]);
		}
	}
	flush_text(route);
	buf_add_z(&route->out, "[\\/#\\?]?$");
	return true;
}

static size_t skip_word(struct str source, size_t at)
{
	while (at < source.n && pattern_is_word(source.s[at])) {
		at++;
	}
	return at;
}

/* Skips "(.*)" when it stands at the offset. */
static size_t skip_rest(struct str source, size_t at)
{
	return str_starts(str_slice(source, at, source.n), "(.*)") ? at + 4 : at;
}

/* Skips a parameter that is a whole segment, when one stands at the offset. */
static size_t skip_segment_parameter(struct str source, size_t at)
{
	if (at == 0 || at >= source.n || source.s[at - 1] != '/' || source.s[at] != ':') {
		return skip_rest(source, at);
	}
	at = skip_rest(source, skip_word(source, at + 1));
	return at < source.n && one_of(source.s[at], "*+?") ? at + 1 : at;
}

/* Is every segment a word, a parameter, "(.*)" or a word with "(.*)"? */
static bool is_plain(struct str source)
{
	size_t at = 0;

	while (at < source.n) {
		at = skip_segment_parameter(source, skip_word(source, at));
		if (at < source.n && source.s[at++] != '/') {
			return false;
		}
	}
	return true;
}

struct pattern *pattern_route(struct str source, const char **error)
{
	struct route route = {.source = source};
	struct pattern *pattern = NULL;

	*error = NULL;
	if (convert(&route)) {
		pattern = javascript_compile(buf_str(&route.out), STR("i"), error);
	} else {
		*error = route.error;
	}
	if (pattern != NULL) {
		pattern->plain = is_plain(source);
		pattern_keep_words(pattern, source);
	}
	buf_finish(&route.out);
	buf_finish(&route.text);
	return pattern;
}
