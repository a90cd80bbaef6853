#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "program/apps.h"

struct file {
	const char *path;
	const char *text;
};

/* Reads the manifests and finds their apps; tear down with arena_finish. */
static void find(struct arena *arena, struct program *program, const struct file *files, size_t n)
{
	VEC(struct manifest) manifests = {0};
	notice_vec notices = {0};

	arena_init(arena);
	*program = (struct program){.arena = arena};
	for (size_t i = 0; i < n; i++) {
		struct manifest manifest;

		assert_true(manifest_read(
			arena, str_of(files[i].path), str_of(files[i].text), &manifest, &notices));
		vec_push(arena, &manifests, manifest);
	}
	apps_find(program, manifests.items, manifests.n);
}

static void check(const char *dependencies, const char *framework, bool read)
{
	struct arena arena;
	struct program program;

	find(&arena, &program, &(struct file){"package.json", dependencies}, 1);
	assert_int_equal(program.app_count, 1);
	assert_string_equal(str_copy(&arena, program.apps[0].framework).s, framework);
	assert_int_equal(program.apps[0].framework_read, read);
	arena_finish(&arena);
}

static void names_the_framework(void **state)
{
	(void)state;
	check("{}", "", true);
	check("{\"dependencies\": {\"next\": \"15\"}}", "next", true);
	check("{\"dependencies\": {\"express\": \"4\", \"next\": \"15\"}}", "next+express", true);
	check("{\"devDependencies\": {\"express\": \"4\"}}", "express", true);
	check("{\"dependencies\": {\"hono\": \"4\", \"vite\": \"5\"}}", "hono", false);
	check("{\"dependencies\": {\"convex\": \"1\", \"next\": \"15\"}}", "next+convex", false);
	check("{\"dependencies\": {\"@remix-run/node\": \"2\", \"@remix-run/dev\": \"2\"}}",
		"remix", false);
	check("{\"dependencies\": {\"react\": \"19\", \"vite\": \"5\"}}", "vite", true);
	check("{\"dependencies\": {\"next\": \"15\"}, \"devDependencies\": {\"wrangler\": \"3\"}}",
		"next", true);
	check("{\"devDependencies\": {\"wrangler\": \"3\"}}", "workers", false);
	/* a library wants its framework from others */
	check("{\"peerDependencies\": {\"next\": \"*\"}, \"devDependencies\": {\"next\": \"15\"}}",
		"", true);
}

static void finds_every_app(void **state)
{
	static const struct file files[] = {
		{"apps/web/package.json", "{\"dependencies\": {\"next\": \"^15.1.0\"}}"},
		{"apps/api/package.json", "{\"dependencies\": {\"express\": \"^4\"}}"},
		{"package.json", "{\"workspaces\": [\"apps/*\"]}"},
		{"packages/ui/package.json", "{\"dependencies\": {\"react\": \"19\"}}"},
	};
	struct arena arena;
	struct program program;

	(void)state;
	find(&arena, &program, files, 4);
	assert_int_equal(program.app_count, 3);
	assert_true(str_is(program.apps[0].root, ""));
	assert_true(str_is(program.apps[1].root, "apps/api"));
	assert_true(str_is(program.apps[2].root, "apps/web"));
	assert_true(str_is(program.apps[2].framework_version, "^15.1.0"));
	assert_int_equal(apps_of(&program, STR("apps/web/app/page.tsx")), 2);
	assert_int_equal(apps_of(&program, STR("apps/website/page.tsx")), 0);
	assert_int_equal(apps_of(&program, STR("packages/ui/index.ts")), 0);
	assert_int_equal(apps_of(&program, STR("")), 0);
	arena_finish(&arena);
}

static void the_longest_root_holds_a_path(void **state)
{
	static const struct file files[] = {
		{"a/b/package.json", "{\"dependencies\": {\"next\": \"1\"}}"},
		{"a/package.json", "{\"dependencies\": {\"next\": \"1\"}}"},
	};
	struct arena arena;
	struct program program;

	(void)state;
	find(&arena, &program, files, 2);
	assert_int_equal(program.app_count, 3);
	assert_int_equal(apps_of(&program, STR("a/b/c.ts")), 2);
	assert_int_equal(apps_of(&program, STR("a/c.ts")), 1);
	arena_finish(&arena);
}

static void there_is_an_app_without_any_manifest(void **state)
{
	struct arena arena;
	struct program program;

	(void)state;
	find(&arena, &program, NULL, 0);
	assert_int_equal(program.app_count, 1);
	assert_true(program.apps[0].framework_read);
	arena_finish(&arena);
}

static void notes_folders_that_a_platform_serves(void **state)
{
	static const struct file files[] = {
		{"package.json", "{\"dependencies\": {\"vite\": \"5\"}}"},
		{"web/package.json", "{\"dependencies\": {\"next\": \"15\"}}"},
	};
	struct arena arena;
	struct program program;

	(void)state;
	find(&arena, &program, files, 2);
	apps_note_code(&program, STR("src/api/x.ts"));
	assert_true(program.apps[0].framework_read);
	apps_note_code(&program, STR("api/hook.ts"));
	apps_note_code(&program, STR("api/other.ts"));
	assert_true(str_is(program.apps[0].framework, "vite+vercel-functions"));
	assert_true(apps_has(&program.apps[0], "vercel-functions"));
	assert_false(apps_has(&program.apps[0], "vercel"));
	assert_false(program.apps[0].framework_read);
	apps_note_code(&program, STR("web/api/client.ts"));
	assert_true(program.apps[1].framework_read);
	apps_note_code(&program, STR("web/supabase/functions/hook/index.ts"));
	assert_true(str_is(program.apps[1].framework, "next+supabase-functions"));
	assert_false(program.apps[1].framework_read);
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_the_framework),
		cmocka_unit_test(finds_every_app),
		cmocka_unit_test(the_longest_root_holds_a_path),
		cmocka_unit_test(there_is_an_app_without_any_manifest),
		cmocka_unit_test(notes_folders_that_a_platform_serves),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
