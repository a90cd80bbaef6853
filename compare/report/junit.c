#include <stdlib.h>

#include "base/buf.h"
#include "compare/report/common.h"
#include "compare/report/summary.h"

/*
 * JUnit XML. A suite for each app and one for what is about the instance alone; in it a test for
 * each rule, whose name stays when lines move, so that histories hold. A test has one failure,
 * because consumers read the first; its text has every finding. What fails a test is what fails
 * the run: findings at or above --fail-on. All else that is not known to be in order is skipped.
 */
struct junit {
	struct arena *arena;
	const struct audit_result *result;
	const struct report_options *options;
	struct buf *out;
};

/* What one rule came to in one app, over all instances. */
struct test {
	const struct rule_info *rule;
	uint32_t app;
	size_t verdicts[VERDICT_NOT_EVALUATED + 1];
	str_vec gaps; /* why something was not evaluated */
	str_vec absences; /* why it does not apply */
	VEC(const struct finding *) failing;
	VEC(const struct finding *) passing; /* below the threshold, or silenced */
	size_t silenced;
};

typedef VEC(struct test) test_vec;

enum outcome {
	OUTCOME_PASSED,
	OUTCOME_FAILED,
	OUTCOME_SKIPPED,
};

/* The text is made safe, so what XML cannot hold is not in it. */
static void add_xml(struct junit *junit, struct str text)
{
	struct str safe = report_safe(junit->arena, text);

	for (size_t i = 0; i < safe.n; i++) {
		char c = safe.s[i];

		if (c == '&' || c == '<' || c == '>' || c == '"' || c == '\'') {
			buf_format(junit->out, "&#%d;", c);
		} else {
			buf_add_byte(junit->out, c);
		}
	}
}

static void add_attribute(struct junit *junit, const char *name, struct str value)
{
	buf_format(junit->out, " %s=\"", name);
	add_xml(junit, value);
	buf_add_byte(junit->out, '"');
}

static void add_once(struct arena *arena, str_vec *all, struct str reason)
{
	for (size_t i = 0; i < all->n; i++) {
		if (str_equal(all->items[i], reason)) {
			return;
		}
	}
	vec_push(arena, all, reason);
}

/* Verdicts come sorted by rule, then app. */
static void collect_tests(const struct junit *junit, test_vec *tests)
{
	for (size_t i = 0; i < junit->result->verdicts.n; i++) {
		const struct verdict *verdict = &junit->result->verdicts.items[i];
		struct test *test = tests->n > 0 ? vec_last(tests) : NULL;

		if (test == NULL || test->rule != verdict->rule || test->app != verdict->app) {
			vec_push(junit->arena, tests,
				(struct test){.rule = verdict->rule, .app = verdict->app});
			test = vec_last(tests);
		}
		test->verdicts[verdict->kind]++;
		if (verdict->kind == VERDICT_NOT_EVALUATED) {
			add_once(junit->arena, &test->gaps, verdict->reason);
		} else if (verdict->kind == VERDICT_NOT_APPLICABLE) {
			add_once(junit->arena, &test->absences, verdict->reason);
		}
	}
}

static int order(const void *left, const void *right)
{
	const struct test *a = left;
	const struct test *b = right;
	int order = str_compare(str_of(a->rule->id), str_of(b->rule->id));

	return order != 0 ? order : (a->app > b->app) - (a->app < b->app);
}

static int order_by_app(const void *left, const void *right)
{
	const struct test *a = left;
	const struct test *b = right;

	return a->app != b->app ? (a->app > b->app) - (a->app < b->app) : order(left, right);
}

/* Every finding has a verdict of its rule in its app, and so a test. */
static void collect_findings(const struct junit *junit, test_vec *tests)
{
	for (size_t i = 0; i < junit->result->findings.n; i++) {
		const struct finding *finding = &junit->result->findings.items[i];
		struct test key = {.rule = finding->rule, .app = finding->app};
		struct test *test =
			bsearch(&key, tests->items, tests->n, sizeof(struct test), order);
		bool counts = common_counts(finding);

		if (test == NULL) {
			continue;
		}
		test->silenced += !counts;
		if (counts && !junit->options->fail_never &&
			finding->severity >= junit->options->fail_on) {
			vec_push(junit->arena, &test->failing, finding);
		} else {
			vec_push(junit->arena, &test->passing, finding);
		}
	}
}

static enum outcome outcome_of(const struct test *test)
{
	if (test->failing.n > 0) {
		return OUTCOME_FAILED;
	}
	if (test->verdicts[VERDICT_FINDING] > 0 || test->verdicts[VERDICT_NOT_EVALUATED] > 0) {
		return OUTCOME_SKIPPED;
	}
	return test->verdicts[VERDICT_PASSED] > 0 ? OUTCOME_PASSED : OUTCOME_SKIPPED;
}

static struct str place_text(struct junit *junit, const struct place *place)
{
	return str_format(junit->arena, "%.*s:%u:%u",
		STR_ARGS(common_path(junit->arena, junit->result, place->file)), place->line,
		place->column);
}

static void add_line(struct junit *junit, const char *label, struct str text)
{
	if (text.n > 0) {
		buf_format(junit->out, "  %s: ", label);
		add_xml(junit, text);
		buf_add_byte(junit->out, '\n');
	}
}

static void add_finding(struct junit *junit, const struct finding *finding)
{
	place_vec related = {0};

	buf_format(junit->out, "%s: ", severity_name(finding->severity));
	add_xml(junit, finding->message);
	buf_add_byte(junit->out, '\n');
	if (finding->at.file.n > 0) {
		add_line(junit, "at", place_text(junit, &finding->at));
	}
	common_related(junit->arena, finding, &related);
	for (size_t i = 0; i < related.n; i++) {
		add_line(junit, "see also", place_text(junit, &related.items[i]));
	}
	add_line(junit, "for", finding->environment);
	add_line(junit, "Clerk", common_clerk(junit->arena, &finding->clerk));
	add_line(junit, "why", common_why(finding));
	add_line(junit, "fix", finding->fix);
	if (!common_counts(finding)) {
		add_line(junit, "silenced by", str_of(silenced_name(finding->silenced.by)));
		add_line(junit, "reason", finding->silenced.reason);
	}
}

static void add_gaps(struct junit *junit, const struct test *test)
{
	for (size_t i = 0; i < test->gaps.n; i++) {
		buf_add_z(junit->out, "not evaluated: ");
		add_xml(junit, test->gaps.items[i]);
		buf_add_byte(junit->out, '\n');
	}
}

static void add_failure(struct junit *junit, const struct test *test)
{
	const struct finding *first = test->failing.items[0];
	struct str message = first->message;

	if (test->failing.n > 1) {
		message = str_format(junit->arena, "%.*s (and %zu more)", STR_ARGS(message),
			test->failing.n - 1);
	}
	buf_add_z(junit->out, ">\n      <failure");
	add_attribute(junit, "message", message);
	add_attribute(junit, "type", str_of(severity_name(first->severity)));
	buf_add_byte(junit->out, '>');
	for (size_t i = 0; i < test->failing.n; i++) {
		add_finding(junit, test->failing.items[i]);
	}
	for (size_t i = 0; i < test->passing.n; i++) {
		add_finding(junit, test->passing.items[i]);
	}
	add_gaps(junit, test);
	buf_add_z(junit->out, "</failure>\n    </testcase>\n");
}

/* "not failing: 2 below the threshold 'warning', 1 silenced", or the first reason. */
static struct str skipped_text(struct junit *junit, const struct test *test)
{
	size_t lesser = test->passing.n - test->silenced;

	if (lesser > 0) {
		struct str silenced = STR("");

		if (test->silenced > 0) {
			silenced = str_format(junit->arena, ", %zu silenced", test->silenced);
		}
		return str_format(junit->arena, "not failing: %zu below the threshold '%s'%.*s",
			lesser, summary_threshold(junit->options), STR_ARGS(silenced));
	}
	if (test->silenced > 0) {
		return str_format(junit->arena, "not failing: %zu silenced", test->silenced);
	}
	if (test->verdicts[VERDICT_FINDING] > 0) {
		return STR("not failing: all that it finds was there before");
	}
	if (test->gaps.n > 0) {
		return str_format(
			junit->arena, "not evaluated: %.*s", STR_ARGS(test->gaps.items[0]));
	}
	return str_format(junit->arena, "not applicable: %.*s", STR_ARGS(test->absences.items[0]));
}

/* Some consumers show the message, some the text. */
static void add_skipped(struct junit *junit, const struct test *test)
{
	struct str message = skipped_text(junit, test);

	buf_add_z(junit->out, ">\n      <skipped");
	add_attribute(junit, "message", message);
	buf_add_byte(junit->out, '>');
	for (size_t i = 0; i < test->passing.n; i++) {
		add_finding(junit, test->passing.items[i]);
	}
	add_gaps(junit, test);
	if (test->passing.n == 0 && test->gaps.n == 0) {
		add_xml(junit, message);
	}
	buf_add_z(junit->out, "</skipped>\n    </testcase>\n");
}

/* GitLab joins the suites of a job, so names tell the apps apart as well. */
static struct str name_of(struct junit *junit, const struct test *test)
{
	struct str app = summary_app(junit->result, test->app);
	bool named = app.n > 0 && !str_is(app, ".");

	return str_format(junit->arena, "%s: %s%s%.*s%s", test->rule->id, test->rule->title,
		named ? " (" : "", STR_ARGS(named ? app : STR("")), named ? ")" : "");
}

static void add_place(struct junit *junit, const struct test *test)
{
	const struct finding *finding = NULL;

	if (test->failing.n > 0) {
		finding = test->failing.items[0];
	} else if (test->passing.n > 0) {
		finding = test->passing.items[0];
	}
	if (finding != NULL && finding->anchor.file.n > 0) {
		struct place place = common_place(junit->result, finding);

		add_attribute(junit, "file", common_path(junit->arena, junit->result, place.file));
		buf_format(junit->out, " line=\"%u\"", place.line);
	}
}

static void add_test(struct junit *junit, const struct test *test)
{
	buf_add_z(junit->out, "    <testcase");
	add_attribute(
		junit, "classname", str_format(junit->arena, "clerk-audit.%s", test->rule->area));
	add_attribute(junit, "name", name_of(junit, test));
	add_place(junit, test);
	switch (outcome_of(test)) {
	case OUTCOME_PASSED:
		buf_add_z(junit->out, "/>\n");
		break;
	case OUTCOME_FAILED:
		add_failure(junit, test);
		break;
	case OUTCOME_SKIPPED:
		add_skipped(junit, test);
		break;
	}
}

static void add_counts(struct junit *junit, const size_t *counts)
{
	buf_format(junit->out, " tests=\"%zu\" failures=\"%zu\" errors=\"0\" skipped=\"%zu\">\n",
		counts[OUTCOME_PASSED] + counts[OUTCOME_FAILED] + counts[OUTCOME_SKIPPED],
		counts[OUTCOME_FAILED], counts[OUTCOME_SKIPPED]);
}

static struct str suite_name(struct junit *junit, uint32_t app)
{
	struct str root = summary_app(junit->result, app);

	if (str_absent(root)) {
		return STR("clerk-audit: the Clerk instance");
	}
	return str_is(root, ".") ? STR("clerk-audit")
				 : str_join(junit->arena, STR("clerk-audit: "), root);
}

/* Adds the tests from one on that are of its app, and returns where the next app's begin. */
static size_t add_suite(struct junit *junit, const test_vec *tests, size_t from)
{
	size_t counts[OUTCOME_SKIPPED + 1] = {0};
	uint32_t app = tests->items[from].app;
	size_t end = from;

	while (end < tests->n && tests->items[end].app == app) {
		counts[outcome_of(&tests->items[end++])]++;
	}
	buf_add_z(junit->out, "  <testsuite");
	add_attribute(junit, "name", suite_name(junit, app));
	add_counts(junit, counts);
	for (size_t i = from; i < end; i++) {
		add_test(junit, &tests->items[i]);
	}
	buf_add_z(junit->out, "  </testsuite>\n");
	return end;
}

static void add_suites(struct junit *junit)
{
	size_t counts[OUTCOME_SKIPPED + 1] = {0};
	test_vec tests = {0};

	collect_tests(junit, &tests);
	collect_findings(junit, &tests);
	for (size_t i = 0; i < tests.n; i++) {
		counts[outcome_of(&tests.items[i])]++;
	}
	buf_add_z(junit->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
			      "<testsuites name=\"clerk-audit\"");
	add_counts(junit, counts);
	/* what is about the instance alone comes last */
	if (tests.n > 0) {
		qsort(tests.items, tests.n, sizeof(struct test), order_by_app);
	}
	for (size_t at = 0; at < tests.n;) {
		at = add_suite(junit, &tests, at);
	}
	buf_add_z(junit->out, "</testsuites>\n");
}

void report_junit(
	const struct audit_result *result, const struct report_options *options, struct buf *out)
{
	struct arena arena;

	arena_init(&arena);
	add_suites(&(struct junit){&arena, result, options, out});
	arena_finish(&arena);
}
