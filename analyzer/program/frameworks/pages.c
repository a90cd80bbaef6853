#include "program/frameworks/pages.h"

#include "base/path.h"
#include "program/apps.h"
#include "program/frameworks/nuxt_server.h"
#include "program/frameworks/remix.h"

/*
 * Frameworks in which a file is a page. Sources: Next.js documentation,
 * "Layouts and Pages", "Pages and Layouts" (pages router); Astro, "Pages";
 * Nuxt, "pages/"; SvelteKit, "Routing"; Remix, "Route File Naming"; React
 * Router, "Routing"; TanStack Router, "File-Based Routing".
 */

struct finder {
	const struct program *program;
	struct arena *arena;
	const struct str *paths;
	const uint32_t *owners; /* by path: its app */
	size_t count;
	uint32_t app;
	struct file_route_base base;
	page_vec *out;
};

static bool ends_in(struct str name, const char *const *extensions, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (str_ends(name, extensions[i])) {
			return true;
		}
	}
	return false;
}

#define COUNT(list)         (sizeof(list) / sizeof((list)[0]))
#define ENDS_IN(name, list) ends_in((name), (list), COUNT(list))

static const char *const code[] = {".ts", ".js", ".tsx", ".jsx", ".mts", ".mjs"};
static const char *const next_code[] = {".ts", ".js", ".tsx", ".jsx", ".mdx", ".md"};

static bool is_about(struct str name)
{
	return str_has(name, ".test.") || str_has(name, ".spec.") || str_has(name, ".stories.") ||
	       str_has(name, ".d.ts");
}

static void add(struct finder *finder, const char *framework, struct str file, struct str url,
	bool endpoint, bool resolved)
{
	uint32_t module = map_get(&finder->program->by_path, file);

	vec_push(finder->arena, finder->out,
		(struct page){
			.framework = framework,
			.endpoint = endpoint,
			.app = finder->app,
			.file = file,
			.module = module == MAP_NONE ? ID_NONE : module,
			.path = url,
			.base = finder->base.path,
			.resolved = resolved && finder->base.known,
		});
}

static struct str without_index(struct str path)
{
	return str_is(path_name(path), "index") ? path_folder(path) : path;
}

/* Groups and slots leave no trace; [id=uuid] of SvelteKit is [id] that matches less. */
static struct str part_of(struct arena *arena, struct str part)
{
	struct str text;

	if (file_route_is_group(part) || str_starts(part, "@")) {
		return STR_NONE;
	}
	text = file_route_bracketed(arena, part);
	return str_starts(part, "[") ? str_slice(text, 0, str_find_byte(text, '=')) : text;
}

/* (.)photo and its kin show a page in another's place; [[x]] may be there or not. */
static bool is_known(struct str path)
{
	return file_route_is_plain(path) && !str_has(path, "(.") && !str_has(path, "[[");
}

static void add_below(struct finder *finder, const char *framework, struct str file,
	struct str path, bool endpoint)
{
	/* a catch-all that may match nothing is its folder too: as ":all*" says */
	bool known = is_known(path) || str_has(path, "[[...");

	add(finder, framework, file,
		file_route_url(finder->arena, finder->base.path, path, part_of), endpoint, known);
}

static void see_next_app(struct finder *finder, struct str file, struct str path)
{
	struct str name = file_route_without_extension(path_name(path));
	bool endpoint = str_is(name, "route");

	if ((endpoint ? ENDS_IN(path, code) : str_is(name, "page") && ENDS_IN(path, next_code)) &&
		!file_route_is_hidden(path, '_')) {
		add_below(finder, "next-app", file, path_folder(path), endpoint);
	}
}

static void see_next_pages(struct finder *finder, struct str file, struct str path)
{
	struct str name = path_name(path);

	if (ENDS_IN(name, next_code) && !str_starts(name, "_") && !is_about(name)) {
		add_below(finder, "next-pages", file,
			without_index(file_route_without_page_extension(
				finder->program, finder->app, path)),
			str_starts(path, "api/"));
	}
}

static void see_next(struct finder *finder, struct str file, struct str path)
{
	struct str source = path_below(path, STR("src"));
	struct str bare = str_absent(source) ? path : source;
	struct str in_app = path_below(bare, STR("app"));

	if (!str_absent(in_app)) {
		see_next_app(finder, file, in_app);
	} else if (str_starts(bare, "pages/")) {
		see_next_pages(finder, file, path_below(bare, STR("pages")));
	}
}

static void see_astro(struct finder *finder, struct str file, struct str path)
{
	static const char *const pages[] = {".astro", ".md", ".mdx", ".html"};
	static const char *const endpoints[] = {".ts", ".js"};
	bool endpoint = ENDS_IN(path, endpoints) && !is_about(path_name(path));

	if ((endpoint || ENDS_IN(path, pages)) && !file_route_is_hidden(path, '_')) {
		add_below(finder, "astro", file, without_index(file_route_without_extension(path)),
			endpoint);
	}
}

static void see_nuxt(struct finder *finder, struct str file, struct str path)
{
	static const char *const pages[] = {".vue", ".tsx", ".jsx"};

	if (ENDS_IN(path, pages) && !is_about(path_name(path))) {
		add_below(finder, "nuxt", file, without_index(file_route_without_extension(path)),
			false);
	}
}

/* +page.svelte, +page@.svelte of another layout, +server.ts */
static void see_sveltekit(struct finder *finder, struct str file, struct str path)
{
	struct str name = path_name(path);
	bool endpoint = str_is(name, "+server.ts") || str_is(name, "+server.js");

	if (endpoint || (str_starts(name, "+page") && str_ends(name, ".svelte"))) {
		add_below(finder, "sveltekit", file, path_folder(path), endpoint);
	}
}

/* Names in Remix's manner: "posts.$id.tsx"; -x and __root are no routes of TanStack's. */
static void see_tanstack(struct finder *finder, struct str file, struct str path)
{
	static const char *const index[] = {"index", "route", NULL};
	static const struct flat_rules rules = {
		.pathless = "_", .dots = true, .groups = true, .index = index};
	struct flat_path url;

	if (!ENDS_IN(path, code) || str_has(path_name(path), ".gen.") ||
		is_about(path_name(path)) || file_route_is_hidden(path, '-') ||
		str_starts(path_name(path), "__")) {
		return;
	}
	url = flat_route_path(finder->arena, file_route_without_extension(path), &rules);
	add(finder, "tanstack-start", file, url.path, str_starts(url.path, "/api/"), url.known);
}

typedef void see(struct finder *finder, struct str file, struct str path);

static void each_below(struct finder *finder, struct str folder, see *one)
{
	struct str root = finder->program->apps[finder->app].root;

	for (size_t i = 0; i < finder->count; i++) {
		struct str path = STR_NONE;

		if (finder->owners[i] == finder->app) {
			path = path_below(finder->paths[i], root);
			path = folder.n == 0 ? path : path_below(path, folder);
		}
		if (!str_absent(path)) {
			one(finder, finder->paths[i], path);
		}
	}
}

static void find_next(struct finder *finder)
{
	uint32_t config = file_route_config(finder->program, finder->app, "next.config.");

	finder->base = file_route_base(finder->program, config, "basePath");
	each_below(finder, STR(""), see_next);
}

static void find_astro(struct finder *finder)
{
	uint32_t config = file_route_config(finder->program, finder->app, "astro.config.");
	struct file_route_base source = file_route_folder(finder->program, config, "srcDir", "src");

	finder->base = file_route_base(finder->program, config, "base");
	finder->base.known = finder->base.known && source.known;
	each_below(finder, path_join(finder->arena, source.path, STR("pages")), see_astro);
}

static void find_nuxt(struct finder *finder)
{
	static const char *const folders[] = {"pages", "app/pages"};
	uint32_t config = file_route_config(finder->program, finder->app, "nuxt.config.");
	struct file_route_base source = file_route_folder(finder->program, config, "srcDir", "");

	finder->base = file_route_base(finder->program, config, "app.baseURL");
	finder->base.known = finder->base.known && source.known;
	for (size_t i = 0; i < COUNT(folders); i++) {
		each_below(finder, str_of(folders[i]), see_nuxt);
	}
	if (source.path.n > 0 && !str_is(source.path, "app")) {
		each_below(finder, path_join(finder->arena, source.path, STR("pages")), see_nuxt);
	}
}

static void find_sveltekit(struct finder *finder)
{
	uint32_t config = file_route_config(finder->program, finder->app, "svelte.config.");
	struct file_route_base folder =
		file_route_folder(finder->program, config, "kit.files.routes", "src/routes");

	finder->base = file_route_base(finder->program, config, "kit.paths.base");
	finder->base.known = finder->base.known && folder.known;
	each_below(finder, folder.path, see_sveltekit);
}

static void find_tanstack(struct finder *finder)
{
	each_below(finder, STR("src/routes"), see_tanstack);
	each_below(finder, STR("app/routes"), see_tanstack);
}

/* The files that a list of routes, or their names, put at a URL. */
static void find_listed(struct finder *finder,
	void (*find)(const struct program *program, struct arena *arena, uint32_t app,
		const struct remix_tree *tree, remix_file_vec *out),
	const char *framework)
{
	struct remix_tree tree = {finder->paths, finder->count};
	remix_file_vec files = {0};

	find(finder->program, finder->arena, finder->app, &tree, &files);
	for (size_t i = 0; i < files.n; i++) {
		const struct remix_file *file = &files.items[i];

		finder->base.path = file->base;
		add(finder, framework, file->file, file->url.path, false, file->url.known);
	}
}

static void find_app(struct finder *finder)
{
	static const struct {
		const char *name;
		void (*find)(struct finder *finder);
	} frameworks[] = {
		{"next", find_next},
		{"astro", find_astro},
		{"nuxt", find_nuxt},
		{"sveltekit", find_sveltekit},
		{"tanstack-start", find_tanstack},
	};
	const struct program_app *app = &finder->program->apps[finder->app];

	for (size_t i = 0; i < COUNT(frameworks); i++) {
		finder->base = (struct file_route_base){STR(""), true};
		if (apps_has(app, frameworks[i].name)) {
			frameworks[i].find(finder);
		}
	}
	finder->base = (struct file_route_base){STR(""), true};
	if (apps_has(app, "remix")) {
		find_listed(finder, remix_files, "remix");
	}
	if (apps_has(app, "react-router")) {
		find_listed(finder, react_router_files, "react-router");
	}
}

/* Once: an app is asked about every path. */
static const uint32_t *find_owners(const struct finder *finder)
{
	uint32_t *owners = arena_array(finder->arena, finder->count, sizeof(owners[0]));

	for (size_t i = 0; i < finder->count; i++) {
		owners[i] = apps_of(finder->program, finder->paths[i]);
	}
	return owners;
}

void pages_find(const struct program *program, const struct pages_tree *tree, struct arena *arena,
	page_vec *out)
{
	struct finder finder = {
		.program = program,
		.arena = arena,
		.paths = tree->paths,
		.count = tree->count,
		.out = out,
	};

	for (uint32_t i = 0; i < program->app_count; i++) {
		if (tree->wanted[i]) {
			finder.owners =
				finder.owners == NULL ? find_owners(&finder) : finder.owners;
			finder.app = i;
			find_app(&finder);
		}
	}
}
