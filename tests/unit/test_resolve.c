#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "program/resolve.h"
#include "settings/kinds.h"

/* A repository in memory: `resolve` is made from its files and configurations. */
struct repository {
	struct arena arena;
	struct walk_result files;
	VEC(struct tsconfig) configs;
	VEC(struct manifest) manifests;
	VEC(struct import_map) maps;
	struct resolve *resolve;
};

static void read_setting(struct repository *r, struct str path, struct str text)
{
	notice_vec notices = {0};
	struct tsconfig config;
	struct manifest manifest;
	struct import_map map;

	if (kinds_is_tsconfig(path)) {
		assert_true(tsconfig_read(&r->arena, path, text, &config, &notices));
		vec_push(&r->arena, &r->configs, config);
	} else if (kinds_is_manifest(path) && text.n > 0) {
		assert_true(manifest_read(&r->arena, path, text, &manifest, &notices));
		vec_push(&r->arena, &r->manifests, manifest);
	} else if (import_map_is(path)) {
		assert_true(import_map_read(&r->arena, path, text, &map, &notices));
		vec_push(&r->arena, &r->maps, map);
	}
	assert_int_equal(notices.n, 0);
}

static void read_settings(struct repository *r, const struct tree *tree)
{
	for (size_t i = 0; i < r->files.files.n; i++) {
		struct str path = r->files.files.items[i].path;
		struct str text;

		assert_int_equal(tree_read(tree, path, 10000, &r->arena, &text), TREE_OK);
		read_setting(r, path, text);
	}
}

static void open_files(struct repository *r, const struct tree_memory_file *files, size_t count)
{
	struct tree *tree = tree_open_memory(files, count);
	struct walk_options options = {0};

	walk_run(tree, &options, &r->arena, &r->files);
	read_settings(r, tree);
	tree_close(tree);
	r->resolve = resolve_create(&r->arena, &(struct resolve_sources){
						       .files = &r->files,
						       .configs = r->configs.items,
						       .config_count = r->configs.n,
						       .manifests = r->manifests.items,
						       .manifest_count = r->manifests.n,
						       .maps = r->maps.items,
						       .map_count = r->maps.n,
					       });
}

#define OPEN(r, ...) \
	do { \
		static const struct tree_memory_file files[] = {__VA_ARGS__}; \
		open_files((r), files, sizeof(files) / sizeof(files[0])); \
	} while (0)

/* `path` NULL: the specifier leads nowhere. */
static void expect(struct repository *r, const char *from, const char *specifier, const char *path)
{
	struct str found =
		resolve_specifier(r->resolve, str_of(from), str_of(specifier), &r->arena);

	if (str_absent(found) != (path == NULL) || !str_equal(found, str_of(path))) {
		print_error("%s from %s: %.*s\n", specifier, from, STR_ARGS(found));
	}
	assert_int_equal(str_absent(found), path == NULL);
	assert_true(str_equal(found, str_of(path)));
}

static void expect_package(
	struct repository *r, const char *from, const char *specifier, const char *package)
{
	struct str found = resolve_package(r->resolve, str_of(from), str_of(specifier), &r->arena);

	assert_string_equal(str_copy(&r->arena, found).s, package);
}

static int set_up(void **state)
{
	static struct repository repository;

	repository = (struct repository){0};
	arena_init(&repository.arena);
	*state = &repository;
	return 0;
}

static int tear_down(void **state)
{
	arena_finish(&((struct repository *)*state)->arena);
	return 0;
}

static void test_relative(void **state)
{
	struct repository *r = *state;

	OPEN(r, {"a.ts", ""}, {"x/b.tsx", ""}, {"x/c/index.mts", ""}, {"x/d.vue", ""},
		{"x/e.svelte", ""}, {"x/f.astro", ""}, {"x/g.json", ""}, {"x/h.svelte.ts", ""},
		{"index.js", ""}, {"x/i.svg", ""});
	expect(r, "a.ts", "./x/b", "x/b.tsx");
	expect(r, "a.ts", "./x/b.tsx", "x/b.tsx");
	expect(r, "x/b.tsx", "../a", "a.ts");
	expect(r, "x/b.tsx", "./c", "x/c/index.mts");
	expect(r, "x/b.tsx", "./c/", "x/c/index.mts");
	expect(r, "x/c/index.mts", ".", "x/c/index.mts");
	expect(r, "x/b.tsx", "..", "index.js");
	expect(r, "x/b.tsx", "./d", "x/d.vue");
	expect(r, "x/b.tsx", "./e.svelte", "x/e.svelte");
	expect(r, "x/b.tsx", "./f", "x/f.astro");
	expect(r, "x/b.tsx", "./g", "x/g.json");
	expect(r, "x/b.tsx", "./h.svelte", "x/h.svelte.ts");
	expect(r, "x/b.tsx", "./i.svg?raw", "x/i.svg");
	expect(r, "x/b.tsx", ".//c/../b", "x/b.tsx");
	expect(r, "a.ts", "./nowhere", NULL);
	expect(r, "a.ts", "./x", NULL);
	expect(r, "a.ts", "./a.ts/", NULL);
	expect(r, "a.ts", "x/b", NULL);
	expect(r, "a.ts", "", NULL);
	expect(r, "a.ts", "?", NULL);
}

static void test_no_way_out(void **state)
{
	struct repository *r = *state;

	OPEN(r, {"a.ts", ""}, {"x/b.ts", ""});
	expect(r, "x/b.ts", "../../a", NULL);
	expect(r, "a.ts", "..", NULL);
	expect(r, "a.ts", "../x/../a", NULL);
	expect(r, "a.ts", "/a", NULL);
}

static void test_javascript_means_its_source(void **state)
{
	struct repository *r = *state;

	OPEN(r, {"a.ts", ""}, {"b.tsx", ""}, {"c.mts", ""}, {"d.cts", ""}, {"e.js", ""},
		{"f.js", ""}, {"f.ts", ""}, {"g.tsx", ""});
	expect(r, "m.ts", "./a.js", "a.ts");
	expect(r, "m.ts", "./b.js", "b.tsx");
	expect(r, "m.ts", "./c.mjs", "c.mts");
	expect(r, "m.ts", "./d.cjs", "d.cts");
	expect(r, "m.ts", "./e.js", "e.js");
	expect(r, "m.ts", "./f.js", "f.ts");
	expect(r, "m.ts", "./g.jsx", "g.tsx");
	expect(r, "m.ts", "./g.js", "g.tsx");
	expect(r, "m.ts", "./c.js", NULL);
}

static void test_paths(void **state)
{
	struct repository *r = *state;

	OPEN(r,
		{"tsconfig.json", "{\"compilerOptions\": {\"paths\": {"
				  "\"@/*\": [\"./src/*\", \"./generated/*\"],"
				  "\"@/lib/*\": [\"./library/*\"],"
				  "\"@/lib/fixed\": [\"./src/one.ts\"],"
				  "\"*.gen\": [\"./generated/*\"],"
				  "\"out/*\": [\"../*\"]}}}"},
		{"src/a.ts", ""}, {"src/one.ts", ""}, {"src/lib/b.ts", ""}, {"library/c.ts", ""},
		{"library/fixed.ts", ""}, {"generated/d.ts", ""}, {"a.ts", ""});
	expect(r, "src/a.ts", "@/one", "src/one.ts");
	expect(r, "src/a.ts", "@/d", "generated/d.ts");
	expect(r, "src/a.ts", "@/lib/c", "library/c.ts");
	/* the longer prefix claims it, and has no such file */
	expect(r, "src/a.ts", "@/lib/b", NULL);
	expect(r, "src/a.ts", "@/lib/fixed", "src/one.ts");
	expect(r, "src/a.ts", "d.gen", "generated/d.ts");
	expect(r, "src/a.ts", "@/../../a", NULL);
	expect(r, "src/a.ts", "@/../a", "a.ts");
	expect(r, "src/a.ts", "out/a", NULL);
	expect(r, "src/a.ts", "react", NULL);
	expect(r, "src/a.ts", "@clerk/nextjs", NULL);
}

static void test_base_url(void **state)
{
	struct repository *r = *state;

	OPEN(r,
		{"jsconfig.json", "{\"compilerOptions\": {\"baseUrl\": \"src\", \"paths\": "
				  "{\"~/*\": [\"./*\"], \"up/*\": [\"../*\"]}}}"},
		{"src/components/a.jsx", ""}, {"b.js", ""}, {"src/up/c.js", ""});
	expect(r, "src/main.js", "components/a", "src/components/a.jsx");
	expect(r, "src/main.js", "~/components/a", "src/components/a.jsx");
	expect(r, "src/main.js", "up/b", "b.js");
	expect(r, "src/main.js", "up/c", NULL);
	expect(r, "src/main.js", "react", NULL);
}

static void test_nearest_configuration(void **state)
{
	struct repository *r = *state;

	OPEN(r, {"tsconfig.json", "{\"compilerOptions\": {\"paths\": {\"#/*\": [\"./root/*\"]}}}"},
		{"apps/web/tsconfig.json",
			"{\"compilerOptions\": {\"paths\": {\"#/*\": [\"./src/*\"]}}}"},
		{"apps/api/tsconfig.json", "{}"}, {"root/a.ts", ""}, {"root/b.ts", ""},
		{"apps/web/src/a.ts", ""});
	expect(r, "apps/web/src/deep/x.ts", "#/a", "apps/web/src/a.ts");
	expect(r, "apps/web/src/deep/x.ts", "#/b", NULL);
	expect(r, "apps/x.ts", "#/a", "root/a.ts");
	expect(r, "apps/api/x.ts", "#/a", NULL);
}

static void test_extends(void **state)
{
	struct repository *r = *state;

	OPEN(r,
		{"tsconfig.base.json", "{\"compilerOptions\": {\"baseUrl\": \".\", \"paths\": "
				       "{\"@acme/ui\": [\"packages/ui/src\"], \"own/*\": "
				       "[\"${configDir}/own/*\"]}}}"},
		{"config/tsconfig.middle.json", "{\"extends\": \"../tsconfig.base\"}"},
		{"apps/web/tsconfig.json",
			"{\"extends\": [\"@acme/config\", \"../../config/tsconfig.middle.json\"]}"},
		{"apps/web/own/a.ts", ""}, {"packages/ui/src/index.ts", ""},
		{"apps/api/tsconfig.json",
			"{\"extends\": \"../../tsconfig.base.json\", \"compilerOptions\": "
			"{\"paths\": {\"x\": [\"apps/api/x.ts\"]}}}"},
		{"apps/api/x.ts", ""});
	expect(r, "apps/web/main.ts", "@acme/ui", "packages/ui/src/index.ts");
	expect(r, "apps/web/main.ts", "own/a", "apps/web/own/a.ts");
	/* paths of its own replace those it extends, baseUrl stays */
	expect(r, "apps/api/main.ts", "x", "apps/api/x.ts");
	expect(r, "apps/api/main.ts", "@acme/ui", NULL);
	/* tsconfig.base.json alone makes no project */
	expect(r, "main.ts", "@acme/ui", NULL);
}

static void test_last_extended_wins(void **state)
{
	struct repository *r = *state;

	OPEN(r, {"tsconfig.one.json", "{\"compilerOptions\": {\"paths\": {\"a\": [\"./1\"]}}}"},
		{"tsconfig.two.json", "{\"compilerOptions\": {\"paths\": {\"a\": [\"./2\"]}}}"},
		{"app/tsconfig.json",
			"{\"extends\": [\"../tsconfig.one.json\", \"../tsconfig.two.json\"]}"},
		{"1.ts", ""}, {"2.ts", ""});
	expect(r, "app/main.ts", "a", "2.ts");
}

static void test_circles(void **state)
{
	struct repository *r = *state;

	OPEN(r,
		{"tsconfig.json", "{\"extends\": [\"./tsconfig.json\", \"./tsconfig.b.json\", "
				  "\"./tsconfig.b.json\"]}"},
		{"tsconfig.b.json", "{\"extends\": [\"./tsconfig\", \"./tsconfig.b\"]}"},
		{"a.ts", ""});
	expect(r, "a.ts", "b", NULL);
	expect(r, "a.ts", "./a", "a.ts");
}

static void test_configurations_beside(void **state)
{
	struct repository *r = *state;

	OPEN(r, {"tsconfig.json", "{\"references\": [{\"path\": \"./tsconfig.app.json\"}]}"},
		{"tsconfig.app.json",
			"{\"compilerOptions\": {\"paths\": {\"#*\": [\"./src/*\"]}}}"},
		{"src/a.ts", ""});
	expect(r, "src/main.ts", "#a", "src/a.ts");
}

static void test_default_aliases(void **state)
{
	struct repository *r = *state;

	OPEN(r, {"web/package.json", "{}"}, {"web/src/lib/server/a.ts", ""},
		{"web/src/lib/index.ts", ""}, {"web/src/b.ts", ""}, {"web/c.ts", ""},
		{"web/src/c.ts", ""}, {"other/src/b.ts", ""});
	expect(r, "web/src/routes/x.ts", "$lib/server/a", "web/src/lib/server/a.ts");
	expect(r, "web/src/routes/x.ts", "$lib", "web/src/lib/index.ts");
	expect(r, "web/src/routes/x.ts", "@/b", "web/src/b.ts");
	expect(r, "web/src/routes/x.ts", "~/b", "web/src/b.ts");
	expect(r, "web/src/routes/x.ts", "~~/c", "web/c.ts");
	/* root or src: nothing says which */
	expect(r, "web/src/routes/x.ts", "@/c", NULL);
	expect(r, "web/src/routes/x.ts", "$library/a", NULL);
	/* no package.json above */
	expect(r, "other/src/x.ts", "@/b", NULL);
}

static void test_configuration_wins_over_default_alias(void **state)
{
	struct repository *r = *state;

	OPEN(r, {"package.json", "{}"},
		{"tsconfig.json", "{\"compilerOptions\": {\"paths\": {\"@/*\": [\"./lib/*\"]}}}"},
		{"src/a.ts", ""}, {"lib/b.ts", ""});
	expect(r, "x.ts", "@/b", "lib/b.ts");
	expect(r, "x.ts", "@/a", NULL);
	expect(r, "x.ts", "~/a", "src/a.ts");
}

static void test_base_url_out_of_the_tree(void **state)
{
	struct repository *r = *state;

	OPEN(r,
		{"tsconfig.json", "{\"compilerOptions\": {\"baseUrl\": \"..\", \"paths\": {\"x\": "
				  "[\"a\"]}}}"},
		{"a.ts", ""});
	expect(r, "b.ts", "a", NULL);
	expect(r, "b.ts", "x", NULL);
}

static void test_packages_of_the_workspace(void **state)
{
	struct repository *r = *state;

	OPEN(r, {"package.json", "{\"workspaces\": [\"packages/*\"]}"},
		{"apps/web/package.json",
			"{\"dependencies\": {\"@acme/auth\": \"workspace:*\", \"db\": \"*\","
			"\"mail\": \"^1.2.0\", \"hono\": \"^4.0.0\", \"old\": \"catalog:\","
			"\"ui\": \"workspace:@acme/ui@*\"}}"},
		{"packages/auth/package.json", "{\"name\": \"@acme/auth\"}"},
		{"packages/auth/index.ts", ""}, {"packages/auth/server.ts", ""},
		{"packages/db/package.json", "{\"name\": \"db\", \"main\": \"lib/db.js\"}"},
		{"packages/db/lib/db.js", ""},
		{"packages/mail/package.json", "{\"name\": \"mail\", \"version\": \"1.0.3\"}"},
		{"packages/mail/src/index.ts", ""},
		{"packages/old/package.json", "{\"name\": \"old\"}"}, {"packages/old/index.ts", ""},
		{"packages/ui/package.json", "{\"name\": \"@acme/ui\"}"},
		{"packages/ui/index.tsx", ""},
		{"examples/hono/package.json", "{\"name\": \"hono\", \"version\": \"1.0.0\"}"},
		{"examples/hono/index.ts", ""},
		{"packages/clerk/package.json", "{\"name\": \"@clerk/nextjs\"}"},
		{"packages/clerk/index.ts", ""});
	expect(r, "apps/web/a.ts", "@acme/auth", "packages/auth/index.ts");
	expect(r, "apps/web/a.ts", "@acme/auth/server", "packages/auth/server.ts");
	expect(r, "apps/web/a.ts", "@acme/auth/none", NULL);
	expect(r, "apps/web/a.ts", "@acme", NULL);
	expect(r, "apps/web/a.ts", "db", "packages/db/lib/db.js");
	expect(r, "apps/web/a.ts", "mail", "packages/mail/src/index.ts");
	expect(r, "apps/web/a.ts", "ui", "packages/ui/index.tsx");
	/* the registry's, by its version and by a catalog */
	expect(r, "apps/web/a.ts", "hono", NULL);
	expect(r, "apps/web/a.ts", "old", NULL);
	/* nothing depends on it: hoisted */
	expect(r, "apps/web/a.ts", "@acme/ui", "packages/ui/index.tsx");
	expect(r, "packages/db/lib/db.js", "@acme/auth", "packages/auth/index.ts");
	/* what Clerk publishes means that */
	expect(r, "apps/web/a.ts", "@clerk/nextjs", NULL);
}

static void test_packages_without_a_workspace(void **state)
{
	struct repository *r = *state;

	OPEN(r,
		{"web/package.json", "{\"name\": \"web\", \"dependencies\": {"
				     "\"shared\": \"file:../common\", \"api\": \"^1.0.0\"},"
				     "\"exports\": \"./src/a.ts\"}"},
		{"web/src/a.ts", ""}, {"common/package.json", "{\"name\": \"other\"}"},
		{"common/index.ts", ""},
		{"api/package.json", "{\"name\": \"api\", \"version\": \"1.0.0\"}"},
		{"api/index.ts", ""});
	expect(r, "web/src/b.ts", "shared", "common/index.ts");
	expect(r, "web/src/b.ts", "other", NULL);
	expect(r, "web/src/b.ts", "api", NULL);
	/* a package knows itself */
	expect(r, "web/src/b.ts", "web", "web/src/a.ts");
	expect(r, "api/index.ts", "web", NULL);
}

static void test_packages_with_one_name(void **state)
{
	struct repository *r = *state;

	OPEN(r, {"one/package.json", "{\"workspaces\": [\"*\"]}"},
		{"one/a/package.json", "{\"name\": \"a\"}"}, {"one/a/index.ts", ""},
		{"one/b/x.ts", ""}, {"two/package.json", "{\"workspaces\": {\"packages\": []}}"},
		{"two/a/package.json", "{\"name\": \"a\"}"}, {"two/a/index.ts", ""},
		{"two/c/package.json", "{\"name\": \"c\"}"}, {"two/c/index.ts", ""},
		{"two/d/package.json", "{\"name\": \"c\"}"}, {"two/d/index.ts", ""},
		{"two/b/x.ts", ""}, {"three/x.ts", ""});
	expect(r, "one/b/x.ts", "a", "one/a/index.ts");
	expect(r, "two/b/x.ts", "a", "two/a/index.ts");
	expect(r, "two/b/x.ts", "c", NULL);
	expect(r, "three/x.ts", "a", NULL);
}

static void test_exports(void **state)
{
	struct repository *r = *state;

	OPEN(r, {"package.json", "{\"workspaces\": [\"*\"]}"}, {"x.ts", ""},
		{"p/package.json",
			"{\"name\": \"p\", \"main\": \"./main.ts\", \"exports\": {"
			"\".\": {\"types\": \"./types.ts\", \"browser\": \"./browser.ts\","
			" \"default\": {\"import\": \"./src/index.ts\"}},"
			"\"./env\": [{\"node\": null}, \"./none.ts\", \"./src/env.ts\"],"
			"\"./typed\": {\"default\": \"./gone.js\", \"types\": \"./types.ts\"},"
			"\"./*\": \"./src/*.ts\","
			"\"./ui/*\": {\"browser\": \"./src/ui/*/*.tsx\"},"
			"\"./ui/*.css\": \"./src/ui/*.css\","
			"\"./ui/secret\": null,"
			"\"./away\": \"../x.ts\"}}"},
		{"p/main.ts", ""}, {"p/types.ts", ""}, {"p/browser.ts", ""}, {"p/src/index.ts", ""},
		{"p/src/env.ts", ""}, {"p/src/mail.ts", ""}, {"p/src/ui/button/button.tsx", ""},
		{"p/src/ui/secret/secret.tsx", ""},
		{"q/package.json", "{\"name\": \"q\", \"exports\": {\"import\": \"./q.mjs\","
				   "\"require\": \"./q.cjs\"}}"},
		{"q/q.mts", ""}, {"q/q.cjs", ""}, {"q/sub.ts", ""});
	expect(r, "x.ts", "p", "p/src/index.ts");
	expect(r, "x.ts", "p/env", "p/src/env.ts");
	expect(r, "x.ts", "p/typed", "p/types.ts");
	expect(r, "x.ts", "p/mail", "p/src/mail.ts");
	expect(r, "x.ts", "p/ui/button", "p/src/ui/button/button.tsx");
	expect(r, "x.ts", "p/ui/secret", NULL);
	expect(r, "x.ts", "p/ui/x.css", NULL);
	expect(r, "x.ts", "p/away", NULL);
	expect(r, "x.ts", "p/main.ts", NULL);
	expect(r, "x.ts", "q", "q/q.mts");
	expect(r, "x.ts", "q/sub", NULL);
}

static void test_built_files_mean_their_sources(void **state)
{
	struct repository *r = *state;

	OPEN(r, {"package.json", "{\"workspaces\": [\"*\"]}"}, {"x.ts", ""},
		{"p/package.json", "{\"name\": \"p\", \"main\": \"dist/cjs/index.js\", \"types\":"
				   " \"dist/index.d.ts\"}"},
		{"p/src/index.ts", ""}, {"p/src/sub/a.ts", ""},
		{"q/package.json", "{\"name\": \"q\", \"exports\": {"
				   "\".\": \"./dist/index.js\", \"./b\": {\"import\": {\"types\":"
				   "\"./dist/b.d.ts\", \"default\": \"./dist/b.mjs\"}},"
				   "\"./c\": \"./lib/c.js\", \"./d/*\": \"./out/d/*.js\"}}"},
		{"q/index.ts", ""}, {"q/src/b/index.ts", ""}, {"q/lib/c.js", ""}, {"q/c.ts", ""},
		{"q/dist/index.js", ""}, {"q/source/d/e.ts", ""},
		{"q/tsconfig.json", "{\"compilerOptions\": {\"outDir\": \"./out\", \"rootDir\": "
				    "\"./source\"}}"});
	expect(r, "x.ts", "p", "p/src/index.ts");
	expect(r, "x.ts", "p/dist/sub/a", "p/src/sub/a.ts");
	expect(r, "x.ts", "q", "q/index.ts");
	expect(r, "x.ts", "q/b", "q/src/b/index.ts");
	expect(r, "x.ts", "q/c", "q/lib/c.js");
	expect(r, "x.ts", "q/d/e", "q/source/d/e.ts");
}

static void test_private_names(void **state)
{
	struct repository *r = *state;

	OPEN(r, {"package.json", "{\"workspaces\": [\"*\"]}"},
		{"p/package.json", "{\"imports\": {\"#env\": \"./src/env.ts\", \"#lib/*\":"
				   " {\"default\": \"./src/lib/*.js\"}, \"#q\": \"q\","
				   " \"#verify\": {\"node\": \"svix\"}}}"},
		{"p/src/env.ts", ""}, {"p/src/lib/a.ts", ""}, {"p/src/x.ts", ""},
		{"q/package.json", "{\"name\": \"q\"}"}, {"q/index.ts", ""});
	expect(r, "p/src/x.ts", "#env", "p/src/env.ts");
	expect(r, "p/src/x.ts", "#lib/a", "p/src/lib/a.ts");
	expect(r, "p/src/x.ts", "#q", "q/index.ts");
	expect(r, "p/src/x.ts", "#verify", NULL);
	expect(r, "p/src/x.ts", "#other", NULL);
	expect(r, "q/index.ts", "#env", NULL);
	expect_package(r, "p/src/x.ts", "#verify", "svix");
	expect_package(r, "p/src/x.ts", "#other", "#other");
}

static void test_configurations_of_packages(void **state)
{
	struct repository *r = *state;

	OPEN(r, {"package.json", "{\"workspaces\": [\"*\"]}"},
		{"tsconfig/package.json", "{\"name\": \"@acme/tsconfig\"}"},
		{"tsconfig/next.json", "{\"compilerOptions\": {\"paths\": {\"@/*\":"
				       " [\"${configDir}/app/*\"]}}}"},
		{"web/tsconfig.json", "{\"extends\": \"@acme/tsconfig/next.json\"}"},
		{"web/app/a.ts", ""},
		{"lib/tsconfig.json", "{\"files\": [], \"references\": [{\"path\":"
				      " \"./config/tsconfig.app.json\"}]}"},
		{"lib/config/tsconfig.app.json",
			"{\"compilerOptions\": {\"paths\": {\"~x/*\": [\"../code/*\"]}}}"},
		{"lib/code/b.ts", ""});
	expect(r, "web/x.ts", "@/a", "web/app/a.ts");
	expect(r, "lib/code/x.ts", "~x/b", "lib/code/b.ts");
}

static void test_import_maps(void **state)
{
	struct repository *r = *state;

	OPEN(r,
		{"functions/deno.json", "{ // comment\n \"imports\": {\"svix\": \"npm:svix@1.2\","
					" \"lib/\": \"./lib/\", \"@shared/a\": \"./lib/a.ts\","
					" \"esm/\": \"https://esm.sh/\",}}"},
		{"functions/lib/a.ts", ""}, {"functions/hook/index.ts", ""},
		{"other/deno.jsonc", "{\"importMap\": \"./maps/import_map.json\"}"},
		{"other/maps/import_map.json", "{\"imports\": {\"a\": \"../b.ts\"}}"},
		{"other/b.ts", ""});
	expect(r, "functions/hook/index.ts", "lib/a.ts", "functions/lib/a.ts");
	expect(r, "functions/hook/index.ts", "@shared/a", "functions/lib/a.ts");
	expect(r, "functions/hook/index.ts", "svix", NULL);
	expect(r, "other/b.ts", "a", "other/b.ts");
	expect_package(r, "functions/hook/index.ts", "svix", "svix");
	expect_package(r, "functions/hook/index.ts", "svix/dist/x", "svix/dist/x");
	expect_package(r, "functions/hook/index.ts", "esm/@clerk/backend@1/webhooks?dts",
		"@clerk/backend/webhooks");
	expect_package(r, "functions/hook/index.ts", "stripe", "stripe");
}

static void test_names_of_packages(void **state)
{
	static const char *const rows[][2] = {
		{"svix", "svix"},
		{"@clerk/backend/webhooks", "@clerk/backend/webhooks"},
		{"npm:svix@1.2.3", "svix"},
		{"npm:svix", "svix"},
		{"npm:/svix@1/dist/x.js", "svix/dist/x.js"},
		{"npm:@clerk/backend@^1.0.0/webhooks", "@clerk/backend/webhooks"},
		{"jsr:@supabase/supabase-js@2", "@supabase/supabase-js"},
		{"jsr:@hono/hono@4/cors", "hono/cors"},
		{"https://esm.sh/svix@1.15.0?target=deno", "svix"},
		{"https://esm.sh/v135/svix@1.15.0/es2022/svix.mjs", "svix"},
		{"https://esm.sh/@clerk/backend@1.2.3/webhooks", "@clerk/backend/webhooks"},
		{"https://esm.sh/*svix@1", "svix"},
		{"https://cdn.skypack.dev/svix@1?dts", "svix"},
		{"https://cdn.skypack.dev/pin/svix@v1.1-abc/mode=imports/optimized/svix.js",
			"svix"},
		{"https://unpkg.com/svix@1/dist/index.js", "svix/dist/index.js"},
		{"https://cdn.jsdelivr.net/npm/svix@1/+esm", "svix"},
		{"https://deno.land/std@0.168.0/http/server.ts", "std/http/server.ts"},
		{"https://deno.land/x/hono@v3.1.0/mod.ts", "hono"},
		{"https://deno.land/x/jose@v5/index.ts", "jose/index.ts"},
		{"https://example.com/svix.js", "https://example.com/svix.js"},
		{"https://esm.sh/", "https://esm.sh/"},
		{"npm:@clerk", "npm:@clerk"},
		{"node:crypto", "node:crypto"},
		{"verifier", "svix"},
		{"verifier/sub", "svix/sub"},
	};
	struct repository *r = *state;

	OPEN(r, {"package.json", "{\"dependencies\": {\"verifier\": \"npm:svix@^1\"}}"},
		{"a.ts", ""});
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		expect_package(r, "a.ts", rows[i][0], rows[i][1]);
	}
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(test_relative),
		CASE(test_no_way_out),
		CASE(test_javascript_means_its_source),
		CASE(test_paths),
		CASE(test_base_url),
		CASE(test_nearest_configuration),
		CASE(test_extends),
		CASE(test_last_extended_wins),
		CASE(test_circles),
		CASE(test_configurations_beside),
		CASE(test_default_aliases),
		CASE(test_configuration_wins_over_default_alias),
		CASE(test_base_url_out_of_the_tree),
		CASE(test_packages_of_the_workspace),
		CASE(test_packages_without_a_workspace),
		CASE(test_packages_with_one_name),
		CASE(test_exports),
		CASE(test_built_files_mean_their_sources),
		CASE(test_private_names),
		CASE(test_configurations_of_packages),
		CASE(test_import_maps),
		CASE(test_names_of_packages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
