#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "compare/match_csp.h"

enum { DIRECTIVES_MOST = 6 };

static const enum match_csp blocked = MATCH_CSP_BLOCKED;
static const enum match_csp maybe = MATCH_CSP_MAYBE;
static const enum match_csp allowed = MATCH_CSP_ALLOWED;

/* Sources, and whether they match https://clerk.acme.com/v1/… */
static const struct {
	const char *sources;
	const enum match_csp *answer;
} sources[] = {
	{"", &blocked},
	{"'none'", &blocked},
	{"'self'", &blocked},
	{"'unsafe-inline' 'unsafe-eval' data: blob:", &blocked},
	{"*", &allowed},
	{"https:", &allowed},
	{"HTTPS:", &allowed},
	{"http:", &allowed},
	{"wss: ws:", &blocked},
	{"blob:", &blocked},
	{"clerk.acme.com", &allowed},
	{"CLERK.ACME.COM", &allowed},
	{"clerk.acme.com.", &blocked},
	{"acme.com", &blocked},
	{"https://clerk.acme.com", &allowed},
	{"http://clerk.acme.com", &allowed},
	{"wss://clerk.acme.com", &blocked},
	{"'self' https://x.example https://clerk.acme.com", &allowed},
	{"https://*.acme.com", &allowed},
	{"*.acme.com", &allowed},
	{"*.clerk.acme.com", &blocked},
	{"*acme.com", &blocked},
	{"clerk.*.com", &blocked},
	{"https://*", &allowed},
	{"*:*", &allowed},
	{"https://*:*", &allowed},
	{"https://*.com", &allowed},
	{"clerk.acme.com:443", &allowed},
	{"clerk.acme.com:*", &allowed},
	{"http://clerk.acme.com:80", &allowed},
	{"clerk.acme.com:8443", &blocked},
	{"https://clerk.acme.com/", &allowed},
	{"https://clerk.acme.com/v1/", &allowed},
	{"https://clerk.acme.com/v1", &blocked},
	{"https://clerk.acme.com/npm/", &blocked},
	{"https://clerk.acme.com/v1/client", &maybe},
	{"https://clerk.acme.com/v1/client/", &maybe},
	{"https://*.clerk.accounts.dev https://*.clerk.com", &blocked},
	{"https://clerk.acme.com.evil.example", &blocked},
	{"://", &blocked},
	{":", &blocked},
	{"https://", &blocked},
};

static void sources_match_as_specified(void **state)
{
	const struct match_csp_request request = {
		.kind = MATCH_CSP_CONNECT,
		.scheme = STR("https"),
		.host = STR("clerk.acme.com"),
		.path = STR("/v1/"),
	};

	(void)state;
	for (size_t i = 0; i < sizeof(sources) / sizeof(sources[0]); i++) {
		enum match_csp answer = match_csp_sources(str_of(sources[i].sources), &request);

		if (answer != *sources[i].answer) {
			fail_msg("%s: %d", sources[i].sources, answer);
		}
	}
}

static const enum match_csp_kind script = MATCH_CSP_SCRIPT;
static const enum match_csp_kind connect = MATCH_CSP_CONNECT;
static const enum match_csp_kind frame = MATCH_CSP_FRAME;
static const enum match_csp_kind worker = MATCH_CSP_WORKER;
static const enum match_csp_kind image = MATCH_CSP_IMAGE;
static const enum match_csp_kind style = MATCH_CSP_STYLE;

/* A policy, what may have more in it, and whether it allows https://a.example (worker: blob:). */
static const struct {
	const char *policy;
	const char *open;
	const enum match_csp_kind *kind;
	const enum match_csp *answer;
	const char *directive; /* that decides; "" none */
} policies[] = {
	{"frame-ancestors 'none'", "", &connect, &allowed, ""},
	{"default-src 'self'", "", &connect, &blocked, "default-src"},
	{"default-src a.example", "", &script, &allowed, "default-src"},
	{"default-src *;connect-src 'self'", "", &connect, &blocked, "connect-src"},
	{"default-src 'none';connect-src a.example", "", &connect, &allowed, "connect-src"},
	{"Connect-Src a.example;default-src 'none'", "", &connect, &allowed, "Connect-Src"},
	{"connect-src 'self';connect-src a.example", "", &connect, &blocked, "connect-src"},
	{"script-src a.example;script-src-elem 'self'", "", &script, &blocked, "script-src-elem"},
	{"script-src 'self';script-src-attr a.example", "", &script, &blocked, "script-src"},
	{"script-src 'nonce-*'", "", &script, &allowed, "script-src"},
	{"script-src 'strict-dynamic'", "", &script, &allowed, "script-src"},
	{"script-src 'sha256-x' 'self'", "", &script, &blocked, "script-src"},
	{"script-src 'unsafe-inline'", "", &script, &blocked, "script-src"},
	{"default-src 'nonce-*'", "", &connect, &blocked, "default-src"},
	{"child-src a.example;default-src 'self'", "", &frame, &allowed, "child-src"},
	{"child-src a.example;frame-src 'none'", "", &frame, &blocked, "frame-src"},
	{"default-src a.example", "", &frame, &allowed, "default-src"},
	{"script-src a.example", "", &frame, &allowed, ""},
	{"script-src 'self'", "", &worker, &blocked, "script-src"},
	{"script-src 'self' blob:", "", &worker, &allowed, "script-src"},
	{"child-src blob:;script-src 'self'", "", &worker, &allowed, "child-src"},
	{"worker-src *", "", &worker, &blocked, "worker-src"},
	{"worker-src 'self' blob:", "", &worker, &allowed, "worker-src"},
	{"img-src data: a.example", "", &image, &allowed, "img-src"},
	{"default-src 'self'", "", &style, &blocked, "default-src"},
	{"style-src 'self' 'unsafe-inline'", "", &style, &allowed, "style-src"},
	{"style-src 'unsafe-inline' 'nonce-*'", "", &style, &maybe, "style-src"},
	{"style-src 'unsafe-inline';style-src-elem 'self'", "", &style, &blocked, "style-src-elem"},
	{"connect-src 'self'", "connect-src", &connect, &maybe, "connect-src"},
	{"connect-src a.example", "connect-src", &connect, &allowed, "connect-src"},
	{"connect-src 'self'", "script-src", &connect, &blocked, "connect-src"},
	{"default-src 'self'", "connect-src", &connect, &maybe, "default-src"},
	{"default-src 'self'", "*", &connect, &maybe, "default-src"},
	{"connect-src a.example", "*", &connect, &allowed, "connect-src"},
	{"", "*", &connect, &maybe, ""},
	{"", "default-src", &connect, &maybe, ""},
	{"script-src 'self'", "default-src", &script, &blocked, "script-src"},
	{"script-src self strict-dynamic", "", &script, &allowed, "script-src"},
};

struct made {
	struct fact_policy policy;
	struct fact_item items[DIRECTIVES_MOST];
	struct str open;
};

static void make(struct made *made, const char *text, const char *open)
{
	struct str rest = str_of(text);

	*made = (struct made){.open = str_of(open)};
	while (rest.n > 0) {
		struct str words = str_take(&rest, ';');
		struct str name = str_take(&words, ' ');

		made->items[made->policy.directives.n++] =
			(struct fact_item){.name = name, .kind = words};
	}
	made->policy.directives.items = made->items;
	made->policy.unresolved.items = &made->open;
	made->policy.unresolved.n = made->open.n > 0;
}

static void policies_fall_back_as_specified(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(policies) / sizeof(policies[0]); i++) {
		struct match_csp_request request = {
			.kind = *policies[i].kind,
			.scheme = *policies[i].kind == worker ? STR("blob") : STR("https"),
			.host = STR("a.example"),
			.path = STR("/"),
		};
		const struct fact_item *directive;
		struct made made;

		make(&made, policies[i].policy, policies[i].open);
		directive = match_csp_directive(&made.policy, request.kind);
		if (match_csp_allows(&made.policy, &request) != *policies[i].answer ||
			!str_is(directive == NULL ? STR("") : directive->name,
				policies[i].directive)) {
			fail_msg("row %zu: %s", i, policies[i].policy);
		}
	}
}

static void its_own_origin_serves_a_proxy(void **state)
{
	struct match_csp_request request = {
		.kind = MATCH_CSP_CONNECT,
		.scheme = STR("https"),
		.host = STR("clerk.acme.com"),
		.path = STR("/v1/"),
		.own = true,
	};

	(void)state;
	assert_int_equal(match_csp_sources(STR("'self'"), &request), MATCH_CSP_ALLOWED);
	assert_int_equal(match_csp_sources(STR("self"), &request), MATCH_CSP_ALLOWED);
	assert_int_equal(match_csp_sources(STR("'none'"), &request), MATCH_CSP_BLOCKED);
	assert_string_equal(match_csp_name(MATCH_CSP_SCRIPT), "script-src");
	assert_string_equal(match_csp_name(MATCH_CSP_STYLE), "style-src");
	assert_string_equal(match_csp_name(MATCH_CSP_FRAME), "frame-src");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(sources_match_as_specified),
		cmocka_unit_test(policies_fall_back_as_specified),
		cmocka_unit_test(its_own_origin_serves_a_proxy),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
