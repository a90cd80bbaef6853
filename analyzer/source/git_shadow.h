#ifndef SOURCE_GIT_SHADOW_H
#define SOURCE_GIT_SHADOW_H

#include "source/tree_git.h"

/*
 * A git directory of our own, in a temporary folder that nobody else may
 * enter: links to the data of the real one, and a configuration that we wrote.
 * git reads the configuration of the directory it is given and of no other.
 * So whatever a repository's says (core.fsmonitor, filters, hooks, include.path,
 * promisor remotes, core.worktree, aliases) is never read, not even its
 * attributes: there is no list of dangerous keys that could lack one.
 */
struct git_shadow {
	struct str path; /* absolute */
	struct str config; /* of the real repository: a regular file or absent */
	struct str objects; /* likewise, the folder */
	struct str index; /* likewise; the file may be absent */
};

/*
 * Makes it in `folder`. `index`: what GIT_INDEX_FILE says or NULL; it counts
 * when it names a file of this repository's git directory, as it does in hooks.
 * False with one line in *error; nothing is left then.
 */
bool git_shadow_make(const struct tree_git *place, const char *folder, const char *index,
	struct arena *arena, struct git_shadow *out, struct str *error);

/* Writes the configuration: the hash that names objects. */
bool git_shadow_configure(const struct git_shadow *shadow, struct str format);

/* Writes what git is to be asked, in a file of the shadow, open for reading; -1: it cannot. */
int git_shadow_questions(const struct git_shadow *shadow, struct str text, struct arena *arena);

/* Where git's complaints go: an empty file of the shadow, open; -1 when there can be none. */
int git_shadow_errors(const struct git_shadow *shadow, struct arena *arena);

/* Removes it with all that is in it; the real data stays. */
void git_shadow_remove(const struct git_shadow *shadow, struct arena *arena);

#endif
