#ifndef MODULE_DECLARED_H
#define MODULE_DECLARED_H

#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

/*
 * What the lines of a module that begin with `export` say of the names it gives
 * out, without parsing: an own one is a function, class or literal that stands
 * in the module, so certainly nothing that a package gave.
 */
struct declared {
	const uint64_t *names; /* hashes, the lowest bit says whether it is an own one */
	uint32_t count;
	bool complete; /* these are all: every `export` of the text was understood */
	bool hands_on; /* it may export what other modules give out */
};

enum declared_kind {
	DECLARED_NOT, /* not exported */
	DECLARED_OWN,
	DECLARED_MAYBE, /* only the parsed module knows */
};

/* Reads the text of a JavaScript or TypeScript file; the names live in the arena. */
void declared_read(
	struct str text, struct arena *arena, struct arena *scratch, struct declared *out);

/* A name's hash ("default" for the default export). */
uint64_t declared_hash(struct str name);

/* What the name of a hash is. */
enum declared_kind declared_kind(const struct declared *declared, uint64_t hash);

#endif
