#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "compare/suppress.h"

static const struct rule rule_a = {
	.info = {.id = "CLERK-TEST-001", .needs = NEEDS_REPO, .severity = SEVERITY_BLOCKER}};
static const struct rule rule_b = {
	.info = {.id = "CLERK-TEST-002", .needs = NEEDS_BOTH, .severity = SEVERITY_NOTE}};
static const struct rule rule_s = {
	.info = {.id = "CLERK-TEST-003", .needs = NEEDS_SNAPSHOT, .severity = SEVERITY_NOTE}};
static const struct rule *const rules[] = {&rule_a, &rule_b, &rule_s, NULL};

struct fixture {
	struct arena arena;
	struct facts facts;
	struct audit_result result;
};

static void add_verdict(
	struct fixture *f, const struct rule *rule, uint32_t app, enum verdict_kind kind)
{
	struct verdict verdict = {.rule = &rule->info,
		.app = app,
		.kind = kind,
		.incomplete = kind == VERDICT_NOT_EVALUATED};

	vec_push(&f->arena, &f->result.verdicts, verdict);
}

static void setup(struct fixture *f)
{
	memset(f, 0, sizeof(*f));
	arena_init(&f->arena);
	vec_push(&f->arena, &f->facts.apps, (struct fact_app){.root = STR(".")});
	f->result.facts = &f->facts;
	add_verdict(f, &rule_a, 0, VERDICT_FINDING);
	add_verdict(f, &rule_b, 0, VERDICT_PASSED);
	add_verdict(f, &rule_s, UINT32_MAX, VERDICT_PASSED);
}

static void teardown(struct fixture *f)
{
	arena_finish(&f->arena);
}

static void find(struct fixture *f, const struct rule *rule, const char *file, uint32_t line)
{
	struct finding finding = {.rule = &rule->info, .at = {.file = str_of(file), .line = line}};

	vec_push(&f->arena, &f->result.findings, finding);
}

static struct fact_suppression *comment(
	struct fixture *f, const char *file, uint32_t line, const char *scope, const char *rule)
{
	struct fact_suppression fact = {
		.at = {.file = str_of(file), .line = line},
		.scope = str_of(scope),
		.reason = STR("because"),
		.until = STR(""),
	};

	if (str_is(fact.scope, "next_line")) {
		fact.target = line + 1;
	} else if (str_is(fact.scope, "line")) {
		fact.target = line;
	}
	if (rule != NULL) {
		vec_push(&f->arena, &fact.rules, str_of(rule));
	}
	vec_push(&f->arena, &f->facts.suppressions, fact);
	return vec_last(&f->facts.suppressions);
}

static void run(struct fixture *f, const char *as_of)
{
	suppress_findings(&f->arena, rules, str_of(as_of), &f->result);
}

/* The line of the comment that silences a finding, 0 for none. */
static uint32_t by(struct fixture *f, size_t finding)
{
	const struct silenced *it = &f->result.findings.items[finding].silenced;

	assert_true(it->by == SILENCED_NOT || it->by == SILENCED_COMMENT);
	return it->by == SILENCED_NOT ? 0 : it->line;
}

static void assert_problem(
	struct fixture *f, size_t i, enum suppression_problem_kind kind, const char *has)
{
	assert_true(i < f->result.problems.n);
	const struct suppression_problem *it = &f->result.problems.items[i];
	if (it->kind != kind || !str_has(it->message, has)) {
		fail_msg("problem %zu is %s: %.*s", i, suppression_problem_name(it->kind),
			STR_ARGS(it->message));
	}
}

static void test_scopes(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	comment(&f, "a.ts", 1, "next_line", "CLERK-TEST-001");
	comment(&f, "a.ts", 3, "line", "clerk-test-001");
	comment(&f, "a.ts", 5, "start", "CLERK-TEST-001");
	comment(&f, "a.ts", 8, "end", "CLERK-TEST-001");
	comment(&f, "b.ts", 9, "file", "CLERK-TEST-001");
	for (uint32_t line = 1; line <= 9; line++) {
		find(&f, &rule_a, "a.ts", line);
	}
	find(&f, &rule_a, "b.ts", 1);
	find(&f, &rule_a, "c.ts", 1);
	find(&f, &rule_b, "a.ts", 2);
	run(&f, "");
	static const uint32_t wanted[] = {0, 1, 3, 0, 5, 5, 5, 5, 0, 9, 0, 0};
	for (size_t i = 0; i < 12; i++) {
		assert_int_equal(by(&f, i), wanted[i]);
	}
	assert_int_equal(f.result.problems.n, 0);
	teardown(&f);
}

static void test_the_narrowest_is_taken(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	comment(&f, "a.ts", 1, "file", "CLERK-TEST-001");
	comment(&f, "a.ts", 2, "start", "CLERK-TEST-001");
	comment(&f, "a.ts", 3, "next_line", "CLERK-TEST-001");
	f.facts.suppressions.items[2].target = 5;
	comment(&f, "a.ts", 4, "next_line", "CLERK-TEST-001");
	comment(&f, "a.ts", 6, "end", NULL);
	find(&f, &rule_a, "a.ts", 5);
	run(&f, "");
	assert_int_equal(by(&f, 0), 4);
	/* the others are of no use */
	assert_int_equal(f.result.problems.n, 3);
	for (size_t i = 0; i < 3; i++) {
		assert_int_equal(f.result.problems.items[i].at.line, i + 1);
		assert_problem(&f, i, SUPPRESSION_UNUSED, "remove");
	}
	teardown(&f);
}

static void test_snapshot_findings_are_out_of_reach(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	comment(&f, "a.ts", 1, "file", "CLERK-TEST-003");
	comment(&f, "", 0, "file", "CLERK-TEST-002");
	find(&f, &rule_s, NULL, 0);
	find(&f, &rule_b, NULL, 0);
	run(&f, "");
	assert_int_equal(by(&f, 0), 0);
	assert_int_equal(by(&f, 1), 0);
	assert_problem(&f, 1, SUPPRESSION_MALFORMED, "about the instance alone");
	teardown(&f);
}

static void test_mistakes(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	comment(&f, "a.ts", 1, "next_line", "CLERK-TEST-001")->reason = STR("");
	comment(&f, "a.ts", 2, "next_line", NULL);
	comment(&f, "a.ts", 3, "next_line", "CLERK-TEST-01");
	comment(&f, "a.ts", 4, "next_line", "CLERK-TEST-001")->until = STR("2026-02-30");
	comment(&f, "a.ts", 5, "next_line", "CLERK-TEST-001")->target = 0;
	comment(&f, "a.ts", 6, "end", "CLERK-TEST-001");
	comment(&f, "a.ts", 7, "end", NULL);
	comment(&f, "a.ts", 8, "start", "CLERK-TEST-001");
	comment(&f, "b.ts", 1, "end", "CLERK-TEST-001");
	for (uint32_t line = 2; line <= 10; line++) {
		find(&f, &rule_a, "a.ts", line);
	}
	run(&f, "");
	for (size_t i = 0; i < f.result.findings.n; i++) {
		assert_int_equal(by(&f, i), 0);
	}
	static const char *const says[] = {"no reason", "no rule", "did you mean CLERK-TEST-001?",
		"no day", "no line follows", "no start", "nothing is silenced here", "no end",
		"no start"};
	assert_int_equal(f.result.problems.n, 9);
	for (size_t i = 0; i < 9; i++) {
		assert_problem(&f, i, SUPPRESSION_MALFORMED, says[i]);
	}
	teardown(&f);
}

static void test_the_end_of_a_mistaken_start_is_right(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	comment(&f, "a.ts", 1, "start", "CLERK-TEST-001")->reason = STR("");
	comment(&f, "a.ts", 3, "end", "CLERK-TEST-001");
	find(&f, &rule_a, "a.ts", 2);
	run(&f, "");
	assert_int_equal(by(&f, 0), 0);
	assert_int_equal(f.result.problems.n, 1);
	assert_problem(&f, 0, SUPPRESSION_MALFORMED, "no reason");
	teardown(&f);
}

static void test_days(void **state)
{
	(void)state;
	static const struct {
		const char *as_of;
		uint32_t by;
		enum suppression_problem_kind kind;
		size_t problems;
	} rows[] = {
		{"2026-08-30", 1, SUPPRESSION_MALFORMED, 0},
		{"2026-08-31", 1, SUPPRESSION_MALFORMED, 0},
		{"2026-09-01", 0, SUPPRESSION_EXPIRED, 1},
		{"", 1, SUPPRESSION_UNDATED, 1},
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;

		setup(&f);
		comment(&f, "a.ts", 1, "next_line", "CLERK-TEST-001")->until = STR("2026-08-31");
		find(&f, &rule_a, "a.ts", 2);
		run(&f, rows[i].as_of);
		assert_int_equal(by(&f, 0), rows[i].by);
		assert_int_equal(f.result.problems.n, rows[i].problems);
		if (rows[i].problems > 0) {
			assert_problem(&f, 0, rows[i].kind, "");
		}
		teardown(&f);
	}
}

static void test_what_was_not_evaluated_is_not_unused(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	f.result.verdicts.items[1].incomplete = true;
	comment(&f, "a.ts", 1, "next_line", "CLERK-TEST-002");
	comment(&f, "a.ts", 3, "next_line", "CLERK-TEST-001");
	find(&f, &rule_a, "a.ts", 9);
	run(&f, "");
	assert_int_equal(f.result.problems.n, 1);
	assert_problem(&f, 0, SUPPRESSION_UNUSED, "it has one at line 9");
	teardown(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_scopes),
		cmocka_unit_test(test_the_narrowest_is_taken),
		cmocka_unit_test(test_snapshot_findings_are_out_of_reach),
		cmocka_unit_test(test_mistakes),
		cmocka_unit_test(test_the_end_of_a_mistaken_start_is_right),
		cmocka_unit_test(test_days),
		cmocka_unit_test(test_what_was_not_evaluated_is_not_unused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
