#ifndef SNAPSHOT_WHERE_H
#define SNAPSHOT_WHERE_H

#include "snapshot/instance.h"

/* Where something stands in a file that a snapshot was read from. */
struct where {
	size_t file; /* index into the snapshot's files */
	uint32_t start; /* bytes: a member's key and value, of lists and objects to their bracket */
	uint32_t end;
};

/*
 * Finds the value with a path as fields of the instance have it ("bapi.users_count.total_count"),
 * or the innermost one that holds it: a path may name what is not there. False where no file has
 * it, and where its document was put together from several.
 */
bool where_find(
	const struct snapshot *snapshot, size_t instance, struct str path, struct where *out);

#endif
