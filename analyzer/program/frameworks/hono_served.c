#include "base/path.h"
#include "program/apps.h"
#include "program/frameworks/hono.h"
#include "program/frameworks/supabase.h"
#include "program/lookup.h"

/*
 * Which Hono applications are served, and by whom: every one is made alike,
 * and what nobody serves or mounts has no URL. Source: Hono documentation,
 * "Getting Started" of each platform.
 */

static void serve(struct registry *x, struct site site, uint32_t module)
{
	struct owner owner;

	if (site.expr != ID_NONE && registration_settled(x, site, &owner)) {
		x->applications.items[owner.application].is_root = true;
		x->applications.items[owner.application].served_in = module;
	}
}

/* serve(app), handle(app), new HttpRouterWithHono(app), Bun.serve(app) */
static bool is_serving(const struct value *callee)
{
	if (callee->kind == VALUE_GLOBAL) {
		return str_is(callee->name, "Bun.serve") || str_is(callee->name, "Deno.serve");
	}
	return callee->kind == VALUE_IMPORT && hono_is_package(callee->package) &&
	       !str_is(callee->package, "hono/testing");
}

static void serve_by_expr(struct registry *x, struct site site)
{
	const struct expr *e = program_expr(x->program, site);
	struct site first;
	struct value callee;

	if (e->kind == EXPR_MEMBER && (str_is(e->name, "fetch") || str_is(e->name, "fire"))) {
		serve(x, (struct site){site.module, e->left}, site.module);
	}
	if ((e->kind != EXPR_CALL && e->kind != EXPR_NEW) || e->count == 0 || e->left == ID_NONE) {
		return;
	}
	first = registration_argument(x, site, 0);
	if (program_expr(x->program, first)->kind == EXPR_OBJECT ||
		program_expr(x->program, first)->kind == EXPR_STRING) {
		return;
	}
	callee = program_origin(x->program, program_called(x->program, site));
	if (is_serving(&callee)) {
		serve(x, first, site.module);
	}
}

static bool is_imported(const struct program *program, uint32_t module)
{
	for (uint32_t m = 0; m < program->module_count; m++) {
		const struct program_module *other = &program->modules[m];

		for (uint32_t i = 0; i < other->summary->import_count && other->live; i++) {
			if (other->targets[i] == module &&
				other->summary->imports[i].kind != IMPORT_TYPE) {
				return true;
			}
		}
		for (uint32_t i = 0; i < other->summary->export_count && other->live; i++) {
			if (other->export_targets[i] == module) {
				return true;
			}
		}
	}
	return false;
}

/* Where the file lies that a platform is pointed at; dead code lies deeper. */
static bool is_entry(const struct program *program, uint32_t module)
{
	static const char *const folders[] = {"", "api", "app", "server", "src", "src/api",
		"src/app", "src/server", "src/worker", "worker"};
	const struct program_module *m = &program->modules[module];
	struct str folder = path_folder(path_below(m->path, program->apps[m->app].root));

	return str_in(folder, folders, sizeof(folders) / sizeof(folders[0]));
}

/* `export default app` of a file that nobody imports: the platform does. */
static void serve_by_export(struct registry *x, uint32_t module)
{
	struct site given = program_export(x->program, module, STR("default"));
	struct owner owner;

	if (given.expr != ID_NONE && is_entry(x->program, module) &&
		registration_owner(x, given, &owner) && !is_imported(x->program, module)) {
		serve(x, given, module);
	}
}

void hono_find_served(struct registry *x)
{
	const uint32_t kinds = KINDS(EXPR_MEMBER) | KINDS(EXPR_CALL) | KINDS(EXPR_NEW);

	for (uint32_t m = 0; m < x->program->module_count; m++) {
		const struct program_module *module = &x->program->modules[m];

		if (!x->app_uses[module->app] || !module->live) {
			continue;
		}
		for (expr_id i = 0; (i = lookup_next(x->program, m, kinds, i)) != ID_NONE; i++) {
			serve_by_expr(x, (struct site){m, i});
		}
		serve_by_export(x, m);
	}
}

/* The framework whose route file a path is, or NULL. */
static const char *host_of(const struct program_app *app, struct str path)
{
	struct str name = path_name(path);

	if (apps_has(app, "next") && (str_starts(name, "route.") || str_has(path, "pages/api/"))) {
		return "next";
	}
	if (apps_has(app, "astro") && str_has(path, "src/pages/")) {
		return "astro";
	}
	if (apps_has(app, "sveltekit") && str_starts(name, "+server.")) {
		return "sveltekit";
	}
	return apps_has(app, "nuxt") && str_has(path, "server/") ? "nuxt" : NULL;
}

/* Served from a file of another framework: whoever that lets through gets here. */
void hono_finish(const struct registry *x, const struct chain *chain, struct route *route)
{
	uint32_t module = x->applications.items[chain->owners[chain->n - 1]].served_in;
	const struct program_module *served;

	if (module == ID_NONE) {
		return;
	}
	supabase_serve(x->program, x->arena, module, route);
	served = &x->program->modules[module];
	route->host = host_of(&x->program->apps[served->app], served->path);
	if (route->host != NULL) {
		route->guarded_by_file = served->app == x->program->modules[route->module].app;
		route->before_lost = route->before_lost || !route->guarded_by_file;
	}
}
