#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "clerk/proxy.h"
#include "compare/match_rewrite.h"

static const enum match_reach no = MATCH_REACH_NO;
static const enum match_reach maybe = MATCH_REACH_MAYBE;
static const enum match_reach yes = MATCH_REACH_YES;

/* One rewrite and a path: where it leads; "" for somewhere. */
static const struct {
	const char *via;
	const char *source;
	const char *destination;
	const char *path;
	const enum match_reach *answer;
	const char *to;
} rows[] = {
	{"next-config", "/a", "/b", "/a", &yes, "/b"},
	{"next-config", "/a", "/b", "/a/c", &no, ""},
	{"next-config", "/A", "/b", "/a", &yes, "/b"},
	{"next-config", "/a/:id", "/b/:id/c", "/a/1", &yes, "/b/1/c"},
	{"next-config", "/a/:id", "/b/:id/c", "/a/1/2", &no, ""},
	{"next-config", "/a/:path*", "/b/:path*", "/a", &yes, "/b/"},
	{"next-config", "/a/:path*", "/b/:path*", "/a/1/2", &yes, "/b/1/2"},
	{"next-config", "/a/:path*", "https://x.example/:path*", "/a/1", &yes, "/1"},
	{"next-config", "/a/:path*", "https://x.example", "/a/1", &no, ""},
	{"next-config", "/a/:path*", "", "/a/1", &maybe, ""},
	{"next-config", "/a/:path*", "", "/b/1", &no, ""},
	{"next-config", "/a-:id", "/b/:id", "/a-1", &maybe, ""},
	{"next-config", "/a-:id", "/b", "/a-1", &maybe, "/b"},
	{"next-config", "/a-:id", "/b/:id", "/b-1", &no, ""},
	{"next-config", "/:a(\\d{1,})", "/b", "/x", &no, ""},
	{"next-config", "/((?!api).*)", "/b", "/api/x", &no, ""},
	{"next-config", "/((?!api).*)", "/b", "/x", &maybe, "/b"},
	{"vercel", "/(.*)", "/index.html", "/a", &yes, "/index.html"},
	{"vercel", "/a/(.*)", "/b/$1?q=1", "/a/c/d", &yes, "/b/c/d"},
	{"vercel", "/a/(.*)", "/b/$2", "/a/c", &maybe, ""},
	{"vercel", "/(.*)", "server.js", "/a", &no, ""},
	{"vercel-routes", "/a/(.*)", "/b/$1", "/a/c", &yes, "/b/c"},
	{"vercel-routes", "^/v[0-9]+/x$", "/b", "/v1/x", &maybe, "/b"},
	{"vercel-routes", "^/v[0-9]+/x$", "/b", "/v1/x/y", &no, ""},
	{"netlify", "/a/*", "/b/:splat", "/a/c/d", &yes, "/b/c/d"},
	{"netlify", "https://x.example/a/*", "/b/:splat", "/a/c", &yes, "/b/c"},
	{"redirects", "/*", "/index.html", "/a", &yes, "/index.html"},
	{"nuxt", "/a/**", "https://x.example/b/**", "/a/c/d", &yes, "/b/c/d"},
	{"firebase", "**", "/index.html", "/a/b", &yes, "/index.html"},
	{"firebase", "/a/**", "functionName", "/a/b", &no, ""},
	{"firebase", "/@(a|b)/**", "/c", "/a/x", &maybe, "/c"},
	{"nginx", "/a/", "http://x/", "/a/b", &yes, "/b"},
	{"nginx", "/a/", "http://x", "/a/b", &no, ""},
	{"nginx", "/a/", "http://x/c/", "/b", &no, ""},
	{"nginx", "^~ /a/", "http://x/c/", "/a/b", &yes, "/c/b"},
	{"nginx", "= /a", "http://x/b", "/a", &yes, "/b"},
	{"nginx", "= /a", "http://x/b", "/a/c", &no, ""},
	{"nginx", "~ ^/a/(.*)$", "http://x/b/$1", "/a/c", &maybe, ""},
	{"nginx", "~ ^/a/(.*)$", "http://x/b/$1", "/c", &no, ""},
	{"nginx", "~ (", "http://x/b/$1", "/c", &maybe, ""},
	{"nginx", "@api", "http://x", "/c", &no, ""},
	{"nginx-rewrite", "^/a/(.*)$", "/b/$1", "/a/c", &maybe, ""},
	{"nginx-rewrite", "^/a/(.*)$", "/b/$1", "/b/c", &no, ""},
	{"caddy", "/a/*", "x:3000", "/a/b", &maybe, "/b"},
	{"caddy", "/a/*", "x:3000", "/b", &no, ""},
	{"caddy", "/a", "/b", "/a", &maybe, "/b"},
	{"other", "/a", "/b", "/c", &maybe, "/b"},
};

static void rewrites_lead_where_their_host_says(void **state)
{
	struct arena arena;

	(void)state;
	arena_init(&arena);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fact_rewrite rewrite = {
			.kind = STR("rewrite"),
			.via = str_of(rows[i].via),
			.source = str_of(rows[i].source),
			.destination = str_of(rows[i].destination),
		};
		struct match_rewritten to =
			match_rewrite_apply(&arena, &rewrite, str_of(rows[i].path));

		if (to.answer != *rows[i].answer || !str_is(to.path, rows[i].to)) {
			fail_msg("%s %s -> %s of %s: %d '%.*s'", rows[i].via, rows[i].source,
				rows[i].destination, rows[i].path, (int)to.answer,
				STR_ARGS(to.path));
		}
	}
	arena_finish(&arena);
}

static void proxies_are_told_by_their_target(void **state)
{
	static const char *const targets[] = {"https://frontend-api.clerk.dev",
		"https://clerk.acme.example/:path*", "https://fake-one-1.clerk.accounts.dev/v1",
		"https://cdn.clerk.io/npm/x", "frontend-api.clerk.services:443"};
	static const char *const others[] = {"https://clerk.com/docs", "/clerk.acme.example",
		"https://www.acme.example/clerk.dev", "https://api.clerk.com/v1", "", "https://",
		"https://clerk.example"};

	(void)state;
	for (size_t i = 0; i < sizeof(targets) / sizeof(targets[0]); i++) {
		assert_true(proxy_is_target(str_of(targets[i])));
	}
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		assert_false(proxy_is_target(str_of(others[i])));
	}
	assert_true(proxy_is_path(STR("/__clerk/:path*")));
	assert_true(proxy_is_path(STR("/__clerk")));
	assert_false(proxy_is_path(STR("/__clerks")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rewrites_lead_where_their_host_says),
		cmocka_unit_test(proxies_are_told_by_their_target),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
