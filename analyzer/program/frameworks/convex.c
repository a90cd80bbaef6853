#include "program/frameworks/convex.h"
#include "base/path.h"

/*
 * Convex: http.route({ path, method, handler: httpAction(…) }) on the
 * httpRouter() that convex/http.ts exports as default; served at
 * https://<deployment>.convex.site<path>. Source: Convex documentation, "HTTP
 * Actions", and convex.json in "Project Configuration".
 */

static bool is_convex_call(
	const struct program *program, struct site call, const char *name, const char *generic)
{
	const struct expr *e = program_expr(program, call);
	struct value callee;

	if ((e->kind != EXPR_CALL && e->kind != EXPR_NEW) || e->left == ID_NONE) {
		return false;
	}
	callee = program_single(program, (struct site){call.module, e->left});
	return callee.kind == VALUE_IMPORT &&
	       (str_is(callee.package, "convex/server") ||
		       str_has(callee.package, "_generated/server")) &&
	       (str_is(callee.name, name) || str_is(callee.name, generic));
}

/* The router that an expression stands for, or SITE_NONE. */
static struct site router_of(const struct program *program, struct site site)
{
	struct value value = program_single(program, site);
	bool made = value.kind == VALUE_CALL || value.kind == VALUE_NEW;

	return made && value.name.n == 0 &&
			       is_convex_call(program, value.at, "httpRouter", "HttpRouter")
		       ? value.at
		       : SITE_NONE;
}

/* httpAction(handler): the call, also behind a constant or an import; else SITE_NONE. */
static struct site action_of(const struct program *program, struct site handler)
{
	struct value value = program_single(program, handler);

	return value.kind == VALUE_CALL && value.name.n == 0 &&
			       is_convex_call(program, value.at, "httpAction", "httpActionGeneric")
		       ? value.at
		       : SITE_NONE;
}

/* `functions` of the convex.json in this folder, without "./" and a last slash. */
static struct str functions_below(const struct program *program, struct str folder)
{
	struct str path = path_join(program->arena, folder, STR("convex.json"));
	const struct document *document = program_document(program, path);
	const struct document_value *value =
		document == NULL ? NULL : document_get(document->root, "functions");
	struct str functions = document_string(value);

	if (document == NULL || value == NULL) {
		return STR("convex");
	}
	return str_absent(functions) ? STR_NONE : path_join(program->arena, STR(""), functions);
}

/* Is a folder the one that Convex takes functions from, seen from some folder around it? */
static bool is_functions_folder(const struct program *program, struct str folder)
{
	struct str around = folder;

	while (around.n > 0) {
		struct str want;

		around = path_folder(around);
		want = functions_below(program, around);
		if (!str_absent(want) && str_equal(path_below(folder, around), want)) {
			return true;
		}
	}
	return false;
}

enum served {
	SERVED,
	SERVED_PERHAPS,
	SERVED_NOT, /* another router is */
};

/* Is the router the default export of the functions' http module? */
static enum served is_served(const struct program *program, struct site router)
{
	enum served answer = SERVED_PERHAPS;

	for (uint32_t i = 0; i < program->module_count; i++) {
		struct str path = program->modules[i].path;
		struct str name = path_name(path);
		struct site exported;
		struct site other;

		if (!str_starts(name, "http.") ||
			!is_functions_folder(program, path_folder(path)) ||
			program->modules[i].app != program->modules[router.module].app) {
			continue;
		}
		exported = program_export(program, i, STR("default"));
		other = exported.expr == ID_NONE ? SITE_NONE : router_of(program, exported);
		if (program_same(other, router)) {
			return SERVED;
		}
		answer = other.expr == ID_NONE ? answer : SERVED_NOT;
	}
	return answer;
}

/* `path` is exact, `pathPrefix` ends in a slash and stands for all below it. */
static void set_path(const struct program *program, struct site options, struct route *route)
{
	struct site site = program_property(program, options, "path");
	struct str path = site.expr == ID_NONE ? STR_NONE : program_string(program, site);

	if (site.expr == ID_NONE) {
		site = program_property(program, options, "pathPrefix");
		path = site.expr == ID_NONE ? STR_NONE : program_string(program, site);
		if (str_ends(path, "/")) {
			path = str_format(program->arena, "%.*s:rest*", STR_ARGS(path));
		}
	}
	route->resolved = str_starts(path, "/");
	route->path = route->resolved ? path : STR("");
}

static void set_method(const struct program *program, struct site options, struct arena *arena,
	struct route *route)
{
	struct site site = program_property(program, options, "method");
	struct str method = site.expr == ID_NONE ? STR_NONE : program_string(program, site);

	vec_push(arena, &route->methods, method.n > 0 ? method : STR("ANY"));
}

/* An action of another module is named by what that exports. */
static void place_at(const struct program *program, struct site action, struct route *route)
{
	const struct summary *summary = program->modules[action.module].summary;

	route->module = action.module;
	route->start = summary->exprs[action.expr].start;
	route->end = summary->exprs[action.expr].end;
	for (uint32_t i = 0; i < summary->export_count; i++) {
		const struct export *export = &summary->exports[i];
		struct value value;

		if (export->kind != EXPORT_LOCAL || export->value == ID_NONE) {
			continue;
		}
		value = program_single(program, (struct site){action.module, export->value});
		if (program_same(value.at, action)) {
			route->start = export->start;
			route->end = export->end;
			route->symbol = export->name;
			return;
		}
	}
}

static void set_handler(const struct program *program, struct site handler, struct arena *arena,
	struct route *route)
{
	struct site action = action_of(program, handler);
	struct site function = handler;

	if (action.expr != ID_NONE) {
		function = program_argument(program, action, 0);
	}
	frameworks_handlers(program, function, arena, route);
	if (program_expr(program, handler)->kind == EXPR_NAME) {
		route->symbol = program_expr(program, handler)->name;
	}
	if (action.expr != ID_NONE && action.module != route->module) {
		place_at(program, action, route);
	}
}

static void add_route(const struct program *program, struct site call, enum served served,
	struct arena *arena, route_vec *out)
{
	const struct expr *e = program_expr(program, call);
	struct route route = route_at("convex", call.module, e->start, e->end);
	struct site options = program_argument(program, call, 0);
	struct site handler = program_property(program, options, "handler");

	if (handler.expr == ID_NONE) {
		return;
	}
	set_path(program, options, &route);
	set_method(program, options, arena, &route);
	set_handler(program, handler, arena, &route);
	route.resolved = route.resolved && served == SERVED;
	route.body = ROUTE_BODY_WEB;
	route.request.index = 1;
	vec_push(arena, out, route);
}

/* `http.route({…})`; a router that was handed to a function shows by its handler. */
static void read_call(
	const struct program *program, struct site call, struct arena *arena, route_vec *out)
{
	const struct expr *e = program_expr(program, call);
	const struct expr *callee = program_expr(program, (struct site){call.module, e->left});
	struct site router;
	struct site handler;
	enum served served;

	if (callee->kind != EXPR_MEMBER || !str_is(callee->name, "route") || e->count != 1) {
		return;
	}
	router = router_of(program, (struct site){call.module, callee->left});
	if (router.expr == ID_NONE) {
		handler = program_property(program, program_argument(program, call, 0), "handler");
		if (handler.expr != ID_NONE && action_of(program, handler).expr != ID_NONE) {
			add_route(program, call, SERVED_PERHAPS, arena, out);
		}
		return;
	}
	served = is_served(program, router);
	if (served != SERVED_NOT) {
		add_route(program, call, served, arena, out);
	}
}

static void convex_routes(const struct program *program, struct arena *arena, route_vec *out)
{
	for (uint32_t i = 0; i < program->module_count; i++) {
		const struct summary *summary = program->modules[i].summary;

		if (!program->modules[i].live || !str_has(summary->text, ".route(")) {
			continue;
		}
		for (expr_id n = 0; n < summary->expr_count; n++) {
			if (summary->exprs[n].kind == EXPR_CALL &&
				summary->exprs[n].left != ID_NONE) {
				read_call(program, (struct site){i, n}, arena, out);
			}
		}
	}
}

const struct framework framework_convex = {"convex", convex_routes};
