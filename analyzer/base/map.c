#include "base/map.h"

enum { LEAST = 16 }; /* slots */

struct map_slot {
	struct str key;
	uint32_t value;
	uint32_t mark; /* of the key's hash; 0 in a free slot */
};

static uint64_t mix(uint64_t hash, uint64_t word)
{
	hash = (hash ^ word) * 0x9e3779b97f4a7c15u;
	return hash ^ hash >> 32;
}

/* Eight bytes at a time; the last may be taken twice. */
static uint32_t mark_of(struct str key)
{
	uint64_t hash = key.n;
	uint64_t word = 0;

	if (key.n < sizeof(word)) {
		for (size_t i = 0; i < key.n; i++) {
			word = word << 8 | (unsigned char)key.s[i];
		}
		return (uint32_t)mix(hash, word) | 1;
	}
	for (size_t i = 0; i + sizeof(word) < key.n; i += sizeof(word)) {
		memcpy(&word, key.s + i, sizeof(word));
		hash = mix(hash, word);
	}
	memcpy(&word, key.s + key.n - sizeof(word), sizeof(word));
	return (uint32_t)mix(hash, word) | 1;
}

/* The slot of the key, or the free one where it belongs. */
static struct map_slot *find_slot(struct map_slot *slots, size_t cap, struct str key, uint32_t mark)
{
	size_t i = (mark >> 1) & (cap - 1);

	while (slots[i].mark != 0 && (slots[i].mark != mark || !str_equal(slots[i].key, key))) {
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
	slot = find_slot(map->slots, map->cap, key, mark_of(key));
	return slot->mark != 0 ? slot->value : MAP_NONE;
}

static void grow(struct arena *arena, struct map *map, size_t cap)
{
	struct map_slot *slots = arena_array(arena, cap, sizeof(*slots));

	for (size_t i = 0; i < map->cap; i++) {
		const struct map_slot *slot = &map->slots[i];

		if (slot->mark != 0) {
			*find_slot(slots, cap, slot->key, slot->mark) = *slot;
		}
	}
	map->slots = slots;
	map->cap = cap;
}

void map_reserve(struct arena *arena, struct map *map, size_t count)
{
	size_t cap = LEAST;

	while (cap / 2 < count) {
		cap *= 2;
	}
	if (cap > map->cap) {
		grow(arena, map, cap);
	}
}

void map_put(struct arena *arena, struct map *map, struct str key, uint32_t value)
{
	uint32_t mark = mark_of(key);
	struct map_slot *slot;

	if ((map->n + 1) * 2 > map->cap) {
		grow(arena, map, map->cap == 0 ? LEAST : map->cap * 2);
	}
	slot = find_slot(map->slots, map->cap, key, mark);
	if (slot->mark == 0) {
		map->n++;
	}
	*slot = (struct map_slot){key, value, mark};
}
