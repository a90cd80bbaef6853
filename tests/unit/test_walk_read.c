#define _XOPEN_SOURCE 700 /* mkdtemp, nftw */

#include <fcntl.h>
#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "arena_state.h"
#include "source/walk.h"

enum {
	JOBS_MOST = 8,
	WIDE = 150, /* files in one folder: several threads share them */
	DEEP = 200, /* folders inside each other: more than are held open */
	LIMIT = 1000, /* bytes of a file */
};

/* A reader that compares: every file holds its own path. */
struct reading {
	struct tree_buffer buffer;
	size_t right;
};

static enum tree_status read_one(
	void *item, const struct tree_folder *folder, struct walk_file *file)
{
	struct reading *reading = item;
	struct str text;
	enum tree_status status;

	if (str_has(file->path, "gone")) {
		return TREE_MISSING;
	}
	status = tree_folder_read(folder, file->path, LIMIT, &reading->buffer, &text);
	if (status == TREE_OK) {
		file->size = text.n;
		file->read = (void *)(uintptr_t)1;
		reading->right += str_equal(text, file->path);
	}
	return status;
}

/* Returns how many files were read and hold what they should. */
static size_t read_all(
	const struct tree *tree, size_t jobs, struct arena *arena, struct walk_result *out)
{
	struct walk_options options = {.max_file_size = LIMIT};
	struct reading readings[JOBS_MOST] = {0};
	struct walk_reader reader = {read_one, readings, sizeof(readings[0]), jobs};
	size_t right = 0;

	walk_read(tree, &options, &reader, arena, out);
	for (size_t i = 0; i < jobs; i++) {
		right += readings[i].right;
		tree_buffer_finish(&readings[i].buffer);
	}
	return right;
}

static void write_file(const char *path, const char *text, size_t n)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_int_equal(fwrite(text, 1, n, file), n);
	assert_int_equal(fclose(file), 0);
}

static void write_path(const char *path)
{
	write_file(path, path, strlen(path));
}

static void make_wide(void)
{
	assert_int_equal(mkdir("wide", 0700), 0);
	for (int i = 0; i < WIDE; i++) {
		char path[32];

		snprintf(path, sizeof(path), "wide/%d.ts", i);
		write_path(path);
	}
}

/* Beside each folder of the way down lies another, which waits meanwhile. */
static void make_deep(void)
{
	char path[2 * DEEP + 16] = "";

	for (size_t n = 0; n < DEEP; n++) {
		path[2 * n] = 'd';
		path[2 * n + 1] = '\0';
		assert_int_equal(mkdir(path, 0700), 0);
		memcpy(path + 2 * n + 1, "/x", 3);
		assert_int_equal(mkdir(path, 0700), 0);
		memcpy(path + 2 * n + 1, "/x/y.ts", 8);
		write_path(path);
		path[2 * n + 1] = '/';
	}
}

static void make_git(void)
{
	assert_int_equal(mkdir(".git", 0700), 0);
	assert_int_equal(mkdir(".git/objects", 0700), 0);
	assert_int_equal(mkdir(".git/refs", 0700), 0);
	write_file(".git/HEAD", "ref: refs/heads/main\n", 21);
	write_file(".gitignore", "/wide/1?.ts\n*.log\nx.env\n", 24);
}

static void make_things(void)
{
	static const char large[LIMIT + 1];

	make_git();
	make_wide();
	make_deep();
	write_file("large.ts", large, sizeof(large));
	write_file("large.png", large, sizeof(large));
	write_path("a.log");
	write_path("x.env");
	write_path("gone.ts");
	write_path("d/gone");
	assert_int_equal(symlink("/etc/passwd", "wide/out"), 0);
	assert_int_equal(mkfifo("wide/fifo", 0600), 0);
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *walk)
{
	(void)st;
	(void)type;
	(void)walk;
	return remove(path);
}

static void expect_same(const struct walk_result *a, const struct walk_result *b)
{
	assert_int_equal(a->files.n, b->files.n);
	for (size_t i = 0; i < a->files.n; i++) {
		assert_true(str_equal(a->files.items[i].path, b->files.items[i].path));
		assert_int_equal(a->files.items[i].size, b->files.items[i].size);
	}
	assert_int_equal(a->notices.n, b->notices.n);
	for (size_t i = 0; i < a->notices.n; i++) {
		assert_true(str_equal(a->notices.items[i].path, b->notices.items[i].path));
		assert_true(str_equal(a->notices.items[i].reason, b->notices.items[i].reason));
	}
	assert_int_equal(a->ignored_env.n, b->ignored_env.n);
	assert_int_equal(a->seen, b->seen);
	assert_int_equal(a->ignored, b->ignored);
	assert_int_equal(a->too_large, b->too_large);
}

static void expect_things(const struct walk_result *result, size_t right)
{
	assert_int_equal(right, WIDE - 10 + DEEP);
	assert_int_equal(result->files.n, right + 1); /* .gitignore holds something else */
	assert_true(str_is(result->files.items[0].path, ".gitignore"));
	for (size_t i = 0; i < result->files.n; i++) {
		assert_int_equal(map_get(&result->by_path, result->files.items[i].path), i);
		assert_non_null(result->files.items[i].read);
	}
	assert_int_equal(result->notices.n, 3); /* out, fifo, large.ts */
	assert_int_equal(result->too_large, 2);
	assert_int_equal(result->ignored, 12);
	assert_int_equal(result->ignored_env.n, 1);
	assert_int_equal(result->seen, result->files.n + 2 + 12);
}

/* The lowest descriptor that is free. */
static int next_descriptor(void)
{
	int next = open("/", O_RDONLY);

	assert_return_code(next, 0);
	close(next);
	return next;
}

/* Lets the process have so many descriptors; returns how many it could. */
static rlim_t limit_descriptors(rlim_t most)
{
	struct rlimit limit;
	rlim_t before;

	assert_int_equal(getrlimit(RLIMIT_NOFILE, &limit), 0);
	before = limit.rlim_cur;
	limit.rlim_cur = most;
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &limit), 0);
	return before;
}

static void any_number_of_threads_finds_the_same(void **state)
{
	char top[] = "/tmp/clerk-audit-walk-XXXXXX";
	enum tree_status status;
	struct walk_result results[4];
	size_t right[4];
	rlim_t limit;
	struct tree *tree;
	int before;

	assert_non_null(mkdtemp(top));
	assert_int_equal(chdir(top), 0);
	make_things();
	tree = tree_open_directory(".", &status);
	assert_non_null(tree);
	before = next_descriptor();
	for (size_t i = 0; i < 3; i++) {
		right[i] = read_all(tree, i == 0 ? 1 : JOBS_MOST, *state, &results[i]);
		assert_int_equal(next_descriptor(), before);
	}
	limit = limit_descriptors((rlim_t)before + 16);
	right[3] = read_all(tree, 2, *state, &results[3]);
	limit_descriptors(limit);
	tree_close(tree);
	assert_int_equal(chdir("/"), 0);
	assert_int_equal(nftw(top, remove_one, 16, FTW_DEPTH | FTW_PHYS), 0);
	for (size_t i = 0; i < 4; i++) {
		expect_things(&results[i], right[i]);
		expect_same(&results[i], &results[0]);
	}
}

static void files_in_memory_are_read_too(void **state)
{
	static const struct tree_memory_file files[] = {
		{"a/b.ts", "a/b.ts"}, {"a/gone.ts", ""}, {"a-b.ts", "a-b.ts"}, {"c.ts", "no"}};
	struct tree *tree = tree_open_memory(files, 4);
	struct walk_result result;

	assert_int_equal(read_all(tree, 2, *state, &result), 2);
	tree_close(tree);
	assert_int_equal(result.files.n, 3);
	assert_int_equal(result.files.items[2].size, 2);
	assert_int_equal(result.seen, 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			any_number_of_threads_finds_the_same, set_up, tear_down),
		cmocka_unit_test_setup_teardown(files_in_memory_are_read_too, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
