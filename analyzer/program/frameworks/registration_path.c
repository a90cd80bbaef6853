#include "base/ascii.h"
#include "program/frameworks/registration_tools.h"

/* Paths: joined, compared segment by segment, and shown as routes show theirs. */

struct str registration_join(struct arena *arena, struct str left, struct str right)
{
	while (str_ends(left, "/")) {
		left.n--;
	}
	if (right.n == 0 || str_is(right, "/")) {
		return left;
	}
	return str_format(
		arena, "%.*s%s%.*s", STR_ARGS(left), right.s[0] == '/' ? "" : "/", STR_ARGS(right));
}

static bool same_segment(struct str a, struct str b)
{
	if (a.n != b.n) {
		return false;
	}
	for (size_t i = 0; i < a.n; i++) {
		if (ascii_lower(a.s[i]) != ascii_lower(b.s[i])) {
			return false;
		}
	}
	return true;
}

static struct str next_segment(struct str *path)
{
	size_t end;
	struct str segment;

	while (path->n > 0 && path->s[0] == '/') {
		*path = str_slice(*path, 1, path->n);
	}
	end = str_find_byte(*path, '/');
	segment = str_slice(*path, 0, end);
	*path = end == SIZE_MAX ? STR("") : str_slice(*path, end, path->n);
	return segment;
}

/* Signs of a pattern that a plain comparison of segments does not know. */
static bool is_plain(struct str text)
{
	for (size_t i = 0; i < text.n; i++) {
		switch (text.s[i]) {
		case '*':
		case '?':
		case '+':
		case '(':
		case ')':
		case '{':
		case '}':
		case '[':
		case ']':
			return false;
		default:
			break;
		}
	}
	return true;
}

/* "*", and "*rest" or "{*rest}" of Express 5: all that follows. */
static bool takes_all(struct str segment)
{
	return str_starts(segment, "*") || str_starts(segment, "{*") || str_is(segment, "(.*)");
}

static enum covering covers_segment(struct str want, struct str have)
{
	if (want.s[0] == ':' && is_plain(want)) {
		return COVERS;
	}
	if (have.s[0] == ':' || !is_plain(want) || !is_plain(have)) {
		return COVERS_PERHAPS;
	}
	return same_segment(want, have) ? COVERS : COVERS_NOT;
}

enum covering registration_covers(
	const struct registration *r, bool is_prefix, struct str path, struct str *out_rest)
{
	struct str pattern = r->path;
	enum covering answer = COVERS;

	*out_rest = path;
	if (!r->path_known) {
		return COVERS_PERHAPS;
	}
	for (struct str want = next_segment(&pattern); want.n > 0; want = next_segment(&pattern)) {
		struct str have;
		enum covering one;

		if (takes_all(want) && next_segment(&pattern).n == 0) {
			return answer;
		}
		have = next_segment(&path);
		if (have.n == 0) {
			return COVERS_NOT;
		}
		one = covers_segment(want, have);
		if (one == COVERS_NOT) {
			return COVERS_NOT;
		}
		answer = one == COVERS ? answer : one;
	}
	*out_rest = path;
	return !is_prefix && next_segment(&path).n > 0 ? COVERS_NOT : answer;
}

/* What a route shows for ":id{[0-9]+}": ":id", or ":id*" when the pattern takes slashes. */
static struct str bracketed(const struct registry *x, struct str segment)
{
	size_t open = str_find_byte(segment, x->dialect->bracket);
	char close = x->dialect->bracket == '{' ? '}' : ')';
	struct str name = str_slice(segment, 0, open);
	struct str inside = str_slice(segment, open, segment.n);
	bool slashes = str_has(inside, ".+") || str_has(inside, ".*");

	if (x->dialect->bracket == 0 || open == SIZE_MAX || segment.s[0] != ':' ||
		segment.s[segment.n - 1] != close || !is_plain(name)) {
		return STR_NONE;
	}
	return slashes ? str_format(x->arena, "%.*s*", STR_ARGS(name)) : name;
}

static struct str shown_segment(const struct registry *x, struct str segment, bool last)
{
	struct str name = segment;

	if (is_plain(segment)) {
		return str_starts(segment, "::") ? STR_NONE : segment;
	}
	if (!takes_all(segment)) {
		return bracketed(x, segment);
	}
	while (name.n > 0 && (name.s[0] == '{' || name.s[0] == '*')) {
		name = str_slice(name, 1, name.n);
	}
	if (str_ends(name, "}")) {
		name.n--;
	}
	if (!last || !is_plain(name)) {
		return STR_NONE;
	}
	return name.n == 0 ? STR(":rest*") : str_format(x->arena, ":%.*s*", STR_ARGS(name));
}

bool registration_shown(const struct registry *x, struct str pattern, struct str *out)
{
	struct str whole = pattern;
	struct str shown = STR("");

	for (struct str one = next_segment(&pattern); one.n > 0; one = next_segment(&pattern)) {
		struct str segment = shown_segment(x, one, pattern.n == 0);

		if (str_absent(segment)) {
			*out = whole;
			return false;
		}
		shown = str_format(x->arena, "%.*s/%.*s", STR_ARGS(shown), STR_ARGS(segment));
	}
	if (whole.n > 1 && str_ends(whole, "/") && shown.n > 0) {
		shown = str_join(x->arena, shown, STR("/"));
	}
	*out = shown.n == 0 ? STR("/") : shown;
	return true;
}
