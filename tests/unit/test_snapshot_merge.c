#include "load_snapshot.h"

#define PROD "ins_FAKEprod0000000000000001"

static void test_merge_by_identity(void **state)
{
	struct snapshot s = LOAD_ALL("raw-instance.json", "dev.json", "raw-jwks.json");

	(void)state;
	assert_int_equal(s.instances.n, 2);
	assert_int_equal(s.files.n, 3);
	assert_str(s.files.items[2].name, "raw-jwks.json");
	assert_true(s.instances.items[0].jwks_n.known);
	assert_str(s.captured_at, "2026-08-22T10:00:00Z");

	s = LOAD_ALL("raw-application.json", "raw-domains.json", "dev.json");
	assert_int_equal(s.instances.n, 2);
	assert_str(s.instances.items[1].id.value, PROD);
	assert_int_equal(s.instances.items[1].domains.n, 2);
	assert_str(s.instances.items[0].environment_type.path, "bapi.instance.environment_type");
}

static void assert_joined(struct snapshot s)
{
	const struct instance *instance = only(&s);

	assert_str(instance->label, PROD);
	assert_int_equal(instance->user_count.value, 42);
	assert_int_equal(instance->domains.n, 2);
	assert_bool(instance->mfa_required, false,
		"platform.config.auth_multi_factor.required_for_sign_up");
	assert_str(instance->environment_type.path, "bapi.instance.environment_type");
	assert_str(instance->mail_status.value, "not_started");
	assert_int_equal(instance->webhooks, WEBHOOKS_LISTED);
}

static void test_merge_lone_bodies(void **state)
{
	(void)state;
	assert_joined(LOAD_ALL("raw-instance.json", "raw-domains.json", "raw-users-count.json",
		"raw-config.json", "raw-environment.json", "raw-domain-status.json",
		"raw-svix.json"));
	assert_joined(LOAD_ALL("raw-users-count.json", "raw-svix.json", "raw-domain-status.json",
		"raw-environment.json", "raw-config.json", "raw-domains.json",
		"raw-instance.json"));
}

static struct snapshot merged(const char *first, const char *second)
{
	struct snapshot snapshot = load_json(first);
	struct snapshot more = load_json(second);

	snapshot_merge(&arena, &snapshot, &more);
	return snapshot;
}

static void test_oldest_capture_counts(void **state)
{
	static const char older[] = "{\"captured_at\":\"2026-01-02T00:00:00Z\",\"bapi\":{}}";
	static const char newer[] = "{\"captured_at\":\"2026-03-01T00:00:00Z\",\"fapi\":{}}";

	(void)state;
	assert_str(merged(older, newer).captured_at, "2026-01-02T00:00:00Z");
	assert_str(merged(newer, older).captured_at, "2026-01-02T00:00:00Z");
	assert_str(merged("{\"bapi\":{}}", older).captured_at, "2026-01-02T00:00:00Z");
}

static void test_merge_does_not_guess(void **state)
{
	struct snapshot s = LOAD_ALL("raw-users-count.json", "dev.json", "prod.json");

	(void)state;
	/* whose users? */
	assert_int_equal(s.instances.n, 3);
	assert_str(s.instances.items[0].label, "instance 1");
	assert_int_equal(s.instances.items[2].user_count.value, 1247);
	/* a development environment is not the production instance's */
	s = LOAD_ALL("raw-instance.json", "raw-environment-dev.json");
	assert_int_equal(s.instances.n, 2);
	s = LOAD_ALL("raw-environment.json", "raw-environment-dev.json");
	assert_int_equal(s.instances.n, 2);
	/* two hosts, two instances */
	s = LOAD_ALL("raw-domains-array.json", "raw-environment.json");
	assert_int_equal(s.instances.n, 1);
	s = merged("{\"fapi_host\":\"clerk.a.example\",\"bapi\":{}}",
		"{\"fapi_host\":\"clerk.b.example\",\"fapi\":{}}");
	assert_int_equal(s.instances.n, 2);
	/* two instances that a bundle keeps apart stay apart */
	s = load_json("{\"instances\":[{\"instance_id\":\"ins_FAKE1\"},"
		      "{\"fapi_host\":\"clerk.a.example\"}]}");
	assert_int_equal(s.instances.n, 2);
	/* two lists cannot both be the only instance's */
	s = LOAD_ALL("raw-svix.json", "webhooks-array.json");
	assert_int_equal(s.instances.n, 2);
}

static void test_merge_twice(void **state)
{
	struct snapshot s = LOAD_ALL("prod.json", "prod.json");

	(void)state;
	assert_int_equal(only(&s)->domains.n, 2);
	assert_ignored(&s, "bapi.instance: is given twice; the first is used");
	/* an error answer gives way to data */
	s = LOAD_ALL("error-slots.json", "prod.json");
	assert_int_equal(only(&s)->user_count.value, 1247);
	s = LOAD_ALL("prod.json", "error-slots.json");
	assert_int_equal(only(&s)->user_count.value, 1247);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_oldest_capture_counts, setup, teardown),
		cmocka_unit_test_setup_teardown(test_merge_by_identity, setup, teardown),
		cmocka_unit_test_setup_teardown(test_merge_lone_bodies, setup, teardown),
		cmocka_unit_test_setup_teardown(test_merge_does_not_guess, setup, teardown),
		cmocka_unit_test_setup_teardown(test_merge_twice, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
