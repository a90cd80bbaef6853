#include "base/path.h"
#include "program/apps.h"
#include "program/frameworks/file_route.h"

/*
 * Expo Router: API routes are files that end in +api, an export for each
 * method, called with a web Request. Source: Expo documentation, "API
 * Routes", "Server middleware", "Router notation", "Reference: baseUrl".
 */

static struct str part_of(struct arena *arena, struct str part)
{
	return file_route_is_group(part) ? STR_NONE : file_route_bracketed(arena, part);
}

static bool is_code(struct str extension)
{
	static const char *const names[] = {".ts", ".tsx", ".js", ".jsx"};

	return str_in(extension, names, sizeof(names) / sizeof(names[0]));
}

/* The path before a mark that only an extension follows: "users+api.ts"; absent if there is none.
 */
static struct str before_mark(struct str path, const char *mark)
{
	struct str bare = file_route_without_extension(path);
	size_t n = str_of(mark).n;

	if (str_absent(path) || !is_code(str_slice(path, bare.n, path.n)) ||
		!str_ends(bare, mark)) {
		return STR_NONE;
	}
	return str_slice(bare, 0, bare.n - n);
}

/* A module's path in the folder of the routes, src/app before app; absent when it is elsewhere. */
static struct str inside(const struct program *program, uint32_t module)
{
	struct str path = file_route_below(program, module, STR("src/app"));

	return str_absent(path) ? file_route_below(program, module, STR("app")) : path;
}

struct expo_app {
	bool based; /* everything lies below a baseUrl */
	bool has_middleware; /* runs before every route, as far as its matcher lets it */
};

static bool names_base(const struct program *program, uint32_t app)
{
	struct str root = program->apps[app].root;
	struct str path = str_format(
		program->arena, "%.*s%sapp.json", STR_ARGS(root), root.n == 0 ? "" : "/");
	const struct document *document = program_document(program, path);
	uint32_t config = file_route_config(program, app, "app.config.");

	if (config != ID_NONE && str_has(program->modules[config].text, "baseUrl")) {
		return true;
	}
	return document != NULL &&
	       document_get(document_get(document_get(document->root, "expo"), "experiments"),
		       "baseUrl") != NULL;
}

static struct expo_app read_app(const struct program *program, uint32_t app)
{
	struct expo_app read = {.based = names_base(program, app)};

	for (uint32_t i = 0; i < program->module_count; i++) {
		if (program->modules[i].app == app) {
			struct str folder = before_mark(inside(program, i), "+middleware");

			read.has_middleware =
				read.has_middleware || (!str_absent(folder) && folder.n == 0);
		}
	}
	return read;
}

static struct str without_index(struct str path)
{
	return str_is(path_name(path), "index") ? path_folder(path) : path;
}

static void add_routes(const struct program *program, struct arena *arena, uint32_t module,
	struct expo_app app, route_vec *out)
{
	struct str path = before_mark(inside(program, module), "+api");
	struct route like = route_at("expo", module, 0, 0);

	if (str_absent(path)) {
		return;
	}
	path = without_index(path);
	like.path = file_route_url(arena, STR(""), path, part_of);
	like.resolved = !app.based && file_route_is_plain(path);
	like.before_lost = app.has_middleware;
	like.body = ROUTE_BODY_WEB;
	file_route_add_methods(program, arena, &like, out);
}

static void expo_routes(const struct program *program, struct arena *arena, route_vec *out)
{
	for (uint32_t app = 0; app < program->app_count; app++) {
		struct expo_app read;

		if (!apps_has(&program->apps[app], "expo")) {
			continue;
		}
		read = read_app(program, app);
		for (uint32_t i = 0; i < program->module_count; i++) {
			if (program->modules[i].app == app) {
				add_routes(program, arena, i, read, out);
			}
		}
	}
}

const struct framework framework_expo = {"expo", expo_routes};
