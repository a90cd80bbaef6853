#include <stdlib.h>

#include "base/path.h"
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
	path = path_below(path, app->root); /* absent: of a package that belongs to the app */
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

/* One entry of config.matcher: a string, or an object with the path in `source`. */
static void read_matcher_entry(struct collector *collector, struct site entry, item_vec *out)
{
	struct value value = middleware_value(collector, entry);
	struct site source = SITE_NONE;
	struct site condition;

	if (value.kind != VALUE_OBJECT) {
		path_list_read(collector, entry, out);
		return;
	}
	program_find_property(collector->program, entry, STR("source"), &source);
	if (source.expr == ID_NONE ||
		program_find_property(collector->program, entry, STR("has"), &condition) !=
			PROPERTY_ABSENT ||
		program_find_property(collector->program, entry, STR("missing"), &condition) !=
			PROPERTY_ABSENT) {
		path_list_add_unresolved(collector, entry, out);
		return;
	}
	path_list_read(collector, source, out);
}

void middleware_read_matcher(struct collector *collector, uint32_t module, item_vec *out)
{
	struct site config = program_export(collector->program, module, STR("config"));
	struct site matcher = SITE_NONE;
	struct value list;

	if (config.expr == ID_NONE) {
		return;
	}
	switch (program_find_property(collector->program, config, STR("matcher"), &matcher)) {
	case PROPERTY_ABSENT:
		return;
	case PROPERTY_UNKNOWN:
		path_list_add_unresolved(collector, config, out);
		return;
	case PROPERTY_FOUND:
		break;
	}
	list = middleware_value(collector, matcher);
	if (list.kind != VALUE_ARRAY) {
		read_matcher_entry(collector, matcher, out);
		return;
	}
	for (uint32_t i = 0; i < program_expr(collector->program, list.at)->count; i++) {
		read_matcher_entry(
			collector, program_argument(collector->program, list.at, i), out);
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
	struct guard guard = {.app = m->app, .framework = "next", .api = STR("middleware")};
	struct site exported;

	if (!has_export(m->summary, name)) {
		name = "default";
	}
	exported = program_export(collector->program, module, str_of(name));
	guard.at = collector_place(collector, m->path, 0, 0);
	middleware_read_matcher(collector, module, &guard.matcher);
	if (exported.expr != ID_NONE) {
		guard.at = collector_site(collector, exported);
	}
	middleware_add_guard(middleware, guard, HANDLER_PLAIN, exported);
}

void middleware_read_next(struct middleware *middleware)
{
	for (uint32_t i = 0; i < middleware->collector->program->module_count; i++) {
		if (middleware_is_run(middleware->collector, i)) {
			read_file(middleware, i);
		}
	}
}
