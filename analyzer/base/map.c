#include "base/map.h"

struct map_slot {
	struct str key;
	uint32_t value;
	bool used;
};

static uint64_t hash(struct str key)
{
	uint64_t h = 14695981039346656037u; /* FNV-1a */

	for (size_t i = 0; i < key.n; i++) {
		h = (h ^ (unsigned char)key.s[i]) * 1099511628211u;
	}
	return h ^ (h >> 32);
}

static struct map_slot *find_slot(struct map_slot *slots, size_t cap, struct str key)
{
	size_t i = hash(key) & (cap - 1);

	while (slots[i].used && !str_equal(slots[i].key, key)) {
		i = (i + 1) & (cap - 1);
	}
	return &slots[i];
}

uint32_t map_get(const struct map *map, struct str key)
{
	struct map_slot *slot;

	if (map->n == 0) {
		return MAP_NONE;
	}
	slot = find_slot(map->slots, map->cap, key);
	return slot->used ? slot->value : MAP_NONE;
}

static void grow(struct arena *arena, struct map *map)
{
	size_t cap = map->cap == 0 ? 16 : map->cap * 2;
	struct map_slot *slots = arena_array(arena, cap, sizeof(*slots));

	for (size_t i = 0; i < map->cap; i++) {
		if (map->slots[i].used) {
			*find_slot(slots, cap, map->slots[i].key) = map->slots[i];
		}
	}
	map->slots = slots;
	map->cap = cap;
}

void map_put(struct arena *arena, struct map *map, struct str key, uint32_t value)
{
	struct map_slot *slot;

	if ((map->n + 1) * 2 > map->cap) {
		grow(arena, map);
	}
	slot = find_slot(map->slots, map->cap, key);
	if (!slot->used) {
		map->n++;
	}
	*slot = (struct map_slot){key, value, true};
}
