#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "compare/report/frame.h"
#include "compare/report/report.h"
#include "json/json.h"

static const struct rule_info rule_key = {
	.id = "CLERK-TEST-001",
	.title = "key in the wrong place",
	.severity = SEVERITY_BLOCKER,
	.needs = NEEDS_BOTH,
	.about = "a key",
	.symptom = "nobody can sign in",
	.since = "0.1",
	.page = "# page",
};

static const struct rule_info rule_other = {
	.id = "CLERK-TEST-002",
	.title = "something else",
	.severity = SEVERITY_NOTE,
	.about = "something",
	.symptom = "hm",
	.since = "0.1",
	.page = "# page",
};

struct fixture {
	struct arena arena;
	struct facts facts;
	struct audit_result result;
	struct report_options options;
	struct buf out;
};

static void add_app(struct fixture *f, const char *root)
{
	struct fact_app app = {.root = str_of(root), .clerk = true};
	vec_push(&f->arena, &f->facts.apps, app);
}

static void setup(struct fixture *f)
{
	memset(f, 0, sizeof(*f));
	arena_init(&f->arena);
	add_app(f, ".");
	f->result.facts = &f->facts;
	f->result.facts_digest = STR("f00d");
	f->result.knowledge_date = STR("2026-08-22");
	f->options.fail_on = SEVERITY_WARNING;
	f->options.width = 100;
}

static void teardown(struct fixture *f)
{
	buf_finish(&f->out);
	arena_finish(&f->arena);
}

static struct place place_of(
	const char *file, uint32_t line, uint32_t column, uint32_t end, const char *excerpt)
{
	return (struct place){.file = str_of(file),
		.line = line,
		.column = column,
		.end_line = line,
		.end_column = end,
		.excerpt = str_of(excerpt)};
}

static struct finding a_finding(void)
{
	return (struct finding){
		.rule = &rule_key,
		.severity = SEVERITY_BLOCKER,
		.title = STR("key in the wrong place"),
		.message = STR("'.env.production' holds a key of another instance"),
		.at = place_of(".env.production", 3, 5, 12, "KEY=pk_live"),
		.clerk = {STR("ins_1"), STR("production"), STR("bapi.instance.id"), STR("ins_1")},
		.fix = STR("put the right key there"),
		.fingerprint = STR("sha256:00"),
	};
}

static void write_text(struct fixture *f)
{
	buf_finish(&f->out);
	report_text(&f->result, &f->options, &f->out);
}

static void assert_has(struct fixture *f, const char *text)
{
	if (strstr(f->out.s, text) == NULL) {
		fail_msg("not in the report: %s\n---\n%s", text, f->out.s);
	}
}

static void assert_lacks(struct fixture *f, const char *text)
{
	if (f->out.s != NULL && strstr(f->out.s, text) != NULL) {
		fail_msg("in the report: %s\n---\n%s", text, f->out.s);
	}
}

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

static const char *frame(struct fixture *f, unsigned width, struct place place)
{
	struct layout layout = {&f->arena, &f->out, width, false};
	buf_finish(&f->out);
	frame_add(&layout, &place);
	return f->out.s == NULL ? "" : f->out.s;
}

static void test_frame(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	assert_string_equal(frame(&f, 100, place_of("a", 3, 5, 8, "KEY=abc")),
		"            3 | KEY=abc\n"
		"              |     ^^^\n");
	/* indentation goes, tabs inside become four columns, escapes are as wide as they show */
	assert_string_equal(frame(&f, 100, place_of("a", 12, 6, 7, "\t\tx\t\x1by")),
		"            12 | x    \\x1by\n"
		"               |          ^\n");
	/* wide text of several bytes a letter: columns are code points */
	assert_string_equal(frame(&f, 100, place_of("a", 1, 3, 5, "äöüß")),
		"            1 | äöüß\n"
		"              |   ^^\n");
	/* an empty range still shows where; one that goes on marks the rest */
	assert_string_equal(frame(&f, 100, place_of("a", 1, 2, 2, "abc")), "            1 | abc\n"
									   "              |  ^\n");
	struct place place = place_of("a", 1, 2, 1, "abc");
	place.end_line = 4;
	assert_string_equal(frame(&f, 100, place), "            1 | abc\n"
						   "              |  ^^\n");
	/* a secret is shorter where it is masked; what stands behind it is not meant */
	assert_string_equal(frame(&f, 100, place_of("a", 1, 4, 50, "f('sk_live_…4f2aX', 0) // …")),
		"            1 | f('sk_live_…4f2aX', 0) // …\n"
		"              |    ^^^^^^^^^^^^^\n");
	assert_string_equal(frame(&f, 100, place_of("a", 1, 3, 50, "k=sk_live_…4f2a")),
		"            1 | k=sk_live_…4f2a\n"
		"              |   ^^^^^^^^^^^^^\n");
	assert_string_equal(frame(&f, 100, place_of("a", 1, 3, 5, "k=ab + c…")),
		"            1 | k=ab + c…\n"
		"              |   ^^\n");
	/* beyond the excerpt: the line alone; no excerpt: nothing */
	assert_string_equal(
		frame(&f, 100, place_of("a", 1, 300, 310, "abc")), "            1 | abc\n");
	assert_string_equal(frame(&f, 100, place_of("a", 1, 1, 2, "")), "");
	assert_string_equal(frame(&f, 100, place_of("a", 1, 1, 2, "   ")), "");
	teardown(&f);
}

/* What a terminal shows in two columns is marked by two carets, what combines by none. */
static void test_frame_of_wide_letters(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	assert_string_equal(frame(&f, 100, place_of("a", 1, 6, 8, "名前 = 日本;")),
		"            1 | 名前 = 日本;\n"
		"              |        ^^^^\n");
	assert_string_equal(frame(&f, 100, place_of("a", 1, 3, 5, "e\xcc\x81x=👍")),
		"            1 | e\xcc\x81x=👍\n"
		"              |  ^^\n");
	assert_string_equal(frame(&f, 100, place_of("a", 1, 5, 6, "e\xcc\x81x=👍")),
		"            1 | e\xcc\x81x=👍\n"
		"              |    ^^\n");
	/* of a narrow terminal no line is wider than that */
	const char *shown = frame(&f, 40,
		place_of("a", 1, 30, 34,
			"日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語"));
	struct str first = str_slice(str_of(shown), 0, str_find_byte(str_of(shown), '\n'));
	assert_true(utf8_columns(first) <= 40);
	teardown(&f);
}

/* A secret is longer in its file than in the excerpt: what is marked is what is shown. */
static void test_frame_of_a_masked_secret(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	assert_string_equal(
		frame(&f, 100,
			place_of("a", 1, 5, 53, "k = sk_test_…a1b/, next(1); // and more text")),
		"            1 | k = sk_test_…a1b/, next(1); // and more text\n"
		"              |     ^^^^^^^^^^^^^\n");
	assert_string_equal(frame(&f, 100, place_of("a", 1, 5, 53, "k = \"whsec_…a1b2\", next(1)")),
		"            1 | k = \"whsec_…a1b2\", next(1)\n"
		"              |     ^^^^^^^^^^^^^\n");
	assert_string_equal(frame(&f, 100, place_of("a", 1, 5, 400, "k = …a1b2 …c3d4")),
		"            1 | k = …a1b2 …c3d4\n"
		"              |     ^^^^^\n");
	/* what stands behind a secret cannot be found */
	assert_string_equal(
		frame(&f, 100, place_of("a", 1, 30, 37, "k = sk_test_…a1b2, next(1) + 12345")),
		"            1 | k = sk_test_…a1b2, next(1) + 12345\n");
	/* what stands before it can, and an ellipsis of the author's masks nothing */
	assert_string_equal(frame(&f, 100, place_of("a", 1, 1, 2, "k = sk_test_…a1b2")),
		"            1 | k = sk_test_…a1b2\n"
		"              | ^\n");
	assert_string_equal(frame(&f, 100, place_of("a", 1, 11, 15, "Loading…; auth()")),
		"            1 | Loading…; auth()\n"
		"              |           ^^^^\n");
	teardown(&f);
}

static void test_frame_of_a_long_line(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	char line[181];
	memset(line, '.', 180);
	memcpy(line + 120, "KEY", 3);
	line[180] = '\0';
	const char *shown = frame(&f, 60, place_of("a", 1, 121, 124, line));
	assert_non_null(strstr(shown, "…"));
	const char *key = strstr(shown, "KEY");
	const char *caret = strstr(shown, "^^^");
	assert_non_null(key);
	assert_non_null(caret);
	const char *second = strchr(shown, '\n') + 1;
	/* the ellipsis is one column and three bytes */
	assert_int_equal(key - shown - 2, caret - second);
	assert_true(second - shown < 60 + 6);
	teardown(&f);
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

static void add_gap(
	struct fixture *f, const struct rule_info *rule, const char *reason, const char *more)
{
	struct verdict verdict = {.rule = rule, .kind = VERDICT_NOT_EVALUATED};
	vec_push(&f->arena, &verdict.reasons, str_of(reason));
	verdict.reason = str_of(reason);
	if (more != NULL) {
		vec_push(&f->arena, &verdict.reasons, str_of(more));
		verdict.reason = str_format(&f->arena, "%s; %s", reason, more);
	}
	vec_push(&f->arena, &f->result.verdicts, verdict);
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
		cmocka_unit_test(test_safe),
		cmocka_unit_test(test_frame),
		cmocka_unit_test(test_frame_of_wide_letters),
		cmocka_unit_test(test_frame_of_a_masked_secret),
		cmocka_unit_test(test_frame_of_a_long_line),
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
		cmocka_unit_test(test_json_shape),
		cmocka_unit_test(test_json_without_sides),
		cmocka_unit_test(test_json_is_safe_to_print),
		cmocka_unit_test(test_silenced_findings_are_counted_apart),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
