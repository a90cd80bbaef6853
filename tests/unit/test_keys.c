#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "arena_state.h"
#include "base/digest.h"
#include "base/mem.h"
#include "clerk/keys.h"

/* made up */
#define FAKE "FAKEfakeFAKEfake0000FAKEfakeFAKEfake1234"
#define PK   "pk_test_ZmFrZS1ob3N0LTEzLmNsZXJrLmFjY291bnRzLmRldiQ"

static struct key_info classify(struct arena *arena, const char *value)
{
	struct key_info info = {0};

	if (!keys_classify(arena, str_of(value), &info)) {
		print_error("no key: %s\n", value);
		fail();
	}
	return info;
}

static void expect_host(
	struct arena *arena, const char *value, const char *host, enum key_mode mode)
{
	struct key_info info = classify(arena, value);

	assert_int_equal(info.kind, KEY_PUBLISHABLE);
	assert_int_equal(info.problem, KEY_OK);
	assert_int_equal(info.mode, mode);
	assert_true(str_is(info.host, host));
}

static void expect_problem(struct arena *arena, const char *value, enum key_problem problem)
{
	struct key_info info = classify(arena, value);

	if (info.problem != problem) {
		print_error("%s: %d\n", value, (int)info.problem);
	}
	assert_int_equal(info.problem, problem);
}

/* pk_test_ and the base64 of the text */
static const char *encoded(struct arena *arena, const char *text)
{
	return str_join(arena, STR("pk_test_"), digest_base64_encode(arena, str_of(text))).s;
}

/* The first three are vectors of clerk/javascript packages/shared/src/__tests__/keys.spec.ts. */
static void test_publishable(void **state)
{
	expect_host(*state, "pk_test_Zm9vLWJhci0xMy5jbGVyay5hY2NvdW50cy5kZXYk",
		"foo-bar-13.clerk.accounts.dev", KEY_MODE_TEST);
	expect_host(*state, "pk_live_ZmFrZS1jbGVyay10ZXN0LmNsZXJrLmFjY291bnRzLmRldiQ=",
		"fake-clerk-test.clerk.accounts.dev", KEY_MODE_LIVE);
	expect_host(*state, "pk_test_Y2xlcmsuY2xlcmsuZGV2JA", "clerk.clerk.dev", KEY_MODE_TEST);
	expect_host(*state, "pk_live_ZmFrZS1jbGVyay10ZXN0LmNsZXJrLmFjY291bnRzLmRldiQ",
		"fake-clerk-test.clerk.accounts.dev", KEY_MODE_LIVE);
	expect_host(*state, PK, "fake-host-13.clerk.accounts.dev", KEY_MODE_TEST);
	expect_host(*state, encoded(*state, "a.b$"), "a.b", KEY_MODE_TEST);
}

static void test_publishable_problems(void **state)
{
	struct arena *arena = *state;

	expect_problem(arena, encoded(arena, "fake-host.example$more"), KEY_NO_DOLLAR);
	expect_problem(arena, encoded(arena, "fake-host.example$$"), KEY_NO_DOLLAR);
	expect_problem(arena, encoded(arena, "$fake-host.example"), KEY_NO_DOLLAR);
	expect_problem(arena, encoded(arena, "$fake-host.example$"), KEY_NO_DOLLAR);
	expect_problem(arena, encoded(arena, "fake-host.example"), KEY_NO_DOLLAR);
	expect_problem(arena, encoded(arena, "fake-host-example$"), KEY_NO_DOT);
	expect_problem(arena, encoded(arena, "fake host.example$"), KEY_BAD_HOST);
	expect_problem(arena, encoded(arena, "fake-host.example/\033$"), KEY_BAD_HOST);
	expect_problem(arena, "pk_test_Zm9vLWJhci0xMy5jbGVyay5hY2NvdW50cy5k-XYk", KEY_BAD_BASE64);
	expect_problem(
		arena, "pk_live_ZmFrZS1jbGVyay10ZXN0LmNsZXJrLmFjY291bnRzLmRldiQ==", KEY_BAD_BASE64);
	expect_problem(arena, "pk_test_Y2xlcmsuY2xlcmsuZGV2JA=", KEY_BAD_BASE64);
	expect_problem(arena, "pk_test_Y2xlcmsu_Y2xlcmsuZGV2JA", KEY_UNDERSCORE);
	expect_problem(arena, "pk_test_Y2xlcmsuY2xl\ncmsuZGV2JA", KEY_WHITE_SPACE);
	expect_problem(arena, PK " ", KEY_WHITE_SPACE);
	expect_problem(arena, "\"" PK "\"", KEY_QUOTES);
	expect_problem(arena, "pk_test_Y2xlcmsuY2xl'cmsuZGV2JA", KEY_QUOTES);
	assert_true(str_is(classify(arena, PK "\n").host, "fake-host-13.clerk.accounts.dev"));
	assert_true(str_is(classify(arena, "'" PK "'").host, "fake-host-13.clerk.accounts.dev"));
	/* the shape of another vendor's key */
	assert_true(str_absent(classify(arena, "pk_test_" FAKE).host));
}

static void test_placeholders(void **state)
{
	static const char *const values[] = {"pk_test_...", "pk_test_xxxxxxxxxxxxxxxxxxxx",
		"pk_test_", "pk_test_your_publishable_key", "pk_live_<your-key>",
		"pk_test_\xe2\x80\xa6", "pk_test_${HOST}", "sk_test_", "sk_test_...", "sk_test_xxx",
		"sk_live_****************", "sk_test_XXXXXXXXXXXXXXXXXXXXXXXX",
		"sk_test_your_secret_key_here", "sk_test_REPLACE_WITH_YOUR_OWN",
		"sk_test_EXAMPLEkey0000000000000", "sk_test_FAKEfakeFAKEfak",
		"sk_test_0000000000000000000000", "sk_test_1234567890abcdefghijkl",
		"sk_test_{{ secret }}", "sk_test_name_of_the_variable",
		"sk_test_bypass_e2e_not_used", "sk_live_OLD-KEY-2-OF-NOBODY", "whsec_...",
		"whsec_placeholder0000000000", "whsec_xxxxxxxxxxxxxxxxxxxx",
		"whsec_base64encodedkey",
		"sk_live_RkFLRS1mYWtlLUZBS0UkJA==", "sk_test_cHV0LXlvdXItb3duLWtleS1pbg", "ak_xxxx",
		"sk_live_51FAKEfakeFAKEfake...",
		"-----BEGIN PUBLIC KEY-----\n...\n-----END PUBLIC KEY-----"};

	for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
		expect_problem(*state, values[i], KEY_PLACEHOLDER);
	}
}

static void expect_kind(
	struct arena *arena, const char *value, enum key_kind kind, enum key_mode mode)
{
	struct key_info info = classify(arena, value);

	assert_int_equal(info.kind, kind);
	assert_int_equal(info.mode, mode);
	assert_int_equal(info.problem, KEY_OK);
	assert_true(str_absent(info.host));
}

static void test_other_kinds(void **state)
{
	expect_kind(*state, "sk_test_" FAKE, KEY_AMBIGUOUS, KEY_MODE_TEST);
	expect_kind(*state, "sk_live_FAKEfakeFAKEfake", KEY_AMBIGUOUS, KEY_MODE_LIVE);
	expect_kind(*state, "sk_test_FAKEFAKEFAKEFAKE", KEY_AMBIGUOUS, KEY_MODE_TEST);
	expect_kind(*state, "whsec_" FAKE, KEY_WEBHOOK_SECRET, KEY_MODE_NONE);
	expect_kind(*state, "ak_" FAKE, KEY_MACHINE_SECRET, KEY_MODE_NONE);
	expect_kind(*state, "mt_" FAKE, KEY_TOKEN, KEY_MODE_NONE);
	expect_kind(*state, "oat_" FAKE, KEY_TOKEN, KEY_MODE_NONE);
	expect_kind(*state, "-----BEGIN PUBLIC KEY-----\n" FAKE "\n-----END PUBLIC KEY-----",
		KEY_JWT_KEY, KEY_MODE_NONE);
	expect_kind(*state, "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA" FAKE, KEY_JWT_KEY,
		KEY_MODE_NONE);
	expect_kind(*state, "-----BEGIN RSA PRIVATE KEY-----\\n" FAKE "\\n-----END",
		KEY_PRIVATE_KEY, KEY_MODE_NONE);
	expect_problem(*state, "sk_test_" FAKE "\n", KEY_WHITE_SPACE);
	expect_problem(*state, "'sk_test_" FAKE "'", KEY_QUOTES);
	expect_problem(*state, "whsec_FAKEfakeFAKEfake0", KEY_BAD_BASE64);
	expect_problem(*state, "whsec_FAKEfakeFAKE_fake", KEY_BAD_BASE64);
}

static void test_no_keys(void **state)
{
	static const char *const values[] = {"", " ", "pk_", "pk_foo_bar", "sk_prod_" FAKE,
		"SK_TEST_" FAKE, "xsk_test_" FAKE, "test_" FAKE, "hello", "Bearer sk_test_" FAKE};
	struct key_info info = {.host = STR("untouched")};

	for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
		assert_false(keys_classify(*state, str_of(values[i]), &info));
	}
	assert_false(keys_classify(*state, STR_NONE, &info));
	assert_true(str_is(info.host, "untouched"));
}

/* Expects the hits' texts, each followed by a space. */
static key_hits expect_hits(struct arena *arena, const char *text, const char *expected)
{
	key_hits hits = {0};
	struct str found = STR("");
	size_t end = 0;

	keys_scan(arena, str_of(text), &hits);
	for (size_t i = 0; i < hits.n; i++) {
		const struct key_hit *hit = &hits.items[i];

		assert_true(hit->offset >= end);
		end = hit->offset + hit->length;
		found = str_format(
			arena, "%.*s%.*s ", STR_ARGS(found), (int)hit->length, text + hit->offset);
	}
	if (!str_is(found, expected)) {
		print_error("in: %s\nfound: %.*s\n", text, STR_ARGS(found));
	}
	assert_true(str_is(found, expected));
	return hits;
}

static void test_scan(void **state)
{
	key_hits hits = expect_hits(*state, "A=" PK "\nB='sk_test_" FAKE "';\nC=\"whsec_" FAKE "\"",
		PK " sk_test_" FAKE " whsec_" FAKE " ");

	assert_int_equal(hits.items[0].offset, 2);
	assert_int_equal(hits.items[0].info.kind, KEY_PUBLISHABLE);
	assert_true(str_is(hits.items[0].info.host, "fake-host-13.clerk.accounts.dev"));
	assert_int_equal(hits.items[1].info.kind, KEY_AMBIGUOUS);
	assert_int_equal(hits.items[2].info.kind, KEY_WEBHOOK_SECRET);
	expect_hits(*state, "", "");
	expect_hits(*state, "ak_" FAKE ",mt_" FAKE ";oat_" FAKE,
		"ak_" FAKE " mt_" FAKE " oat_" FAKE " ");
}

static void test_scan_words(void **state)
{
	expect_hits(
		*state, "disk_test_" FAKE " task_live_" FAKE " _sk_test_" FAKE " Apk_test_x", "");
	expect_hits(*state, "startsWith('sk_test_') || 'pk_live_' + x, whsec_", "");
	expect_hits(*state, "ak_something_else_entirely oat_milk_and_honey_0A mt_rand", "");
	expect_hits(*state, "SK_TEST_" FAKE, "");
	expect_hits(*state, "\"\\nsk_test_" FAKE "\\n\" k%3Dsk_live_" FAKE "%26",
		"sk_test_" FAKE " sk_live_" FAKE " ");
	expect_hits(*state, "sk_test_" FAKE "`sk_live_" FAKE "\xc2\xa0",
		"sk_test_" FAKE " sk_live_" FAKE " ");
	expect_hits(*state, "(sk_test_" FAKE ").", "sk_test_" FAKE " ");
	expect_hits(*state, "end sk_test_" FAKE ".", "sk_test_" FAKE " ");
}

static void test_scan_placeholders(void **state)
{
	key_hits hits = expect_hits(*state,
		"pk_test_... sk_test_xxx, whsec_\xe2\x80\xa6 sk_live_**** sk_live_<key>",
		"pk_test_... sk_test_xxx whsec_\xe2\x80\xa6 sk_live_**** ");

	for (size_t i = 0; i < hits.n; i++) {
		assert_int_equal(hits.items[i].info.problem, KEY_PLACEHOLDER);
	}
}

#define PEM_LINES "\nFAKEfakeFAKEfake0000\nFAKE=\n"

static void test_scan_pem(void **state)
{
	static const char key[] =
		"-----BEGIN PRIVATE KEY-----" PEM_LINES "-----END PRIVATE KEY-----";
	key_hits hits;

	hits = expect_hits(*state,
		"k = `-----BEGIN PRIVATE KEY-----" PEM_LINES "-----END PRIVATE KEY-----`;",
		"-----BEGIN PRIVATE KEY-----" PEM_LINES "-----END PRIVATE KEY----- ");
	assert_int_equal(hits.items[0].info.kind, KEY_PRIVATE_KEY);
	assert_int_equal(hits.items[0].length, sizeof(key) - 1);
	hits = expect_hits(*state,
		"sk_test_" FAKE " -----BEGIN PUBLIC KEY-----\\nFAKEfakeFAKEfake0000 " PK,
		"sk_test_" FAKE " -----BEGIN PUBLIC KEY-----\\nFAKEfakeFAKEfake0000 " PK " ");
	assert_int_equal(hits.items[1].info.kind, KEY_JWT_KEY);
	expect_hits(*state,
		"'-----BEGIN RSA PRIVATE KEY-----\\n' +\n 'FAKEfakeFAKEfake0000\\n' + '-----END "
		"RSA PRIVATE KEY-----'",
		"-----BEGIN RSA PRIVATE KEY-----\\n' +\n 'FAKEfakeFAKEfake0000\\n' + '-----END RSA "
		"PRIVATE KEY----- ");
	expect_hits(*state,
		"s.replace('-----BEGIN PRIVATE KEY-----', '').replace('-----END PRIVATE KEY-----', "
		"'')",
		"");
	expect_hits(*state,
		"a = '-----BEGIN PRIVATE KEY-----'; const privateKeyTrailer0 = '-----END PRIVATE "
		"KEY-----'",
		"");
	expect_hits(*state, "-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----", "");
	expect_hits(
		*state, "-----BEGIN CERTIFICATE-----" PEM_LINES "-----END CERTIFICATE-----", "");
	expect_hits(*state, "-----BEGIN ", "");
}

static void test_scan_is_linear(void **state)
{
	static const char *const parts[] = {"sk_test_", "ak_", "_", "-----BEGIN PRIVATE KEY-----",
		"-----BEGIN PRIVATE KEY-----FAKEfakeFAKEfake0000", "-----BEGIN ", "pk_test_. ",
		"xsk_test_a"};
	const size_t size = 4 * 1024 * 1024;
	char *text = mem_alloc(size);

	(void)state;
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		struct arena arena;
		key_hits hits = {0};
		size_t n = strlen(parts[i]);

		for (size_t at = 0; at + n <= size; at += n) {
			memcpy(text + at, parts[i], n);
		}
		arena_init(&arena);
		keys_scan(&arena, (struct str){text, size / n * n}, &hits);
		arena_finish(&arena);
	}
	mem_free(text);
}

static void test_development_hosts(void **state)
{
	(void)state;
	assert_true(keys_is_development_host(STR("fake-host-13.clerk.accounts.dev")));
	assert_true(keys_is_development_host(STR("FAKE-host-13.Clerk.Accounts.DEV")));
	assert_true(keys_is_development_host(STR("clerk.fake.host-13.lcl.dev")));
	assert_true(keys_is_development_host(STR("fake.clerk.accountsstage.dev")));
	assert_true(keys_is_development_host(STR("fake.clerk.accounts.lclclerk.com")));
	assert_false(keys_is_development_host(STR("clerk.fake-host.example")));
	assert_false(keys_is_development_host(STR("clerk.accounts.dev.fake.example")));
	assert_false(keys_is_development_host(STR("myaccounts.dev")));
	assert_false(keys_is_development_host(STR(".accounts.dev")));
	assert_false(keys_is_development_host(STR("")));
	assert_false(keys_is_development_host(STR_NONE));
}

static void expect_same(struct arena *arena, enum key_kind kind, const char *a, const char *b)
{
	assert_true(str_equal(keys_fingerprint(arena, kind, str_of(a)),
		keys_fingerprint(arena, kind, str_of(b))));
}

static void test_fingerprint(void **state)
{
	/* SHA-256 of "abc", FIPS 180-2 */
	static const char abc[] =
		"sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

	assert_true(str_is(keys_fingerprint(*state, KEY_AMBIGUOUS, STR(" abc\n")), abc));
	assert_true(str_is(keys_fingerprint(*state, KEY_WEBHOOK_SECRET, STR("whsec_YWJj")), abc));
	expect_same(*state, KEY_WEBHOOK_SECRET, "whsec_YWI=", " YWI\n");
	/* no base64: the text */
	assert_true(str_is(keys_fingerprint(*state, KEY_WEBHOOK_SECRET, STR("not-base64")),
		digest_fingerprint(*state, STR("not-base64")).s));
	assert_false(str_equal(keys_fingerprint(*state, KEY_AMBIGUOUS, STR("whsec_YWI=")),
		keys_fingerprint(*state, KEY_AMBIGUOUS, STR("whsec_YWI"))));
}

static void test_names(void **state)
{
	(void)state;
	assert_string_equal(keys_kind_name(KEY_PUBLISHABLE), "publishable");
	assert_string_equal(keys_kind_name(KEY_SECRET), "secret");
	assert_string_equal(keys_kind_name(KEY_WEBHOOK_SECRET), "webhook_secret");
	assert_string_equal(keys_kind_name(KEY_MACHINE_SECRET), "machine_secret");
	assert_string_equal(keys_kind_name(KEY_JWT_KEY), "jwt_key");
	assert_string_equal(keys_kind_name(KEY_PRIVATE_KEY), "private_key");
	assert_string_equal(keys_kind_name(KEY_TOKEN), "token");
	assert_string_equal(keys_kind_name(KEY_AMBIGUOUS), "ambiguous");
	assert_null(keys_mode_name(KEY_MODE_NONE));
	assert_string_equal(keys_mode_name(KEY_MODE_TEST), "test");
	assert_string_equal(keys_mode_name(KEY_MODE_LIVE), "live");
	assert_null(keys_problem_text(KEY_OK));
	for (enum key_problem problem = KEY_BAD_BASE64; problem <= KEY_BAD_HOST; problem++) {
		assert_non_null(keys_problem_text(problem));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_publishable, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_publishable_problems, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_placeholders, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_other_kinds, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_no_keys, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_scan, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_scan_words, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_scan_placeholders, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_scan_pem, set_up, tear_down),
		cmocka_unit_test(test_scan_is_linear),
		cmocka_unit_test(test_development_hosts),
		cmocka_unit_test_setup_teardown(test_fingerprint, set_up, tear_down),
		cmocka_unit_test(test_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
