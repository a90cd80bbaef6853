#include "program/frameworks/workers.h"

#include "base/path.h"
#include "program/apps.h"
#include "program/frameworks/before_list.h"
#include "program/frameworks/dispatch.h"
#include "program/frameworks/file_route.h"

/*
 * Cloudflare Workers: one function that gets every request, `fetch` of the
 * default export or the listener of 'fetch'; and Pages Functions, files below
 * functions/. Sources: Cloudflare documentation, "Fetch Handler", "Service
 * Worker syntax", "Wrangler configuration" (main), Pages "Functions: Routing" and "Middleware".
 */

/* The wrangler file of the nearest folder around a module, or NULL. */
static const struct document *find_wrangler(const struct program *program, uint32_t module)
{
	static const char *const names[] = {"wrangler.toml", "wrangler.jsonc", "wrangler.json"};
	struct str folder = program->modules[module].path;

	while (folder.n > 0) {
		folder = path_folder(folder);
		for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
			const struct document *document = program_document(
				program, path_join(program->arena, folder, str_of(names[i])));

			if (document != NULL) {
				return document;
			}
		}
	}
	return NULL;
}

/* Is it the module that wrangler deploys? `main` may also be something that is built. */
static bool is_entry(const struct program *program, uint32_t module)
{
	const struct document *wrangler = find_wrangler(program, module);
	struct str main;

	if (wrangler == NULL) {
		return apps_has(&program->apps[program->modules[module].app], "workers");
	}
	main = document_string(document_get(wrangler->root, "main"));
	if (main.n == 0) {
		return true;
	}
	main = path_join(program->arena, path_folder(wrangler->path), main);
	return map_get(&program->by_path, main) == MAP_NONE ||
	       map_get(&program->by_path, main) == module;
}

/* The function that a member of an expression's value is, or SITE_NONE. */
static struct site function_member(
	const struct program *program, struct arena *arena, struct site site, const char *name)
{
	value_vec values = {0};

	program_follow_member(program, site, str_of(name), arena, &values);
	return values.n == 1 && values.items[0].kind == VALUE_FUNCTION ? values.items[0].at
								       : SITE_NONE;
}

/* `fetch` of `export default { fetch }`, of a class, or inside a package's wrapper of these. */
static struct site find_fetch(const struct program *program, struct arena *arena, uint32_t module)
{
	struct site exported = program_export(program, module, STR("default"));
	struct site found;
	struct value value;

	if (exported.expr == ID_NONE) {
		return SITE_NONE;
	}
	found = function_member(program, arena, exported, "fetch");
	value = program_single(program, exported);
	for (uint32_t i = 0; value.kind == VALUE_CALL && found.expr == ID_NONE; i++) {
		struct site argument = program_argument(program, value.at, i);

		if (argument.expr == ID_NONE) {
			break;
		}
		found = function_member(program, arena, argument, "fetch");
	}
	return found;
}

static void read_fetch(
	const struct program *program, struct arena *arena, uint32_t module, route_vec *out)
{
	struct site fetch = find_fetch(program, arena, module);
	const struct function *function;
	struct route like;

	if (fetch.expr == ID_NONE) {
		return;
	}
	function = program_function(program, fetch);
	like = route_at("workers", fetch.module, function->name_start, function->end);
	like.symbol = STR("fetch");
	like.body = ROUTE_BODY_WEB;
	dispatch_routes(program, arena, &like, fetch, out);
}

/* addEventListener('fetch', (event) => event.respondWith(…)) */
static void read_listener(
	const struct program *program, struct arena *arena, struct site call, route_vec *out)
{
	const struct expr *e = program_expr(program, call);
	struct value callee = program_single(program, (struct site){call.module, e->left});
	struct site listener = program_argument(program, call, 1);
	struct route like = route_at("workers", call.module, e->start, e->end);
	struct value value;

	if (callee.kind != VALUE_GLOBAL || !str_is(callee.name, "addEventListener") ||
		listener.expr == ID_NONE ||
		!str_is(program_string(program, program_argument(program, call, 0)), "fetch")) {
		return;
	}
	value = program_single(program, listener);
	if (value.kind == VALUE_FUNCTION) {
		like.symbol = STR("fetch");
		like.body = ROUTE_BODY_WEB;
		like.request.member = "request";
		dispatch_routes(program, arena, &like, value.at, out);
	}
}

static void read_listeners(
	const struct program *program, struct arena *arena, uint32_t module, route_vec *out)
{
	const struct summary *summary = program->modules[module].summary;
	bool listens = str_has(summary->text, "addEventListener");

	for (expr_id i = 0; i < summary->expr_count && listens; i++) {
		if (summary->exprs[i].kind == EXPR_CALL && summary->exprs[i].left != ID_NONE) {
			read_listener(program, arena, (struct site){module, i}, out);
		}
	}
}

/* [id] is ":id", [[all]] is ":all*", index leaves no trace. */
static struct str page_part(struct arena *arena, struct str part)
{
	if (str_is(part, "index")) {
		return STR_NONE;
	}
	if (str_starts(part, "[[") && str_ends(part, "]]")) {
		return str_format(arena, ":%.*s*", STR_ARGS(str_slice(part, 2, part.n - 2)));
	}
	return file_route_bracketed(arena, part);
}

bool workers_is_page_middleware(const struct program *program, uint32_t module)
{
	return program->modules[module].live &&
	       str_starts(path_name(program->modules[module].path), "_middleware.") &&
	       !str_absent(file_route_below(program, module, STR("functions")));
}

void workers_add_page_middleware(
	const struct program *program, struct arena *arena, uint32_t module, struct route *route)
{
	static const char *const exports[] = {"onRequest", "onRequestPost"};
	bool found = false;

	for (size_t i = 0; i < sizeof(exports) / sizeof(exports[0]); i++) {
		struct site list = program_export(program, module, str_of(exports[i]));

		if (list.expr != ID_NONE) {
			before_list_add(program, arena, list, route);
			found = true;
		}
	}
	route->before_lost = route->before_lost || !found;
}

/* The _middleware files of the folders around a function run before it. */
static void add_middleware(const struct program *program, struct arena *arena, struct route *route)
{
	struct str path = program->modules[route->module].path;

	for (uint32_t i = 0; i < program->module_count; i++) {
		if (workers_is_page_middleware(program, i) &&
			!str_absent(path_below(path, path_folder(program->modules[i].path)))) {
			workers_add_page_middleware(program, arena, i, route);
		}
	}
}

static void read_page(const struct program *program, struct arena *arena, uint32_t module,
	struct str inside, route_vec *out)
{
	static const struct {
		const char *name;
		const char *method;
	} exports[] = {{"onRequest", "ANY"}, {"onRequestPost", "POST"}, {"onRequestGet", "GET"},
		{"onRequestPut", "PUT"}, {"onRequestPatch", "PATCH"},
		{"onRequestDelete", "DELETE"}};
	struct route like = route_at("workers", module, 0, 0);

	like.path = file_route_url(arena, STR(""), file_route_without_extension(inside), page_part);
	like.resolved = true;
	like.body = ROUTE_BODY_WEB;
	like.request.member = "request";
	add_middleware(program, arena, &like);
	for (size_t i = 0; i < sizeof(exports) / sizeof(exports[0]); i++) {
		file_route_add(program, arena, &like, exports[i].name, exports[i].method, out);
	}
}

static void workers_routes(const struct program *program, struct arena *arena, route_vec *out)
{
	for (uint32_t i = 0; i < program->module_count; i++) {
		struct str inside = file_route_below(program, i, STR("functions"));

		if (!program->modules[i].live) {
			continue;
		}
		if (!str_absent(inside) && !str_starts(path_name(inside), "_middleware.")) {
			read_page(program, arena, i, inside, out);
		}
		if (is_entry(program, i)) {
			read_fetch(program, arena, i, out);
			read_listeners(program, arena, i, out);
		}
	}
}

const struct framework framework_workers = {"workers", workers_routes};
