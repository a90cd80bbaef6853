#ifndef BASE_MAP_H
#define BASE_MAP_H

#include <stdint.h>

#include "base/str.h"

/*
 * A map from byte strings to 32-bit numbers, in an arena; keys are not
 * copied and must outlive the map. Zeroed to start. Never iterate it:
 * its order is not part of any output.
 */
struct map {
	struct map_slot *slots;
	size_t n;
	size_t cap;
};

#define MAP_NONE UINT32_MAX

/* Returns the number stored under the key, or MAP_NONE. */
uint32_t map_get(const struct map *map, struct str key);

/* Makes room for so many keys at once: growing to it would leave as much behind in the arena. */
void map_reserve(struct arena *arena, struct map *map, size_t count);

/* Stores the number under the key, replacing an older one. */
void map_put(struct arena *arena, struct map *map, struct str key, uint32_t value);

#endif
