#include <stdio.h>

#include "compare/report/common.h"
#include "compare/report/overview.h"
#include "compare/report/summary.h"

enum {
	NAMES_SHOWN = 8, /* repositories listed with a rule, without --verbose */
};

static void add_title(struct layout *layout, const char *title)
{
	layout_paint(layout, PAINT_BOLD, title);
	buf_add_byte(layout->out, '\n');
}

static void add_row(struct layout *layout, const struct overview_counts *counts, const char *last,
	struct str name)
{
	const size_t *s = counts->severities;

	buf_format(layout->out, "  %8zu  %8zu  %5zu  %13zu  %s", s[SEVERITY_BLOCKER],
		s[SEVERITY_WARNING], s[SEVERITY_NOTE], counts->unevaluated, last);
	buf_add(layout->out, report_safe(layout->arena, name));
	buf_add_byte(layout->out, '\n');
}

static void add_repositories(struct layout *layout, const struct overview *overview)
{
	if (overview->judged == 0) {
		return;
	}
	add_title(layout, "Repositories");
	buf_add_z(layout->out, "  blockers  warnings  notes  not evaluated  repository\n");
	for (size_t i = 0; i < overview->repositories.n; i++) {
		const struct overview_repository *it = &overview->repositories.items[i];

		if (str_absent(it->error)) {
			add_row(layout, &it->counts, "", it->name);
		}
	}
	buf_add_byte(layout->out, '\n');
}

static void add_instances(struct layout *layout, const struct overview *overview)
{
	if (overview->instances.n == 0) {
		return;
	}
	add_title(layout, "Instances by themselves, the same in every report");
	buf_add_z(layout->out,
		"  blockers  warnings  notes  not evaluated  repositories  instance\n");
	for (size_t i = 0; i < overview->instances.n; i++) {
		const struct overview_instance *it = &overview->instances.items[i];
		bool whole = it->name.n == 0;
		char last[32] = "           -  ";

		if (!whole) {
			snprintf(last, sizeof(last), "%12zu  ", it->repositories);
		}
		add_row(layout, &it->counts, last,
			whole ? STR("the snapshot as a whole") : it->name);
	}
	buf_add_byte(layout->out, '\n');
}

static struct str join_names(struct layout *layout, const str_vec *names, bool all)
{
	size_t shown = all || names->n <= NAMES_SHOWN + 1 ? names->n : NAMES_SHOWN;
	struct buf buf = {0};

	for (size_t i = 0; i < shown; i++) {
		struct str name = names->items[i];

		buf_add_z(&buf, i == 0 ? "" : ", ");
		buf_add(&buf, name.n == 0 ? STR("the snapshot as a whole") : name);
	}
	if (shown < names->n) {
		buf_format(&buf, " and %zu more (--verbose)", names->n - shown);
	}
	struct str text = str_copy(layout->arena, buf_str(&buf));
	buf_finish(&buf);
	return text;
}

static void add_rule(struct layout *layout, const struct overview_rule *it, bool verbose)
{
	bool alone = it->repositories.n == 0;
	const str_vec *names = alone ? &it->instances : &it->repositories;
	const char *what = alone ? "instance" : names->n == 1 ? "repository" : "repositories";

	buf_add_z(layout->out, "  ");
	layout_paint(layout, PAINT_BOLD, it->rule->id);
	buf_format(layout->out, "  %s\n", it->rule->title);
	layout_paragraph(layout, LAYOUT_INDENT + 4,
		str_format(layout->arena, "%zu finding%s in %zu %s%s: %.*s", it->findings,
			common_plural(it->findings), names->n, what,
			alone ? common_plural(names->n) : "",
			STR_ARGS(join_names(layout, names, verbose))));
}

static void add_rules(struct layout *layout, const struct overview *overview, bool verbose)
{
	if (overview->rules.n == 0) {
		return;
	}
	add_title(layout, "Rules that found something");
	for (size_t i = 0; i < overview->rules.n; i++) {
		add_rule(layout, &overview->rules.items[i], verbose);
	}
	buf_add_byte(layout->out, '\n');
}

static void add_errors(struct layout *layout, const struct overview *overview)
{
	if (overview->judged == overview->repositories.n) {
		return;
	}
	add_title(layout, "Not judged");
	for (size_t i = 0; i < overview->repositories.n; i++) {
		const struct overview_repository *it = &overview->repositories.items[i];

		if (!str_absent(it->error)) {
			layout_paragraph(layout, LAYOUT_INDENT,
				str_format(layout->arena, "%.*s: %.*s", STR_ARGS(it->name),
					STR_ARGS(it->error)));
		}
	}
	buf_add_byte(layout->out, '\n');
}

static void add_digests(struct layout *layout, const struct overview *overview,
	const struct report_options *options)
{
	layout_entry(layout, "Tables",
		str_format(layout->arena, "about Clerk, as of %.*s",
			STR_ARGS(overview->knowledge_date)));
	if (options->as_of.n > 0) {
		layout_line(layout, "As of", options->as_of);
	}
	for (size_t i = 0; i < overview->snapshot_digests.n; i++) {
		layout_line(layout, i == 0 ? "Snapshot" : "",
			str_format(layout->arena, "%.*s %.*s",
				STR_ARGS(overview->snapshot_digests.items[i]),
				STR_ARGS(overview->snapshot_names.items[i])));
	}
	if (overview->config_digest.n > 0) {
		layout_line(layout, "Config", overview->config_digest);
	}
}

static void add_result(struct layout *layout, const struct overview *overview,
	const struct report_options *options)
{
	size_t unjudged = overview->repositories.n - overview->judged;
	int status = overview_status(overview);

	if (status == 2) {
		layout_entry(layout, "Result",
			str_format(layout->arena, "%zu repositor%s could not be judged: exit 2",
				unjudged, unjudged == 1 ? "y" : "ies"));
		return;
	}
	layout_entry(layout, "Result",
		str_format(layout->arena,
			"%zu of %zu reports fail at the threshold '%s'%s: exit %d",
			overview->failing, overview->judged, summary_threshold(options),
			options->strict ? " or by --strict" : "", status));
}

static void add_summary(struct layout *layout, const struct overview *overview,
	const struct report_options *options)
{
	const struct overview_counts *counts = &overview->counts;

	add_title(layout, "Summary");
	layout_entry(layout, "Judged",
		str_format(layout->arena, "%zu of %zu repositories", overview->judged,
			overview->repositories.n));
	layout_entry(layout, "Findings",
		str_format(layout->arena, "%.*s; %zu silenced",
			STR_ARGS(summary_findings(layout->arena, counts->severities)),
			counts->silenced));
	layout_entry(layout, "Verdicts",
		str_format(layout->arena, "%zu not evaluated", counts->unevaluated));
	if (overview->judged > 0 && !overview->has_snapshot) {
		layout_entry(
			layout, "Against", STR("no snapshot, so only the repositories are judged"));
	}
	if (overview->left_out.n > 0) {
		layout_entry(layout, "Left out",
			str_format(layout->arena, "in the folder, and no facts: %.*s",
				STR_ARGS(join_names(
					layout, &overview->left_out, options->verbose))));
	}
	if (overview->judged > 0) {
		add_digests(layout, overview, options);
	}
	add_result(layout, overview, options);
}

void overview_text(
	const struct overview *overview, const struct report_options *options, struct buf *out)
{
	struct arena arena;

	arena_init(&arena);
	struct layout layout = {&arena, out, options->width, options->color};
	add_repositories(&layout, overview);
	add_instances(&layout, overview);
	add_rules(&layout, overview, options->verbose);
	add_errors(&layout, overview);
	add_summary(&layout, overview, options);
	arena_finish(&arena);
}
