#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "program/resolve.h"

/* A repository in memory: `resolve` is made from its files and configurations. */
struct repository {
	struct arena arena;
	struct walk_result files;
	VEC(struct tsconfig) configs;
	struct resolve *resolve;
};

static bool is_config(struct str path)
{
	return str_ends(path, ".json") && (str_has(path, "tsconfig") || str_has(path, "jsconfig"));
}

static void read_configs(struct repository *r, const struct tree *tree)
{
	for (size_t i = 0; i < r->files.files.n; i++) {
		struct str path = r->files.files.items[i].path;
		struct tsconfig config;
		notice_vec notices = {0};
		struct str text;

		if (is_config(path)) {
			assert_int_equal(tree_read(tree, path, 10000, &r->arena, &text), TREE_OK);
			assert_true(tsconfig_read(&r->arena, path, text, &config, &notices));
			assert_int_equal(notices.n, 0);
			vec_push(&r->arena, &r->configs, config);
		}
	}
}

static void open_files(struct repository *r, const struct tree_memory_file *files, size_t count)
{
	struct tree *tree = tree_open_memory(files, count);
	struct walk_options options = {0};

	walk_run(tree, &options, &r->arena, &r->files);
	read_configs(r, tree);
	tree_close(tree);
	r->resolve = resolve_create(&r->arena, &r->files, r->configs.items, r->configs.n);
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
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
