#ifndef SOURCE_TREE_H
#define SOURCE_TREE_H

#include <stdint.h>

#include "base/vec.h"

/*
 * A repository as a tree of files: list a folder, read a file. Back ends: a
 * directory on disk, files in memory (demo, unit tests), and what git has
 * stored as its index or a commit (git.h). Paths are relative to the root, '/' between parts, "" is
 * the root. Listing and reading are safe from several threads at once.
 */
struct tree;

enum tree_kind {
	TREE_FILE,
	TREE_FOLDER,
	TREE_LINK, /* a symbolic link; tree_follow says where it leads */
	TREE_OTHER, /* fifo, socket, device: never opened */
	TREE_SUBMODULE, /* a commit of another repository; of a git index or commit alone */
};

struct tree_entry {
	struct str name; /* one part, not a path */
	enum tree_kind kind;
	uint64_t size; /* of files, in bytes, or TREE_SIZE_UNKNOWN */
};

#define TREE_SIZE_UNKNOWN UINT64_MAX

typedef VEC(struct tree_entry) tree_entries;

enum tree_status {
	TREE_OK,
	TREE_MISSING,
	TREE_DENIED, /* no permission */
	TREE_TOO_LARGE,
	TREE_NOT_REGULAR, /* fifo, device, folder, or a link that leads out of the root */
	TREE_FAILED, /* input/output error, changed while read */
	TREE_NOT_FOLDER, /* of tree_open_directory and tree_list */
	TREE_NOT_HERE, /* git knows the file, and this clone does not hold its content */
};

enum { TREE_PATH_MAX = 4096 }; /* bytes; longer paths are TREE_FAILED */

struct tree_memory_file {
	const char *path;
	const char *text;
	size_t size; /* 0: strlen(text) */
};

/*
 * Opens a directory. Returns NULL with *status set when it is missing, no
 * directory or unreadable. tree_close frees it.
 */
struct tree *tree_open_directory(const char *path, enum tree_status *status);

/*
 * Opens files in memory; the array must outlive the tree. It counts as a git
 * work tree when it holds ".git/HEAD".
 */
struct tree *tree_open_memory(const struct tree_memory_file *files, size_t count);

void tree_close(struct tree *tree);

/* Appends the folder's entries with their sizes, sorted bytewise by name; names in the arena. */
enum tree_status tree_list(
	const struct tree *tree, struct str folder, struct arena *arena, tree_entries *out);

/*
 * Reads a whole regular file of at most `limit` bytes into the arena, with a
 * NUL behind it. Links inside the path are followed only while they stay
 * inside the root. Returns TREE_OK or why not, *out untouched.
 */
enum tree_status tree_read(const struct tree *tree, struct str path, size_t limit,
	struct arena *arena, struct str *out);

/*
 * A folder that was entered. What lies in it is reached from there, if it could
 * be held open, and not from the root part by part.
 */
struct tree_folder {
	const struct tree *tree;
	struct str path; /* not copied */
	int descriptor; /* -1: not held open */
};

/* What was read last; zeroed to start. */
struct tree_buffer {
	char *bytes;
	size_t size;
	struct arena arena;
};

/*
 * Enters a folder, from the one that it lies in unless that is NULL. tree_folder_leave
 * must follow when it returns TREE_OK.
 */
enum tree_status tree_folder_enter(const struct tree *tree, const struct tree_folder *parent,
	struct str path, struct tree_folder *out);
void tree_folder_leave(struct tree_folder *folder);

/* A folder that is not held open: its files are reached from the root. */
struct tree_folder tree_folder_by_path(const struct tree *tree, struct str path);

/* Appends the folder's entries in any order, names in the arena; sizes may be unknown. */
enum tree_status tree_folder_list(
	const struct tree_folder *folder, struct arena *arena, tree_entries *out);

/*
 * As tree_read for a file that lies in the folder and is no link, given by its
 * whole path. The text is valid until the buffer is used again.
 */
enum tree_status tree_folder_read(const struct tree_folder *folder, struct str path, size_t limit,
	struct tree_buffer *buffer, struct str *out);

/* The size of a regular file that lies in the folder, given by its whole path. */
enum tree_status tree_folder_size(const struct tree_folder *folder, struct str path, uint64_t *out);

void tree_buffer_finish(struct tree_buffer *buffer);

/*
 * What a link is: the kind of its target when that lies inside the root, else
 * TREE_OTHER. An absolute link leads out wherever it points: what it means
 * depends on where the checkout lies. *out_size is set for TREE_FILE.
 */
enum tree_kind tree_follow(const struct tree *tree, struct str path, uint64_t *out_size);

/*
 * The path from the enclosing git work tree's root to this root, with a
 * trailing '/', or "" (also outside git). Lives as long as the tree.
 */
struct str tree_prefix(const struct tree *tree);

/* Is the root inside a git work tree? */
bool tree_in_git(const struct tree *tree);

/*
 * Reads an ignore file that lies above the root: level 0 is the git root,
 * level 1 the next folder towards the tree. Also ".git/info/exclude" as
 * level -1, whatever the name. Returns TREE_MISSING when there is none.
 */
enum tree_status tree_read_above(
	const struct tree *tree, int level, const char *name, struct arena *arena, struct str *out);

typedef bool tree_wanted(struct str path);

/*
 * The wanted ones of the files below the root that git tracks: appends their
 * paths. False, *out untouched, outside git, and where git's index is missing,
 * too large or not understood.
 */
bool tree_tracked(const struct tree *tree, tree_wanted *wanted, struct arena *arena, str_vec *out);

/* Words for a status in a notice: "permission denied", "larger than the limit", … */
const char *tree_status_text(enum tree_status status);

#endif
