#include <stdlib.h>

#include "facts/middleware.h"
#include "program/apps.h"

/*
 * Which file Next runs as middleware, and what becomes of a request there.
 * Source: Next.js documentation, "Middleware" and "Proxy" (version 16), and
 * clerk/javascript packages/nextjs/src/server/fs/middleware-location.ts.
 */

enum { PROXY_SINCE = 16 };

/* The major version that a range asks for, 0 when it names none or several. */
static unsigned long major_of(struct str range)
{
	size_t i = 0;
	char digits[8];
	size_t n = 0;

	while (i < range.n && str_find_byte(STR("^~=v"), range.s[i]) != SIZE_MAX) {
		i++;
	}
	while (i < range.n && n + 1 < sizeof(digits) && range.s[i] >= '0' && range.s[i] <= '9') {
		digits[n++] = range.s[i++];
	}
	digits[n] = '\0';
	if (n == 0 || str_has(range, " ") || str_has(range, "|")) {
		return 0;
	}
	return strtoul(digits, NULL, 10);
}

/* The part of a path below the folder in which Next looks, or absent. */
static struct str below(const struct program_app *app, struct str path)
{
	if (app->root.n > 0) {
		path = str_slice(path, app->root.n + 1, path.n);
	}
	if (!str_starts(path, "src/")) {
		/* beside app and pages: where these lie in src, the root is not looked into */
		return app->routes_in_src && !app->routes_at_root ? STR_NONE : path;
	}
	return app->routes_at_root ? STR_NONE : str_slice(path, 4, path.n);
}

static bool is_file(struct str name, const char *stem)
{
	static const char *const extensions[] = {".ts", ".tsx", ".js", ".jsx"};
	struct str rest = str_slice(name, str_of(stem).n, name.n);

	return str_starts(name, stem) &&
	       str_in(rest, extensions, sizeof(extensions) / sizeof(extensions[0]));
}

bool middleware_is_run(const struct collector *collector, uint32_t module)
{
	const struct program_module *m = &collector->program->modules[module];
	const struct program_app *app = &collector->program->apps[m->app];
	unsigned long major = major_of(app->framework_version);
	struct str name;

	if (!apps_has(app, "next")) {
		return false;
	}
	name = below(app, m->path);
	if (str_absent(name)) {
		return false;
	}
	return is_file(name, "middleware") ||
	       (is_file(name, "proxy") && (major == 0 || major >= PROXY_SINCE));
}

/* One value that a middleware file exports. */
struct alternative {
	struct site at; /* Clerk's call when it stands in that file, else what is exported */
	struct site call; /* Clerk's call, or SITE_NONE */
	struct str api; /* what is called: clerkMiddleware, or an own function's or import's name */
	bool clerks;
	decision_vec decisions;
};

static struct value callee_of(const struct middleware *middleware, struct site call)
{
	return middleware_value(middleware->collector,
		(struct site){
			call.module, program_expr(middleware->collector->program, call)->left});
}

/* A name that says that what is behind it authenticates. */
static bool sounds_like_clerk(const struct value *callee)
{
	return callee->kind == VALUE_IMPORT &&
	       (str_has_nocase(callee->name, "auth") || str_has_nocase(callee->name, "clerk") ||
		       str_has_nocase(callee->package, "auth") ||
		       str_has_nocase(callee->package, "clerk"));
}

static void add_unknown(struct middleware *middleware, struct alternative *out)
{
	static const struct condition always = {.kind = CONDITION_TRUE, .at = {ID_NONE, ID_NONE}};

	decisions_add(&middleware->reader, OUTCOME_UNKNOWN, &always, STR(""), &out->decisions);
}

/* The name itself, `export default clerkMiddleware`: given the request it protects nothing. */
static void read_name(
	struct middleware *middleware, const struct value *value, struct alternative *out)
{
	const char *framework;

	out->api = value->name;
	out->clerks = middleware_is_api(value, &framework);
	if (!out->clerks || !str_is(value->name, "clerkMiddleware")) {
		out->clerks = out->clerks || sounds_like_clerk(value);
		add_unknown(middleware, out);
	}
}

static void read_call(
	struct middleware *middleware, const struct value *value, struct alternative *out)
{
	struct value callee = callee_of(middleware, value->at);

	out->api = callee.name;
	if (value->name.n == 0 &&
		middleware_read_call(&middleware->reader, value->at, true, &out->decisions)) {
		out->clerks = true;
		return;
	}
	out->clerks = sounds_like_clerk(&callee);
	add_unknown(middleware, out);
}

static void read_function(
	struct middleware *middleware, const struct value *value, struct alternative *out)
{
	struct handler handler = {.form = HANDLER_PLAIN, .function = value->at};

	decisions_read(&middleware->reader, &handler, &out->decisions);
	out->api = STR("middleware");
}

static struct alternative read_value(
	struct middleware *middleware, struct site exported, const struct value *value)
{
	struct alternative out = {.at = exported, .call = SITE_NONE};
	size_t before = middleware->met.n;

	switch (value->kind) {
	case VALUE_IMPORT:
		read_name(middleware, value, &out);
		break;
	case VALUE_CALL:
		read_call(middleware, value, &out);
		break;
	case VALUE_FUNCTION:
		read_function(middleware, value, &out);
		break;
	default:
		add_unknown(middleware, &out);
		break;
	}
	if (middleware->met.n > before) {
		out.call = middleware->met.items[before];
		out.api = callee_of(middleware, out.call).name;
		out.at = out.call.module == exported.module ? out.call : exported;
		out.clerks = true;
	}
	return out;
}

static void add_fact(struct middleware *middleware, const struct alternative *alternative,
	const struct guard *guard)
{
	struct collector *collector = middleware->collector;
	struct fact_middleware fact =
		middleware_fact(collector, alternative->at, alternative->api, "next");

	fact.matcher = guard->matcher;
	if (alternative->call.expr != ID_NONE) {
		middleware_read_options(
			collector, alternative->call, alternative->api, &fact.options);
	}
	middleware_add(collector, fact, &alternative->decisions);
}

static void read_exported(struct middleware *middleware, struct site exported, struct guard *guard)
{
	struct collector *collector = middleware->collector;
	value_vec values = {0};

	program_follow(collector->program, exported, collector->arena, &values);
	for (size_t i = 0; i < values.n; i++) {
		struct alternative one = read_value(middleware, exported, &values.items[i]);

		if (values.n == 1 && values.items[0].guessed) {
			add_unknown(middleware, &one);
		}
		if (one.clerks) {
			guard->api = one.api;
			guard->at = collector_site(collector, one.at);
			add_fact(middleware, &one, guard);
		}
		vec_push(collector->arena, &guard->alternatives, one.decisions);
	}
}

static bool has_export(const struct summary *summary, const char *name)
{
	for (uint32_t i = 0; i < summary->export_count; i++) {
		if (str_is(summary->exports[i].name, name)) {
			return true;
		}
	}
	return false;
}

/* The function is exported by the file's own name, or else as default. */
static void read_file(struct middleware *middleware, uint32_t module)
{
	struct collector *collector = middleware->collector;
	const struct program_module *m = &collector->program->modules[module];
	const char *name = str_has(m->path, "proxy.") ? "proxy" : "middleware";
	struct guard guard = {.app = m->app, .api = STR("middleware")};
	struct site exported;

	if (!has_export(m->summary, name)) {
		name = "default";
	}
	exported = program_export(collector->program, module, str_of(name));
	guard.at = collector_place(collector, m->path, 0, 0);
	middleware_read_matcher(collector, module, &guard.matcher);
	if (exported.expr != ID_NONE) {
		guard.at = collector_site(collector, exported);
		read_exported(middleware, exported, &guard);
	} else {
		struct alternative none = {.at = SITE_NONE, .call = SITE_NONE};

		add_unknown(middleware, &none);
		vec_push(collector->arena, &guard.alternatives, none.decisions);
	}
	vec_push(collector->arena, &collector->guards->items, guard);
}

void middleware_read_next(struct middleware *middleware)
{
	for (uint32_t i = 0; i < middleware->collector->program->module_count; i++) {
		if (middleware_is_run(middleware->collector, i)) {
			read_file(middleware, i);
		}
	}
}
