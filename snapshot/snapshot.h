#ifndef SNAPSHOT_SNAPSHOT_H
#define SNAPSHOT_SNAPSHOT_H

#include "snapshot/instance.h"

struct buf;

enum {
	SNAPSHOT_VALUES = 3 << 19, /* most JSON values of a file: real ones have some thousand */
};

/*
 * Reads a bundle or one raw response body, told apart by content. Several
 * files may be loaded into one snapshot: bodies that can only belong to one
 * instance are joined by instance id, key or host; a lone body without any
 * joins the only instance there is. Returns false with one line in *error:
 * "file:line:column: why" or "file: JSON path: why". A live secret anywhere
 * is an error that names its JSON path, never its value. `out->beyond` tells
 * a bundle of a newer format from what is wrong. Name and text are not needed afterwards.
 */
bool snapshot_load(struct arena *arena, struct str name, struct str text, struct snapshot *out,
	struct str *error);

/*
 * Adds what is in `more` to `snapshot` and joins again, by the rules above, so
 * that the result does not hang on the order. Both must live in the arena, or
 * longer. Where both have the same document, the one already there stays.
 */
void snapshot_merge(struct arena *arena, struct snapshot *snapshot, const struct snapshot *more);

/* The same in two steps: with many files, joining after each would take the square of their number.
 */
void snapshot_add(struct arena *arena, struct snapshot *snapshot, const struct snapshot *more);
void snapshot_join_added(struct arena *arena, struct snapshot *snapshot);

/*
 * What is known and unknown, for people, a page for each instance, or for one
 * alone (NULL: all). Verbose: no list is cut, and each unknown has its reason.
 */
void snapshot_show(const struct snapshot *snapshot, const struct instance *only, bool verbose,
	struct buf *out);

#endif
