#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "facts/collect.h"
#include "facts/facts_json.h"

/*
 * Modules that nothing leads to are not parsed. Here every repository of the
 * other tests, or those given as arguments, is read twice, once with all code
 * loaded: the facts are the same.
 */
enum { DEEP = 4, PATH = 512 };

struct compared {
	size_t repositories;
	size_t spared; /* files that were not parsed, though they are code */
};

static size_t read_facts(const char *path, bool load_all, struct buf *out)
{
	struct collect_options options = {.jobs = 1, .load_all = load_all};
	enum tree_status status;
	struct tree *tree = tree_open_directory(path, &status);
	struct arena arena;
	struct facts facts;
	size_t parsed;

	assert_non_null(tree);
	arena_init(&arena);
	collect_facts(tree, &options, &arena, &facts);
	parsed = facts.files_parsed;
	facts.files_parsed = 0; /* these may differ, and what parsing says of more files */
	facts.notices.n = 0;
	facts_write(&facts, out);
	arena_finish(&arena);
	tree_close(tree);
	return parsed;
}

static void compare(const char *path, struct compared *compared)
{
	struct buf lazy = {0};
	struct buf whole = {0};
	size_t parsed = read_facts(path, false, &lazy);
	size_t all = read_facts(path, true, &whole);

	if (!str_equal(buf_str(&lazy), buf_str(&whole))) {
		fail_msg("%s: the facts are not the same when all code is loaded", path);
	}
	assert_true(parsed <= all);
	compared->repositories++;
	compared->spared += all - parsed;
	buf_finish(&lazy);
	buf_finish(&whole);
}

/* Recursion: as deep as DEEP. */
static void visit(const char *folder, unsigned depth, struct compared *compared)
{
	DIR *stream = opendir(folder);
	const struct dirent *item;

	assert_non_null(stream);
	while ((item = readdir(stream)) != NULL) {
		char path[PATH];
		struct stat st;

		if (item->d_name[0] == '.' ||
			snprintf(path, sizeof(path), "%s/%s", folder, item->d_name) >= PATH ||
			lstat(path, &st) != 0 || !S_ISDIR(st.st_mode)) {
			continue;
		}
		if (strcmp(item->d_name, "repo") == 0) {
			compare(path, compared);
		} else if (depth < DEEP) {
			visit(path, depth + 1, compared);
		}
	}
	closedir(stream);
}

static void facts_are_those_of_all_code(void **state)
{
	static const char *const folders[] = {"tests/rules", "tests/repos", "tests/frameworks",
		"tests/audit", "tests/cli", "tests/facts"};
	struct compared compared = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++) {
		visit(folders[i], 0, &compared);
	}
	print_message(
		"%zu repositories, %zu files spared\n", compared.repositories, compared.spared);
	assert_true(compared.repositories > 1000);
	assert_true(compared.spared > 100);
}

int main(int argc, char **argv)
{
	struct compared compared = {0};
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(facts_are_those_of_all_code),
	};

	for (int i = 1; i < argc; i++) {
		compare(argv[i], &compared);
		print_message(
			"%s: the same facts, %zu files spared so far\n", argv[i], compared.spared);
	}
	return argc > 1 ? 0 : cmocka_run_group_tests(tests, NULL, NULL);
}
