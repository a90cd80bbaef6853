#include "base/path.h"
#include "program/frameworks/file_route.h"

/*
 * Astro: endpoints are the .js and .ts files below src/pages, an export for
 * each method. Source: Astro documentation, "Endpoints", "Routing" (excluding
 * pages), configuration reference (srcDir, base), and
 * withastro/astro packages/astro/src/core/routing (the extensions).
 *
 * Whether an endpoint is prerendered is not asked: it then serves no POST,
 * but the file says where it is meant to be.
 */

/* A file's path below the pages without its extension; absent when it is no endpoint. */
static struct str endpoint_of(const struct program *program, uint32_t module, struct str source)
{
	struct str path = path_below(file_route_below(program, module, source), STR("pages"));

	if ((!str_ends(path, ".ts") && !str_ends(path, ".js")) || str_ends(path, ".d.ts") ||
		file_route_is_hidden(path, '_')) {
		return STR_NONE;
	}
	path = file_route_without_extension(path);
	return str_is(path_name(path), "index") ? path_folder(path) : path;
}

static void add_routes(const struct program *program, struct arena *arena, uint32_t module,
	struct str path, struct file_route_base base, route_vec *out)
{
	struct route like = route_at("astro", module, 0, 0);

	like.path = file_route_url(arena, base.path, path, file_route_bracketed);
	like.resolved = base.known && file_route_is_plain(path);
	like.guarded_by_file = true;
	like.body = ROUTE_BODY_WEB;
	like.request.member = "request";
	file_route_add_methods(program, arena, &like, out);
	file_route_add_rest(program, arena, &like, "ALL", out);
}

static void astro_routes(
	const struct program *program, struct arena *arena, uint32_t app, route_vec *out)
{
	uint32_t config = file_route_config(program, app, "astro.config.");
	struct file_route_base source = file_route_folder(program, config, "srcDir", "src");
	struct file_route_base base = file_route_base(program, config, "base");

	base.known = base.known && source.known;
	for (uint32_t i = 0; i < program->module_count; i++) {
		struct str path;

		if (program->modules[i].app != app) {
			continue;
		}
		path = endpoint_of(program, i, source.path);
		if (!str_absent(path)) {
			add_routes(program, arena, i, path, base, out);
		}
	}
}

const struct framework framework_astro = {.name = "astro", .app_routes = astro_routes};
