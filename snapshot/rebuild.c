#include "snapshot/rebuild.h"

struct rebuild rebuild_like(struct arena *arena, const struct json *like)
{
	struct rebuild rebuild = {arena, arena_new(arena, struct json), NULL};

	*rebuild.node = *like;
	rebuild.node->first = NULL;
	rebuild.node->next = NULL;
	rebuild.node->count = 0;
	return rebuild;
}

struct json *rebuild_add(struct rebuild *into, const struct json *node)
{
	struct json *copy = arena_new(into->arena, struct json);

	*copy = *node;
	copy->next = NULL;
	if (into->last == NULL) {
		into->node->first = copy;
	} else {
		into->last->next = copy;
	}
	into->last = copy;
	into->node->count++;
	return copy;
}
