#include "program/frameworks/nuxt_server.h"

#include "base/path.h"
#include "program/apps.h"

/*
 * Where Nuxt and Nitro look for the server's files. Sources: Nuxt
 * documentation, "Layers" and the configuration (srcDir, serverDir,
 * app.baseURL); Nitro documentation, "Configuration".
 */

static void add_folder(struct nuxt_server *server, struct str folder)
{
	server->folders[server->folder_count++] = folder;
}

/* Nuxt 3 has the server in srcDir, Nuxt 4 beside it. */
static void find_nuxt_folders(struct nuxt_server *server)
{
	const struct program *program = server->program;
	struct file_route_base own = file_route_folder(program, server->config, "serverDir", "");
	struct file_route_base source = file_route_folder(program, server->config, "srcDir", "");

	server->base.known = server->base.known && own.known && source.known;
	if (own.path.n > 0) {
		add_folder(server, own.path);
		return;
	}
	add_folder(server, STR("server"));
	if (source.path.n > 0) {
		add_folder(server, str_format(server->arena, "%.*s/server", STR_ARGS(source.path)));
	}
}

/* srcDir of Nitro 2, serverDir of Nitro 3; its templates have "server". */
static void find_nitro_folders(struct nuxt_server *server)
{
	static const char *const names[] = {"srcDir", "serverDir"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct file_route_base own =
			file_route_folder(server->program, server->config, names[i], "");

		server->base.known = server->base.known && own.known;
		if (own.path.n > 0) {
			add_folder(server, own.path);
			return;
		}
	}
	add_folder(server, STR(""));
	add_folder(server, STR("server"));
}

/* layers/<name>/ is laid out like the app itself */
static struct str without_layer(struct str path)
{
	struct str inside = path_below(path, STR("layers"));
	size_t slash = str_find_byte(inside, '/');

	return slash == SIZE_MAX ? path : str_slice(inside, slash + 1, inside.n);
}

struct str nuxt_server_place(const struct nuxt_server *server, uint32_t module)
{
	static const char *const inner[] = {"api/", "routes/", "middleware/"};
	struct str path = file_route_below(server->program, module, STR(""));

	if (server->program->modules[module].app != server->app) {
		return STR_NONE;
	}
	path = without_layer(path);
	for (size_t i = 0; i < server->folder_count; i++) {
		struct str inside = path_below(path, server->folders[i]);

		for (size_t n = 0; n < sizeof(inner) / sizeof(inner[0]); n++) {
			if (str_starts(inside, inner[n])) {
				return inside;
			}
		}
	}
	return STR_NONE;
}

bool nuxt_server_read(
	const struct program *program, struct arena *arena, uint32_t app, struct nuxt_server *out)
{
	uint32_t nitro = file_route_config(program, app, "nitro.config.");
	bool nuxt = apps_has(&program->apps[app], "nuxt");

	/* beside other frameworks Nitro only builds, unless it is configured */
	if (!nuxt &&
		(!apps_has(&program->apps[app], "nitro") ||
			(nitro == ID_NONE && !str_starts(program->apps[app].framework, "nitro")))) {
		return false;
	}
	*out = (struct nuxt_server){
		.program = program,
		.arena = arena,
		.app = app,
		.framework = nuxt ? "nuxt" : "nitro",
		.config = nuxt ? file_route_config(program, app, "nuxt.config.") : nitro,
	};
	out->base = file_route_base(program, out->config, nuxt ? "app.baseURL" : "baseURL");
	if (nuxt) {
		find_nuxt_folders(out);
	} else {
		find_nitro_folders(out);
	}
	return true;
}
