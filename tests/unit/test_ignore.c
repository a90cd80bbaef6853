#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "source/glob.h"
#include "source/ignore.h"

/* What one ignore file at the root says about a path; a trailing '/' marks a folder. */
static enum ignore_answer ask_from(const char *base, const char *rules, const char *path)
{
	struct str subject = str_of(path);
	bool is_folder = str_ends(subject, "/");
	enum ignore_answer answer;
	struct arena arena;

	arena_init(&arena);
	subject.n -= is_folder ? 1 : 0;
	answer = ignore_match(
		ignore_add(&arena, NULL, str_of(base), str_of(rules)), subject, is_folder);
	arena_finish(&arena);
	return answer;
}

static enum ignore_answer ask(const char *rules, const char *path)
{
	return ask_from("", rules, path);
}

static void test_names_match_at_any_depth(void **state)
{
	(void)state;
	assert_int_equal(ask("a", "a"), IGNORE_YES);
	assert_int_equal(ask("a", "x/y/a"), IGNORE_YES);
	assert_int_equal(ask("a", "ab"), IGNORE_UNDECIDED);
	assert_int_equal(ask("a", "a/b"), IGNORE_UNDECIDED); /* the caller stops at a */
	assert_int_equal(ask("*.log", "x/b.log"), IGNORE_YES);
	assert_int_equal(ask("*.log", "b.log.gz"), IGNORE_UNDECIDED);
}

static void test_anchors(void **state)
{
	(void)state;
	assert_int_equal(ask("/a", "a"), IGNORE_YES);
	assert_int_equal(ask("/a", "x/a"), IGNORE_UNDECIDED);
	assert_int_equal(ask("x/a", "x/a"), IGNORE_YES);
	assert_int_equal(ask("x/a", "y/x/a"), IGNORE_UNDECIDED);
	assert_int_equal(ask_from("y", "/a", "y/a"), IGNORE_YES);
	assert_int_equal(ask_from("y", "/a", "a"), IGNORE_UNDECIDED);
	assert_int_equal(ask_from("y", "a", "yy/a"), IGNORE_UNDECIDED);
	assert_int_equal(ask_from("y", "a", "y"), IGNORE_UNDECIDED);
}

static void test_folders_only(void **state)
{
	(void)state;
	assert_int_equal(ask("a/", "a/"), IGNORE_YES);
	assert_int_equal(ask("a/", "x/a/"), IGNORE_YES);
	assert_int_equal(ask("a/", "a"), IGNORE_UNDECIDED);
}

static void test_last_match_decides(void **state)
{
	(void)state;
	assert_int_equal(ask("*.log\n!keep.log", "keep.log"), IGNORE_NO);
	assert_int_equal(ask("!keep.log\n*.log", "keep.log"), IGNORE_YES);
	assert_int_equal(ask("*.log\n!keep.log", "b"), IGNORE_UNDECIDED);
}

static void test_double_stars(void **state)
{
	(void)state;
	assert_int_equal(ask("**/a", "a"), IGNORE_YES);
	assert_int_equal(ask("**/x/a", "y/z/x/a"), IGNORE_YES);
	assert_int_equal(ask("x/**", "x/y/z"), IGNORE_YES);
	assert_int_equal(ask("x/**", "x/"), IGNORE_UNDECIDED);
	assert_int_equal(ask("x/**/a", "x/a"), IGNORE_YES);
	assert_int_equal(ask("x/**/a", "x/y/z/a"), IGNORE_YES);
	assert_int_equal(ask("x/**/a", "x/ya"), IGNORE_UNDECIDED);
	assert_int_equal(ask("**/b/**/c*d", "a/b/b/e/cxd"), IGNORE_YES);
	assert_int_equal(ask("x/*/a", "x/y/z/a"), IGNORE_UNDECIDED);
	/* not between slashes: ordinary stars, as documented; git 2.39 takes a leading "x/b" off
	 * first and differs */
	assert_int_equal(ask("x/b**/a", "x/bc/a"), IGNORE_YES);
	assert_int_equal(ask("x/b**/a", "x/bc/d/a"), IGNORE_UNDECIDED);
	assert_int_equal(ask("x/**b/a", "x/c/b/a"), IGNORE_UNDECIDED);
}

static void test_classes_and_escapes(void **state)
{
	(void)state;
	assert_int_equal(ask("[a-c]", "b"), IGNORE_YES);
	assert_int_equal(ask("[!a-c]", "b"), IGNORE_UNDECIDED);
	assert_int_equal(ask("[^a-c]", "d"), IGNORE_YES);
	assert_int_equal(ask("[]-]", "]"), IGNORE_YES);
	assert_int_equal(ask("[[:alpha:]_]", "_"), IGNORE_YES);
	assert_int_equal(ask("[[:alpha:]]", "5"), IGNORE_UNDECIDED);
	assert_int_equal(ask("[[:none:]]", "n"), IGNORE_UNDECIDED);
	assert_int_equal(ask("[a", "a"), IGNORE_UNDECIDED);
	assert_int_equal(ask("[a", "[a"), IGNORE_UNDECIDED);
	assert_int_equal(ask("x[!a]y/z", "x/y/z"), IGNORE_UNDECIDED);
	assert_int_equal(ask("\\*", "*"), IGNORE_YES);
	assert_int_equal(ask("\\*", "a"), IGNORE_UNDECIDED);
	assert_int_equal(ask("a\\", "a"), IGNORE_UNDECIDED);
	assert_int_equal(ask("a\\", "a\\"), IGNORE_UNDECIDED);
}

static void test_lines_of_the_file(void **state)
{
	(void)state;
	assert_int_equal(ask("# a\n\n   \n", "# a"), IGNORE_UNDECIDED);
	assert_int_equal(ask("\\#a", "#a"), IGNORE_YES);
	assert_int_equal(ask("\\!a", "!a"), IGNORE_YES);
	assert_int_equal(ask("a  ", "a"), IGNORE_YES);
	assert_int_equal(ask("a\\ ", "a "), IGNORE_YES);
	assert_int_equal(ask("a\\ ", "a"), IGNORE_UNDECIDED);
	assert_int_equal(ask("a\t", "a"), IGNORE_UNDECIDED);
	assert_int_equal(ask("a/\r\nb\r", "b"), IGNORE_YES);
	assert_int_equal(ask("a/\r\nb\r", "a/"), IGNORE_YES);
	assert_int_equal(ask("\xef\xbb\xbf/a", "a"), IGNORE_YES);
	assert_int_equal(ask("/\n!\n!/\n//\n", "a"), IGNORE_UNDECIDED);
}

static struct str repeat(struct arena *arena, const char *part, size_t count)
{
	size_t n = strlen(part);
	char *text = arena_alloc(arena, n * count + 1);

	for (size_t i = 0; i < count; i++) {
		memcpy(text + i * n, part, n);
	}
	return (struct str){text, n * count};
}

/* Each of these takes longer than the age of the earth when stars are tried in all ways. */
static void test_no_pattern_takes_long(void **state)
{
	static const struct {
		const char *pattern;
		const char *text;
	} cases[] = {
		{"a*", "a"},
		{"*a*", "aa"},
		{"**/", "a/"},
		{"**/a/", "a/"},
		{"**/*a*a/", "aaa/"},
		{"*/", "a/"},
		{"[a-z]*", "a"},
		{"a*/**/", "aa/"},
	};
	struct arena arena;

	(void)state;
	arena_init(&arena);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct str pattern =
			repeat(&arena, cases[i].pattern, 4000 / strlen(cases[i].pattern));
		struct str text = repeat(&arena, cases[i].text, 4000 / strlen(cases[i].text));

		assert_false(glob_match(str_join(&arena, pattern, STR("b")), text));
		assert_false(glob_match(str_join(&arena, pattern, STR("*b*c")), text));
	}
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names_match_at_any_depth),
		cmocka_unit_test(test_anchors),
		cmocka_unit_test(test_folders_only),
		cmocka_unit_test(test_last_match_decides),
		cmocka_unit_test(test_double_stars),
		cmocka_unit_test(test_classes_and_escapes),
		cmocka_unit_test(test_lines_of_the_file),
		cmocka_unit_test(test_no_pattern_takes_long),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
