#include "base/ascii.h"
#include "syntax/elements.h"

/*
 * Vue's templates. Source: the Vue documentation, "Template Syntax", "List
 * Rendering", "Event Handling", "Slots".
 */

static struct str name_of(const struct elements *elements, const struct attribute *attribute)
{
	return str_slice(elements->markup->text, attribute->name_start, attribute->name_end);
}

static bool is_loop(struct str name)
{
	return str_is(name, "v-for");
}

static bool is_slot(struct str name)
{
	return str_starts(name, "#") || str_is(name, "v-slot") || str_starts(name, "v-slot:") ||
	       str_is(name, "slot-scope");
}

static bool is_handler(struct str name)
{
	return str_starts(name, "@") || str_starts(name, "v-on:");
}

static bool is_code(struct str name)
{
	return str_starts(name, ":") || str_starts(name, ".") || str_starts(name, "v-");
}

static bool has_value(const struct attribute *attribute)
{
	return attribute->kind == ATTRIBUTE_TEXT && attribute->end > attribute->start;
}

/* `:role.camel` and `v-bind:role` are the attribute role. */
static void build_name(struct elements *elements, const struct attribute *attribute)
{
	struct str name = name_of(elements, attribute);
	size_t from = str_starts(name, ":") || str_starts(name, ".") ? 1 : 0;
	size_t to;

	if (str_starts(name, "v-bind:")) {
		from = str_of("v-bind:").n;
	}
	to = str_find_byte(str_slice(name, from, name.n), '.');
	to = from == 0 || to == SIZE_MAX ? name.n : from + to;
	if (from < name.n && name.s[from] == '[') {
		from = 0; /* :[name] is known when it runs */
		to = name.n;
	}
	tree_leaf(elements->tree, SYN_PROPERTY_IDENTIFIER, FIELD_NONE,
		attribute->name_start + (uint32_t)from, attribute->name_start + (uint32_t)to);
}

/* Statements of a handler, run when the event comes. */
static void build_statements(struct elements *elements, uint32_t start, uint32_t end)
{
	struct tree *tree = elements->tree;
	struct piece piece;
	struct parsed parsed;

	tree_open(tree, SYN_STATEMENT_BLOCK, FIELD_BODY, start, end);
	if (elements_parse(elements, &piece, start, end, PART_STATEMENTS, &parsed)) {
		parse_copy(elements->session, &parsed, FIELD_NONE);
	}
	parse_close(&parsed);
	tree_leave(tree);
}

static bool is_callable(enum syntax_kind kind)
{
	return kind == SYN_IDENTIFIER || kind == SYN_MEMBER_EXPRESSION ||
	       kind == SYN_ARROW_FUNCTION || kind == SYN_FUNCTION_EXPRESSION;
}

/* @click="save" names a function; @click="save(x)" and "a = 1; save()" are the body of one. */
static void build_handler(struct elements *elements, uint32_t start, uint32_t end)
{
	struct tree *tree = elements->tree;
	uint32_t depth = tree->depth;
	struct piece piece;
	struct parsed parsed;

	if (!elements_parse(elements, &piece, start, end, PART_EXPRESSION, &parsed)) {
		parse_close(&parsed);
		return;
	}
	if (parsed.broken || parsed.errors > 0) {
		tree_open(tree, SYN_ARROW_FUNCTION, FIELD_NONE, start, end);
		build_statements(elements, start, end);
	} else if (is_callable(parse_kind(&parsed))) {
		parse_copy(elements->session, &parsed, FIELD_NONE);
	} else {
		tree_open(tree, SYN_ARROW_FUNCTION, FIELD_NONE, start, end);
		parse_copy(elements->session, &parsed, FIELD_BODY);
	}
	parse_close(&parsed);
	tree->depth = depth;
}

static void build_code(struct elements *elements, const struct attribute *attribute)
{
	uint32_t start = attribute->start;
	uint32_t end = attribute->end;

	elements_trim(elements, &start, &end);
	if (start == end) {
		return;
	}
	if (is_handler(name_of(elements, attribute))) {
		build_handler(elements, start, end);
	} else {
		elements_expression(elements, start, end, FIELD_NONE);
	}
}

/* v-bind="object" */
static void build_spread(struct elements *elements, const struct attribute *attribute)
{
	struct tree *tree = elements->tree;
	uint32_t depth = tree->depth;

	tree_open(tree, SYN_JSX_EXPRESSION, FIELD_ATTRIBUTE, attribute->start, attribute->end);
	tree_open(tree, SYN_SPREAD_ELEMENT, FIELD_NONE, attribute->start, attribute->end);
	elements_expression(elements, attribute->start, attribute->end, FIELD_NONE);
	tree->depth = depth;
}

void vue_attribute(struct elements *elements, const struct attribute *attribute)
{
	struct tree *tree = elements->tree;
	struct str name = name_of(elements, attribute);

	if (is_loop(name) || is_slot(name)) {
		return; /* they are around the element, or in it */
	}
	if (str_is(name, "v-bind") && has_value(attribute)) {
		build_spread(elements, attribute);
		return;
	}
	tree_open(tree, SYN_JSX_ATTRIBUTE, FIELD_ATTRIBUTE, attribute->name_start,
		attribute->kind == ATTRIBUTE_BARE ? attribute->name_end
						  : attribute->end + attribute->quoted);
	build_name(elements, attribute);
	if (is_handler(name) || is_code(name)) {
		build_code(elements, attribute);
	} else if (attribute->kind == ATTRIBUTE_TEXT) {
		tree_leaf(tree, SYN_JSX_TEXT, FIELD_NONE, attribute->start - attribute->quoted,
			attribute->end + attribute->quoted);
	}
	tree_leave(tree);
}

static const struct attribute *find(
	const struct elements *elements, const struct tag *tag, bool (*is)(struct str name))
{
	for (size_t i = 0; i < tag->attributes.n; i++) {
		const struct attribute *it = &tag->attributes.items[i];

		if (is(name_of(elements, it)) && has_value(it)) {
			return it;
		}
	}
	return NULL;
}

/* Where ` in ` or ` of ` parts the variables from the list; false without one. */
static bool part_loop(const struct elements *elements, const struct attribute *loop, uint32_t *left,
	uint32_t *right)
{
	const char *s = elements->markup->text.s;

	for (uint32_t i = loop->start + 1; i + 3 < loop->end; i++) {
		bool word = (s[i] == 'i' && s[i + 1] == 'n') || (s[i] == 'o' && s[i + 1] == 'f');

		if (word && !ascii_is_alnum(s[i - 1]) && s[i - 1] != '_' && s[i - 1] != '$' &&
			(s[i + 2] == ' ' || s[i + 2] == '\n' || s[i + 2] == '\t')) {
			*left = i;
			*right = i + 2;
			return true;
		}
	}
	return false;
}

enum syntax_field vue_open_loop(struct elements *elements, const struct tag *tag)
{
	const struct attribute *loop = find(elements, tag, is_loop);
	struct tree *tree = elements->tree;
	uint32_t from;
	uint32_t to;
	uint32_t list;

	if (loop == NULL || !part_loop(elements, loop, &to, &list)) {
		return FIELD_NONE;
	}
	from = loop->start;
	elements_trim(elements, &from, &to);
	if (to - from > 1 && elements->markup->text.s[from] == '(') {
		from++; /* (item, index) */
		to -= elements->markup->text.s[to - 1] == ')';
	}
	tree_open(tree, SYN_JSX_EXPRESSION, FIELD_NONE, tag->start, tag->end);
	tree_open(tree, SYN_OTHER, FIELD_NONE, tag->start, tag->end);
	elements_expression(elements, list, loop->end, FIELD_NONE);
	elements_open_function(elements, FIELD_NONE, from, to);
	return FIELD_BODY;
}

void vue_open_slot(struct elements *elements, const struct tag *tag)
{
	const struct attribute *slot = find(elements, tag, is_slot);

	if (slot == NULL) {
		return;
	}
	tree_open(elements->tree, SYN_JSX_EXPRESSION, FIELD_NONE, slot->start, slot->end);
	elements_open_function(elements, FIELD_NONE, slot->start, slot->end);
	elements_open_fragment(elements, FIELD_BODY, slot->start);
}

uint32_t vue_mustache(struct elements *elements, uint32_t at, uint32_t to)
{
	struct tree *tree = elements->tree;
	size_t end;

	if (at + 1 >= to || elements->markup->text.s[at + 1] != '{' ||
		elements->markup->work >= elements->markup->most_work) {
		return at + 1;
	}
	end = str_find(str_slice(elements->markup->text, 0, to), STR("}}"), at + 2);
	elements->markup->work += (end == SIZE_MAX ? to : end) - at;
	if (end == SIZE_MAX) {
		tree_error(tree, at);
		return at + 2;
	}
	tree_open(tree, SYN_JSX_EXPRESSION, FIELD_NONE, at, (uint32_t)end + 2);
	elements_expression(elements, at + 2, (uint32_t)end, FIELD_NONE);
	tree_leave(tree);
	return (uint32_t)end + 2;
}
