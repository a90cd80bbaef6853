#include "reported.h"

static void assert_keys(const struct json *object, const char *const *keys)
{
	size_t n = 0;
	json_each (member, object) {
		assert_non_null(keys[n]);
		assert_string_equal(str_is(member->key, keys[n]) ? keys[n] : "another", keys[n]);
		n++;
	}
	assert_null(keys[n]);
}

static const struct json *parse(struct fixture *f)
{
	struct json_error error;
	buf_finish(&f->out);
	report_json(&f->result, &f->options, &f->out);
	return json_parse(&f->arena, buf_str(&f->out), (struct json_limits){0}, &error);
}

static void test_json_shape(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	vec_push(&f.arena, &f.result.findings, a_finding());
	add_gap(&f, &rule_key, "no domains", NULL);
	notice_add(&f.arena, &f.facts.notices, STR("a.ts"), STR("too deep"));
	const struct json *report = parse(&f);
	assert_non_null(report);
	assert_keys(
		report, (const char *const[]){"format", "format_version", "tool", "knowledge_date",
				"as_of", "prefix", "digests", "summary", "findings", "verdicts",
				"suppression_problems", "unresolved", "notices", NULL});
	const struct json *finding = json_get(report, "findings")->first;
	assert_keys(finding, (const char *const[]){"rule", "severity", "title", "message", "why",
				     "app", "environment", "repo", "related", "clerk", "fix",
				     "fingerprint", "suppressed", NULL});
	assert_keys(json_get(finding, "repo"),
		(const char *const[]){"file", "line", "column", "end_line", "end_column", "excerpt",
			"context", "line_hash", NULL});
	assert_keys(json_get(finding, "clerk"),
		(const char *const[]){"instance_id", "instance_kind", "path", "value", NULL});
	assert_keys(json_get(report, "verdicts")->first,
		(const char *const[]){"rule", "app", "instance", "verdict", "reason", "judged",
			"unresolved", NULL});
	int64_t line = 0;
	assert_true(json_integer(json_at(finding, "repo.line"), &line));
	assert_int_equal(line, 3);
	assert_true(str_is(json_string(json_get(finding, "app")), "."));
	assert_true(str_is(json_string(json_at(report, "tool.name")), "clerk-audit"));
	const struct json *verdict = json_get(report, "verdicts")->first;
	assert_true(str_is(json_string(json_get(verdict, "verdict")), "not_evaluated"));
	assert_true(str_is(json_string(json_get(verdict, "reason")), "no domains"));
	teardown(&f);
}

static void test_json_without_sides(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	struct finding finding = a_finding();
	finding.at = (struct place){0};
	finding.clerk = (struct clerk_ref){0};
	finding.app = UINT32_MAX;
	vec_push(&f.arena, &f.result.findings, finding);
	const struct json *report = parse(&f);
	const struct json *first = json_get(report, "findings")->first;
	assert_true(json_is(json_get(first, "repo"), JSON_NULL));
	assert_true(json_is(json_get(first, "clerk"), JSON_NULL));
	assert_true(json_is(json_get(first, "app"), JSON_NULL));
	assert_true(json_is(json_get(report, "as_of"), JSON_NULL));
	teardown(&f);
}

static void test_json_is_safe_to_print(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	struct finding finding = a_finding();
	finding.message = STR("x \x1b[31m \xe2\x80\xae \xff");
	finding.clerk.instance_kind = STR("##vso[task.x]##[y]");
	vec_push(&f.arena, &f.result.findings, finding);
	const struct json *report = parse(&f);
	struct str message = json_string(json_get(json_get(report, "findings")->first, "message"));
	assert_true(str_is(message, "x \\x1b[31m \\u202e \\xff"));
	assert_has(&f, "\"instance_kind\": \"\\u0023#vso[task.x]\\u0023#[y]\"");
	teardown(&f);
}

static void test_silenced_findings_are_counted_apart(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	struct finding finding = a_finding();
	finding.silenced = (struct silenced){
		SILENCED_COMMENT, STR("a.ts"), 2, STR("known\x1b[m"), STR("2027-01-31")};
	vec_push(&f.arena, &f.result.findings, finding);
	finding.silenced = (struct silenced){SILENCED_BASELINE, STR("b.json"), 5, STR(""), STR("")};
	vec_push(&f.arena, &f.result.findings, finding);
	vec_push(&f.arena, &f.result.problems,
		(struct suppression_problem){SUPPRESSION_UNUSED, place_of("x.ts", 7, 1, 2, ""),
			STR("CLERK-TEST-002"), STR("nothing is there")});
	f.result.baseline = (struct baseline_use){STR("b.json"), STR("abc"), 3, 1, 2};
	f.result.gaps.stale = 2;
	f.options.strict = true;
	f.options.width = 0;
	write_text(&f);
	assert_has(&f, "No findings that are not silenced\n");
	assert_has(&f, "0 blockers, 0 warnings, 0 notes");
	assert_has(&f, "  Silenced: 2 findings: 1 by comments, 1 by the baseline\n");
	assert_has(&f, "b.json: 1 of 3 entries are still found; 2 are stale");
	assert_has(&f, "    x.ts:7: unused: nothing is there\n");
	assert_has(&f, "2 stale entries of the baseline: exit 1");
	assert_lacks(&f, "a.ts:2");
	f.options.verbose = true;
	write_text(&f);
	assert_has(&f, ".env.production:3: comment at a.ts:2 until 2027-01-31: known\\x1b[m\n");
	assert_has(&f, ".env.production:3: baseline at b.json:5\n");
	const struct json *report = parse(&f);
	const struct json *first = json_get(json_get(report, "findings")->first, "suppressed");
	assert_keys(first, (const char *const[]){"kind", "reason", "file", "line", "until", NULL});
	assert_true(str_is(json_string(json_get(first, "reason")), "known\\x1b[m"));
	assert_keys(json_get(report, "suppression_problems")->first,
		(const char *const[]){"kind", "file", "line", "rule", "message", NULL});
	assert_keys(json_at(report, "summary.baseline"),
		(const char *const[]){"name", "entries", "found", "stale", NULL});
	int64_t blockers = 1;
	assert_true(json_integer(json_at(report, "summary.findings.blocker"), &blockers));
	assert_int_equal(blockers, 0);
	teardown(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_json_shape),
		cmocka_unit_test(test_json_without_sides),
		cmocka_unit_test(test_json_is_safe_to_print),
		cmocka_unit_test(test_silenced_findings_are_counted_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
