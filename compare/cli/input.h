#ifndef COMPARE_CLI_INPUT_H
#define COMPARE_CLI_INPUT_H

#include "compare/compare.h"

/*
 * Reads a whole file, or standard input for "-". Returns false with one line
 * in *error ("cannot read: 'x': why") when that fails or it is larger than
 * the limit.
 */
bool input_read(
	struct arena *arena, const char *path, size_t limit, struct str *out, struct str *error);

/* The last part of a path: what outputs call a file, so that no machine shows in them. */
struct str input_name(const char *path);

/*
 * Loads every file into one snapshot and notes names and digests in
 * *compared. Returns false with one line in *error. *out is NULL when there
 * is no file.
 */
bool input_snapshots(struct arena *arena, const char *const *paths, size_t count,
	const struct snapshot **out, struct compare_options *compared, struct str *error);

#endif
