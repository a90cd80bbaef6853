#include "load_snapshot.h"

#include "base/digest.h"
#include "snapshot/secret.h"

#define KEY     "sk_test_FAKEfakeFAKEfake0000FAKEfakeFAKEfake0000"
#define SIGNING "RkFLRS1mYWtlLUZBS0UtZmFrZS0wMDAw" /* FAKE-fake-FAKE-fake-0000 */

static struct secret read_text(const char *text)
{
	struct secret secret = {0};
	struct str error = STR("");

	if (!secret_read(&arena, str_of(text), &secret, &error)) {
		fail_msg("'%s': %s", text, str_copy(&arena, error).s);
	}
	return secret;
}

static void assert_fingerprint_of(struct secret secret, const char *bytes)
{
	struct str wanted = digest_fingerprint(&arena, str_of(bytes));

	assert_string_equal(str_copy(&arena, secret.fingerprint).s, wanted.s);
}

static void test_secret_key(void **state)
{
	struct secret secret = read_text(" \t" KEY "\r\n");

	(void)state;
	assert_int_equal(secret.kind, KEY_SECRET);
	assert_int_equal(secret.mode, KEY_MODE_TEST);
	assert_fingerprint_of(secret, KEY);
	assert_int_equal(
		read_text("sk_live_FAKEfakeFAKEfake0000FAKEfakeFAKEfake0000").mode, KEY_MODE_LIVE);
}

static void test_signing_secret(void **state)
{
	struct secret secret = read_text("whsec_" SIGNING);

	(void)state;
	assert_int_equal(secret.kind, KEY_WEBHOOK_SECRET);
	assert_false(secret.without_prefix);
	assert_fingerprint_of(secret, "FAKE-fake-FAKE-fake-0000");
	secret = read_text(SIGNING);
	assert_int_equal(secret.kind, KEY_WEBHOOK_SECRET);
	assert_true(secret.without_prefix);
	assert_fingerprint_of(secret, "FAKE-fake-FAKE-fake-0000");
}

/* Padding is written and left out; both are the same bytes. */
static void test_padding(void **state)
{
	static const char *const forms[] = {"whsec_RkFLRS1mYWtlLUZBS0UtZmFrZS0wMDAwMQ==",
		"whsec_RkFLRS1mYWtlLUZBS0UtZmFrZS0wMDAwMQ", "RkFLRS1mYWtlLUZBS0UtZmFrZS0wMDAwMQ=="};

	(void)state;
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		assert_fingerprint_of(read_text(forms[i]), "FAKE-fake-FAKE-fake-00001");
	}
}

static const struct refused {
	const char *text;
	const char *why; /* a part of it */
	const char *hidden; /* never in it */
} refused[] = {
	{"", "empty", NULL},
	{" \n\t", "empty", NULL},
	{KEY "\n" KEY, "more than one line", "FAKEfake"},
	{"\"" KEY "\"", "quotes", "FAKEfake"},
	{KEY " " KEY, "white space", "FAKEfake"},
	{"sk_test_short", "placeholder", "short"},
	{"sk_live_xxxxxxxxxxxxxxxxxxxxxxxxxxxx", "placeholder", NULL},
	{"CLERK_SECRET_KEY=" KEY, "neither", "FAKEfake"},
	{"pk_test_Zm9vLWJhci0xMy5jbGVyay5hY2NvdW50cy5kZXYk", "publishable key", "Zm9v"},
	{"ak_FAKEfakeFAKEfake0000FAKEfake", "never needs", "FAKEfake"},
	{"mt_FAKEfakeFAKEfake0000FAKEfake", "token", "FAKEfake"},
	{"live_FAKEfakeFAKEfake0000FAKEfake", "old kind", "FAKEfake"},
	{"-----BEGIN PUBLIC KEY----- FAKEfake", "PEM", "FAKEfake"},
	{"whsec_RkFLRS1mYWtlLUZBS0UtZmFrZS0wMDAwMQ=", "not base64", "RkFL"},
	{"whsec_FAKEfake", "placeholder", "FAKEfake"},
	{"hello", "neither", "hello"},
	/* 18 and 66 bytes: no signing secret measures that */
	{"RkFLRS1mYWtlLUZBS0UtZmFr", "neither", "RkFL"},
	{"RkFLRS1mYWtlLUZBS0UtZmFrRkFLRS1mYWtlLUZBS0UtZmFrRkFLRS1mYWtlLUZBS0UtZmFrRkFLRS1mYWtlRkFL",
		"neither", "RkFL"},
};

static void test_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		struct secret secret = {0};
		struct str error = STR("");

		assert_false(secret_read(&arena, str_of(refused[i].text), &secret, &error));
		if (!str_has(error, refused[i].why)) {
			fail_msg("'%s' is not in: %s", refused[i].why, error.s);
		}
		if (refused[i].hidden != NULL) {
			assert_false(str_has(error, refused[i].hidden));
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_secret_key, setup, teardown),
		cmocka_unit_test_setup_teardown(test_signing_secret, setup, teardown),
		cmocka_unit_test_setup_teardown(test_padding, setup, teardown),
		cmocka_unit_test_setup_teardown(test_refused, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
