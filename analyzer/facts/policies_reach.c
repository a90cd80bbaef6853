#include "facts/policies.h"

#include "program/lookup.h"

/*
 * Whether a policy set in code reaches pages: a middleware may set it for some paths alone, and a
 * server of one's own may be an API, whose answers are no pages.
 */
enum { STEPS_MOST = 2048 }; /* of a function */

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

/* A test with one of these is on the path. */
static const char *const paths[] = {"path", "url", "route", "startsWith", "matche", "isApi"};

static bool is_on_path(const struct policies *policies, expr_id test)
{
	const struct summary *summary = policies->summary;
	const struct expr *e = &summary->exprs[test];
	struct site site = {policies->module, test};

	if (e->kind == EXPR_NAME && e->binding != ID_NONE &&
		summary->bindings[e->binding].value != ID_NONE) {
		site.expr = summary->bindings[e->binding].value;
	}
	return str_has_any_nocase(
		program_text(policies->collector->program, site), paths, COUNT(paths));
}

bool policies_for_some_paths(const struct policies *policies, expr_id setter)
{
	const struct summary *summary = policies->summary;
	const struct expr *e = &summary->exprs[setter];
	const struct function *function = &summary->functions[e->function];

	for (uint32_t i = 0; i < function->step_count && i < STEPS_MOST; i++) {
		const struct step *step = &summary->steps[function->first_step + i];

		if ((step->kind == STEP_IF || step->kind == STEP_AND) && step->expr != ID_NONE &&
			step->other != ID_NONE && step->start <= e->start &&
			e->end <= summary->steps[step->other].end &&
			is_on_path(policies, step->expr)) {
			return true;
		}
	}
	return false;
}

static bool imports(const struct summary *summary, const char *const *names, size_t n)
{
	for (uint32_t i = 0; i < summary->import_count; i++) {
		if (str_in(summary->imports[i].specifier, names, n)) {
			return true;
		}
	}
	return false;
}

static bool is_server(const struct summary *summary)
{
	static const char *const names[] = {"express", "fastify", "koa", "hono", "http",
		"node:http", "https", "node:https", "@nestjs/core", "@hapi/hapi", "restify",
		"helmet", "helmet-csp", "koa-helmet", "@fastify/helmet", "hono/secure-headers"};

	return imports(summary, names, COUNT(names));
}

/* Files, views, or a framework that has pages, behind the server. */
static bool sends_pages(const struct summary *summary)
{
	static const char *const packages[] = {"next", "vite", "nuxt", "serve-static", "sirv",
		"koa-static", "koa-send", "koa-views", "@fastify/static", "@fastify/view",
		"@fastify/vite", "@hono/node-server/serve-static", "@nestjs/serve-static"};
	static const char *const calls[] = {"static", "serveStatic", "sendFile", "sendfile",
		"render", "html", "renderToString", "renderToPipeableStream",
		"renderToReadableStream", "useStaticAssets", "createRequestHandler"};

	if (imports(summary, packages, COUNT(packages))) {
		return true;
	}
	for (expr_id i = 0; i < summary->expr_count; i++) {
		const struct expr *e = &summary->exprs[i];

		if ((e->kind == EXPR_MEMBER || e->kind == EXPR_NAME) &&
			str_in(e->name, calls, COUNT(calls))) {
			return true;
		}
	}
	return false;
}

/* Frameworks that serve their pages themselves, and the package that a server for them imports. */
static bool is_beside(const struct summary *summary, struct str framework)
{
	static const struct {
		const char *framework;
		const char *package;
	} rows[] = {
		{"next", "next"},
		{"nuxt", "nuxt"},
		{"astro", "./dist/server/entry.mjs"},
		{"sveltekit", "./build/handler.js"},
		{"remix", "@remix-run/express"},
		{"react-router", "@react-router/express"},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		if (str_is(framework, rows[i].framework)) {
			return !imports(summary, &rows[i].package, 1);
		}
	}
	return false;
}

void policies_find_pages(struct policies *policies)
{
	const struct program *program = policies->collector->program;

	policies->pages = arena_array(
		policies->collector->arena, program->app_count, sizeof(policies->pages[0]));
	for (uint32_t i = 0; i < program->module_count; i++) {
		const struct program_module *module = &program->modules[i];
		bool *pages = &policies->pages[module->app];

		*pages = *pages || (module->live && is_server(module->summary) &&
					   sends_pages(module->summary));
	}
}

bool policies_is_api(const struct policies *policies)
{
	const struct program *program = policies->collector->program;
	uint32_t app = program->modules[policies->module].app;

	return is_server(policies->summary) &&
	       (!policies->pages[app] ||
		       is_beside(policies->summary, program->apps[app].framework));
}
