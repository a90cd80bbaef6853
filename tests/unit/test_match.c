#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "compare/match.h"

static void test_urls(void **state)
{
	(void)state;
	static const struct {
		const char *url;
		const char *host; /* NULL: absent */
		const char *path;
	} cases[] = {
		{"https://Acme.com/api/hook/?x=1#y", "acme.com", "/api/hook"},
		{"https://acme.com", "acme.com", "/"},
		{"https://acme.com//", "acme.com", "/"},
		{"http://user:pw@acme.com:8080/a", "acme.com", "/a"},
		{"https://acme.com?x=/y", "acme.com", "/"},
		{"http://[::1]:3000/a", "[::1]", "/a"},
		{"  https://a.b/c  ", "a.b", "/c"},
		{"/api/hook", NULL, NULL},
		{"acme.com/a", NULL, NULL},
		{"https:///a", NULL, NULL},
		{"not a url://x", NULL, NULL},
		{"", NULL, NULL},
	};
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct str host = match_url_host(&arena, str_of(cases[i].url));
		struct str path = match_url_path(&arena, str_of(cases[i].url));
		assert_int_equal(str_absent(host), cases[i].host == NULL);
		assert_true(str_equal(host, str_of(cases[i].host)));
		assert_int_equal(str_absent(path), cases[i].path == NULL);
		assert_true(str_equal(path, str_of(cases[i].path)));
	}
	arena_finish(&arena);
}

static void test_routes(void **state)
{
	(void)state;
	static const struct {
		const char *route;
		const char *path;
		bool matches;
	} cases[] = {
		{"/api/hook", "/api/hook", true},
		{"/api/hook", "/api/hook/", true},
		{"/api/hook", "/api/hooks", false},
		{"/api/hook", "/api", false},
		{"/api", "/api/hook", false},
		{"/api/Hook", "/api/hook", false},
		{"/api/:name", "/api/hook", true},
		{"/api/:name", "/api", false},
		{"/api/:name", "/api/a/b", false},
		{"/:tenant/hook", "/x/hook", true},
		{"/:tenant/hook", "/x/hooks", false},
		{"/api/:rest*", "/api/a/b", true},
		{"/api/:rest*", "/api", true},
		{"/api/:rest*", "/app/a", false},
		{"/", "/", true},
		{"/", "/a", false},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		bool matches = match_route(str_of(cases[i].route), str_of(cases[i].path));
		if (matches != cases[i].matches) {
			fail_msg("%s and %s", cases[i].route, cases[i].path);
		}
	}
}

static void test_distance(void **state)
{
	(void)state;
	assert_int_equal(match_distance(STR("user.created"), STR("user.created")), 0);
	assert_int_equal(match_distance(STR("webhook"), STR("webhooks")), 1);
	assert_int_equal(match_distance(STR("user.craeted"), STR("user.created")), 2);
	assert_int_equal(match_distance(STR("admin"), STR("member")), 255);
	assert_int_equal(match_distance(STR(""), STR("x")), 255);
	struct arena arena;
	arena_init(&arena);
	char *a = arena_alloc(&arena, 101);
	memset(a, 'a', 100);
	assert_int_equal(match_distance((struct str){a, 100}, (struct str){a, 99}), 255);
	assert_int_equal(match_distance((struct str){a, 100}, (struct str){a, 100}), 0);
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_urls),
		cmocka_unit_test(test_routes),
		cmocka_unit_test(test_distance),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
