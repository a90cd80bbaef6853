#define _XOPEN_SOURCE 700 /* mkdtemp, nftw */

#include <ftw.h>
#include <pthread.h>
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

#include "source/tree.h"

struct place {
	struct arena arena;
	char top[64]; /* a folder of our own */
	struct tree *tree; /* of top/root */
};

/* Paths are relative to the place's top. */
static const char *full(struct place *place, const char *path)
{
	return str_format(&place->arena, "%s/%s", place->top, path).s;
}

static void make_folder(struct place *place, const char *path)
{
	assert_int_equal(mkdir(full(place, path), 0700), 0);
}

static void make_file(struct place *place, const char *path, const char *text)
{
	FILE *file = fopen(full(place, path), "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
	assert_int_equal(fclose(file), 0);
}

static void make_link(struct place *place, const char *target, const char *path)
{
	assert_int_equal(symlink(target, full(place, path)), 0);
}

static int set_up(void **state)
{
	static struct place place;
	enum tree_status status;

	memset(&place, 0, sizeof(place));
	arena_init(&place.arena);
	strcpy(place.top, "/tmp/clerk-audit-tree-XXXXXX");
	assert_non_null(mkdtemp(place.top));
	make_folder(&place, "root");
	make_folder(&place, "root/x");
	make_folder(&place, "root/x/y");
	make_file(&place, "root/a", "alpha");
	make_file(&place, "root/x/b", "beta");
	make_file(&place, "root/x/y/c", "");
	make_file(&place, "secret", "outside");
	place.tree = tree_open_directory(full(&place, "root"), &status);
	assert_non_null(place.tree);
	assert_int_equal(status, TREE_OK);
	*state = &place;
	return 0;
}

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *at)
{
	(void)st;
	(void)kind;
	(void)at;
	return remove(path);
}

static int tear_down(void **state)
{
	struct place *place = *state;

	tree_close(place->tree);
	nftw(place->top, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	arena_finish(&place->arena);
	return 0;
}

static void expect_text(struct place *place, const char *path, const char *text)
{
	struct str found;

	assert_int_equal(tree_read(place->tree, str_of(path), 100, &place->arena, &found), TREE_OK);
	assert_int_equal(found.n, strlen(text));
	assert_string_equal(found.s, text); /* and so NUL-terminated */
}

static void expect_status(struct place *place, const char *path, enum tree_status status)
{
	static const char untouched[] = "untouched";
	struct str found = str_of(untouched);

	assert_int_equal(tree_read(place->tree, str_of(path), 100, &place->arena, &found), status);
	assert_ptr_equal(found.s, untouched);
}

static void test_list(void **state)
{
	struct place *place = *state;
	tree_entries entries = {0};

	make_link(place, "a", "root/l");
	assert_int_equal(mkfifo(full(place, "root/f"), 0600), 0);
	assert_int_equal(tree_list(place->tree, STR(""), &place->arena, &entries), TREE_OK);
	assert_int_equal(entries.n, 4);
	assert_true(str_is(entries.items[0].name, "a"));
	assert_int_equal(entries.items[0].kind, TREE_FILE);
	assert_int_equal(entries.items[0].size, 5);
	assert_int_equal(entries.items[1].kind, TREE_OTHER);
	assert_int_equal(entries.items[2].kind, TREE_LINK);
	assert_true(str_is(entries.items[3].name, "x"));
	assert_int_equal(entries.items[3].kind, TREE_FOLDER);
	assert_int_equal(tree_list(place->tree, STR("x/y"), &place->arena, &entries), TREE_OK);
	assert_int_equal(entries.n, 5);
	assert_int_equal(
		tree_list(place->tree, STR("a"), &place->arena, &entries), TREE_NOT_FOLDER);
	assert_int_equal(tree_list(place->tree, STR("z"), &place->arena, &entries), TREE_MISSING);
	assert_int_equal(entries.n, 5);
}

static void test_read(void **state)
{
	struct place *place = *state;
	struct str text;

	expect_text(place, "a", "alpha");
	expect_text(place, "x/b", "beta");
	expect_text(place, "x/y/c", "");
	expect_status(place, "z", TREE_MISSING);
	expect_status(place, "a/z", TREE_MISSING);
	expect_status(place, "x", TREE_NOT_REGULAR);
	expect_status(place, "", TREE_NOT_REGULAR);
	assert_int_equal(tree_read(place->tree, STR("a"), 5, &place->arena, &text), TREE_OK);
	assert_int_equal(tree_read(place->tree, STR("a"), 4, &place->arena, &text), TREE_TOO_LARGE);
	assert_int_equal(
		tree_read(place->tree, STR("a\0b"), 100, &place->arena, &text), TREE_MISSING);
}

static void test_no_way_out_by_name(void **state)
{
	struct place *place = *state;

	expect_status(place, "../secret", TREE_NOT_REGULAR);
	expect_status(place, "x/../../secret", TREE_NOT_REGULAR);
	expect_text(place, "x/../a", "alpha");
	expect_text(place, "x/y/../../x/./b", "beta");
	/* a leading slash is the tree's root, never the system's */
	expect_status(place, "/etc/passwd", TREE_MISSING);
}

static void test_links(void **state)
{
	struct place *place = *state;
	uint64_t size = 0;

	make_link(place, "../a", "root/x/up");
	make_link(place, "x/y", "root/folder");
	make_link(place, "../secret", "root/out");
	make_link(place, "x/y/../../../secret", "root/around");
	make_link(place, "nowhere", "root/broken");
	make_link(place, "loop", "root/loop");
	make_link(place, full(place, "root/a"), "root/absolute");
	make_link(place, "..", "root/parent");
	expect_text(place, "x/up", "alpha");
	expect_text(place, "folder/c", "");
	/* ".." behind a link is the parent of where the link leads */
	expect_text(place, "folder/../b", "beta");
	expect_status(place, "out", TREE_NOT_REGULAR);
	expect_status(place, "around", TREE_NOT_REGULAR);
	expect_status(place, "parent/secret", TREE_NOT_REGULAR);
	expect_status(place, "broken", TREE_MISSING);
	expect_status(place, "loop", TREE_FAILED);
	expect_status(place, "absolute", TREE_NOT_REGULAR);
	assert_int_equal(tree_follow(place->tree, STR("x/up"), &size), TREE_FILE);
	assert_int_equal(size, 5);
	assert_int_equal(tree_follow(place->tree, STR("folder"), &size), TREE_FOLDER);
	assert_int_equal(tree_follow(place->tree, STR("out"), &size), TREE_OTHER);
	assert_int_equal(tree_follow(place->tree, STR("broken"), &size), TREE_OTHER);
	assert_int_equal(tree_follow(place->tree, STR("loop"), &size), TREE_OTHER);
}

static void test_special_files_do_not_block(void **state)
{
	struct place *place = *state;

	assert_int_equal(mkfifo(full(place, "root/f"), 0600), 0);
	make_link(place, "f", "root/l");
	expect_status(place, "f", TREE_NOT_REGULAR);
	expect_status(place, "l", TREE_NOT_REGULAR);
}

static void test_file_that_is_longer_than_announced(void **state)
{
	struct place *place = *state;
	enum tree_status status;
	struct tree *proc = tree_open_directory("/proc/self", &status);
	struct str text;

	if (proc == NULL) {
		skip(); /* no such file system here */
	}
	/* its size is given as 0 */
	assert_int_equal(
		tree_read(proc, STR("status"), 1 << 20, &place->arena, &text), TREE_FAILED);
	tree_close(proc);
}

static void test_denied(void **state)
{
	struct place *place = *state;
	tree_entries entries = {0};

	if (geteuid() == 0) {
		skip(); /* nothing is denied to root */
	}
	assert_int_equal(chmod(full(place, "root/a"), 0), 0);
	assert_int_equal(chmod(full(place, "root/x/y"), 0), 0);
	expect_status(place, "a", TREE_DENIED);
	assert_int_equal(tree_list(place->tree, STR("x/y"), &place->arena, &entries), TREE_DENIED);
	assert_int_equal(chmod(full(place, "root/x/y"), 0700), 0);
}

static void test_long_paths(void **state)
{
	struct place *place = *state;
	char *path = arena_alloc(&place->arena, 5000);
	struct str text;

	memset(path, 'a', 300);
	expect_status(place, path, TREE_MISSING);
	memset(path, '/', 4999);
	assert_int_equal(
		tree_read(place->tree, str_of(path), 9, &place->arena, &text), TREE_FAILED);
}

static void test_open_errors(void **state)
{
	struct place *place = *state;
	enum tree_status status = TREE_OK;

	assert_null(tree_open_directory(full(place, "nowhere"), &status));
	assert_int_equal(status, TREE_MISSING);
	assert_null(tree_open_directory(full(place, "secret"), &status));
	assert_int_equal(status, TREE_NOT_FOLDER);
}

static void test_outside_git(void **state)
{
	struct place *place = *state;
	struct str text;

	assert_false(tree_in_git(place->tree));
	assert_true(str_is(tree_prefix(place->tree), ""));
	assert_int_equal(
		tree_read_above(place->tree, -1, ".gitignore", &place->arena, &text), TREE_MISSING);
	assert_int_equal(
		tree_read_above(place->tree, 0, ".gitignore", &place->arena, &text), TREE_MISSING);
}

static void expect_above(struct place *place, struct tree *tree, int level, const char *text)
{
	struct str found = STR_NONE;
	enum tree_status status = tree_read_above(tree, level, ".gitignore", &place->arena, &found);

	assert_int_equal(status, text == NULL ? TREE_MISSING : TREE_OK);
	assert_true(str_equal(found, str_of(text)));
}

static void test_inside_git(void **state)
{
	struct place *place = *state;
	enum tree_status status;
	struct tree *tree;

	make_folder(place, "root/.git");
	make_folder(place, "root/.git/info");
	make_file(place, "root/.git/HEAD", "ref: refs/heads/main\n");
	make_file(place, "root/.git/info/exclude", "excluded\n");
	make_file(place, "root/.gitignore", "top\n");
	make_file(place, "root/x/.gitignore", "middle\n");
	make_file(place, "root/x/y/.gitignore", "own\n");
	tree = tree_open_directory(full(place, "root/x/y"), &status);
	assert_non_null(tree);
	assert_true(tree_in_git(tree));
	assert_true(str_is(tree_prefix(tree), "x/y/"));
	expect_above(place, tree, -1, "excluded\n");
	expect_above(place, tree, 0, "top\n");
	expect_above(place, tree, 1, "middle\n");
	expect_above(place, tree, 2, NULL); /* not above: the tree's own */
	expect_above(place, tree, 3, NULL);
	expect_above(place, tree, -2, NULL);
	tree_close(tree);
}

/* Who may write to /tmp does not say what of other people's folders there is read. */
static void test_git_of_a_shared_folder(void **state)
{
	struct place *place = *state;
	enum tree_status status;
	struct tree *tree;

	make_file(place, "root/.git", "gitdir: x\n");
	assert_int_equal(chmod(full(place, "root"), S_ISVTX | 0777), 0);
	tree = tree_open_directory(full(place, "root/x/y"), &status);
	assert_non_null(tree);
	assert_false(tree_in_git(tree));
	tree_close(tree);
	tree = tree_open_directory(full(place, "root"), &status);
	assert_non_null(tree);
	assert_true(tree_in_git(tree));
	tree_close(tree);
	assert_int_equal(chmod(full(place, "root"), 0777), 0);
	tree = tree_open_directory(full(place, "root/x"), &status);
	assert_non_null(tree);
	assert_true(tree_in_git(tree));
	tree_close(tree);
}

static void test_hostile_git_files(void **state)
{
	static const char *const texts[] = {"", "gitdir", "gitdir:/", "no such thing"};
	struct place *place = *state;
	enum tree_status status;

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct tree *tree;

		make_file(place, "root/.git", texts[i]);
		tree = tree_open_directory(full(place, "root/x"), &status);
		assert_non_null(tree);
		assert_false(tree_in_git(tree));
		tree_close(tree);
	}
	assert_int_equal(unlink(full(place, "root/.git")), 0);
	assert_int_equal(mkfifo(full(place, "root/.git"), 0600), 0);
	tree_close(tree_open_directory(full(place, "root/x"), &status));
	assert_int_equal(status, TREE_OK);
}

static void test_git_directory_left_behind(void **state)
{
	struct place *place = *state;
	enum tree_status status;
	struct tree *tree;

	make_file(place, "root/.git", "gitdir: ../gone/.git/modules/root\n");
	make_file(place, "root/.gitignore", "top\n");
	tree = tree_open_directory(full(place, "root/x"), &status);
	assert_non_null(tree);
	assert_true(tree_in_git(tree));
	expect_above(place, tree, -1, NULL);
	expect_above(place, tree, 0, "top\n");
	tree_close(tree);
}

static void test_memory(void **state)
{
	static const struct tree_memory_file files[] = {
		{"b.ts", "x"},
		{"a/c/d", "nul\0inside", 10},
		{"a/b", ""},
		{".git/HEAD", ""},
		{".git/info/exclude", "a\n"},
	};
	struct place *place = *state;
	struct tree *tree = tree_open_memory(files, 5);
	tree_entries entries = {0};
	uint64_t size;
	struct str text;

	assert_true(tree_in_git(tree));
	assert_int_equal(tree_list(tree, STR(""), &place->arena, &entries), TREE_OK);
	assert_int_equal(entries.n, 3);
	assert_true(str_is(entries.items[1].name, "a"));
	assert_int_equal(entries.items[1].kind, TREE_FOLDER);
	assert_true(str_is(entries.items[2].name, "b.ts"));
	assert_int_equal(entries.items[2].size, 1);
	assert_int_equal(tree_list(tree, STR("a/b"), &place->arena, &entries), TREE_NOT_FOLDER);
	assert_int_equal(tree_list(tree, STR("b"), &place->arena, &entries), TREE_MISSING);
	assert_int_equal(tree_read(tree, STR("a/c/d"), 10, &place->arena, &text), TREE_OK);
	assert_int_equal(text.n, 10);
	assert_int_equal(tree_read(tree, STR("a/c/d"), 9, &place->arena, &text), TREE_TOO_LARGE);
	assert_int_equal(tree_read(tree, STR("a/c"), 9, &place->arena, &text), TREE_NOT_REGULAR);
	assert_int_equal(tree_read(tree, STR("c"), 9, &place->arena, &text), TREE_MISSING);
	assert_int_equal(tree_follow(tree, STR("a"), &size), TREE_FOLDER);
	expect_above(place, tree, -1, "a\n");
	expect_above(place, tree, 0, NULL);
	tree_close(tree);
}

struct worker {
	const struct tree *tree;
	size_t wrong;
};

static void *work(void *data)
{
	struct worker *worker = data;
	struct arena arena;

	arena_init(&arena);
	for (int i = 0; i < 300; i++) {
		tree_entries entries = {0};
		struct str text = STR_NONE;

		tree_list(worker->tree, STR("x"), &arena, &entries);
		tree_read(worker->tree, STR("x/b"), 10, &arena, &text);
		worker->wrong += entries.n == 2 && str_is(text, "beta") ? 0 : 1;
		arena_clear(&arena);
	}
	arena_finish(&arena);
	return NULL;
}

static void test_threads(void **state)
{
	struct place *place = *state;
	struct worker workers[4];
	pthread_t threads[4];

	for (int i = 0; i < 4; i++) {
		workers[i] = (struct worker){place->tree, 0};
		assert_int_equal(pthread_create(&threads[i], NULL, work, &workers[i]), 0);
	}
	for (int i = 0; i < 4; i++) {
		pthread_join(threads[i], NULL);
		assert_int_equal(workers[i].wrong, 0);
	}
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(test_list),
		CASE(test_read),
		CASE(test_no_way_out_by_name),
		CASE(test_links),
		CASE(test_special_files_do_not_block),
		CASE(test_file_that_is_longer_than_announced),
		CASE(test_denied),
		CASE(test_long_paths),
		CASE(test_open_errors),
		CASE(test_outside_git),
		CASE(test_inside_git),
		CASE(test_git_of_a_shared_folder),
		CASE(test_hostile_git_files),
		CASE(test_git_directory_left_behind),
		CASE(test_memory),
		CASE(test_threads),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
