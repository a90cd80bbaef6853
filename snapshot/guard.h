#ifndef SNAPSHOT_GUARD_H
#define SNAPSHOT_GUARD_H

#include "json/json.h"

/*
 * Returns false when a string or key of the document has the shape of a live
 * secret, is a PEM private key, belongs to a JSON web key with private
 * members, or holds an e-mail address or telephone number where Clerk's
 * answers have none. *error then names the JSON path and the kind, never the value.
 */
bool guard_check(struct arena *arena, const struct json *document, struct str *error);

/* Does the text hold anything with the shape of a live secret? User info of a URL is cut off
 * anyway. */
bool guard_is_secret(struct str text);

/* The name of a private member that this JSON web key has; NULL: none, or no such key. */
const char *guard_private_member(const struct json *object);

#endif
