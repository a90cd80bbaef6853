#include "facts/middleware.h"

/* Own functions that routes come through and that turn away who is not signed in. */

/* Where a test decides that is not known, it cannot be said what is protected. */
static void settle(struct fact_middleware *fact)
{
	const item_vec *lists[] = {&fact->public_routes, &fact->protected_routes};

	for (size_t i = 0; i < 2; i++) {
		for (size_t n = 0; n < lists[i]->n; n++) {
			if (str_is(lists[i]->items[n].kind, "unresolved")) {
				fact->polarity = STR("unresolved");
			}
		}
	}
}

void middleware_judge(struct middleware *middleware, const char *framework, enum handler_form form,
	struct site function)
{
	struct collector *collector = middleware->collector;
	struct handler like = {.form = form};
	struct value value = {.kind = VALUE_FUNCTION, .at = function};
	struct str key = str_format(collector->arena, "%u %u", function.module, function.expr);
	struct middleware_element one;

	if (map_get(&middleware->judged, key) != MAP_NONE) {
		return;
	}
	map_put(collector->arena, &middleware->judged, key, 0);
	one = middleware_element(middleware, &like, function, &value);
	if (one.guards) {
		struct fact_middleware fact = middleware_fact(
			collector, function, middleware_name(collector, function), framework);

		vec_push(collector->arena, &middleware->own, function);
		middleware_add(collector, fact, &one.decisions);
		settle(vec_last(&collector->facts->middleware));
	}
}

/* Guard classes of Nest are read as classes. */
static void read_before(
	struct middleware *middleware, const struct route *route, const struct route_before *before)
{
	struct collector *collector = middleware->collector;
	struct value value = middleware_value(collector, before->at);
	struct site inner;

	for (unsigned i = 0; i < 2 && value.kind == VALUE_CALL; i++) {
		inner = middleware_unwrapped(collector, &value);
		value = middleware_value(collector, inner);
	}
	if (value.kind == VALUE_FUNCTION && before->form != ROUTE_BEFORE_GUARD) {
		middleware_judge(
			middleware, route->framework, middleware_form(route, before), value.at);
	}
}

void middleware_read_own(struct middleware *middleware, const route_vec *routes)
{
	struct collector *collector = middleware->collector;

	for (size_t i = 0; i < routes->n; i++) {
		const struct route *route = &routes->items[i];

		if (!collector->facts->apps.items[collector->program->modules[route->module].app]
				.clerk) {
			continue;
		}
		for (size_t n = 0; n < route->before.n; n++) {
			read_before(middleware, route, &route->before.items[n]);
		}
	}
}
