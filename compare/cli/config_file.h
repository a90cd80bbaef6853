#ifndef COMPARE_CLI_CONFIG_FILE_H
#define COMPARE_CLI_CONFIG_FILE_H

#include "compare/cli/cli.h"
#include "compare/cli/stored.h"
#include "compare/compare.h"
#include "compare/config.h"

/* A snapshot that was loaded. */
struct config_file_text {
	struct str file; /* relative to the configuration's folder */
	struct str text;
};

/* The configuration of a run: what a file says, or the defaults. */
struct config_file {
	struct config config;
	struct str path; /* as errors call it; absent without a file */
	const struct stored *stored; /* what git has stored of the folder; NULL: the disk */
	struct str folder; /* where it lies, to open what it names; stored: from the git root */
	struct str shown; /* the same as errors call it: "apps/", or "" */
	VEC(struct config_file_text) texts; /* of its snapshots, as the whole has their files */
};

/* --config, --print-config */
extern const struct option config_file_options[];

/*
 * Reads the file that --config names, else the nearest clerk-audit.json in
 * `root` (PATH; NULL: none is looked for) and, inside git, the folders above
 * it up to the root of the work tree. Outside of git it is looked for in PATH
 * alone: folders above belong to nobody in particular, and anyone can put a
 * file into /tmp. Returns EXIT_CLEAN, or EXIT_TROUBLE when it has said why.
 */
int config_file_read(struct arena *arena, const struct options *options, const char *root,
	struct config_file *out);

/*
 * The same, from what git has stored (NULL: from the disk), unless --config names the
 * file. False with one line in *error.
 */
bool config_file_load(struct arena *arena, const struct options *options, const char *root,
	const struct stored *stored, struct config_file *out, struct str *error);

/*
 * Loads the snapshots that it names into one, as --snapshot does. They must
 * be regular files inside of its folder. Returns false with one line in
 * *error; *out is NULL when it names none.
 */
bool config_file_snapshots(struct arena *arena, struct config_file *file,
	const struct snapshot **out, struct compare_options *compared, struct str *error);

/*
 * Reads the baseline that it names, a regular file inside of its folder.
 * Returns false with one line in *error; *out is NULL when it names none.
 */
bool config_file_baseline(struct arena *arena, const struct config_file *file,
	const struct baseline **out, struct str *error);

/* Prints the configuration with the flags that win over it, and where each value comes from. */
int config_file_print(
	struct arena *arena, const struct options *options, const struct config_file *file);

#endif
