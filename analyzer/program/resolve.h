#ifndef PROGRAM_RESOLVE_H
#define PROGRAM_RESOLVE_H

#include "settings/import_map.h"
#include "settings/manifest.h"
#include "settings/tsconfig.h"
#include "source/walk.h"

/*
 * Which file a module specifier leads to: relative paths (extensions and
 * index files tried as TypeScript and bundlers do, ".js" meaning ".ts"), the
 * nearest import map of Deno, tsconfig and jsconfig `paths` and `baseUrl` of
 * the nearest configuration upward, packages of the repository itself by the
 * names in their manifests, "#names" of the nearest manifest, and where all of
 * that says nothing the default aliases of frameworks (`$lib`, `~`, `@`) in the
 * nearest folder with a package.json, when only one file can be meant. Other
 * packages lead nowhere.
 */
struct resolve;

/* All of it must outlive the resolver. */
struct resolve_sources {
	const struct walk_result *files;
	const struct tsconfig *configs;
	size_t config_count;
	const struct manifest *manifests;
	size_t manifest_count;
	const struct import_map *maps; /* sorted by path */
	size_t map_count;
};

/*
 * The result lives in the arena. Configurations under other names than
 * tsconfig.json and jsconfig.json count when such a one extends or references
 * them, or lies beside them (tsconfig.app.json).
 */
struct resolve *resolve_create(struct arena *arena, const struct resolve_sources *sources);

/* Returns the path of a file of the walk, as stored there, or absent. Thread-safe. */
struct str resolve_specifier(const struct resolve *resolve, struct str from, struct str specifier,
	struct arena *scratch);

/*
 * The package a specifier that leads to no file means, by its bare name with
 * subpath, whatever brings it here: "npm:svix@1", "https://esm.sh/svix?dts", an
 * import map, a dependency under another name. Other specifiers stay as they are.
 */
struct str resolve_package(
	const struct resolve *resolve, struct str from, struct str specifier, struct arena *arena);

#endif
