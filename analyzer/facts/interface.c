#include "facts/interface.h"

#include "base/ascii.h"

/* No grammar of types: names before ':', strings behind it, braces, and all else skipped. */

enum { DEEP = 8, MEMBERS_MOST = 500 };

struct reader {
	struct str text;
	size_t at;
	size_t end;
	struct arena *arena;
	interface_vec *out;
};

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static char peek(const struct reader *r)
{
	return r->at < r->end ? r->text.s[r->at] : '\0';
}

static bool begins(const struct reader *r, const char *mark)
{
	return str_starts(str_slice(r->text, r->at, r->end), mark);
}

static void skip_to(struct reader *r, struct str mark)
{
	size_t found = str_find(str_slice(r->text, 0, r->end), mark, r->at);

	r->at = found == SIZE_MAX ? r->end : found + mark.n;
}

static void skip_blanks(struct reader *r)
{
	for (;;) {
		if (begins(r, "//")) {
			skip_to(r, STR("\n"));
		} else if (begins(r, "/*")) {
			r->at += 2;
			skip_to(r, STR("*/"));
		} else if (r->at < r->end && is_space(peek(r))) {
			r->at++;
		} else {
			return;
		}
	}
}

static bool is_word(char c)
{
	return ascii_is_alnum(c) || c == '_' || c == '$';
}

static bool is_quote(char c)
{
	return c == '"' || c == '\'' || c == '`';
}

static void push(struct reader *r, struct interface_member member)
{
	if (r->out->n < MEMBERS_MOST) {
		vec_push(r->arena, r->out, member);
	}
}

/* A string with its quotes; an escape in it is left as it is written. */
static struct str take_string(struct reader *r)
{
	char quote = r->text.s[r->at++];
	size_t start = r->at;

	while (r->at < r->end && peek(r) != quote && peek(r) != '\n') {
		r->at += peek(r) == '\\' ? 2 : 1;
	}
	r->at = r->at < r->end ? r->at + 1 : r->end;
	return str_slice(r->text, start, r->at - 1);
}

/* The name of a member, or absent at anything else: [key: string], call signatures. */
static struct str take_name(struct reader *r)
{
	size_t start = r->at;

	if (is_quote(peek(r))) {
		return take_string(r);
	}
	while (is_word(peek(r))) {
		r->at++;
	}
	return r->at == start ? STR_NONE : str_slice(r->text, start, r->at);
}

/* Over a pair of brackets and all that is in it. */
static void skip_group(struct reader *r)
{
	unsigned depth = 0;

	do {
		char c = peek(r);

		if (is_quote(c)) {
			take_string(r);
			continue;
		}
		depth += c == '(' || c == '[' || c == '{' || c == '<';
		depth -= depth > 0 && (c == ')' || c == ']' || c == '}' || c == '>');
		r->at++;
		skip_blanks(r);
	} while (depth > 0 && r->at < r->end);
}

static void read_members(struct reader *r, struct str path, unsigned depth);

static bool ends_line(const struct reader *r)
{
	size_t before = r->at;

	while (before > 0 && is_space(r->text.s[before - 1])) {
		before--;
		if (r->text.s[before] == '\n') {
			return true;
		}
	}
	return false;
}

/* A type goes on over a line's end where an operator stands before or behind it. */
static bool is_over(const struct reader *r, bool open)
{
	char c = peek(r);

	return c == ';' || c == ',' || c == '}' || c == '\0' ||
	       (!open && ends_line(r) && c != '|' && c != '&');
}

/* What stands behind a member's ':'. */
static void read_type(struct reader *r, struct str path, unsigned depth)
{
	bool open = true; /* an operand is still to come */
	bool function = false;

	for (skip_blanks(r); r->at < r->end && !is_over(r, open); skip_blanks(r)) {
		char c = peek(r);
		size_t start = r->at;

		open = c == '|' || c == '&';
		if (begins(r, "=>")) {
			/* what a function gives is not what the member is */
			function = true;
			r->at += 2;
		} else if (is_quote(c) && function) {
			take_string(r);
		} else if (is_quote(c)) {
			struct str text = take_string(r);

			push(r, (struct interface_member){
					path, text, true, (uint32_t)start, (uint32_t)r->at});
		} else if (c == '{' && depth < DEEP && !function) {
			read_members(r, path, depth + 1);
		} else if (c == '{' || c == '[' || c == '(' || c == '<') {
			skip_group(r);
		} else {
			while (is_word(peek(r))) {
				r->at++;
			}
			r->at += r->at == start;
		}
	}
}

static void read_member(struct reader *r, struct str path, unsigned depth)
{
	size_t start = r->at;
	struct str name = take_name(r);
	size_t end = r->at;

	skip_blanks(r);
	while (str_is(name, "readonly") && (is_word(peek(r)) || is_quote(peek(r)))) {
		start = r->at;
		name = take_name(r);
		end = r->at;
		skip_blanks(r);
	}
	r->at += peek(r) == '?';
	skip_blanks(r);
	if (str_absent(name) || peek(r) != ':') {
		if (r->at < r->end && !is_over(r, true)) {
			skip_group(r);
		}
		r->at += peek(r) == ':';
		read_type(r, STR("[]"), DEEP);
		return;
	}
	r->at++;
	path = path.n == 0 ? name
			   : str_format(r->arena, "%.*s.%.*s", STR_ARGS(path), STR_ARGS(name));
	push(r, (struct interface_member){path, STR(""), false, (uint32_t)start, (uint32_t)end});
	read_type(r, path, depth);
}

/* From '{' behind its '}'. */
static void read_members(struct reader *r, struct str path, unsigned depth)
{
	r->at++;
	for (skip_blanks(r); r->at < r->end && peek(r) != '}'; skip_blanks(r)) {
		size_t before = r->at;

		if (peek(r) != ';' && peek(r) != ',') {
			read_member(r, path, depth);
		}
		r->at += r->at == before;
	}
	r->at += r->at < r->end;
}

void interface_read(const struct summary *summary, const struct declared_interface *declared,
	struct arena *arena, interface_vec *out)
{
	struct reader r = {
		.text = summary->text,
		.at = declared->start,
		.end = declared->end,
		.arena = arena,
		.out = out,
	};

	while (r.at < r.end && peek(&r) != '{') {
		r.at++;
	}
	if (r.at < r.end) {
		read_members(&r, STR(""), 0);
	}
}
