#include "program/frameworks/registration_tools.h"

/* What a request comes through before a handler, where the order of registering decides. */

enum {
	NEST = 4, /* routers inside routers */
	MIDDLEWARE_PARAMS = 1, /* behind `next` there is none, or it only handles errors */
	BEFORE_MOST = 200, /* middleware before one route */
	BEFORE_ALL_MOST = 100000, /* … and before all routes */
	INSIDE_MOST = 1000, /* what routers on one route's way hold: they may be in circles */
};

/* One registration, seen from a route. */
struct seen {
	const struct registry *x;
	struct route *route;
	uint32_t application; /* on which it is */
	bool sure; /* the request certainly comes through it */
	unsigned depth;
	unsigned *inside; /* registrations seen so far inside routers */
};

/* Something may run that could not be read, a body parser for one. */
static void see_unread(struct route *route)
{
	route->before_lost = true;
	if (route->body == ROUTE_BODY_STREAM) {
		route->body = ROUTE_BODY_UNKNOWN;
	}
}

static bool is_error_handler(const struct registry *x, struct site function)
{
	const struct summary *summary = x->program->modules[function.module].summary;
	function_id id = summary->exprs[function.expr].function;

	return summary->functions[id].param_count > x->dialect->next + MIDDLEWARE_PARAMS;
}

void registration_see_one(
	const struct registry *x, struct site middleware, bool sure, struct route *route)
{
	struct value value = program_single(x->program, middleware);
	struct route_before before = {.at = middleware, .sure = sure && !value.guessed};

	if (value.kind == VALUE_FUNCTION) {
		if (is_error_handler(x, value.at)) {
			return;
		}
		before.at = value.at;
	}
	if (value.kind == VALUE_NULL || value.kind == VALUE_BOOLEAN) {
		return;
	}
	if (route->before.n >= BEFORE_MOST || *x->before_all >= BEFORE_ALL_MOST) {
		see_unread(route);
		return;
	}
	++*x->before_all;
	if (x->dialect->observe != NULL) {
		x->dialect->observe(x, middleware, before.sure, route);
	}
	vec_push(x->arena, &route->before, before);
}

static uint32_t step_of(const struct summary *summary, const struct function *body, expr_id call)
{
	for (uint32_t i = 0; i < body->step_count; i++) {
		const struct step *step = &summary->steps[body->first_step + i];

		if (step->kind == STEP_CALL && step->expr == call) {
			return i;
		}
	}
	return 0;
}

static bool is_conditional(const struct registry *x, struct site call)
{
	const struct summary *summary = x->program->modules[call.module].summary;
	const struct function *body = &summary->functions[summary->exprs[call.expr].function];
	uint32_t at = step_of(summary, body, call.expr);
	unsigned depth = 0;

	for (uint32_t i = 0; i < at; i++) {
		const struct step *step = &summary->steps[body->first_step + i];

		if (step->kind == STEP_END) {
			depth -= summary->steps[step->other].kind != STEP_TRY;
		} else if (step->other != ID_NONE) {
			depth += step->kind != STEP_TRY && step->kind != STEP_FINALLY;
		}
	}
	return depth > 0;
}

bool registration_is_conditional(const struct registry *x, struct site call)
{
	uint32_t known = registration_recall(x->conditional, call);

	if (known == MAP_NONE) {
		known = is_conditional(x, call);
		registration_remember(x, x->conditional, call, known);
	}
	return known != 0;
}

static void see_registration(
	const struct seen *seen, const struct registration *r, struct str rest);

/* A router on the way: what it uses itself runs for requests that it does not answer, too. */
static void see_router(const struct seen *seen, uint32_t application, struct str rest)
{
	const struct registry *x = seen->x;
	const struct application *router = &x->applications.items[application];
	struct seen inner = *seen;

	inner.depth++;
	inner.application = application;
	if (inner.depth >= NEST) {
		see_unread(seen->route);
		return;
	}
	for (size_t i = 0; i < router->on.n; i++) {
		see_registration(&inner, &x->all.items[router->on.items[i]], rest);
	}
}

static bool leads_on(const struct registry *x, struct site function)
{
	const struct summary *summary = x->program->modules[function.module].summary;
	function_id id = summary->exprs[function.expr].function;

	for (expr_id i = 0; i < summary->expr_count; i++) {
		const struct expr *e = &summary->exprs[i];
		struct value callee;

		if (e->kind != EXPR_CALL || e->count > 0 ||
			e->start < summary->functions[id].start ||
			e->end > summary->functions[id].end) {
			continue;
		}
		callee = registration_callee_value(x, (struct site){function.module, i});
		if (callee.kind == VALUE_PARAM && callee.name.n == 0 &&
			callee.at.module == function.module &&
			program_expr(x->program, callee.at)->function == id &&
			program_expr(x->program, callee.at)->index == x->dialect->next) {
			return true;
		}
	}
	return false;
}

bool registration_leads_on(const struct registry *x, struct site function)
{
	uint32_t known = registration_recall(x->leads_on, function);

	if (known == MAP_NONE) {
		known = leads_on(x, function);
		registration_remember(x, x->leads_on, function, known);
	}
	return known != 0;
}

static bool shares_method(const struct registration *r, const struct route *route)
{
	for (size_t i = 0; i < r->methods.n; i++) {
		for (size_t n = 0; n < route->methods.n; n++) {
			if (str_is(r->methods.items[i], "ANY") ||
				str_equal(r->methods.items[i], route->methods.items[n])) {
				return true;
			}
		}
	}
	return false;
}

/* What is left of the path below a mount is what Express shows what runs there. */
static void set_below(struct route *route, size_t first, struct str below)
{
	for (size_t i = first; i < route->before.n; i++) {
		route->before.items[i].below = below.n == 0 ? STR("/") : below;
	}
}

/* A route whose path covers this one's too: `app.all('*', check)`. */
static void see_route(const struct seen *seen, const struct registration *r, struct str rest)
{
	const struct registry *x = seen->x;
	size_t first = seen->route->before.n;

	if (!shares_method(r, seen->route)) {
		return;
	}
	for (size_t i = 0; i < r->items.n; i++) {
		struct site at = r->items.items[i].at;
		struct value value = program_single(x->program, at);

		if (value.kind != VALUE_FUNCTION || registration_leads_on(x, value.at)) {
			registration_see_one(
				x, at, seen->sure && !r->items.items[i].unsure, seen->route);
		}
	}
	set_below(seen->route, first, rest);
}

static void see_registration(const struct seen *seen, const struct registration *r, struct str rest)
{
	const struct registry *x = seen->x;
	struct seen inner = *seen;
	bool is_prefix = r->kind == REGISTRATION_MOUNT ||
			 (r->kind == REGISTRATION_USE && x->dialect->use_is_prefix);
	struct str below;
	enum covering covering = registration_covers(r, is_prefix, rest, &below);

	if (covering == COVERS_NOT ||
		(r->kind == REGISTRATION_ROUTE && covering == COVERS_PERHAPS)) {
		return;
	}
	if (seen->depth > 0 && ++*seen->inside > INSIDE_MOST) {
		see_unread(seen->route);
		return;
	}
	inner.sure = seen->sure && covering == COVERS && !registration_is_conditional(x, r->call);
	if (r->kind == REGISTRATION_ROUTE) {
		see_route(&inner, r, rest);
		return;
	}
	if (r->lost) {
		see_unread(seen->route);
	}
	for (size_t i = 0; i < r->items.n; i++) {
		const struct registered *item = &r->items.items[i];

		if (item->application != ID_NONE) {
			see_router(&inner, item->application, below);
		} else {
			size_t first = seen->route->before.n;

			registration_see_one(x, item->at, inner.sure && !item->unsure, seen->route);
			if (covering == COVERS && str_find_byte(r->path, '*') == SIZE_MAX) {
				set_below(seen->route, first, below);
			}
		}
	}
}

/* What stands above a registration on the same application. */
static void see_above(const struct seen *seen, const struct registration *r, struct str rest)
{
	const struct registry *x = seen->x;
	const struct application *on = &x->applications.items[seen->application];

	for (size_t i = 0; i < on->on.n; i++) {
		const struct registration *above = &x->all.items[on->on.items[i]];
		struct seen one = *seen;
		enum registration_order order;

		if (program_same(above->call, r->call)) {
			continue;
		}
		order = registration_compare(x, above, r, seen->application);
		one.sure = order == REGISTERED_BEFORE;
		if (order == REGISTERED_AFTER ||
			(order == REGISTERED_UNSURE && above->kind == REGISTRATION_ROUTE)) {
			continue;
		}
		see_registration(&one, above, rest);
	}
}

void registration_see_items(
	const struct registry *x, const struct registration *r, struct route *route)
{
	for (size_t i = 0; i < r->items.n; i++) {
		const struct registered *item = &r->items.items[i];
		bool last = r->kind == REGISTRATION_ROUTE && i + 1 == r->items.n;
		struct value value;

		if (item->application != ID_NONE) {
			continue;
		}
		value = program_single(x->program, item->at);
		if (!last || value.kind != VALUE_FUNCTION) {
			registration_see_one(x, item->at, !item->unsure, route);
		}
	}
}

struct str registration_rest(
	const struct registry *x, const struct chain *chain, unsigned outermost)
{
	struct str path = STR("");

	for (unsigned i = outermost; i > 0; i--) {
		path = registration_join(x->arena, path, chain->items[i - 1]->path);
	}
	return path;
}

void registration_see_before(
	const struct registry *x, const struct chain *chain, struct route *route)
{
	unsigned inside = 0;

	for (unsigned i = chain->n; i > 0; i--) {
		struct seen seen = {
			.x = x,
			.route = route,
			.application = chain->owners[i - 1],
			.sure = true,
			.inside = &inside,
		};
		size_t first;
		bool is_route;

		see_above(&seen, chain->items[i - 1], registration_rest(x, chain, i));
		first = route->before.n;
		registration_see_items(x, chain->items[i - 1], route);
		is_route = chain->items[i - 1]->kind == REGISTRATION_ROUTE;
		set_below(route, first, registration_rest(x, chain, is_route ? i : i - 1));
	}
}
