#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "arena_state.h"
#include "base/name_filter.h"
#include "facts/words.h"

/* What the text of a lone module is said to hold. */
static uint32_t words_of(struct arena *arena, struct str text)
{
	struct summary summary = {.text = text};
	struct program_module module = {.summary = &summary};
	struct program program = {.arena = arena, .modules = &module, .module_count = 1};
	struct collector collector = {.arena = arena, .program = &program};

	return words_in(&collector, 0) & ((UINT32_C(1) << 31) - 1);
}

static void test_each_word(void **state)
{
	static const struct {
		const char *text;
		uint32_t words; /* … at least */
	} cases[] = {
		{"CLaims", WORDS_CLAIMS},
		{"user.Role", WORDS_CLAIMS},
		{"useSignIn", WORDS_SIGN_IN},
		{"cplan_", WORDS_IDS},
		{"mch_1", WORDS_IDS},
		{"needs_client_trust", WORDS_TRUST},
		{"supportedFirstFactors", WORDS_OFFERED},
		{"missingFields", WORDS_OFFERED},
		{"useRuntimeConfig()", WORDS_RUNTIME_CONFIG},
		{"env", WORDS_ENVIRONMENT},
		{"app.config.x", WORDS_CONFIG},
		{"Fastify", WORDS_FASTIFY},
		{"/.well-known/jwks.json", WORDS_HINTS | WORDS_LIBRARY},
		{"oauth/authorize", WORDS_HINTS},
		{"cLerK", WORDS_CLERK},
		{"CLERK", WORDS_CLERK | WORDS_VARIABLE},
		{"x.accounts.dev", WORDS_ACCOUNTS},
		{"Content-Security-Policy", WORDS_POLICY},
		{"content-security-policy", WORDS_POLICY},
		{"CONTENT-SECURITY-POLICY", WORDS_POLICY},
		{"CSP", WORDS_CSP},
		{"Csp", WORDS_CSP},
		{"csp", WORDS_CSP | WORDS_POLICY_OPTION},
		{"h.set(", WORDS_SETTER},
		{"setHeader(", WORDS_SETTER},
		{"contentSecurityPolicy", WORDS_POLICY_OPTION},
		{"content_security_policy", WORDS_POLICY_OPTION | WORDS_POLICY_MANIFEST},
		{"frontendApiProxy", WORDS_PROXY},
		{"clerkMiddleware", WORDS_CLERK | WORDS_PROXY | WORDS_MIDDLEWARE},
		{"clerkPlugin", WORDS_CLERK | WORDS_PROXY},
		{"Clerk-Proxy-Url", WORDS_CLERK | WORDS_PROXY_HEADER},
		{"clerk-proxy-url", WORDS_CLERK | WORDS_PROXY_HEADER},
		{"api.clerk.com", WORDS_CLERK | WORDS_API},
		{"CLERK_API_URL", WORDS_CLERK | WORDS_VARIABLE | WORDS_API},
		{"unsafeMetadata", WORDS_UNSAFE},
		{"unsafe_metadata", WORDS_UNSAFE},
		{"status", WORDS_STATUS},
		{"getToken", WORDS_GET_TOKEN},
		{"fast-jwt", WORDS_LIBRARY},
		{"__session", WORDS_LIBRARY},
		{"new sst.Secret", WORDS_SST},
		{"class-validator", WORDS_VALIDATOR},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		uint32_t words = words_of(*state, str_of(cases[i].text));

		assert_int_equal(words & cases[i].words, cases[i].words);
	}
}

static void test_other_text(void **state)
{
	static const char *const texts[] = {"", "a", "const x = 1", "CPLAN_", "factors, fields",
		"Env", "STATUS", "gettoken", "c l e r k", "Unsafemetadata", "Jose", "stat us"};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		assert_int_equal(words_of(*state, str_of(texts[i])), 0);
	}
}

static void test_ends_of_text(void **state)
{
	static const char text[] = "getToken";

	/* what stands behind the text is none of it, nor is half a word one */
	for (size_t n = 0; n < sizeof(text) - 1; n++) {
		assert_int_equal(words_of(*state, (struct str){text, n}), 0);
		assert_int_equal(words_of(*state, (struct str){text + 1, n}), 0);
	}
	assert_int_equal(words_of(*state, STR("x getToken")), WORDS_GET_TOKEN);
	assert_int_equal(
		words_of(*state, STR("getToke getToken status")), WORDS_GET_TOKEN | WORDS_STATUS);
	assert_int_equal(words_of(*state, STR("\xff\x80getToken\xff")), WORDS_GET_TOKEN);
}

static void test_name_filter(void **state)
{
	struct name_filter filter = {{0}};
	char longer[64 + 3] = "usx";

	(void)state;
	name_filter_add(&filter, STR("use"));
	name_filter_add(&filter, STR(""));
	assert_true(name_filter_may(&filter, STR("use")));
	assert_true(name_filter_may(&filter, STR("url"))); /* as long, and begins alike */
	assert_false(name_filter_may(&filter, STR("us")));
	assert_false(name_filter_may(&filter, STR("Use")));
	assert_false(name_filter_may(&filter, STR("")));
	assert_true(name_filter_may(&filter, (struct str){longer, sizeof(longer)}));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_each_word, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_other_text, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_ends_of_text, set_up, tear_down),
		cmocka_unit_test(test_name_filter),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
