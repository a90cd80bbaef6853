#ifndef PROGRAM_RESOLVE_PACKAGES_H
#define PROGRAM_RESOLVE_PACKAGES_H

#include "program/resolve_files.h"
#include "settings/manifest.h"
#include "settings/tsconfig.h"

/* The packages of the repository itself; only resolve*.c include this. */
struct resolve_package {
	const struct manifest *manifest;
	uint32_t next; /* further package of the same name, or MAP_NONE */
	struct str
		out_dir; /* where its tsconfig builds to, and from; absent when it does not say */
	struct str root_dir;
};

struct resolve_packages {
	const struct walk_result *files;
	VEC(struct resolve_package) items;
	struct map by_folder; /* folder → index */
	struct map by_name; /* name → index of the first with that name */
};

/* Manifests and configurations must outlive the result. */
void resolve_packages_create(struct arena *arena, const struct walk_result *files,
	const struct manifest *manifests, size_t manifest_count, struct resolve_packages *out);

/* Notes what configurations say about built files. */
void resolve_packages_note_builds(
	struct resolve_packages *packages, const struct tsconfig *configs, size_t count);

/* The name of the package in a bare specifier ("@acme/auth/server": "@acme/auth"); absent: none. */
struct str resolve_packages_name(struct str specifier);

/*
 * The package of the repository that this name means in a folder, or NULL:
 * the package the folder belongs to itself; else what the nearest manifest
 * that depends on the name says (`workspace:`, `link:`, `file:`, a range that
 * the local version fits as npm would link it); else, named by no manifest, one
 * of the same workspace. Of several nothing is chosen.
 */
const struct resolve_package *resolve_packages_choose(const struct resolve_packages *packages,
	struct str folder, struct str name, struct arena *scratch);

/* The file of such a package that a bare specifier leads to, or absent. */
struct str resolve_packages_find(const struct resolve_packages *packages, struct str folder,
	struct str specifier, struct arena *scratch);

/*
 * The file that "#name" leads to by `imports` of the nearest manifest, or
 * absent; *out_package is then the package that is meant, or absent.
 */
struct str resolve_packages_private(const struct resolve_packages *packages, struct str folder,
	struct str specifier, struct arena *scratch, struct str *out_package);

/* The package that a dependency under another name stands for ("npm:svix@1"), or absent. */
struct str resolve_packages_alias(const struct resolve_packages *packages, struct str folder,
	struct str name, struct arena *arena);

#endif
