#include <inttypes.h>

#include "compare/report/common.h"
#include "compare/report/markdown_text.h"
#include "compare/report/summary.h"

/*
 * The summary of a job, or the note on a merge request. GitHub drops a summary of more than
 * 1 MiB whole, GitLab a note of more than a million characters: lists are cut before.
 */
enum {
	TABLE_END = 300 * 1000, /* bytes of the report behind which its table does not grow */
	DETAILS_END = 800 * 1000,
	GAPS_END = 900 * 1000,
	NOTICES_END = 950 * 1000,
	NOTICES_SHOWN = 20,
};

struct markdown {
	struct arena *arena;
	const struct audit_result *result;
	const struct report_options *options;
	struct buf *out;
};

static void add_code(struct markdown *md, struct str text)
{
	markdown_code(md->arena, text, MARKDOWN_LINE, md->out);
}

static void add_prose(struct markdown *md, struct str text)
{
	markdown_prose(md->arena, text, MARKDOWN_LINE, md->out);
}

static struct str position(struct markdown *md, const struct place *place)
{
	return str_format(md->arena, "%.*s:%u",
		STR_ARGS(common_path(md->arena, md->result, place->file)), place->line);
}

static void add_row(struct markdown *md, const struct finding *finding)
{
	buf_format(md->out, "| %s | `%s` | ", severity_name(finding->severity), finding->rule->id);
	if (finding->at.file.n > 0) {
		markdown_code(md->arena, position(md, &finding->at), MARKDOWN_CELL, md->out);
	} else if (finding->clerk.instance_id.n > 0) {
		markdown_code(md->arena, finding->clerk.instance_id, MARKDOWN_CELL, md->out);
	} else {
		buf_add_z(md->out, "the snapshot");
	}
	buf_add_z(md->out, " | ");
	markdown_prose(md->arena, finding->message, MARKDOWN_CELL, md->out);
	buf_add_z(md->out, " |\n");
}

static void add_item(struct markdown *md, const char *label, struct str text)
{
	if (text.n > 0) {
		buf_format(md->out, "- **%s:** ", label);
		add_prose(md, text);
		buf_add_byte(md->out, '\n');
	}
}

static void add_places(struct markdown *md, const struct finding *finding)
{
	place_vec related = {0};

	if (finding->at.file.n > 0) {
		buf_add_z(md->out, "- **Repo:** ");
		add_code(md, position(md, &finding->at));
		if (finding->at.excerpt.n > 0) {
			buf_add_z(md->out, ": ");
			add_code(md, str_trim(finding->at.excerpt));
		}
		buf_add_byte(md->out, '\n');
	}
	common_related(md->arena, finding, &related);
	for (size_t i = 0; i < related.n; i++) {
		buf_add_z(md->out, i == 0 ? "- **See also:** " : ", ");
		add_code(md, position(md, &related.items[i]));
	}
	if (related.n > 0) {
		buf_add_byte(md->out, '\n');
	}
}

static void add_detail(struct markdown *md, const struct finding *finding)
{
	struct str app = summary_app(md->result, finding->app);

	buf_format(
		md->out, "\n#### %s `%s`: ", severity_name(finding->severity), finding->rule->id);
	add_prose(md, finding->title);
	buf_add_z(md->out, "\n\n- **What:** ");
	add_prose(md, finding->message);
	buf_add_byte(md->out, '\n');
	if (app.n > 0 && md->result->facts->apps.n > 1) {
		buf_add_z(md->out, "- **App:** ");
		add_code(md, app);
		buf_add_byte(md->out, '\n');
	}
	add_item(md, "For", finding->environment);
	add_places(md, finding);
	add_item(md, "Clerk", common_clerk(md->arena, &finding->clerk));
	add_item(md, "Why", common_why(finding));
	add_item(md, "Fix", finding->fix);
}

/* Adds what counts by one of two functions, whole ones only, up to `end`. */
static void add_each(struct markdown *md, size_t end,
	void (*add)(struct markdown *, const struct finding *), const char *what)
{
	size_t left = 0;

	for (size_t i = 0; i < md->result->findings.n; i++) {
		const struct finding *finding = &md->result->findings.items[i];
		size_t before = md->out->n;

		if (!common_counts(finding)) {
			continue;
		}
		if (left == 0) {
			add(md, finding);
		}
		if (left > 0 || md->out->n > end) {
			md->out->n = left > 0 ? md->out->n : before;
			left++;
		}
	}
	if (left > 0) {
		buf_format(md->out,
			"\n%zu more %s left out: this report is cut at its size limit.\n", left,
			what);
	}
}

static void add_findings(struct markdown *md, size_t count)
{
	if (count == 0) {
		buf_format(md->out, "\n%s.\n", common_none(md->result));
		return;
	}
	buf_add_z(md->out, "\n| severity | rule | where | what |\n|---|---|---|---|\n");
	add_each(md, TABLE_END, add_row, "findings are");
	buf_add_z(md->out, "\n### Details\n");
	add_each(md, DETAILS_END, add_detail, "findings' details are");
}

static void add_snapshots(struct markdown *md)
{
	const struct audit_result *result = md->result;

	for (size_t i = 0; i < result->snapshot_digests.n; i++) {
		buf_add_z(md->out, "- **Snapshot:** ");
		add_code(md, result->snapshot_names.items[i]);
		buf_add_z(md->out, ", ");
		add_code(md, result->snapshot_digests.items[i]);
		buf_add_byte(md->out, '\n');
	}
}

static void add_baseline(struct markdown *md)
{
	const struct baseline_use *baseline = &md->result->baseline;

	if (baseline->name.n > 0) {
		buf_add_z(md->out, "- **Baseline:** ");
		add_code(md, baseline->name);
		buf_format(md->out, ", %zu of %zu entr%s still found, %zu stale\n", baseline->found,
			baseline->entries, baseline->entries == 1 ? "y" : "ies", baseline->stale);
	}
}

static void add_compared(struct markdown *md, const struct summary_counts *counts)
{
	size_t comments = counts->silenced[SILENCED_COMMENT];
	size_t entries = counts->silenced[SILENCED_BASELINE];
	const struct since *since = &md->result->since;
	str_vec lines = {0};

	buf_add_z(md->out, "\n### What was compared\n\n");
	add_item(md, "Verdicts", summary_verdicts(md->arena, counts));
	if (summary_silenced(counts) > 0) {
		buf_format(md->out, "- **Silenced:** %zu by comments, %zu by the baseline\n",
			comments, entries);
	}
	if (!str_absent(since->point)) {
		buf_format(md->out, "- **Unchanged:** %zu finding%s there before (at ",
			since->unchanged, since->unchanged == 1 ? " was" : "s were");
		add_code(md, since->point);
		buf_format(md->out, ") and %s not listed\n", since->unchanged == 1 ? "is" : "are");
	}
	summary_against(md->arena, md->result, &lines);
	for (size_t i = 0; i < lines.n; i++) {
		add_item(md, "Against", lines.items[i]);
	}
	add_snapshots(md);
	add_baseline(md);
	if (counts->unresolved > 0) {
		buf_format(md->out,
			"- **Unknown:** %" PRIu64
			" value%s could not be followed and %s not judged\n",
			counts->unresolved, common_plural(counts->unresolved),
			counts->unresolved == 1 ? "was" : "were");
	}
	add_item(md, "Tables about Clerk", md->result->knowledge_date);
	add_item(md, "As of", md->options->as_of);
	add_item(md, "clerk-audit", STR(CLERK_AUDIT_VERSION));
}

static void add_gaps(struct markdown *md)
{
	common_group_vec groups = {0};
	size_t i;

	common_unevaluated(md->arena, md->result, &groups);
	if (groups.n == 0) {
		return;
	}
	buf_add_z(md->out, "\n### Not evaluated\n\n");
	for (i = 0; i < groups.n && md->out->n < GAPS_END; i++) {
		buf_add_z(md->out, "- ");
		add_prose(md, groups.items[i].reason);
		buf_add_z(md->out, ": ");
		add_prose(md, common_rule_names(md->arena, &groups.items[i]));
		buf_add_byte(md->out, '\n');
	}
	if (i < groups.n) {
		buf_format(md->out, "- and %zu more reasons\n", groups.n - i);
	}
}

static void add_problem(struct markdown *md, const struct suppression_problem *problem)
{
	buf_add_z(md->out, "- ");
	if (problem->at.file.n > 0) {
		add_code(md, position(md, &problem->at));
		buf_format(md->out, ": suppression %s: ", suppression_problem_name(problem->kind));
	}
	add_prose(md, problem->message);
	buf_add_byte(md->out, '\n');
}

static void add_notice(struct markdown *md, const struct notice *notice)
{
	buf_add_z(md->out, "- ");
	if (notice->path.n > 0) {
		add_code(md, notice->path);
		buf_add_z(md->out, ": ");
	}
	add_prose(md, notice->reason);
	buf_add_byte(md->out, '\n');
}

static void add_notices(struct markdown *md)
{
	size_t problems = md->result->problems.n;
	notice_vec notices = {0};
	size_t shown = 0;

	summary_notices(md->arena, md->result, &notices);
	if (problems + notices.n == 0) {
		return;
	}
	buf_add_z(md->out, "\n### Notices\n\n");
	while (shown < problems + notices.n && shown < NOTICES_SHOWN && md->out->n < NOTICES_END) {
		if (shown < problems) {
			add_problem(md, &md->result->problems.items[shown]);
		} else {
			add_notice(md, &notices.items[shown - problems]);
		}
		shown++;
	}
	if (shown < problems + notices.n) {
		buf_format(md->out, "- and %zu more\n", problems + notices.n - shown);
	}
}

static void add_report(struct markdown *md)
{
	struct summary_counts counts = summary_count(md->result);
	struct str outcome = summary_outcome(md->arena, md->result, md->options);
	size_t count = 0;

	for (int s = SEVERITY_NOTE; s <= SEVERITY_BLOCKER; s++) {
		count += counts.severities[s];
	}
	buf_format(md->out, "## clerk-audit: %.*s\n\n",
		STR_ARGS(summary_findings(md->arena, counts.severities)));
	add_prose(md, outcome);
	buf_add_byte(md->out, '\n');
	add_findings(md, count);
	add_compared(md, &counts);
	add_gaps(md);
	add_notices(md);
}

void report_markdown(
	const struct audit_result *result, const struct report_options *options, struct buf *out)
{
	struct arena arena;

	arena_init(&arena);
	add_report(&(struct markdown){&arena, result, options, out});
	arena_finish(&arena);
}
