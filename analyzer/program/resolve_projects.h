#ifndef PROGRAM_RESOLVE_PROJECTS_H
#define PROGRAM_RESOLVE_PROJECTS_H

#include "base/map.h"
#include "program/resolve_packages.h"
#include "settings/tsconfig.h"

/* What tsconfig and jsconfig files say about specifiers; only resolve*.c include this. */

/* One alias: prefix, '*', suffix; or the prefix alone. */
struct resolve_mapping {
	struct str prefix;
	struct str suffix;
	bool has_star;
	str_vec targets; /* from the root, normalised, with at most one '*' that counts */
};

/* What a configuration comes to with all that it extends. */
struct resolve_project {
	uint32_t next; /* further project of the same folder, or MAP_NONE */
	VEC(struct resolve_mapping) mappings;
	struct str base; /* baseUrl from the root, or absent */
};

struct resolve_projects {
	struct map by_folder; /* folder → index of its first project */
	VEC(struct resolve_project) items;
};

/* Works out what each configuration comes to; the configurations must outlive the result. */
void resolve_projects_create(struct arena *arena, const struct tsconfig *configs, size_t count,
	const struct resolve_packages *packages, struct resolve_projects *out);

#endif
