#ifndef SNAPSHOT_PAGES_H
#define SNAPSHOT_PAGES_H

#include "json/json.h"

/*
 * Pages of one list, {"data": […], "total_count": n}: both count the same
 * and one counts more than it holds. Each item must have an id or another
 * name, so that one that is on both pages stands in the result once.
 */
bool pages_match(const struct json *a, const struct json *b);

/*
 * The list that both are pages of, a's items first; its total_count is kept,
 * so that it still shows whether a page is missing. NULL if they are none,
 * which also shows when both together hold more than they count.
 * Pages of Svix do not say how many there are, so they cannot be joined.
 * The nodes of both must live as long as the arena.
 */
const struct json *pages_join(struct arena *arena, const struct json *a, const struct json *b);

#endif
