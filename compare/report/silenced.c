#include "compare/report/silenced.h"

#include "compare/report/common.h"

enum {
	PROBLEMS_SHOWN = 10, /* without --verbose */
};

void silenced_add_counts(struct layout *layout, const struct summary_counts *counts)
{
	size_t comments = counts->silenced[SILENCED_COMMENT];
	size_t entries = counts->silenced[SILENCED_BASELINE];
	size_t all = summary_silenced(counts);

	if (all > 0) {
		layout_entry(layout, "Silenced",
			str_format(layout->arena,
				"%zu finding%s: %zu by comments, %zu by the baseline", all,
				common_plural(all), comments, entries));
	}
}

void silenced_add_since(struct layout *layout, const struct since *since)
{
	bool one = since->unchanged == 1;

	if (!str_absent(since->point)) {
		layout_entry(layout, "Unchanged",
			str_format(layout->arena,
				"%zu finding%s there before (at %.*s) and %s not listed",
				since->unchanged, one ? " was" : "s were", STR_ARGS(since->point),
				one ? "is" : "are"));
	}
}

void silenced_add_baseline(struct layout *layout, const struct baseline_use *baseline)
{
	struct str text;

	if (baseline->name.n == 0) {
		return;
	}
	text = str_format(layout->arena, "%.*s: %zu of %zu entr%s still found",
		STR_ARGS(baseline->name), baseline->found, baseline->entries,
		baseline->entries == 1 ? "y is" : "ies are");
	if (baseline->stale > 0) {
		text = str_format(layout->arena, "%.*s; %zu %s stale: clerk-audit baseline prune",
			STR_ARGS(text), baseline->stale, baseline->stale == 1 ? "is" : "are");
	}
	layout_entry(layout, "Baseline", text);
}

void silenced_add_problems(struct layout *layout, const struct audit_result *result, bool all)
{
	size_t n = result->problems.n;
	size_t shown = all || n <= PROBLEMS_SHOWN ? n : PROBLEMS_SHOWN;

	if (n > 0) {
		buf_add_z(layout->out, "  Suppressions\n");
	}
	for (size_t i = 0; i < shown; i++) {
		const struct suppression_problem *it = &result->problems.items[i];
		struct str line = it->message;

		if (it->at.file.n > 0) {
			line = str_format(layout->arena, "%.*s:%u: %s: %.*s", STR_ARGS(it->at.file),
				it->at.line, suppression_problem_name(it->kind),
				STR_ARGS(it->message));
		}
		layout_paragraph(layout, LAYOUT_INDENT + 2, line);
	}
	if (shown < n) {
		layout_paragraph(layout, LAYOUT_INDENT + 2,
			str_format(layout->arena, "and %zu more (--verbose)", n - shown));
	}
}

static struct str place_of(struct layout *layout, const struct finding *finding)
{
	if (finding->at.file.n == 0) {
		return finding->clerk.path;
	}
	return str_format(layout->arena, "%.*s:%u", STR_ARGS(finding->at.file), finding->at.line);
}

void silenced_add_findings(struct layout *layout, const struct audit_result *result)
{
	bool any = false;

	for (size_t i = 0; i < result->findings.n; i++) {
		const struct finding *finding = &result->findings.items[i];
		const struct silenced *by = &finding->silenced;
		struct str place = place_of(layout, finding);

		if (by->by == SILENCED_NOT) {
			continue;
		}
		if (!any) {
			buf_add_z(layout->out, "  Silenced findings\n");
			any = true;
		}
		layout_paragraph(layout, LAYOUT_INDENT + 2,
			str_format(layout->arena, "%s %s %.*s: %s at %.*s:%u%s%.*s%s%.*s",
				finding->rule->id, severity_name(finding->severity),
				STR_ARGS(place), silenced_name(by->by), STR_ARGS(by->file),
				by->line, by->until.n > 0 ? " until " : "", STR_ARGS(by->until),
				by->reason.n > 0 ? ": " : "", STR_ARGS(by->reason)));
	}
}
