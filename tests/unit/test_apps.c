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

static struct manifest *read_all(struct arena *arena, const struct file *files, size_t n)
{
	struct manifest *manifests = arena_array(arena, n, sizeof(manifests[0]));
	notice_vec notices = {0};

	for (size_t i = 0; i < n; i++) {
		assert_true(manifest_read(arena, str_of(files[i].path), str_of(files[i].text),
			&manifests[i], &notices));
	}
	return manifests;
}

/* Reads the manifests and finds their apps; tear down with arena_finish. */
static void find(struct arena *arena, struct program *program, const struct file *files, size_t n)
{
	arena_init(arena);
	*program = (struct program){.arena = arena};
	apps_find(program, read_all(arena, files, n), n);
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
	check("{\"dependencies\": {\"koa\": \"2\", \"vite\": \"5\"}}", "koa", false);
	check("{\"dependencies\": {\"convex\": \"1\", \"next\": \"15\"}}", "next+convex", true);
	check("{\"dependencies\": {\"@remix-run/node\": \"2\", \"@remix-run/dev\": \"2\"}}",
		"remix", true);
	check("{\"dependencies\": {\"react\": \"19\", \"vite\": \"5\"}}", "vite", true);
	check("{\"dependencies\": {\"next\": \"15\"}, \"devDependencies\": {\"wrangler\": \"3\"}}",
		"next", true);
	check("{\"devDependencies\": {\"wrangler\": \"3\"}}", "workers", true);
	/* which function serves what is not said in package.json */
	check("{\"devDependencies\": {\"serverless\": \"3\"}}", "serverless", false);
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
	apps_note_code(&program, STR("web/api/client.ts"));
	assert_true(program.apps[1].framework_read);
	apps_note_code(&program, STR("web/supabase/functions/hook/index.ts"));
	assert_true(str_is(program.apps[1].framework, "next+supabase-functions"));
	assert_true(program.apps[1].framework_read);
	arena_finish(&arena);
}

static void packages_belong_to_the_only_app_that_uses_them(void **state)
{
	static const struct file files[] = {
		{"apps/api/package.json", "{\"name\": \"api\", \"dependencies\": {\"hono\": \"4\","
					  " \"@x/env\": \"workspace:*\"}}"},
		{"apps/web/package.json",
			"{\"name\": \"web\", \"dependencies\": {\"next\": \"15\", \"api\": \"*\","
			" \"@x/auth\": \"workspace:*\"}}"},
		{"package.json",
			"{\"workspaces\": [\"*\"], \"dependencies\": {\"@x/auth\": \"*\"}}"},
		{"packages/auth/package.json",
			"{\"name\": \"@x/auth\", \"peerDependencies\": {\"next\": \"*\"},"
			" \"devDependencies\": {\"@x/keys\": \"*\", \"@x/env\": \"*\"}}"},
		{"packages/env/package.json", "{\"name\": \"@x/env\"}"},
		{"packages/keys/package.json",
			"{\"name\": \"@x/keys\", \"dependencies\": {\"@x/auth\": \"*\"}}"},
		{"packages/unused/package.json", "{\"name\": \"@x/unused\"}"},
	};
	struct arena arena;
	struct program program;

	(void)state;
	find(&arena, &program, files, sizeof(files) / sizeof(files[0]));
	apps_note_code(&program, STR("packages/auth/app/x.ts"));
	apps_settle(&program, read_all(&arena, files, 7), 7);
	assert_int_equal(program.app_count, 3);
	assert_int_equal(apps_of(&program, STR("packages/auth/proxy.ts")), 2);
	assert_int_equal(apps_of(&program, STR("packages/keys/index.ts")), 2);
	/* of both, of none */
	assert_int_equal(apps_of(&program, STR("packages/env/index.ts")), 0);
	assert_int_equal(apps_of(&program, STR("packages/unused/index.ts")), 0);
	assert_int_equal(apps_of(&program, STR("packages/authentication/x.ts")), 0);
	assert_false(program.apps[2].routes_at_root);
	arena_finish(&arena);
}

static void what_is_written_for_others_is_no_app(void **state)
{
	static const struct file files[] = {
		{"apps/site/package.json",
			"{\"name\": \"site\", \"dependencies\": {\"vite\": \"5\"}}"},
		{"apps/web/package.json", "{\"name\": \"web\", \"dependencies\": {\"next\": \"15\","
					  " \"cms\": \"*\", \"ui\": \"*\", \"docs\": \"*\"}}"},
		{"packages/cms/package.json",
			"{\"name\": \"cms\", \"dependencies\": {\"next\": \"15\"}}"},
		{"packages/docs/package.json",
			"{\"name\": \"docs\", \"dependencies\": {\"next\": \"15\"}}"},
		{"packages/ui/package.json",
			"{\"name\": \"ui\", \"devDependencies\": {\"vite\": \"5\"}}"},
	};
	struct arena arena;
	struct program program;

	(void)state;
	find(&arena, &program, files, 5);
	assert_int_equal(program.app_count, 6);
	apps_note_code(&program, STR("packages/docs/src/app/page.tsx"));
	apps_settle(&program, read_all(&arena, files, 5), 5);
	assert_int_equal(program.app_count, 4);
	assert_true(str_is(program.apps[1].root, "apps/site"));
	assert_true(str_is(program.apps[2].root, "apps/web"));
	assert_true(str_is(program.apps[3].root, "packages/docs"));
	assert_int_equal(apps_of(&program, STR("packages/cms/index.ts")), 2);
	assert_int_equal(apps_of(&program, STR("packages/ui/index.ts")), 2);
	arena_finish(&arena);
}

static void a_root_that_holds_a_workspace_has_tools(void **state)
{
	static const struct file files[] = {
		{"apps/web/package.json", "{\"dependencies\": {\"next\": \"15\"}}"},
		{"package.json", "{\"workspaces\": [\"apps/*\"],"
				 " \"devDependencies\": {\"vite\": \"5\", \"wrangler\": \"3\"}}"},
	};
	struct arena arena;
	struct program program;

	(void)state;
	find(&arena, &program, files, 2);
	assert_true(str_is(program.apps[0].framework, ""));
	assert_true(program.apps[0].framework_read);
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
		cmocka_unit_test(packages_belong_to_the_only_app_that_uses_them),
		cmocka_unit_test(what_is_written_for_others_is_no_app),
		cmocka_unit_test(a_root_that_holds_a_workspace_has_tools),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
