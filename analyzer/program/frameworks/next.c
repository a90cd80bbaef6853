#include <stdint.h>

#include "base/path.h"
#include "program/frameworks/file_route.h"

/*
 * Next.js: app router (app/…/route.ts, an export for each method) and pages
 * router (pages/api/…, one default export). Source of the path rules: Next.js
 * documentation, "Route Handlers", "Route Groups", "Parallel Routes",
 * "Dynamic Routes", "API Routes".
 */

/* The part of a path below the app's root, an optional src/ and the folder, or absent. */
static struct str below(const struct program *program, uint32_t module, struct str folder)
{
	struct str inside = file_route_below(program, module, STR("src"));

	if (str_absent(inside)) {
		return file_route_below(program, module, folder);
	}
	return path_below(inside, folder);
}

/* Groups and slots leave no trace; (.)x and its kin, which intercept routes, are kept. */
static struct str part_of(struct arena *arena, struct str part)
{
	if (file_route_is_group(part) || str_starts(part, "@")) {
		return STR_NONE;
	}
	return file_route_bracketed(arena, part);
}

static bool is_route_file(struct str name)
{
	static const char *const names[] = {
		"route.ts", "route.js", "route.tsx", "route.jsx", "route.mjs", "route.mts"};

	return str_in(name, names, sizeof(names) / sizeof(names[0]));
}

static void add_app_routes(const struct program *program, uint32_t module, struct str path,
	struct arena *arena, struct file_route_base base, route_vec *out)
{
	struct route route = route_at("next-app", module, 0, 0);

	route.base = base.path;
	route.resolved = base.known;
	route.guarded_by_file = true;
	route.body = ROUTE_BODY_WEB;
	route.path = file_route_url(arena, base.path, path_folder(path), part_of);
	file_route_add_methods(program, arena, &route, out);
}

/* `api: { bodyParser: false }` leaves the body a stream; an object sets limits for the parser. */
static enum route_body parser_body(const struct program *program, struct site parser)
{
	value_vec values = {0};

	program_follow(program, parser, program->arena, &values);
	if (values.n == 1 && values.items[0].kind == VALUE_BOOLEAN) {
		return values.items[0].number != 0 ? ROUTE_BODY_PARSED : ROUTE_BODY_STREAM;
	}
	return values.n == 1 && values.items[0].kind == VALUE_OBJECT ? ROUTE_BODY_PARSED
								     : ROUTE_BODY_UNKNOWN;
}

/* `api` of the configuration: a body parser runs unless it is switched off. */
static enum route_body api_body(const struct program *program, struct site config)
{
	struct site api;
	struct site parser;
	enum property answer = program_find_property(program, config, STR("api"), &api);

	if (answer == PROPERTY_FOUND) {
		answer = program_find_property(program, api, STR("bodyParser"), &parser);
	}
	switch (answer) {
	case PROPERTY_ABSENT:
		return ROUTE_BODY_PARSED;
	case PROPERTY_FOUND:
		return parser_body(program, parser);
	case PROPERTY_UNKNOWN:
		break;
	}
	return ROUTE_BODY_UNKNOWN;
}

/* What `export const config = { api, runtime }` makes of the request: edge gets a web one. */
static enum route_body pages_body(const struct program *program, uint32_t module)
{
	struct site config = program_export(program, module, STR("config"));
	struct site runtime;
	struct str name = STR("nodejs");

	if (!file_route_may_export(program, module, "config")) {
		return ROUTE_BODY_PARSED;
	}
	switch (program_find_property(program, config, STR("runtime"), &runtime)) {
	case PROPERTY_ABSENT:
		break;
	case PROPERTY_FOUND:
		name = program_string(program, runtime);
		break;
	case PROPERTY_UNKNOWN:
		return ROUTE_BODY_UNKNOWN;
	}
	if (str_is(name, "edge") || str_is(name, "experimental-edge")) {
		return ROUTE_BODY_WEB;
	}
	return str_is(name, "nodejs") ? api_body(program, config) : ROUTE_BODY_UNKNOWN;
}

/* The default export is called by the name of what it is, not by "default". */
static void name_handler(const struct program *program, struct route *route)
{
	if (route->handlers.n > 0) {
		route->symbol = program_function(program, route->handlers.items[0])->name;
	}
}

static void add_pages_route(const struct program *program, uint32_t module, struct arena *arena,
	struct file_route_base base, route_vec *out)
{
	struct route route = route_at("next-pages", module, 0, 0);
	struct str path = file_route_without_page_extension(
		program, program->modules[module].app, below(program, module, STR("pages")));

	if (str_ends(path, "/index")) {
		path = path_folder(path);
	}
	route.base = base.path;
	route.resolved = base.known;
	route.guarded_by_file = true;
	route.body = pages_body(program, module);
	route.path = file_route_url(arena, base.path, path, part_of);
	if (file_route_add(program, arena, &route, "default", "ANY", out)) {
		name_handler(program, &out->items[out->n - 1]);
	}
}

/* Folders that begin with '_' and all below them are no routes ("Private Folders"). */
static bool is_private(struct str path)
{
	return str_starts(path, "_") || str_has(path, "/_");
}

static void add_routes(const struct program *program, uint32_t module, struct arena *arena,
	struct file_route_base base, route_vec *out)
{
	struct str inside = below(program, module, STR("app"));

	if (is_route_file(path_name(program->modules[module].path)) && !str_absent(inside)) {
		if (!is_private(inside)) {
			add_app_routes(program, module, inside, arena, base, out);
		}
	} else if (str_starts(below(program, module, STR("pages")), "api/")) {
		add_pages_route(program, module, arena, base, out);
	}
}

static void next_routes(const struct program *program, struct arena *arena, route_vec *out)
{
	struct file_route_base *bases = arena_array(arena, program->app_count, sizeof(*bases));

	for (uint32_t i = 0; i < program->app_count; i++) {
		bases[i] = file_route_base(
			program, file_route_config(program, i, "next.config."), "basePath");
	}
	for (uint32_t i = 0; i < program->module_count; i++) {
		uint32_t app = program->modules[i].app;

		if (str_starts(program->apps[app].framework, "next")) {
			add_routes(program, i, arena, bases[app], out);
		}
	}
}

const struct framework framework_next = {"next", next_routes};
