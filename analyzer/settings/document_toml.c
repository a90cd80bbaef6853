#include "settings/document_build.h"

/* TOML 1.0: dotted keys, tables and arrays of tables put together. */

static bool is_key(const struct syntax *syntax, syntax_id node)
{
	enum syntax_kind kind = (enum syntax_kind)syntax->nodes[node].kind;

	return kind == SYN_BARE_KEY || kind == SYN_QUOTED_KEY || kind == SYN_DOTTED_KEY;
}

/* "…", '…', """…""", '''…''': what stands between, decoded. */
static struct str decode(struct document_build *build, syntax_id node)
{
	struct str text = syntax_text(build->syntax, node);
	bool literal = str_starts(text, "'");
	size_t quotes = str_starts(text, "\"\"\"") || str_starts(text, "'''") ? 3 : 1;

	if (text.n < 2 * quotes) {
		return STR("");
	}
	text = str_slice(text, quotes, text.n - quotes);
	if (quotes == 3) {
		/* a newline right behind the opening is none of the text */
		size_t skip = str_starts(text, "\r\n") ? 2 : str_starts(text, "\n") ? 1 : 0;

		text = str_slice(text, skip, text.n);
	}
	return literal ? text : document_unescape(build->arena, text);
}

static struct str key_text(struct document_build *build, syntax_id node)
{
	return build->syntax->nodes[node].kind == SYN_QUOTED_KEY ? decode(build, node)
								 : syntax_text(build->syntax, node);
}

/* The table under a key without dots, made when there is none; NULL when something else is there.
 */
static struct document_value *enter_one(
	struct document_build *build, struct document_value *table, syntax_id key)
{
	struct str name = key_text(build, key);
	struct document_value *entry;

	if (build->full) {
		table->open = true;
		return NULL;
	}
	entry = document_entry(table, name);
	if (entry == NULL) {
		entry = document_make(build, DOCUMENT_TABLE, key);
		document_put(build, table, key, name, entry);
		return entry;
	}
	/* [[a]] and then [a.b]: of the newest a */
	if (entry->kind == DOCUMENT_LIST && entry->last != NULL) {
		entry = entry->last;
	}
	return entry->kind == DOCUMENT_TABLE ? entry : NULL;
}

/* The table that a.b.c names. Recursion: as deep as the tree, SYNTAX_MAX_DEPTH. */
static struct document_value *enter(
	struct document_build *build, struct document_value *table, syntax_id key)
{
	syntax_id left = build->syntax->nodes[key].first;

	if (table == NULL || build->syntax->nodes[key].kind != SYN_DOTTED_KEY) {
		return table == NULL ? NULL : enter_one(build, table, key);
	}
	if (left == SYNTAX_NO || build->syntax->nodes[left].next == SYNTAX_NO) {
		return NULL;
	}
	table = enter(build, table, left);
	return table == NULL ? NULL : enter_one(build, table, build->syntax->nodes[left].next);
}

/* Splits a.b.c into the table a.b and the key c; returns the table, or NULL. */
static struct document_value *enter_outer(
	struct document_build *build, struct document_value *table, syntax_id *key)
{
	syntax_id left = build->syntax->nodes[*key].first;

	if (build->syntax->nodes[*key].kind != SYN_DOTTED_KEY) {
		return table;
	}
	if (left == SYNTAX_NO || build->syntax->nodes[left].next == SYNTAX_NO) {
		return NULL;
	}
	*key = build->syntax->nodes[left].next;
	return enter(build, table, left);
}

static struct document_value *read_value(struct document_build *build, syntax_id node);

static void read_pair(struct document_build *build, struct document_value *table, syntax_id pair)
{
	syntax_id key = build->syntax->nodes[pair].first;
	syntax_id value = key == SYNTAX_NO ? SYNTAX_NO : build->syntax->nodes[key].next;

	if (value == SYNTAX_NO || !is_key(build->syntax, key) ||
		!document_is_readable(build, pair)) {
		return;
	}
	table = enter_outer(build, table, &key);
	if (table != NULL) {
		document_put(build, table, key, key_text(build, key), read_value(build, value));
	}
}

static void read_pairs(struct document_build *build, struct document_value *table, syntax_id node)
{
	syntax_each (child, build->syntax, node) {
		if (build->syntax->nodes[child].kind == SYN_PAIR) {
			read_pair(build, table, child);
		}
	}
}

static struct document_value *read_array(struct document_build *build, syntax_id node)
{
	struct document_value *list = document_make(build, DOCUMENT_LIST, node);

	syntax_each (child, build->syntax, node) {
		document_append(build, list, read_value(build, child));
	}
	return list;
}

/* Recursion: as deep as the tree, SYNTAX_MAX_DEPTH. */
static struct document_value *read_value(struct document_build *build, syntax_id node)
{
	struct str text = syntax_text(build->syntax, node);
	struct document_value *value;

	switch ((enum syntax_kind)build->syntax->nodes[node].kind) {
	case SYN_STRING:
		return document_make_text(build, DOCUMENT_STRING, node, decode(build, node));
	case SYN_INTEGER:
	case SYN_FLOAT:
		return document_make_text(build, DOCUMENT_NUMBER, node, text);
	case SYN_BOOLEAN:
		value = document_make(build, DOCUMENT_BOOLEAN, node);
		value->truth = str_is(text, "true");
		return value;
	case SYN_ARRAY:
		return read_array(build, node);
	case SYN_INLINE_TABLE:
		value = document_make(build, DOCUMENT_TABLE, node);
		read_pairs(build, value, node);
		return value;
	case SYN_ERROR:
		return document_make(build, DOCUMENT_UNKNOWN, node);
	default: /* dates */
		return document_make_text(build, DOCUMENT_STRING, node, text);
	}
}

/* [a.b]: where the pairs below it go. */
static struct document_value *open_table(
	struct document_build *build, struct document_value *root, syntax_id node, syntax_id key)
{
	struct document_value *table = enter(build, root, key);

	if (table != NULL) {
		table->start = build->syntax->nodes[node].start;
		table->end = build->syntax->nodes[node].end;
	}
	return table;
}

/* [[a.b]] */
static struct document_value *open_element(
	struct document_build *build, struct document_value *root, syntax_id node, syntax_id key)
{
	struct document_value *outer = enter_outer(build, root, &key);
	struct document_value *list;
	struct document_value *table;

	if (outer == NULL || build->full) {
		return NULL;
	}
	list = document_entry(outer, key_text(build, key));
	if (list == NULL) {
		list = document_make(build, DOCUMENT_LIST, node);
		document_put(build, outer, key, key_text(build, key), list);
	}
	if (list->kind != DOCUMENT_LIST) {
		return NULL;
	}
	table = document_make(build, DOCUMENT_TABLE, node);
	document_append(build, list, table);
	return table;
}

static void read_table(struct document_build *build, struct document_value *root, syntax_id node)
{
	syntax_id key = build->syntax->nodes[node].first;
	bool element = build->syntax->nodes[node].kind == SYN_TABLE_ARRAY_ELEMENT;
	struct document_value *table;

	if (key == SYNTAX_NO || !is_key(build->syntax, key) || !document_is_readable(build, key)) {
		return;
	}
	table = element ? open_element(build, root, node, key) : open_table(build, root, node, key);
	if (table != NULL) {
		read_pairs(build, table, node);
	}
}

struct document_value *document_toml(struct document_build *build)
{
	struct document_value *root = document_make(build, DOCUMENT_TABLE, 0);

	if (build->syntax->nodes[0].kind != SYN_DOCUMENT) {
		root->kind = DOCUMENT_UNKNOWN;
		return root;
	}
	read_pairs(build, root, 0);
	syntax_each (child, build->syntax, 0) {
		enum syntax_kind kind = (enum syntax_kind)build->syntax->nodes[child].kind;

		if (kind == SYN_TABLE || kind == SYN_TABLE_ARRAY_ELEMENT) {
			read_table(build, root, child);
		}
	}
	return root;
}
