#include <stdint.h>
#include <string.h>

#include "program/frameworks/express.h"

/*
 * Express: registrations on applications and routers. A router's prefix and
 * what runs before it come from where it is mounted.
 */

enum {
	MOUNT_DEPTH = 12,
	MOUNTS_MOST = 6, /* routes that one registration can have */
};

/* The registrations from the root application down to this one. */
struct chain {
	const struct registration *items[MOUNT_DEPTH];
	unsigned n; /* items[n - 1] is the outermost */
	bool complete; /* the outermost belongs to an application */
};

static uint32_t argument_count(const struct express *x, const struct registration *r)
{
	return program_expr(x->program, r->call)->count;
}

struct str express_join(struct arena *arena, struct str left, struct str right)
{
	while (str_ends(left, "/")) {
		left.n--;
	}
	if (right.n == 0 || str_is(right, "/")) {
		return left;
	}
	return str_format(
		arena, "%.*s%s%.*s", STR_ARGS(left), right.s[0] == '/' ? "" : "/", STR_ARGS(right));
}

static struct str path_from(const struct express *x, const struct chain *chain, unsigned outermost)
{
	struct str path = STR("");

	for (unsigned i = outermost; i > 0; i--) {
		path = express_join(x->arena, path, chain->items[i - 1]->path);
	}
	return path;
}

static void set_path(const struct express *x, const struct chain *chain, struct route *route)
{
	struct str path = path_from(x, chain, chain->n);

	route->resolved = chain->complete;
	for (unsigned i = 0; i < chain->n; i++) {
		route->resolved = route->resolved && chain->items[i]->path_known;
	}
	route->path = path.n == 0 ? STR("/") : path;
}

static void read_order(const struct express *x, const struct chain *chain, struct route *route)
{
	route->body = ROUTE_BODY_STREAM;
	for (unsigned i = chain->n; i > 0; i--) {
		const struct registration *r = chain->items[i - 1];

		if (r->owner_known) {
			express_see_before(x, r, path_from(x, chain, i), route);
		}
		express_see_arguments(x, r, i > 1, route);
	}
	if (!chain->complete) {
		route->before_lost = true;
		if (route->body == ROUTE_BODY_STREAM) {
			route->body = ROUTE_BODY_UNKNOWN;
		}
	}
}

static bool is_own(const struct route *route, struct site site)
{
	for (size_t n = 0; n < route->handlers.n; n++) {
		if (site.module == route->handlers.items[n].module &&
			site.expr == route->handlers.items[n].expr) {
			return true;
		}
	}
	return false;
}

/* Functions on the route itself are its handlers, not something before it. */
static void drop_own(struct route *route)
{
	size_t kept = 0;

	for (size_t i = 0; i < route->before.n; i++) {
		if (!is_own(route, route->before.items[i].at)) {
			route->before.items[kept++] = route->before.items[i];
		}
	}
	route->before.n = kept;
}

static void add_handlers(const struct express *x, const struct registration *r, struct route *route)
{
	for (uint32_t i = r->first_handler; i < argument_count(x, r); i++) {
		frameworks_handlers(
			x->program, program_argument(x->program, r->call, i), x->arena, route);
	}
	if (route->handlers.n > 0) {
		struct site last = *vec_last(&route->handlers);
		const struct summary *summary = x->program->modules[last.module].summary;

		route->symbol = summary->functions[summary->exprs[last.expr].function].name;
	}
	drop_own(route);
}

static void add_route(const struct express *x, const struct chain *chain, route_vec *out)
{
	const struct registration *r = chain->items[0];
	bool use = strcmp(r->method, "USE") == 0;
	struct route route = route_at("express", r->call.module,
		program_expr(x->program, r->call)->start, program_expr(x->program, r->call)->end);

	set_path(x, chain, &route);
	read_order(x, chain, &route);
	vec_push(x->arena, &route.methods, use ? STR("ANY") : str_of(r->method));
	add_handlers(x, r, &route);
	vec_push(x->arena, out, route);
}

static bool takes_router(
	const struct express *x, const struct registration *mount, struct site router)
{
	for (uint32_t i = mount->first_handler; i < argument_count(x, mount); i++) {
		struct site made;

		if (express_is_application(
			    x, program_argument(x->program, mount->call, i), &made) &&
			made.module == router.module && made.expr == router.expr) {
			return true;
		}
	}
	return false;
}

static bool is_in_chain(const struct chain *chain, const struct registration *r)
{
	for (unsigned i = 0; i < chain->n; i++) {
		if (chain->items[i] == r) {
			return true;
		}
	}
	return false;
}

/* One route for each way from a root application to the registration. */
static void climb(const struct express *x, struct chain chain, const struct registration *r,
	size_t most, route_vec *out)
{
	bool mounted = false;

	chain.items[chain.n++] = r;
	chain.complete = r->owner_known && express_is_root(x, r->owner);
	for (size_t i = 0; i < x->all.n && r->owner_known && !chain.complete; i++) {
		const struct registration *mount = &x->all.items[i];

		if (strcmp(mount->method, "USE") == 0 && chain.n < MOUNT_DEPTH && out->n < most &&
			!express_is_only_test(x, mount->call.module, r->call.module) &&
			!is_in_chain(&chain, mount) && takes_router(x, mount, r->owner)) {
			mounted = true;
			climb(x, chain, mount, most, out);
		}
	}
	if (!mounted && out->n < most) {
		add_route(x, &chain, out);
	}
}

/* Does a function call its third parameter with nothing, and so lead on to what follows? */
static bool leads_on(const struct express *x, struct site function)
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
		callee = express_callee(x, (struct site){function.module, i});
		if (callee.kind == VALUE_PARAM && callee.name.n == 0 &&
			callee.at.module == function.module &&
			program_expr(x->program, callee.at)->function == id &&
			program_expr(x->program, callee.at)->index == 2) {
			return true;
		}
	}
	return false;
}

/* `use` with a path and an own function that answers is a route as well. */
static bool answers(const struct express *x, const struct registration *use)
{
	struct value last;

	if (use->path.n == 0 && use->path_known) {
		return false;
	}
	last = express_value(
		x, program_argument(x->program, use->call, argument_count(x, use) - 1));
	return last.kind == VALUE_FUNCTION && !leads_on(x, last.at);
}

static void express_routes(const struct program *program, struct arena *arena, route_vec *out)
{
	struct express x = {.program = program, .arena = arena};

	express_register_all(&x);
	for (size_t i = 0; i < x.all.n; i++) {
		const struct registration *r = &x.all.items[i];

		if (strcmp(r->method, "USE") != 0 || answers(&x, r)) {
			climb(&x, (struct chain){.n = 0}, r, out->n + MOUNTS_MOST, out);
		}
	}
}

const struct framework framework_express = {"express", express_routes};
