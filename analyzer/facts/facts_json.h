#ifndef FACTS_FACTS_JSON_H
#define FACTS_FACTS_JSON_H

#include "facts/facts.h"

#define FACTS_FORMAT "clerk-facts"

enum { FACTS_FORMAT_VERSION = 1 };

struct buf;

/* Writes facts format 1. The bytes depend on the facts alone. */
void facts_write(const struct facts *facts, struct buf *out);

/*
 * Reads facts format 1, strictly: a missing or mistyped field is an error.
 * Returns false with a one-line message in *error ("line 3, column 5: …").
 */
bool facts_read(struct arena *arena, struct str text, struct facts *out, struct str *error);

#endif
