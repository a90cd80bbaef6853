#ifndef SNAPSHOT_SOURCES_PERSONAL_H
#define SNAPSHOT_SOURCES_PERSONAL_H

#include "json/json.h"

/*
 * Clerk's answers about people, their organizations and what they do or pay:
 * none of them belongs in a snapshot, their number at most.
 */
struct personal {
	const char *object; /* the type's name in the member `object`: "user" */
	const char *many; /* "users" */
	const char *instead; /* what a snapshot can hold in their place; NULL: nothing */
	const char *stats; /* the member of identifier_stats that counts them, or NULL */
};

/* What the document is, or is a list of; NULL: no such data. Of an empty list none can tell. */
const struct personal *personal_recognise(const struct json *document);

/* "is a list of users: personal data does not belong in a snapshot; …"; absent if it is none. */
struct str personal_refusal(struct arena *arena, const struct json *document);

#endif
