#ifndef FACTS_REACH_H
#define FACTS_REACH_H

#include "base/map.h"
#include "facts/scan.h"
#include "program/resolve.h"

/*
 * Parses what the parsed files import, and what those import in turn: far from
 * files that hold Clerk's server side, where a secret or a guard may come
 * through any number of helpers, less far from all others, one step from those
 * that only seem to use what others wrap. Files that only
 * hand on what others give out (barrels) cost nothing on the way. by_path
 * gives the index of a scanned file.
 */
void reach_imports(struct scan *scan, const struct resolve *resolve, const struct map *by_path);

#endif
