#ifndef PROGRAM_RESOLVE_H
#define PROGRAM_RESOLVE_H

#include "settings/tsconfig.h"
#include "source/walk.h"

/*
 * Which file a module specifier leads to: relative paths (extensions and
 * index files tried as TypeScript and bundlers do, ".js" meaning ".ts"),
 * tsconfig and jsconfig `paths` and `baseUrl` of the nearest configuration
 * upward, and where that says nothing the default aliases of frameworks
 * (`$lib`, `~`, `@`) in the nearest folder with a package.json, when only one
 * file can be meant. Packages lead nowhere, those of a workspace included.
 */
struct resolve;

/*
 * Both lists must outlive the result, which lives in the arena. Configurations
 * under other names than tsconfig.json and jsconfig.json count when such a one
 * extends them, or lies beside them (tsconfig.app.json).
 */
struct resolve *resolve_create(struct arena *arena, const struct walk_result *files,
	const struct tsconfig *configs, size_t config_count);

/* Returns the path of a file of the walk, as stored there, or absent. Thread-safe. */
struct str resolve_specifier(const struct resolve *resolve, struct str from, struct str specifier,
	struct arena *scratch);

#endif
