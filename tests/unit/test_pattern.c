#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "pattern/pattern.h"

#include "test_pattern_answers.h"

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static void expect_answers(const char *name, struct pattern *pattern, const char *answers)
{
	assert_int_equal(strlen(answers), COUNT(answer_paths));
	for (size_t i = 0; i < COUNT(answer_paths); i++) {
		size_t start = 0;
		size_t end = 0;
		enum pattern_answer expected = answers[i] == 'y' ? PATTERN_YES : PATTERN_NO;
		enum pattern_answer answer =
			pattern_search(pattern, str_of(answer_paths[i]), 0, &start, &end);

		if (answer != expected) {
			print_error("'%s' on '%s': %d\n", name, answer_paths[i], (int)answer);
		}
		assert_int_equal(answer, expected);
	}
}

static void expect_compiled(
	const char *name, struct pattern *pattern, const char *answers, const char *error)
{
	if ((pattern == NULL) != (answers == NULL)) {
		print_error("'%s': %s\n", name, pattern == NULL ? error : "taken as valid");
	}
	if (answers == NULL) {
		assert_null(pattern);
		assert_non_null(error);
		assert_true(strlen(error) > 0);
		return;
	}
	assert_non_null(pattern);
	expect_answers(name, pattern, answers);
	pattern_free(pattern);
}

static void test_routes(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(route_answers); i++) {
		const char *error = NULL;
		struct pattern *pattern = pattern_route(str_of(route_answers[i].route), &error);

		expect_compiled(route_answers[i].route, pattern, route_answers[i].answers, error);
	}
}

static void test_literals(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(literal_answers); i++) {
		const char *error = NULL;
		struct pattern *pattern = pattern_javascript(str_of(literal_answers[i].source),
			str_of(literal_answers[i].flags), &error);

		expect_compiled(
			literal_answers[i].source, pattern, literal_answers[i].answers, error);
	}
}

static void expect_route_error(struct str route, const char *expected)
{
	const char *error = NULL;

	assert_null(pattern_route(route, &error));
	assert_non_null(error);
	assert_string_equal(error, expected);
}

static void test_route_errors(void **state)
{
	(void)state;
	expect_route_error(STR("/:"), "':' without a parameter name");
	expect_route_error(STR("/(a"), "'(' without ')'");
	expect_route_error(STR("/((a))"), "capturing group inside a parameter, write (?:");
	expect_route_error(STR("/(?:a)"), "parameter pattern that starts with '?'");
	expect_route_error(STR("/()"), "empty parameter pattern");
	expect_route_error(STR("{/a"), "'{' without '}'");
	expect_route_error(STR("/a*"), "modifier or '}' without a parameter");
	expect_route_error(STR("/:a:b"), "two parameters without text between them");
	expect_route_error(STR("(a)*"), "repeated parameter without text before or behind it");
	expect_route_error(STR("/:a([b-a])"), "invalid regular expression");
	expect_route_error(STR("/:a([)"), "invalid regular expression");
	expect_route_error(STR("/:a(+)"), "nothing to repeat");
}

static void expect_literal_error(const char *source, const char *flags, const char *expected)
{
	const char *error = NULL;

	assert_null(pattern_javascript(str_of(source), str_of(flags), &error));
	assert_non_null(error);
	assert_string_equal(error, expected);
}

static void test_literal_errors(void **state)
{
	(void)state;
	expect_literal_error("a", "x", "unknown flag");
	expect_literal_error("a\\", "", "backslash at the end");
	expect_literal_error("\\c1", "", "'\\c' without a letter");
	expect_literal_error("\\012", "", "octal escape");
	expect_literal_error("\\p", "u", "'\\p' without a property");
	expect_literal_error("[a--b]", "v", "set notation of flag v is not supported");
	expect_literal_error("[[a]]", "v", "set notation of flag v is not supported");
	expect_literal_error("(?>a)", "", "group of an unknown kind");
	expect_literal_error("(?", "", "group of an unknown kind");
	expect_literal_error("(?<", "", "group of an unknown kind");
	expect_literal_error("^*", "", "nothing to repeat");
	expect_literal_error("(?<=a+)b", "", "invalid regular expression");
}

static void test_bounds(void **state)
{
	const char *error = NULL;
	struct pattern *pattern = pattern_compile(STR("[A-Z]{2}"), true, &error);
	size_t start = 7;
	size_t end = 7;

	(void)state;
	assert_non_null(pattern);
	assert_int_equal(pattern_search(pattern, STR("1ab2Cd"), 0, &start, &end), PATTERN_YES);
	assert_int_equal(start, 1);
	assert_int_equal(end, 3);
	assert_int_equal(pattern_search(pattern, STR("1ab2Cd"), 2, &start, &end), PATTERN_YES);
	assert_int_equal(start, 4);
	assert_int_equal(end, 6);
	start = 9;
	assert_int_equal(pattern_search(pattern, STR("1ab2Cd"), 5, &start, &end), PATTERN_NO);
	assert_int_equal(pattern_search(pattern, STR("ab"), 3, &start, &end), PATTERN_NO);
	assert_int_equal(pattern_search(pattern, STR_NONE, 0, &start, &end), PATTERN_NO);
	assert_int_equal(start, 9);
	pattern_free(pattern);
	pattern = pattern_compile(STR("[A-Z]{2}"), false, &error);
	assert_int_equal(pattern_search(pattern, STR("ab"), 0, &start, &end), PATTERN_NO);
	pattern_free(pattern);
	pattern_free(NULL);
	assert_null(pattern_compile(STR("("), false, &error));
	assert_string_equal(error, "invalid regular expression");
}

static enum pattern_answer route_on(struct str route, struct str path)
{
	const char *error = NULL;
	struct pattern *pattern = pattern_route(route, &error);
	enum pattern_answer answer;

	assert_non_null(pattern);
	answer = pattern_route_matches(pattern, path);
	pattern_free(pattern);
	return answer;
}

static void test_bytes_that_are_no_utf8(void **state)
{
	(void)state;
	assert_int_equal(route_on(STR("/a(.*)"), STR("/a\xff\xfe")), PATTERN_NO);
	assert_int_equal(route_on(STR("/\xff"), STR("/\xff")), PATTERN_YES);
	assert_int_equal(route_on(STR("/\xc3\xa9:x"), STR("/\xc3\xa9!")), PATTERN_YES);
	assert_int_equal(route_on(STR("/a\0b"), STR("/a\0b")), PATTERN_YES);
	assert_int_equal(route_on(STR("/a\0b"), STR("/a\0c")), PATTERN_NO);
	assert_int_equal(route_on(STR("/a"), STR("/a\n")), PATTERN_NO);
}

static void test_limits(void **state)
{
	const char *error = NULL;
	struct pattern *pattern = pattern_route(STR("/((?:a+)+[bc])"), &error);
	char *long_text = mem_zalloc(100000);
	size_t start = 0;
	size_t end = 0;

	(void)state;
	memset(long_text, 'a', 100000);
	assert_int_equal(pattern_search(pattern, STR("/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"), 0,
				 &start, &end),
		PATTERN_LIMIT);
	assert_int_equal(
		pattern_route_matches(pattern, STR("/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa:x")),
		PATTERN_LIMIT);
	pattern_free(pattern);
	assert_null(pattern_javascript((struct str){long_text, 16385}, STR(""), &error));
	assert_string_equal(error, "longer than the limit of 16384 bytes");
	assert_null(pattern_route((struct str){long_text, 100000}, &error));
	assert_null(pattern_javascript(STR("((a|b){1000}){1000}"), STR(""), &error));
	memset(long_text, '(', 16000);
	assert_null(pattern_javascript((struct str){long_text, 16000}, STR(""), &error));
	pattern = pattern_route(STR("/:x(.*)"), &error);
	memset(long_text, 'a', 100000);
	long_text[0] = '/';
	assert_int_equal(pattern_search(pattern, (struct str){long_text, 100000}, 0, &start, &end),
		PATTERN_YES);
	pattern_free(pattern);
	mem_free(long_text);
}

static void test_dynamic_yes(void **state)
{
	(void)state;
	assert_int_equal(route_on(STR("/users/:id"), STR("/users/:name")), PATTERN_YES);
	assert_int_equal(route_on(STR("/users(.*)"), STR("/users/:id/posts/:post")), PATTERN_YES);
	assert_int_equal(route_on(STR("/(.*)"), STR("/:a/:b/:c")), PATTERN_YES);
	assert_int_equal(route_on(STR("/docs/:path*"), STR("/docs/:slug*")), PATTERN_YES);
	assert_int_equal(route_on(STR("/docs/:path+"), STR("/docs/:slug+")), PATTERN_YES);
	assert_int_equal(route_on(STR("/docs/:path?"), STR("/docs/:slug?")), PATTERN_YES);
	assert_int_equal(route_on(STR("/api/(.*)"), STR("/api/*")), PATTERN_LIMIT); /* not /api */
	assert_int_equal(route_on(STR("/api(.*)"), STR("/api/*")), PATTERN_YES);
	assert_int_equal(
		route_on(STR("/(api|trpc)(.*)"), STR("/api/webhooks/:provider")), PATTERN_YES);
	assert_int_equal(route_on(STR("/:x([^/]+)"), STR("/:y")), PATTERN_YES);
	assert_int_equal(route_on(STR("/files/:n.json"), STR("/files/:name.json")), PATTERN_YES);
	assert_int_equal(route_on(STR("/"), STR("/")), PATTERN_YES);
}

static void test_dynamic_mixed(void **state)
{
	(void)state;
	assert_int_equal(route_on(STR("/users/new"), STR("/users/:id")), PATTERN_LIMIT);
	assert_int_equal(route_on(STR("/users/:id(\\d+)"), STR("/users/:id")), PATTERN_LIMIT);
	assert_int_equal(
		route_on(STR("/users/:id([0-9a-f]{5})"), STR("/users/:id")), PATTERN_LIMIT);
	assert_int_equal(
		route_on(STR("/:locale(en|de)/about"), STR("/:locale/about")), PATTERN_LIMIT);
	assert_int_equal(route_on(STR("/((?!api|_next).*)"), STR("/:slug")), PATTERN_LIMIT);
	assert_int_equal(route_on(STR("/((?!.*\\..*|_next).*)"), STR("/p/:slug")), PATTERN_LIMIT);
	assert_int_equal(route_on(STR("/docs/:path+"), STR("/docs/:slug*")), PATTERN_LIMIT);
	assert_int_equal(route_on(STR("/docs/:page"), STR("/docs/:slug*")), PATTERN_LIMIT);
	assert_int_equal(route_on(STR("/docs/:page"), STR("/docs/:slug+")), PATTERN_LIMIT);
	assert_int_equal(route_on(STR("/a/b"), STR("/:x/:y")), PATTERN_LIMIT);
	assert_int_equal(route_on(STR("/a/b/c"), STR("/:x/:y/:z")), PATTERN_LIMIT);
	assert_int_equal(route_on(STR("/a/b"), STR("/:rest*")), PATTERN_LIMIT);
	assert_int_equal(route_on(STR("/@:user"), STR("/:slug")), PATTERN_LIMIT);
	assert_int_equal(route_on(STR("/:a.min.js"), STR("/:slug")), PATTERN_LIMIT);
	assert_int_equal(route_on(STR("/users/:id{-:x}?/y"), STR("/users/:id/z")), PATTERN_LIMIT);
}

static void test_dynamic_no(void **state)
{
	(void)state;
	assert_int_equal(route_on(STR("/admin(.*)"), STR("/users/:id")), PATTERN_NO);
	assert_int_equal(route_on(STR("/admin(.*)"), STR("/users/:id*")), PATTERN_NO);
	assert_int_equal(route_on(STR("/users/:id(\\d+)"), STR("/posts/:id")), PATTERN_NO);
	assert_int_equal(route_on(STR("/users/:id"), STR("/users/:id/posts/:post")), PATTERN_NO);
	assert_int_equal(route_on(STR("/users/:id/edit"), STR("/users/:id")), PATTERN_NO);
	assert_int_equal(route_on(STR("/"), STR("/:slug")), PATTERN_NO);
	assert_int_equal(route_on(STR("/api/webhook"), STR("/api/webhooks/:x")), PATTERN_NO);
	assert_int_equal(route_on(STR("/((?!api).*)"), STR("/api/:x")), PATTERN_NO);
}

static void test_dynamic_unreadable(void **state)
{
	(void)state;
	assert_int_equal(route_on(STR("/(.*)"), STR("/:id(\\d+)")), PATTERN_LIMIT);
	assert_int_equal(route_on(STR("/(.*)"), STR("/:id{[0-9]+}")), PATTERN_LIMIT);
	assert_int_equal(route_on(STR("/(.*)"), STR("/a:")), PATTERN_LIMIT);
	assert_int_equal(route_on(STR("/(.*)"), STR("/:a/:b/:c/:d/:e/:f/:g")), PATTERN_LIMIT);
	assert_int_equal(route_on(STR("/b(.*)"), STR("/a/:id(\\d+)")), PATTERN_NO);
}

static void test_dynamic_literals(void **state)
{
	const char *error = NULL;
	struct pattern *anchored = pattern_javascript(STR("^\\/admin"), STR(""), &error);
	struct pattern *loose = pattern_javascript(STR("admin"), STR(""), &error);

	(void)state;
	assert_int_equal(pattern_route_matches(anchored, STR("/admin/:id")), PATTERN_YES);
	assert_int_equal(pattern_route_matches(anchored, STR("/users/:id")), PATTERN_NO);
	assert_int_equal(pattern_route_matches(anchored, STR("/:page")), PATTERN_LIMIT);
	assert_int_equal(pattern_route_matches(loose, STR("/admin/:id")), PATTERN_YES);
	assert_int_equal(pattern_route_matches(loose, STR("/users/:id")), PATTERN_LIMIT);
	pattern_free(anchored);
	pattern_free(loose);
}

static void *match_often(void *pattern)
{
	for (int i = 0; i < 300; i++) {
		if (pattern_route_matches(pattern, STR("/users/:id/posts")) != PATTERN_YES) {
			return NULL;
		}
	}
	return pattern;
}

static void test_threads(void **state)
{
	const char *error = NULL;
	struct pattern *pattern = pattern_route(STR("/users(.*)"), &error);
	pthread_t threads[4];

	(void)state;
	for (size_t i = 0; i < COUNT(threads); i++) {
		assert_int_equal(pthread_create(&threads[i], NULL, match_often, pattern), 0);
	}
	for (size_t i = 0; i < COUNT(threads); i++) {
		void *result = NULL;

		assert_int_equal(pthread_join(threads[i], &result), 0);
		assert_ptr_equal(result, pattern);
	}
	pattern_free(pattern);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_routes),
		cmocka_unit_test(test_literals),
		cmocka_unit_test(test_route_errors),
		cmocka_unit_test(test_literal_errors),
		cmocka_unit_test(test_bounds),
		cmocka_unit_test(test_bytes_that_are_no_utf8),
		cmocka_unit_test(test_limits),
		cmocka_unit_test(test_dynamic_yes),
		cmocka_unit_test(test_dynamic_mixed),
		cmocka_unit_test(test_dynamic_no),
		cmocka_unit_test(test_dynamic_unreadable),
		cmocka_unit_test(test_dynamic_literals),
		cmocka_unit_test(test_threads),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
