#include "settings/document_build.h"

/* JSON with comments and trailing commas, as wrangler and others take it. */

static struct str decode(struct document_build *build, syntax_id node)
{
	struct str quoted = syntax_text(build->syntax, node);

	return document_unescape(build->arena, str_slice(quoted, 1, quoted.n - 1));
}

/* Recursion: as deep as the tree, SYNTAX_MAX_DEPTH. */
static struct document_value *read_value(struct document_build *build, syntax_id node);

static struct document_value *read_object(struct document_build *build, syntax_id node)
{
	struct document_value *table = document_make(build, DOCUMENT_TABLE, node);

	syntax_each (pair, build->syntax, node) {
		syntax_id key = syntax_field(build->syntax, pair, FIELD_KEY);
		syntax_id value = syntax_field(build->syntax, pair, FIELD_VALUE);

		if (build->syntax->nodes[pair].kind == SYN_PAIR && key != SYNTAX_NO &&
			value != SYNTAX_NO && document_is_readable(build, key) &&
			build->syntax->nodes[key].kind == SYN_STRING) {
			document_put(
				build, table, key, decode(build, key), read_value(build, value));
		}
	}
	return table;
}

static struct document_value *read_array(struct document_build *build, syntax_id node)
{
	struct document_value *list = document_make(build, DOCUMENT_LIST, node);

	syntax_each (child, build->syntax, node) {
		/* without width: what the parser put behind a trailing comma */
		if (build->syntax->nodes[child].end > build->syntax->nodes[child].start) {
			document_append(build, list, read_value(build, child));
		}
	}
	return list;
}

static struct document_value *read_boolean(struct document_build *build, syntax_id node, bool truth)
{
	struct document_value *value = document_make(build, DOCUMENT_BOOLEAN, node);

	value->truth = truth;
	return value;
}

static struct document_value *read_value(struct document_build *build, syntax_id node)
{
	enum syntax_kind kind = (enum syntax_kind)build->syntax->nodes[node].kind;

	if (kind == SYN_OBJECT) {
		return read_object(build, node);
	}
	if (kind == SYN_ARRAY) {
		return read_array(build, node);
	}
	if (!document_is_readable(build, node)) {
		return document_make(build, DOCUMENT_UNKNOWN, node);
	}
	switch (kind) {
	case SYN_STRING:
		return document_make_text(build, DOCUMENT_STRING, node, decode(build, node));
	case SYN_NUMBER:
		return document_make_text(
			build, DOCUMENT_NUMBER, node, syntax_text(build->syntax, node));
	case SYN_TRUE:
	case SYN_FALSE:
		return read_boolean(build, node, kind == SYN_TRUE);
	case SYN_NULL:
		return document_make(build, DOCUMENT_NULL, node);
	default:
		return document_make(build, DOCUMENT_UNKNOWN, node);
	}
}

struct document_value *document_json(struct document_build *build)
{
	syntax_id value = build->syntax->nodes[0].first;
	bool single = build->syntax->nodes[0].kind == SYN_DOCUMENT && value != SYNTAX_NO &&
		      build->syntax->nodes[value].next == SYNTAX_NO;

	return single ? read_value(build, value) : document_make(build, DOCUMENT_UNKNOWN, 0);
}

static bool follows_comma(const struct syntax *syntax, uint32_t at)
{
	struct str before = str_trim(str_slice(syntax->text, 0, at));

	return str_ends(before, ",");
}

uint32_t document_json_error(const struct syntax *syntax)
{
	for (syntax_id i = 0; i < syntax->count; i++) {
		const struct syntax_node *node = &syntax->nodes[i];
		bool empty = node->start == node->end;

		if ((node->kind == SYN_ERROR && !str_is(syntax_text(syntax, i), ",")) ||
			(empty && i > 0 && !follows_comma(syntax, node->start))) {
			return node->start;
		}
	}
	return UINT32_MAX;
}
