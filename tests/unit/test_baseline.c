#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "compare/baseline.h"
#include "compare/fingerprint.h"
#include "compare/rule.h"

static const struct rule_info rule_a = {.id = "CLERK-TEST-001", .severity = SEVERITY_BLOCKER};
static const struct rule_info rule_s = {.id = "CLERK-TEST-002", .needs = NEEDS_SNAPSHOT};

struct fixture {
	struct arena arena;
	struct facts facts;
	struct audit_result result;
	struct baseline baseline;
};

static void setup(struct fixture *f)
{
	memset(f, 0, sizeof(*f));
	arena_init(&f->arena);
	vec_push(&f->arena, &f->facts.apps, (struct fact_app){.root = STR(".")});
	f->result.facts = &f->facts;
	vec_push(&f->arena, &f->result.verdicts, (struct verdict){.rule = &rule_a});
	vec_push(&f->arena, &f->result.verdicts,
		(struct verdict){.rule = &rule_s, .app = UINT32_MAX});
}

static void teardown(struct fixture *f)
{
	arena_finish(&f->arena);
}

static void find(struct fixture *f, const char *file, uint32_t line, const char *excerpt)
{
	struct finding finding = {.rule = &rule_a,
		.at = {.file = str_of(file), .line = line, .excerpt = str_of(excerpt)}};

	vec_push(&f->arena, &f->result.findings, finding);
}

static void find_in_snapshot(struct fixture *f, const char *path)
{
	struct finding finding = {.rule = &rule_s,
		.app = UINT32_MAX,
		.clerk = {STR("ins_1"), STR(""), str_of(path), STR("x")}};

	vec_push(&f->arena, &f->result.findings, finding);
}

static struct str write(struct fixture *f, const struct baseline *old, bool add)
{
	struct buf buf = {0};
	struct baseline renewed;

	fingerprint_all(&f->arena, &f->result);
	baseline_renew(&f->arena, old, &f->result, add, &renewed);
	baseline_write(&renewed, &buf);
	struct str text = str_copy(&f->arena, buf_str(&buf));
	buf_finish(&buf);
	return text;
}

static bool read(struct fixture *f, struct str text, struct str *error)
{
	struct baseline_source source = {STR("b.json"), STR("x/b.json"), text};

	return baseline_read(&f->arena, &source, &f->baseline, error);
}

/* What was found becomes the baseline, and nothing is found any more. */
static void accept(struct fixture *f)
{
	struct str error;

	assert_true(read(f, write(f, NULL, true), &error));
	f->result.findings.n = 0;
}

static size_t new_findings(struct fixture *f)
{
	size_t count = 0;

	fingerprint_all(&f->arena, &f->result);
	baseline_apply(&f->arena, &f->baseline, &f->result);
	for (size_t i = 0; i < f->result.findings.n; i++) {
		count += f->result.findings.items[i].silenced.by == SILENCED_NOT;
	}
	return count;
}

static void test_moved_lines_and_renamed_files(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	find(&f, "a.ts", 3, "const a = 1;");
	find(&f, "ü/б.ts", 4, "const ключ = '…';");
	find_in_snapshot(&f, "webhooks.endpoints[2].events");
	accept(&f);
	find(&f, "lib/a.ts", 30, "  const a  =\t1;");
	find(&f, "ü/б.ts", 40, "const ключ = '…';");
	find_in_snapshot(&f, "webhooks.endpoints[7].events");
	assert_int_equal(new_findings(&f), 0);
	assert_int_equal(f.result.baseline.entries, 3);
	assert_int_equal(f.result.baseline.found, 3);
	assert_int_equal(f.result.baseline.stale, 0);
	find(&f, "a.ts", 5, "const b = 1;");
	assert_int_equal(new_findings(&f), 1);
	teardown(&f);
}

static void test_a_renamed_folder(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	find(&f, "web/a/route.ts", 1, "same");
	find(&f, "web/b/route.ts", 1, "same");
	accept(&f);
	find(&f, "apps/web/a/route.ts", 1, "same");
	find(&f, "apps/web/b/route.ts", 1, "same");
	assert_int_equal(new_findings(&f), 0);
	teardown(&f);
}

static void test_copies_hide_nothing(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	find(&f, "a.ts", 1, "same");
	find(&f, "a.ts", 2, "same");
	accept(&f);
	/* a third one in its file */
	find(&f, "a.ts", 1, "same");
	find(&f, "a.ts", 2, "same");
	find(&f, "a.ts", 3, "same");
	assert_int_equal(new_findings(&f), 1);
	assert_true(f.result.findings.items[2].silenced.by == SILENCED_NOT);
	/* one left in its file, two in the copy: one of these is new, and which is not known */
	f.result.findings.n = 0;
	find(&f, "a.ts", 1, "same");
	find(&f, "b.ts", 1, "same");
	find(&f, "b.ts", 2, "same");
	assert_int_equal(new_findings(&f), 2);
	/* one left, one moved */
	f.result.findings.n = 2;
	f.result.findings.items[0].silenced = f.result.findings.items[1].silenced =
		(struct silenced){0};
	assert_int_equal(new_findings(&f), 0);
	teardown(&f);
}

static void test_comments_come_first(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	find(&f, "a.ts", 1, "x");
	f.result.findings.items[0].silenced.by = SILENCED_COMMENT;
	assert_false(str_has(write(&f, NULL, true), "fingerprint"));
	f.result.findings.items[0].silenced.by = SILENCED_NOT;
	accept(&f);
	find(&f, "a.ts", 1, "x");
	f.result.findings.items[0].silenced.by = SILENCED_COMMENT;
	assert_int_equal(new_findings(&f), 0);
	assert_true(f.result.findings.items[0].silenced.by == SILENCED_COMMENT);
	assert_int_equal(f.result.baseline.stale, 1);
	teardown(&f);
}

static void test_writing_keeps_reasons(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	find(&f, "b.ts", 1, "x");
	find(&f, "a.ts", 1, "y");
	accept(&f);
	assert_true(str_is(f.baseline.entries.items[0].file, "a.ts"));
	f.baseline.entries.items[1].reason = STR("known");
	find(&f, "moved.ts", 1, "x");
	find(&f, "new.ts", 1, "z");
	struct str all = write(&f, &f.baseline, true);
	assert_true(str_has(all, "\"known\"") && str_has(all, "moved.ts") &&
		    str_has(all, "new.ts") && !str_has(all, "a.ts"));
	struct str pruned = write(&f, &f.baseline, false);
	assert_true(str_has(pruned, "\"known\"") && str_has(pruned, "moved.ts") &&
		    !str_has(pruned, "new.ts") && !str_has(pruned, "a.ts"));
	teardown(&f);
}

static size_t stale_of(struct fixture *f, const char *entries)
{
	struct str error;

	assert_true(read(f,
		str_format(&f->arena,
			"{\"format\": \"clerk-audit-baseline\", \"format_version\": 1, "
			"\"entries\": [%s]}",
			entries),
		&error));
	baseline_apply(&f->arena, &f->baseline, &f->result);
	return f->result.baseline.stale;
}

#define ENTRY(app, file, digit) \
	"{\"rule\": \"CLERK-TEST-001\", \"app\": \"" app "\", \"file\": \"" file \
	"\", \"subject\": \"x\", \"reason\": null, \"fingerprint\": \"sha256:" digit EIGHT EIGHT \
		EIGHT EIGHT EIGHT EIGHT EIGHT \
	"1234567\", \"content\": \"sha256:" digit EIGHT EIGHT EIGHT EIGHT EIGHT EIGHT EIGHT \
	"1234567\"}"
#define EIGHT "01234567"

/* In a folder of the repository, what the baseline says of others is none of this run's business.
 */
static void test_a_part_says_nothing_of_the_rest(void **state)
{
	struct fixture f;

	(void)state;
	setup(&f);
	f.facts.prefix = STR("web/");
	assert_int_equal(
		stale_of(&f, ENTRY("web", "web/a.ts", "1") ", " ENTRY("api", "api/a.ts", "2")), 1);
	assert_int_equal(
		stale_of(&f, ENTRY("api", "api/a.ts", "1") ", " ENTRY(".", "a.ts", "2")), 0);
	/* written in the folder itself */
	assert_int_equal(stale_of(&f, ENTRY(".", "a.ts", "1") ", " ENTRY(".", "b.ts", "2")), 2);
	/* without a folder above it, an app that is not there is gone */
	f.facts.prefix = STR("");
	assert_int_equal(
		stale_of(&f, ENTRY("api", "api/a.ts", "1") ", " ENTRY(".", "a.ts", "2")), 2);
	teardown(&f);
}

static void test_what_was_not_judged_is_not_stale(void **state)
{
	(void)state;
	struct fixture f;
	setup(&f);
	find(&f, "a.ts", 1, "x");
	find_in_snapshot(&f, "fapi.environment");
	accept(&f);
	f.result.verdicts.items[1].incomplete = true;
	assert_int_equal(new_findings(&f), 0);
	assert_int_equal(f.result.baseline.found, 0);
	assert_int_equal(f.result.baseline.stale, 1);
	struct str pruned = write(&f, &f.baseline, false);
	assert_true(str_has(pruned, "fapi.environment") && !str_has(pruned, "a.ts"));
	assert_true(str_equal(write(&f, &f.baseline, true), pruned));
	teardown(&f);
}

static void test_subjects_are_short(void **state)
{
	(void)state;
	struct fixture f;
	char line[500];
	struct str error;

	setup(&f);
	memset(line, 'x', sizeof(line) - 1);
	line[sizeof(line) - 1] = '\0';
	memcpy(line, "  \tä \t b", 9);
	find(&f, "a.ts", 1, line);
	assert_true(read(&f, write(&f, NULL, true), &error));
	struct str subject = f.baseline.entries.items[0].subject;
	assert_true(str_starts(subject, "ä bxx") && str_ends(subject, "x…"));
	/* of 100 letters, three blanks became one; one has two bytes, the sign three */
	assert_int_equal(subject.n, 98 + 1 + 3);
	teardown(&f);
}

static void test_errors_have_places(void **state)
{
	(void)state;
	struct fixture f;
	struct str error;

	setup(&f);
	assert_false(read(&f,
		STR("{\n  \"format\": \"clerk-audit-baseline\",\n"
		    "  \"format_version\": 9,\n  \"entries\": []\n}"),
		&error));
	assert_true(str_starts(error, "x/b.json:3:21: a newer clerk-audit"));
	assert_false(read(&f, STR("{\n 1}"), &error));
	assert_true(str_starts(error, "x/b.json:2:2: "));
	teardown(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_moved_lines_and_renamed_files),
		cmocka_unit_test(test_a_renamed_folder),
		cmocka_unit_test(test_copies_hide_nothing),
		cmocka_unit_test(test_comments_come_first),
		cmocka_unit_test(test_writing_keeps_reasons),
		cmocka_unit_test(test_what_was_not_judged_is_not_stale),
		cmocka_unit_test(test_a_part_says_nothing_of_the_rest),
		cmocka_unit_test(test_subjects_are_short),
		cmocka_unit_test(test_errors_have_places),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
