#ifndef SNAPSHOT_GUARD_H
#define SNAPSHOT_GUARD_H

#include "json/json.h"

/*
 * Returns false when a string or key of the document has the shape of a live
 * secret, is a PEM private key, or belongs to a JSON web key with private
 * members. *error then names the JSON path and the kind, never the value.
 */
bool guard_check(struct arena *arena, const struct json *document, struct str *error);

#endif
