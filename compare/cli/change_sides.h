#ifndef COMPARE_CLI_CHANGE_SIDES_H
#define COMPARE_CLI_CHANGE_SIDES_H

#include "compare/cli/stored.h"
#include "facts/facts.h"
#include "source/walk.h"

/* What is compared for --staged and --changed-since: states of one repository. */
struct change_side {
	struct tree *tree;
	const struct stored *stored; /* where its configuration is read; NULL: the disk */
	bool same; /* it holds the files that the other side holds */
};

typedef VEC(struct change_side) change_side_vec;

struct change_sides {
	struct git *git;
	struct map index; /* paths of the index, for --changed-since */
	change_side_vec before; /* none before the first commit; in a merge all that is merged */
	struct change_side after;
	struct str point; /* what `before` is, for reports */
	str_vec submodules; /* from PATH */
	str_vec ignored_env; /* of the work tree; from PATH */
	notice_vec notices; /* about `after` */
};

/* Opens HEAD and the index. False with one line in *error. change_sides_close ends it. */
bool change_sides_staged(
	struct arena *arena, const char *path, struct change_sides *out, struct str *error);

/* Opens the merge base of REV and HEAD, and the work tree. */
bool change_sides_since(struct arena *arena, const char *path, const char *rev,
	struct change_sides *out, struct str *error);

void change_sides_close(struct change_sides *sides);

#endif
