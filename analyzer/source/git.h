#ifndef SOURCE_GIT_H
#define SOURCE_GIT_H

#include "source/tree.h"

/*
 * What git has stored of a repository: its index and its commits, as trees.
 * git's plumbing is run for it, and nothing that the repository configures is
 * obeyed (git_shadow.h). First everything is looked up, with the signals that
 * end a program held back; after git_settle nothing of ours is left on disk,
 * and trees can be opened and read, from several threads at once.
 */
struct git;
struct git_listing; /* the files of the index or of a commit */

/* What of its surroundings counts. */
struct git_surroundings {
	const char *path; /* PATH; of it absolute folders outside of the repository alone */
	const char *temporary; /* TMPDIR; NULL and "": /tmp */
	const char *index; /* GIT_INDEX_FILE, or NULL */
};

/*
 * Opens the repository whose work tree holds the folder. Returns NULL with one
 * line in *error. git_close ends it, after the trees are closed.
 */
struct git *git_open(const char *folder, const struct git_surroundings *surroundings,
	struct arena *arena, struct str *error);
void git_close(struct git *git);

/* The commit that HEAD is at; absent before the first one. False with one line in *error. */
bool git_head(struct git *git, struct arena *arena, struct str *out, struct str *error);

/* The commits that a merge under way brings in: mostly none. False with one line in *error. */
bool git_merged(struct git *git, struct arena *arena, str_vec *out, struct str *error);

/*
 * The newest commit that REV and HEAD have both grown from. False with one
 * line in *error: there is no such REV, or no such commit in this clone.
 */
bool git_merge_base(
	struct git *git, const char *rev, struct arena *arena, struct str *out, struct str *error);

/* The files of a commit (absent: none). NULL with one line in *error. */
struct git_listing *git_list_commit(
	struct git *git, struct str commit, struct arena *arena, struct str *error);

/*
 * The files of the index, as `git commit` would take them: with those outside
 * of a sparse checkout, without those that `git add -N` has announced alone. A
 * file with a merge conflict is as it is in `head`, the listing of HEAD.
 */
struct git_listing *git_list_index(struct git *git, struct str commit,
	const struct git_listing *head, struct arena *arena, struct str *error);

/*
 * The files of a commit and, unless `index` is NULL, those of the index, as the two
 * functions above give them and in less time. False with one line in *error.
 */
bool git_list_both(struct git *git, struct str commit, struct arena *arena,
	struct git_listing **head, struct git_listing **index, struct str *error);

/* How a file stands in the index. */
enum git_stand {
	GIT_STAND_FILE, /* or a link */
	GIT_STAND_SKIPPED, /* outside of the sparse checkout: not expected in the work tree */
	GIT_STAND_SUBMODULE,
};

/* Says of every path of the index, from the work tree's root, how it stands. */
typedef void git_stand_taker(void *taker, struct str path, enum git_stand stand);
bool git_index_stands(struct git *git, git_stand_taker *take, void *taker, struct arena *arena,
	struct str *error);

/*
 * Ends the looking up: the temporary folder is removed, signals come through,
 * and the sizes of all listed files are known. False with one line in *error.
 */
bool git_settle(struct git *git, struct arena *arena, struct str *error);

/* The folder's way from the work tree's root: "" or "apps/web/". */
struct str git_prefix(const struct git *git);

/* The work tree's root, absolute; never to be shown. */
struct str git_work_path(const struct git *git);

/* The same of both, file by file? */
bool git_listing_same(const struct git_listing *a, const struct git_listing *b);

bool git_listing_has(const struct git_listing *listing, struct str path);

/* Leaves out a file, as if it were not there. */
void git_listing_drop(struct git_listing *listing, struct str path);

/* Files of the listing with a merge conflict. */
const str_vec *git_listing_conflicts(const struct git_listing *listing);

/*
 * The first file below the prefix whose content this clone lacks, and which is
 * not the same in `other` (NULL: none is); absent when there is none.
 */
struct str git_listing_lacks(
	const struct git_listing *listing, const struct git_listing *other, struct str prefix);

/*
 * How far do two listings differ below the prefix? Appends the paths from there of the
 * files that lie in both with other contents; false when they differ in more than
 * that, or in a file that is larger than `most` or says what git ignores.
 */
bool git_listing_modified(const struct git_listing *a, const struct git_listing *b,
	struct str prefix, uint64_t most, struct arena *arena, str_vec *out);

/* Digits of an object's name. */
size_t git_id_digits(const struct git *git);

/* A listing as a tree, from the folder `prefix` down ("" or "apps/web/"), which may be absent. */
struct tree *git_tree_open(struct git *git, const struct git_listing *listing, struct str prefix);

/* git's name of a file's content, known without reading it; absent for trees of other kinds. */
struct str git_tree_content(const struct tree *tree, struct str path);

/* Did git end while contents were read? Then some of them are missing. */
bool git_broken(struct git *git);

#endif
