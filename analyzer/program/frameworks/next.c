#include <stdint.h>

#include "program/frameworks/framework.h"

/*
 * Next.js: app router (app/…/route.ts, an export for each method) and pages
 * router (pages/api/…, one default export). Source of the path rules: Next.js
 * documentation, "Route Handlers", "Route Groups", "Parallel Routes",
 * "Dynamic Routes", "API Routes".
 */

static const char *const methods[] = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};

/* The part of a path below the app's root and an optional src/, or absent. */
static struct str below(const struct program *program, uint32_t module, const char *folder)
{
	const struct program_module *m = &program->modules[module];
	struct str root = program->apps[m->app].root;
	struct str path = m->path;

	if (root.n > 0) {
		path = str_slice(path, root.n + 1, path.n);
	}
	if (str_starts(path, "src/")) {
		path = str_slice(path, 4, path.n);
	}
	return str_starts(path, folder) ? str_slice(path, str_of(folder).n, path.n) : STR_NONE;
}

static struct str without_extension(struct str path)
{
	size_t dot = str_find_last_byte(path, '.');

	return dot == SIZE_MAX ? path : str_slice(path, 0, dot);
}

/* [id] is :id, [...all] and [[...all]] are :all* */
static struct str segment(struct arena *arena, struct str part)
{
	bool many;

	if (!str_starts(part, "[") || !str_ends(part, "]")) {
		return part;
	}
	while (str_starts(part, "[") && str_ends(part, "]")) {
		part = str_slice(part, 1, part.n - 1);
	}
	many = str_starts(part, "...");
	if (many) {
		part = str_slice(part, 3, part.n);
	}
	return str_format(arena, ":%.*s%s", STR_ARGS(part), many ? "*" : "");
}

static bool leaves_no_trace(struct str part)
{
	/* (.)x and its kin intercept routes; plain groups and slots are only folders */
	bool group = str_starts(part, "(") && str_ends(part, ")");

	return group || str_starts(part, "@");
}

static struct str url_of(struct arena *arena, struct str base, struct str path)
{
	struct str url = base;

	while (path.n > 0) {
		size_t slash = str_find_byte(path, '/');
		struct str part = str_slice(path, 0, slash);

		path = slash == SIZE_MAX ? STR_NONE : str_slice(path, slash + 1, path.n);
		if (part.n > 0 && !leaves_no_trace(part)) {
			struct str text = segment(arena, part);

			url = str_format(arena, "%.*s/%.*s", STR_ARGS(url), STR_ARGS(text));
		}
	}
	return url.n == 0 ? STR("/") : url;
}

static struct str file_name(struct str path)
{
	size_t slash = str_find_last_byte(path, '/');

	return slash == SIZE_MAX ? path : str_slice(path, slash + 1, path.n);
}

enum { WRAPPERS_MOST = 4 }; /* withBundleAnalyzer(withMDX(config)) */

/* Where an app's routes begin: basePath of next.config.*, "" without one. */
struct base {
	struct str path;
	bool known;
};

/*
 * The `basePath` of a configuration, also inside the calls that wrap it. An
 * object without one has none; what is no object, or may get one by a spread,
 * is not known.
 */
static struct base base_in(const struct program *program, struct site config, unsigned depth)
{
	struct base base = {STR(""), false};
	value_vec values = {0};

	if (config.expr == ID_NONE) {
		return base; /* exported by nothing that can be followed */
	}
	program_follow(program, config, program->arena, &values);
	for (size_t i = 0; i < values.n && !base.known; i++) {
		struct site at = values.items[i].at;
		const struct expr *e = program_expr(program, at);
		struct site own = program_property(program, at, "basePath");

		if (values.items[i].kind == VALUE_OBJECT && own.expr != ID_NONE) {
			base.path = program_string(program, own);
			base.known = !str_absent(base.path);
			return base;
		}
		if (values.items[i].kind == VALUE_OBJECT) {
			base.known = !summary_is_open(program->modules[at.module].summary, at.expr);
		}
		for (uint32_t n = 0; values.items[i].kind == VALUE_CALL && n < e->count &&
				     depth < WRAPPERS_MOST && !base.known;
			n++) {
			base = base_in(program, program_argument(program, at, n), depth + 1);
		}
	}
	return base;
}

static struct base base_of(const struct program *program, uint32_t app)
{
	struct base base = {STR(""), true};

	for (uint32_t i = 0; i < program->module_count; i++) {
		const struct program_module *m = &program->modules[i];
		struct str name = file_name(m->path);
		struct str folder = str_slice(m->path, 0, m->path.n - name.n);

		if (m->app == app && str_starts(name, "next.config.") &&
			folder.n == program->apps[app].root.n + (program->apps[app].root.n > 0) &&
			str_has(m->text, "basePath")) {
			base = base_in(program, program_export(program, i, STR("default")), 0);
		}
	}
	return base;
}

static bool is_route_file(struct str name)
{
	static const char *const names[] = {
		"route.ts", "route.js", "route.tsx", "route.jsx", "route.mjs", "route.mts"};

	return str_in(name, names, sizeof(names) / sizeof(names[0]));
}

static void place_export(
	const struct program *program, uint32_t module, struct str name, struct route *route)
{
	const struct summary *summary = program->modules[module].summary;

	for (uint32_t i = 0; i < summary->export_count; i++) {
		if (str_equal(summary->exports[i].name, name)) {
			route->start = summary->exports[i].start;
			route->end = summary->exports[i].end;
		}
	}
}

static void add_app_route(const struct program *program, uint32_t module, struct arena *arena,
	const char *method, struct base base, route_vec *out)
{
	struct route route = route_at("next-app", module, 0, 0);
	struct str path = below(program, module, "app/");
	struct site value = program_export(program, module, str_of(method));
	size_t slash = str_find_last_byte(path, '/');

	if (value.expr == ID_NONE) {
		return;
	}
	route.base = base.path;
	route.resolved = base.known;
	route.guarded_by_file = true;
	route.symbol = str_of(method);
	route.body = ROUTE_BODY_WEB;
	route.path =
		url_of(arena, base.path, slash == SIZE_MAX ? STR("") : str_slice(path, 0, slash));
	vec_push(arena, &route.methods, str_of(method));
	place_export(program, module, str_of(method), &route);
	frameworks_handlers(program, value, arena, &route);
	vec_push(arena, out, route);
}

static bool exports(const struct program *program, uint32_t module, const char *name)
{
	const struct summary *summary = program->modules[module].summary;

	for (uint32_t i = 0; i < summary->export_count; i++) {
		if (str_is(summary->exports[i].name, name) ||
			summary->exports[i].kind == EXPORT_STAR) {
			return true;
		}
	}
	return false;
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

	if (!exports(program, module, "config")) {
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

static void add_pages_route(const struct program *program, uint32_t module, struct arena *arena,
	struct base base, route_vec *out)
{
	struct route route = route_at("next-pages", module, 0, 0);
	struct str path = without_extension(below(program, module, "pages/"));
	struct site value = program_export(program, module, STR("default"));

	if (value.expr == ID_NONE) {
		return;
	}
	if (str_ends(path, "/index")) {
		path = str_slice(path, 0, path.n - 6);
	}
	route.base = base.path;
	route.resolved = base.known;
	route.guarded_by_file = true;
	route.symbol = STR("default");
	route.body = pages_body(program, module);
	route.path = url_of(arena, base.path, path);
	vec_push(arena, &route.methods, STR("ANY"));
	place_export(program, module, STR("default"), &route);
	frameworks_handlers(program, value, arena, &route);
	if (route.handlers.n > 0) {
		struct site handler = route.handlers.items[0];
		const struct summary *summary = program->modules[handler.module].summary;

		route.symbol = summary->functions[summary->exprs[handler.expr].function].name;
	}
	vec_push(arena, out, route);
}

/* Folders that begin with '_' and all below them are no routes ("Private Folders"). */
static bool is_private(struct str path)
{
	return str_starts(path, "_") || str_has(path, "/_");
}

static void add_routes(const struct program *program, uint32_t module, struct arena *arena,
	struct base base, route_vec *out)
{
	struct str inside = below(program, module, "app/");

	if (is_route_file(file_name(program->modules[module].path)) && !str_absent(inside)) {
		if (is_private(inside)) {
			return;
		}
		for (size_t n = 0; n < sizeof(methods) / sizeof(methods[0]); n++) {
			add_app_route(program, module, arena, methods[n], base, out);
		}
	} else if (str_starts(below(program, module, "pages/"), "api/")) {
		add_pages_route(program, module, arena, base, out);
	}
}

static void next_routes(const struct program *program, struct arena *arena, route_vec *out)
{
	struct base *bases = arena_array(arena, program->app_count, sizeof(*bases));

	for (uint32_t i = 0; i < program->app_count; i++) {
		bases[i] = base_of(program, i);
	}
	for (uint32_t i = 0; i < program->module_count; i++) {
		uint32_t app = program->modules[i].app;

		if (str_starts(program->apps[app].framework, "next")) {
			add_routes(program, i, arena, bases[app], out);
		}
	}
}

const struct framework framework_next = {"next", next_routes};
