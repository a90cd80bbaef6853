#include "program/apps.h"

#include <stdlib.h>

#include "base/path.h"
#include "program/libraries.h"

/*
 * Dependencies that make a folder an app, in order of precedence: the first
 * one that an app has gives its framework's name and version. Other server
 * frameworks are named behind it ("next+convex"), because handlers may live
 * there too; where one of them is not read, nothing may be said to be absent.
 * Client frameworks count only where there is no server framework.
 */
enum part {
	PART_READ, /* routes and guards are understood */
	PART_UNREAD, /* serves requests in a way this version does not read */
	PART_HOST, /* likewise, but beside a server framework only a way to deploy that */
	PART_HOST_READ, /* understood, and beside a server framework only a way to deploy that */
	PART_DESCRIBED, /* likewise, where a document of the app says what is served */
	PART_CLIENT, /* has no routes of its own */
};

struct known {
	const char *package; /* a trailing '*' stands for anything */
	const char *framework;
	enum part part;
};

static const struct known known[] = {
	{"next", "next", PART_READ},
	{"express", "express", PART_READ},
	{"nuxt", "nuxt", PART_READ},
	{"nuxt3", "nuxt", PART_READ},
	{"astro", "astro", PART_READ},
	{"@remix-run/*", "remix", PART_READ},
	{"@react-router/dev", "react-router", PART_READ},
	{"@tanstack/react-start", "tanstack-start", PART_READ},
	{"@tanstack/start", "tanstack-start", PART_READ},
	{"@tanstack/solid-start", "tanstack-start", PART_READ},
	{"@sveltejs/kit", "sveltekit", PART_READ},
	{"@solidjs/start", "solid-start", PART_UNREAD},
	{"@builder.io/qwik-city", "qwik-city", PART_UNREAD},
	{"@redwoodjs/core", "redwood", PART_UNREAD},
	{"gatsby", "gatsby", PART_UNREAD},
	{"@nestjs/core", "nest", PART_READ},
	{"fastify", "fastify", PART_READ},
	{"hono", "hono", PART_READ},
	{"koa", "koa", PART_UNREAD},
	{"elysia", "elysia", PART_UNREAD},
	{"h3", "h3", PART_HOST},
	{"nitropack", "nitro", PART_READ},
	{"nitro", "nitro", PART_READ},
	{"@hapi/hapi", "hapi", PART_UNREAD},
	{"restify", "restify", PART_UNREAD},
	{"polka", "polka", PART_UNREAD},
	{"@adonisjs/core", "adonis", PART_UNREAD},
	{"@feathersjs/feathers", "feathers", PART_UNREAD},
	{"convex", "convex", PART_READ},
	{"expo-router", "expo", PART_READ}, /* +api files */
	{"itty-router", "itty-router", PART_UNREAD},
	{"wrangler", "workers", PART_HOST_READ},
	{"@cloudflare/workers-types", "workers", PART_HOST_READ},
	{"@vercel/node", "vercel-functions", PART_HOST_READ},
	{"@netlify/functions", "netlify-functions", PART_HOST_READ},
	{"firebase-functions", "firebase-functions", PART_UNREAD},
	{"@google-cloud/functions-framework", "cloud-functions", PART_UNREAD},
	{"@azure/functions", "azure-functions", PART_UNREAD},
	{"@types/aws-lambda", "aws-lambda", PART_DESCRIBED},
	{"aws-lambda", "aws-lambda", PART_DESCRIBED},
	{"serverless", "serverless", PART_DESCRIBED},
	{"sst", "sst", PART_HOST},
	{"expo", "expo", PART_CLIENT},
	{"react-native", "react-native", PART_CLIENT},
	{"plasmo", "plasmo", PART_CLIENT},
	{"wxt", "wxt", PART_CLIENT},
	{"@clerk/chrome-extension", "chrome-extension", PART_CLIENT},
	{"electron", "electron", PART_CLIENT},
	{"@angular/core", "angular", PART_CLIENT},
	{"react-scripts", "create-react-app", PART_CLIENT},
	{"vite", "vite", PART_CLIENT},
};

enum { KNOWN = sizeof(known) / sizeof(known[0]) };

/* Folders whose code some platform serves, whatever package.json says. */
static const struct {
	const char *folder; /* below the app's root */
	const char *framework;
	bool client_only; /* elsewhere the name means nothing */
} served[] = {
	{"supabase/functions/", "supabase-functions", false},
	{"netlify/functions/", "netlify-functions", false},
	{"api/", "vercel-functions", true},
};

static bool is_package(struct str name, const char *package)
{
	struct str want = str_of(package);

	if (want.s[want.n - 1] != '*') {
		return str_equal(name, want);
	}
	return name.n >= want.n &&
	       str_equal(str_slice(name, 0, want.n - 1), str_slice(want, 0, want.n - 1));
}

/* A package that only wants a framework from its user is a library, even if it builds with it. */
static bool is_library_for(const struct manifest *manifest, struct str name)
{
	for (size_t i = 0; i < manifest->dependencies.n; i++) {
		if (manifest->dependencies.items[i].peer &&
			str_equal(manifest->dependencies.items[i].name, name)) {
			return true;
		}
	}
	return false;
}

static const struct manifest_dependency *find_dependency(
	const struct manifest *manifest, const char *package)
{
	for (size_t i = 0; i < manifest->dependencies.n; i++) {
		const struct manifest_dependency *item = &manifest->dependencies.items[i];

		if (is_package(item->name, package) && !is_library_for(manifest, item->name)) {
			return item;
		}
	}
	return NULL;
}

bool apps_has(const struct program_app *app, const char *framework)
{
	struct str rest = app->framework;

	while (rest.n > 0) {
		size_t plus = str_find_byte(rest, '+');
		size_t end = plus == SIZE_MAX ? rest.n : plus;

		if (str_is(str_slice(rest, 0, end), framework)) {
			return true;
		}
		rest = str_slice(rest, end + 1, rest.n);
	}
	return false;
}

static void name_framework(struct arena *arena, struct program_app *app, const char *framework)
{
	if (apps_has(app, framework)) {
		return;
	}
	app->framework = app->framework.n == 0 ? str_of(framework)
					       : str_format(arena, "%.*s+%s",
							 STR_ARGS(app->framework), framework);
}

/* Does serverless.yml or a SAM template of the app say which function serves what? */
static bool is_described(const struct program *program, const struct program_app *app)
{
	for (uint32_t i = 0; i < program->document_count; i++) {
		const struct document *document = &program->documents[i];
		struct str name = path_name(document->path);

		if (!document->partial && !str_absent(path_below(document->path, app->root)) &&
			(str_starts(name, "serverless.") || str_starts(name, "template."))) {
			return true;
		}
	}
	return false;
}

static bool is_read(const struct program *program, const struct program_app *app, enum part part)
{
	return part == PART_DESCRIBED ? is_described(program, app)
				      : part != PART_UNREAD && part != PART_HOST;
}

static void add_framework(const struct program *program, struct program_app *app,
	const struct known *row, struct str version)
{
	bool first = app->framework.n == 0;

	/* beside a server framework these say nothing */
	if (!first && row->part != PART_READ && row->part != PART_UNREAD) {
		return;
	}
	name_framework(program->arena, app, row->framework);
	if (first) {
		app->framework_version = version;
	}
	app->framework_read = app->framework_read && is_read(program, app, row->part);
}

/* The root of a workspace needs tools that are frameworks elsewhere (vite, wrangler). */
static bool is_tool(const struct manifest *manifest, const struct manifest_dependency *dependency)
{
	return dependency->dev && manifest->holds_workspace;
}

static void read_frameworks(
	const struct program *program, struct program_app *app, const struct manifest *manifest)
{
	for (size_t i = 0; i < KNOWN; i++) {
		const struct manifest_dependency *dependency =
			find_dependency(manifest, known[i].package);

		if (dependency != NULL && !is_tool(manifest, dependency)) {
			add_framework(program, app, &known[i], dependency->range);
		}
	}
}

static bool has_vercel_json(const struct program *program, struct str root)
{
	return program_document(program, path_join(program->arena, root, STR("vercel.json"))) !=
	       NULL;
}

static int compare_roots(const void *left, const void *right)
{
	const struct program_app *a = left;
	const struct program_app *b = right;

	return str_compare(a->root, b->root);
}

static struct program_app empty_app(struct str root)
{
	return (struct program_app){
		.root = root,
		.framework = STR(""),
		.framework_read = true,
	};
}

void apps_find(struct program *program, const struct manifest *manifests, size_t count)
{
	VEC(struct program_app) apps = {0};

	vec_push(program->arena, &apps, empty_app(STR("")));
	apps.items[0].on_vercel = has_vercel_json(program, STR(""));
	for (size_t i = 0; i < count; i++) {
		struct program_app app = empty_app(manifests[i].folder);

		read_frameworks(program, &app, &manifests[i]);
		/* only functions on Vercel need that package */
		app.on_vercel = find_dependency(&manifests[i], "@vercel/node") != NULL ||
				has_vercel_json(program, app.root);
		if (app.root.n == 0) {
			apps.items[0] = app;
		} else if (app.framework.n > 0) {
			vec_push(program->arena, &apps, app);
		}
	}
	qsort(apps.items, apps.n, sizeof(apps.items[0]), compare_roots);
	program->apps = apps.items;
	program->app_count = (uint32_t)apps.n;
}

/* The app with the longest root that holds a path. */
static uint32_t holder_of(const struct program *program, struct str path)
{
	uint32_t best = 0;

	for (uint32_t i = 1; i < program->app_count; i++) {
		if (program->apps[i].root.n > program->apps[best].root.n &&
			!str_absent(path_below(path, program->apps[i].root))) {
			best = i;
		}
	}
	return best;
}

uint32_t apps_of(const struct program *program, struct str path)
{
	uint32_t best = holder_of(program, path);
	size_t length = program->apps[best].root.n;

	for (uint32_t i = 0; i < program->library_count; i++) {
		const struct program_library *library = &program->libraries[i];

		if (library->folder.n > length && !str_absent(path_below(path, library->folder))) {
			best = library->app;
			length = library->folder.n;
		}
	}
	return best;
}

static bool is_client_only(const struct program_app *app)
{
	for (size_t i = 0; i < KNOWN; i++) {
		if (known[i].part != PART_CLIENT && apps_has(app, known[i].framework)) {
			return false;
		}
	}
	return true;
}

/* Vercel builds what these say; beside any other it makes functions of api/ by itself. */
static bool builds_for_vercel(const struct program_app *app)
{
	static const char *const frameworks[] = {"next", "nuxt", "nitro", "astro", "sveltekit",
		"remix", "react-router", "tanstack-start", "solid-start", "qwik-city", "redwood",
		"gatsby"};

	for (size_t i = 0; i < sizeof(frameworks) / sizeof(frameworks[0]); i++) {
		if (apps_has(app, frameworks[i])) {
			return true;
		}
	}
	return false;
}

static bool may_serve(const struct program_app *app, bool client_only)
{
	return !client_only || is_client_only(app) || (app->on_vercel && !builds_for_vercel(app));
}

/* Next's two kinds of routes; beside them lies the middleware file. */
static bool holds_routes(struct str path)
{
	return str_starts(path, "app/") || str_starts(path, "pages/");
}

void apps_note_code(struct program *program, struct str path)
{
	struct program_app *app = &program->apps[holder_of(program, path)];
	size_t from = app->root.n == 0 ? 0 : app->root.n + 1;
	struct str inside = str_slice(path, from, path.n);

	app->routes_at_root = app->routes_at_root || holds_routes(inside);
	app->routes_in_src =
		app->routes_in_src ||
		(str_starts(inside, "src/") && holds_routes(str_slice(inside, 4, inside.n)));
	app->app_router =
		app->app_router || str_starts(inside, "app/") || str_starts(inside, "src/app/");
	for (size_t i = 0; i < sizeof(served) / sizeof(served[0]); i++) {
		if (str_starts(inside, served[i].folder) && may_serve(app, served[i].client_only)) {
			name_framework(program->arena, app, served[i].framework);
		}
	}
}

static const struct manifest *manifest_in(
	const struct manifest *manifests, size_t count, struct str folder)
{
	for (size_t i = 0; i < count; i++) {
		if (str_equal(manifests[i].folder, folder)) {
			return &manifests[i];
		}
	}
	return NULL;
}

static bool is_used(const struct manifest *manifests, size_t count, struct str name)
{
	for (size_t i = 0; i < count; i++) {
		for (size_t n = 0; n < manifests[i].dependencies.n; n++) {
			if (str_equal(manifests[i].dependencies.items[n].name, name)) {
				return true;
			}
		}
	}
	return false;
}

/* Components and helpers for Next or a bundler name these as what they are written for. */
static bool is_written_for_others(
	const struct program_app *app, const struct manifest *manifests, size_t count)
{
	const struct manifest *manifest = manifest_in(manifests, count, app->root);
	bool serves = app->routes_at_root || app->routes_in_src ||
		      !(str_is(app->framework, "next") || is_client_only(app));

	return app->root.n > 0 && !serves && manifest != NULL && manifest->name.n > 0 &&
	       is_used(manifests, count, manifest->name);
}

void apps_settle(struct program *program, const struct manifest *manifests, size_t count)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < program->app_count; i++) {
		if (!is_written_for_others(&program->apps[i], manifests, count)) {
			program->apps[kept++] = program->apps[i];
		}
	}
	program->app_count = kept;
	libraries_find(program, manifests, count);
}
