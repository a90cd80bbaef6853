#ifndef SNAPSHOT_PARTS_H
#define SNAPSHOT_PARTS_H

#include "snapshot/snapshot.h"
#include "snapshot/sources/slots.h"

/*
 * Joins parts into a snapshot by the rules of snapshot_load, for those who
 * make parts by themselves. They must live as long as the arena.
 */
void snapshot_join(struct arena *arena, const part_vec *parts, struct snapshot *out);

/* All slots that this instance of the snapshot was read from. */
const struct part *snapshot_part(const struct snapshot *snapshot, size_t index);

/* Reads a file's JSON; NULL with *error set, "name:line:column: why", when it is none. */
const struct json *snapshot_parse(
	struct arena *arena, struct str name, struct str text, struct str *error);

#endif
