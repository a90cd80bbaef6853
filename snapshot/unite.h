#ifndef SNAPSHOT_UNITE_H
#define SNAPSHOT_UNITE_H

#include "snapshot/sources/slots.h"

/*
 * What two files say beside the documents themselves, and what does not have
 * to agree: when each answer was fetched, fingerprints, counts of identifiers.
 */
bool unite_is_for(enum slot slot);

/* Both in one, what is in `a` first and preferred. The result lives as long as both and the arena.
 */
const struct json *unite_bodies(
	struct arena *arena, enum slot slot, const struct json *a, const struct json *b);

/* Do both say how many there are of the same, and not the same? */
bool unite_differs(const struct json *a, const struct json *b);

/* Whose document a slot has after two parts were joined. */
enum unite_side {
	UNITE_NEITHER,
	UNITE_FIRST,
	UNITE_SECOND,
	UNITE_BOTH, /* pages of one list */
};

/* SLOT_SOURCES of both: of each slot the entry of the document that is kept, of pages the older. */
const struct json *unite_sources(struct arena *arena, const struct json *a, const struct json *b,
	const enum unite_side sides[SLOT_COUNT]);

#endif
