#include "snapshot/place.h"

#include "snapshot/plain.h"

enum { MAX_SEGMENT = 64 };

struct str place_path(struct arena *arena, const struct place *place, struct str document)
{
	struct str tail = STR("");

	for (; place->parent != NULL; place = place->parent) {
		bool first = place->parent->parent == NULL && document.n == 0;
		struct str own;

		if (place->parent->node->type == JSON_ARRAY) {
			own = str_format(arena, "[%u]", (unsigned)place->index);
		} else {
			own = plain_text(arena, place->node->key, MAX_SEGMENT);
			own = first ? own : str_join(arena, STR("."), own);
		}
		tail = str_join(arena, own, tail);
	}
	tail = str_join(arena, document, tail);
	return tail.n == 0 ? STR("the top level") : tail;
}
