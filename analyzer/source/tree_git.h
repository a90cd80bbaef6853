#ifndef SOURCE_TREE_GIT_H
#define SOURCE_TREE_GIT_H

#include "base/str.h"

/*
 * Where a folder lies in a git work tree. Found by looking at files alone:
 * git is never run and its configuration never read.
 */
struct tree_git {
	int work_root; /* the folder that holds ".git"; open */
	int common_dir; /* where info/exclude lies; open, or -1 when there is none */
	int git_dir; /* where the index lies; open, or -1 likewise */
	struct str prefix; /* from the work tree's root to the folder: "" or "apps/web/" */
	/* the same as absolute paths, for git itself */
	struct str work_path;
	struct str common_path;
	struct str git_path;
};

/*
 * Looks upward from the folder, as git does, up to the file system's
 * boundary. Returns false, *out untouched, outside git.
 */
bool tree_git_find(const char *folder, struct arena *arena, struct tree_git *out);
void tree_git_finish(struct tree_git *git);

#endif
