#include "program/resolve_maps.h"

#include "base/path.h"
#include "program/resolve_projects.h"

/* Of a configuration without entries: the map that it names. */
static uint32_t real_map(struct arena *arena, const struct resolve_maps *maps, uint32_t index)
{
	const struct import_map *map = &maps->maps[index];
	uint32_t named;

	if (map->entries.n > 0 || str_absent(map->file)) {
		return index;
	}
	named = map_get(&maps->by_path, path_join(arena, map->folder, map->file));
	return named == MAP_NONE ? index : named;
}

void resolve_maps_create(
	struct arena *arena, const struct import_map *maps, size_t count, struct resolve_maps *out)
{
	*out = (struct resolve_maps){.maps = maps, .count = count};
	for (size_t i = 0; i < count; i++) {
		map_put(arena, &out->by_path, maps[i].path, (uint32_t)i);
	}
	/* the configuration (deno.json) sorts first and wins over a map beside it */
	for (size_t i = count; i > 0; i--) {
		uint32_t index = real_map(arena, out, (uint32_t)i - 1);

		if (maps[index].entries.n > 0) {
			map_put(arena, &out->by_folder, maps[i - 1].folder, index);
		}
	}
}

/* Deno takes a package's subpaths from the entry of the package. */
static bool is_prefix(const struct import_map_entry *entry, struct str specifier)
{
	bool package = str_starts(entry->target, "npm:") || str_starts(entry->target, "jsr:");

	return specifier.n > entry->key.n &&
	       str_equal(str_slice(specifier, 0, entry->key.n), entry->key) &&
	       (str_ends(entry->key, "/") || (package && specifier.s[entry->key.n] == '/'));
}

static const struct import_map_entry *best_entry(const struct import_map *map, struct str specifier)
{
	const struct import_map_entry *best = NULL;

	for (size_t i = 0; i < map->entries.n; i++) {
		const struct import_map_entry *entry = &map->entries.items[i];

		if (str_equal(entry->key, specifier)) {
			return entry;
		}
		if (is_prefix(entry, specifier) && (best == NULL || entry->key.n > best->key.n)) {
			best = entry;
		}
	}
	return best;
}

struct str resolve_maps_find(const struct resolve_maps *maps, struct str folder,
	struct str specifier, struct arena *scratch, struct str *out_folder)
{
	const struct import_map_entry *entry;
	uint32_t index = MAP_NONE;

	if (maps->count == 0) {
		return STR_NONE;
	}
	while ((index = map_get(&maps->by_folder, folder)) == MAP_NONE && folder.n > 0) {
		folder = path_folder(folder);
	}
	if (index == MAP_NONE) {
		return STR_NONE;
	}
	entry = best_entry(&maps->maps[index], specifier);
	if (entry == NULL) {
		return STR_NONE;
	}
	*out_folder = maps->maps[index].folder;
	return str_join(scratch, entry->target, str_slice(specifier, entry->key.n, specifier.n));
}
