#include "base/vec.h"

#include <string.h>

void *vec_grow(struct arena *arena, const void *items, size_t n, size_t *cap, size_t size)
{
	size_t wanted = *cap == 0 ? 8 : *cap * 2;
	void *p = arena_raw(arena, arena_size(wanted, size));

	if (n > 0) {
		memcpy(p, items, n * size);
	}
	*cap = wanted;
	return p;
}

bool str_vec_has(const str_vec *list, struct str wanted)
{
	for (size_t i = 0; i < list->n; i++) {
		if (str_equal(list->items[i], wanted)) {
			return true;
		}
	}
	return false;
}
