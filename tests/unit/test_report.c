#include "reported.h"

static void test_safe(void **state)
{
	(void)state;
	static const char *const cases[][2] = {
		{"plain – ünïcode ✓", "plain – ünïcode ✓"},
		{"\x1b[31mred", "\\x1b[31mred"},
		{"a\nb\r\tc\x7f", "a\\nb\\r\\tc\\x7f"},
		{"c1 \xc2\x9b[2J", "c1 \\x9b[2J"},
		{"bidi \xe2\x80\xae!", "bidi \\u202e!"},
		{"isolate \xe2\x81\xa6!", "isolate \\u2066!"},
		{"zero\xe2\x80\x8bwidth", "zero\\u200bwidth"},
		{"tag \xf3\xa0\x81\x81", "tag \\U000e0041"},
		{"bad \xff\xc3(", "bad \\xff\\xc3("},
		{"cut \xe2\x80", "cut \\xe2\\x80"},
		{"::error file=x::y", "\\x3a:error file=x::y"},
		{"a ::set-output::b", "a \\x3a:set-output::b"},
		{"std::string", "std::string"},
		/* spaces and letters that nobody sees, which runners pass over */
		{"a \xe3\x80\x80::warning::b", "a \xe3\x80\x80\\x3a:warning::b"},
		{"\xc2\xa0::error::b", "\xc2\xa0\\x3a:error::b"},
		{"#\xcd\x8f#[x]", "#\\u034f#[x]"},
		{"\xe3\x85\xa4", "\\u3164"},
		{"##[group]x", "\\x23#[group]x"},
		{"x##vso[task.x]", "x\\x23#vso[task.x]"},
		{"", ""},
	};
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct str safe = report_safe(&arena, str_of(cases[i][0]));
		assert_int_equal(safe.n, strlen(cases[i][1]));
		assert_memory_equal(safe.s == NULL ? "" : safe.s, cases[i][1], safe.n);
	}
	struct str nul = report_safe(&arena, (struct str){"a\0b", 3});
	assert_string_equal(nul.s, "a\\x00b");
	arena_finish(&arena);
}

static void test_text_names_both_sides(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	f.result.has_snapshot = true;
	struct finding finding = a_finding();
	vec_push(&f.arena, &finding.related, place_of("app/x.ts", 7, 1, 2, "x"));
	vec_push(&f.arena, &f.result.findings, finding);
	vec_push(&f.arena, &f.result.instance_lines, STR("instance ins_1: the only one"));
	write_text(&f);
	assert_has(&f, "CLERK-TEST-001  blocker  key in the wrong place\n"
		       "  '.env.production' holds a key of another instance\n"
		       "  Repo:     .env.production:3:5\n"
		       "            3 | KEY=pk_live\n"
		       "              |     ^^^^^^^\n"
		       "  See also: app/x.ts:7:1\n"
		       "  Clerk:    instance ins_1 (production), bapi.instance.id: ins_1\n"
		       "  Why:      nobody can sign in\n"
		       "  Fix:      put the right key there\n"
		       "\n");
	assert_has(&f, "1 blocker, 0 warnings, 0 notes");
	assert_has(&f, "instance ins_1: the only one");
	assert_has(&f, "1 finding at or above the threshold 'warning': exit 1");
	assert_lacks(&f, "\x1b");
	assert_lacks(&f, "App:");
	teardown(&f);
}

static void test_text_names_the_app_among_several(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	add_app(&f, "apps/web");
	struct finding finding = a_finding();
	finding.app = 1;
	vec_push(&f.arena, &f.result.findings, finding);
	write_text(&f);
	assert_has(&f, "  App:      apps/web\n");
	teardown(&f);
}

static void test_text_escapes_what_is_foreign(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	struct finding finding = a_finding();
	finding.at.file = STR("a\x1b]0;x\x07.ts");
	finding.message = STR("name '\xe2\x80\xae"
			      "evil'");
	finding.clerk.value = STR("\x1b[2J");
	finding.fix = STR("::error::x");
	vec_push(&f.arena, &f.result.findings, finding);
	notice_add(&f.arena, &f.facts.notices, STR("b\n::warning::x"), STR("r\x1b"));
	write_text(&f);
	assert_lacks(&f, "\x1b");
	assert_lacks(&f, "\x07");
	assert_lacks(&f, "\xe2\x80\xae");
	assert_lacks(&f, "\n::");
	assert_lacks(&f, " ::error");
	assert_has(&f, "a\\x1b]0;x\\x07.ts:3:5");
	teardown(&f);
}

static void test_text_wraps_under_its_label(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	f.options.width = 60;
	struct finding finding = a_finding();
	finding.fix = STR("one two three four five six seven eight nine ten eleven twelve");
	vec_push(&f.arena, &f.result.findings, finding);
	write_text(&f);
	assert_has(&f, "  Fix:      one two three four five six seven eight nine ten\n"
		       "            eleven twelve\n");
	f.options.width = 0;
	write_text(&f);
	assert_has(&f, "nine ten eleven twelve\n");
	teardown(&f);
}

static void test_summary_groups_reasons(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	struct verdict passed = {.rule = &rule_other, .kind = VERDICT_PASSED, .unresolved = 2};
	add_gap(&f, &rule_key, "no snapshot", "no domains; none at all");
	add_gap(&f, &rule_key, "no snapshot", NULL);
	add_gap(&f, &rule_other, "no snapshot", NULL);
	vec_push(&f.arena, &f.result.verdicts, passed);
	f.facts.unresolved = 1;
	write_text(&f);
	assert_has(&f, "No findings");
	assert_has(&f, "0 with findings, 1 passed, 0 not applicable, 3 not evaluated");
	assert_has(&f, "    no snapshot:\n        CLERK-TEST-001, CLERK-TEST-002\n");
	assert_has(&f, "    no domains; none at all:\n        CLERK-TEST-001\n");
	assert_has(&f, "3 values could not be followed");
	assert_has(&f, "clerk-audit snapshot --help");
	assert_has(&f, "exit 0");
	teardown(&f);
}

static void test_summary_names_some_rules(void **state)
{
	(void)state;
	static const struct rule_info more[] = {{.id = "CLERK-A"}, {.id = "CLERK-B"},
		{.id = "CLERK-C"}, {.id = "CLERK-D"}, {.id = "CLERK-E"}};
	struct fixture f;
	setup(&f);
	for (size_t i = 0; i < 5; i++) {
		add_gap(&f, &more[i], "no snapshot", NULL);
	}
	write_text(&f);
	assert_has(&f, "because (--verbose names every rule)\n"
		       "    no snapshot:\n        CLERK-A, CLERK-B, CLERK-C and 2 more\n");
	f.options.verbose = true;
	write_text(&f);
	assert_has(&f, "because\n    no snapshot:\n"
		       "        CLERK-A, CLERK-B, CLERK-C, CLERK-D, CLERK-E\n");
	teardown(&f);
}

static void test_summary_says_where_values_are_unknown(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	struct fact_url url = {.at = place_of("app/a.ts", 7, 3, 9, "a")};
	struct verdict verdict = {.rule = &rule_key, .kind = VERDICT_PASSED, .unresolved = 2};
	vec_push(&f.arena, &f.facts.urls, url);
	vec_push(&f.arena, &f.result.verdicts, verdict);
	f.facts.unresolved = 1;
	write_text(&f);
	assert_has(&f, "3 values could not be followed and were not judged (--verbose says where)");
	assert_lacks(&f, "Not followed");
	f.options.verbose = true;
	write_text(&f);
	assert_has(&f, "  Not followed\n"
		       "    URLs\n"
		       "            app/a.ts:7:3\n"
		       "    2 in what CLERK-TEST-001 looks at\n");
	teardown(&f);
}

static void test_links(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	struct finding finding = a_finding();
	finding.at.file = STR("a b#\x1b%.ts");
	vec_push(&f.arena, &finding.related, place_of("../up.json", 7, 1, 2, "x"));
	vec_push(&f.arena, &f.result.findings, finding);
	f.options.links = STR("file:///srv/app/");
	write_text(&f);
	assert_has(&f, "  Repo:     \x1b]8;;file:///srv/app/a%20b%23%1B%25.ts\x1b\\"
		       "a b#\\x1b%.ts:3:5\x1b]8;;\x1b\\\n");
	assert_has(&f, "  See also: ../up.json:7:1\n");
	f.options.links = STR("");
	write_text(&f);
	assert_lacks(&f, "\x1b");
	teardown(&f);
}

/* However wide the terminal is, prose is not: nobody finds the next line. */
static void test_prose_is_not_wider_than_is_read(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	f.options.width = 400;
	struct finding finding = a_finding();
	struct str fix = STR("");
	for (int i = 0; i < 60; i++) {
		fix = str_join(&f.arena, fix, STR("word "));
	}
	finding.fix = fix;
	vec_push(&f.arena, &f.result.findings, finding);
	write_text(&f);
	for (struct str text = buf_str(&f.out); text.n > 0;) {
		assert_true(str_take(&text, '\n').n <= 120);
	}
	teardown(&f);
}

static void test_places_on_one_line_are_named_once(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	struct finding finding = a_finding();
	vec_push(&f.arena, &finding.related, place_of(".env.production", 3, 20, 22, "KEY"));
	vec_push(&f.arena, &finding.related, place_of("app/a.ts", 7, 1, 2, "a"));
	vec_push(&f.arena, &finding.related, place_of("app/a.ts", 7, 9, 10, "a"));
	vec_push(&f.arena, &finding.related, place_of("app/a.ts", 8, 1, 2, "a"));
	vec_push(&f.arena, &f.result.findings, finding);
	write_text(&f);
	assert_lacks(&f, ".env.production:3:20");
	assert_has(&f, "See also: app/a.ts:7:1\n            app/a.ts:8:1\n");
	assert_lacks(&f, "app/a.ts:7:9");
	teardown(&f);
}

static void test_finding_may_say_why_itself(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	struct finding finding = a_finding();
	vec_push(&f.arena, &f.result.findings, finding);
	write_text(&f);
	assert_has(&f, rule_key.symptom);
	f.result.findings.items[0].why = STR("only now and then");
	write_text(&f);
	assert_has(&f, "Why:      only now and then\n");
	assert_lacks(&f, rule_key.symptom);
	teardown(&f);
}

static void test_apps_of_one_instance_share_a_line(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	add_app(&f, "apps/api");
	add_app(&f, "apps/docs");
	add_app(&f, "apps/web");
	f.facts.apps.items[2].clerk = false;
	f.result.has_snapshot = true;
	vec_push(&f.arena, &f.result.instance_lines, STR(".: instance ins_1: the only one"));
	vec_push(&f.arena, &f.result.instance_lines, STR("apps/api: instance ins_1: the only one"));
	vec_push(
		&f.arena, &f.result.instance_lines, STR("apps/docs: instance ins_1: the only one"));
	vec_push(&f.arena, &f.result.instance_lines, STR("apps/web: instance ins_2: its key"));
	write_text(&f);
	assert_has(&f, "Against:  ., apps/api: instance ins_1: the only one\n"
		       "            apps/web: instance ins_2: its key\n");
	assert_lacks(&f, "apps/docs");
	f.facts.unresolved = 1;
	write_text(&f);
	assert_has(&f, "1 value could not be followed and was not judged");
	teardown(&f);
}

static void test_notices_are_cut_unless_verbose(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	for (int i = 0; i < 15; i++) {
		notice_add(&f.arena, &f.facts.notices, STR("a.ts"),
			str_format(&f.arena, "reason %d", i));
	}
	write_text(&f);
	assert_has(&f, "a.ts: reason 9\n");
	assert_lacks(&f, "reason 10");
	assert_has(&f, "and 5 more (--verbose)");
	f.options.verbose = true;
	write_text(&f);
	assert_has(&f, "a.ts: reason 14\n");
	assert_has(&f, "f00d");
	assert_has(&f, "2026-08-22");
	teardown(&f);
}

static void test_quiet_says_findings_only(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	f.options.quiet = true;
	write_text(&f);
	assert_int_equal(f.out.n, 0);
	vec_push(&f.arena, &f.result.findings, a_finding());
	write_text(&f);
	assert_has(&f, "CLERK-TEST-001");
	assert_lacks(&f, "Summary");
	teardown(&f);
}

static void test_colour_only_when_asked(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	f.options.color = true;
	vec_push(&f.arena, &f.result.findings, a_finding());
	write_text(&f);
	assert_has(&f, "\x1b[1mCLERK-TEST-001\x1b[0m  \x1b[1;31mblocker\x1b[0m");
	teardown(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_safe),
		cmocka_unit_test(test_summary_names_some_rules),
		cmocka_unit_test(test_summary_says_where_values_are_unknown),
		cmocka_unit_test(test_links),
		cmocka_unit_test(test_prose_is_not_wider_than_is_read),
		cmocka_unit_test(test_text_names_both_sides),
		cmocka_unit_test(test_text_names_the_app_among_several),
		cmocka_unit_test(test_text_escapes_what_is_foreign),
		cmocka_unit_test(test_text_wraps_under_its_label),
		cmocka_unit_test(test_summary_groups_reasons),
		cmocka_unit_test(test_places_on_one_line_are_named_once),
		cmocka_unit_test(test_finding_may_say_why_itself),
		cmocka_unit_test(test_apps_of_one_instance_share_a_line),
		cmocka_unit_test(test_notices_are_cut_unless_verbose),
		cmocka_unit_test(test_quiet_says_findings_only),
		cmocka_unit_test(test_colour_only_when_asked),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
