#include "facts/path_list.h"

#include <stdint.h>

enum {
	LIST_MOST = 512, /* entries; of a longer list the end is not known */
	SPREADS_DEEP = 8, /* arrays spread into each other */
};

static void add(struct collector *collector, struct site at, struct str name, const char *kind,
	item_vec *out)
{
	vec_push(collector->arena, out,
		(struct fact_item){collector_site(collector, at), name, str_of(kind)});
}

void path_list_add_unresolved(struct collector *collector, struct site at, item_vec *out)
{
	add(collector, at, STR(""), "unresolved", out);
}

void path_list_add_regex(
	struct collector *collector, struct site at, const struct value *regex, item_vec *out)
{
	add(collector, at,
		str_format(collector->arena, "/%.*s/%.*s", STR_ARGS(regex->text),
			STR_ARGS(regex->name)),
		"regex", out);
}

void path_list_add_tested(
	struct collector *collector, struct site at, const struct value *regex, item_vec *out)
{
	bool keeps_place = str_find_byte(regex->name, 'g') != SIZE_MAX ||
			   str_find_byte(regex->name, 'y') != SIZE_MAX;

	if (keeps_place) {
		path_list_add_unresolved(collector, at, out);
	} else {
		path_list_add_regex(collector, at, regex, out);
	}
}

static struct value single(const struct collector *collector, struct site site)
{
	struct value value = program_single(collector->program, site);

	return value.guessed ? (struct value){.kind = VALUE_UNKNOWN, .at = site} : value;
}

static void read_list(struct collector *collector, struct site site, unsigned depth, item_vec *out);

static void read_entry(
	struct collector *collector, struct site entry, const struct value *value, item_vec *out)
{
	if (value->kind == VALUE_STRING) {
		add(collector, value->at, value->text, "string", out);
	} else if (value->kind == VALUE_REGEX) {
		path_list_add_tested(collector, value->at, value, out);
	} else {
		path_list_add_unresolved(collector, entry, out);
	}
}

static void read_element(
	struct collector *collector, struct site element, unsigned depth, item_vec *out)
{
	const struct expr *e = program_expr(collector->program, element);
	struct value value;

	if (e->kind == EXPR_SPREAD && e->left != ID_NONE && depth < SPREADS_DEEP) {
		read_list(collector, (struct site){element.module, e->left}, depth + 1, out);
		return;
	}
	value = single(collector, element);
	read_entry(collector, element, &value, out);
}

static void read_list(struct collector *collector, struct site site, unsigned depth, item_vec *out)
{
	struct value value = single(collector, site);
	const struct summary *summary;
	const struct expr *array;

	if (value.kind != VALUE_ARRAY) {
		read_entry(collector, site, &value, out);
		return;
	}
	summary = collector->program->modules[value.at.module].summary;
	array = &summary->exprs[value.at.expr];
	for (uint32_t i = 0; i < array->count; i++) {
		struct site element = {value.at.module, summary->kid_ids[array->first + i]};

		if (out->n >= LIST_MOST) {
			path_list_add_unresolved(collector, element, out);
			return;
		}
		read_element(collector, element, depth, out);
	}
}

void path_list_read(struct collector *collector, struct site site, item_vec *out)
{
	read_list(collector, site, 0, out);
}

/* Text that must stay literal inside a pattern. */
static struct str escape(struct arena *arena, struct str text, struct str special)
{
	char *out = arena_alloc(arena, 2 * text.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < text.n; i++) {
		if (str_find_byte(special, text.s[i]) != SIZE_MAX) {
			out[n++] = '\\';
		}
		out[n++] = text.s[i];
	}
	return (struct str){out, n};
}

void path_list_add_text(struct collector *collector, struct site at, struct str text,
	enum path_form form, item_vec *out)
{
	struct arena *arena = collector->arena;
	struct str route = escape(arena, text, STR("()*+?:{}[]\\."));
	struct str plain = escape(arena, text, STR("()*+?{}[]\\.|^$/"));

	switch (form) {
	case PATH_IS:
		add(collector, at, route, "string", out);
		break;
	case PATH_STARTS:
		add(collector, at, str_join(arena, route, STR("(.*)")), "string", out);
		break;
	case PATH_ENDS:
		add(collector, at, str_format(arena, "/%.*s$/", STR_ARGS(plain)), "regex", out);
		break;
	case PATH_HOLDS:
		add(collector, at, str_format(arena, "/%.*s/", STR_ARGS(plain)), "regex", out);
		break;
	}
}

/* Unresolved entries, and matches that were given up, are PATTERN_LIMIT. */
static enum pattern_answer entry_matches(const struct fact_item *entry, struct str route)
{
	struct pattern *pattern = NULL;
	const char *error = NULL;
	enum pattern_answer answer;

	if (str_is(entry->kind, "string")) {
		pattern = pattern_route(entry->name, &error);
	} else if (str_is(entry->kind, "regex")) {
		size_t end = str_find_last_byte(entry->name, '/');

		pattern = pattern_javascript(str_slice(entry->name, 1, end),
			str_slice(entry->name, end + 1, entry->name.n), &error);
	}
	if (pattern == NULL) {
		return PATTERN_LIMIT;
	}
	answer = pattern_route_matches(pattern, route);
	pattern_free(pattern);
	return answer;
}

enum pattern_answer path_list_matches(
	const item_vec *list, struct str route, const struct fact_item **out)
{
	enum pattern_answer answer = PATTERN_NO;

	for (size_t i = 0; i < list->n; i++) {
		enum pattern_answer one = entry_matches(&list->items[i], route);

		if (one == PATTERN_YES) {
			*out = &list->items[i];
			return PATTERN_YES;
		}
		if (one == PATTERN_LIMIT) {
			answer = PATTERN_LIMIT;
		}
	}
	return answer;
}
