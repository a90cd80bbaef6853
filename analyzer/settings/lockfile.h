#ifndef SETTINGS_LOCKFILE_H
#define SETTINGS_LOCKFILE_H

#include "base/diag.h"

/*
 * Which version of a package a lockfile chose: package-lock.json and
 * npm-shrinkwrap.json (versions 1 to 3), pnpm-lock.yaml (5 to 9), yarn.lock
 * (classic and berry), bun.lock. They are written by machines, in one form,
 * and may be megabytes long: those that are no JSON are read line by line.
 */
enum lockfile_kind {
	LOCKFILE_NONE,
	LOCKFILE_NPM,
	LOCKFILE_PNPM,
	LOCKFILE_YARN,
	LOCKFILE_BUN,
};

/* Chooses by the file's name. */
enum lockfile_kind lockfile_kind(struct str path);

struct lockfile_entry {
	struct str place; /* NPM, PNPM: folder of the package that has it; BUN: its name; "" root */
	struct str name;
	struct str range; /* YARN: as the manifest has it; else "" */
	struct str version;
};

struct lockfile {
	struct str path;
	struct str folder;
	enum lockfile_kind kind;
	VEC(struct lockfile_entry) entries;
	str_vec members; /* NPM, BUN: folders of the workspace that it serves, without its own */
};

/*
 * Reads what a lockfile says about the packages that are wanted. Returns
 * false and adds a notice when it cannot be read.
 */
bool lockfile_read(struct arena *arena, struct str path, struct str text,
	bool (*is_wanted)(struct str name), struct lockfile *out, notice_vec *notices);

/* Who depends on a package: its folder from the tree's root, its name, and the range it asks for.
 */
struct lockfile_dependent {
	struct str folder;
	struct str name; /* or absent */
	struct str range;
};

/* The version that was chosen for a dependent, or absent when the lockfile does not say. */
struct str lockfile_version(const struct lockfile *lockfile,
	const struct lockfile_dependent *dependent, struct str package);

#endif
