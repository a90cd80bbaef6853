#include "base/vec.h"

#include <string.h>

void *vec_grow(struct arena *arena, const void *items, size_t n, size_t *cap, size_t size)
{
	size_t wanted = *cap == 0 ? 8 : *cap * 2;
	void *p = arena_array(arena, wanted, size);

	if (n > 0) {
		memcpy(p, items, n * size);
	}
	*cap = wanted;
	return p;
}
