#include "program/frameworks/framework.h"

#include "program/apps.h"

/* keep sorted */
static const struct framework *const frameworks[] = {
	&framework_astro,
	&framework_convex,
	&framework_expo,
	&framework_express,
	&framework_fastify,
	&framework_functions,
	&framework_hono,
	&framework_lambda,
	&framework_nest,
	&framework_next,
	&framework_nuxt,
	&framework_react_router,
	&framework_remix,
	&framework_supabase,
	&framework_sveltekit,
	&framework_tanstack_start,
	&framework_workers,
};

static void add_app_routes(const struct framework *framework, const struct program *program,
	struct arena *arena, route_vec *out)
{
	for (uint32_t i = 0; i < program->app_count; i++) {
		if (apps_has(&program->apps[i], framework->name)) {
			framework->app_routes(program, arena, i, out);
		}
	}
}

void frameworks_routes(const struct program *program, struct arena *arena, route_vec *out)
{
	for (size_t i = 0; i < sizeof(frameworks) / sizeof(frameworks[0]); i++) {
		if (frameworks[i]->routes != NULL) {
			frameworks[i]->routes(program, arena, out);
		} else {
			add_app_routes(frameworks[i], program, arena, out);
		}
	}
}

struct route route_at(const char *framework, uint32_t module, uint32_t start, uint32_t end)
{
	return (struct route){
		.framework = framework,
		.module = module,
		.start = start,
		.end = end,
		.path = STR(""),
		.base = STR(""),
		.symbol = STR(""),
		.setting = {.path = STR_NONE},
		.parser = SITE_NONE,
	};
}

uint32_t frameworks_module(const struct program *program, struct arena *arena, struct str start,
	const char *const *ends, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct str path = str_format(arena, "%.*s%s", STR_ARGS(start), ends[i]);
		uint32_t module = map_get(&program->by_path, path);

		if (module != MAP_NONE) {
			return module;
		}
	}
	return ID_NONE;
}

enum { WRAPPERS_MOST = 6 }; /* one inside the other */

static void add_function(struct arena *arena, struct site function, struct route *route)
{
	if (!program_is_among(function, route->handlers.items, route->handlers.n)) {
		vec_push(arena, &route->handlers, function);
	}
}

/* The call that a constant is made with: `const POST = wrap(handler)`. */
static struct site call_behind(const struct program *program, struct site site)
{
	for (unsigned i = 0; i < WRAPPERS_MOST; i++) {
		const struct expr *e = program_expr(program, site);
		const struct summary *summary = program->modules[site.module].summary;

		if (e->kind == EXPR_CALL) {
			return site;
		}
		if (e->kind != EXPR_NAME || e->binding == ID_NONE ||
			summary->bindings[e->binding].kind != BINDING_CONST ||
			summary->bindings[e->binding].value == ID_NONE) {
			break;
		}
		site.expr = summary->bindings[e->binding].value;
	}
	return SITE_NONE;
}

static void add_handlers(const struct program *program, struct site site, struct arena *arena,
	struct route *route, unsigned depth);

static void add_kids(const struct program *program, struct site list, struct arena *arena,
	struct route *route, unsigned depth)
{
	const struct summary *summary = program->modules[list.module].summary;

	for (uint32_t i = 0; i < summary->exprs[list.expr].count && depth < WRAPPERS_MOST; i++) {
		add_handlers(program,
			(struct site){list.module, summary_kid(summary, list.expr, i)}, arena,
			route, depth + 1);
	}
}

static void add_handlers(const struct program *program, struct site site, struct arena *arena,
	struct route *route, unsigned depth)
{
	value_vec values = {0};
	struct site call = call_behind(program, site);

	program_follow(program, site, arena, &values);
	for (size_t i = 0; i < values.n; i++) {
		if (values.items[i].kind == VALUE_FUNCTION) {
			add_function(arena, values.items[i].at, route);
		} else if (values.items[i].kind == VALUE_CALL ||
			   values.items[i].kind == VALUE_ARRAY) {
			vec_push(arena, &route->unread, values.items[i].at);
			add_kids(program, values.items[i].at, arena, route, depth);
		}
	}
	/* our own wrapper gave back a function: what it was given runs inside that */
	if (call.expr != ID_NONE && program_callee(program, call).expr != ID_NONE) {
		add_kids(program, call, arena, route, depth);
	}
}

enum { CHAIN_MOST = 8 }; /* createMiddleware().middleware(…).server(…) */

struct site frameworks_chain(const struct program *program, struct site call, const char *method)
{
	for (unsigned i = 0; i < CHAIN_MOST; i++) {
		const struct expr *e = program_expr(program, call);
		const struct expr *callee;

		if (e->kind != EXPR_CALL || e->left == ID_NONE) {
			break;
		}
		callee = program_expr(program, (struct site){call.module, e->left});
		if (callee->kind != EXPR_MEMBER) {
			break;
		}
		if (str_is(callee->name, method)) {
			return program_argument(program, call, 0);
		}
		call.expr = callee->left;
	}
	return SITE_NONE;
}

void frameworks_handlers(
	const struct program *program, struct site site, struct arena *arena, struct route *route)
{
	if (site.expr != ID_NONE) {
		add_handlers(program, site, arena, route, 0);
	}
}
