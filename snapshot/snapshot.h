#ifndef SNAPSHOT_SNAPSHOT_H
#define SNAPSHOT_SNAPSHOT_H

#include "snapshot/instance.h"

struct buf;

/*
 * Reads a bundle or one raw response body, told apart by content. Several
 * files may be loaded into one snapshot: bodies that can only belong to one
 * instance are joined by instance id, key or host; a lone body without any
 * joins the only instance there is. Returns false with one line in *error:
 * "file:line:column: why" or "file: JSON path: why". A live secret anywhere
 * is an error that names its JSON path, never its value. Name and text are
 * not needed afterwards.
 */
bool snapshot_load(struct arena *arena, struct str name, struct str text, struct snapshot *out,
	struct str *error);

/*
 * Adds what is in `more` to `snapshot` and joins again, by the rules above, so
 * that the result does not hang on the order. Both must live in the arena, or
 * longer. Where both have the same document, the one already there stays.
 */
void snapshot_merge(struct arena *arena, struct snapshot *snapshot, const struct snapshot *more);

/* What is known and unknown, for people: `clerk-audit snapshot show`. */
void snapshot_show(const struct snapshot *snapshot, struct buf *out);

/* One line for each field that could not be read, and why: `clerk-audit snapshot check`. */
void snapshot_check(const struct snapshot *snapshot, struct buf *out);

#endif
