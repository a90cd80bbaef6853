#include "compared.h"

/* Which instance an app, and each of its environments, is held against. */

static const struct rule rule_both = {
	.info = {.id = "CLERK-TEST-003", .title = "t", .needs = NEEDS_BOTH, .page = "p"},
	.check = check_instance,
};

/* The same for each environment that has an instance of its own. */
static const struct rule rule_environments = {
	.info = {.id = "CLERK-TEST-004",
		.title = "t",
		.needs = NEEDS_BOTH,
		.environments = true,
		.page = "p"},
	.check = check_instance,
};

static void assert_compared(
	struct fixture *f, const char *which, size_t app, const char *label, const char *line)
{
	assert_true(run_on(f, &rule_both, true, which));
	assert_true(str_is(verdict(f, app)->instance, label));
	assert_string_equal(f->result.instance_lines.items[app].s, line);
}

static void test_choice_by_count_and_kind(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	add_app(&f, ".");
	add_instance(&f, "ins_d", "development", NULL);
	assert_compared(&f, "", 0, "ins_d",
		"instance ins_d (development): the only instance of the snapshot");
	add_instance(&f, "ins_p", "production", NULL);
	assert_compared(&f, "", 0, "ins_p",
		"instance ins_p (production): the only production instance of the snapshot");
	add_instance(&f, "ins_q", "production", NULL);
	const char *why = "the snapshot has 3 instances (instance ins_d (development), instance "
			  "ins_p (production), instance ins_q (production)) and nothing says which "
			  "one this code runs against: pass --instance";
	assert_compared(&f, "", 0, "", why);
	assert_verdict(&f, 0, VERDICT_NOT_EVALUATED, why);
	teardown(&f);
}

static void test_choice_by_key(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	add_app(&f, "apps/a");
	add_app(&f, "apps/b");
	add_instance(&f, "ins_d", "development", "fake-host-13.clerk.accounts.dev");
	add_instance(&f, "ins_p", "production", "clerk.one.example");
	add_key(&f, 0, "apps/a/.env", "fake-host-13.clerk.accounts.dev");
	add_key(&f, 1, "apps/b/.env", "clerk.foreign.example");
	assert_compared(&f, "", 0, "ins_d",
		"apps/a: instance ins_d (development): its publishable key at apps/a/.env:3 names "
		"fake-host-13.clerk.accounts.dev");
	/* a key that names none of them does not count */
	assert_compared(&f, "", 1, "ins_p",
		"apps/b: instance ins_p (production): the only production instance of the "
		"snapshot");
	/* keys of two instances: the production one */
	add_key(&f, 0, "apps/a/.env.production", "clerk.one.example");
	assert_compared(&f, "", 0, "ins_p",
		"apps/a: instance ins_p (production): its publishable key at "
		"apps/a/.env.production:3 names clerk.one.example, the only production instance "
		"that keys name");
	teardown(&f);
}

static void test_choice_ignores_samples_and_tests(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	add_app(&f, ".");
	add_instance(&f, "ins_d", "development", "fake-host-13.clerk.accounts.dev");
	add_instance(&f, "ins_p", "production", "clerk.one.example");
	add_key(&f, 0, ".env.example", "fake-host-13.clerk.accounts.dev");
	f.facts.keys.items[0].sample = STR("sample");
	add_key(&f, 0, ".env.test", "fake-host-13.clerk.accounts.dev");
	f.facts.keys.items[1].environment = ENVIRONMENT_TEST;
	add_key(&f, 0, "a.test.ts", "fake-host-13.clerk.accounts.dev");
	f.facts.keys.items[2].at.context = CONTEXT_TEST;
	add_key(&f, 0, ".env", "fake-host-13.clerk.accounts.dev");
	f.facts.keys.items[3].valid = false;
	assert_compared(&f, "", 0, "ins_p",
		"instance ins_p (production): the only production instance of the snapshot");
	teardown(&f);
}

static void test_choice_prefers_what_was_handed_over(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	add_app(&f, ".");
	add_instance(&f, "ins_d", "development", "fake-host-13.clerk.accounts.dev");
	add_instance(&f, "ins_p", "production", "clerk.one.example");
	add_key(&f, 0, ".env", "clerk.one.example");
	struct fact_environment_value value = {
		.name = STR("VITE_CLERK_PUBLISHABLE_KEY"),
		.frontend_api = STR("fake-host-13.clerk.accounts.dev"),
		.from = STR(".env.local"),
	};
	vec_push(&f.arena, &f.facts.environment, value);
	assert_compared(&f, "", 0, "ins_d",
		"instance ins_d (development): VITE_CLERK_PUBLISHABLE_KEY from '.env.local' names "
		"fake-host-13.clerk.accounts.dev");
	teardown(&f);
}

static void test_choice_by_what_a_key_is(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	add_app(&f, ".");
	add_instance(&f, "ins_1", "production", "clerk.one.example");
	add_instance(&f, "ins_2", "production", "clerk.two.example");
	vec_push(&f.arena, &f.snapshot.instances.items[0].secret_key_fingerprints,
		STR("sha256:fake"));
	vec_push(&f.arena, &f.snapshot.instances.items[1].jwks_n, STR("FAKEmodulus"));
	add_key(&f, 0, ".env", "");
	f.facts.keys.items[0].kind = KEY_SECRET;
	f.facts.keys.items[0].fingerprint = STR("sha256:fake");
	assert_compared(&f, "", 0, "ins_1",
		"instance ins_1 (production): its secret key at .env:3 is one of this instance");
	f.facts.keys.items[0].kind = KEY_JWT_KEY;
	f.facts.keys.items[0].fingerprint = digest_fingerprint(&f.arena, STR("FAKEmodulus"));
	assert_compared(&f, "", 0, "ins_2",
		"instance ins_2 (production): its JWT key at .env:3 is one of this instance");
	teardown(&f);
}

static void test_each_environment_has_its_line(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	add_app(&f, ".");
	add_instance(&f, "ins_d", "development", "fake-host-13.clerk.accounts.dev");
	add_instance(&f, "ins_p", "production", "clerk.one.example");
	add_key(&f, 0, ".env.production", "clerk.one.example");
	f.facts.keys.items[0].environment = ENVIRONMENT_PRODUCTION;
	assert_compared(&f, "", 0, "ins_p",
		"instance ins_p (production): its publishable key at .env.production:3 names "
		"clerk.one.example");
	assert_int_equal(f.result.instance_lines.n, 1); /* one environment: nothing to tell apart */
	add_key(&f, 0, ".env.development", "fake-host-13.clerk.accounts.dev");
	f.facts.keys.items[1].environment = ENVIRONMENT_DEVELOPMENT;
	add_key(&f, 0, ".env.preview", "clerk.else.example");
	f.facts.keys.items[2].environment = ENVIRONMENT_PREVIEW;
	assert_true(run_on(&f, &rule_both, true, ""));
	assert_int_equal(f.result.instance_lines.n, 4);
	assert_string_equal(f.result.instance_lines.items[1].s,
		"production: instance ins_p (production): its publishable key at "
		".env.production:3 names clerk.one.example");
	assert_string_equal(f.result.instance_lines.items[2].s,
		"preview: no instance of the snapshot: its publishable key at .env.preview:3 "
		"names clerk.else.example");
	assert_string_equal(f.result.instance_lines.items[3].s,
		"development: instance ins_d (development): its publishable key at "
		".env.development:3 names fake-host-13.clerk.accounts.dev");
	teardown(&f);
}

static void test_each_environment_is_compared_with_its_instance(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	add_app(&f, ".");
	add_instance(&f, "ins_d", "development", "fake-host-13.clerk.accounts.dev");
	add_instance(&f, "ins_p", "production", "clerk.one.example");
	add_key(&f, 0, ".env.production", "clerk.one.example");
	f.facts.keys.items[0].environment = ENVIRONMENT_PRODUCTION;
	assert_true(run_on(&f, &rule_environments, true, ""));
	assert_int_equal(f.result.verdicts.n, 1); /* nothing speaks of development */

	/* a key of another instance is held against the only one of its environment */
	add_key(&f, 0, ".env.development", "fake-other-29.clerk.accounts.dev");
	f.facts.keys.items[1].environment = ENVIRONMENT_DEVELOPMENT;
	assert_true(run_on(&f, &rule_environments, true, ""));
	assert_int_equal(f.result.verdicts.n, 2);
	assert_true(str_is(verdict(&f, 0)->instance, "ins_d"));
	assert_true(str_is(verdict(&f, 1)->instance, "ins_p"));
	for (size_t i = 0; i < 2; i++) {
		const struct finding *finding = &f.result.findings.items[i];

		assert_true(str_equal(finding->environment, finding->clerk.instance_kind));
	}
	assert_true(run_on(&f, &rule_both, true, ""));
	assert_int_equal(f.result.verdicts.n, 1);
	assert_true(run_on(&f, &rule_environments, true, "ins_p"));
	assert_int_equal(f.result.verdicts.n, 1); /* --instance names the one for all */
	teardown(&f);
}

static void test_an_app_without_clerk_has_no_instance_to_choose(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	add_app(&f, ".");
	f.facts.apps.items[0].clerk = false;
	add_instance(&f, "ins_1", "production", "clerk.one.example");
	add_instance(&f, "ins_2", "production", "clerk.two.example");
	assert_true(run_on(&f, &rule_both, true, ""));
	assert_int_equal(verdict(&f, 0)->kind, VERDICT_NOT_APPLICABLE);
	teardown(&f);
}

static void test_choice_leaves_what_was_handed_over_for_another_app(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	add_app(&f, "apps/a");
	add_app(&f, "apps/b");
	add_instance(&f, "ins_1", "production", "clerk.one.example");
	add_instance(&f, "ins_2", "production", "clerk.two.example");
	add_key(&f, 0, "apps/a/.env", "clerk.one.example");
	struct fact_environment_value value = {
		.name = STR("VITE_CLERK_PUBLISHABLE_KEY"),
		.frontend_api = STR("clerk.two.example"),
		.from = STR("apps/b/.env.local"),
	};
	vec_push(&f.arena, &f.facts.environment, value);
	assert_compared(&f, "", 0, "ins_1",
		"apps/a: instance ins_1 (production): its publishable key at apps/a/.env:3 names "
		"clerk.one.example");
	assert_compared(&f, "", 1, "ins_2",
		"apps/b: instance ins_2 (production): VITE_CLERK_PUBLISHABLE_KEY from "
		"'apps/b/.env.local' names clerk.two.example");
	teardown(&f);
}

static void test_several_named_without_a_production_one(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	add_app(&f, ".");
	add_instance(&f, "ins_1", "production", "clerk.one.example");
	add_instance(&f, "ins_2", "production", "clerk.two.example");
	add_key(&f, 0, ".env", "clerk.one.example");
	add_key(&f, 0, ".env.production", "clerk.two.example");
	assert_compared(&f, "", 0, "",
		"its keys name several instances (instance ins_1 (production), instance "
		"ins_2 (production)): pass --instance");
	teardown(&f);
}

static void test_instance_option(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	add_app(&f, ".");
	add_instance(&f, "ins_d", "development", NULL);
	add_instance(&f, "ins_p", "production", NULL);
	add_instance(&f, "ins_q", "production", NULL);
	assert_compared(&f, "development", 0, "ins_d",
		"instance ins_d (development): --instance development");
	assert_compared(&f, "ins_q", 0, "ins_q", "instance ins_q (production): --instance ins_q");
	assert_false(run_on(&f, &rule_both, true, "production"));
	assert_non_null(strstr(f.error.s, "several instances go by this name: 'production'"));
	assert_false(run_on(&f, &rule_both, true, "ins_x"));
	assert_string_equal(f.error.s,
		"no such instance: 'ins_x': the snapshot has instance ins_d (development), "
		"instance ins_p (production), instance ins_q (production)");
	teardown(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_choice_by_count_and_kind),
		cmocka_unit_test(test_choice_by_key),
		cmocka_unit_test(test_choice_ignores_samples_and_tests),
		cmocka_unit_test(test_choice_prefers_what_was_handed_over),
		cmocka_unit_test(test_choice_by_what_a_key_is),
		cmocka_unit_test(test_each_environment_has_its_line),
		cmocka_unit_test(test_each_environment_is_compared_with_its_instance),
		cmocka_unit_test(test_an_app_without_clerk_has_no_instance_to_choose),
		cmocka_unit_test(test_choice_leaves_what_was_handed_over_for_another_app),
		cmocka_unit_test(test_several_named_without_a_production_one),
		cmocka_unit_test(test_instance_option),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
