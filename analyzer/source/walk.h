#ifndef SOURCE_WALK_H
#define SOURCE_WALK_H

#include "base/diag.h"
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
};

/* A file that git should not have: an env file, or the keys that Clerk made for a developer. */
struct walk_private {
	struct str path;
	bool tracked;
	bool tracked_known;
};

struct walk_result {
	VEC(struct walk_file) files;
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

/* Walks the whole tree; everything in *out lives in the arena. */
void walk_run(const struct tree *tree, const struct walk_options *options, struct arena *arena,
	struct walk_result *out);

/* Is this file name that of an env file (.env, .env.production, .dev.vars, …)? */
bool walk_is_env_file(struct str name);

/* Is it where Clerk's SDKs keep keys of an instance that they made (.clerk/.tmp/keyless.json)? */
bool walk_is_keyless_file(struct str path);

#endif
