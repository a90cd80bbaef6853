#ifndef COMPARE_CLI_BASELINE_FILE_H
#define COMPARE_CLI_BASELINE_FILE_H

#include "compare/cli/config_file.h"

/* --baseline */
extern const struct option baseline_file_options[];

/* Reads a baseline's text; `path` is what errors call it. False with one line in *error. */
bool baseline_file_parse(struct arena *arena, struct str path, struct str text,
	const struct baseline **out, struct str *error);

/*
 * Reads the baseline that --baseline names, else that of the configuration
 * (`file` may be NULL). Returns EXIT_CLEAN, with NULL in *out when there is
 * none, or EXIT_TROUBLE when it has said what is wrong.
 */
int baseline_file_read(struct arena *arena, const struct options *options,
	const struct config_file *file, const struct baseline **out);

/* Where the baseline of the options or the configuration lies; NULL without one. */
const char *baseline_file_path(
	struct arena *arena, const struct options *options, const struct config_file *file);

/*
 * Reads what writing to this path would replace: NULL in *out when there is
 * nothing, or nothing that is kept. False with one line in *error when it is
 * something else than a baseline.
 */
bool baseline_file_replaced(
	struct arena *arena, const char *path, const struct baseline **out, struct str *error);

/* Writes it to a file (NULL: standard output) and returns the exit status. */
int baseline_file_write(struct arena *arena, struct baseline *baseline, const char *path);

#endif
