#include "program/frameworks/flat_route.h"

#include <stdint.h>

/* A segment with its brackets taken off. */
struct segment {
	struct str text;
	bool first_literal; /* its first byte stood in brackets: it means nothing special */
	bool last_literal;
};

/* Takes the next segment off the name. */
static struct segment next_segment(
	struct arena *arena, struct str *name, const struct flat_rules *rules)
{
	char *text = arena_alloc(arena, name->n + 1);
	struct segment segment = {.text = {text, 0}};
	bool inside = false;
	size_t i = 0;

	for (; i < name->n; i++) {
		char c = name->s[i];

		if (!inside && (c == '/' || (c == '.' && rules->dots))) {
			break;
		}
		if (c == '[' && !inside) {
			inside = true;
		} else if (c == ']' && inside) {
			inside = false;
		} else {
			segment.first_literal =
				segment.first_literal || (segment.text.n == 0 && inside);
			segment.last_literal = inside;
			text[segment.text.n++] = c;
		}
	}
	*name = str_slice(*name, i + 1, name->n);
	return segment;
}

static bool is_index(struct str text, const struct flat_rules *rules)
{
	for (size_t i = 0; rules->index[i] != NULL; i++) {
		if (str_is(text, rules->index[i])) {
			return true;
		}
	}
	return false;
}

static bool leaves_no_trace(
	const struct segment *segment, bool last, const struct flat_rules *rules)
{
	if (segment->text.n == 0) {
		return true;
	}
	if (segment->first_literal) {
		return false;
	}
	return str_starts(segment->text, rules->pathless) ||
	       (last && is_index(segment->text, rules)) ||
	       (rules->groups && str_starts(segment->text, "(") && str_ends(segment->text, ")"));
}

/* "$id" as ":id", "$" as ":rest*", "x_" as "x". */
static struct str text_of(struct arena *arena, const struct segment *segment)
{
	struct str text = segment->text;

	if (text.n > 1 && !segment->last_literal && str_ends(text, "_")) {
		text = str_slice(text, 0, text.n - 1);
	}
	if (segment->first_literal || !str_starts(text, "$")) {
		return text;
	}
	return text.n == 1 ? STR(":rest*")
			   : str_format(arena, ":%.*s", STR_ARGS(str_slice(text, 1, text.n)));
}

/* "(lang)", "{-$lang}": there or not. */
static bool is_optional(const struct segment *segment)
{
	return !segment->first_literal &&
	       (str_starts(segment->text, "(") || str_starts(segment->text, "{"));
}

struct flat_path flat_route_path(
	struct arena *arena, struct str name, const struct flat_rules *rules)
{
	struct flat_path path = {STR(""), true};

	while (name.n > 0) {
		struct segment segment = next_segment(arena, &name, rules);
		struct str text;

		if (leaves_no_trace(&segment, name.n == 0, rules)) {
			continue;
		}
		path.known = path.known && !is_optional(&segment);
		text = text_of(arena, &segment);
		path.path = str_format(arena, "%.*s/%.*s", STR_ARGS(path.path), STR_ARGS(text));
	}
	if (path.path.n == 0) {
		path.path = STR("/");
	}
	return path;
}
