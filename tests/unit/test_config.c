#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "compare/compare.h"
#include "compare/config_use.h"

struct fixture {
	struct arena arena;
	struct config config;
	struct snapshot snapshot;
	struct str error;
};

static void setup(struct fixture *f)
{
	memset(f, 0, sizeof(*f));
	arena_init(&f->arena);
	f->config = config_default();
}

static void teardown(struct fixture *f)
{
	arena_finish(&f->arena);
}

static bool read_text(struct fixture *f, struct str text)
{
	struct config_source source = {STR("clerk-audit.json"), STR("r/clerk-audit.json"), text};

	return config_read(&f->arena, &source, &f->config, &f->error);
}

static void assert_str(struct str have, const char *want)
{
	if (!str_is(have, want)) {
		fail_msg("'%.*s' is not '%s'", STR_ARGS(have), want);
	}
}

static void assert_at(struct config_at at, uint32_t line, uint32_t column)
{
	assert_int_equal(at.line, line);
	assert_int_equal(at.column, column);
}

static void test_defaults(void **state)
{
	struct fixture f;
	(void)state;

	setup(&f);
	assert_true(read_text(&f, STR("{}")));
	assert_int_equal(f.config.limits.mfa_users, 100);
	assert_int_equal(f.config.limits.snapshot_days, 30);
	assert_int_equal(f.config.limits.clock_seconds, 10);
	assert_int_equal(f.config.limits_at[CONFIG_MFA_USERS].line, 0);
	assert_int_equal(f.config.fail_on.n, 0);
	assert_int_equal(f.config.digest.n, 64);
	assert_str(f.config.name, "clerk-audit.json");
	teardown(&f);
}

static void test_whole_file(void **state)
{
	static const char text[] =
		"\xef\xbb\xbf{\r\n"
		" \"//\": [\"any\", {\"thing\": 1}],\n"
		" \"$schema\": \"./config.schema.json\",\n"
		" \"snapshots\": [\"a/./b.json\",\n"
		"   {\"//\": 1, \"file\": \"c.json\", \"app\": \"./apps/web/\",\n"
		"    \"environment\": \"preview\", \"instance\": \"ins_FAKE\"}],\n"
		" \"severity\": {\"//x\": 1, \"CLERK-KEY-001\": \"off\",\n"
		"   \"CLERK-KEY-002\": \"note\"},\n"
		" \"include\": [\"apps/\"], \"exclude\": [\"!x\", \"y\"],\n"
		" \"thresholds\": {\"clock_seconds\": 5, \"//\": null},\n"
		" \"webhook_consumers\": [{\"url\": \"x.example\"}],\n"
		" \"fail_on\": \"never\"\n}";
	struct fixture f;
	(void)state;

	setup(&f);
	if (!read_text(&f, STR(text))) {
		fail_msg("%.*s", STR_ARGS(f.error));
	}
	assert_int_equal(f.config.snapshots.n, 2);
	assert_str(f.config.snapshots.items[0].file, "a/b.json");
	assert_true(str_absent(f.config.snapshots.items[0].app));
	assert_at(f.config.snapshots.items[0].at, 4, 16);
	assert_str(f.config.snapshots.items[1].app, "apps/web");
	assert_str(f.config.snapshots.items[1].environment, "preview");
	assert_str(f.config.snapshots.items[1].instance, "ins_FAKE");
	assert_at(f.config.snapshots.items[1].at, 5, 4);
	assert_int_equal(f.config.severities.n, 2);
	assert_true(f.config.severities.items[0].off);
	assert_false(f.config.severities.items[1].off);
	assert_int_equal(f.config.severities.items[1].severity, SEVERITY_NOTE);
	assert_at(f.config.severities.items[1].at, 8, 21);
	assert_int_equal(f.config.include.n, 1);
	assert_int_equal(f.config.exclude.n, 2);
	assert_int_equal(f.config.limits.clock_seconds, 5);
	assert_int_equal(f.config.limits.mfa_users, 100);
	assert_at(f.config.limits_at[CONFIG_CLOCK_SECONDS], 10, 34);
	assert_int_equal(f.config.consumers.n, 1);
	assert_str(f.config.fail_on, "never");
	teardown(&f);
}

/* Each with its place and what is wrong; *out stays as it was. */
static void test_errors(void **state)
{
	static const struct {
		const char *text;
		const char *error;
	} rows[] = {
		{"{\n  \"snapshot\": []}",
			"2:3: unknown key: 'snapshot': did you mean 'snapshots'?"},
		{"{\"nothing-like-it\": 1}",
			"1:2: unknown key: 'nothing-like-it': there are $schema,"},
		{"{\"severity\": {\"CLERK-KEY-0001\": \"off\"}}",
			"1:15: unknown rule: 'CLERK-KEY-0001': did you mean CLERK-KEY-001?"},
		{"{\"severity\": {\"clerk-key-001\": \"off\"}}",
			"1:15: unknown rule: 'clerk-key-001'"},
		{"{\"severity\": {\"KEY\": \"off\"}}",
			"1:15: unknown rule: 'KEY': 'clerk-audit rules' lists them"},
		{"{\"severity\": {\"CLERK-KEY-001\": \"OFF\"}}",
			"1:32: 'CLERK-KEY-001' must be \"blocker\", \"warning\", \"note\" or "
			"\"off\""},
		{"{\"severity\": {\"CLERK-KEY-001\": false}}", "1:32: 'CLERK-KEY-001' must be"},
		{"{\"severity\": {\"CLERK-KEY-001\": \"off\", \"CLERK-KEY-001\": \"off\"}}",
			"1:39: key stands twice"},
		{"{\"fail_on\": \"off\"}", "1:13: 'fail_on' must be \"blocker\","},
		{"{\"fail_on\": null}", "1:13: 'fail_on' must be"},
		{"{\"thresholds\": {\"mfa_users\": -1}}",
			"1:30: 'mfa_users' must be a whole number from 0 to 1000000000"},
		{"{\"thresholds\": {\"snapshot_days\": 0}}", "from 1 to 36500"},
		{"{\"thresholds\": {\"snapshot_days\": 1e999}}", "1:34: "},
		{"{\"thresholds\": {\"clock_seconds\": 301}}", "from 1 to 300"},
		{"{\"thresholds\": {\"clock_second\": 3}}", "did you mean 'clock_seconds'?"},
		{"{\"thresholds\": 3}", "1:16: 'thresholds' must be an object"},
		{"{\"include\": \"apps\"}", "1:13: 'include' must be a list"},
		{"{\"include\": [\"\"]}", "1:14: an entry must be a text of 1 to 1024 bytes"},
		{"{\"exclude\": [\"a\\nb\"]}", "1:14: the text holds a control character"},
		{"{\"exclude\": [\"a\",\n\"b\", \"a\"]}",
			"2:6: the entry stands twice in its list, first at line 1"},
		{"{\"snapshots\": {}}", "1:15: 'snapshots' must be a list"},
		{"{\"snapshots\": [1]}", "1:16: a snapshot is a file name or an object"},
		{"{\"snapshots\": [{\"app\": \"x\"}]}", "1:16: the entry lacks \"file\""},
		{"{\"snapshots\": [\"a\", {\"file\": \"./a\"}]}", "1:21: the entry stands twice"},
		{"{\"snapshots\": [\"/a\"]}", "'/a' leads out of the configuration's folder"},
		{"{\"snapshots\": [\"a/../b\"]}", "leads out of"},
		{"{\"snapshots\": [\"..\"]}", "leads out of"},
		{"{\"snapshots\": [{\"file\": \"a\", \"app\": \"../x\"}]}",
			"1:37: '../x' leads out"},
		{"{\"snapshots\": [{\"file\": \"a\", \"environment\": \"staging\"}]}",
			"'environment' must be \"production\", \"preview\" or \"development\""},
		{"{\"snapshots\": [{\"file\": \"a\", \"instances\": \"x\"}]}",
			"did you mean 'instance'?"},
		{"{\"webhook_consumers\": [\"x\"]}", "a webhook consumer is an object"},
		{"{\"webhook_consumers\": [{\"reason\": \"x\"}]}", "the entry lacks \"url\""},
		{"{\"webhook_consumers\": [{\"url\": \"*\"}]}", "'url' must name a host"},
		{"{\"webhook_consumers\": [{\"url\": \"https://*.*/x\"}]}",
			"'url' must name a host"},
		{"{\"webhook_consumers\": [{\"url\": \"ftp://x.example\"}]}",
			"'url' must name a host"},
		{"{\"$schema\": 1}", "'$schema' must be a text"},
		{"[]", "1:1: a configuration is one object"},
		{"", "1:1: "},
		{"{\"a\"", "1:5: "},
		{"// comment\n{}", "1:1: "},
		{"{\"fail_on\": \"\\ud800\"}", "1:14: "},
		{"[[[[[[[[[[[[[[[[[[[[", "nested"},
	};
	struct fixture f;
	(void)state;

	setup(&f);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		f.config.fail_on = STR("untouched");
		if (read_text(&f, str_of(rows[i].text))) {
			fail_msg("%s is taken", rows[i].text);
		}
		if (!str_starts(f.error, "r/clerk-audit.json:") ||
			!str_has(f.error, rows[i].error)) {
			fail_msg("%s: '%.*s' lacks '%s'", rows[i].text, STR_ARGS(f.error),
				rows[i].error);
		}
		assert_str(f.config.fail_on, "untouched");
	}
	teardown(&f);
}

static void test_too_many(void **state)
{
	struct fixture f;
	struct str text = STR("{\"include\": [");
	(void)state;

	setup(&f);
	for (int i = 0; i < 1001; i++) {
		text = str_format(&f.arena, "%.*s%s\"%d\"", STR_ARGS(text), i > 0 ? "," : "", i);
	}
	text = str_join(&f.arena, text, STR("]}"));
	assert_false(read_text(&f, text));
	assert_true(str_has(f.error, "'include' has more than 1000 entries"));
	teardown(&f);
}

static void test_consumers(void **state)
{
	static const struct {
		const char *pattern;
		const char *url;
		bool fits;
	} rows[] = {
		{"https://a.example.com/hooks/*", "https://a.example.com/hooks/clerk", true},
		{"https://a.example.com/hooks/*", "https://a.example.com/hooks/a/b?x=1", true},
		{"https://a.example.com/hooks/*", "https://a.example.com/hook", false},
		{"https://a.example.com/hooks", "https://a.example.com/hooks/", true},
		{"https://a.example.com/hooks", "https://a.example.com/hooks/x", false},
		{"a.example.com", "https://a.example.com:8443/anything", true},
		{"A.Example.com", "https://a.example.COM/", true},
		{"a.example.com/x", "https://a.example.com/X", false},
		{"*.example.com", "https://a.b.example.com/x", true},
		{"*.example.com", "https://example.com/x", false},
		{"*.example.com", "https://evil.test/a.example.com", false},
		{"*.example.com/h", "https://evil.test/.example.com/h", false},
		{"https://a.example.com*", "https://a.example.com.evil.test/x", true},
		{"https://a.example.com", "https://a.example.com.evil.test/x", false},
		{"a*b*c*d*e*f.example", "https://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example/",
			false},
		{"a.example.com", "not a url", false},
	};
	struct fixture f;
	(void)state;

	setup(&f);
	assert_null(config_use_consumer(&f.arena, NULL, STR("https://a.example.com/")));
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct config config = config_default();

		vec_push(&f.arena, &config.consumers,
			(struct config_consumer){.url = str_of(rows[i].pattern)});
		if ((config_use_consumer(&f.arena, &config, str_of(rows[i].url)) != NULL) !=
			rows[i].fits) {
			fail_msg("%s and %s", rows[i].pattern, rows[i].url);
		}
	}
	teardown(&f);
}

/* ------------------------------------------------------------------ choices */

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

/* Reads the configuration and says which of the instances each file holds: "" ends the list. */
static void choose(struct fixture *f, const char *text, const char *const *names)
{
	if (!read_text(f, str_of(text))) {
		fail_msg("%.*s", STR_ARGS(f->error));
	}
	for (size_t i = 0; i < f->config.snapshots.n; i++) {
		struct snapshot file = {0};

		for (; **names != '\0'; names++) {
			for (size_t k = 0; k < f->snapshot.instances.n; k++) {
				struct instance *it = &f->snapshot.instances.items[k];

				if (str_is(it->id.value, *names)) {
					vec_push(&f->arena, &file.instances, *it);
				}
			}
		}
		names++;
		config_use_file(&f->arena, &f->config.snapshots.items[i], &file);
	}
}

static void assert_choice(
	const struct fixture *f, const char *root, const char *environment, const char *id)
{
	const struct config_choice *it =
		config_instance(&f->config, str_of(root), str_of(environment));

	if (it == NULL ? id != NULL : id == NULL || !str_is(it->instance->label, id)) {
		fail_msg("%s in '%s' is %s", root, environment,
			it == NULL ? "nothing" : it->instance->label.s);
	}
}

static void two_apps(struct fixture *f)
{
	setup(f);
	add_instance(f, "ins_web", "production", "clerk.web.example");
	add_instance(f, "ins_webdev", "development", "web.clerk.accounts.dev");
	add_instance(f, "ins_api", "production", "clerk.api.example");
	add_instance(f, "ins_stray", NULL, NULL);
}

static void test_choice_by_app(void **state)
{
	static const char *const files[] = {
		"ins_web", "ins_webdev", "", "ins_api", "", "ins_stray", ""};
	struct fixture f;
	(void)state;

	two_apps(&f);
	choose(&f,
		"{\"snapshots\": [{\"file\": \"w\", \"app\": \"apps/web\"},"
		"{\"file\": \"a\", \"app\": \"apps/api\", \"environment\": \"development\"},"
		"\"s\"]}",
		files);
	assert_true(config_use_snapshot(&f.arena, &f.config, &f.snapshot, &f.error));
	assert_choice(&f, "apps/web", "production", "ins_web");
	assert_choice(&f, "apps/web", "development", "ins_webdev");
	assert_choice(&f, "apps/web", "preview", NULL);
	assert_choice(&f, "apps/web", "", NULL);
	assert_choice(&f, "apps/api", "development", "ins_api");
	assert_choice(&f, "apps/api", "production", NULL);
	assert_choice(&f, "apps/api", "", "ins_api");
	assert_choice(&f, "apps/other", "production", NULL);
	assert_choice(&f, ".", "production", NULL);
	assert_null(config_instance(NULL, STR("apps/web"), STR("production")));
	teardown(&f);
}

static void test_choice_from_below(void **state)
{
	static const char *const files[] = {"ins_web", "", "ins_api", ""};
	struct fixture f;
	(void)state;

	two_apps(&f);
	choose(&f,
		"{\"snapshots\": [{\"file\": \"w\", \"app\": \"apps/web\"},"
		"{\"file\": \"a\", \"app\": \".\"}]}",
		files);
	assert_true(config_use_snapshot(&f.arena, &f.config, &f.snapshot, &f.error));
	assert_choice(&f, ".", "production", "ins_api");
	assert_choice(&f, "web", "production", NULL);
	f.config.base = STR("apps/web/");
	assert_choice(&f, ".", "production", "ins_web");
	f.config.base = STR("apps/");
	assert_choice(&f, "web", "production", "ins_web");
	assert_choice(&f, ".", "production", NULL);
	teardown(&f);
}

static void test_choice_by_precedence(void **state)
{
	static const char *const files[] = {
		"ins_web", "", "ins_webdev", "", "ins_api", "", "ins_stray", ""};
	struct fixture f;
	(void)state;

	two_apps(&f);
	choose(&f,
		"{\"snapshots\": [{\"file\": \"1\", \"instance\": \"ins_web\"},"
		"{\"file\": \"2\", \"environment\": \"production\"},"
		"{\"file\": \"3\", \"app\": \"a\", \"instance\": \"ins_api\"},"
		"{\"file\": \"4\", \"app\": \"a\", \"environment\": \"preview\"}]}",
		files);
	assert_true(config_use_snapshot(&f.arena, &f.config, &f.snapshot, &f.error));
	assert_choice(&f, "b", "development", "ins_web");
	assert_choice(&f, "b", "production", "ins_webdev");
	assert_choice(&f, "a", "production", "ins_api");
	assert_choice(&f, "a", "preview", "ins_stray");
	teardown(&f);
}

static void assert_no_choice(const char *text, const char *const *files, const char *error)
{
	struct fixture f;

	two_apps(&f);
	add_instance(&f, "ins_api2", "production", "clerk.api2.example");
	choose(&f, text, files);
	assert_false(config_use_snapshot(&f.arena, &f.config, &f.snapshot, &f.error));
	if (!str_has(f.error, error)) {
		fail_msg("'%.*s' lacks '%s'", STR_ARGS(f.error), error);
	}
	teardown(&f);
}

static void test_no_choice(void **state)
{
	static const char *const one[] = {"ins_web", "", "ins_api", ""};
	static const char *const several[] = {"ins_api", "ins_api2", ""};
	static const char *const kinds[] = {"ins_web", "ins_webdev", ""};
	(void)state;

	assert_no_choice("{\"snapshots\": [{\"file\": \"1\", \"app\": \"a\"},\n"
			 "{\"file\": \"2\", \"app\": \"a\"}]}",
		one,
		"2:1: the entries here and at line 1 name two instances for the same app and "
		"environment (ins_web, ins_api)");
	assert_no_choice("{\"snapshots\": [{\"file\": \"1\", \"instance\": \"ins_nope\"}]}", one,
		"1:16: no such instance: 'ins_nope': the snapshot has");
	assert_no_choice("{\"snapshots\": [{\"file\": \"1\", \"app\": \"a\"}]}", several,
		"1:16: '1' holds several instances (ins_api (production), ins_api2 (production))");
	assert_no_choice("{\"snapshots\": [{\"file\": \"1\", \"environment\": \"preview\"}]}",
		kinds,
		"'1' holds several instances (ins_web (production), ins_webdev (development)) and "
		"none of them is certainly meant");
}

/* ------------------------------------------------------------------ severity */

static void check_always(struct audit *audit)
{
	audit_find(audit, (struct finding){.rule = audit->rule,
				  .severity = SEVERITY_WARNING,
				  .message = STR("m"),
				  .app = audit->app});
}

static const struct rule always = {
	.info = {.id = "CLERK-FAKE-001",
		.title = "t",
		.severity = SEVERITY_BLOCKER,
		.needs = NEEDS_REPO,
		.about = "{mfa_users} of {clock_seconds}",
		.page = ""},
	.check = check_always,
};

static void run_always(struct fixture *f, struct config_severity set, struct audit_result *out)
{
	const struct rule *const rules[] = {&always, NULL};
	struct facts facts = {0};
	struct compare_options options = {.config = &f->config};

	f->config.name = STR("clerk-audit.json");
	set.rule = &always.info;
	vec_push(&f->arena, &f->config.severities, set);
	vec_push(&f->arena, &facts.apps, (struct fact_app){.root = STR(".")});
	assert_true(compare_run_rules(&f->arena, rules, &facts, NULL, &options, out, &f->error));
}

static void test_severity(void **state)
{
	struct fixture f;
	struct audit_result result;
	(void)state;

	setup(&f);
	run_always(&f, (struct config_severity){.severity = SEVERITY_NOTE}, &result);
	assert_int_equal(result.findings.n, 1);
	assert_int_equal(result.findings.items[0].severity, SEVERITY_NOTE);
	teardown(&f);
}

static void test_off(void **state)
{
	struct fixture f;
	struct audit_result result;
	(void)state;

	setup(&f);
	run_always(&f, (struct config_severity){.off = true}, &result);
	assert_int_equal(result.findings.n, 0);
	assert_int_equal(result.verdicts.n, 1);
	assert_int_equal(result.verdicts.items[0].kind, VERDICT_NOT_EVALUATED);
	assert_str(result.verdicts.items[0].reason, "switched off in clerk-audit.json");
	teardown(&f);
}

static void test_limits_text(void **state)
{
	struct fixture f;
	struct limits limits = {.mfa_users = 7, .snapshot_days = 8, .clock_seconds = 9};
	(void)state;

	setup(&f);
	assert_str(limits_text(&f.arena, &limits, "{clock_seconds}, {mfa_users}, {snapshot_days}"),
		"9, 7, 8");
	assert_str(limits_text(&f.arena, &limits_default, "{mfa_users} {other}"), "100 {other}");
	teardown(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_defaults),
		cmocka_unit_test(test_whole_file),
		cmocka_unit_test(test_errors),
		cmocka_unit_test(test_too_many),
		cmocka_unit_test(test_consumers),
		cmocka_unit_test(test_choice_by_app),
		cmocka_unit_test(test_choice_from_below),
		cmocka_unit_test(test_choice_by_precedence),
		cmocka_unit_test(test_no_choice),
		cmocka_unit_test(test_severity),
		cmocka_unit_test(test_off),
		cmocka_unit_test(test_limits_text),
	};

	return cmocka_run_group_tests_name("config", tests, NULL, NULL);
}
