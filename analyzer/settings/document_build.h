#ifndef SETTINGS_DOCUMENT_BUILD_H
#define SETTINGS_DOCUMENT_BUILD_H

#include "base/map.h"
#include "settings/document.h"
#include "syntax/syntax.h"

/* What an alias of YAML stands for. */
struct document_anchor {
	const struct document_value *value;
	uint32_t values; /* that it holds, those of aliases in it included */
	uint32_t level; /* how deep its own aliases nest */
};

/* Internal to documents: what the readers of the formats share. */
struct document_build {
	struct arena *arena;
	const struct syntax *syntax;
	uint32_t readable; /* bytes before the first error */
	uint32_t values;
	bool partial;
	bool full; /* the limit of values was reached */
	bool repeated; /* a key was given twice */
	VEC(struct document_anchor) anchors; /* of the document */
	struct map anchor_of; /* name → index in anchors; later ones replace */
	uint32_t level; /* how deep the aliases nest that were read so far */
};

/* A value with the place of a node; a table is open where the document is partial. */
struct document_value *document_make(
	struct document_build *build, enum document_kind kind, syntax_id node);

/* A scalar whose text is already decoded. */
struct document_value *document_make_text(
	struct document_build *build, enum document_kind kind, syntax_id node, struct str text);

/* Adds an entry; of a key that is given twice nothing is known. */
void document_put(struct document_build *build, struct document_value *table, syntax_id key_node,
	struct str key, struct document_value *value);

/* The entry that a table has under a key, or NULL. */
struct document_value *document_entry(const struct document_value *table, struct str key);

/* A copy of a value to stand at another place, under no key; it shares its entries. */
struct document_value *document_share(
	struct document_build *build, const struct document_value *value);

/* Appends to a table or list what has its key, if any. */
void document_append(
	struct document_build *build, struct document_value *list, struct document_value *value);

/* Appends to the stream; the first document is kept whatever limit it reached. */
void document_add_root(
	struct document_build *build, struct document_value *stream, struct document_value *value);

/* Does the node, or the readable part of the text, end before the first error? */
bool document_is_readable(const struct document_build *build, syntax_id node);

/* The formats: the root value of a parsed text, of YAML one for each document. */
struct document_value *document_json(struct document_build *build);
struct document_value *document_toml(struct document_build *build);
void document_yaml(struct document_build *build, struct document_value *stream);

/* Where the first true error of JSON stands: the grammar takes no trailing comma. */
uint32_t document_json_error(const struct syntax *syntax);

/*
 * document_alias.c: anchors and aliases of YAML. What an anchor names is known
 * once it was read, with the counts before it; an alias of anything else, and
 * of what is nested or repeated without measure, is DOCUMENT_UNKNOWN.
 */
void document_anchor(struct document_build *build, struct str name,
	const struct document_value *value, uint32_t values_before);
struct document_value *document_alias(struct document_build *build, syntax_id node);

/* `<<`: gives a table what it lacks of another table, or of each of a list. */
void document_merge(struct document_build *build, struct document_value *table,
	const struct document_value *from);

/* document_text.c: text between quotes, its backslash sequences decoded as all three write them. */
struct str document_unescape(struct arena *arena, struct str text);

/* Lines of a YAML scalar joined by blanks; `escaped`: a backslash may stand at a line's end. */
struct str document_fold(struct arena *arena, struct str text, bool escaped);

/*
 * YAML without its templates, every byte in its place: a line that is nothing
 * else is empty, and in a line a word stands for one.
 */
struct str document_template(struct arena *arena, struct str text);

/* The text of a YAML block scalar, header included; absent when its indentation is not known. */
struct str document_block(struct arena *arena, struct str text);

#endif
