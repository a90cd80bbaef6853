#include "load_snapshot.h"

#include "compare/compare.h"
#include "compare/match.h"

/* What is true of a snapshot as a whole: its age, and whether its sources agree. */

static const char dev_in_october[] =
	"{\"format\":\"clerk-snapshot\",\"captured_at\":\"2026-10-01T01:00:00+03:00\","
	"\"instances\":[{\"instance_id\":\"ins_FAKEdev\",\"environment_type\":\"development\"}]}";
static const char prod_in_september[] =
	"{\"format\":\"clerk-snapshot\",\"captured_at\":\"2026-09-30T23:00:00Z\","
	"\"instances\":[{\"instance_id\":\"ins_FAKEprod\",\"environment_type\":\"production\"}]}";

/* By the texts alone, the one in October would be the younger one. */
static void the_oldest_file_tells_the_age(void **state)
{
	struct snapshot both = load_json(dev_in_october);
	struct snapshot more = load_json(prod_in_september);

	(void)state;
	snapshot_merge(&arena, &both, &more);
	assert_str(both.captured_at, "2026-10-01T01:00:00+03:00");
	assert_int_equal(both.files.n, 2);
	assert_str(both.files.items[0].captured_at, "2026-10-01T01:00:00+03:00");
	assert_str(both.files.items[1].captured_at, "2026-09-30T23:00:00Z");
}

static void a_file_may_not_say_when(void **state)
{
	struct snapshot undated = load_json("{\"object\":\"total_count\",\"total_count\":12}");

	(void)state;
	assert_int_equal(undated.files.items[0].captured_at.n, 0);
}

#define INSTANCE(body) \
	"{\"format\":\"clerk-snapshot\",\"instances\":[{\"fapi_host\":\"clerk.shop." \
	"example\"," body "}]}"

static const struct instance *only_of(const char *text)
{
	struct snapshot *snapshot = arena_new(&arena, struct snapshot);

	*snapshot = load_json(text);
	assert_int_equal(snapshot->instances.n, 1);
	return &snapshot->instances.items[0];
}

static void what_two_sources_say_is_counted(void **state)
{
	const struct instance *same = only_of(INSTANCE(
		"\"fapi\":{\"environment\":{\"user_settings\":{\"sign_up\":{\"captcha_enabled\":"
		"true,"
		"\"mfa\":{\"required\":false}}}}},\"platform\":{\"config\":{\"auth_multi_factor\":{"
		"\"required_for_sign_up\":false},\"auth_attack_protection\":{\"bot_protection\":{"
		"\"captcha_enabled\":false}}}}"));
	const struct instance *near = only_of(INSTANCE(
		"\"fapi\":{\"environment\":{\"user_settings\":{\"sign_in\":{\"second_factor\":{"
		"\"required\":true}}}}},\"platform\":{\"config\":{\"auth_multi_factor\":{"
		"\"required_for_sign_in\":true}}}"));

	(void)state;
	assert_int_equal(same->agreements, 1);
	assert_int_equal(same->disagreements.n, 1);
	assert_string_equal(same->disagreements.items[0].field, "captcha_enabled");
	assert_int_equal(near->agreements, 0);
	assert_int_equal(near->disagreements.n, 0);
}

static void records_that_resolve_are_told_apart(void **state)
{
	const struct instance *it = only_of(INSTANCE(
		"\"environment_type\":\"production\",\"platform\":{\"domains\":{\"data\":[{"
		"\"object\":\"domain\",\"id\":\"dmn_FAKE1\",\"name\":\"shop.example\","
		"\"is_provider_domain\":true,\"frontend_api_url\":\"https://clerk.shop.example\"}],"
		"\"total_count\":1},\"domain_status\":{\"dmn_FAKE1\":{\"status\":\"incomplete\","
		"\"dns\":{\"status\":\"in_progress\",\"cnames\":{"
		"\"clerk\":{\"from\":\"clerk.shop.example\",\"verified\":true,\"required\":true},"
		"\"clkmail\":{\"from\":\"clkmail.shop.example\",\"verified\":false,"
		"\"required\":true},\"accounts\":{\"from\":\"accounts.shop.example\","
		"\"verified\":false,\"required\":false}}}}}}"));
	const struct instance_domain *domain = &it->domains.items[0];

	(void)state;
	assert_int_equal(it->domains.n, 1);
	assert_true(domain->is_provider);
	assert_int_equal(domain->verified.n, 1);
	assert_str(domain->verified.items[0], "clerk.shop.example");
	assert_int_equal(domain->unverified.n, 1);
	assert_str(domain->unverified.items[0], "clkmail.shop.example");
}

/* A rule that says whether it is asked of an instance. */
static void check_once(struct audit *audit)
{
	assert_null(audit->instance);
	assert_non_null(audit->snapshot);
	assert_string_equal(z(audit->as_of), "2026-11-22");
	audit_judged(audit);
}

static const struct rule rule_once = {
	.info = {.id = "CLERK-TEST-001",
		.title = "t",
		.needs = NEEDS_SNAPSHOT,
		.once = true,
		.about = "a",
		.page = "p"},
	.check = check_once,
};

static void a_rule_on_the_whole_is_asked_once(void **state)
{
	const struct rule *const rules[] = {&rule_once, NULL};
	struct compare_options options = {.as_of = STR("2026-11-22")};
	struct snapshot both = load_json(dev_in_october);
	struct snapshot more = load_json(prod_in_september);
	struct audit_result result;
	struct facts facts = {0};
	struct str error;

	(void)state;
	snapshot_merge(&arena, &both, &more);
	assert_int_equal(both.instances.n, 2);
	assert_true(compare_run_rules(&arena, rules, &facts, &both, &options, &result, &error));
	assert_int_equal(result.verdicts.n, 1);
	assert_int_equal(result.verdicts.items[0].instance.n, 0);
	assert_int_equal(result.verdicts.items[0].kind, VERDICT_PASSED);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_oldest_file_tells_the_age),
		TEST(a_file_may_not_say_when),
		TEST(what_two_sources_say_is_counted),
		TEST(records_that_resolve_are_told_apart),
		TEST(a_rule_on_the_whole_is_asked_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
