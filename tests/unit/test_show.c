#include "load_snapshot.h"

static struct str page_of(
	const struct snapshot *snapshot, const struct instance *only, bool verbose)
{
	struct buf text = {0};
	struct str result;

	snapshot_show(snapshot, only, verbose, &text);
	result = str_copy(&arena, buf_str(&text));
	buf_finish(&text);
	return result;
}

#define TWO \
	"{\"format\":\"clerk-snapshot\",\"instances\":[" \
	"{\"instance_id\":\"ins_a\",\"environment_type\":\"development\"," \
	"\"bapi\":{\"users_count\":{\"object\":\"total_count\",\"total_count\":7}}}," \
	"{\"instance_id\":\"ins_b\",\"environment_type\":\"production\"}]}"

static void test_known_and_unknown(void **state)
{
	struct snapshot s = load_text("/a/folder/s.json", STR(TWO));
	struct str page = page_of(&s, NULL, false);

	(void)state;
	assert_in(page, "snapshot s.json  sha256 ");
	assert_not_in(page, "/a/folder");
	assert_in(page, "\ninstance ins_a (development)\nidentity\n  instance id  ");
	assert_in(page, " 7  (bapi.users_count.total_count)\n");
	assert_in(page, "unknown, and what would tell it\n"
			"  export.sh without any key (tier 0)\n    ");
	assert_in(page, "  export.sh with the secret key (tier 1)\n    ");
	/* no group without anything that is known */
	assert_not_in(page, "\nsecond factors\n");
}

static void test_one_alone(void **state)
{
	struct snapshot s = load_json(TWO);
	struct str page = page_of(&s, &s.instances.items[1], false);

	(void)state;
	assert_in(page, "\ninstance ins_b (production)\n");
	assert_not_in(page, "ins_a");
}

static void test_verbose_says_why(void **state)
{
	struct snapshot s = load_json(TWO);
	struct str page = page_of(&s, &s.instances.items[1], true);

	(void)state;
	assert_in(page, "    users    ");
	assert_in(page, " no bapi.users_count in the snapshot\n");
	page = page_of(&s, &s.instances.items[1], false);
	assert_not_in(page, "in the snapshot");
}

static void test_long_lists_are_cut(void **state)
{
	struct snapshot s =
		load_json("{\"object\":\"instance\",\"id\":\"ins_a\","
			  "\"environment_type\":\"production\",\"allowed_origins\":["
			  "\"o01\",\"o02\",\"o03\",\"o04\",\"o05\",\"o06\",\"o07\",\"o08\","
			  "\"o09\",\"o10\",\"o11\"]}");
	struct str page = page_of(&s, NULL, false);

	(void)state;
	assert_in(page, " 11  (bapi.instance.allowed_origins)\n    o01, o02, o03, o04, o05, o06, "
			"o07, o08, 3 more: --verbose lists them\n");
	page = page_of(&s, NULL, true);
	assert_in(page, "o08, o09, o10, o11\n");
}

static void test_texts_are_plain(void **state)
{
	struct snapshot s = load_json("{\"format\":\"clerk-snapshot\",\"captured_at\":\"a\\nb\","
				      "\"instances\":[{\"instance_id\":\"ins_\\u001b[31m\\u202ex\","
				      "\"environment_type\":\"p\\u0007\","
				      "\"bapi\":{\"no\\nslot\":1},"
				      "\"webhooks\":[{\"url\":\"https://a\\u0007.example\","
				      "\"events\":[\"e\\n::error::\"]}]}]}");

	(void)state;
	for (int verbose = 0; verbose < 2; verbose++) {
		struct str page = page_of(&s, NULL, verbose == 1);

		assert_in(page, "ins_?[31m?x (p?)\n");
		assert_in(page, "captured at a?b\n");
		assert_in(page, "e?::error::");
		assert_in(page, "1, written by hand  (webhooks)\n");
		assert_not_in(page, "\x1b");
		assert_not_in(page, "\x07");
		assert_not_in(page, "\xe2\x80\xae");
		assert_in(page, "not understood: ");
	}
}

static void test_what_is_not_complete(void **state)
{
	struct snapshot s =
		load_json("{\"format\":\"clerk-snapshot\",\"instances\":[{"
			  "\"fapi_host\":\"clerk.a.example\",\"fapi\":{\"environment\":{"
			  "\"user_settings\":{\"sign_up\":{\"mfa\":{\"required\":true}}}}},"
			  "\"platform\":{\"config\":{\"config_version\":1,"
			  "\"auth_multi_factor\":{\"required_for_sign_up\":false}}}}]}");
	struct str page = page_of(&s, NULL, false);

	(void)state;
	assert_in(page, "1, there may be more: ");
	assert_in(page, "two sources disagree\n  MFA required  ");
	assert_in(page, "no (platform.config.auth_multi_factor.required_for_sign_up) is used; yes "
			"(fapi.environment.user_settings.sign_up.mfa.required)\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_known_and_unknown, setup, teardown),
		cmocka_unit_test_setup_teardown(test_one_alone, setup, teardown),
		cmocka_unit_test_setup_teardown(test_verbose_says_why, setup, teardown),
		cmocka_unit_test_setup_teardown(test_long_lists_are_cut, setup, teardown),
		cmocka_unit_test_setup_teardown(test_texts_are_plain, setup, teardown),
		cmocka_unit_test_setup_teardown(test_what_is_not_complete, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
