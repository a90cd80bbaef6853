#ifndef SNAPSHOT_IMPORT_WRITE_H
#define SNAPSHOT_IMPORT_WRITE_H

#include "snapshot/parts.h"

/* The joined snapshot as a bundle: the text of `snapshot import`. */
struct str import_write(struct arena *arena, const struct snapshot *snapshot,
	struct str captured_at, struct str captured_by);

#endif
