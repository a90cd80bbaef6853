#include "snapshot/unite.h"

#include "base/date.h"
#include "base/map.h"
#include "snapshot/rebuild.h"

/* Of a list its texts, of an object its members; each once. */
static void append_new(struct rebuild *into, const struct json *from, struct map *seen)
{
	json_each (item, from) {
		struct str name = into->node->type == JSON_OBJECT ? item->key : json_string(item);

		if (!str_absent(name) && map_get(seen, name) != MAP_NONE) {
			continue;
		}
		if (!str_absent(name)) {
			map_put(into->arena, seen, name, 0);
		}
		rebuild_add(into, item);
	}
}

bool unite_is_for(enum slot slot)
{
	return slot == SLOT_FINGERPRINTS || slot == SLOT_IDENTIFIER_STATS || slot == SLOT_SOURCES;
}

const struct json *unite_bodies(
	struct arena *arena, enum slot slot, const struct json *a, const struct json *b)
{
	enum json_type type = slot == SLOT_FINGERPRINTS ? JSON_ARRAY : JSON_OBJECT;
	struct map seen = {0};
	struct rebuild both;

	if (!json_is(a, type) || !json_is(b, type)) {
		return a; /* what is not understood is reported, not mended */
	}
	both = rebuild_like(arena, a);
	append_new(&both, a, &seen);
	append_new(&both, b, &seen);
	return both.node;
}

bool unite_differs(const struct json *a, const struct json *b)
{
	json_each (counts, json_is(a, JSON_OBJECT) ? a : NULL) {
		int64_t first;
		int64_t second;

		if (json_integer(json_get(counts, "total_count"), &first) &&
			json_integer(
				json_get(json_get(b, counts->key.s), "total_count"), &second) &&
			first != second) {
			return true;
		}
	}
	return false;
}

static const struct json *older(const struct json *a, const struct json *b)
{
	struct str first = json_string(json_get(a, "fetched_at"));
	struct str second = json_string(json_get(b, "fetched_at"));

	return a == NULL || (!str_absent(second) &&
				    (str_absent(first) || date_is_before(second, first)))
		       ? b
		       : a;
}

static const struct json *choose(const struct json *a, const struct json *b, enum unite_side side)
{
	switch (side) {
	case UNITE_FIRST:
		return a;
	case UNITE_SECOND:
		return b;
	case UNITE_BOTH:
		return b == NULL ? a : older(a, b);
	case UNITE_NEITHER:
		break;
	}
	return a == NULL ? b : a;
}

const struct json *unite_sources(struct arena *arena, const struct json *a, const struct json *b,
	const enum unite_side sides[SLOT_COUNT])
{
	const struct json *like = json_is(a, JSON_OBJECT) ? a : b;
	struct rebuild both;

	if (!json_is(like, JSON_OBJECT)) {
		return a == NULL ? b : a;
	}
	both = rebuild_like(arena, like);
	for (int slot = 0; slot < SLOT_COUNT; slot++) {
		const char *name = slots_name((enum slot)slot);
		const struct json *entry =
			choose(json_get(a, name), json_get(b, name), sides[slot]);

		if (entry != NULL) {
			rebuild_add(&both, entry);
		}
	}
	return both.node;
}
