#include <stdint.h>

#include "base/path.h"
#include "program/frameworks/supabase.h"

/*
 * Supabase Edge Functions: supabase/functions/<name>/index.ts, served at
 * /functions/v1/<name> and below. Unless `verify_jwt` is false for it, what
 * comes without a JWT is answered 401. Source: Supabase documentation, "Edge
 * Functions" and "Function Configuration".
 */

/* One function and what supabase/config.toml says about it. */
struct edge {
	const struct program *program;
	struct arena *arena;
	uint32_t module;
	struct str project; /* "" or the folder around supabase/, with a last slash */
	struct str name;
	const struct document *config; /* NULL without one */
	const struct document_value *table; /* of this function; NULL without one */
};

static const struct document *find_config(const struct program *program, struct str project)
{
	return program_document(
		program, str_format(program->arena, "%.*ssupabase/config.toml", STR_ARGS(project)));
}

static const struct document_value *functions_of(const struct document *config)
{
	return config == NULL ? NULL : document_get(config->root, "functions");
}

/* a/supabase/functions/x/index.ts is "x/index.ts" of the project "a/"; absent elsewhere. */
static struct str below_functions(struct str path, struct str *project)
{
	static const char folder[] = "supabase/functions/";
	size_t at = str_starts(path, folder) ? 0 : str_find(path, STR("/supabase/functions/"), 0);

	if (at == SIZE_MAX) {
		return STR_NONE;
	}
	at += str_starts(path, folder) ? 0 : 1;
	*project = str_slice(path, 0, at);
	return str_slice(path, at + sizeof(folder) - 1, path.n);
}

static bool is_index(struct str name)
{
	static const char *const names[] = {
		"index.ts", "index.tsx", "index.js", "index.jsx", "index.mjs", "index.mts"};

	return str_in(name, names, sizeof(names) / sizeof(names[0]));
}

static bool is_entrypoint(
	const struct edge *edge, const struct document_value *function, struct str path)
{
	struct str entry = document_string(document_get(function, "entrypoint"));

	if (entry.n == 0) {
		return false;
	}
	entry = str_starts(entry, "./") ? str_slice(entry, 2, entry.n) : entry;
	return str_equal(path, str_format(edge->arena, "%.*ssupabase/%.*s", STR_ARGS(edge->project),
				       STR_ARGS(entry)));
}

/* Folders that begin with "_" hold what functions share. */
static bool is_function(struct edge *edge)
{
	struct str path = edge->program->modules[edge->module].path;
	struct str inside = below_functions(path, &edge->project);
	size_t slash = str_find_byte(inside, '/');

	if (str_absent(inside)) {
		return false;
	}
	edge->config = find_config(edge->program, edge->project);
	document_each (function, functions_of(edge->config)) {
		if (is_entrypoint(edge, function, path)) {
			edge->name = function->key;
			edge->table = function;
			return true;
		}
	}
	if (slash == SIZE_MAX || !is_index(str_slice(inside, slash + 1, inside.n)) ||
		str_starts(inside, "_")) {
		return false;
	}
	edge->name = str_slice(inside, 0, slash);
	edge->table = document_find(functions_of(edge->config), edge->name);
	return true;
}

/* Settings that certainly do not name the function leave it at what is true by default. */
static bool is_left_out(const struct edge *edge)
{
	return edge->table == NULL && edge->config != NULL &&
	       document_get(edge->config->root, "remotes") == NULL;
}

/* A deployment with --no-verify-jwt does not ask the settings. */
static void set_guard(const struct edge *edge, struct route *route)
{
	const struct document_value *verify = document_get(edge->table, "verify_jwt");
	bool left_out = is_left_out(edge);

	if (document_is(verify, DOCUMENT_BOOLEAN) && !verify->truth) {
		return;
	}
	if ((!left_out && !document_is(edge->table, DOCUMENT_TABLE)) ||
		(verify != NULL && verify->kind != DOCUMENT_BOOLEAN) ||
		edge->program->deploys_without_jwt) {
		route->before_lost = true;
		return;
	}
	if (left_out) {
		route->setting = (struct route_setting){
			.path = edge->config->path,
			.name = STR("verify_jwt_default"),
			.fate = STR("401"),
		};
		return;
	}
	route->setting = (struct route_setting){
		.path = edge->config->path,
		.start = verify != NULL ? verify->key_start : edge->table->key_start,
		.end = verify != NULL ? verify->end : edge->table->key_end,
		.name = STR("verify_jwt"),
		.fate = STR("401"),
	};
}

/* Such an application sees "/<name>/…" of the function's own URL. */
void supabase_serve(
	const struct program *program, struct arena *arena, uint32_t module, struct route *route)
{
	struct edge edge = {.program = program, .arena = arena, .module = module};
	struct str first;

	if (!is_function(&edge)) {
		return;
	}
	first = str_slice(route->path, 1, route->path.n);
	first = str_slice(first, 0, str_find_byte(first, '/'));
	route->resolved = route->resolved && str_equal(first, edge.name);
	route->path = str_format(arena, "/functions/v1%.*s", STR_ARGS(route->path));
	set_guard(&edge, route);
}

static void add_route(
	const struct edge *edge, struct site handler, uint32_t start, uint32_t end, route_vec *out)
{
	struct route route = route_at("supabase", edge->module, start, end);
	bool looks_below = str_has(edge->program->modules[edge->module].text, "pathname");

	frameworks_handlers(edge->program, handler, edge->arena, &route);
	if (route.handlers.n == 0) {
		return; /* another framework's application is served */
	}
	route.path = str_format(edge->arena, "/functions/v1/%.*s%s", STR_ARGS(edge->name),
		looks_below ? "/:rest*" : "");
	route.resolved = true;
	route.symbol = edge->name;
	route.body = ROUTE_BODY_WEB;
	vec_push(edge->arena, &route.methods, STR("ANY"));
	set_guard(edge, &route);
	vec_push(edge->arena, out, route);
}

/* Deno.serve, or `serve` of Deno's standard library. */
static bool is_serve(const struct value *callee)
{
	if (callee->kind == VALUE_GLOBAL) {
		return str_is(callee->name, "Deno.serve");
	}
	return callee->kind == VALUE_IMPORT && str_is(callee->name, "serve") &&
	       (str_starts(callee->package, "std/http") ||
		       str_starts(callee->package, "@std/http"));
}

/* serve(handler), serve(options, handler), serve({ handler }) */
static struct site served_by(const struct program *program, struct site call)
{
	struct site first = program_argument(program, call, 0);
	struct site second = program_argument(program, call, 1);

	if (first.expr == ID_NONE || program_single(program, first).kind != VALUE_OBJECT) {
		return first;
	}
	if (second.expr != ID_NONE) {
		return second;
	}
	return program_property(program, first, "handler");
}

/* export default { fetch } */
static void read_default(const struct edge *edge, route_vec *out)
{
	const struct summary *summary = edge->program->modules[edge->module].summary;
	struct site exported = program_export(edge->program, edge->module, STR("default"));
	struct site fetch = SITE_NONE;

	if (exported.expr != ID_NONE) {
		fetch = program_property(edge->program, exported, "fetch");
	}
	if (fetch.expr != ID_NONE) {
		add_route(edge, fetch, summary->exprs[fetch.expr].start,
			summary->exprs[fetch.expr].end, out);
	}
}

static void read_module(const struct edge *edge, route_vec *out)
{
	const struct summary *summary = edge->program->modules[edge->module].summary;

	for (expr_id i = 0; i < summary->expr_count; i++) {
		const struct expr *e = &summary->exprs[i];
		struct site call = {edge->module, i};
		struct site handler;
		struct value callee;

		if (e->kind != EXPR_CALL || e->left == ID_NONE) {
			continue;
		}
		callee = program_single(edge->program, (struct site){edge->module, e->left});
		handler = is_serve(&callee) ? served_by(edge->program, call) : SITE_NONE;
		if (handler.expr != ID_NONE) {
			add_route(edge, handler, e->start, e->end, out);
		}
	}
	read_default(edge, out);
}

static void supabase_routes(const struct program *program, struct arena *arena, route_vec *out)
{
	for (uint32_t i = 0; i < program->module_count; i++) {
		struct edge edge = {.program = program, .arena = arena, .module = i};

		if (program->modules[i].live && is_function(&edge)) {
			read_module(&edge, out);
		}
	}
}

const struct framework framework_supabase = {"supabase-functions", supabase_routes};
