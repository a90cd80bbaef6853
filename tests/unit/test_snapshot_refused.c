#include "load_snapshot.h"

static void assert_refused(const char *text, const char *path, const char *what)
{
	struct str error = error_of(text);

	assert_in(error, path);
	assert_in(error, what);
	assert_not_in(error, "FAKEfake");
}

static void test_guard_refuses(void **state)
{
	struct snapshot snapshot = {0};
	struct str error = STR("");

	(void)state;
	assert_false(snapshot_load(
		&arena, STR("f.json"), file_text("secret-inside.json"), &snapshot, &error));
	assert_in(error, "f.json: value at 'instances[0].bapi.jwt_templates[0].claims.key' looks"
			 " like a live secret key (sk_live_…): remove it");
	assert_not_in(error, "FAKEfake");
	assert_false(snapshot_load(
		&arena, STR("f.json"), file_text("private-jwks.json"), &snapshot, &error));
	assert_in(error, "the JSON web key at 'keys[0]' has the private member 'd'");
	assert_not_in(error, "FAKEprivate");
	assert_refused("{\"a\":[\"x sk_test_FAKEfakeFAKE\"]}", "'a[0]'", "a test secret key");
	assert_refused("{\"a\":{\"b\":\"whsec_FAKEfake\"}}", "'a.b'", "webhook signing secret");
	assert_refused("{\"a\":\"ak_FAKEfake+/=\"}", "'a'", "API key");
	assert_refused("{\"a\":\"https://x/?t=mt_FAKEfake1\"}", "'a'", "machine token");
	assert_refused("{\"a\":\"oat_FAKEfake\"}", "'a'", "OAuth");
	assert_refused("{\"a\":{\"sk_live_FAKEfakeFAKE\":1}}", "key of the object at 'a'", "live");
	assert_refused("\"sk_live_FAKEfakeFAKE\"", "the top level", "live");
	assert_refused("[\"-----BEGIN RSA PRIVATE KEY-----\\nFAKEfake\"]", "'[0]'", "PEM");
	assert_refused("{\"keys\":[{\"kty\":\"oct\",\"k\":\"FAKEfake\"}]}", "'keys[0]'", "'k'");
}

static void test_guard_lets_pass(void **state)
{
	(void)state;
	load_json("{\"webhooks\":null,\"a\":\"break_everything_now\",\"b\":\"task_list_of_things\","
		  "\"c\":\"sk_live_short\",\"h\":\"sk_live_…FAKE\",\"soak_something_long\":1,"
		  "\"e\":\"-----BEGIN PUBLIC KEY-----\",\"f\":\"sk_other_FAKEfakeFAKE\","
		  "\"g\":{\"kty\":\"RSA\",\"d\":null,\"n\":\"FAKE\"},\"d\":\"p\",\"k\":\"q\"}");
}

static void test_bad_input(void **state)
{
	(void)state;
	assert_in(error_of(""), "s.json:1:1: ");
	assert_in(error_of("{\n  \"a\": tru }"), "s.json:2:");
	assert_in(error_of("{\"a\":"), "s.json:1:");
	assert_in(error_of("{\"a\":1,\"a\":2}"), "s.json:1:8: ");
	assert_in(error_of("{}"), "s.json: unknown kind of JSON, an empty object: expected a "
				  "clerk-snapshot bundle");
	assert_in(error_of("[]"), "an empty list");
	assert_in(error_of("[1,2]"), "a list that starts with a number");
	assert_in(error_of("7"), "s.json: is a number: expected");
	assert_in(error_of("null"), "s.json: is null: expected");
	assert_in(error_of("{\"a\":1,\"b\\u001b\":2,\"c\":3,\"d\":4,\"e\":5}"),
		"an object with 'a', 'b?', 'c', 'd', …: expected");
	assert_in(error_of("{\"data\":[],\"total_count\":0}"), "unknown kind of JSON");
	assert_in(error_of("{\"errors\":[{\"code\":\"clerk_key_invalid\"}]}"),
		"is Clerk's error answer 'clerk_key_invalid', not data");
	assert_in(error_of("{\"format\":\"clerk-audit-facts\"}"), "'format' is not");
	assert_in(error_of("{\"format\":\"clerk-snapshot\"}"), "has no 'instances'");
	assert_in(
		error_of("{\"format\":\"clerk-snapshot\",\"instances\":{}}"), "is an object, not");
	assert_in(error_of("{\"format\":\"clerk-snapshot\",\"instances\":[]}"), "is empty");
	assert_in(error_of("{\"instances\":[1]}"), "'instances[0]' is a number, not an object");
	assert_in(error_of("{\"format_version\":2,\"instances\":[{}]}"), "use a newer clerk-audit");
	assert_in(error_of("{\"format_version\":\"1\",\"instances\":[{}]}"), "not a whole number");
}

static void test_too_deep(void **state)
{
	struct buf text = {0};

	(void)state;
	for (int i = 0; i < 100000; i++) {
		buf_add_byte(&text, '[');
	}
	assert_in(error_of(text.s), "s.json:1:");
	buf_finish(&text);
}

static void test_odd_numbers(void **state)
{
	static const char *const counts[] = {"-1", "1.5", "1e300", "[]", "true"};

	(void)state;
	for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++) {
		struct snapshot s = load_text("s.json",
			str_format(&arena, "{\"object\":\"total_count\",\"total_count\":%s}",
				counts[i]));

		assert_false(only(&s)->user_count.known);
		assert_in(only(&s)->user_count.reason, "bapi.users_count.total_count is ");
		assert_int_equal(s.ignored.n, 1);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_guard_refuses, setup, teardown),
		cmocka_unit_test_setup_teardown(test_guard_lets_pass, setup, teardown),
		cmocka_unit_test_setup_teardown(test_bad_input, setup, teardown),
		cmocka_unit_test_setup_teardown(test_too_deep, setup, teardown),
		cmocka_unit_test_setup_teardown(test_odd_numbers, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
