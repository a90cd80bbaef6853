#ifndef BASE_PATH_H
#define BASE_PATH_H

#include "base/str.h"

/* Paths of the tree: relative, separated by '/'. All answers are slices of the path. */

/* The part behind the last '/', or the whole path. */
struct str path_name(struct str path);

/* The part before the last '/', or "". */
struct str path_folder(struct str path);

/* The part below a folder ("": the tree's root); absent when the path is not below it. */
struct str path_below(struct str path, struct str folder);

#endif
