#include "compare/report/common.h"
#include "compare/report/frame.h"
#include "compare/report/layout.h"
#include "compare/report/summary.h"

static void add_head(struct layout *layout, const struct finding *finding)
{
	struct str uri = common_help_uri(finding->rule);

	layout_link_begin(layout, uri);
	layout_paint(layout, PAINT_BOLD, finding->rule->id);
	layout_link_end(layout, uri);
	buf_add_z(layout->out, "  ");
	layout_paint(layout, layout_severity(finding->severity), severity_name(finding->severity));
	buf_add_z(layout->out, "  ");
	struct str title = report_safe(layout->arena, finding->title);
	layout_paint(layout, PAINT_BOLD, str_copy(layout->arena, title).s);
	buf_add_byte(layout->out, '\n');
}

/* A place on a line that is named already tells a reader nothing. */
static void add_related(struct layout *layout, const struct finding *finding)
{
	place_vec related = {0};

	common_related(layout->arena, finding, &related);
	for (size_t i = 0; i < related.n; i++) {
		layout_place(layout, i == 0 ? "See also" : "", &related.items[i]);
	}
}

static void add_repo(struct layout *layout, const struct finding *finding)
{
	if (finding->at.file.n > 0) {
		layout_place(layout, "Repo", &finding->at);
		frame_add(layout, &finding->at);
	}
	add_related(layout, finding);
}

static void add_finding(
	struct layout *layout, const struct audit_result *result, const struct finding *finding)
{
	add_head(layout, finding);
	layout_paragraph(layout, LAYOUT_INDENT, finding->message);
	struct str app = summary_app(result, finding->app);
	if (app.n > 0 && result->facts->apps.n > 1) {
		layout_line(layout, "App", app);
	}
	if (finding->environment.n > 0) {
		layout_line(layout, "For", finding->environment);
	}
	add_repo(layout, finding);
	if (finding->clerk.path.n > 0) {
		layout_entry(layout, "Clerk", common_clerk(layout->arena, &finding->clerk));
	}
	layout_entry(layout, "Why", common_why(finding));
	layout_entry(layout, "Fix", finding->fix);
	buf_add_byte(layout->out, '\n');
}

void report_text(
	const struct audit_result *result, const struct report_options *options, struct buf *out)
{
	struct arena arena;
	arena_init(&arena);
	struct layout layout = {&arena, out, options->width, options->color, options->links};
	size_t shown = 0;
	for (size_t i = 0; i < result->findings.n; i++) {
		if (common_counts(&result->findings.items[i])) {
			add_finding(&layout, result, &result->findings.items[i]);
			shown++;
		}
	}
	if (options->quiet) {
		summary_add_strict(&layout, result, options);
	} else {
		if (shown == 0) {
			layout_paint(&layout, PAINT_GREEN, common_none(result));
			buf_add_z(out, "\n\n");
		}
		summary_add(&layout, result, options);
	}
	arena_finish(&arena);
}
