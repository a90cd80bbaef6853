#include "base/buf.h"
#include "compare/report/common.h"
#include "compare/report/summary.h"

/*
 * GitHub's workflow commands: the runner makes an annotation of each. It shows the first ten of a
 * kind for each step, so they come by severity, as findings do; all of them stand in the log.
 */
enum {
	GITHUB_SHOWN = 10,
};

static const char *const commands[] = {
	[SEVERITY_NOTE] = "notice",
	[SEVERITY_WARNING] = "warning",
	[SEVERITY_BLOCKER] = "error",
};

/* A command ends with its line; in a property ':' and ',' would end it as well. */
static void add_escaped(struct buf *out, struct str text, bool property)
{
	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = (unsigned char)text.s[i];
		bool special = c == '%' || c == '\r' || c == '\n';

		if (special || (property && (c == ':' || c == ','))) {
			buf_format(out, "%%%02X", c);
		} else {
			buf_add_byte(out, (char)c);
		}
	}
}

/* A name that is not safe to print would not be found, but its annotation is shown. */
static void add_place(struct buf *out, struct arena *arena, const struct audit_result *result,
	const struct place *place)
{
	bool ends = place->end_line >= place->line;

	if (place->file.n == 0) {
		return;
	}
	buf_add_z(out, "file=");
	add_escaped(out, report_safe(arena, common_path(arena, result, place->file)), true);
	buf_format(out, ",line=%u", place->line > 0 ? place->line : 1);
	if (ends && place->line > 0) {
		buf_format(out, ",endLine=%u", place->end_line);
	}
	/* columns are taken where they are of one line */
	if (place->line > 0 && place->end_line == place->line && place->column > 0 &&
		place->end_column >= place->column) {
		buf_format(out, ",col=%u,endColumn=%u", place->column, place->end_column);
	}
	buf_add_byte(out, ',');
}

static void add_finding(struct buf *out, struct arena *arena, const struct audit_result *result,
	const struct finding *finding)
{
	struct str title = str_format(
		arena, "%s: %.*s", finding->rule->id, STR_ARGS(report_safe(arena, finding->title)));
	struct str text = str_format(arena, "%.*s\nWhy: %.*s\nFix: %.*s",
		STR_ARGS(report_safe(arena, finding->message)),
		STR_ARGS(report_safe(arena, common_why(finding))),
		STR_ARGS(report_safe(arena, finding->fix)));

	buf_format(out, "::%s ", commands[finding->severity]);
	add_place(out, arena, result, &finding->anchor);
	buf_add_z(out, "title=");
	add_escaped(out, title, true);
	buf_add_z(out, "::");
	add_escaped(out, text, false);
	buf_add_byte(out, '\n');
}

static size_t beyond(const struct summary_counts *counts)
{
	size_t beyond = 0;

	for (int s = SEVERITY_NOTE; s <= SEVERITY_BLOCKER; s++) {
		size_t n = counts->severities[s];

		beyond += n > GITHUB_SHOWN ? n - GITHUB_SHOWN : 0;
	}
	return beyond;
}

/* A plain line of the log: as a command it would be one of the ten, or be lost behind them. */
static void add_summary(struct buf *out, struct arena *arena, const struct audit_result *result,
	const struct report_options *options)
{
	struct summary_counts counts = summary_count(result);
	size_t silenced = summary_silenced(&counts);
	size_t gaps = counts.verdicts[VERDICT_NOT_EVALUATED];
	struct str findings = summary_findings(arena, counts.severities);
	struct str outcome = summary_outcome(arena, result, options);

	buf_format(out, "clerk-audit: %.*s", STR_ARGS(findings));
	if (silenced > 0) {
		buf_format(out, ", %zu silenced", silenced);
	}
	buf_format(out, "; %zu verdict%s not evaluated; %.*s", gaps, common_plural(gaps),
		STR_ARGS(outcome));
	if (beyond(&counts) > 0) {
		buf_format(out, "; GitHub shows %d of a kind, %zu more stand in this log alone",
			GITHUB_SHOWN, beyond(&counts));
	}
	buf_add_byte(out, '\n');
}

void report_github(
	const struct audit_result *result, const struct report_options *options, struct buf *out)
{
	struct arena arena;

	arena_init(&arena);
	for (size_t i = 0; i < result->findings.n; i++) {
		if (common_counts(&result->findings.items[i])) {
			add_finding(out, &arena, result, &result->findings.items[i]);
		}
	}
	add_summary(out, &arena, result, options);
	arena_finish(&arena);
}
