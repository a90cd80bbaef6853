#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/digest.h"
#include "compare/compare.h"
#include "compare/match.h"

struct fixture {
	struct arena arena;
	struct facts facts;
	struct snapshot snapshot;
	struct audit_result result;
	struct str error;
};

static void setup(struct fixture *f)
{
	memset(f, 0, sizeof(*f));
	arena_init(&f->arena);
}

static void teardown(struct fixture *f)
{
	arena_finish(&f->arena);
}

static void add_app(struct fixture *f, const char *root)
{
	struct fact_app app = {.root = str_of(root), .clerk = true, .framework_read = true};
	vec_push(&f->arena, &f->facts.apps, app);
}

static void add_key(struct fixture *f, uint32_t app, const char *file, const char *host)
{
	struct fact_key key = {
		.at = {.file = str_of(file), .line = 3, .app = app, .context = CONTEXT_ENV},
		.kind = KEY_PUBLISHABLE,
		.frontend_api = str_of(host),
		.valid = true,
	};
	vec_push(&f->arena, &f->facts.keys, key);
}

static void add_instance(struct fixture *f, const char *id, const char *kind, const char *host)
{
	struct instance instance = {
		.label = str_of(id),
		.id = {.known = true, .value = str_of(id)},
		.environment_type = {.known = kind != NULL, .value = str_of(kind)},
	};
	if (host != NULL) {
		vec_push(&f->arena, &instance.frontend_api_hosts, str_of(host));
	}
	vec_push(&f->arena, &f->snapshot.instances, instance);
}

static bool run_on(
	struct fixture *f, const struct rule *rule, bool with_snapshot, const char *which)
{
	const struct rule *const rules[] = {rule, NULL};
	struct compare_options options = {.instance = str_of(which)};
	return compare_run_rules(&f->arena, rules, &f->facts, with_snapshot ? &f->snapshot : NULL,
		&options, &f->result, &f->error);
}

static const struct verdict *verdict(const struct fixture *f, size_t i)
{
	assert_true(i < f->result.verdicts.n);
	return &f->result.verdicts.items[i];
}

static void assert_verdict(
	const struct fixture *f, size_t i, enum verdict_kind kind, const char *reason)
{
	const struct verdict *v = verdict(f, i);
	assert_string_equal(verdict_name(v->kind), verdict_name(kind));
	assert_int_equal(v->reason.n, strlen(reason));
	assert_memory_equal(v->reason.n > 0 ? v->reason.s : "", reason, v->reason.n);
}

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

/* A rule that finds the instance it was given, with its Clerk side. */
static void check_instance(struct audit *audit)
{
	assert_non_null(audit->instance);
	struct finding finding = match_finding(audit, NULL);
	finding.clerk = match_ref(audit, STR("bapi.instance.id"), audit->instance->id.value);
	finding.message = match_instance(audit);
	audit_find(audit, finding);
}

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
	assert_int_equal(compare_count(&f.result, SEVERITY_WARNING), 1);
	assert_int_equal(compare_count(&f.result, SEVERITY_BLOCKER), 0);
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
		cmocka_unit_test(test_choice_by_count_and_kind),
		cmocka_unit_test(test_choice_by_key),
		cmocka_unit_test(test_choice_ignores_samples_and_tests),
		cmocka_unit_test(test_choice_prefers_what_was_handed_over),
		cmocka_unit_test(test_choice_leaves_what_was_handed_over_for_another_app),
		cmocka_unit_test(test_several_named_without_a_production_one),
		cmocka_unit_test(test_choice_by_what_a_key_is),
		cmocka_unit_test(test_each_environment_has_its_line),
		cmocka_unit_test(test_instance_option),
		cmocka_unit_test(test_findings_are_sorted),
		cmocka_unit_test(test_fingerprints),
		cmocka_unit_test(test_fingerprints_of_the_clerk_side),
		cmocka_unit_test(test_registry),
		cmocka_unit_test(test_what_is_not_read),
		cmocka_unit_test(test_an_unread_framework_without_clerk_is_no_gap),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
