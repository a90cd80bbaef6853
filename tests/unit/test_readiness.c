#include "load_snapshot.h"

#include "compare/cli/readiness.h"
#include "compare/rule.h"

static const struct snapshot *loaded(const char *text)
{
	struct snapshot *snapshot = arena_new(&arena, struct snapshot);

	*snapshot = load_json(text);
	return snapshot;
}

static struct readiness judge(const char *text, const char *as_of)
{
	struct readiness readiness;

	readiness_judge(&arena, loaded(text), str_of(as_of), &readiness);
	return readiness;
}

static const struct readiness_rule *rule_of(const struct readiness *readiness, const char *id)
{
	const struct readiness_instance *it = &readiness->instances.items[0];

	for (size_t i = 0; i < it->rules.n; i++) {
		if (strcmp(it->rules.items[i].info->id, id) == 0) {
			return &it->rules.items[i];
		}
	}
	fail_msg("no rule %s", id);
	return NULL;
}

static void assert_gap(const struct readiness_rule *rule, const char *field, const char *step)
{
	assert_false(rule->can);
	for (size_t i = 0; i < rule->gaps.n; i++) {
		const struct readiness_gap *gap = &rule->gaps.items[i];

		if (strcmp(fields_name(gap->field), field) == 0) {
			assert_true(gap->reason.n > 0);
			assert_string_equal(fields_step(gap->slot), step);
			return;
		}
	}
	fail_msg("%s does not lack %s", rule->info->id, field);
}

/* What a rule reads is what check, diff and the documentation go by: none may forget it. */
static void test_every_rule_says_what_it_reads(void **state)
{
	size_t count = 0;

	(void)state;
	for (size_t i = 0; rules_all[i] != NULL; i++) {
		const struct rule_info *info = &rules_all[i]->info;

		if (info->needs == NEEDS_REPO) {
			assert_null(info->reads);
			continue;
		}
		if (info->reads == NULL) {
			fail_msg("%s does not say what it reads", info->id);
		}
		struct str rest = str_of(info->reads);
		while (rest.n > 0) {
			struct str member = str_take(&rest, ' ');
			const struct field *field = fields_by_name(str_take(&member, '.'));

			if (field == NULL) {
				fail_msg("%s reads no field: %s", info->id, info->reads);
			}
			assert_true(str_absent(member) || fields_type(field) == FIELD_LIST);
			count++;
		}
	}
	assert_true(count > 10);
}

static bool has_member(const struct item_view *item, struct str member)
{
	for (size_t k = 0; k < item->members.n; k++) {
		if (str_is(member, item->members.items[k].name)) {
			return true;
		}
	}
	return false;
}

/* A member that items do not have would never be missing. */
static void test_members_exist(void **state)
{
	struct snapshot snapshot = load("full.json");
	size_t count = 0;

	(void)state;
	for (size_t i = 0; rules_all[i] != NULL; i++) {
		struct str rest = str_of(rules_all[i]->info.reads);

		while (rest.n > 0) {
			struct str member = str_take(&rest, ' ');
			struct str field = str_take(&member, '.');

			if (str_absent(member)) {
				continue;
			}
			struct field_view view = fields_view(
				&arena, &snapshot.instances.items[0], fields_by_name(field));
			assert_true(view.items.n > 0);
			if (!has_member(&view.items.items[0], member)) {
				fail_msg("%s: %s", rules_all[i]->info.id, rules_all[i]->info.reads);
			}
			count++;
		}
	}
	assert_true(count > 3);
}

#define PRODUCTION \
	"{\"format\":\"clerk-snapshot\",\"captured_at\":\"2026-08-22T10:00:00Z\",\"instances\":[{" \
	"\"instance_id\":\"ins_a\",\"environment_type\":\"production\"" MORE "}]}"

#define MORE ""
static void test_gaps_of_what_is_missing(void **state)
{
	struct readiness r = judge(PRODUCTION, "");

	(void)state;
	assert_true(rule_of(&r, "CLERK-DEV-IN-PROD-001")->can);
	assert_gap(rule_of(&r, "CLERK-MFA-001"), "user_count",
		"export.sh with the secret key (tier 1)");
	assert_gap(
		rule_of(&r, "CLERK-MFA-001"), "mfa_required", "export.sh without any key (tier 0)");
	assert_string_equal(
		rule_of(&r, "CLERK-MFA-001")->step, "export.sh with the secret key (tier 1)");
	assert_gap(rule_of(&r, "CLERK-EMAIL-001"), "mail_status",
		"export.sh with a Clerk account (tier 2)");
	assert_gap(rule_of(&r, "CLERK-WEBHOOK-002"), "endpoints",
		"export.sh --webhooks (tier 3), or written by hand");
	/* lacking much is no fault */
	assert_true(readiness_is_fine(&r));
}
#undef MORE

#define MORE \
	",\"bapi\":{\"users_count\":{\"object\":\"total_count\",\"total_count\":900}}," \
	"\"fapi\":{\"environment\":{\"user_settings\":{\"attributes\":{\"authenticator_app\":{" \
	"\"enabled\":true,\"used_for_second_factor\":true,\"second_factors\":[\"totp\"]}}," \
	"\"sign_up\":{\"mfa\":{\"required\":false}}," \
	"\"sign_in\":{\"second_factor\":{\"required\":false}}}}}"
static void test_rules_are_run(void **state)
{
	struct readiness r = judge(PRODUCTION, "");

	(void)state;
	assert_true(rule_of(&r, "CLERK-MFA-001")->can);
	assert_true(rule_of(&r, "CLERK-MFA-002")->can);
	assert_true(r.instances.items[0].findings >= 1);
}
#undef MORE

#define MORE \
	",\"webhooks\":{\"state\":\"manual\",\"endpoints\":[{\"url\":\"https://a.example/x\"," \
	"\"events\":[\"user.created\"]},{\"url\":\"https://a.example/y\",\"all_events\":true}]}"
static void test_gaps_of_items(void **state)
{
	struct readiness r = judge(PRODUCTION, "");

	(void)state;
	assert_true(rule_of(&r, "CLERK-WEBHOOK-001")->can);
	assert_true(rule_of(&r, "CLERK-WEBHOOK-010")->can);
	assert_gap(rule_of(&r, "CLERK-WEBHOOK-002"), "endpoints",
		"export.sh --webhooks (tier 3), or written by hand");
	assert_string_equal(rule_of(&r, "CLERK-WEBHOOK-002")->gaps.items[0].reason.s,
		"webhooks.endpoints[0] has no secret_fingerprint");
}
#undef MORE

#define MORE ""
static void test_age(void **state)
{
	struct readiness r = judge(PRODUCTION, "2026-09-21");

	(void)state;
	assert_true(r.age_known);
	assert_int_equal(r.age, 30);
	assert_false(readiness_is_stale(&r));
	assert_true(readiness_is_fine(&r));
	r = judge(PRODUCTION, "2026-09-22");
	assert_true(readiness_is_stale(&r));
	assert_false(readiness_is_fine(&r));
	r = judge(PRODUCTION, "");
	assert_false(r.age_known);
	r = judge("{\"object\":\"total_count\",\"total_count\":1}", "2026-09-22");
	assert_false(r.age_known);
	assert_false(readiness_is_stale(&r));
}
#undef MORE

#define MORE ",\"bapi\":{\"users_count\":{\"object\":\"total_count\",\"total_count\":\"x\"}}"
static void test_not_understood_is_a_fault(void **state)
{
	struct readiness r = judge(PRODUCTION, "");

	(void)state;
	assert_false(readiness_is_fine(&r));
	/* the document is there: nothing more can be asked for */
	const struct readiness_rule *rule = rule_of(&r, "CLERK-MFA-001");
	assert_false(rule->can);
	for (size_t i = 0; i < rule->gaps.n; i++) {
		if (strcmp(fields_name(rule->gaps.items[i].field), "user_count") == 0) {
			assert_true(str_is(rule->gaps.items[i].slot, "manual"));
		}
	}
}
#undef MORE

#define MORE \
	",\"fapi\":{\"environment\":{\"user_settings\":{\"sign_up\":{\"mfa\":{\"required\":true}}" \
	"}}}," \
	"\"platform\":{\"config\":{\"config_version\":1,\"auth_multi_factor\":{" \
	"\"required_for_sign_up\":false}}}"
static void test_disagreement_is_a_fault(void **state)
{
	struct readiness r = judge(PRODUCTION, "");
	struct buf text = {0};

	(void)state;
	assert_false(readiness_is_fine(&r));
	readiness_text(&arena, &r, false, &text);
	assert_non_null(strstr(text.s, "two sources disagree on mfa_required: 'no' "));
	buf_finish(&text);
}
#undef MORE

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			test_every_rule_says_what_it_reads, setup, teardown),
		cmocka_unit_test_setup_teardown(test_members_exist, setup, teardown),
		cmocka_unit_test_setup_teardown(test_gaps_of_what_is_missing, setup, teardown),
		cmocka_unit_test_setup_teardown(test_rules_are_run, setup, teardown),
		cmocka_unit_test_setup_teardown(test_gaps_of_items, setup, teardown),
		cmocka_unit_test_setup_teardown(test_age, setup, teardown),
		cmocka_unit_test_setup_teardown(test_not_understood_is_a_fault, setup, teardown),
		cmocka_unit_test_setup_teardown(test_disagreement_is_a_fault, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
