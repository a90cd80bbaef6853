#ifndef COMPARE_CLI_STORED_H
#define COMPARE_CLI_STORED_H

#include "base/map.h"
#include "source/git.h"

/*
 * The index or a commit as the place where the configuration and what it names
 * are read. Files that git does not know at all, as a snapshot that is kept
 * out of it, are read from the work tree.
 */
struct stored {
	struct git *git;
	const struct git_listing *listing;
	const struct git_listing *other; /* the other side of the change; NULL: none */
	const struct map *index; /* paths that git knows besides; NULL: none */
	struct str name; /* before paths in errors: "HEAD:", or "" */
};

/*
 * Reads a file below the folder (from the git root, "" or "apps/web"), as
 * tree_read does; it must lie inside of the folder.
 */
enum tree_status stored_read(struct arena *arena, const struct stored *stored, struct str folder,
	struct str name, size_t limit, struct str *out);

#endif
