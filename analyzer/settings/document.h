#ifndef SETTINGS_DOCUMENT_H
#define SETTINGS_DOCUMENT_H

#include "base/diag.h"

/*
 * A settings file in JSON with comments, TOML or YAML as one kind of tree:
 * tables, lists and scalars, each with its bytes. What is not certain is
 * DOCUMENT_UNKNOWN, and a table in which more may be than could be read is
 * open: a key that it seems not to have proves nothing then. An alias of YAML
 * stands for what it is the alias of, whose bytes and entries it shares.
 */
enum document_kind {
	DOCUMENT_UNKNOWN, /* a tag with a meaning of its own (!Ref), a key given twice */
	DOCUMENT_NULL,
	DOCUMENT_BOOLEAN,
	DOCUMENT_NUMBER,
	DOCUMENT_STRING, /* dates too */
	DOCUMENT_LIST,
	DOCUMENT_TABLE,
};

struct document_value {
	enum document_kind kind;
	bool truth; /* BOOLEAN */
	bool open; /* TABLE */
	struct str text; /* STRING: decoded; NUMBER: as written */
	struct str key; /* decoded, of what stands in a table */
	uint32_t key_start;
	uint32_t key_end;
	uint32_t start;
	uint32_t end;
	struct document_value *first; /* of a list or table */
	struct document_value *last;
	struct document_value *next; /* sibling */
};

struct document {
	struct str path;
	struct document_value *root; /* the first document of YAML; never NULL */
	struct document_value *stream; /* LIST: every document of YAML that says something */
	bool partial; /* something was malformed or over a limit: tables are open */
};

enum document_format {
	DOCUMENT_NONE,
	DOCUMENT_JSON,
	DOCUMENT_TOML,
	DOCUMENT_YAML,
};

struct syntax_parser;

/* The format of a settings file that says where handlers are or who reaches them, by its name. */
enum document_format document_format_of(struct str path);

/* The format of any settings file, by its name and where that does not tell by its text. */
enum document_format document_format_for(struct str path, struct str text);

/*
 * Reads a text; everything lives in the arena and nothing points into the
 * text. Malformed parts are a notice; what stands before them is read.
 */
struct document document_read(struct syntax_parser *parser, struct str path, struct str text,
	struct arena *arena, notice_vec *notices);

/*
 * The value of a key: NULL when it is certainly not there, a value of
 * DOCUMENT_UNKNOWN when that is not known. NULL has no keys.
 */
const struct document_value *document_get(const struct document_value *table, const char *key);
const struct document_value *document_find(const struct document_value *table, struct str key);

/* The text of a string, absent for anything else and for NULL. */
struct str document_string(const struct document_value *value);

/* False for NULL. */
static inline bool document_is(const struct document_value *value, enum document_kind kind)
{
	return value != NULL && value->kind == kind;
}

static inline const struct document_value *document_first(const struct document_value *value)
{
	return value == NULL ? NULL : value->first;
}

#define document_each(child, value) \
	for (const struct document_value *child = document_first(value); child != NULL; \
		child = child->next)

#endif
