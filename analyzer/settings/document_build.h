#ifndef SETTINGS_DOCUMENT_BUILD_H
#define SETTINGS_DOCUMENT_BUILD_H

#include "settings/document.h"
#include "syntax/syntax.h"

/* Internal to documents: what the readers of the formats share. */
struct document_build {
	struct arena *arena;
	const struct syntax *syntax;
	uint32_t readable; /* bytes before the first error */
	uint32_t values;
	bool partial;
	bool full; /* the limit of values was reached */
	bool repeated; /* a key was given twice */
};

/* A value with the place of a node; a table is open where the document is partial. */
struct document_value *document_make(
	struct document_build *build, enum document_kind kind, syntax_id node);

/* A scalar whose text is already decoded. */
struct document_value *document_make_text(
	struct document_build *build, enum document_kind kind, syntax_id node, struct str text);

/* Appends to a list. */
void document_append(
	struct document_build *build, struct document_value *list, struct document_value *value);

/* Adds an entry; of a key that is given twice nothing is known. */
void document_put(struct document_build *build, struct document_value *table, syntax_id key_node,
	struct str key, struct document_value *value);

/* The entry that a table has under a key, or NULL. */
struct document_value *document_entry(const struct document_value *table, struct str key);

/* Does the node, or the readable part of the text, end before the first error? */
bool document_is_readable(const struct document_build *build, syntax_id node);

/* The formats: the root value of a parsed text. */
struct document_value *document_json(struct document_build *build);
struct document_value *document_toml(struct document_build *build);
struct document_value *document_yaml(struct document_build *build);

/* Where the first true error of JSON stands: the grammar takes no trailing comma. */
uint32_t document_json_error(const struct syntax *syntax);

/* document_text.c: text between quotes, its backslash sequences decoded as all three write them. */
struct str document_unescape(struct arena *arena, struct str text);

/* Lines of a YAML scalar joined by blanks; `escaped`: a backslash may stand at a line's end. */
struct str document_fold(struct arena *arena, struct str text, bool escaped);

/* The text of a YAML block scalar, header included; absent when its indentation is not known. */
struct str document_block(struct arena *arena, struct str text);

#endif
