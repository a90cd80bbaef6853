#ifndef SETTINGS_BLOCKS_H
#define SETTINGS_BLOCKS_H

#include "base/diag.h"

/*
 * Settings made of words and blocks in braces, as nginx and Caddy have them:
 * each statement is a list of words, and a block is a statement that others
 * stand in. Sources: nginx documentation "Beginner's Guide", Configuration
 * File's Structure; Caddy documentation "Caddyfile Concepts".
 */
enum blocks_form {
	BLOCKS_NGINX, /* a statement ends at ';' */
	BLOCKS_CADDY, /* … at the end of its line */
};

struct blocks_word {
	struct str text; /* without quotes, decoded */
	uint32_t start; /* bytes, with the quotes */
	uint32_t end;
	bool quoted;
};

#define BLOCKS_NONE UINT32_MAX

struct blocks_statement {
	uint32_t first; /* into words; a block of Caddy's may have none */
	uint32_t count;
	uint32_t parent; /* the block that it stands in, or BLOCKS_NONE */
};

struct blocks {
	VEC(struct blocks_word) words;
	VEC(struct blocks_statement) statements;
	bool partial; /* malformed or over a limit: more may be said than was read */
};

/* Reads a text in linear time; everything lives in the arena. */
struct blocks blocks_read(struct arena *arena, struct str text, enum blocks_form form);

/* The n-th word of a statement, or NULL. */
const struct blocks_word *blocks_word(
	const struct blocks *blocks, const struct blocks_statement *statement, uint32_t n);

/* Is its first word this one? */
bool blocks_is(
	const struct blocks *blocks, const struct blocks_statement *statement, const char *name);

/* The statement that it stands in, or NULL. */
const struct blocks_statement *blocks_parent(
	const struct blocks *blocks, const struct blocks_statement *statement);

#endif
