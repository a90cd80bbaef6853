#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "settings/tsconfig.h"

struct fixture {
	struct arena arena;
	notice_vec notices;
	struct tsconfig config;
};

static int set_up(void **state)
{
	static struct fixture fixture;

	fixture = (struct fixture){0};
	arena_init(&fixture.arena);
	*state = &fixture;
	return 0;
}

static int tear_down(void **state)
{
	arena_finish(&((struct fixture *)*state)->arena);
	return 0;
}

static bool read_text(struct fixture *f, struct str text)
{
	return tsconfig_read(
		&f->arena, STR("apps/web/tsconfig.json"), text, &f->config, &f->notices);
}

static void test_all_parts(void **state)
{
	struct fixture *f = *state;

	assert_true(read_text(
		f, STR("{\"extends\": \"../../tsconfig.base.json\", \"compilerOptions\": "
		       "{\"baseUrl\": \"./src\", \"paths\": {\"@/*\": [\"./*\", \"gen/*\"], "
		       "\"env\": [\"env.ts\"]}}}")));
	assert_true(str_is(f->config.path, "apps/web/tsconfig.json"));
	assert_true(str_is(f->config.folder, "apps/web"));
	assert_int_equal(f->config.extends.n, 1);
	assert_true(str_is(f->config.extends.items[0], "../../tsconfig.base.json"));
	assert_true(str_is(f->config.base_url, "./src"));
	assert_int_equal(f->config.paths.n, 2);
	assert_true(str_is(f->config.paths.items[0].pattern, "@/*"));
	assert_int_equal(f->config.paths.items[0].targets.n, 2);
	assert_true(str_is(f->config.paths.items[0].targets.items[1], "gen/*"));
	assert_true(str_is(f->config.paths.items[1].pattern, "env"));
	assert_int_equal(f->notices.n, 0);
}

static void test_nothing_said(void **state)
{
	struct fixture *f = *state;

	assert_true(read_text(f, STR("{}")));
	assert_int_equal(f->config.extends.n, 0);
	assert_true(str_absent(f->config.base_url));
	assert_int_equal(f->config.paths.n, 0);
	assert_int_equal(f->notices.n, 0);
}

static void test_comments_and_trailing_commas(void **state)
{
	struct fixture *f = *state;

	assert_true(read_text(
		f, STR("\xef\xbb\xbf// first\r\n{ /* \" // */ \"compilerOptions\": {\n"
		       "\"paths\": {\"a//*\": [\"/* no */\", \"b\\\",]\", // last\n ],},\n"
		       "/* end */ }, /**/ }//")));
	assert_int_equal(f->config.paths.n, 1);
	assert_true(str_is(f->config.paths.items[0].pattern, "a//*"));
	assert_int_equal(f->config.paths.items[0].targets.n, 2);
	assert_true(str_is(f->config.paths.items[0].targets.items[0], "/* no */"));
	assert_true(str_is(f->config.paths.items[0].targets.items[1], "b\",]"));
	assert_int_equal(f->notices.n, 0);
}

static void test_several_extended(void **state)
{
	struct fixture *f = *state;

	assert_true(read_text(f, STR("{\"extends\": [\"./a\", 1, \"./b\"]}")));
	assert_int_equal(f->config.extends.n, 2);
	assert_true(str_is(f->config.extends.items[1], "./b"));
}

static void expect_refused(struct fixture *f, const char *text, const char *part)
{
	size_t before = f->notices.n;

	assert_false(read_text(f, str_of(text)));
	assert_int_equal(f->notices.n, before + 1);
	assert_true(str_is(vec_last(&f->notices)->path, "apps/web/tsconfig.json"));
	assert_true(str_has(vec_last(&f->notices)->reason, part));
}

static void test_malformed(void **state)
{
	struct fixture *f = *state;

	expect_refused(f, "", "not valid JSON");
	expect_refused(f, "{", "not valid JSON");
	expect_refused(f, "{\n\n\"a\" 1}", "line 3");
	expect_refused(f, "{\n/* open", "not valid JSON");
	expect_refused(f, "{\"a", "not valid JSON");
	expect_refused(f, "{\"a\\", "not valid JSON");
	expect_refused(f, "{\"a\":1,,}", "not valid JSON");
	expect_refused(f, "/", "not valid JSON");
	expect_refused(f, "[]", "not a JSON object");
}

static void test_parts_of_the_wrong_type(void **state)
{
	struct fixture *f = *state;

	assert_true(read_text(
		f, STR("{\"extends\": 1, \"compilerOptions\": {\"baseUrl\": [], \"paths\": []}}")));
	assert_int_equal(f->notices.n, 3);
	assert_int_equal(f->config.extends.n, 0);
	assert_true(str_absent(f->config.base_url));
	assert_true(read_text(f, STR("{\"compilerOptions\": {\"paths\": "
				     "{\"a\": \"b\", \"*c*\": [\"d\"], \"e\": [1, \"f\"]}}}")));
	assert_int_equal(f->notices.n, 6);
	assert_int_equal(f->config.paths.n, 1);
	assert_true(str_is(f->config.paths.items[0].pattern, "e"));
	assert_int_equal(f->config.paths.items[0].targets.n, 1);
	assert_true(read_text(f, STR("{\"compilerOptions\": 7}")));
}

static void test_limits(void **state)
{
	struct fixture *f = *state;
	struct buf text = {0};

	buf_add_z(&text, "{\"compilerOptions\": {\"paths\": {");
	for (int i = 0; i < 1001; i++) {
		buf_format(&text, "\"p%d\": [], ", i);
	}
	buf_add_z(&text, "}}}");
	assert_true(read_text(f, buf_str(&text)));
	assert_int_equal(f->config.paths.n, 1000);
	assert_int_equal(f->notices.n, 1);
	buf_finish(&text);
	buf_add_z(&text, "{\"compilerOptions\": {\"paths\": {\"p\": [");
	for (int i = 0; i < 33; i++) {
		buf_add_z(&text, "\"t\", ");
	}
	buf_add_z(&text, "]}}}");
	assert_true(read_text(f, buf_str(&text)));
	assert_int_equal(f->config.paths.items[0].targets.n, 32);
	assert_int_equal(f->notices.n, 2);
	buf_finish(&text);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(test_all_parts),
		CASE(test_nothing_said),
		CASE(test_comments_and_trailing_commas),
		CASE(test_several_extended),
		CASE(test_malformed),
		CASE(test_parts_of_the_wrong_type),
		CASE(test_limits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
