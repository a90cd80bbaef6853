#define _XOPEN_SOURCE 700 /* mkdtemp */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "arena_state.h"
#include "base/buf.h"
#include "source/walk.h"

/* All paths of a result, one a line. */
static struct str list(struct arena *arena, const struct walk_result *result)
{
	struct buf text = {0};
	struct str copy;

	for (size_t i = 0; i < result->files.n; i++) {
		buf_add(&text, result->files.items[i].path);
		buf_add_byte(&text, '\n');
	}
	copy = str_copy(arena, buf_str(&text));
	buf_finish(&text);
	return copy;
}

static void walk_memory(struct arena *arena, const struct tree_memory_file *files, size_t count,
	const struct walk_options *options, struct walk_result *out)
{
	static const struct walk_options defaults;
	struct tree *tree = tree_open_memory(files, count);

	walk_run(tree, options == NULL ? &defaults : options, arena, out);
	tree_close(tree);
}

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void test_order_is_of_whole_paths(void **state)
{
	static const struct tree_memory_file files[] = {
		{"b", ""}, {"a/b", ""}, {"a-b", ""}, {"a.b", ""}, {"a/a/z", ""}, {"B", ""}};
	struct walk_result result;

	walk_memory(*state, files, COUNT(files), NULL, &result);
	assert_string_equal(list(*state, &result).s, "B\na-b\na.b\na/a/z\na/b\nb\n");
	assert_int_equal(result.seen, 6);
	assert_int_equal(result.notices.n, 0);
}

static void test_skipped_folders(void **state)
{
	static const struct tree_memory_file files[] = {
		{".git/HEAD", ""},
		{"node_modules/m/index.js", ""},
		{"apps/web/.next/server.js", ""},
		{"apps/web/node_modules.ts", ""},
		{"apps/web/dist/committed.js", ""},
		{"apps/web/package.json", "{}"},
	};
	struct walk_result result;

	walk_memory(*state, files, COUNT(files), NULL, &result);
	assert_string_equal(list(*state, &result).s,
		"apps/web/dist/committed.js\napps/web/node_modules.ts\napps/web/package.json\n");
	assert_int_equal(result.skipped_folders, 3);
	assert_int_equal(result.seen, 3);
}

static void test_output_outside_git(void **state)
{
	static const struct tree_memory_file files[] = {
		{"package.json", "{}"},
		{"dist/bundle.js", ""},
		{"app/coverage/page.tsx", ""},
		{".gitignore", "app\n"},
		{".env", ""},
	};
	struct walk_result result;

	walk_memory(*state, files, COUNT(files), NULL, &result);
	assert_string_equal(
		list(*state, &result).s, ".env\n.gitignore\napp/coverage/page.tsx\npackage.json\n");
	assert_int_equal(result.notices.n, 1);
	assert_true(str_is(result.notices.items[0].path, "dist"));
}

static const struct tree_memory_file repository[] = {
	{".git/HEAD", ""},
	{".git/info/exclude", "*.tmp\n"},
	{".gitignore", "*.log\n/out\n.env*\n!.env.example\n"},
	{"a.log", ""},
	{"a.tmp", ""},
	{"out/x.ts", ""},
	{"out/.env", ""},
	{".env", ""},
	{".env.example", ""},
	{"web/.env.local", ""},
	{"web/.gitignore", "!keep.log\nsecret.ts\n"},
	{"web/keep.log", ""},
	{"web/secret.ts", ""},
	{"web/sub/secret.ts", ""},
	{"xsecret/secret.ts", ""},
};

static void test_ignored(void **state)
{
	struct walk_result result;

	walk_memory(*state, repository, COUNT(repository), NULL, &result);
	assert_string_equal(list(*state, &result).s,
		".env.example\n.gitignore\nweb/.gitignore\nweb/keep.log\nxsecret/secret.ts\n");
	assert_int_equal(result.ignored_env.n, 2);
	assert_true(str_is(result.ignored_env.items[0], ".env"));
	assert_true(str_is(result.ignored_env.items[1], "web/.env.local"));
	assert_int_equal(result.ignored, 7);
	assert_int_equal(result.seen, 11);
}

static void test_no_ignore(void **state)
{
	struct walk_options options = {.no_ignore = true};
	struct walk_result result;

	walk_memory(*state, repository, COUNT(repository), &options, &result);
	assert_int_equal(result.files.n, COUNT(repository) - 2);
	assert_int_equal(result.ignored_env.n, 0);
}

static void test_include_and_exclude(void **state)
{
	static const char *const include[] = {"web", "!web/sub", "/xsecret/*.ts"};
	static const char *const exclude[] = {"*.log"};
	struct walk_options options = {
		.include = include, .include_count = 3, .exclude = exclude, .exclude_count = 1};
	struct walk_result result;

	options.no_ignore = true;
	walk_memory(*state, repository, COUNT(repository), &options, &result);
	assert_string_equal(list(*state, &result).s,
		"web/.env.local\nweb/.gitignore\nweb/secret.ts\nxsecret/secret.ts\n");
}

static void test_excluded_is_not_reported(void **state)
{
	static const char *const exclude[] = {"web/", "/.env"};
	struct walk_options options = {.exclude = exclude, .exclude_count = 2};
	struct walk_result result;

	walk_memory(*state, repository, COUNT(repository), &options, &result);
	assert_int_equal(result.ignored_env.n, 0);
	assert_string_equal(
		list(*state, &result).s, ".env.example\n.gitignore\nxsecret/secret.ts\n");
}

static void test_size_limit(void **state)
{
	static const struct tree_memory_file files[] = {{"a", "12345"}, {"b", "123456"}};
	struct walk_options options = {.max_file_size = 5};
	struct walk_result result;

	walk_memory(*state, files, COUNT(files), &options, &result);
	assert_string_equal(list(*state, &result).s, "a\n");
	assert_int_equal(result.too_large, 1);
	assert_int_equal(result.notices.n, 1);
	assert_true(str_is(result.notices.items[0].path, "b"));
	assert_true(str_has(result.notices.items[0].reason, "larger than 5 bytes"));
}

static void test_large_pictures_are_no_news(void **state)
{
	static const struct tree_memory_file files[] = {
		{"hero.PNG", "123456"}, {"png", "123456"}, {"x.png.ts", "123456"}};
	struct walk_options options = {.max_file_size = 5};
	struct walk_result result;

	walk_memory(*state, files, COUNT(files), &options, &result);
	assert_int_equal(result.too_large, 3);
	assert_int_equal(result.notices.n, 2);
	assert_true(str_is(result.notices.items[0].path, "png"));
	assert_true(str_is(result.notices.items[1].path, "x.png.ts"));
}

static void test_default_size_limit(void **state)
{
	struct tree_memory_file files[] = {{"a", NULL, 2 << 20}, {"b", NULL, (2 << 20) + 1}};
	struct walk_result result;

	files[0].text = files[1].text = arena_alloc(*state, (2 << 20) + 2);
	walk_memory(*state, files, COUNT(files), NULL, &result);
	assert_string_equal(list(*state, &result).s, "a\n");
}

static void test_env_names(void **state)
{
	static const char *const yes[] = {".env", ".env.production", ".env.local.example",
		".dev.vars", ".dev.vars.staging", ".envrc", "prod.env"};
	static const char *const no[] = {"env", "env.ts", ".environment", "dev.vars", "a.envx", ""};

	(void)state;
	for (size_t i = 0; i < COUNT(yes); i++) {
		assert_true(walk_is_env_file(str_of(yes[i])));
	}
	for (size_t i = 0; i < COUNT(no); i++) {
		assert_false(walk_is_env_file(str_of(no[i])));
	}
}

static const char *notice_of(const struct walk_result *result, const char *path)
{
	for (size_t i = 0; i < result->notices.n; i++) {
		if (str_is(result->notices.items[i].path, path)) {
			return result->notices.items[i].reason.s;
		}
	}
	return "";
}

static void expect_notice(const struct walk_result *result, const char *path, const char *part)
{
	assert_non_null(strstr(notice_of(result, path), part));
}

/* Makes "f" with links and a fifo beside it in the working directory. */
static void make_things(void)
{
	assert_int_equal(mkdir("folder", 0700), 0);
	assert_int_equal(symlink("..", "folder/circle"), 0);
	assert_int_equal(symlink("folder", "inside"), 0);
	assert_int_equal(symlink("../../etc/passwd", "outside"), 0);
	assert_int_equal(symlink("/etc/passwd", "absolute"), 0);
	assert_int_equal(symlink("nowhere", "broken"), 0);
	assert_int_equal(mkfifo("fifo", 0600), 0);
}

static void remove_things(const char *top)
{
	static const char *const paths[] = {
		"folder/circle", "folder", "inside", "outside", "absolute", "broken", "fifo"};

	for (size_t i = 0; i < COUNT(paths); i++) {
		assert_int_equal(remove(paths[i]), 0);
	}
	assert_int_equal(chdir("/"), 0);
	assert_int_equal(rmdir(top), 0);
}

static void test_links_and_special_files(void **state)
{
	char top[] = "/tmp/clerk-audit-walk-XXXXXX";
	struct walk_options options = {0};
	enum tree_status status;
	struct walk_result result;
	struct tree *tree;

	assert_non_null(mkdtemp(top));
	assert_int_equal(chdir(top), 0);
	make_things();
	tree = tree_open_directory(".", &status);
	assert_non_null(tree);
	walk_run(tree, &options, *state, &result);
	tree_close(tree);
	remove_things(top);
	assert_int_equal(result.files.n, 0);
	assert_int_equal(result.notices.n, 4);
	expect_notice(&result, "outside", "symbolic link leads out of the tree");
	expect_notice(&result, "absolute", "symbolic link leads out of the tree");
	expect_notice(&result, "broken", "symbolic link leads out of the tree");
	expect_notice(&result, "fifo", "not opened");
}

/* Folders inside each other until the path is longer than any limit. */
static size_t make_deep(void)
{
	size_t depth = 0;

	while (depth < 60) {
		char name[101];

		memset(name, 'd', 100);
		name[100] = '\0';
		assert_int_equal(mkdir(name, 0700), 0);
		assert_int_equal(chdir(name), 0);
		depth++;
	}
	return depth;
}

static void remove_deep(size_t depth, const char *top)
{
	for (; depth > 0; depth--) {
		char name[101];

		memset(name, 'd', 100);
		name[100] = '\0';
		assert_int_equal(chdir(".."), 0);
		assert_int_equal(rmdir(name), 0);
	}
	assert_int_equal(chdir("/"), 0);
	assert_int_equal(rmdir(top), 0);
}

static void test_depth(void **state)
{
	char top[] = "/tmp/clerk-audit-walk-XXXXXX";
	struct walk_options options = {0};
	enum tree_status status;
	struct walk_result result;
	struct tree *tree;
	size_t depth;

	assert_non_null(mkdtemp(top));
	assert_int_equal(chdir(top), 0);
	tree = tree_open_directory(".", &status);
	assert_non_null(tree);
	depth = make_deep();
	walk_run(tree, &options, *state, &result);
	tree_close(tree);
	remove_deep(depth, top);
	assert_int_equal(result.files.n, 0);
	assert_int_equal(result.notices.n, 1);
	assert_true(str_has(result.notices.items[0].reason, "more than 4096 bytes"));
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(test_order_is_of_whole_paths),
		CASE(test_skipped_folders),
		CASE(test_output_outside_git),
		CASE(test_ignored),
		CASE(test_no_ignore),
		CASE(test_include_and_exclude),
		CASE(test_excluded_is_not_reported),
		CASE(test_size_limit),
		CASE(test_large_pictures_are_no_news),
		CASE(test_default_size_limit),
		cmocka_unit_test(test_env_names),
		CASE(test_links_and_special_files),
		CASE(test_depth),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
