#ifndef SYNTAX_MARKUP_H
#define SYNTAX_MARKUP_H

#include "syntax/parse.h"

/*
 * Internal to the room: where tags, attributes and braces of code begin and
 * end. An HTML grammar is of no use here: `<p class={a > b}>` and
 * `{list.map((i) => <li>don't</li>)}` are no HTML, and `<Link>` is no <link>.
 */
struct markup {
	struct arena *arena;
	struct str text;
	enum syntax_language dialect;
	uint64_t work; /* bytes looked at */
	uint64_t most_work; /* what never ends may begin anywhere */
	unsigned depth; /* of code in markup in code */
};

enum {
	MARKUP_DEPTH_MAX = 32,
	ATTRIBUTES_MOST = 200,
	ATTRIBUTE_WORK = 32,
};

enum attribute_kind {
	ATTRIBUTE_BARE, /* disabled */
	ATTRIBUTE_TEXT, /* a="b", a=b */
	ATTRIBUTE_MIXED, /* a="b{c}d" */
	ATTRIBUTE_CODE, /* a={b} */
	ATTRIBUTE_TEMPLATE, /* a=`b${c}` */
	ATTRIBUTE_BRACES, /* {a}, {...a}, {@attach a} */
};

struct attribute {
	enum attribute_kind kind;
	uint32_t name_start;
	uint32_t name_end;
	uint32_t start; /* of the value, within its quotes or braces */
	uint32_t end;
	bool quoted; /* the quotes stand around [start, end) */
};

struct tag {
	uint32_t start; /* of '<' */
	uint32_t end; /* behind '>' */
	uint32_t name_start; /* empty: a fragment */
	uint32_t name_end;
	bool closes; /* </name> */
	bool is_void; /* nothing lies in it: <br>, <a/> */
	bool is_raw; /* what lies in it is no markup: <script>, <style> */
	VEC(struct attribute) attributes; /* at most ATTRIBUTES_MOST */
};

#define MARKUP_NONE UINT32_MAX

/* Begins the text at `at` with a tag, opening or closing? */
bool markup_is_tag(const struct markup *markup, uint32_t at, uint32_t limit);

/* Reads the tag at `at`; false when it does not end before `limit`. */
bool markup_tag(struct markup *markup, uint32_t at, uint32_t limit, struct tag *out);

/* Skips the comment `<!-- -->` at `at`; an open one goes on to the limit. */
uint32_t markup_comment_end(const struct markup *markup, uint32_t at, uint32_t limit);

/* Where the closing tag of a raw element begins, or the limit. */
uint32_t markup_raw_end(const struct markup *markup, const struct tag *tag, uint32_t limit);

/*
 * The '}' of the code that begins at `at`, behind its '{', or MARKUP_NONE.
 * Elements in it are added to *holes, which may be NULL.
 */
uint32_t markup_code_end(struct markup *markup, uint32_t at, uint32_t limit, hole_vec *holes);

/* The bracket that closes the one at `at`, or MARKUP_NONE. */
uint32_t markup_bracket_end(struct markup *markup, uint32_t at, uint32_t limit);

/* The end of the elements that begin at `at`, one or several in a row, or MARKUP_NONE. */
uint32_t markup_elements_end(struct markup *markup, uint32_t at, uint32_t limit);

/* The name as it is written. */
struct str markup_name(const struct markup *markup, const struct tag *tag);

/* The value of an attribute that is plain text; absent if there is none. */
struct str markup_value(const struct markup *markup, const struct tag *tag, const char *name);
bool markup_has(const struct markup *markup, const struct tag *tag, const char *name);

#endif
