#include "program/frameworks/remix.h"

#include "base/path.h"
#include "program/frameworks/before_list.h"

/*
 * Remix: route modules whose paths are spelled by their files. Source: Remix
 * documentation, "Route File Naming" (version 2) and "Routing" (version 1).
 */

struct str remix_folder(struct remix_app *remix, struct site configured)
{
	struct str root = remix->program->apps[remix->app].root;
	struct str name = configured.expr == ID_NONE ? STR("app")
						     : program_string(remix->program, configured);

	return str_absent(name) ? STR_NONE : path_join(remix->arena, root, name);
}

/* What a route module's own `middleware` and its parents' run before it. */
static void see_middleware(const struct remix_app *remix, uint32_t module, struct route *route)
{
	static const char *const names[] = {"middleware", "unstable_middleware"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct site list = program_export(remix->program, module, str_of(names[i]));

		if (list.expr != ID_NONE) {
			before_list_add(remix->program, remix->arena, list, route);
		}
	}
}

static void see_before(const struct remix_app *remix, uint32_t module,
	const struct remix_parents *parents, struct route *route)
{
	for (unsigned i = 0; i < parents->n; i++) {
		see_middleware(remix, parents->modules[i], route);
	}
	see_middleware(remix, module, route);
	route->before_lost = route->before_lost || parents->lost;
}

/* A path as it is seen from outside, behind what the app lies below. */
static struct str based(const struct remix_app *remix, struct str path)
{
	struct str base = remix->base.path;

	return base.n == 0 ? path
			   : str_format(remix->arena, "%.*s%.*s", STR_ARGS(base), STR_ARGS(path));
}

void remix_add_file(const struct remix_app *remix, struct str file, struct flat_path path)
{
	path.path = based(remix, path.path);
	path.known = path.known && remix->base.known;
	vec_push(remix->arena, remix->files,
		(struct remix_file){.file = file, .url = path, .base = remix->base.path});
}

void remix_add(const struct remix_app *remix, uint32_t module, struct flat_path path,
	const struct remix_parents *parents)
{
	static const char *const writing[] = {"PUT", "PATCH", "DELETE"};
	struct route like = route_at(remix->framework, module, 0, 0);
	size_t before = remix->out->n;

	like.path = based(remix, path.path);
	like.base = remix->base.path;
	like.resolved = path.known && remix->base.known;
	like.request.member = "request";
	like.body = ROUTE_BODY_WEB;
	see_before(remix, module, parents, &like);
	if (file_route_add(remix->program, remix->arena, &like, "action", "POST", remix->out)) {
		for (size_t i = 0; i < sizeof(writing) / sizeof(writing[0]); i++) {
			vec_push(remix->arena, &remix->out->items[before].methods,
				str_of(writing[i]));
		}
	}
	file_route_add(remix->program, remix->arena, &like, "loader", "GET", remix->out);
}

uint32_t remix_root(const struct remix_app *remix)
{
	static const char *const names[] = {"/root.tsx", "/root.jsx", "/root.ts", "/root.js"};

	return frameworks_module(remix->program, remix->arena, remix->folder, names,
		sizeof(names) / sizeof(names[0]));
}

/* The route's name: the file's, or its folder's when the file is the folder's route. */
static struct str route_name(struct str inside)
{
	struct str name = file_route_without_extension(inside);
	size_t slash = str_find_byte(name, '/');
	struct str file = path_name(name);

	if (slash == SIZE_MAX) {
		return name;
	}
	return (str_is(file, "route") || str_is(file, "index")) && slash + 1 + file.n == name.n
		       ? str_slice(name, 0, slash)
		       : STR_NONE; /* a part of the route, no route */
}

/* Is one route's name another's beginning, so that it may be its layout? */
static bool is_parent(struct str name, struct str other)
{
	return other.n < name.n && str_equal(str_slice(name, 0, other.n), other) &&
	       (name.s[other.n] == '.' || name.s[other.n] == '/');
}

static struct remix_parents parents_of(
	const struct remix_app *remix, struct str folder, struct str name)
{
	struct remix_parents parents = {.n = 0};
	uint32_t root = remix_root(remix);

	if (root != ID_NONE) {
		parents.modules[parents.n++] = root;
	}
	for (uint32_t i = 0; i < remix->program->module_count; i++) {
		struct str inside = path_below(remix->program->modules[i].path, folder);
		struct str other = str_absent(inside) ? STR_NONE : route_name(inside);

		if (str_absent(other) || !is_parent(name, other)) {
			continue;
		}
		if (parents.n == REMIX_PARENTS) {
			parents.lost = true;
			break;
		}
		parents.modules[parents.n++] = i;
	}
	return parents;
}

static bool is_code(struct str path)
{
	return str_ends(path, ".tsx") || str_ends(path, ".ts") || str_ends(path, ".jsx") ||
	       str_ends(path, ".js") || str_ends(path, ".mdx");
}

/* The files below a folder, whose names spell their routes. */
static void list_files(const struct remix_app *remix, struct str below,
	const struct flat_rules *rules, bool nested, bool known)
{
	for (size_t i = 0; i < remix->tree->count; i++) {
		struct str inside = path_below(remix->tree->paths[i], below);
		struct str name = str_absent(inside) || !is_code(inside) ? STR_NONE
				  : nested ? file_route_without_extension(inside)
					   : route_name(inside);
		struct flat_path path;

		if (!str_absent(name)) {
			path = flat_route_path(remix->arena, name, rules);
			path.known = path.known && known;
			remix_add_file(remix, remix->tree->paths[i], path);
		}
	}
}

void remix_add_files(const struct remix_app *remix, const char *folder, bool known)
{
	static const char *const index[] = {"_index", "index", NULL};
	static const struct flat_rules rules = {.pathless = "_", .dots = true, .index = index};
	struct str below = str_format(remix->arena, "%.*s/%s", STR_ARGS(remix->folder), folder);

	if (remix->files != NULL) {
		list_files(remix, below, &rules, false, known);
		return;
	}
	for (uint32_t i = 0; i < remix->program->module_count; i++) {
		struct str inside = path_below(remix->program->modules[i].path, below);
		struct str name = str_absent(inside) ? STR_NONE : route_name(inside);
		struct flat_path path;
		struct remix_parents parents;

		if (str_absent(name)) {
			continue;
		}
		path = flat_route_path(remix->arena, name, &rules);
		path.known = path.known && known;
		parents = parents_of(remix, below, name);
		remix_add(remix, i, path, &parents);
	}
}

/* Version 1: folders separate, too, and two underscores leave no trace. */
static void add_nested_files(const struct remix_app *remix, bool known)
{
	static const char *const index[] = {"index", NULL};
	static const struct flat_rules rules = {.pathless = "__", .dots = true, .index = index};
	struct str below = str_format(remix->arena, "%.*s/routes", STR_ARGS(remix->folder));

	if (remix->files != NULL) {
		list_files(remix, below, &rules, true, known);
		return;
	}
	for (uint32_t i = 0; i < remix->program->module_count; i++) {
		struct str inside = path_below(remix->program->modules[i].path, below);
		struct flat_path path;

		if (str_absent(inside)) {
			continue;
		}
		path = flat_route_path(remix->arena, file_route_without_extension(inside), &rules);
		path.known = path.known && known;
		remix_add(remix, i, path, &(struct remix_parents){.n = 0});
	}
}

/* The options of the Vite plugin: remix({ appDirectory, basename, routes }). */
static struct site plugin_options(const struct program *program, uint32_t app)
{
	uint32_t config = file_route_config(program, app, "vite.config.");
	const struct summary *summary;

	if (config == ID_NONE) {
		return SITE_NONE;
	}
	summary = program->modules[config].summary;
	for (expr_id i = 0; i < summary->expr_count; i++) {
		struct site callee = {config, summary->exprs[i].left};

		if (summary->exprs[i].kind == EXPR_CALL &&
			(program_is_import(program, callee, "@remix-run/dev", "vitePlugin") ||
				program_is_import(program, callee, "@remix-run/dev",
					"unstable_vitePlugin"))) {
			return program_argument(program, (struct site){config, i}, 0);
		}
	}
	return SITE_NONE;
}

/* Finds an option in remix.config.js, or in what the Vite plugin is given. */
static enum property find_option(
	const struct program *program, uint32_t app, const char *name, struct site *out)
{
	uint32_t config = file_route_config(program, app, "remix.config.");
	struct site options = plugin_options(program, app);

	*out = SITE_NONE;
	if (config != ID_NONE) {
		return file_route_setting(program, config, name, out);
	}
	return options.expr == ID_NONE ? PROPERTY_ABSENT
				       : program_find_property(program, options, str_of(name), out);
}

static struct file_route_base base_of(const struct program *program, uint32_t app)
{
	struct file_route_base base = {STR(""), true};
	struct site site;

	switch (find_option(program, app, "basename", &site)) {
	case PROPERTY_ABSENT:
		break;
	case PROPERTY_FOUND:
		base.path = program_string(program, site);
		base.known = !str_absent(base.path);
		break;
	case PROPERTY_UNKNOWN:
		base.known = false;
		break;
	}
	while (str_ends(base.path, "/")) {
		base.path.n--;
	}
	return base;
}

/* Files are nested folders in version 1, unless it is told to do as version 2. */
static bool is_nested(const struct program *program, uint32_t app)
{
	struct str range = program->apps[app].framework_version;
	struct site flag;
	size_t i = 0;

	while (i < range.n && (range.s[i] < '0' || range.s[i] > '9')) {
		i++;
	}
	if (i == range.n || range.s[i] != '1' ||
		(i + 1 < range.n && range.s[i + 1] >= '0' && range.s[i + 1] <= '9')) {
		return false;
	}
	return find_option(program, app, "future.v2_routeConvention", &flag) != PROPERTY_FOUND;
}

/* Reads the app's routes into what `remix` asks for. */
static void read_app(const struct program *program, struct arena *arena, struct remix_app remix)
{
	struct site site;
	bool known;

	remix.program = program;
	remix.arena = arena;
	remix.base = base_of(program, remix.app);
	remix.framework = "remix";
	if (find_option(program, remix.app, "appDirectory", &site) == PROPERTY_UNKNOWN) {
		return;
	}
	remix.folder = remix_folder(&remix, site);
	/* own routes may put a module under any path */
	known = find_option(program, remix.app, "routes", &site) == PROPERTY_ABSENT;
	if (str_absent(remix.folder)) {
		return;
	}
	if (is_nested(program, remix.app)) {
		add_nested_files(&remix, known);
	} else {
		remix_add_files(&remix, "routes", known);
	}
}

static void remix_routes(
	const struct program *program, struct arena *arena, uint32_t app, route_vec *out)
{
	read_app(program, arena, (struct remix_app){.app = app, .out = out});
}

void remix_files(const struct program *program, struct arena *arena, uint32_t app,
	const struct remix_tree *tree, remix_file_vec *out)
{
	read_app(program, arena, (struct remix_app){.app = app, .tree = tree, .files = out});
}

const struct framework framework_remix = {.name = "remix", .app_routes = remix_routes};
