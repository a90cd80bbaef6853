#include "program/frameworks/guard_file.h"

#include "base/path.h"
#include "program/apps.h"
#include "program/frameworks/nuxt_server.h"

/*
 * Sources: Astro documentation, "Middleware" and srcDir; SvelteKit
 * documentation, "Hooks" and kit.files.hooks.server; Nuxt documentation,
 * "server" (Server Middleware); Nitro documentation, "Middleware".
 */

static bool is_code(struct str path)
{
	static const char *const extensions[] = {".ts", ".js", ".mts", ".mjs"};
	bool code = false;

	for (size_t i = 0; i < sizeof(extensions) / sizeof(extensions[0]); i++) {
		code = code || str_ends(path, extensions[i]);
	}
	return code;
}

/* "a/middleware.ts" and "a/middleware/index.ts" are both a/middleware */
static bool is_module(struct str path, struct str folder, struct str name)
{
	struct str inside = file_route_without_extension(path_below(path, folder));

	return str_equal(inside, name) ||
	       (str_is(path_name(inside), "index") && str_equal(path_folder(inside), name));
}

static bool is_astro(const struct program *program, uint32_t app, struct str path)
{
	struct file_route_base source;

	if (!str_has(path, "middleware")) {
		return false;
	}
	source = file_route_folder(
		program, file_route_config(program, app, "astro.config."), "srcDir", "src");
	return is_module(path, source.path, STR("middleware"));
}

static bool is_sveltekit(const struct program *program, uint32_t app, struct str path)
{
	uint32_t config = file_route_config(program, app, "svelte.config.");
	struct file_route_base file =
		file_route_folder(program, config, "kit.files.hooks.server", "src/hooks.server");

	return is_module(path, STR(""), file.path) ||
	       /* the setting may name the file itself */
	       str_equal(path, file.path);
}

const char *guard_file_framework(const struct program *program, uint32_t module)
{
	uint32_t app = program->modules[module].app;
	struct str path = file_route_below(program, module, STR(""));
	struct nuxt_server server;

	if (!is_code(path) || !program->modules[module].live) {
		return NULL;
	}
	if (apps_has(&program->apps[app], "astro") && is_astro(program, app, path)) {
		return "astro";
	}
	if (apps_has(&program->apps[app], "sveltekit") && str_has(path, "hooks") &&
		is_sveltekit(program, app, path)) {
		return "sveltekit";
	}
	if (str_has(path, "middleware/") &&
		nuxt_server_read(program, program->arena, app, &server) &&
		str_starts(nuxt_server_place(&server, module), "middleware/")) {
		return server.framework;
	}
	return NULL;
}
