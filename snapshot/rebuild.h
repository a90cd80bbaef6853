#ifndef SNAPSHOT_REBUILD_H
#define SNAPSHOT_REBUILD_H

#include "json/json.h"

/*
 * A list or an object that is made out of nodes of others. A node knows its
 * neighbour, so what is added is a copy of it, with the children it has: they
 * must live as long as the arena.
 */
struct rebuild {
	struct arena *arena;
	struct json *node;
	struct json *last;
};

/* One without children, else like this one. */
struct rebuild rebuild_like(struct arena *arena, const struct json *like);

/* Adds a copy at the end, and returns it. */
struct json *rebuild_add(struct rebuild *into, const struct json *node);

#endif
