#include "json/json.h"
#include "compare/report/common.h"
#include "compare/report/summary.h"

/*
 * Report format 1, as report.schema.json has it. Names (files, rules, apps) stand as they are: JSON
 * escapes them. Prose and code are made safe as in the text report, because programs print them.
 */
struct writer {
	struct json_writer json;
	struct arena *arena;
	const struct audit_result *result;
};

static void add_name(struct writer *w, const char *key, struct str value)
{
	json_put_nonempty(&w->json, key, value);
}

static void add_text(struct writer *w, const char *key, struct str value)
{
	json_put_string(&w->json, key, report_safe(w->arena, value));
}

static void add_number(struct writer *w, const char *key, uint64_t value)
{
	json_put_integer(&w->json, key, (int64_t)value);
}

static void add_digests(struct writer *w)
{
	const struct audit_result *result = w->result;
	json_key(&w->json, "digests");
	json_begin_object(&w->json);
	add_name(w, "facts", result->facts_digest);
	json_key(&w->json, "snapshots");
	json_begin_array(&w->json);
	for (size_t i = 0; i < result->snapshot_digests.n; i++) {
		json_begin_object(&w->json);
		add_name(w, "name", result->snapshot_names.items[i]);
		add_name(w, "digest", result->snapshot_digests.items[i]);
		json_end_object(&w->json);
	}
	json_end_array(&w->json);
	add_name(w, "config", result->config_digest);
	add_name(w, "baseline", result->baseline.digest);
	add_name(w, "rules", result->rules_digest);
	json_end_object(&w->json);
}

static void add_counts(struct writer *w, const struct summary_counts *counts)
{
	json_key(&w->json, "findings");
	json_begin_object(&w->json);
	for (int s = SEVERITY_BLOCKER; s >= SEVERITY_NOTE; s--) {
		add_number(w, severity_name((enum severity)s), counts->severities[s]);
	}
	json_end_object(&w->json);
	json_key(&w->json, "verdicts");
	json_begin_object(&w->json);
	for (int v = VERDICT_FINDING; v <= VERDICT_NOT_EVALUATED; v++) {
		add_number(w, verdict_name((enum verdict_kind)v), counts->verdicts[v]);
	}
	json_end_object(&w->json);
}

static void add_silenced_counts(struct writer *w, const struct summary_counts *counts)
{
	const struct baseline_use *baseline = &w->result->baseline;

	json_key(&w->json, "suppressed");
	json_begin_object(&w->json);
	for (int by = SILENCED_COMMENT; by <= SILENCED_BASELINE; by++) {
		add_number(w, silenced_name((enum silenced_by)by), counts->silenced[by]);
	}
	json_end_object(&w->json);
	json_key(&w->json, "baseline");
	if (baseline->name.n == 0) {
		json_write_null(&w->json);
		return;
	}
	json_begin_object(&w->json);
	add_name(w, "name", baseline->name);
	add_number(w, "entries", baseline->entries);
	add_number(w, "found", baseline->found);
	add_number(w, "stale", baseline->stale);
	json_end_object(&w->json);
}

/* What a change has caused, when that is what was asked for. */
static void add_since(struct writer *w)
{
	const struct since *since = &w->result->since;

	json_key(&w->json, "since");
	if (str_absent(since->point)) {
		json_write_null(&w->json);
		return;
	}
	json_begin_object(&w->json);
	add_text(w, "point", since->point);
	add_number(w, "unchanged", since->unchanged);
	json_end_object(&w->json);
}

static void add_apps(struct writer *w)
{
	const struct facts *facts = w->result->facts;

	json_key(&w->json, "apps");
	json_begin_array(&w->json);
	for (size_t i = 0; i < facts->apps.n; i++) {
		const struct fact_app *app = &facts->apps.items[i];

		json_begin_object(&w->json);
		add_name(w, "root", app->root);
		add_name(w, "framework", app->framework);
		add_name(w, "framework_version", app->framework_version);
		json_put_bool(&w->json, "clerk", app->clerk);
		json_end_object(&w->json);
	}
	json_end_array(&w->json);
}

static void add_outcome(struct writer *w, const struct report_options *options)
{
	const struct gaps *gaps = &w->result->gaps;

	json_key(&w->json, "outcome");
	json_begin_object(&w->json);
	json_put_string(&w->json, "fail_on", str_of(summary_threshold(options)));
	json_put_bool(&w->json, "strict", options->strict);
	add_number(w, "failing", summary_failing(w->result, options));
	json_key(&w->json, "gaps");
	json_begin_object(&w->json);
	add_number(w, "not_evaluated", gaps->unevaluated);
	add_number(w, "idle_suppressions", gaps->problems);
	add_number(w, "stale_baseline_entries", gaps->stale);
	json_end_object(&w->json);
	add_number(w, "exit", summary_fails(w->result, options));
	json_end_object(&w->json);
}

static void add_summary(
	struct writer *w, const struct summary_counts *counts, const struct report_options *options)
{
	json_key(&w->json, "summary");
	json_begin_object(&w->json);
	add_counts(w, counts);
	add_silenced_counts(w, counts);
	add_since(w);
	add_outcome(w, options);
	add_apps(w);
	json_key(&w->json, "instances");
	json_begin_array(&w->json);
	for (size_t i = 0; i < w->result->instance_lines.n; i++) {
		json_write_string(
			&w->json, report_safe(w->arena, w->result->instance_lines.items[i]));
	}
	json_end_array(&w->json);
	json_put_string(&w->json, "no_snapshot",
		str_absent(w->result->no_snapshot) ? STR_NONE
						   : report_safe(w->arena, w->result->no_snapshot));
	json_end_object(&w->json);
}

static void add_place(struct writer *w, const struct place *place)
{
	json_begin_object(&w->json);
	add_name(w, "file", place->file);
	add_number(w, "line", place->line);
	add_number(w, "column", place->column);
	add_number(w, "end_line", place->end_line);
	add_number(w, "end_column", place->end_column);
	add_text(w, "excerpt", place->excerpt);
	add_name(w, "context", str_of(context_name(place->context)));
	add_name(w, "line_hash", place->line_hash);
	json_end_object(&w->json);
}

static void add_repo(struct writer *w, const struct place *place)
{
	json_key(&w->json, "repo");
	if (place->file.n == 0) {
		json_write_null(&w->json);
		return;
	}
	add_place(w, place);
}

static void add_related(struct writer *w, const struct finding *finding)
{
	place_vec related = {0};

	common_related(w->arena, finding, &related);
	json_key(&w->json, "related");
	json_begin_array(&w->json);
	for (size_t i = 0; i < related.n; i++) {
		add_place(w, &related.items[i]);
	}
	json_end_array(&w->json);
}

static void add_clerk(struct writer *w, const struct clerk_ref *clerk)
{
	json_key(&w->json, "clerk");
	if (clerk->path.n == 0) {
		json_write_null(&w->json);
		return;
	}
	json_begin_object(&w->json);
	add_name(w, "instance_id", clerk->instance_id);
	add_name(w, "instance_kind", clerk->instance_kind);
	add_name(w, "path", clerk->path);
	add_text(w, "value", clerk->value);
	json_end_object(&w->json);
}

static void add_silenced(struct writer *w, const struct silenced *silenced)
{
	json_key(&w->json, "suppressed");
	if (silenced->by == SILENCED_NOT) {
		json_write_null(&w->json);
		return;
	}
	json_begin_object(&w->json);
	add_name(w, "kind", str_of(silenced_name(silenced->by)));
	json_put_string(&w->json, "reason",
		silenced->reason.n > 0 ? report_safe(w->arena, silenced->reason) : STR_NONE);
	add_name(w, "file", silenced->file);
	add_number(w, "line", silenced->line);
	add_name(w, "until", silenced->until);
	json_end_object(&w->json);
}

static void add_problem(struct writer *w, const struct suppression_problem *problem)
{
	bool nowhere = problem->at.file.n == 0;

	json_begin_object(&w->json);
	add_name(w, "kind", str_of(suppression_problem_name(problem->kind)));
	add_name(w, "file", problem->at.file);
	json_key(&w->json, "line");
	if (nowhere) {
		json_write_null(&w->json);
	} else {
		json_write_integer(&w->json, problem->at.line);
	}
	add_name(w, "rule", problem->rule);
	add_text(w, "message", problem->message);
	json_end_object(&w->json);
}

static void add_finding(struct writer *w, const struct finding *finding)
{
	json_begin_object(&w->json);
	add_name(w, "rule", str_of(finding->rule->id));
	add_name(w, "severity", str_of(severity_name(finding->severity)));
	add_text(w, "title", finding->title);
	add_text(w, "message", finding->message);
	add_text(w, "why", common_why(finding));
	add_name(w, "app", summary_app(w->result, finding->app));
	add_name(w, "environment", finding->environment);
	add_repo(w, &finding->at);
	add_related(w, finding);
	add_clerk(w, &finding->clerk);
	add_text(w, "fix", finding->fix);
	add_name(w, "fingerprint", finding->fingerprint);
	add_silenced(w, &finding->silenced);
	json_end_object(&w->json);
}

static void add_verdict(struct writer *w, const struct verdict *verdict)
{
	json_begin_object(&w->json);
	add_name(w, "rule", str_of(verdict->rule->id));
	add_name(w, "app", summary_app(w->result, verdict->app));
	add_name(w, "instance", verdict->instance);
	add_name(w, "verdict", str_of(verdict_name(verdict->kind)));
	json_key(&w->json, "reason");
	json_write_string(&w->json,
		verdict->reason.n > 0 ? report_safe(w->arena, verdict->reason) : STR_NONE);
	add_number(w, "judged", verdict->judged);
	add_number(w, "unresolved", verdict->unresolved);
	json_end_object(&w->json);
}

static void add_notice(struct writer *w, const struct notice *notice)
{
	json_begin_object(&w->json);
	add_name(w, "path", notice->path);
	add_text(w, "reason", notice->reason);
	json_end_object(&w->json);
}

static void add_head(struct writer *w, const struct report_options *options)
{
	add_name(w, "format", STR("clerk-audit-report"));
	add_number(w, "format_version", 1);
	json_key(&w->json, "tool");
	json_begin_object(&w->json);
	add_name(w, "name", STR("clerk-audit"));
	add_name(w, "version", STR(CLERK_AUDIT_VERSION));
	json_end_object(&w->json);
	add_name(w, "knowledge_date", w->result->knowledge_date);
	add_name(w, "as_of", options->as_of);
	add_name(w, "prefix", w->result->facts->prefix);
	add_digests(w);
}

static void add_notices(struct writer *w)
{
	notice_vec notices = {0};
	summary_notices(w->arena, w->result, &notices);
	json_key(&w->json, "notices");
	json_begin_array(&w->json);
	for (size_t i = 0; i < notices.n; i++) {
		add_notice(w, &notices.items[i]);
	}
	json_end_array(&w->json);
}

static void add_lists(struct writer *w, const struct summary_counts *counts)
{
	const struct audit_result *result = w->result;
	json_key(&w->json, "findings");
	json_begin_array(&w->json);
	for (size_t i = 0; i < result->findings.n; i++) {
		add_finding(w, &result->findings.items[i]);
	}
	json_end_array(&w->json);
	json_key(&w->json, "verdicts");
	json_begin_array(&w->json);
	for (size_t i = 0; i < result->verdicts.n; i++) {
		add_verdict(w, &result->verdicts.items[i]);
	}
	json_end_array(&w->json);
	json_key(&w->json, "suppression_problems");
	json_begin_array(&w->json);
	for (size_t i = 0; i < result->problems.n; i++) {
		add_problem(w, &result->problems.items[i]);
	}
	json_end_array(&w->json);
	add_number(w, "unresolved", counts->unresolved);
	add_notices(w);
}

void report_json(
	const struct audit_result *result, const struct report_options *options, struct buf *out)
{
	struct arena arena;
	arena_init(&arena);
	struct writer writer = {{.out = out}, &arena, result};
	struct summary_counts counts = summary_count(result);
	json_begin_object(&writer.json);
	add_head(&writer, options);
	add_summary(&writer, &counts, options);
	add_lists(&writer, &counts);
	json_end_object(&writer.json);
	arena_finish(&arena);
}
