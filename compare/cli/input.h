#ifndef COMPARE_CLI_INPUT_H
#define COMPARE_CLI_INPUT_H

#include "compare/compare.h"

enum {
	INPUT_SNAPSHOT = 64 * 1024 * 1024, /* most bytes of one */
	INPUT_FACTS = 64 * 1024 * 1024, /* the same of facts; as the JSON reader's */
};

/*
 * Reads a whole file, or standard input for "-". Returns false with one line
 * in *error ("cannot read: 'x': why") when that fails or it is larger than
 * the limit.
 */
bool input_read(
	struct arena *arena, const char *path, size_t limit, struct str *out, struct str *error);

/* Adds to the error of a file that is not there how to come by one. */
void input_add_way(struct arena *arena, const char *path, const char *way, struct str *error);

/*
 * Reads what 'clerk-audit facts' wrote, and takes the file's SHA-256. Returns
 * false with one line in *error.
 */
bool input_facts(struct arena *arena, const char *path, struct facts *out, struct str *out_digest,
	struct str *error);

/* The last part of a path: what outputs call a file, so that no machine shows in them. */
struct str input_name(const char *path);

/* The path without links and dots, or absent with errno set: nothing is there. */
struct str input_real_path(struct arena *arena, const char *path);

/*
 * Merges a loaded snapshot into all before it (NULL: it is the first), notes
 * its name and digest in *compared, and returns the whole; input_join ends it.
 */
struct snapshot *input_merge(struct arena *arena, struct snapshot *all, struct snapshot *one,
	const char *path, struct compare_options *compared);
void input_join(struct arena *arena, struct snapshot *all);

/* Notes in *compared that a file could not be loaded because its format is newer, if that is so. */
void input_set_beyond(struct arena *arena, const struct snapshot *one, const char *path,
	struct compare_options *compared);

/*
 * Loads every file into one snapshot and notes names and digests in
 * *compared. Returns false with one line in *error. *out is NULL when there
 * is no file.
 */
bool input_snapshots(struct arena *arena, const char *const *paths, size_t count,
	const struct snapshot **out, struct compare_options *compared, struct str *error);

#endif
