#include "program/apps.h"
#include "program/frameworks/before_list.h"
#include "program/frameworks/file_route.h"
#include "program/frameworks/flat_route.h"

/*
 * TanStack Start's server routes, in the three forms they have had:
 *   createFileRoute('/x')({ server: { middleware, handlers: { POST } } })
 *   createServerFileRoute('/x').middleware([…]).methods({ POST })
 *   createAPIFileRoute('/x')({ POST })
 * Source: TanStack Start documentation, "Server Routes", "Middleware".
 */

struct reading {
	const struct program *program;
	struct arena *arena;
	struct site start; /* requestMiddleware of the app's createStart, or SITE_NONE */
	bool start_lost;
	route_vec *out;
};

static bool is_tanstack(const struct program *program, struct site callee, const char *name)
{
	struct value value = program_origin(program, callee);

	return value.kind == VALUE_IMPORT && str_starts(value.package, "@tanstack/") &&
	       str_is(value.name, name);
}

/* Is the expression a call of this function of TanStack's? */
static bool is_call_of(const struct program *program, struct site site, const char *name)
{
	return program_expr(program, site)->kind == EXPR_CALL &&
	       is_tanstack(program, program_called(program, site), name);
}

/* An object, or what a function returns: `(api) => ({ … })`, `({ create }) => create({ … })`. */
static struct site object_of(const struct program *program, struct site site)
{
	struct value value;
	struct site inner;

	if (site.expr == ID_NONE) {
		return SITE_NONE;
	}
	value = program_single(program, site);
	if (value.kind != VALUE_FUNCTION) {
		return value.kind == VALUE_OBJECT ? value.at : SITE_NONE;
	}
	inner = (struct site){value.at.module,
		summary_result(program->modules[value.at.module].summary, value.at.expr)};
	if (inner.expr != ID_NONE && program_expr(program, inner)->kind == EXPR_CALL) {
		inner = program_argument(program, inner, 0);
	}
	if (inner.expr == ID_NONE) {
		return SITE_NONE;
	}
	value = program_single(program, inner);
	return value.kind == VALUE_OBJECT ? value.at : SITE_NONE;
}

/* The path of a route: as its first argument has it, else as its file is named. */
static struct flat_path path_of(const struct reading *r, struct site call)
{
	static const char *const none[] = {NULL};
	static const char *const index[] = {"index", "route", NULL};
	static const struct flat_rules literal = {.pathless = "_", .groups = true, .index = none};
	static const struct flat_rules file = {
		.pathless = "_", .dots = true, .groups = true, .index = index};
	static const char *const folders[] = {"src/routes", "app/routes"};
	struct site argument = program_argument(r->program, call, 0);

	if (argument.expr != ID_NONE) {
		struct str text = program_string(r->program, argument);

		if (str_absent(text)) {
			return (struct flat_path){STR("/"), false};
		}
		return flat_route_path(r->arena, text, &literal);
	}
	for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++) {
		struct str inside = file_route_below(r->program, call.module, str_of(folders[i]));

		if (!str_absent(inside)) {
			return flat_route_path(
				r->arena, file_route_without_extension(inside), &file);
		}
	}
	return (struct flat_path){STR("/"), false};
}

/* The function of a method: itself, { middleware, handler }, api.middleware(…).handler(fn). */
static void read_handler(const struct reading *r, struct site site, struct route *route)
{
	struct value value = program_single(r->program, site);
	struct site handler = site;
	struct site list = SITE_NONE;

	if (value.kind == VALUE_OBJECT) {
		handler = program_property(r->program, value.at, "handler");
		list = program_property(r->program, value.at, "middleware");
	} else if (value.kind == VALUE_CALL || value.kind == VALUE_PARAM) {
		struct site inner = frameworks_chain(r->program, site, "handler");

		handler = inner.expr == ID_NONE ? site : inner;
		list = frameworks_chain(r->program, site, "middleware");
	}
	if (list.expr != ID_NONE) {
		before_list_add(r->program, r->arena, list, route);
	}
	frameworks_handlers(r->program, handler, r->arena, route);
}

static bool is_method(struct str name)
{
	static const char *const methods[] = {
		"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "ANY", "ALL"};

	return str_in(name, methods, sizeof(methods) / sizeof(methods[0]));
}

/* What runs before the routes of a file, for one of them to add its own. */
static void copy_before(const struct reading *r, const struct route *from, struct route *to)
{
	to->before.items = NULL;
	to->before.n = 0;
	to->before.cap = 0;
	for (size_t i = 0; i < from->before.n; i++) {
		vec_push(r->arena, &to->before, from->before.items[i]);
	}
}

static void add_methods(const struct reading *r, struct site methods, const struct route *like)
{
	struct site object = object_of(r->program, methods);
	const struct summary *summary;

	if (object.expr == ID_NONE) {
		return;
	}
	summary = r->program->modules[object.module].summary;
	for (uint32_t i = 0; i < summary->exprs[object.expr].count; i++) {
		const struct prop *prop = summary_prop_at(summary, object.expr, i);
		struct route route = *like;

		if (!is_method(prop->key) || prop->value == ID_NONE) {
			continue;
		}
		copy_before(r, like, &route);
		route.module = object.module;
		route.start = prop->start;
		route.end = summary->exprs[prop->value].end;
		route.symbol = prop->key;
		vec_push(r->arena, &route.methods,
			str_is(prop->key, "ALL") ? STR("ANY") : prop->key);
		read_handler(r, (struct site){object.module, prop->value}, &route);
		vec_push(r->arena, r->out, route);
	}
}

/* A route of a call that names its path, behind what runs before every request. */
static struct route route_of(const struct reading *r, struct site call)
{
	struct route route = route_at("tanstack-start", call.module, 0, 0);
	struct flat_path path = path_of(r, call);

	route.path = path.path;
	route.resolved = path.known;
	route.request.member = "request";
	route.body = ROUTE_BODY_WEB;
	route.before_lost = r->start_lost;
	if (r->start.expr != ID_NONE) {
		before_list_add(r->program, r->arena, r->start, &route);
	}
	return route;
}

static void add_list(const struct reading *r, struct site list, struct route *route)
{
	if (list.expr != ID_NONE) {
		before_list_add(r->program, r->arena, list, route);
	}
}

/* createFileRoute('/x')({ server: { handlers } }) */
static void read_file_route(const struct reading *r, struct site call, struct site options)
{
	struct site server = program_property(r->program, options, "server");
	struct site handlers = server.expr == ID_NONE
				       ? SITE_NONE
				       : program_property(r->program, server, "handlers");
	struct route like;

	if (handlers.expr == ID_NONE) {
		return;
	}
	like = route_of(r, call);
	add_list(r, program_property(r->program, server, "middleware"), &like);
	add_methods(r, handlers, &like);
}

/* The call that a chain of methods begins with. */
static struct site chain_start(const struct program *program, struct site call)
{
	enum { MOST = 8 };

	for (unsigned i = 0; i < MOST; i++) {
		const struct expr *e = program_expr(program, call);
		const struct expr *callee;

		if (e->kind != EXPR_CALL || e->left == ID_NONE) {
			break;
		}
		callee = program_expr(program, (struct site){call.module, e->left});
		if (callee->kind != EXPR_MEMBER || callee->left == ID_NONE) {
			return call;
		}
		call.expr = callee->left;
	}
	return call;
}

static void read_call(struct reading *r, struct site call)
{
	const struct program *program = r->program;
	struct site callee = program_called(program, call);
	const struct expr *e = callee.expr == ID_NONE ? NULL : program_expr(program, callee);
	struct site first = program_argument(program, call, 0);
	struct site start;
	struct route like;

	if (e == NULL || first.expr == ID_NONE) {
		return;
	}
	if (e->kind == EXPR_CALL && is_call_of(program, callee, "createFileRoute")) {
		read_file_route(r, callee, first);
	} else if (e->kind == EXPR_CALL && is_call_of(program, callee, "createAPIFileRoute")) {
		like = route_of(r, callee);
		add_methods(r, first, &like);
	} else if (e->kind == EXPR_MEMBER && str_is(e->name, "methods")) {
		start = chain_start(program, call);
		if (is_call_of(program, start, "createServerFileRoute")) {
			like = route_of(r, start);
			add_list(r, frameworks_chain(program, call, "middleware"), &like);
			add_methods(r, first, &like);
		}
	}
}

/* createStart(() => ({ requestMiddleware: […] })): what runs before everything. */
static void read_start(struct reading *r, struct site call)
{
	struct site options;

	if (!is_call_of(r->program, call, "createStart")) {
		return;
	}
	options = object_of(r->program, program_argument(r->program, call, 0));
	if (options.expr == ID_NONE) {
		r->start_lost = true;
		return;
	}
	if (program_find_property(r->program, options, STR("requestMiddleware"), &r->start) ==
		PROPERTY_UNKNOWN) {
		r->start_lost = true;
	}
}

static void each_call(
	struct reading *r, uint32_t app, void (*read)(struct reading *r, struct site call))
{
	for (uint32_t m = 0; m < r->program->module_count; m++) {
		const struct program_module *module = &r->program->modules[m];

		if (module->app != app || !str_has(module->text, "@tanstack/")) {
			continue;
		}
		for (expr_id i = 0; i < module->summary->expr_count; i++) {
			if (module->summary->exprs[i].kind == EXPR_CALL) {
				read(r, (struct site){m, i});
			}
		}
	}
}

static void tanstack_start_routes(
	const struct program *program, struct arena *arena, route_vec *out)
{
	for (uint32_t i = 0; i < program->app_count; i++) {
		struct reading r = {
			.program = program, .arena = arena, .start = SITE_NONE, .out = out};

		if (apps_has(&program->apps[i], "tanstack-start")) {
			each_call(&r, i, read_start);
			each_call(&r, i, read_call);
		}
	}
}

const struct framework framework_tanstack_start = {"tanstack-start", tanstack_start_routes};
