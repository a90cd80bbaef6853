#ifndef BASE_PATH_H
#define BASE_PATH_H

#include "base/arena.h"
#include "base/str.h"

/*
 * Paths of the tree: relative, separated by '/'. Answers are slices of the path, but those of
 * functions that take an arena.
 */

/* The part behind the last '/', or the whole path. */
struct str path_name(struct str path);

/* The part before the last '/', or "". */
struct str path_folder(struct str path);

/* How many folders it leads through: its slashes. */
size_t path_depth(struct str path);

/* The part below a folder ("": the tree's root); absent when the path is not below it. */
struct str path_below(struct str path, struct str folder);

/*
 * Joins a folder and a path below it in the arena, without ".", ".." and empty
 * parts; absent when that leads out of the root or the path is absolute.
 */
struct str path_join(struct arena *arena, struct str folder, struct str path);

/* The path as part of a URI: every byte that could mean something else is percent-encoded. */
struct str path_uri(struct arena *arena, struct str path);

#endif
