#ifndef SNAPSHOT_PLACE_H
#define SNAPSHOT_PLACE_H

#include "json/json.h"

/* Where a walk over a document stands; as deep as the JSON reader's limit, 200. */
struct place {
	const struct place *parent; /* NULL: the document itself */
	const struct json *node;
	uint32_t index; /* in an array */
};

/*
 * "instances[0].bapi.jwks"; below a document that has a name ("bapi.jwks")
 * that name comes first. Of the document without a name: "the top level".
 */
struct str place_path(struct arena *arena, const struct place *place, struct str document);

#endif
