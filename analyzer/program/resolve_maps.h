#ifndef PROGRAM_RESOLVE_MAPS_H
#define PROGRAM_RESOLVE_MAPS_H

#include "base/map.h"
#include "settings/import_map.h"

/* Import maps by folder; only resolve*.c include this. */
struct resolve_maps {
	const struct import_map *maps;
	size_t count;
	struct map by_path; /* path → index */
	struct map by_folder; /* folder → index of the map that is valid below it */
};

/* The maps must outlive the result. */
void resolve_maps_create(
	struct arena *arena, const struct import_map *maps, size_t count, struct resolve_maps *out);

/*
 * What the nearest map upward says about a specifier; absent when it says
 * nothing. *out_folder: the folder that a relative answer starts from.
 */
struct str resolve_maps_find(const struct resolve_maps *maps, struct str folder,
	struct str specifier, struct arena *scratch, struct str *out_folder);

#endif
