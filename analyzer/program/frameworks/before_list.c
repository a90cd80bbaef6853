#include "program/frameworks/before_list.h"

enum {
	NEST = 4, /* lists inside lists */
	ROOM = 4, /* values on the stack; more go to the arena */
	ITEMS_MOST = 100, /* of one list, and before one route */
};

struct reading {
	const struct program *program;
	struct arena *arena;
	struct route *route;
	unsigned *items; /* looked at so far */
};

static void add(const struct reading *r, struct site site, unsigned depth);

static void add_kids(const struct reading *r, struct site list, unsigned depth)
{
	const struct summary *summary = r->program->modules[list.module].summary;

	for (uint32_t i = 0; i < summary->exprs[list.expr].count; i++) {
		struct site kid = {list.module, summary_kid(summary, list.expr, i)};

		if (summary->exprs[kid.expr].kind == EXPR_SPREAD) {
			kid.expr = summary->exprs[kid.expr].left;
		}
		add(r, kid, depth + 1);
	}
}

static void add_value(
	const struct reading *r, const struct value *value, struct site site, unsigned depth)
{
	struct site inner;

	switch (value->kind) {
	case VALUE_ARRAY:
		add_kids(r, value->at, depth);
		return;
	case VALUE_FUNCTION:
		site = value->at;
		break;
	case VALUE_CALL:
		inner = frameworks_chain(r->program, value->at, "server");
		if (inner.expr != ID_NONE) {
			add(r, inner, depth + 1);
			return;
		}
		break;
	case VALUE_NULL:
	case VALUE_BOOLEAN:
		return;
	default:
		break;
	}
	vec_push(r->arena, &r->route->before, ((struct route_before){site, !value->guessed}));
}

static void add(const struct reading *r, struct site site, unsigned depth)
{
	struct value room[ROOM];
	value_vec values = {room, 0, ROOM};

	if (site.expr == ID_NONE || depth > NEST || ++*r->items > ITEMS_MOST ||
		r->route->before.n >= ITEMS_MOST) {
		r->route->before_lost = true;
		return;
	}
	program_follow(r->program, site, r->arena, &values);
	for (size_t i = 0; i < values.n; i++) {
		add_value(r, &values.items[i], site, depth);
	}
}

void before_list_add(
	const struct program *program, struct arena *arena, struct site list, struct route *route)
{
	unsigned items = 0;
	struct reading r = {program, arena, route, &items};

	add(&r, list, 0);
}
