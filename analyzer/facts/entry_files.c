#include "base/path.h"
#include "clerk/names.h"
#include "facts/collector.h"
#include "facts/middleware.h"
#include "program/apps.h"
#include "program/frameworks/file_route.h"
#include "program/frameworks/guard_file.h"

/*
 * Files that a framework runs before its routes, or would under another name
 * or in another folder. Names: Next.js documentation, "Middleware" and
 * "Proxy"; Astro, "Middleware"; SvelteKit, "Hooks".
 */
enum { REACHED_MOST = 64 };

struct entry_name {
	const char *framework;
	const char *stem; /* lower case, up to the first dot */
};

static const struct entry_name names[] = {
	{"next", "middleware"},
	{"next", "middlewares"},
	{"next", "proxy"},
	{"astro", "middleware"},
	{"sveltekit", "hooks"},
	{"sveltekit", "hook"},
};

/* Scopes of packages that anybody can install: what they give is no Clerk middleware. */
static const char *const open_scopes[] = {"@arcjet/", "@auth/", "@axiomhq/", "@edge-csrf/",
	"@formatjs/", "@logtail/", "@lingui/", "@nosecone/", "@sentry/", "@supabase/", "@t3-oss/",
	"@upstash/", "@vercel/"};

static const char *const installers[] = {"clerkMiddleware", "authMiddleware", "withClerkMiddleware",
	"withEdgeMiddlewareAuth", "withClerkHandler", "handleClerk"};

enum installs {
	INSTALLS_NO,
	INSTALLS_UNKNOWN,
	INSTALLS_YES,
};

struct reached {
	struct collector *collector;
	uint32_t modules[REACHED_MOST];
	size_t n;
	enum installs installs;
};

static bool is_installer(struct str name)
{
	return str_in(name, installers, sizeof(installers) / sizeof(installers[0]));
}

static void note(struct reached *reached, enum installs installs)
{
	reached->installs = installs > reached->installs ? installs : reached->installs;
}

/* May a package that is not in the repository give what installs Clerk? */
static bool is_open(struct str package)
{
	if (str_starts(package, "@")) {
		for (size_t i = 0; i < sizeof(open_scopes) / sizeof(open_scopes[0]); i++) {
			if (str_starts(package, open_scopes[i])) {
				return true;
			}
		}
		return false;
	}
	return !str_starts(package, ".") && !str_starts(package, "~") &&
	       !str_starts(package, "#") && !str_starts(package, "$lib") &&
	       !str_starts(package, "/") && !str_has_nocase(package, "clerk");
}

static void add_module(struct reached *reached, uint32_t module)
{
	for (size_t i = 0; i < reached->n; i++) {
		if (reached->modules[i] == module) {
			return;
		}
	}
	if (reached->n == REACHED_MOST) {
		note(reached, INSTALLS_UNKNOWN);
		return;
	}
	reached->modules[reached->n++] = module;
}

static void read_link(
	struct reached *reached, struct str specifier, struct str name, uint32_t target)
{
	if (target != ID_NONE) {
		add_module(reached, target);
	} else if (names_is_clerk_package(specifier)) {
		note(reached, is_installer(name) ? INSTALLS_YES : INSTALLS_NO);
	} else if (!is_open(specifier)) {
		note(reached, INSTALLS_UNKNOWN);
	}
}

/* Clerk's middleware that is called or handed on in a file, however it got there. */
static bool has_middleware(const struct collector *collector, struct str path)
{
	for (size_t i = 0; i < collector->facts->middleware.n; i++) {
		const struct fact_middleware *it = &collector->facts->middleware.items[i];

		if (str_equal(it->at.file, path) && is_installer(it->api)) {
			return true;
		}
	}
	return false;
}

static void read_links(struct reached *reached, uint32_t module)
{
	const struct program_module *m = program_load(reached->collector->program, module);

	if (has_middleware(reached->collector, m->path)) {
		note(reached, INSTALLS_YES);
	}
	for (uint32_t i = 0; i < m->summary->import_count; i++) {
		const struct import *import = &m->summary->imports[i];

		if (import->kind != IMPORT_TYPE) {
			read_link(reached, import->specifier, import->name, m->targets[i]);
		}
	}
	for (uint32_t i = 0; i < m->summary->export_count; i++) {
		const struct export *export = &m->summary->exports[i];

		if (export->specifier.n > 0) {
			read_link(
				reached, export->specifier, export->imported, m->export_targets[i]);
		}
	}
}

static struct str installs(struct collector *collector, const struct source_file *file)
{
	static const char *const answers[] = {
		[INSTALLS_NO] = "no", [INSTALLS_UNKNOWN] = "unknown", [INSTALLS_YES] = "yes"};
	struct reached reached = {.collector = collector};

	if (file->module == ID_NONE) {
		return STR("yes"); /* that is why it is here */
	}
	add_module(&reached, file->module);
	for (size_t i = 0; i < reached.n; i++) {
		read_links(&reached, reached.modules[i]);
	}
	return str_of(answers[reached.installs]);
}

static bool is_quoted(struct str text, struct str word, char quote)
{
	size_t at = str_find(text, word, 1);

	while (at != SIZE_MAX && !(text.s[at - 1] == quote && at + word.n < text.n &&
					 text.s[at + word.n] == quote)) {
		at = str_find(text, word, at + 1);
	}
	return at != SIZE_MAX;
}

/*
 * Only files with the extensions of pages are run. Is the file's among them, and
 * none that needs a name of two parts (middleware.page.ts)?
 */
static bool has_extension(const struct collector *collector, const struct source_file *file)
{
	uint32_t config = file_route_config(collector->program, file->app, "next.config.");
	struct str extension = str_last_part(file->path, '.');
	struct str list;
	size_t at;

	if (config == ID_NONE) {
		return true;
	}
	list = collector->program->modules[config].text;
	at = str_find(list, STR("pageExtensions"), 0);
	if (at == SIZE_MAX) {
		return true;
	}
	list = str_slice(list, at, list.n);
	list = str_slice(list, 0, str_find_byte(list, ']'));
	return str_find_byte(list, '.') == SIZE_MAX &&
	       (is_quoted(list, extension, '\'') || is_quoted(list, extension, '"'));
}

/* Next looks beside app or pages; where these are is not known, or not which of them counts. */
static struct str next_runs(const struct collector *collector, const struct source_file *file)
{
	const struct program_app *app = &collector->program->apps[file->app];

	if (app->routes_at_root == app->routes_in_src || !has_extension(collector, file)) {
		return STR("unknown");
	}
	return file->module != ID_NONE && middleware_is_run(collector, file->module) ? STR("yes")
										     : STR("no");
}

static struct str runs(
	const struct collector *collector, const struct source_file *file, const char *framework)
{
	const char *by;

	if (str_is(str_of(framework), "next")) {
		return next_runs(collector, file);
	}
	by = file->module == ID_NONE ? NULL
				     : guard_file_framework(collector->program, file->module);
	return by != NULL && str_is(str_of(by), framework) ? STR("yes") : STR("no");
}

/* "middleware" of "Middleware.ts " and "middleware.ts.txt" */
static bool has_stem(struct str name, const char *stem)
{
	return str_is_nocase(str_trim(str_slice(name, 0, str_find_byte(name, '.'))), stem);
}

/* Next takes a file alone, the others also a folder of that name with an index. */
static bool is_named(struct str path, const struct entry_name *name)
{
	struct str file = path_name(path);

	if (str_starts(file, "index.") && !str_is(str_of(name->framework), "next")) {
		file = path_name(path_folder(path));
	}
	return has_stem(file, name->stem);
}

/* No code, but what was meant to be. */
static bool is_spoilt(const struct source_file *file)
{
	bool may_be = !file->given_up && file->mentions_clerk;

	for (size_t i = 0; may_be && i < sizeof(installers) / sizeof(installers[0]); i++) {
		if (str_has(file->text, installers[i])) {
			return true;
		}
	}
	return false;
}

static void read_file(struct collector *collector, const struct source_file *file)
{
	const struct program_app *app = &collector->program->apps[file->app];

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct fact_entry_file fact = {.framework = str_of(names[i].framework)};

		if (!apps_has(app, names[i].framework) || !is_named(file->path, &names[i]) ||
			(file->module == ID_NONE && !is_spoilt(file))) {
			continue;
		}
		fact.at = collector_place(collector, file->path, 0, 0);
		fact.runs = runs(collector, file, names[i].framework);
		fact.installs = installs(collector, file);
		vec_push(collector->arena, &collector->facts->entry_files, fact);
	}
}

void collect_entry_files(struct collector *collector)
{
	for (size_t i = 0; i < collector->file_count; i++) {
		read_file(collector, &collector->files[i]);
	}
}
