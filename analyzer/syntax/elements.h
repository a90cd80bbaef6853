#ifndef SYNTAX_ELEMENTS_H
#define SYNTAX_ELEMENTS_H

#include "syntax/markup.h"

/*
 * Internal to the room: markup as JSX. What a framework writes otherwise than
 * JSX is put in the form that a .tsx file would use for it: a loop is its list
 * and a function of the loop's variables, a condition is `a ? <>b</> : <>c</>`.
 */

/* An element or block whose end has not come yet. */
struct open_node {
	bool is_block; /* {#if …}: ends with {/if} */
	uint32_t name_start;
	uint32_t name_end;
	uint32_t depth; /* of the tree around it */
	uint32_t inner; /* of a block: where its branches lie */
};

struct elements {
	struct parse_session *session;
	struct tree *tree;
	struct markup *markup;
	VEC(struct open_node) open;
	size_t base; /* those below belong to markup around this one */
};

/* Begins to read markup; what is open in the session stays below it. */
void elements_begin(
	struct elements *elements, struct parse_session *session, struct markup *markup);

/* Reads the markup at bytes [from, to) and puts it under the open node. */
void elements_build(struct elements *elements, uint32_t from, uint32_t to);

/* Is the tree shallow enough for more nodes to be opened? */
bool elements_have_room(const struct elements *elements);

/* Opens a fragment, as which a list of nodes stands where one expression must. */
void elements_open_fragment(struct elements *elements, enum syntax_field field, uint32_t at);

/* Opens a function of these parameters, in whose body the next node goes. */
void elements_open_function(
	struct elements *elements, enum syntax_field field, uint32_t start, uint32_t end);

/* The code at bytes [start, end) as an expression; nothing where it says nothing. */
void elements_expression(
	struct elements *elements, uint32_t start, uint32_t end, enum syntax_field field);

/* The same as a node of JSX: `{x}`, at the bytes of its braces. */
void elements_braces(struct elements *elements, uint32_t start, uint32_t end);

/* Parses code; the piece must live until it is closed. */
bool elements_parse(struct elements *elements, struct piece *piece, uint32_t start, uint32_t end,
	enum parse_part part, struct parsed *out);

/* Bytes [*start, *end) without white space at both ends. */
void elements_trim(const struct elements *elements, uint32_t *start, uint32_t *end);

/* attributes.c */
void attributes_build(struct elements *elements, const struct tag *tag);

/* vue.c */
void vue_attribute(struct elements *elements, const struct attribute *attribute);
/* Opens the loop that v-for makes of an element; returns the element's role in it. */
enum syntax_field vue_open_loop(struct elements *elements, const struct tag *tag);
void vue_open_slot(struct elements *elements, const struct tag *tag);
/* Reads the mustache at `at`, "{{"; returns where to go on. */
uint32_t vue_mustache(struct elements *elements, uint32_t at, uint32_t to);

/* svelte.c */
/* The closing brace of the opening one at `at`, or MARKUP_NONE. */
uint32_t svelte_braces_end(struct elements *elements, uint32_t at, uint32_t to);
/* Reads the block or expression at bytes [start, end), braces included. */
void svelte_braces(struct elements *elements, uint32_t start, uint32_t end);
void svelte_open_slot(struct elements *elements, const struct tag *tag);

#endif
