#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/path.h"
#include "compare/report/sarif.h"
#include "compare/rule.h"

static const struct rule_info rule_key = {
	.id = "CLERK-TEST-001",
	.area = "keys",
	.title = "key in the wrong place",
	.severity = SEVERITY_BLOCKER,
	.about = "a key",
	.symptom = "nobody can sign in",
	.security = "9.8",
	.cwe = "79 1392",
	.since = "0.1",
	.page = "Prose with https://example.com/no.\n\n## Links\n\n- https://example.com/yes\n",
};

static const struct rule_info rule_other = {
	.id = "CLERK-TEST-002",
	.area = "sign-in",
	.title = "sign-in that is odd",
	.severity = SEVERITY_NOTE,
	.about = "something",
	.symptom = "has() is false",
	.since = "0.1",
	.page = "Prose.\n",
};

struct fixture {
	struct arena arena;
	struct facts facts;
	struct audit_result result;
	struct report_options options;
	struct buf out;
	const struct json *run;
};

static int setup(void **state)
{
	static struct fixture fixture;
	struct fact_app app = {.root = STR("."), .clerk = true};

	memset(&fixture, 0, sizeof(fixture));
	arena_init(&fixture.arena);
	vec_push(&fixture.arena, &fixture.facts.apps, app);
	fixture.result.facts = &fixture.facts;
	*state = &fixture;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;

	buf_finish(&f->out);
	arena_finish(&f->arena);
	return 0;
}

static struct place place_of(const char *file, uint32_t line, uint32_t column, uint32_t end)
{
	return (struct place){.file = str_of(file),
		.line = line,
		.column = column,
		.end_line = line,
		.end_column = end,
		.line_hash = STR("feed:1")};
}

static struct finding *add(struct fixture *f, const struct rule_info *rule)
{
	struct finding finding = {
		.rule = rule,
		.severity = rule->severity,
		.message = STR("the key is of another instance"),
		.at = place_of("a.ts", 3, 5, 12),
		.fix = STR("replace it"),
		.app = UINT32_MAX,
		.fingerprint = STR("sha256:0123456789abcdef0123456789abcdef"),
	};

	finding.anchor = finding.at;
	vec_push(&f->arena, &f->result.findings, finding);
	return vec_last(&f->result.findings);
}

static void add_verdict(struct fixture *f, const struct rule_info *rule, const char *reason)
{
	struct verdict verdict = {
		.rule = rule, .kind = VERDICT_NOT_EVALUATED, .reason = str_of(reason)};

	vec_push(&f->arena, &verdict.reasons, verdict.reason);
	vec_push(&f->arena, &f->result.verdicts, verdict);
}

/* Writes the report, and reads it strictly. */
static void write(struct fixture *f)
{
	struct json_error error;

	buf_finish(&f->out);
	report_sarif(&f->result, &f->options, &f->out);
	const struct json *log =
		json_parse(&f->arena, buf_str(&f->out), (struct json_limits){0}, &error);
	if (log == NULL) {
		fail_msg("%u:%u: %s", error.line, error.column, error.message.s);
	}
	assert_true(str_is(json_string(json_get(log, "version")), "2.1.0"));
	f->run = json_get(log, "runs")->first;
}

static const struct json *item(const struct json *list, size_t index)
{
	const struct json *it = list == NULL ? NULL : list->first;

	while (it != NULL && index-- > 0) {
		it = it->next;
	}
	return it;
}

static const struct json *result(struct fixture *f, size_t index)
{
	return item(json_get(f->run, "results"), index);
}

static const struct json *location(struct fixture *f, size_t index)
{
	return json_get(json_get(result(f, index), "locations")->first, "physicalLocation");
}

static const struct json *notes(struct fixture *f)
{
	return json_get(json_get(f->run, "invocations")->first, "toolExecutionNotifications");
}

static void assert_text(
	struct fixture *f, const struct json *node, const char *path, const char *text)
{
	struct str found = json_string(json_at(node, path));

	assert_string_equal(str_absent(found) ? "(none)" : str_copy(&f->arena, found).s, text);
}

static int64_t number(const struct json *node, const char *path)
{
	int64_t value = -1;

	json_integer(json_at(node, path), &value);
	return value;
}

static void uris_hold_no_other_meaning(void **state)
{
	static const char *const cases[][2] = {
		{"app/(auth)/[slug]/page.tsx", "app/(auth)/%5Bslug%5D/page.tsx"},
		{"a b/100%.ts", "a%20b/100%25.ts"},
		{"c#1?.ts", "c%231%3F.ts"},
		{"http://x", "http%3A//x"},
		{"ü\n.ts", "%C3%BC%0A.ts"},
		{"@scope/+x~,;=&.ts", "@scope/+x~,;=&.ts"},
		{"a\\b\".ts", "a%5Cb%22.ts"},
		{"", ""},
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_string_equal(path_uri(&f->arena, str_of(cases[i][0])).s, cases[i][1]);
	}
}

static void sentences_begin_and_end(void **state)
{
	static const char *const cases[][2] = {
		{"the key is bad", "The key is bad."},
		{"sign-in fails.", "Sign-in fails."},
		{"clerk-js asks", "clerk-js asks."},
		{"has() is false", "has() is false."},
		{"'x' is bad!", "'x' is bad!"},
		{"a\x1b[2J\nb", "a\\x1b[2J\\nb."},
		{"see [here](https://evil.example)", "See [here\\](https://evil.example)."},
		{"data[0] (x)", "data[0] (x)."},
		{"", ""},
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_string_equal(sarif_sentence(&f->arena, str_of(cases[i][0])).s, cases[i][1]);
	}
}

static void texts_are_clipped_at_characters(void **state)
{
	struct fixture *f = *state;
	struct str text = STR("");

	for (int i = 0; i < SARIF_TEXT; i++) {
		text = str_join(&f->arena, text, STR("é"));
	}
	assert_true(str_equal(sarif_clip(&f->arena, text), text));
	struct str cut = sarif_clip(&f->arena, str_join(&f->arena, text, STR("x")));
	assert_int_equal(cut.n, 2 * (SARIF_TEXT - 1) + 3);
	assert_true(str_ends(cut, "é…"));
}

static void rules_say_what_code_scanning_wants(void **state)
{
	struct fixture *f = *state;

	add(f, &rule_other);
	add_verdict(f, &rule_key, "no snapshot was given");
	add_verdict(f, &rule_key, "no snapshot was given");
	write(f);
	const struct json *rules = json_at(f->run, "tool.driver.rules");
	assert_int_equal(rules->count, 2);
	const struct json *rule = rules->first;
	assert_text(f, rule, "id", "CLERK-TEST-001");
	assert_text(f, rule, "shortDescription.text", "Key in the wrong place");
	assert_text(f, rule, "fullDescription.text", "Nobody can sign in.");
	assert_text(f, rule, "helpUri", "https://example.com/yes");
	assert_text(f, rule, "help.markdown", rule_key.page);
	assert_text(f, rule, "defaultConfiguration.level", "error");
	const struct json *properties = json_get(rule, "properties");
	assert_text(f, properties, "security-severity", "9.8");
	const struct json *tags = json_get(properties, "tags");
	assert_int_equal(tags->count, 4);
	assert_true(str_is(json_string(item(tags, 0)), "security"));
	assert_true(str_is(json_string(item(tags, 2)), "external/cwe/cwe-079"));
	assert_true(str_is(json_string(item(tags, 3)), "external/cwe/cwe-1392"));
	properties = json_get(rule->next, "properties");
	assert_null(json_get(properties, "security-severity"));
	assert_int_equal(json_get(properties, "tags")->count, 1);
	assert_null(json_get(rule->next, "helpUri"));
	assert_int_equal(number(result(f, 0), "ruleIndex"), 1);
}

static void a_result_has_its_place_and_fingerprints(void **state)
{
	struct fixture *f = *state;

	f->facts.prefix = STR("apps/web/");
	add(f, &rule_key);
	write(f);
	assert_text(f, location(f, 0), "artifactLocation.uri", "apps/web/a.ts");
	assert_int_equal(number(location(f, 0), "region.startLine"), 3);
	assert_int_equal(number(location(f, 0), "region.endColumn"), 12);
	assert_text(f, result(f, 0), "message.text",
		"the key is of another instance.\n\nWhy: Nobody can sign in.\n\nFix: Replace it.");
	assert_text(f, result(f, 0), "partialFingerprints.primaryLocationLineHash", "feed:1");
	assert_int_equal(json_get(result(f, 0), "suppressions")->count, 0);
	assert_text(f, f->run, "automationDetails.id", "clerk-audit/apps/web/");
}

static void a_region_without_width_has_no_end(void **state)
{
	struct fixture *f = *state;

	add(f, &rule_key)->anchor = place_of("a.ts", 3, 5, 5);
	add(f, &rule_key)->anchor = place_of("a.ts", 0, 0, 0);
	write(f);
	assert_int_equal(number(location(f, 0), "region.startColumn"), 5);
	assert_null(json_at(location(f, 0), "region.endLine"));
	assert_int_equal(number(location(f, 1), "region.startLine"), 1);
	assert_null(json_at(location(f, 1), "region.startColumn"));
}

/* Code scanning takes no file with a result that has no place. */
static void a_finding_without_a_line_is_not_lost(void **state)
{
	struct fixture *f = *state;
	struct finding *finding = add(f, &rule_key);

	finding->at = (struct place){0};
	finding->anchor = finding->at;
	finding->clerk =
		(struct clerk_ref){STR("ins_1"), STR("production"), STR("bapi.x[0]"), STR("y")};
	write(f);
	assert_text(f, location(f, 0), "artifactLocation.uri", "package.json");
	assert_text(f, result(f, 0), "partialFingerprints.primaryLocationLineHash",
		"0123456789abcdef:1");
	const struct json *logical =
		json_get(json_get(result(f, 0), "locations")->first, "logicalLocations");
	assert_text(f, logical->first, "fullyQualifiedName", "ins_1/bapi.x[0]");
	assert_int_equal(notes(f)->count, 1);
	assert_text(f, notes(f)->first, "descriptor.id", "no-line");
	assert_text(f, notes(f)->first, "message.text",
		"1 result is about the instance alone and has no line in the repository: "
		"package.json:1 stands for it.");
}

/* Its first line's hash is nobody's to invent: the upload computes it. */
static void a_manifest_stands_for_a_line(void **state)
{
	struct fixture *f = *state;
	struct finding *finding = add(f, &rule_key);

	finding->at = (struct place){0};
	finding->anchor = finding->at;
	f->facts.apps.items[0].manifest = STR("web/package.json");
	write(f);
	assert_text(f, location(f, 0), "artifactLocation.uri", "web/package.json");
	assert_null(json_at(result(f, 0), "partialFingerprints.primaryLocationLineHash"));
}

static void the_clerk_side_is_a_related_place(void **state)
{
	struct fixture *f = *state;
	struct finding *finding = add(f, &rule_key);

	f->facts.prefix = STR("apps/web/");
	finding->clerk =
		(struct clerk_ref){STR("ins_1"), STR("production"), STR("bapi.x"), STR("y")};
	finding->clerk_at = place_of("../../clerk/prod.json", 7, 1, 9);
	for (uint32_t i = 0; i < 2 * SARIF_RELATED; i++) {
		vec_push(&f->arena, &finding->related, place_of("b.ts", i + 1, 1, 2));
	}
	write(f);
	const struct json *related = json_get(result(f, 0), "relatedLocations");
	assert_int_equal(related->count, SARIF_RELATED);
	assert_text(f, related->first, "physicalLocation.artifactLocation.uri", "clerk/prod.json");
	assert_text(f, related->first, "message.text", "Instance ins_1 (production), bapi.x: y.");
	json_each (place, related) {
		assert_non_null(json_at(place, "physicalLocation.artifactLocation.uri"));
	}
	assert_null(json_get(json_get(result(f, 0), "locations")->first, "logicalLocations"));
}

static void what_is_silenced_says_by_what(void **state)
{
	struct fixture *f = *state;

	add(f, &rule_key)->silenced = (struct silenced){
		SILENCED_COMMENT, STR("a.ts"), 2, STR("rotated\x1b[0m"), STR("2027-01-01")};
	add(f, &rule_key)->silenced =
		(struct silenced){SILENCED_BASELINE, STR("b.json"), 0, STR(""), STR("")};
	write(f);
	const struct json *comment = json_get(result(f, 0), "suppressions")->first;
	assert_text(f, comment, "kind", "inSource");
	assert_text(f, comment, "justification", "rotated\\x1b[0m, until 2027-01-01");
	assert_int_equal(number(comment, "location.physicalLocation.region.startLine"), 2);
	const struct json *baseline = json_get(result(f, 1), "suppressions")->first;
	assert_text(f, baseline, "kind", "external");
	assert_null(json_get(baseline, "justification"));
	assert_null(json_get(baseline, "location"));
}

static void one_notification_for_each_reason(void **state)
{
	struct fixture *f = *state;

	for (int i = 0; i < 500; i++) {
		add_verdict(f, &rule_key, "no snapshot was given");
	}
	add_verdict(f, &rule_other, "no snapshot was given");
	add_verdict(f, &rule_other, "::error::x");
	write(f);
	assert_int_equal(notes(f)->count, 2);
	assert_text(f, notes(f)->first, "message.text",
		"Not evaluated: CLERK-TEST-001, CLERK-TEST-002. Because: no snapshot was given.");
	assert_null(json_get(notes(f)->first, "associatedRule"));
	assert_int_equal(number(notes(f)->first->next, "associatedRule.index"), 1);
	assert_text(f, notes(f)->first->next, "message.text",
		"Not evaluated: CLERK-TEST-002. Because: \\x3a:error::x.");
}

static void more_results_than_are_taken_are_counted(void **state)
{
	struct fixture *f = *state;

	for (int i = 0; i < SARIF_RESULTS + 2; i++) {
		struct finding *finding = add(f, &rule_key);

		/* the last one counts, so it is not among those that are left out */
		finding->silenced.by = i <= SARIF_RESULTS ? SILENCED_BASELINE : SILENCED_NOT;
	}
	write(f);
	assert_int_equal(json_get(f->run, "results")->count, SARIF_RESULTS);
	size_t counted = 0;
	json_each (result, json_get(f->run, "results")) {
		counted += json_get(result, "suppressions")->count == 0;
	}
	assert_int_equal(counted, 1);
	assert_text(f, notes(f)->first, "message.text",
		"2 results are left out, as code scanning rejects a file with more than 25000; "
		"the json report has all 25002.");
}

static void nothing_found_is_an_empty_array(void **state)
{
	struct fixture *f = *state;

	write(f);
	assert_int_equal(json_get(f->run, "results")->count, 0);
	assert_true(json_is(json_get(f->run, "results"), JSON_ARRAY));
	assert_int_equal(notes(f)->count, 0);
}

/* Of the real rules: what code scanning cuts or rejects. */
static void every_rule_is_within_the_limits(void **state)
{
	struct fixture *f = *state;

	for (size_t i = 0; rules_all[i] != NULL; i++) {
		add_verdict(f, &rules_all[i]->info, "no snapshot was given");
	}
	write(f);
	json_each (rule, json_at(f->run, "tool.driver.rules")) {
		struct str id = json_string(json_get(rule, "id"));
		struct str short_text = json_string(json_at(rule, "shortDescription.text"));
		struct str full_text = json_string(json_at(rule, "fullDescription.text"));
		const struct json *tags = json_at(rule, "properties.tags");

		if (short_text.n == 0 || short_text.n > 255 || full_text.n == 0 ||
			full_text.n > SARIF_TEXT || tags->count > 20 ||
			!str_starts(json_string(json_get(rule, "helpUri")), "https://")) {
			fail_msg("%.*s: a text or the tags are not within the limits, or its page "
				 "has no https:// under '## Links'",
				STR_ARGS(id));
		}
	}
}

int main(void)
{
#define T(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(uris_hold_no_other_meaning),
		T(sentences_begin_and_end),
		T(texts_are_clipped_at_characters),
		T(rules_say_what_code_scanning_wants),
		T(a_result_has_its_place_and_fingerprints),
		T(a_region_without_width_has_no_end),
		T(a_finding_without_a_line_is_not_lost),
		T(a_manifest_stands_for_a_line),
		T(the_clerk_side_is_a_related_place),
		T(what_is_silenced_says_by_what),
		T(one_notification_for_each_reason),
		T(more_results_than_are_taken_are_counted),
		T(nothing_found_is_an_empty_array),
		T(every_rule_is_within_the_limits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
