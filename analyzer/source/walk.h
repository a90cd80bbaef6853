#ifndef SOURCE_WALK_H
#define SOURCE_WALK_H

#include "base/diag.h"
#include "base/map.h"
#include "source/tree.h"

/*
 * Lists the files of a tree that are to be read, in bytewise order of their
 * paths. The result does not depend on the order in which the system lists
 * folders.
 *
 * Inside git the .gitignore rules decide (nested, negated, anchored, `**`,
 * info/exclude, those above the root). git's index is asked for env files and
 * Clerk's keyless keys alone: any other file that is tracked although a rule
 * ignores it counts as ignored. Outside git no
 * ignore file is applied: env files are meant to be read there. Instead the
 * folders build, coverage, dist and out are left out when a package.json lies
 * beside them, with a notice: that is where tools write, while a folder of that
 * name deeper in the sources (app/coverage) may well be code.
 *
 * Everywhere, folders that can only hold dependencies, caches or output
 * (node_modules, .git, .next, …) are left out. Symbolic links are not
 * followed: a target inside the tree is met anyway, one outside is noted.
 */
struct walk_options {
	uint64_t max_file_size; /* bytes; 0: 2 MiB; larger files become notices */
	const char *const *include; /* globs in .gitignore syntax; empty: everything */
	size_t include_count;
	const char *const *exclude;
	size_t exclude_count;
	struct str outer; /* "apps/web/": the way to the tree from a folder above it, or "" */
	size_t outer_includes; /* so many of the first globs are written in that folder */
	size_t outer_excludes;
	bool no_ignore; /* read ignored files too */
	str_vec submodules; /* folders that are not entered, with a notice */
};

struct walk_file {
	struct str path;
	uint64_t size;
	void *read; /* what the reader made of it */
};

/* A file that git should not have: an env file, or the keys that Clerk made for a developer. */
struct walk_private {
	struct str path;
	bool tracked;
	bool tracked_known;
};

struct walk_result {
	VEC(struct walk_file) files;
	struct map by_path; /* path → index into files */
	str_vec ignored_env; /* env files present but ignored by git: not read */
	VEC(struct walk_private)
	private_files; /* of those not ignored, or tracked; none outside
			  git; sorted */
	notice_vec notices;
	size_t seen; /* files met, ignored ones included */
	size_t ignored; /* files and whole folders */
	size_t skipped_folders; /* dependencies, caches, build output */
	size_t too_large;
};

/*
 * Who reads the files as they are met, in any order and on several threads, each
 * with an item of its own. It sets the file's size, unless the status is
 * TREE_TOO_LARGE or TREE_MISSING: then the file is not listed.
 */
struct walk_reader {
	enum tree_status (*read)(
		void *item, const struct tree_folder *folder, struct walk_file *file);
	void *items;
	size_t size; /* bytes of an item */
	size_t jobs; /* items, and threads */
};

/* Walks the whole tree; everything in *out lives in the arena. */
void walk_run(const struct tree *tree, const struct walk_options *options, struct arena *arena,
	struct walk_result *out);

/* The same, with a reader. */
void walk_read(const struct tree *tree, const struct walk_options *options,
	const struct walk_reader *reader, struct arena *arena, struct walk_result *out);

/* Is this file name that of an env file (.env, .env.production, .dev.vars, …)? */
bool walk_is_env_file(struct str name);

/* Does it lead through a folder that is left out everywhere (node_modules, .cache)? */
bool walk_leaves_out(struct str path);

/* Is it where Clerk's SDKs keep keys of an instance that they made (.clerk/.tmp/keyless.json)? */
bool walk_is_keyless_file(struct str path);

#endif
