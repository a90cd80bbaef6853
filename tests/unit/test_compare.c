#include "compared.h"

/* A rule that does what the framework version of the app says, letter by letter. */
static void check_script(struct audit *audit)
{
	struct str script = audit->facts->apps.items[audit->app].framework_version;
	for (size_t i = 0; i < script.n; i++) {
		struct place at = {.file = STR("a.ts"), .line = 1, .excerpt = STR("x")};
		switch (script.s[i]) {
		case 'f':
			audit_find(audit, match_finding(audit, &at));
			break;
		case 'j':
			audit_judged(audit);
			break;
		case 'u':
			audit_unresolved(audit);
			break;
		default:
			audit_not_evaluated(audit, "gap %c", script.s[i]);
			break;
		}
	}
}

static const struct rule rule_script = {
	.info = {.id = "CLERK-TEST-001",
		.title = "t",
		.severity = SEVERITY_WARNING,
		.needs = NEEDS_REPO,
		.about = "a thing",
		.symptom = "s",
		.page = "p"},
	.check = check_script,
};

static const struct rule rule_snapshot = {
	.info = {.id = "CLERK-TEST-002", .title = "t", .needs = NEEDS_SNAPSHOT, .page = "p"},
	.check = check_instance,
};

static const struct rule rule_both = {
	.info = {.id = "CLERK-TEST-003", .title = "t", .needs = NEEDS_BOTH, .page = "p"},
	.check = check_instance,
};

static void test_verdicts(void **state)
{
	(void)state;
	static const struct {
		const char *script;
		enum verdict_kind kind;
		const char *reason;
	} cases[] = {
		{"", VERDICT_NOT_APPLICABLE, "needs a thing, and there is none"},
		{"j", VERDICT_PASSED, ""},
		{"ju", VERDICT_PASSED, ""},
		{"u", VERDICT_NOT_EVALUATED, "1 value could not be resolved"},
		{"uu", VERDICT_NOT_EVALUATED, "2 values could not be resolved"},
		{"ja", VERDICT_NOT_EVALUATED, "gap a"},
		{"ua", VERDICT_NOT_EVALUATED, "gap a"},
		{"abab", VERDICT_NOT_EVALUATED, "gap a; gap b"},
		{"fab", VERDICT_FINDING, ""},
		{"jfu", VERDICT_FINDING, ""},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct fixture f;
		setup(&f);
		add_app(&f, ".");
		f.facts.apps.items[0].framework_version = str_of(cases[i].script);
		assert_true(run_on(&f, &rule_script, false, ""));
		assert_int_equal(f.result.verdicts.n, 1);
		assert_verdict(&f, 0, cases[i].kind, cases[i].reason);
		teardown(&f);
	}
}

static void test_repo_rules_run_for_each_app(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	add_app(&f, "apps/api");
	add_app(&f, "apps/web");
	f.facts.apps.items[1].framework_version = STR("f");
	assert_true(run_on(&f, &rule_script, false, ""));
	assert_int_equal(f.result.verdicts.n, 2);
	assert_int_equal(verdict(&f, 0)->kind, VERDICT_NOT_APPLICABLE);
	assert_int_equal(verdict(&f, 1)->kind, VERDICT_FINDING);
	assert_int_equal(f.result.findings.items[0].app, 1);
	assert_int_equal(f.result.findings.n, 1);
	assert_int_equal(f.result.findings.items[0].severity, SEVERITY_WARNING);
	teardown(&f);
}

static void test_without_snapshot(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	add_app(&f, ".");
	assert_true(run_on(&f, &rule_snapshot, false, ""));
	assert_int_equal(f.result.verdicts.n, 1);
	assert_verdict(&f, 0, VERDICT_NOT_EVALUATED, "no snapshot was given");
	assert_int_equal(verdict(&f, 0)->app, UINT32_MAX);
	assert_true(run_on(&f, &rule_both, false, ""));
	assert_verdict(&f, 0, VERDICT_NOT_EVALUATED, "no snapshot was given");
	assert_false(f.result.has_snapshot);
	teardown(&f);
}

static void test_a_snapshot_without_instances(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	add_app(&f, ".");
	assert_true(run_on(&f, &rule_snapshot, true, ""));
	assert_verdict(&f, 0, VERDICT_NOT_EVALUATED, "the snapshot holds no instance");
	assert_true(run_on(&f, &rule_both, true, ""));
	assert_verdict(&f, 0, VERDICT_NOT_EVALUATED, "the snapshot holds no instance");
	teardown(&f);
}

static void test_snapshot_rules_run_for_each_instance(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	add_app(&f, "a");
	add_app(&f, "b");
	add_instance(&f, "ins_2", "production", NULL);
	add_instance(&f, "ins_1", "development", NULL);
	assert_true(run_on(&f, &rule_snapshot, true, ""));
	assert_int_equal(f.result.verdicts.n, 2);
	assert_true(str_is(verdict(&f, 0)->instance, "ins_1"));
	assert_true(str_is(verdict(&f, 1)->instance, "ins_2"));
	assert_true(str_is(f.result.findings.items[0].clerk.instance_kind, "development"));
	teardown(&f);
}

/* A rule that repeats what it finds in the list of keys. */
static void check_keys(struct audit *audit)
{
	for (size_t i = 0; i < audit->facts->keys.n; i++) {
		struct finding finding = match_finding(audit, &audit->facts->keys.items[i].at);
		finding.severity =
			audit->facts->keys.items[i].clerks_own ? SEVERITY_BLOCKER : SEVERITY_NOTE;
		audit_find(audit, finding);
	}
}

static const struct rule rule_keys = {
	.info = {.id = "CLERK-TEST-004", .title = "t", .needs = NEEDS_REPO, .page = "p"},
	.check = check_keys,
};

static struct place *add_place(struct fixture *f, const char *file, uint32_t line, const char *text)
{
	add_key(f, 0, file, "");
	struct place *at = &vec_last(&f->facts.keys)->at;
	at->line = line;
	at->excerpt = str_of(text);
	return at;
}

static void test_findings_are_sorted(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	add_app(&f, ".");
	add_place(&f, "b.ts", 1, "x");
	add_place(&f, "a.ts", 10, "x");
	add_place(&f, "a.ts", 9, "x")->column = 5;
	add_place(&f, "a.ts", 9, "y")->column = 2;
	add_place(&f, "z.ts", 1, "x");
	vec_last(&f.facts.keys)->clerks_own = true;
	assert_true(run_on(&f, &rule_keys, false, ""));
	static const struct {
		const char *file;
		uint32_t line;
		uint32_t column;
	} order[] = {
		{"z.ts", 1, 0}, {"a.ts", 9, 2}, {"a.ts", 9, 5}, {"a.ts", 10, 0}, {"b.ts", 1, 0}};
	for (size_t i = 0; i < 5; i++) {
		const struct place *at = &f.result.findings.items[i].at;
		assert_true(str_is(at->file, order[i].file));
		assert_int_equal(at->line, order[i].line);
		assert_int_equal(at->column, order[i].column);
	}
	teardown(&f);
}

static struct str fingerprint_of(struct fixture *f, size_t i)
{
	assert_true(run_on(f, &rule_keys, false, ""));
	assert_true(i < f->result.findings.n);
	return f->result.findings.items[i].fingerprint;
}

static void test_fingerprints(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	add_app(&f, ".");
	struct place *at = add_place(&f, "a.ts", 9, "const key = 1;");
	struct str first = fingerprint_of(&f, 0);
	assert_true(str_starts(first, "sha256:"));
	/* moved and indented: the same */
	at->line = 90;
	at->excerpt = STR("\tconst  key = 1;");
	assert_true(str_equal(fingerprint_of(&f, 0), first));
	/* the same line again: another, by order */
	add_place(&f, "a.ts", 95, "const key = 1;");
	assert_true(str_equal(fingerprint_of(&f, 0), first));
	assert_false(str_equal(fingerprint_of(&f, 1), first));
	/* other text, other file: others */
	f.facts.keys.items[0].at.excerpt = STR("const key = 2;");
	f.facts.keys.n = 1;
	assert_false(str_equal(fingerprint_of(&f, 0), first));
	f.facts.keys.items[0].at.excerpt = STR("const key = 1;");
	assert_true(str_equal(fingerprint_of(&f, 0), first));
	f.facts.keys.items[0].at.file = STR("b.ts");
	assert_false(str_equal(fingerprint_of(&f, 0), first));
	teardown(&f);
}

static void check_endpoint(struct audit *audit)
{
	struct finding finding = match_finding(audit, NULL);
	finding.clerk = match_ref(audit, audit->snapshot->captured_at, STR(""));
	finding.message = audit->snapshot->name;
	audit_find(audit, finding);
}

static const struct rule rule_endpoint = {
	.info = {.id = "CLERK-TEST-005", .title = "t", .needs = NEEDS_SNAPSHOT, .page = "p"},
	.check = check_endpoint,
};

static void test_fingerprints_of_the_clerk_side(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	add_app(&f, ".");
	add_instance(&f, "ins_1", "production", NULL);
	f.snapshot.captured_at = STR("webhooks.endpoints[0].url");
	f.snapshot.name = STR("1,247 users");
	assert_true(run_on(&f, &rule_endpoint, true, ""));
	struct str first = f.result.findings.items[0].fingerprint;
	f.snapshot.captured_at = STR("webhooks.endpoints[12].url");
	f.snapshot.name = STR("1,248 users");
	assert_true(run_on(&f, &rule_endpoint, true, ""));
	assert_true(str_equal(f.result.findings.items[0].fingerprint, first));
	f.snapshot.captured_at = STR("webhooks.endpoints[12].events");
	assert_true(run_on(&f, &rule_endpoint, true, ""));
	assert_false(str_equal(f.result.findings.items[0].fingerprint, first));
	teardown(&f);
}

static void test_registry(void **state)
{
	(void)state;
	for (size_t i = 0; rules_all[i] != NULL; i++) {
		const struct rule_info *info = &rules_all[i]->info;
		assert_non_null(info->id);
		if (i > 0) {
			assert_true(strcmp(rules_all[i - 1]->info.id, info->id) < 0);
		}
		const char *const texts[] = {info->area, info->title, info->about, info->symptom,
			info->since, info->page};
		for (size_t t = 0; t < sizeof(texts) / sizeof(texts[0]); t++) {
			if (texts[t] == NULL || texts[t][0] == '\0') {
				fail_msg("%s: text %zu is missing", info->id, t);
			}
		}
		assert_ptr_equal(rule_by_id(str_of(info->id)), rules_all[i]);
		assert_non_null(rules_all[i]->check);
	}
	assert_null(rule_by_id(STR("CLERK-NOPE-001")));
}

static void check_helpers(struct audit *audit)
{
	static const char *const kinds[] = {"workflow", NULL};
	assert_int_equal(match_unread(audit, kinds), 1);
	assert_int_equal(match_unread(audit, NULL), 2);
	assert_true(match_framework_unread(audit));
}

static const struct rule rule_helpers = {
	.info = {.id = "CLERK-TEST-006", .title = "t", .needs = NEEDS_REPO, .page = "p"},
	.check = check_helpers,
};

static void add_unread(struct fixture *f, const char *file, const char *kind, uint32_t app)
{
	struct fact_unread unread = {.at = {.file = str_of(file), .line = 1, .app = app},
		.kind = str_of(kind),
		.clerk = true};
	vec_push(&f->arena, &f->facts.unread, unread);
}

static void test_what_is_not_read(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	add_app(&f, ".");
	f.facts.apps.items[0].framework_read = false;
	f.facts.apps.items[0].framework = STR("hono");
	add_unread(&f, ".github/workflows/ci.yml", "workflow", 0);
	add_unread(&f, "Dockerfile", "dockerfile", 0);
	add_unread(&f, "other/Dockerfile", "dockerfile", 1);
	assert_true(run_on(&f, &rule_helpers, false, ""));
	assert_verdict(&f, 0, VERDICT_NOT_EVALUATED,
		"'.github/workflows/ci.yml' (workflow) is present and not read; 'Dockerfile' "
		"(dockerfile) is present and not read; framework 'hono' is not read by this "
		"version");
	teardown(&f);
}

static void check_framework(struct audit *audit)
{
	if (!match_framework_unread(audit)) {
		audit_judged(audit);
	}
}

static const struct rule rule_framework = {
	.info = {.id = "CLERK-TEST-007", .title = "t", .needs = NEEDS_REPO, .page = "p"},
	.check = check_framework,
};

static void test_an_unread_framework_without_clerk_is_no_gap(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	add_app(&f, ".");
	f.facts.apps.items[0].framework_read = false;
	assert_true(run_on(&f, &rule_framework, false, ""));
	assert_verdict(&f, 0, VERDICT_NOT_EVALUATED, "the framework of '.' is not known");
	f.facts.apps.items[0].clerk = false;
	assert_true(run_on(&f, &rule_framework, false, ""));
	assert_int_equal(verdict(&f, 0)->kind, VERDICT_PASSED);
	teardown(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_verdicts),
		cmocka_unit_test(test_repo_rules_run_for_each_app),
		cmocka_unit_test(test_without_snapshot),
		cmocka_unit_test(test_a_snapshot_without_instances),
		cmocka_unit_test(test_snapshot_rules_run_for_each_instance),
		cmocka_unit_test(test_findings_are_sorted),
		cmocka_unit_test(test_fingerprints),
		cmocka_unit_test(test_fingerprints_of_the_clerk_side),
		cmocka_unit_test(test_registry),
		cmocka_unit_test(test_what_is_not_read),
		cmocka_unit_test(test_an_unread_framework_without_clerk_is_no_gap),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
