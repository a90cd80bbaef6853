#ifndef SYNTAX_SYNTAX_H
#define SYNTAX_SYNTAX_H

#include <stdint.h>

#include "base/vec.h"

/*
 * Source text to a flat syntax tree. The parser's own tree is walked once
 * with a cursor, copied into an array in the arena and freed before
 * syntax_parse returns: nodes are indices, kinds are the same in every
 * language, and depth is bounded, so readers may recurse.
 */
enum syntax_language {
	SYNTAX_NONE, /* not a language that is parsed */
	SYNTAX_JAVASCRIPT, /* .js .mjs .cjs .jsx */
	SYNTAX_TYPESCRIPT, /* .ts .mts .cts */
	SYNTAX_TSX, /* .tsx */
	SYNTAX_JSON, /* settings: with comments */
	SYNTAX_TOML,
	SYNTAX_YAML,
	SYNTAX_VUE, /* these have sections of code */
	SYNTAX_SVELTE,
	SYNTAX_ASTRO,
	SYNTAX_HTML, /* .html .htm */
};

enum { SYNTAX_LANGUAGES = SYNTAX_YAML + 1 }; /* that have a grammar */

/* Chooses the language of code by the extension of the file's name. */
enum syntax_language syntax_language_of(struct str path);

/*
 * Kinds carry the names of the grammars (tree-sitter-javascript,
 * -typescript, -json, -toml, -yaml). What no reader asks for is SYN_OTHER.
 */
enum syntax_kind {
	SYN_OTHER,
	SYN_ERROR,
	SYN_SCRIPT, /* statements in the body of a <script> that shares no names with the rest */
#define SYNTAX_KIND(id, name)  id,
#define SYNTAX_TYPE(id, name)  id,
#define SYNTAX_TOKEN(id, name) id,
#include "syntax/kinds.def"
#undef SYNTAX_KIND
#undef SYNTAX_TYPE
#undef SYNTAX_TOKEN
};

enum syntax_field {
	FIELD_NONE,
#define SYNTAX_FIELD(id, name) id,
#include "syntax/fields.def"
#undef SYNTAX_FIELD
	FIELD_COUNT,
};

typedef uint32_t syntax_id;

#define SYNTAX_NO UINT32_MAX

struct syntax_node {
	uint16_t kind; /* enum syntax_kind */
	uint8_t field; /* enum syntax_field: this node's role in its parent */
	bool named;
	uint32_t start; /* byte offsets into the text */
	uint32_t end;
	syntax_id parent;
	syntax_id first; /* child */
	syntax_id next; /* sibling */
};

struct syntax_comment {
	uint32_t start;
	uint32_t end;
};

struct syntax {
	struct str text; /* not copied */
	struct syntax_node *nodes; /* node 0 is the program; parents before children */
	uint32_t count;
	struct syntax_comment *comments; /* in order; they are no nodes */
	uint32_t comment_count;
	bool has_errors; /* parts could not be parsed: SYN_ERROR nodes */
	uint32_t error_at; /* offset of the first of them */
	bool too_deep; /* nesting over the limit was left out */
	bool incomplete; /* the parse budget ran out: nothing was read */
};

enum {
	SYNTAX_MAX_DEPTH = 400, /* deeper nodes are dropped */
};

/* One parser per thread. */
struct syntax_parser;

struct syntax_parser *syntax_parser_create(void);
void syntax_parser_destroy(struct syntax_parser *parser);

/*
 * Parses the text; everything in *out lives in the arena. Returns false when
 * the language is SYNTAX_NONE or the parser gave nothing at all.
 */
bool syntax_parse(struct syntax_parser *parser, enum syntax_language language, struct str text,
	struct arena *arena, struct syntax *out);

/* The text of a node. */
struct str syntax_text(const struct syntax *syntax, syntax_id node);

/* The first child with this field (kind), or SYNTAX_NO. */
syntax_id syntax_field(const struct syntax *syntax, syntax_id node, enum syntax_field field);
syntax_id syntax_child(const struct syntax *syntax, syntax_id node, enum syntax_kind kind);

/* Does the node have such a child, anonymous tokens ("async", "await") included? */
bool syntax_has_child(const struct syntax *syntax, syntax_id node, enum syntax_kind kind);

#define syntax_each(child, syntax, parent) \
	for (syntax_id child = (syntax)->nodes[parent].first; child != SYNTAX_NO; \
		child = (syntax)->nodes[child].next)

#endif
