#include "base/path.h"
#include "program/frameworks/remix.h"

/*
 * React Router in framework mode: app/routes.ts lists the route modules.
 * Source: React Router documentation, "Routing" and "File Route Conventions".
 */

enum {
	NEST = REMIX_PARENTS, /* routes inside routes */
	ENTRIES_MOST = 4000, /* of a list, with what is spread into it again and again */
};

static const char routes_package[] = "@react-router/dev/routes";

struct reading {
	struct remix_app remix;
	bool lost; /* parts of the list could not be read */
	bool *listed; /* by module */
	unsigned entries;
};

/* Where in the list an entry stands. */
struct level {
	struct str prefix;
	bool known;
	struct remix_parents parents;
	unsigned depth;
};

static void read_list(struct reading *r, struct site list, const struct level *level);

static struct str join(struct arena *arena, struct str left, struct str right)
{
	while (str_starts(right, "/")) {
		right = str_slice(right, 1, right.n);
	}
	while (str_ends(right, "/")) {
		right.n--;
	}
	return right.n == 0 ? left
			    : str_format(arena, "%.*s/%.*s", STR_ARGS(left), STR_ARGS(right));
}

/* ":id?" and "x?" may be there or not; "*" takes the rest. */
static struct level below(const struct reading *r, const struct level *level, struct site path)
{
	struct level inner = *level;
	struct str text = path.expr == ID_NONE ? STR("") : program_string(r->remix.program, path);

	inner.depth++;
	if (str_absent(text)) {
		inner.known = false;
		return inner;
	}
	inner.known = inner.known && str_find_byte(text, '?') == SIZE_MAX;
	if (str_ends(text, "*")) {
		text = str_format(
			r->remix.arena, "%.*s:rest*", STR_ARGS(str_slice(text, 0, text.n - 1)));
	}
	inner.prefix = join(r->remix.arena, inner.prefix, text);
	return inner;
}

/* A file that is named relative to the app directory; absent when the name is not known. */
static struct str file_of(const struct reading *r, struct site file)
{
	struct str name = file.expr == ID_NONE ? STR_NONE : program_string(r->remix.program, file);

	return str_absent(name) ? STR_NONE : path_join(r->remix.arena, r->remix.folder, name);
}

static uint32_t module_of(const struct reading *r, struct str path)
{
	uint32_t module = str_absent(path) ? MAP_NONE : map_get(&r->remix.program->by_path, path);

	return module == MAP_NONE ? ID_NONE : module;
}

/* A route module at a level, and what is listed inside it. */
static void read_route(
	struct reading *r, struct site file, struct site children, const struct level *level)
{
	struct str name = file_of(r, file);
	uint32_t module = module_of(r, name);
	struct level inner = *level;
	struct flat_path path = {level->prefix.n == 0 ? STR("/") : level->prefix, level->known};

	r->lost = r->lost || str_absent(name);
	if (r->remix.files != NULL) {
		if (!str_absent(name)) {
			remix_add_file(&r->remix, name, path);
		}
	} else if (module != ID_NONE) {
		r->listed[module] = true;
		remix_add(&r->remix, module, path, &level->parents);
		if (inner.parents.n < REMIX_PARENTS) {
			inner.parents.modules[inner.parents.n++] = module;
		} else {
			inner.parents.lost = true;
		}
	}
	if (children.expr != ID_NONE) {
		read_list(r, children, &inner);
	}
}

/* The first argument at or after `n` that is a list: options may stand before the children. */
static struct site children_of(const struct reading *r, struct site call, uint32_t n)
{
	const struct program *program = r->remix.program;

	for (; n < program_expr(program, call)->count; n++) {
		struct site argument = program_argument(program, call, n);

		if (program_single(program, argument).kind != VALUE_OBJECT) {
			return argument;
		}
	}
	return SITE_NONE;
}

static bool is_helper(const struct reading *r, struct site call, const char *name)
{
	struct site callee = program_called(r->remix.program, call);

	return program_is_import(r->remix.program, callee, routes_package, name);
}

static bool is_flat_routes(const struct reading *r, struct site call)
{
	struct site callee = program_called(r->remix.program, call);

	return program_is_import(r->remix.program, callee, "@react-router/fs-routes", "flatRoutes");
}

/* flatRoutes({ rootDirectory }): routes by the names of files. */
static void read_flat(struct reading *r, struct site call, const struct level *level)
{
	const struct program *program = r->remix.program;
	struct site options = program_argument(program, call, 0);
	struct site folder = SITE_NONE;
	struct str name = STR("routes");

	if (options.expr != ID_NONE) {
		switch (program_find_property(program, options, STR("rootDirectory"), &folder)) {
		case PROPERTY_ABSENT:
			break;
		case PROPERTY_FOUND:
			name = program_string(program, folder);
			break;
		case PROPERTY_UNKNOWN:
			name = STR_NONE;
			break;
		}
	}
	if (str_absent(name)) {
		r->lost = true;
		return;
	}
	remix_add_files(
		&r->remix, str_copy(r->remix.arena, name).s, level->known && level->prefix.n == 0);
}

static void read_call(struct reading *r, struct site call, const struct level *level)
{
	const struct program *program = r->remix.program;
	struct level inner;

	if (is_helper(r, call, "route")) {
		inner = below(r, level, program_argument(program, call, 0));
		read_route(r, program_argument(program, call, 1), children_of(r, call, 2), &inner);
	} else if (is_helper(r, call, "index")) {
		read_route(r, program_argument(program, call, 0), SITE_NONE, level);
	} else if (is_helper(r, call, "layout")) {
		inner = below(r, level, SITE_NONE);
		read_route(r, program_argument(program, call, 0), children_of(r, call, 1), &inner);
	} else if (is_helper(r, call, "prefix")) {
		inner = below(r, level, program_argument(program, call, 0));
		read_list(r, program_argument(program, call, 1), &inner);
	} else if (is_flat_routes(r, call)) {
		read_flat(r, call, level);
	} else {
		r->lost = true;
	}
}

/* { path, file, children }: what the helpers give. */
static void read_object(struct reading *r, struct site object, const struct level *level)
{
	const struct program *program = r->remix.program;
	struct level inner = below(r, level, program_property(program, object, "path"));

	read_route(r, program_property(program, object, "file"),
		program_property(program, object, "children"), &inner);
}

static void read_kids(struct reading *r, struct site list, const struct level *level)
{
	const struct summary *summary = r->remix.program->modules[list.module].summary;

	for (uint32_t i = 0; i < summary->exprs[list.expr].count; i++) {
		struct site kid = {list.module, summary_kid(summary, list.expr, i)};

		if (summary->exprs[kid.expr].kind == EXPR_SPREAD) {
			kid.expr = summary->exprs[kid.expr].left;
		}
		read_list(r, kid, level);
	}
}

/* A list, or an entry of one: both are followed to what they are. */
static void read_list(struct reading *r, struct site list, const struct level *level)
{
	value_vec values = {0};

	if (list.expr == ID_NONE || level->depth > NEST || ++r->entries > ENTRIES_MOST) {
		r->lost = true;
		return;
	}
	program_follow(r->remix.program, list, r->remix.arena, &values);
	for (size_t i = 0; i < values.n; i++) {
		struct level inner = *level;

		inner.depth++;
		switch (values.items[i].kind) {
		case VALUE_ARRAY:
			read_kids(r, values.items[i].at, &inner);
			break;
		case VALUE_CALL:
			read_call(r, values.items[i].at, level);
			break;
		case VALUE_OBJECT:
			read_object(r, values.items[i].at, level);
			break;
		case VALUE_NULL:
		case VALUE_BOOLEAN:
			break;
		default:
			r->lost = true;
			break;
		}
	}
}

/* Where the list could not be read as a whole, any other module may be listed too. */
static void add_unlisted(struct reading *r)
{
	const struct program *program = r->remix.program;

	for (uint32_t i = 0; i < program->module_count; i++) {
		struct str inside = path_below(program->modules[i].path, r->remix.folder);

		if (!r->listed[i] && !str_absent(inside)) {
			remix_add(&r->remix, i, (struct flat_path){STR("/"), false},
				&(struct remix_parents){.lost = true});
		}
	}
}

static uint32_t list_of(const struct reading *r)
{
	static const char *const names[] = {"/routes.ts", "/routes.js", "/routes.mts",
		"/routes.mjs", "/routes.tsx", "/routes.jsx"};

	return frameworks_module(r->remix.program, r->remix.arena, r->remix.folder, names,
		sizeof(names) / sizeof(names[0]));
}

static void read_app(struct reading *r)
{
	struct level level = {.prefix = STR(""), .known = true};
	uint32_t list = list_of(r);
	uint32_t root = remix_root(&r->remix);

	if (root != ID_NONE) {
		level.parents.modules[level.parents.n++] = root;
	}
	if (list == ID_NONE) {
		r->lost = true;
	} else {
		read_list(r, program_export(r->remix.program, list, STR("default")), &level);
	}
	if (r->lost && r->remix.files == NULL) {
		add_unlisted(r);
	}
}

/* Reads the app's list into what `remix` asks for. */
static void read_into(const struct program *program, struct arena *arena, struct remix_app remix)
{
	uint32_t config = file_route_config(program, remix.app, "react-router.config.");
	struct reading r = {
		.remix = remix,
		.listed = arena_array(arena, program->module_count, sizeof(bool)),
	};
	struct site folder;

	r.remix.program = program;
	r.remix.arena = arena;
	r.remix.framework = "react-router";
	r.remix.base = file_route_base(program, config, "basename");
	if (file_route_setting(program, config, "appDirectory", &folder) == PROPERTY_UNKNOWN) {
		folder = SITE_NONE;
	}
	r.remix.folder = remix_folder(&r.remix, folder);
	if (!str_absent(r.remix.folder)) {
		read_app(&r);
	}
}

static void react_router_routes(
	const struct program *program, struct arena *arena, uint32_t app, route_vec *out)
{
	read_into(program, arena, (struct remix_app){.app = app, .out = out});
}

void react_router_files(const struct program *program, struct arena *arena, uint32_t app,
	const struct remix_tree *tree, remix_file_vec *out)
{
	read_into(program, arena, (struct remix_app){.app = app, .tree = tree, .files = out});
}

const struct framework framework_react_router = {
	.name = "react-router", .app_routes = react_router_routes};
