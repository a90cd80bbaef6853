#include "syntax/elements.h"

#include "base/ascii.h"

enum {
	ROOM_MOST = 240, /* depth below which markup nests; code may lie deeper */
};

void elements_begin(struct elements *elements, struct parse_session *session, struct markup *markup)
{
	*elements = (struct elements){
		.session = session,
		.tree = &session->tree,
		.markup = markup,
	};
}

bool elements_have_room(const struct elements *elements)
{
	return elements->tree->depth < ROOM_MOST;
}

void elements_trim(const struct elements *elements, uint32_t *start, uint32_t *end)
{
	struct str text = str_slice(elements->markup->text, *start, *end);
	struct str trimmed = str_trim(text);

	*start = trimmed.n == 0 ? *end : (uint32_t)(trimmed.s - elements->markup->text.s);
	*end = *start + (uint32_t)trimmed.n;
}

/* Goes over comments; false when only they are left. */
static bool skip_comments(struct elements *elements, uint32_t *start, uint32_t end)
{
	struct str text = str_slice(elements->markup->text, 0, end);

	for (;;) {
		struct str rest;
		size_t close;

		elements_trim(elements, start, &end);
		rest = str_slice(text, *start, end);
		if (str_starts(rest, "/*")) {
			close = str_find(text, STR("*/"), *start + 2);
			close = close == SIZE_MAX ? end : close + 2;
		} else if (str_starts(rest, "//")) {
			close = str_find(text, STR("\n"), *start);
			close = close == SIZE_MAX ? end : close + 1;
		} else {
			return rest.n > 0;
		}
		tree_comment(elements->tree, *start, (uint32_t)close);
		*start = (uint32_t)close;
	}
}

static struct piece piece_of(
	const struct elements *elements, uint32_t start, uint32_t end, enum parse_part part)
{
	bool alone = part == PART_STATEMENTS;

	/* a comment at the end goes on to the end of its line */
	return (struct piece){
		.language =
			elements->markup->dialect == SYNTAX_ASTRO ? SYNTAX_TSX : SYNTAX_TYPESCRIPT,
		.file = elements->markup->text,
		.start = start,
		.end = end,
		.before = alone ? "" : "(",
		.after = alone                     ? ""
			 : part == PART_PARAMETERS ? "\n)=>0"
						   : "\n)",
	};
}

bool elements_parse(struct elements *elements, struct piece *piece, uint32_t start, uint32_t end,
	enum parse_part part, struct parsed *out)
{
	*piece = piece_of(elements, start, end, part);
	return parse_open(elements->session, piece, part, out);
}

struct filling {
	struct elements *elements;
	const hole_vec *holes;
};

/* The elements within an expression. */
static void fill(void *context, size_t hole, enum syntax_field field)
{
	struct filling *filling = context;
	struct elements *elements = filling->elements;
	struct parse_hole at = filling->holes->items[hole];
	uint32_t depth = elements->tree->depth;
	size_t base = elements->base;

	if (!elements_have_room(elements)) {
		elements->tree->out->too_deep = true;
		return;
	}
	elements->base = elements->open.n;
	elements_open_fragment(elements, field, at.start);
	elements_build(elements, at.start, at.end);
	elements->base = base;
	tree_leave_to(elements->tree, depth, at.end);
}

void elements_expression(
	struct elements *elements, uint32_t start, uint32_t end, enum syntax_field field)
{
	hole_vec holes = {0};
	struct filling filling = {elements, &holes};
	struct piece piece;
	struct parsed parsed;

	if (!skip_comments(elements, &start, end)) {
		return;
	}
	piece = piece_of(elements, start, end, PART_EXPRESSION);
	if (elements->markup->dialect == SYNTAX_ASTRO) {
		markup_code_end(elements->markup, start, end, &holes);
		piece.holes = &holes;
		piece.fill = fill;
		piece.context = &filling;
	}
	if (parse_open(elements->session, &piece, PART_EXPRESSION, &parsed)) {
		parse_copy(elements->session, &parsed, field);
	}
	parse_close(&parsed);
}

void elements_braces(struct elements *elements, uint32_t start, uint32_t end)
{
	uint32_t depth = elements->tree->depth;

	tree_open(elements->tree, SYN_JSX_EXPRESSION, FIELD_NONE, start, end);
	elements_expression(elements, start + 1, end - 1, FIELD_NONE);
	tree_leave_to(elements->tree, depth, end);
}

void elements_open_fragment(struct elements *elements, enum syntax_field field, uint32_t at)
{
	tree_open(elements->tree, SYN_JSX_ELEMENT, field, at, at);
	tree_leaf(elements->tree, SYN_JSX_OPENING_ELEMENT, FIELD_OPEN_TAG, at, at);
}

void elements_open_function(
	struct elements *elements, enum syntax_field field, uint32_t start, uint32_t end)
{
	struct piece piece;
	struct parsed parsed;

	tree_open(elements->tree, SYN_ARROW_FUNCTION, field, start, end);
	elements_trim(elements, &start, &end);
	if (start == end) {
		return;
	}
	if (elements_parse(elements, &piece, start, end, PART_PARAMETERS, &parsed)) {
		parse_copy(elements->session, &parsed, FIELD_PARAMETERS);
	}
	parse_close(&parsed);
}

/* `Clerk.SignIn` is a member, any other name one word. */
static void build_name(struct elements *elements, const struct tag *tag)
{
	struct str name = markup_name(elements->markup, tag);
	struct tree *tree = elements->tree;
	uint32_t from = tag->name_start;
	size_t dot = str_find_last_byte(name, '.');
	uint32_t at;

	if (name.n == 0) {
		return;
	}
	if (dot == SIZE_MAX || dot == 0 || dot + 1 == name.n ||
		str_find_byte(str_slice(name, 0, dot), '.') != SIZE_MAX) {
		tree_leaf(tree, SYN_IDENTIFIER, FIELD_NAME, from, tag->name_end);
		return;
	}
	at = from + (uint32_t)dot;
	tree_open(tree, SYN_MEMBER_EXPRESSION, FIELD_NAME, from, tag->name_end);
	tree_leaf(tree, SYN_IDENTIFIER, FIELD_OBJECT, from, at);
	tree_leaf(tree, SYN_PROPERTY_IDENTIFIER, FIELD_PROPERTY, at + 1, tag->name_end);
	tree_leave(tree);
}

static void open_slot(struct elements *elements, const struct tag *tag)
{
	if (elements->markup->dialect == SYNTAX_VUE) {
		vue_open_slot(elements, tag);
	} else if (elements->markup->dialect == SYNTAX_SVELTE) {
		svelte_open_slot(elements, tag);
	}
}

static void open_element(struct elements *elements, const struct tag *tag)
{
	struct tree *tree = elements->tree;
	bool leaf = tag->is_void || tag->is_raw || !elements_have_room(elements);
	struct open_node node = {
		.name_start = tag->name_start,
		.name_end = tag->name_end,
		.depth = tree->depth,
	};
	enum syntax_field field = FIELD_NONE;

	if (elements->markup->dialect == SYNTAX_VUE && elements_have_room(elements)) {
		field = vue_open_loop(elements, tag);
	}
	tree_open(tree, SYN_JSX_ELEMENT, field, tag->start, tag->end);
	tree_open(tree, SYN_JSX_OPENING_ELEMENT, FIELD_OPEN_TAG, tag->start, tag->end);
	build_name(elements, tag);
	attributes_build(elements, tag);
	tree_leave(tree);
	if (leaf) {
		tree_leave_to(tree, node.depth, tag->end);
		return;
	}
	open_slot(elements, tag);
	vec_push(elements->markup->arena, &elements->open, node);
}

static bool is_same_name(
	const struct elements *elements, const struct open_node *node, const struct tag *tag)
{
	struct str a = str_slice(elements->markup->text, node->name_start, node->name_end);
	struct str b = markup_name(elements->markup, tag);

	for (size_t i = 0; i < a.n && i < b.n; i++) {
		if (ascii_lower(a.s[i]) != ascii_lower(b.s[i])) {
			return false;
		}
	}
	return a.n == b.n && !node->is_block;
}

/* A closing tag ends its element and all that were left open in it; a block it does not leave. */
static void close_element(struct elements *elements, const struct tag *tag)
{
	size_t i = elements->open.n;

	while (i > elements->base && !elements->open.items[i - 1].is_block) {
		i--;
		if (is_same_name(elements, &elements->open.items[i], tag)) {
			tree_leave_to(elements->tree, elements->open.items[i].depth, tag->end);
			elements->open.n = i;
			return;
		}
	}
}

static uint32_t read_tag(struct elements *elements, uint32_t at, uint32_t to)
{
	struct tag tag;

	if (!markup_tag(elements->markup, at, to, &tag)) {
		tree_error(elements->tree, at);
		return at + 1;
	}
	if (tag.closes) {
		close_element(elements, &tag);
		return tag.end;
	}
	tag.is_raw = tag.is_raw || markup_has(elements->markup, &tag, "is:raw");
	open_element(elements, &tag);
	return tag.is_raw ? markup_raw_end(elements->markup, &tag, to) : tag.end;
}

/* What stands in braces in the text between tags. */
static uint32_t read_braces(struct elements *elements, uint32_t at, uint32_t to)
{
	enum syntax_language dialect = elements->markup->dialect;
	uint32_t end;

	if (dialect == SYNTAX_HTML) {
		return at + 1;
	}
	if (dialect == SYNTAX_VUE) {
		return vue_mustache(elements, at, to);
	}
	end = dialect == SYNTAX_SVELTE ? svelte_braces_end(elements, at, to)
				       : markup_code_end(elements->markup, at + 1, to, NULL);
	if (end == MARKUP_NONE) {
		tree_error(elements->tree, at);
		return at + 1;
	}
	if (dialect == SYNTAX_SVELTE) {
		svelte_braces(elements, at, end + 1);
	} else {
		elements_braces(elements, at, end + 1);
	}
	return end + 1;
}

void elements_build(struct elements *elements, uint32_t from, uint32_t to)
{
	const char *s = elements->markup->text.s;
	uint32_t depth = elements->tree->depth;
	uint32_t at = from;

	while (at < to && !tree_is_full(elements->tree)) {
		if (s[at] == '<' && str_starts(str_slice(elements->markup->text, at, to), "<!--")) {
			uint32_t end = markup_comment_end(elements->markup, at, to);

			tree_comment(elements->tree, at, end);
			at = end;
		} else if (markup_is_tag(elements->markup, at, to)) {
			at = read_tag(elements, at, to);
		} else if (s[at] == '{') {
			at = read_braces(elements, at, to);
		} else {
			at++;
		}
	}
	elements->open.n = elements->base;
	tree_leave_to(elements->tree, depth, to);
}
