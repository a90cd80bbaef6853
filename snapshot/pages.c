#include "snapshot/pages.h"

#include "base/map.h"
#include "snapshot/rebuild.h"

/* By what an item of Clerk's lists is told from its neighbours. */
static struct str name_of(const struct json *item)
{
	static const char *const keys[] = {"id", "key", "slug", "name", "url"};
	struct str name = STR_NONE;

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]) && name.n == 0; i++) {
		name = json_string(json_get(item, keys[i]));
	}
	return name;
}

/* The items when all have a name and the list says how many there are; else NULL. */
static const struct json *items_of(const struct json *list, int64_t *total)
{
	const struct json *items = json_get(list, "data");

	if (!json_is(items, JSON_ARRAY) || !json_integer(json_get(list, "total_count"), total)) {
		return NULL;
	}
	json_each (item, items) {
		if (name_of(item).n == 0) {
			return NULL;
		}
	}
	return items;
}

static bool same_type(const struct json *a, const struct json *b)
{
	return a->first == NULL || b->first == NULL ||
	       str_equal(json_string(json_get(a->first, "object")),
		       json_string(json_get(b->first, "object")));
}

bool pages_match(const struct json *a, const struct json *b)
{
	int64_t total, other;
	const struct json *left = items_of(a, &total);
	const struct json *right = items_of(b, &other);

	return left != NULL && right != NULL && total == other && same_type(left, right) &&
	       (total > (int64_t)left->count || total > (int64_t)right->count);
}

static void add_new(struct rebuild *list, struct map *seen, const struct json *items)
{
	json_each (item, items) {
		struct str name = name_of(item);

		if (map_get(seen, name) == MAP_NONE) {
			map_put(list->arena, seen, name, 0);
			rebuild_add(list, item);
		}
	}
}

const struct json *pages_join(struct arena *arena, const struct json *a, const struct json *b)
{
	struct rebuild joined;
	struct map seen = {0};
	int64_t total;

	if (!pages_match(a, b) || items_of(a, &total) == NULL) {
		return NULL;
	}
	joined = rebuild_like(arena, a);
	json_each (member, a) {
		struct rebuild items = rebuild_like(arena, member);

		if (!str_is(member->key, "data")) {
			rebuild_add(&joined, member);
			continue;
		}
		add_new(&items, &seen, member);
		add_new(&items, &seen, json_get(b, "data"));
		if ((int64_t)items.node->count > total) {
			return NULL;
		}
		rebuild_add(&joined, items.node);
	}
	return joined.node;
}
