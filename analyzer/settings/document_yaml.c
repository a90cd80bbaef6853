#include "settings/document_build.h"

/*
 * YAML 1.2 with its core schema, and merges; a tag of an application is not
 * looked up.
 */

static bool is_kind(const struct document_build *build, syntax_id node, enum syntax_kind kind)
{
	return build->syntax->nodes[node].kind == kind;
}

static bool is_node(const struct document_build *build, syntax_id node)
{
	return is_kind(build, node, SYN_BLOCK_NODE) || is_kind(build, node, SYN_FLOW_NODE);
}

/* Recursion: as deep as the tree, SYNTAX_MAX_DEPTH. */
static struct document_value *read_node(struct document_build *build, syntax_id node);

static struct str unquoted(const struct document_build *build, syntax_id node)
{
	struct str text = syntax_text(build->syntax, node);

	return str_slice(text, 1, text.n - 1);
}

/* '' stands for one quote. */
static struct str single_quoted(struct document_build *build, syntax_id node)
{
	struct str text = document_fold(build->arena, unquoted(build, node), false);
	char *out = arena_alloc(build->arena, text.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < text.n; i++) {
		out[n++] = text.s[i];
		if (text.s[i] == '\'' && i + 1 < text.n && text.s[i + 1] == '\'') {
			i++;
		}
	}
	return (struct str){out, n};
}

static struct str double_quoted(struct document_build *build, syntax_id node)
{
	return document_unescape(
		build->arena, document_fold(build->arena, unquoted(build, node), true));
}

static struct document_value *read_plain(struct document_build *build, syntax_id node)
{
	syntax_id inner = build->syntax->nodes[node].first;
	struct str text = syntax_text(build->syntax, node);
	struct document_value *value;

	switch (inner == SYNTAX_NO ? SYN_OTHER
				   : (enum syntax_kind)build->syntax->nodes[inner].kind) {
	case SYN_INTEGER_SCALAR:
	case SYN_FLOAT_SCALAR:
		return document_make_text(build, DOCUMENT_NUMBER, node, text);
	case SYN_NULL_SCALAR:
		return document_make(build, DOCUMENT_NULL, node);
	case SYN_BOOLEAN_SCALAR:
		value = document_make(build, DOCUMENT_BOOLEAN, node);
		value->truth = str_is_nocase(text, "true");
		return value;
	default:
		return document_make_text(
			build, DOCUMENT_STRING, node, document_fold(build->arena, text, false));
	}
}

/* Keys are scalars; "" and absent for those that are not. */
static struct str key_text(struct document_build *build, syntax_id node)
{
	syntax_id inner = build->syntax->nodes[node].first;

	if (!is_kind(build, node, SYN_FLOW_NODE) || inner == SYNTAX_NO ||
		build->syntax->nodes[inner].next != SYNTAX_NO) {
		return STR_NONE;
	}
	switch ((enum syntax_kind)build->syntax->nodes[inner].kind) {
	case SYN_PLAIN_SCALAR:
		return syntax_text(build->syntax, inner);
	case SYN_SINGLE_QUOTE_SCALAR:
		return single_quoted(build, inner);
	case SYN_DOUBLE_QUOTE_SCALAR:
		return double_quoted(build, inner);
	default:
		return STR_NONE;
	}
}

/* What is merged into the table is only collected: its own keys win, wherever they stand. */
static void read_pair(struct document_build *build, struct document_value *table,
	struct document_value *merges, syntax_id pair)
{
	syntax_id key = syntax_field(build->syntax, pair, FIELD_KEY);
	syntax_id value = syntax_field(build->syntax, pair, FIELD_VALUE);
	struct str name = STR_NONE;

	if (key != SYNTAX_NO && document_is_readable(build, key)) {
		name = key_text(build, key);
	}
	if (str_absent(name)) {
		table->open = true;
		return;
	}
	if (str_is(name, "<<") && value != SYNTAX_NO) {
		document_append(build, merges, read_node(build, value));
		return;
	}
	document_put(build, table, key, name,
		value == SYNTAX_NO ? document_make(build, DOCUMENT_NULL, pair)
				   : read_node(build, value));
}

static struct document_value *read_mapping(struct document_build *build, syntax_id node)
{
	struct document_value *table = document_make(build, DOCUMENT_TABLE, node);
	struct document_value *merges = document_make(build, DOCUMENT_LIST, node);

	syntax_each (child, build->syntax, node) {
		if (is_kind(build, child, SYN_BLOCK_MAPPING_PAIR) ||
			is_kind(build, child, SYN_FLOW_PAIR)) {
			read_pair(build, table, merges, child);
		} else if (is_node(build, child)) {
			struct str name = key_text(build, child);

			/* { a, b }: keys without a value */
			table->open = table->open || str_absent(name);
			if (!str_absent(name)) {
				document_put(build, table, child, name,
					document_make(build, DOCUMENT_NULL, child));
			}
		}
	}
	document_merge(build, table, merges);
	return table;
}

/* What stands in a list: "- x" in a block, x or `key: x` between brackets. */
static struct document_value *read_item(struct document_build *build, syntax_id item)
{
	struct document_value *table;
	struct document_value *merges;

	if (is_kind(build, item, SYN_FLOW_PAIR)) {
		table = document_make(build, DOCUMENT_TABLE, item);
		merges = document_make(build, DOCUMENT_LIST, item);
		read_pair(build, table, merges, item);
		document_merge(build, table, merges);
		return table;
	}
	if (is_node(build, item)) {
		return read_node(build, item);
	}
	syntax_each (child, build->syntax, item) {
		if (is_node(build, child)) {
			return read_node(build, child);
		}
	}
	return document_make(build, DOCUMENT_NULL, item);
}

static struct document_value *read_sequence(struct document_build *build, syntax_id node)
{
	struct document_value *list = document_make(build, DOCUMENT_LIST, node);

	syntax_each (child, build->syntax, node) {
		if (is_kind(build, child, SYN_BLOCK_SEQUENCE_ITEM) ||
			is_kind(build, child, SYN_FLOW_PAIR) || is_node(build, child)) {
			document_append(build, list, read_item(build, child));
		}
	}
	return list;
}

static struct document_value *read_block(struct document_build *build, syntax_id node)
{
	struct str text = document_block(build->arena, syntax_text(build->syntax, node));

	return str_absent(text) ? document_make(build, DOCUMENT_UNKNOWN, node)
				: document_make_text(build, DOCUMENT_STRING, node, text);
}

static struct document_value *read_content(struct document_build *build, syntax_id node)
{
	enum syntax_kind kind = (enum syntax_kind)build->syntax->nodes[node].kind;

	if (kind == SYN_BLOCK_MAPPING || kind == SYN_FLOW_MAPPING) {
		return read_mapping(build, node);
	}
	if (kind == SYN_BLOCK_SEQUENCE || kind == SYN_FLOW_SEQUENCE) {
		return read_sequence(build, node);
	}
	if (!document_is_readable(build, node)) {
		return document_make(build, DOCUMENT_UNKNOWN, node);
	}
	switch (kind) {
	case SYN_PLAIN_SCALAR:
		return read_plain(build, node);
	case SYN_SINGLE_QUOTE_SCALAR:
		return document_make_text(build, DOCUMENT_STRING, node, single_quoted(build, node));
	case SYN_DOUBLE_QUOTE_SCALAR:
		return document_make_text(build, DOCUMENT_STRING, node, double_quoted(build, node));
	case SYN_BLOCK_SCALAR:
		return read_block(build, node);
	case SYN_ALIAS:
		return document_alias(build, node);
	default:
		return document_make(build, DOCUMENT_UNKNOWN, node);
	}
}

/* A node: perhaps an anchor and a tag, then its content. */
static struct document_value *read_node(struct document_build *build, syntax_id node)
{
	struct document_value *value = NULL;
	struct str anchor = STR_NONE;
	uint32_t before = build->values;
	uint32_t level = build->level;
	bool tagged = false;

	build->level = 0;
	syntax_each (child, build->syntax, node) {
		if (is_kind(build, child, SYN_TAG)) {
			tagged = true;
		} else if (!is_kind(build, child, SYN_OTHER)) {
			value = read_content(build, child);
		} else if (str_starts(syntax_text(build->syntax, child), "&")) {
			anchor = syntax_text(build->syntax, child);
		}
	}
	if (value == NULL || tagged) {
		value = document_make(build, tagged ? DOCUMENT_UNKNOWN : DOCUMENT_NULL, node);
	}
	if (!str_absent(anchor)) {
		document_anchor(build, str_slice(anchor, 1, anchor.n), value, before);
	}
	build->level = build->level > level ? build->level : level;
	return value;
}

void document_yaml(struct document_build *build, struct document_value *stream)
{
	syntax_each (document, build->syntax, 0) {
		build->anchors.n = 0;
		build->anchor_of = (struct map){0};
		syntax_each (child, build->syntax, document) {
			if (is_kind(build, document, SYN_DOCUMENT) && is_node(build, child)) {
				document_add_root(build, stream, read_node(build, child));
			}
		}
	}
}
