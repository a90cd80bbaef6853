#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "compare/changed.h"
#include "compare/fingerprint.h"

static const struct rule_info rule_a = {.id = "CLERK-TEST-001", .severity = SEVERITY_WARNING};
static const struct rule_info rule_b = {.id = "CLERK-TEST-002"};

/* Two results of one app. */
struct fixture {
	struct arena arena;
	struct facts facts;
	struct audit_result before;
	struct audit_result merged;
	struct audit_result after;
	result_vec all; /* what `after` is compared with */
};

static void setup(struct fixture *f)
{
	memset(f, 0, sizeof(*f));
	arena_init(&f->arena);
	vec_push(&f->arena, &f->facts.apps, (struct fact_app){.root = STR(".")});
	f->before.facts = &f->facts;
	f->after.facts = &f->facts;
}

static struct finding *find(
	struct fixture *f, struct audit_result *result, const char *file, const char *excerpt)
{
	struct finding finding = {.rule = &rule_a,
		.severity = SEVERITY_WARNING,
		.at = {.file = str_of(file), .line = 1, .excerpt = str_of(excerpt)}};

	vec_push(&f->arena, &result->findings, finding);
	return vec_last(&result->findings);
}

/* Leaves what is new; says of how many findings nothing is said. */
static size_t settle(struct fixture *f)
{
	fingerprint_all(&f->arena, &f->before);
	fingerprint_all(&f->arena, &f->after);
	vec_push(&f->arena, &f->all, &f->before);
	changed_since(&f->arena, &f->all, STR("HEAD"), NULL, &f->after);
	return f->after.since.unchanged;
}

static void expect_new(struct fixture *f, size_t count, const char *file)
{
	assert_int_equal(f->after.findings.n, count);
	if (count > 0) {
		assert_true(str_is(f->after.findings.items[0].at.file, file));
	}
	arena_finish(&f->arena);
}

static void test_same_place(void **state)
{
	struct fixture f;

	(void)state;
	setup(&f);
	find(&f, &f.before, "a.ts", "x()");
	find(&f, &f.after, "a.ts", "  x()")->at.line = 9;
	find(&f, &f.after, "a.ts", "y()");
	assert_int_equal(settle(&f), 1);
	expect_new(&f, 1, "a.ts");
}

static void test_first_commit(void **state)
{
	struct fixture f;

	(void)state;
	setup(&f);
	find(&f, &f.after, "a.ts", "x()");
	changed_since(&f.arena, &f.all, STR("HEAD"), NULL, &f.after);
	assert_int_equal(f.after.since.unchanged, 0);
	expect_new(&f, 1, "a.ts");
}

/* Of a file that was renamed and copied one is old, the surplus is new. */
static void test_renamed_and_copied(void **state)
{
	struct fixture f;

	(void)state;
	setup(&f);
	find(&f, &f.before, "a.ts", "x()");
	find(&f, &f.after, "b.ts", "x()");
	find(&f, &f.after, "c.ts", "x()");
	assert_int_equal(settle(&f), 1);
	expect_new(&f, 1, "c.ts");
}

static void test_the_same_place_comes_first(void **state)
{
	struct fixture f;

	(void)state;
	setup(&f);
	find(&f, &f.before, "b.ts", "x()");
	find(&f, &f.after, "a.ts", "x()");
	find(&f, &f.after, "b.ts", "x()");
	assert_int_equal(settle(&f), 1);
	expect_new(&f, 1, "a.ts");
}

static void test_silenced(void **state)
{
	struct fixture f;

	(void)state;
	setup(&f);
	find(&f, &f.before, "a.ts", "x()")->silenced.by = SILENCED_COMMENT;
	find(&f, &f.after, "a.ts", "x()");
	find(&f, &f.before, "b.ts", "y()");
	find(&f, &f.after, "b.ts", "y()")->silenced.by = SILENCED_BASELINE;
	find(&f, &f.before, "c.ts", "z()")->silenced.by = SILENCED_COMMENT;
	find(&f, &f.after, "c.ts", "z()")->silenced.by = SILENCED_COMMENT;
	assert_int_equal(settle(&f), 0);
	expect_new(&f, 1, "a.ts");
}

static void test_severity(void **state)
{
	struct fixture f;

	(void)state;
	setup(&f);
	find(&f, &f.before, "a.ts", "x()");
	find(&f, &f.after, "a.ts", "x()")->severity = SEVERITY_BLOCKER;
	find(&f, &f.before, "b.ts", "y()");
	find(&f, &f.after, "b.ts", "y()")->severity = SEVERITY_NOTE;
	assert_int_equal(settle(&f), 1);
	expect_new(&f, 1, "a.ts");
}

static void add_verdict(struct fixture *f, struct audit_result *result,
	const struct rule_info *rule, enum verdict_kind kind)
{
	vec_push(&f->arena, &result->verdicts,
		(struct verdict){.rule = rule, .instance = STR(""), .kind = kind});
}

static void test_gaps(void **state)
{
	struct fixture f;

	(void)state;
	setup(&f);
	add_verdict(&f, &f.before, &rule_a, VERDICT_NOT_EVALUATED);
	add_verdict(&f, &f.after, &rule_a, VERDICT_NOT_EVALUATED);
	add_verdict(&f, &f.before, &rule_b, VERDICT_PASSED);
	add_verdict(&f, &f.after, &rule_b, VERDICT_NOT_EVALUATED);
	f.before.gaps.stale = 2;
	f.after.gaps.stale = 3;
	settle(&f);
	assert_int_equal(f.after.gaps.unevaluated, 1);
	assert_int_equal(f.after.gaps.stale, 1);
	assert_int_equal(f.after.verdicts.n, 2);
	expect_new(&f, 0, "");
}

static void add_problem(struct fixture *f, struct audit_result *result, uint32_t line)
{
	struct suppression_problem problem = {.kind = SUPPRESSION_UNUSED,
		.at = {.file = STR("a.ts"), .line = line, .excerpt = STR("// clerk-audit-ignore")},
		.rule = STR("CLERK-TEST-001"),
		.message = STR("unused")};

	vec_push(&f->arena, &result->problems, problem);
}

static void test_problems(void **state)
{
	struct fixture f;

	(void)state;
	setup(&f);
	add_problem(&f, &f.before, 3);
	add_problem(&f, &f.after, 5);
	add_problem(&f, &f.after, 8);
	settle(&f);
	assert_int_equal(f.after.problems.n, 1);
	assert_int_equal(f.after.problems.items[0].at.line, 8);
	assert_int_equal(f.after.gaps.problems, 1);
	expect_new(&f, 0, "");
}

static void merge(struct fixture *f)
{
	f->merged.facts = &f->facts;
	fingerprint_all(&f->arena, &f->merged);
	vec_push(&f->arena, &f->all, &f->merged);
}

static void test_merge(void **state)
{
	struct fixture f;

	(void)state;
	setup(&f);
	find(&f, &f.before, "a.ts", "x()");
	find(&f, &f.merged, "b.ts", "y()");
	find(&f, &f.after, "a.ts", "x()");
	find(&f, &f.after, "b.ts", "y()");
	find(&f, &f.after, "c.ts", "z()");
	add_problem(&f, &f.merged, 3);
	add_problem(&f, &f.after, 5);
	add_verdict(&f, &f.merged, &rule_b, VERDICT_NOT_EVALUATED);
	add_verdict(&f, &f.after, &rule_b, VERDICT_NOT_EVALUATED);
	f.merged.gaps.stale = 2;
	f.after.gaps.stale = 3;
	merge(&f);
	assert_int_equal(settle(&f), 2);
	assert_int_equal(f.after.problems.n, 0);
	assert_int_equal(f.after.gaps.unevaluated, 0);
	assert_int_equal(f.after.gaps.stale, 1);
	expect_new(&f, 1, "c.ts");
}

/* What both sides had once is twice there: once is new. */
static void test_merge_counts_once(void **state)
{
	struct fixture f;

	(void)state;
	setup(&f);
	find(&f, &f.before, "a.ts", "x()");
	find(&f, &f.merged, "a.ts", "x()");
	find(&f, &f.after, "a.ts", "x()");
	find(&f, &f.after, "b.ts", "x()");
	add_problem(&f, &f.before, 3);
	add_problem(&f, &f.merged, 3);
	add_problem(&f, &f.after, 3);
	add_problem(&f, &f.after, 5);
	merge(&f);
	assert_int_equal(settle(&f), 1);
	assert_int_equal(f.after.problems.n, 1);
	expect_new(&f, 1, "b.ts");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_same_place),
		cmocka_unit_test(test_first_commit),
		cmocka_unit_test(test_renamed_and_copied),
		cmocka_unit_test(test_the_same_place_comes_first),
		cmocka_unit_test(test_silenced),
		cmocka_unit_test(test_severity),
		cmocka_unit_test(test_gaps),
		cmocka_unit_test(test_problems),
		cmocka_unit_test(test_merge),
		cmocka_unit_test(test_merge_counts_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
