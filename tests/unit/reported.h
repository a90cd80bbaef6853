#ifndef TESTS_REPORTED_H
#define TESTS_REPORTED_H

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

/* What tests of the reports share: a result to fill, and what is asked of a report. */

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

static inline void add_app(struct fixture *f, const char *root)
{
	struct fact_app app = {.root = str_of(root), .clerk = true};
	vec_push(&f->arena, &f->facts.apps, app);
}

static inline void setup(struct fixture *f)
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

static inline void teardown(struct fixture *f)
{
	buf_finish(&f->out);
	arena_finish(&f->arena);
}

static inline struct place place_of(
	const char *file, uint32_t line, uint32_t column, uint32_t end, const char *excerpt)
{
	return (struct place){.file = str_of(file),
		.line = line,
		.column = column,
		.end_line = line,
		.end_column = end,
		.excerpt = str_of(excerpt)};
}

static inline struct finding a_finding(void)
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

static inline void write_text(struct fixture *f)
{
	buf_finish(&f->out);
	report_text(&f->result, &f->options, &f->out);
}

static inline void assert_has(struct fixture *f, const char *text)
{
	if (strstr(f->out.s, text) == NULL) {
		fail_msg("not in the report: %s\n---\n%s", text, f->out.s);
	}
}

static inline void assert_lacks(struct fixture *f, const char *text)
{
	if (f->out.s != NULL && strstr(f->out.s, text) != NULL) {
		fail_msg("in the report: %s\n---\n%s", text, f->out.s);
	}
}

static inline void add_gap(
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

#endif
