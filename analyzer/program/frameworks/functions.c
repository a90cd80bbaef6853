#include "base/path.h"
#include "program/apps.h"
#include "program/frameworks/file_route.h"

/*
 * Functions that a host finds by their files: api/ on Vercel beside a client
 * framework, netlify/functions/ on Netlify. Sources: Vercel documentation,
 * "Node.js Runtime" (the signatures, underscores, path segments); Netlify
 * documentation, "Get started with functions" (file layout, `path` of config)
 * and "Lambda-compatible functions" (handler).
 */

static struct str part(struct arena *arena, struct str name)
{
	return str_is(name, "index") ? STR_NONE : file_route_bracketed(arena, name);
}

/* Is it one of (request, response)? A web handler has no use for the second. */
static bool takes_response(const struct program *program, const struct route *route)
{
	for (size_t i = 0; i < route->handlers.n; i++) {
		if (program_function(program, route->handlers.items[i])->param_count > 1) {
			return true;
		}
	}
	return false;
}

/* Without a package of Vercel's or a framework for the browser, api/ may be any server's. */
static bool is_vercels(const struct program_app *app)
{
	return app->on_vercel || !str_is(app->framework, "vercel-functions") ||
	       !str_absent(app->framework_version);
}

/* Does other code import the module? Then a server beside may be what runs it. */
static bool is_imported(const struct program *program, uint32_t module)
{
	for (uint32_t i = 0; i < program->module_count; i++) {
		const struct program_module *other = &program->modules[i];

		for (uint32_t n = 0; n < other->summary->import_count && other->live; n++) {
			if (other->targets[n] == module && i != module) {
				return true;
			}
		}
	}
	return false;
}

/* Is a server's package named beside Vercel's functions? */
static bool has_server(const struct program_app *app)
{
	static const char *const servers[] = {
		"express", "fastify", "hono", "nest", "koa", "elysia", "polka", "restify", "hapi"};

	for (size_t i = 0; i < sizeof(servers) / sizeof(servers[0]); i++) {
		if (apps_has(app, servers[i])) {
			return true;
		}
	}
	return false;
}

/* `export default { fetch }` is a web handler too. */
static void add_fetch(const struct program *program, struct arena *arena, struct route *route)
{
	value_vec values = {0};

	program_follow_member(program, program_export(program, route->module, STR("default")),
		STR("fetch"), arena, &values);
	if (values.n == 1 && values.items[0].kind == VALUE_FUNCTION) {
		vec_push(arena, &route->handlers, values.items[0].at);
	}
}

static void read_vercel(const struct program *program, struct arena *arena, uint32_t module,
	struct str inside, route_vec *out)
{
	struct route like = route_at("vercel-functions", module, 0, 0);
	size_t before = out->n;

	like.path = file_route_url(arena, STR("/api"), file_route_without_extension(inside), part);
	like.resolved = is_vercels(&program->apps[program->modules[module].app]);
	like.body = ROUTE_BODY_WEB;
	file_route_add_methods(program, arena, &like, out);
	if (out->n > before || !file_route_add(program, arena, &like, "default", "ANY", out)) {
		return;
	}
	if (out->items[before].handlers.n == 0) {
		add_fetch(program, arena, &out->items[before]);
	} else if (takes_response(program, &out->items[before])) {
		/* it is parsed when it is asked for, and its bytes can be had by a setting */
		out->items[before].body = ROUTE_BODY_UNKNOWN;
	}
}

/* hello.ts, hello/index.ts, hello/hello.ts; absent for what only lies beside one. */
static struct str netlify_name(struct str inside)
{
	struct str path = file_route_without_extension(inside);
	size_t slash = str_find_byte(path, '/');
	struct str name = str_slice(path, 0, slash);
	struct str file = str_slice(path, name.n + 1, path.n);

	return file.n == 0 || str_is(file, "index") || str_equal(file, name) ? name : STR_NONE;
}

/* `export const config = { path: '/hooks' }` takes the place of the default path. */
static void set_netlify_path(
	const struct program *program, struct arena *arena, struct str name, struct route *route)
{
	struct site config = program_export(program, route->module, STR("config"));
	enum property answer = PROPERTY_ABSENT;
	struct site path;

	if (config.expr != ID_NONE) {
		answer = program_find_property(program, config, STR("path"), &path);
	}
	route->path = str_format(arena, "/.netlify/functions/%.*s", STR_ARGS(name));
	route->resolved = answer == PROPERTY_ABSENT;
	if (answer == PROPERTY_FOUND) {
		route->path = program_string(program, path);
		route->resolved = str_starts(route->path, "/");
	}
}

static void read_netlify(const struct program *program, struct arena *arena, uint32_t module,
	struct str inside, route_vec *out)
{
	struct str name = netlify_name(inside);
	struct route like = route_at("netlify-functions", module, 0, 0);

	if (str_absent(name)) {
		return;
	}
	set_netlify_path(program, arena, name, &like);
	like.body = ROUTE_BODY_WEB;
	if (file_route_add(program, arena, &like, "default", "ANY", out)) {
		return;
	}
	like.body = ROUTE_BODY_RAW;
	file_route_add(program, arena, &like, "handler", "ANY", out);
}

static void functions_routes(const struct program *program, struct arena *arena, route_vec *out)
{
	for (uint32_t i = 0; i < program->module_count; i++) {
		const struct program_app *app = &program->apps[program->modules[i].app];
		struct str vercel = file_route_below(program, i, STR("api"));
		struct str netlify = file_route_below(program, i, STR("netlify/functions"));

		if (!program->modules[i].live) {
			continue;
		}
		if (!str_absent(vercel) && apps_has(app, "vercel-functions") &&
			!file_route_is_hidden(vercel, '_') && !file_route_is_hidden(vercel, '.') &&
			!(has_server(app) && is_imported(program, i))) {
			read_vercel(program, arena, i, vercel, out);
		}
		if (!str_absent(netlify) && apps_has(app, "netlify-functions")) {
			read_netlify(program, arena, i, netlify, out);
		}
	}
}

const struct framework framework_functions = {"vercel-functions", functions_routes};
