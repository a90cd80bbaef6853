#ifndef SYNTAX_PARSE_H
#define SYNTAX_PARSE_H

#include <tree_sitter/api.h>

#include "syntax/tree.h"
#include "syntax/vocabulary.h"

/*
 * Internal to the room: code given to a grammar and copied into the flat
 * tree. A file of one language is one piece; a file of sections has many,
 * each parsed by itself, so that what is broken in one does not touch another.
 */
struct parse_session {
	struct syntax_parser *parser;
	TSParser *grammar;
	struct tree tree;
	uint64_t most_asked; /* memory for all pieces together */
	uint32_t pieces; /* opened so far */
	bool lost; /* so much was not read that nothing may be said of the file */
};

/* Bytes of a piece that are markup again: an element within an expression. */
struct parse_hole {
	uint32_t start;
	uint32_t end;
};

typedef VEC(struct parse_hole) hole_vec;

struct piece {
	enum syntax_language language;
	struct str file; /* the whole text */
	uint32_t start; /* of the code in it */
	uint32_t end;
	const char *before; /* what makes a program of it */
	const char *after;
	const hole_vec *holes; /* or NULL; in order */
	/* puts the n-th hole's nodes where an expression with this field is expected */
	void (*fill)(void *context, size_t hole, enum syntax_field field);
	void *context;
};

/* What of the grammar's tree is wanted. */
enum parse_part {
	PART_PROGRAM, /* all of it */
	PART_STATEMENTS, /* what stands in it */
	PART_EXPRESSION, /* x of `(x)` */
	PART_PARAMETERS, /* the list of `(x)=>0` */
};

struct parsed {
	const struct piece *piece;
	uint32_t before; /* bytes that the piece has before its code */
	const struct vocabulary *vocabulary;
	TSTree *tree; /* NULL: nothing */
	TSNode node; /* what is to be copied */
	bool whole; /* it is the program */
	bool inside; /* not the node itself but what is in it */
	bool broken; /* the part that was wanted is not there */
	uint32_t errors;
	size_t next_hole;
};

/* Parses a piece; false when it is too much for a budget. Every piece must be closed. */
bool parse_open(struct parse_session *session, const struct piece *piece, enum parse_part part,
	struct parsed *out);
void parse_close(struct parsed *parsed);

/* The kind of the node to be copied. */
enum syntax_kind parse_kind(const struct parsed *parsed);

/* Copies it under the node that is open. */
void parse_copy(struct parse_session *session, struct parsed *parsed, enum syntax_field field);

#endif
