#include "base/path.h"
#include "facts/middleware.h"
#include "program/apps.h"

/*
 * Nuxt's route middleware guards pages: defineNuxtRouteMiddleware() in the
 * folder middleware, or app/middleware since version 4, sends visitors to a
 * page where they sign in, or aborts. Nuxt documentation, "middleware".
 */

static bool is_middleware_file(const struct collector *collector, uint32_t module)
{
	const struct program_module *m = &collector->program->modules[module];
	const struct program_app *app = &collector->program->apps[m->app];
	struct str path = path_below(m->path, app->root);

	return apps_has(app, "nuxt") && collector->facts->apps.items[m->app].clerk && m->live &&
	       (str_starts(path, "middleware/") || str_starts(path, "app/middleware/"));
}

static bool is_sign_in(struct str path)
{
	static const char *const words[] = {"login", "sign-in", "signin", "sign_in", "auth"};

	return str_has_any_nocase(path, words, sizeof(words) / sizeof(words[0]));
}

/* navigateTo('/login'), navigateTo({ path: '/login' }), abortNavigation() beside useAuth(). */
static bool sends_away(const struct collector *collector, struct site call, bool asks)
{
	const struct expr *e = program_expr(collector->program, call);
	struct value callee;
	struct site path;

	if (e->kind != EXPR_CALL) {
		return false;
	}
	callee = middleware_callee(collector, call);
	if (callee.kind != VALUE_GLOBAL && callee.kind != VALUE_IMPORT) {
		return false;
	}
	if (str_is(callee.name, "abortNavigation") || str_is(callee.name, "redirectToSignIn")) {
		return asks;
	}
	path = program_argument(collector->program, call, 0);
	if (!str_is(callee.name, "navigateTo") || path.expr == ID_NONE) {
		return false;
	}
	if (middleware_value(collector, path).kind == VALUE_OBJECT) {
		path = program_property(collector->program, path, "path");
	}
	return asks ||
	       (path.expr != ID_NONE && is_sign_in(program_string(collector->program, path)));
}

static void read_module(struct middleware *middleware, uint32_t module)
{
	struct collector *collector = middleware->collector;
	struct site exported = program_export(collector->program, module, STR("default"));
	const struct summary *summary = collector->program->modules[module].summary;
	struct value made = middleware_value(collector, exported);
	decision_vec decisions = {0};
	bool asks = str_has(summary->text, "useAuth()") || str_has(summary->text, "useUser()");

	if (made.kind != VALUE_CALL ||
		!str_is(middleware_callee(collector, made.at).name, "defineNuxtRouteMiddleware")) {
		return;
	}
	for (expr_id i = 0; i < summary->expr_count; i++) {
		if (sends_away(collector, (struct site){module, i}, asks)) {
			struct fact_middleware fact = middleware_fact(
				collector, exported, STR("defineNuxtRouteMiddleware"), "nuxt");

			middleware_add_unknown(middleware, &decisions);
			fact.fate = STR("redirect");
			middleware_add(collector, fact, &decisions);
			return;
		}
	}
}

void middleware_read_visits(struct middleware *middleware)
{
	for (uint32_t i = 0; i < middleware->collector->program->module_count; i++) {
		if (is_middleware_file(middleware->collector, i)) {
			read_module(middleware, i);
		}
	}
}
