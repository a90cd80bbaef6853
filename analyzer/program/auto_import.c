#include "program/auto_import.h"

#include "base/path.h"
#include "program/apps.h"
#include "program/follow_internal.h"

/*
 * Sources: Nuxt documentation, "Auto-imports", "server" (Server Utilities),
 * "shared" and "Layers"; Nitro documentation, "Utils".
 */

/* An export that may be used by its name. */
struct offer {
	uint32_t module; /* ID_NONE: several files offer the name */
	struct str name; /* "default", or as it is used */
};

/* The server sees other folders than the app that runs in the browser. */
struct side {
	struct map by_name; /* name → index into offers */
	VEC(struct offer) offers;
};

struct auto_import {
	struct side server;
	struct side client;
};

static struct str without(struct str path, const char *folder)
{
	struct str inside = path_below(path, str_of(folder));

	return str_absent(inside) ? path : inside;
}

/* A path below the app, or below one of its layers, without the folder of sources. */
static struct str inside_app(const struct program *program, uint32_t module)
{
	const struct program_module *m = &program->modules[module];
	struct str path = path_below(m->path, program->apps[m->app].root);
	struct str layer = path_below(path, STR("layers"));
	size_t slash = str_find_byte(layer, '/');

	path = slash == SIZE_MAX ? path : str_slice(layer, slash + 1, layer.n);
	return without(without(path, "src"), "app");
}

/* composables/a.ts and composables/a/index.ts, but not composables/a/b.ts */
static bool is_scanned(struct str path)
{
	struct str folder = path_folder(path);

	return folder.n == 0 ||
	       (str_find_byte(folder, '/') == SIZE_MAX && str_starts(path_name(path), "index."));
}

static bool is_below(struct str path, const char *folder)
{
	struct str inside = path_below(path, str_of(folder));

	return !str_absent(inside) && is_scanned(inside);
}

static void offer(
	struct arena *arena, struct side *side, uint32_t module, struct str name, struct str export)
{
	uint32_t index = map_get(&side->by_name, name);

	if (index != MAP_NONE) {
		side->offers.items[index].module = ID_NONE;
		return;
	}
	map_put(arena, &side->by_name, name, (uint32_t)side->offers.n);
	vec_push(arena, &side->offers, ((struct offer){module, export}));
}

/* A default export is called as its file. */
static void offer_exports(const struct program *program, uint32_t module, struct side *side)
{
	const struct summary *summary = program->modules[module].summary;
	struct str file = path_name(summary->path);

	file = str_slice(file, 0, str_find_byte(file, '.'));
	for (uint32_t i = 0; i < summary->export_count; i++) {
		struct str name = summary->exports[i].name;

		if (summary->exports[i].kind != EXPORT_STAR && name.n > 0) {
			offer(program->arena, side, module, str_is(name, "default") ? file : name,
				name);
		}
	}
}

static void read_module(const struct program *program, uint32_t module, bool nuxt)
{
	struct auto_import *imports = program->apps[program->modules[module].app].imports;
	struct str path = inside_app(program, module);
	bool shared = is_below(path, "shared/utils") || is_below(path, "shared/types");
	bool utils = !str_absent(path_below(path, STR("server/utils"))) ||
		     (!nuxt && !str_absent(path_below(path, STR("utils"))));

	if (shared || utils) {
		offer_exports(program, module, &imports->server);
	}
	if (nuxt && (shared || is_below(path, "composables") || is_below(path, "utils"))) {
		offer_exports(program, module, &imports->client);
	}
}

void auto_import_read(struct program *program)
{
	for (uint32_t i = 0; i < program->app_count; i++) {
		struct program_app *app = &program->apps[i];

		if (apps_has(app, "nuxt") || apps_has(app, "nitro")) {
			app->imports = arena_new(program->arena, struct auto_import);
		}
	}
	for (uint32_t i = 0; i < program->module_count; i++) {
		const struct program_app *app = &program->apps[program->modules[i].app];

		if (app->imports != NULL && program->modules[i].live) {
			read_module(program, i, apps_has(app, "nuxt"));
		}
	}
}

struct site auto_import_find(const struct program *program, uint32_t module, struct str name)
{
	const struct program_app *app = &program->apps[program->modules[module].app];
	const struct side *side;
	uint32_t index;

	if (app->imports == NULL) {
		return SITE_NONE;
	}
	side = !apps_has(app, "nuxt") ||
			       !str_absent(path_below(inside_app(program, module), STR("server")))
		       ? &app->imports->server
		       : &app->imports->client;
	index = map_get(&side->by_name, name);
	if (index == MAP_NONE || side->offers.items[index].module == ID_NONE ||
		side->offers.items[index].module == module) {
		return SITE_NONE;
	}
	return follow_export_find(
		program, side->offers.items[index].module, side->offers.items[index].name);
}
