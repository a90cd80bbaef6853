#include "base/path.h"
#include "program/frameworks/file_route.h"

/*
 * SvelteKit: endpoints are +server files, an export for each method. Source:
 * SvelteKit documentation, "Routing" (+server), "Advanced routing" and the
 * configuration (kit.files.routes, kit.paths.base).
 */

/* [param=matcher] matches less than [param], but at the same place. */
static struct str part_of(struct arena *arena, struct str part)
{
	struct str text;

	if (file_route_is_group(part)) {
		return STR_NONE;
	}
	text = file_route_bracketed(arena, part);
	return str_starts(part, "[") ? str_slice(text, 0, str_find_byte(text, '=')) : text;
}

/* [x+2e] and [u+d83e] are escaped characters */
static bool is_known(struct str path)
{
	return file_route_is_plain(path) && !str_has(path, "[x+") && !str_has(path, "[u+");
}

static void add_routes(const struct program *program, struct arena *arena, uint32_t module,
	struct str path, struct file_route_base base, route_vec *out)
{
	struct route like = route_at("sveltekit", module, 0, 0);

	like.path = file_route_url(arena, base.path, path, part_of);
	like.resolved = base.known && is_known(path);
	like.guarded_by_file = true;
	like.body = ROUTE_BODY_WEB;
	like.request.member = "request";
	file_route_add_methods(program, arena, &like, out);
	file_route_add_rest(program, arena, &like, "fallback", out);
}

static void sveltekit_routes(
	const struct program *program, struct arena *arena, uint32_t app, route_vec *out)
{
	uint32_t config = file_route_config(program, app, "svelte.config.");
	struct file_route_base folder =
		file_route_folder(program, config, "kit.files.routes", "src/routes");
	struct file_route_base base = file_route_base(program, config, "kit.paths.base");

	base.known = base.known && folder.known;
	for (uint32_t i = 0; i < program->module_count; i++) {
		struct str path;
		struct str name;

		if (program->modules[i].app != app) {
			continue;
		}
		path = file_route_below(program, i, folder.path);
		name = path_name(path);
		if (str_is(name, "+server.ts") || str_is(name, "+server.js")) {
			add_routes(program, arena, i, path_folder(path), base, out);
		}
	}
}

const struct framework framework_sveltekit = {.name = "sveltekit", .app_routes = sveltekit_routes};
