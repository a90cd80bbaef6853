#define _XOPEN_SOURCE 700 /* mkdtemp, nftw */

#include <fcntl.h>
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

#include "base/path.h"
#include "source/git.h"
#include "source/git_child.h"

/* One content as git's index, as a commit and as a directory: the trees must agree. */
struct place {
	struct arena arena;
	char top[64]; /* a folder of our own */
	struct git *git;
	const struct git_listing *commit;
	struct tree *trees[3]; /* directory, index, commit */
};

static const char *full(struct place *place, const char *path)
{
	return str_format(&place->arena, "%s/%s", place->top, path).s;
}

static void make_file(struct place *place, const char *path, const char *text, size_t n)
{
	FILE *file = fopen(full(place, path), "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(text, 1, n, file), n);
	assert_int_equal(fclose(file), 0);
}

static void make_link(struct place *place, const char *target, const char *path)
{
	assert_int_equal(symlink(target, full(place, path)), 0);
}

static const char *find_git(struct place *place)
{
	struct str rest = str_of(getenv("PATH"));

	while (!str_absent(rest)) {
		struct str folder = str_take(&rest, ':');
		struct str file = str_format(&place->arena, "%.*s/git", STR_ARGS(folder));

		if (access(file.s, X_OK) == 0) {
			return file.s;
		}
	}
	fail_msg("there is no git on PATH");
	return NULL;
}

/* git as a user runs it, in the place. */
static void run(struct place *place, const char *const *arguments)
{
	char home[] = "HOME=/nowhere";
	char name[] = "GIT_AUTHOR_NAME=a";
	char mail[] = "GIT_AUTHOR_EMAIL=a@example.com";
	char committer[] = "GIT_COMMITTER_NAME=a";
	char its_mail[] = "GIT_COMMITTER_EMAIL=a@example.com";
	char *environment[] = {home, name, mail, committer, its_mail, NULL};
	const char *list[GIT_CHILD_ARGUMENTS + 1] = {"-C", place->top};
	struct git_program program = {find_git(place), environment, .errors = STDERR_FILENO};
	struct buf out = {0};

	for (size_t i = 0; arguments[i] != NULL; i++) {
		list[i + 2] = arguments[i];
	}
	sigemptyset(&program.signals);
	assert_int_equal(git_child_run(&program, list, &out), 0);
	buf_finish(&out);
}

static void fill(struct place *place)
{
	static const char *const folders[] = {"web", "web/x", "web/x/y", "web/x.d", "lib"};
	char large[100000];

	for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++) {
		assert_int_equal(mkdir(full(place, folders[i]), 0700), 0);
	}
	memset(large, 'l', sizeof(large));
	make_file(place, "web/a", "alpha", 5);
	make_file(place, "web/empty", "", 0);
	make_file(place, "web/large", large, sizeof(large));
	make_file(place, "web/binary", "a\0b\nc", 5);
	make_file(place, "web/x/b", "beta\n", 5);
	make_file(place, "web/x/y/c", "c", 1);
	make_file(place, "web/x.d/d", "d", 1);
	make_file(place, "web/x-e", "e", 1);
	make_file(place, "web/na me\"\n\t", "odd", 3);
	make_file(place, "lib/outside", "outside", 7);
	make_file(place, ".gitignore", "ignored\n", 8);
	make_link(place, "a", "web/to-a");
	make_link(place, "x/../to-a", "web/to-link");
	make_link(place, "x", "web/to-x");
	make_link(place, "../lib/outside", "web/out");
	make_link(place, "/etc/passwd", "web/absolute");
	make_link(place, "nowhere", "web/broken");
	make_link(place, "loop", "web/loop");
}

static void open_trees(struct place *place)
{
	struct git_surroundings surroundings = {getenv("PATH"), place->top, NULL};
	struct str error = STR("");
	struct str head;
	enum tree_status status;

	place->git = git_open(full(place, "web"), &surroundings, &place->arena, &error);
	assert_non_null(place->git);
	assert_true(git_head(place->git, &place->arena, &head, &error));
	place->commit = git_list_commit(place->git, head, &place->arena, &error);
	const struct git_listing *index =
		git_list_index(place->git, head, place->commit, &place->arena, &error);
	assert_non_null(index);
	struct git_listing *both[2];
	assert_true(git_list_both(place->git, head, &place->arena, &both[0], &both[1], &error));
	assert_true(git_listing_same(both[0], place->commit));
	assert_true(git_listing_same(both[1], index));
	assert_true(git_settle(place->git, &place->arena, &error));
	assert_true(git_listing_same(index, place->commit));
	place->trees[0] = tree_open_directory(full(place, "web"), &status);
	place->trees[1] = git_tree_open(place->git, index, git_prefix(place->git));
	place->trees[2] = git_tree_open(place->git, place->commit, git_prefix(place->git));
	assert_non_null(place->trees[0]);
}

static int set_up(void **state)
{
	static const char *const init[] = {"init", "-q", NULL};
	static const char *const add[] = {"add", "-A", NULL};
	static const char *const commit[] = {"commit", "-q", "-m", "x", NULL};
	static struct place place;

	memset(&place, 0, sizeof(place));
	arena_init(&place.arena);
	strcpy(place.top, "/tmp/clerk-audit-git-tree-XXXXXX");
	assert_non_null(mkdtemp(place.top));
	fill(&place);
	run(&place, init);
	run(&place, add);
	run(&place, commit);
	open_trees(&place);
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

	for (size_t i = 0; i < 3; i++) {
		tree_close(place->trees[i]);
	}
	assert_false(git_broken(place->git));
	git_close(place->git);
	nftw(place->top, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	arena_finish(&place->arena);
	return 0;
}

static void test_list(void **state)
{
	static const char *const folders[] = {
		"", "x", "x/", "x/y", "x.d", "to-x", "to-x/y", "a", "nowhere", "..", "x/..", "out"};
	struct place *place = *state;

	for (size_t f = 0; f < sizeof(folders) / sizeof(folders[0]); f++) {
		tree_entries lists[3] = {{0}};
		enum tree_status first =
			tree_list(place->trees[0], str_of(folders[f]), &place->arena, &lists[0]);

		for (size_t t = 1; t < 3; t++) {
			assert_int_equal(tree_list(place->trees[t], str_of(folders[f]),
						 &place->arena, &lists[t]),
				first);
			assert_int_equal(lists[t].n, lists[0].n);
			for (size_t i = 0; i < lists[0].n; i++) {
				struct tree_entry *a = &lists[0].items[i];
				struct tree_entry *b = &lists[t].items[i];

				assert_true(str_equal(a->name, b->name));
				assert_int_equal(a->kind, b->kind);
				assert_int_equal(a->size, b->size);
			}
		}
	}
}

static void test_read_and_follow(void **state)
{
	static const char *const paths[] = {"a", "empty", "large", "binary", "x/b", "x/y/c",
		"na me\"\n\t", "to-a", "to-link", "to-x/b", "to-x/y/../b", "./x//b", "out",
		"absolute", "broken", "loop", "x", "", "a/z", "z", "../lib/outside",
		"x/../../web/a"};
	struct place *place = *state;

	for (size_t p = 0; p < sizeof(paths) / sizeof(paths[0]); p++) {
		for (size_t limit = 4; limit < 1000000; limit *= 50) {
			struct str wanted = STR("");
			struct str path = str_of(paths[p]);
			uint64_t size = 0;
			enum tree_status status =
				tree_read(place->trees[0], path, limit, &place->arena, &wanted);
			enum tree_kind kind = tree_follow(place->trees[0], path, &size);

			for (size_t t = 1; t < 3; t++) {
				struct str text = STR("");
				uint64_t its = 0;

				assert_int_equal(tree_read(place->trees[t], path, limit,
							 &place->arena, &text),
					status);
				assert_true(str_equal(text, wanted));
				assert_int_equal(tree_follow(place->trees[t], path, &its), kind);
				assert_int_equal(its, size);
			}
		}
	}
}

/* Other bytes in the work tree, some of the same size, some gone: git's own are read. */
static void change_work_tree(struct place *place)
{
	char large[100000];

	memset(large, 'm', sizeof(large));
	make_file(place, "web/large", large, sizeof(large));
	make_file(place, "web/a", "ALPHA", 5);
	make_file(place, "web/empty", "full", 4);
	make_file(place, "web/binary", "a\0b\nd", 5);
	make_file(place, "web/x/b", "beta", 4);
	assert_int_equal(unlink(full(place, "web/x/y/c")), 0);
	assert_int_equal(unlink(full(place, "web/to-a")), 0);
	make_link(place, "large", "web/to-a");
}

static void test_changed_work_tree(void **state)
{
	static const char *const paths[] = {
		"a", "empty", "large", "binary", "x/b", "x/y/c", "x.d/d", "to-a", "to-x/b"};
	enum { COUNT = sizeof(paths) / sizeof(paths[0]) };
	struct place *place = *state;
	struct str wanted[COUNT];

	for (size_t p = 0; p < COUNT; p++) {
		assert_int_equal(tree_read(place->trees[0], str_of(paths[p]), 1000000,
					 &place->arena, &wanted[p]),
			TREE_OK);
	}
	change_work_tree(place);
	for (size_t p = 0; p < 2 * COUNT; p++) {
		struct str text;

		assert_int_equal(tree_read(place->trees[1 + p % 2], str_of(paths[p / 2]), 1000000,
					 &place->arena, &text),
			TREE_OK);
		assert_true(str_equal(text, wanted[p / 2]));
	}
}

static void test_git_root(void **state)
{
	struct place *place = *state;
	struct str text;

	for (size_t t = 0; t < 3; t++) {
		assert_true(tree_in_git(place->trees[t]));
		assert_true(str_is(tree_prefix(place->trees[t]), "web/"));
		assert_int_equal(
			tree_read_above(place->trees[t], 0, ".gitignore", &place->arena, &text),
			TREE_OK);
		assert_true(str_is(text, "ignored\n"));
		assert_int_equal(
			tree_read_above(place->trees[t], 1, ".gitignore", &place->arena, &text),
			TREE_MISSING);
		assert_int_equal(
			tree_read_above(place->trees[t], -1, "", &place->arena, &text), TREE_OK);
	}
}

static bool is_wanted(struct str path)
{
	return str_is(path, "a") || str_ends(path, "/b");
}

static void test_tracked(void **state)
{
	struct place *place = *state;

	for (size_t t = 0; t < 3; t++) {
		str_vec paths = {0};

		assert_true(tree_tracked(place->trees[t], is_wanted, &place->arena, &paths));
		assert_int_equal(paths.n, 2);
		assert_true(str_is(paths.items[0], "a"));
		assert_true(str_is(paths.items[1], "x/b"));
	}
}

/* A folder that a commit lacks is an empty tree: what is new was nowhere before. */
static void test_no_such_folder(void **state)
{
	struct place *place = *state;
	struct tree *tree = git_tree_open(place->git, place->commit, STR("new/"));
	tree_entries entries = {0};
	struct str text;

	assert_int_equal(tree_list(tree, STR(""), &place->arena, &entries), TREE_OK);
	assert_int_equal(entries.n, 0);
	assert_int_equal(tree_read(tree, STR("a"), 9, &place->arena, &text), TREE_MISSING);
	tree_close(tree);
}

static void *read_often(void *argument)
{
	const struct tree *tree = argument;
	size_t wrong = 0;

	for (int i = 0; i < 200; i++) {
		struct arena arena;
		struct str text;
		const char *path = i % 2 == 0 ? "large" : "x/b";

		arena_init(&arena);
		wrong += tree_read(tree, str_of(path), 200000, &arena, &text) != TREE_OK ||
			 text.n != (i % 2 == 0 ? 100000 : 5) ||
			 text.s[0] != (i % 2 == 0 ? 'l' : 'b');
		arena_finish(&arena);
	}
	return wrong == 0 ? argument : NULL;
}

static void test_threads(void **state)
{
	struct place *place = *state;
	pthread_t threads[6];

	change_work_tree(place);
	for (size_t i = 0; i < 6; i++) {
		assert_int_equal(
			pthread_create(&threads[i], NULL, read_often, place->trees[1 + i % 2]), 0);
	}
	for (size_t i = 0; i < 6; i++) {
		void *answer;

		assert_int_equal(pthread_join(threads[i], &answer), 0);
		assert_non_null(answer);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_list, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_read_and_follow, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_changed_work_tree, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_git_root, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_tracked, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_no_such_folder, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_threads, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
