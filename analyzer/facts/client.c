#include "facts/client.h"

#include "base/path.h"
#include "program/apps.h"

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

/* The path within its app. */
static struct str inside(const struct program *program, uint32_t module)
{
	const struct program_module *m = &program->modules[module];

	return path_below(m->path, program->apps[m->app].root);
}

/*
 * x.client.ts is left out of what runs on the server. Sources: Remix and React
 * Router documentation, ".client modules"; Nuxt documentation, "plugins/",
 * "components/". Elsewhere the name says what a module is a client of.
 */
static bool is_marked(const struct program_app *app, struct str path)
{
	bool meant =
		apps_has(app, "remix") || apps_has(app, "react-router") || apps_has(app, "nuxt");

	return meant && str_has(path_name(path), ".client.");
}

/* Beside an app's own code: what builds it, what serves it, what is sent by mail. */
static bool lies_beside(struct str path)
{
	static const char *const folders[] = {"api", "email", "emails", "functions", "netlify",
		"scripts", "server", "supabase", "workers"};
	struct str folder = path_folder(path);

	while (folder.n > 0) {
		if (str_in(path_name(folder), folders, COUNT(folders))) {
			return true;
		}
		folder = path_folder(folder);
	}
	return str_has(path_name(path), ".config.") || str_starts(path_name(path), "+");
}

static bool is_component(struct str path)
{
	return str_ends(path, ".tsx") || str_ends(path, ".jsx");
}

/*
 * Apps that have no other framework. Of an extension every module is sent,
 * its background worker too; of the others only components certainly are.
 */
static bool is_of_client_app(const struct program_app *app, struct str path)
{
	static const char *const extensions[] = {"plasmo", "wxt", "chrome-extension"};
	static const char *const others[] = {
		"vite", "create-react-app", "expo", "react-native", "angular"};

	if (lies_beside(path)) {
		return false;
	}
	return str_in(app->framework, extensions, COUNT(extensions)) ||
	       (str_in(app->framework, others, COUNT(others)) && is_component(path));
}

bool client_has(const struct program *program, struct site site)
{
	const struct program_module *m = &program->modules[site.module];
	const struct program_app *app = &program->apps[m->app];
	struct str path = inside(program, site.module);

	return summary_in_browser(m->summary, program_expr(program, site)->function) ||
	       is_marked(app, path) || is_of_client_app(app, path);
}
