#include "clerk/hosts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"

/* All hosts of a text, each with its path: "a.dev/x b.dev" */
static void finds(const char *text, const char *expected)
{
	struct hosts_hit hit;
	struct buf out = {0};
	size_t from = 0;

	while (hosts_next(str_of(text), &from, &hit)) {
		buf_format(&out, "%s%.*s%.*s", buf_str(&out).n == 0 ? "" : " ", STR_ARGS(hit.host),
			STR_ARGS(hit.path));
	}
	if (!str_is(buf_str(&out), expected)) {
		print_error("%s\n gives %.*s\n", text, STR_ARGS(buf_str(&out)));
		fail();
	}
	buf_finish(&out);
}

static void where_hosts_begin_and_end(void **state)
{
	(void)state;
	finds("https://a-1.clerk.accounts.dev/.well-known/jwks.json",
		"a-1.clerk.accounts.dev/.well-known/jwks.json");
	finds("https://a.dev:8443/x?y=1", "a.dev/x?y=1");
	finds("https://name:secret@a.dev/", "");
	finds("someone@a.dev", "");
	finds("{\"jwk_url\":\"https://a.dev/k\"}", "a.dev/k");
	finds("webcredentials:a.dev", "a.dev");
	finds("https://*.a.dev ${x}.a.dev <slug>.a.dev my_app.a.dev", "");
	finds("a.dev, b.dev", "a.dev b.dev");
	finds("1.2.3.4 v1.2 a..b .a.dev a. -a.dev .", "");
	finds("", "");
	finds("localhost /a/b", "");
}

static void whose_they_are(void **state)
{
	static const struct {
		const char *host;
		enum hosts_kind kind;
	} cases[] = {
		{"plain-otter-7.clerk.accounts.dev", HOSTS_FRONTEND_API},
		{"PLAIN-otter-7.Clerk.Accounts.dev", HOSTS_FRONTEND_API},
		{"clerk.plain.otter-7.lcl.dev", HOSTS_FRONTEND_API},
		{"plain-otter-7.accounts.dev", HOSTS_ACCOUNTS},
		{"clerk.accounts.dev", HOSTS_NONE},
		{"api.clerk.com", HOSTS_BACKEND_API},
		{"frontend-api.clerk.dev", HOSTS_PROXY},
		{"img.clerk.com", HOSTS_IMAGE},
		{"cdn.clerk.io", HOSTS_SCRIPT},
		{"clerk.acme.test", HOSTS_NONE},
		{"clerk.com", HOSTS_NONE},
		{"dashboard.clerk.com", HOSTS_NONE},
		{"my-api.clerk.com", HOSTS_NONE},
		{"plain.clerk.accounts.dev.evil.test", HOSTS_NONE},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_int_equal(hosts_kind(str_of(cases[i].host)), cases[i].kind);
	}
}

static void what_paths_are_for(void **state)
{
	(void)state;
	assert_int_equal(hosts_path(STR("/.well-known/jwks.json?x")), HOSTS_PATH_JWKS);
	assert_int_equal(hosts_path(STR("/oauth/token")), HOSTS_PATH_OAUTH);
	assert_int_equal(hosts_path(STR("/.well-known/openid-configuration")), HOSTS_PATH_OAUTH);
	assert_int_equal(hosts_path(STR("/npm/@clerk/clerk-js@5/x.js")), HOSTS_PATH_SCRIPT);
	assert_int_equal(hosts_path(STR("/v1/client")), HOSTS_PATH_OTHER);
	assert_int_equal(hosts_path(STR("")), HOSTS_PATH_OTHER);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(where_hosts_begin_and_end),
		cmocka_unit_test(whose_they_are),
		cmocka_unit_test(what_paths_are_for),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
