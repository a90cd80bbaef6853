#include "program/frameworks/registration_tools.h"

/* Routes: from each handler up through what its application is mounted on. */

enum {
	MOUNTS_MOST = 6, /* routes that one registration can have */
	CLIMBS_MOST =
		256, /* applications seen on the ways of one: they may be mounted in circles */
};

/* The routes of one registration. */
struct climbing {
	size_t most; /* routes in out */
	unsigned climbs;
	route_vec *out;
};

static void set_path(const struct registry *x, const struct chain *chain, struct route *route)
{
	struct str path = registration_rest(x, chain, chain->n);

	route->resolved = chain->complete;
	for (unsigned i = 0; i < chain->n; i++) {
		const struct application *on = &x->applications.items[chain->owners[i]];

		route->resolved = route->resolved && chain->items[i]->path_known && !on->is_lost;
	}
	route->resolved = registration_shown(x, path, &route->path) && route->resolved;
}

static bool is_handler(const struct route *route, struct site site)
{
	for (size_t n = 0; n < route->handlers.n; n++) {
		if (site.module == route->handlers.items[n].module &&
			site.expr == route->handlers.items[n].expr) {
			return true;
		}
	}
	return false;
}

/* The handler itself is nothing that runs before it. */
static void drop_handler(struct route *route)
{
	size_t kept = 0;

	for (size_t i = 0; i < route->before.n; i++) {
		if (!is_handler(route, route->before.items[i].at)) {
			route->before.items[kept++] = route->before.items[i];
		}
	}
	route->before.n = kept;
}

/* The last one answers; those in front of it are read as all that runs before. */
static void add_handler(const struct registry *x, const struct registration *r, struct route *route)
{
	if (r->items.n > 0) {
		frameworks_handlers(x->program, vec_last(&r->items)->at, x->arena, route);
	}
	if (route->handlers.n > 0) {
		route->symbol = program_function(x->program, *vec_last(&route->handlers))->name;
	}
	drop_handler(route);
}

static void read_before(const struct registry *x, const struct chain *chain, struct route *route)
{
	route->body = x->dialect->body;
	x->dialect->before(x, chain, route);
	for (unsigned i = 0; i < chain->n; i++) {
		route->before_lost = route->before_lost || chain->items[i]->lost;
	}
	if (!chain->complete) {
		route->before_lost = true;
		if (route->body == ROUTE_BODY_STREAM) {
			route->body = ROUTE_BODY_UNKNOWN;
		}
	}
}

/* Of two ways to the same handler only what they agree on is known. */
static void agree(struct route *route, const struct route *other)
{
	if (route->body != other->body) {
		route->body = ROUTE_BODY_UNKNOWN;
	}
	if (other->before_lost || other->before.n != route->before.n) {
		route->before_lost = true;
		for (size_t i = 0; i < route->before.n; i++) {
			route->before.items[i].sure = false;
		}
	}
}

/* Several entry points may serve the same handler at the same path: that is one route. */
static bool is_known_route(const struct route *route, route_vec *out)
{
	for (size_t i = out->n; i > 0; i--) {
		struct route *other = &out->items[i - 1];

		if (other->framework != route->framework || other->module != route->module ||
			other->start != route->start || other->end != route->end) {
			break;
		}
		if (str_equal(other->path, route->path) && other->resolved == route->resolved) {
			agree(other, route);
			return true;
		}
	}
	return false;
}

static void add_route(const struct registry *x, const struct chain *chain, route_vec *out)
{
	const struct registration *r = chain->items[0];
	struct route route = route_at(x->dialect->framework, r->call.module,
		program_expr(x->program, r->call)->start, program_expr(x->program, r->call)->end);

	route.registered = true;
	route.methods = r->methods;
	set_path(x, chain, &route);
	read_before(x, chain, &route);
	add_handler(x, r, &route);
	if (x->dialect->finish != NULL) {
		x->dialect->finish(x, chain, &route);
	}
	if (!is_known_route(&route, out)) {
		vec_push(x->arena, out, route);
	}
}

static bool mounts(const struct registration *r, uint32_t application)
{
	for (size_t i = 0; i < r->items.n; i++) {
		if (r->items.items[i].application == application) {
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

static bool imports_dialect(const struct registry *x, uint32_t module)
{
	const struct summary *summary = x->program->modules[module].summary;

	for (uint32_t i = 0; i < summary->import_count; i++) {
		if (x->dialect->is_package(summary->imports[i].specifier)) {
			return true;
		}
	}
	return false;
}

/* A parameter that is given nowhere is of this framework when its file says so. */
static bool is_known(const struct registry *x, const struct chain *chain)
{
	const struct application *on = &x->applications.items[chain->owners[chain->n - 1]];
	struct str framework = x->program->apps[x->program->modules[on->made.module].app].framework;

	return chain->complete || !on->is_param || imports_dialect(x, on->made.module) ||
	       str_is(framework, x->dialect->framework);
}

static void climb(struct registry *x, struct climbing *climbing, struct chain chain,
	const struct registration *r);

static bool may_climb(const struct climbing *climbing)
{
	return climbing->out->n < climbing->most && climbing->climbs < CLIMBS_MOST;
}

/* One route for each way from this application up to one that is served. */
static void climb_from(struct registry *x, struct climbing *climbing, struct chain chain,
	const struct registration *r, uint32_t application)
{
	bool mounted = false;

	climbing->climbs++;
	chain.items[chain.n] = r;
	chain.owners[chain.n++] = application;
	for (size_t i = 0; i < x->mounts.n && chain.n < REGISTRATION_CHAIN; i++) {
		const struct registration *mount = &x->all.items[x->mounts.items[i]];

		if (may_climb(climbing) && mounts(mount, application) &&
			!is_in_chain(&chain, mount) &&
			!registration_is_only_test(x, mount->call.module, r->call.module)) {
			mounted = true;
			climb(x, climbing, chain, mount);
		}
	}
	chain.complete = !mounted && x->applications.items[application].is_root;
	if (!mounted && climbing->out->n < climbing->most && is_known(x, &chain)) {
		add_route(x, &chain, climbing->out);
	}
}

/* Has a function that makes applications given this one away as another? */
static bool is_within_another(const struct registry *x, uint32_t application, uint32_t of)
{
	for (uint32_t i = 0; i < x->applications.n; i++) {
		if (i != application && registration_is_on(x, application, i) &&
			!registration_is_only_test(x, x->applications.items[i].via.module, of)) {
			return true;
		}
	}
	return false;
}

static void climb(struct registry *x, struct climbing *climbing, struct chain chain,
	const struct registration *r)
{
	for (uint32_t i = 0; i < x->applications.n; i++) {
		if (registration_is_on(x, r->owner, i) &&
			!is_within_another(x, i, r->call.module) &&
			(i == r->owner ||
				!registration_is_only_test(
					x, x->applications.items[i].via.module, r->call.module))) {
			climb_from(x, climbing, chain, r, i);
		}
	}
}

/* `use` with a path and an own function that answers is a route as well. */
static bool is_route(const struct registry *x, const struct registration *r)
{
	struct value last;

	if (r->kind == REGISTRATION_ROUTE) {
		return true;
	}
	if (r->kind != REGISTRATION_USE || (r->path.n == 0 && r->path_known) || r->items.n == 0) {
		return false;
	}
	last = program_single(x->program, vec_last(&r->items)->at);
	return last.kind == VALUE_FUNCTION && !registration_leads_on(x, last.at);
}

void registration_routes(const struct dialect *dialect, const struct program *program,
	struct arena *arena, route_vec *out)
{
	struct registry x = {
		.program = program,
		.arena = arena,
		.dialect = dialect,
		.setups_of = arena_new(arena, struct map),
		.conditional = arena_new(arena, struct map),
		.leads_on = arena_new(arena, struct map),
		.parsers = arena_new(arena, struct map),
		.before_all = arena_new(arena, uint32_t),
	};

	registration_read_all(&x);
	if (dialect->serve != NULL && x.all.n > 0) {
		dialect->serve(&x);
	}
	registration_index(&x);
	for (size_t i = 0; i < x.all.n; i++) {
		struct climbing climbing = {.most = out->n + MOUNTS_MOST, .out = out};

		if (is_route(&x, &x.all.items[i])) {
			climb(&x, &climbing, (struct chain){.n = 0}, &x.all.items[i]);
		}
	}
}
