#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/redact.h"

/* made up; long enough to be taken for real ones */
#define FAKE "FAKEfakeFAKEfake0000FAKEfakeFAKEfake1234"

static void expect(const char *text, const char *masked)
{
	struct arena arena;
	struct str out;

	arena_init(&arena);
	out = redact_text(&arena, str_of(text));
	if (!str_is(out, masked)) {
		print_error("%s\ngives %.*s\nnot   %s\n", text, STR_ARGS(out), masked);
	}
	assert_true(str_is(out, masked));
	/* masking what is masked changes nothing */
	assert_true(str_is(redact_text(&arena, out), masked));
	arena_finish(&arena);
}

static void expect_kept(const char *text)
{
	expect(text, text);
}

static void test_prefixed_keys(void **state)
{
	(void)state;
	expect("CLERK_SECRET_KEY=sk_live_" FAKE "\n", "CLERK_SECRET_KEY=sk_live_…1234\n");
	expect("'sk_test_" FAKE "'", "'sk_test_…1234'");
	expect("rk_live_" FAKE, "rk_live_…1234");
	expect("a whsec_FAKEfake0+/=FAKE== b", "a whsec_…KE== b");
	expect("ak_" FAKE "; mt_" FAKE "; oat_" FAKE, "ak_…1234; mt_…1234; oat_…1234");
	expect("sk_test_" FAKE "sk_test_" FAKE, "sk_test_…1234");
	expect("(sk_live_FAKE-fake_0000)", "(sk_live_…0000)");
}

static void test_short_payloads(void **state)
{
	(void)state;
	expect("sk_test_FAKEfake", "sk_test_…");
	expect("ak_FAKEfake000", "ak_…");
	expect_kept("sk_test_FAKEfak");
	expect_kept("whsec_FAKE");
}

static void test_placeholders_stay_readable(void **state)
{
	(void)state;
	expect_kept("CLERK_SECRET_KEY=sk_test_...");
	expect_kept("sk_test_xxx sk_live_xxxxxxx whsec_… ak_ mt_x oat_<token>");
	expect_kept("sk_live_${rest} sk_test_ sk_");
	expect_kept("'sk_live_' + suffix");
}

static void test_public_text_stays(void **state)
{
	(void)state;
	expect_kept("pk_test_ZmFrZS1ob3N0LTEzLmNsZXJrLmFjY291bnRzLmRldiQ");
	expect_kept("pk_live_Y2xlcmsuZmFrZS1ob3N0LmV4YW1wbGUk");
	expect_kept("disk_test_environment_name task_live_reload_counter");
	expect_kept("break_everything_once format_everything boat_everything_once");
	expect_kept(
		"test_user_created_event live_reload_server_port_number test_0123456789012345678");
	expect_kept("user_2FAKEfakeFAKEfake0000 sess_2FAKEfakeFAKEfake0000");
	expect_kept("");
}

static void test_credentials_in_urls(void **state)
{
	(void)state;
	expect("git+https://user:FAKEfakeFAKEfake@git.example/x.git#v1",
		"git+https://user:…fake@git.example/x.git#v1");
	expect("postgres://shop:FAKE@db:5432/x https://:FAKE@a",
		"postgres://shop:…@db:5432/x https://:…@a");
	expect("https://a:b:c@d@host", "https://a:…@host");
	expect("'https://FAKEfakeFAKEfake0000@npm.example/x.tgz'",
		"'https://…0000@npm.example/x.tgz'");
	expect("https://a:sk_live_" FAKE "@host", "https://a:sk_live_…1234@host");
	expect_kept("git+ssh://git@git.example/x.git https://app.example:8443/@scope/a@b");
	expect_kept("https://${user}:${password}@host https://<user>:<password>@host");
	expect_kept("https://:@host https://user:@host https://@host ://");
	expect_kept("https://app.example/?to=a:b@c https://app.example 'a:b@c'");
	expect_kept("https://0123456789abcdef0123456789abcdef@errors.example/1");
}

static void test_legacy_keys(void **state)
{
	(void)state;
	expect("apiKey: 'test_FAKEfakeFAKEfake0000'", "apiKey: 'test_…0000'");
	expect("live_FAKEfakeFAKEfake0000", "live_…0000");
	expect_kept("test_FAKEfakeFAKEfake000"); /* 19 */
	expect_kept("contest_FAKEfakeFAKEfake0000");
}

static void test_word_starts(void **state)
{
	(void)state;
	expect("\"\\nsk_live_" FAKE "\"", "\"\\nsk_live_…1234\"");
	expect("?key%3Dak_" FAKE, "?key%3Dak_…1234");
	expect("\\x3doat_" FAKE, "\\x3doat_…1234");
	expect("\\u003Dmt_" FAKE, "\\u003Dmt_…1234");
	expect("-ak_" FAKE, "-ak_…1234");
	/* inside a word only what looks random is masked */
	expect("keysk_live_" FAKE, "keysk_live_…1234");
	expect("X_whsec_" FAKE, "X_whsec_…1234");
	expect_kept("\\ask_test_environment");
	assert_true(redact_starts_word(STR("ab"), 0));
	assert_false(redact_starts_word(STR("ab"), 1));
	assert_false(redact_starts_word(STR("_b"), 1));
	assert_true(redact_starts_word(STR("-b"), 1));
	assert_true(redact_starts_word(STR("\\nb"), 2));
	assert_false(redact_starts_word(STR("%3Gb"), 3));
}

static void test_escaped_payloads(void **state)
{
	(void)state;
	expect("?s=whsec_FAKEfake%2Bfake%2fFAKE%3D&x=1", "?s=whsec_…E%3D&x=1");
	expect("\"whsec_FAKEfake\\/fakeFAKE\\u002b0000\"", "\"whsec_…0000\"");
	expect("whsec_FAKEfakeFAKE\\nnext", "whsec_…FAKE\\nnext");
	expect("whsec_FAKEfakeFAKE%20next", "whsec_…FAKE%20next");
}

static void test_private_keys(void **state)
{
	(void)state;
	expect("k=\"-----BEGIN PRIVATE KEY-----\nFAKEfake\nFAKEfake\n-----END PRIVATE KEY-----\";",
		"k=\"-----BEGIN PRIVATE KEY-----…\";");
	expect("-----BEGIN RSA PRIVATE KEY-----\\nFAKEfakeFAKEfake0000\\n-----END RSA PRIVATE "
	       "KEY-----",
		"-----BEGIN RSA PRIVATE KEY-----…");
	/* cut off behind or before the end */
	expect("x -----BEGIN EC PRIVATE KEY-----\\nFAKEfakeFAKEfake0000 and more",
		"x -----BEGIN EC PRIVATE KEY-----…");
	expect("-----BEGIN PRIVATE KEY-----\nFAKEfakeFAKEfake0000\n-----END PRIV",
		"-----BEGIN PRIVATE KEY-----…");
	expect_kept("startsWith('-----BEGIN PRIVATE KEY-----')");
	expect_kept("-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----");
	expect_kept("-----BEGIN PUBLIC KEY-----\nFAKEfakeFAKEfake0000\n-----END PUBLIC KEY-----");
	expect_kept("-----BEGIN ");
}

static void test_tokens(void **state)
{
	(void)state;
	expect("Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJmYWtlIn0.FAKEfake-_0000 end",
		"Bearer eyJ…0000 end");
	expect("eyJhbGciOiJub25lIn0.eyJzdWIiOiJmYWtlIn0.", "eyJ…In0.");
	expect("junk-eyJ.eyJhbGciOiJub25lIn0.eyJzdWIiOiJmYWtlIn0.FAKE", "junk-eyJ.eyJ…FAKE");
	expect_kept(
		"eyJ... eyJhbGci.x.y eyJhbGciOiJub25lIn0 eyJhbGciOiJub25lIn0.eyJzdWIiOiJmYWtlIn0");
}

static void test_same_text_when_clean(void **state)
{
	static const char clean[] = "nothing here";
	struct arena arena;

	(void)state;
	arena_init(&arena);
	assert_ptr_equal(redact_text(&arena, str_of(clean)).s, clean);
	assert_true(str_absent(redact_text(&arena, STR_NONE)));
	assert_int_equal(arena.total, 0);
	arena_finish(&arena);
}

static void expect_secret(struct str secret, const char *masked)
{
	struct arena arena;

	arena_init(&arena);
	assert_true(str_is(redact_secret(&arena, secret), masked));
	arena_finish(&arena);
}

static void test_one_secret(void **state)
{
	(void)state;
	expect_secret(STR("sk_live_FAKEfakeFAKE"), "sk_live_…FAKE");
	expect_secret(STR("sk_live_FAKEfakeFAK"), "sk_live_…");
	expect_secret(STR("made-up value"), "…alue");
	expect_secret(STR("short"), "…");
	expect_secret(STR(""), "…");
	expect_secret(STR_NONE, "…");
	/* no half characters, nothing that acts on a terminal */
	expect_secret(STR("made-up valu\xc3\xa9xx"), "…");
	expect_secret(STR("made-up value\033[m"), "…");
	expect_secret(STR("FAKEfakeFAKE\0\0\0\0"), "…");
	expect_secret(STR("-----BEGIN PRIVATE KEY-----\nFAKE"), "-----BEGIN PRIVATE KEY-----…");
}

static void test_all_bytes(void **state)
{
	char text[256 + 40];
	struct arena arena;
	struct str out;

	(void)state;
	arena_init(&arena);
	for (int i = 0; i < 256; i++) {
		text[i] = (char)i;
	}
	memcpy(text + 256, "sk_live_FAKEfakeFAKEfake0000FAKEfakeFAKE", 40);
	out = redact_text(&arena, (struct str){text, sizeof(text)});
	assert_int_equal(out.n, 256 + 8 + 3 + 4);
	assert_memory_equal(out.s, text, 256 + 8);
	arena_finish(&arena);
}

/* Quadratic work on these would run for hours. */
static void test_linear_time(void **state)
{
	static const char *const parts[] = {"eyJ", "sk_test_", "ak_-", "test_",
		"-----BEGIN PRIVATE KEY-----", "-----BEGIN ", "eyJhbGciOiJ.", "a%2B\\/",
		"xsk_live_A0"};
	const size_t size = 4 * 1024 * 1024;
	char *text = mem_alloc(size);

	(void)state;
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		struct arena arena;
		size_t n = strlen(parts[i]);

		for (size_t at = 0; at + n <= size; at += n) {
			memcpy(text + at, parts[i], n);
		}
		arena_init(&arena);
		redact_text(&arena, (struct str){text, size / n * n});
		arena_finish(&arena);
	}
	mem_free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_prefixed_keys),
		cmocka_unit_test(test_short_payloads),
		cmocka_unit_test(test_placeholders_stay_readable),
		cmocka_unit_test(test_public_text_stays),
		cmocka_unit_test(test_credentials_in_urls),
		cmocka_unit_test(test_legacy_keys),
		cmocka_unit_test(test_word_starts),
		cmocka_unit_test(test_escaped_payloads),
		cmocka_unit_test(test_private_keys),
		cmocka_unit_test(test_tokens),
		cmocka_unit_test(test_same_text_when_clean),
		cmocka_unit_test(test_one_secret),
		cmocka_unit_test(test_all_bytes),
		cmocka_unit_test(test_linear_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
