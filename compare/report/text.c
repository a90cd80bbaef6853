#include "compare/report/frame.h"
#include "compare/report/layout.h"
#include "compare/report/summary.h"

static void add_head(struct layout *layout, const struct finding *finding)
{
	layout_paint(layout, PAINT_BOLD, finding->rule->id);
	buf_add_z(layout->out, "  ");
	layout_paint(layout, layout_severity(finding->severity), severity_name(finding->severity));
	buf_add_z(layout->out, "  ");
	struct str title = report_safe(layout->arena, finding->title);
	layout_paint(layout, PAINT_BOLD, str_copy(layout->arena, title).s);
	buf_add_byte(layout->out, '\n');
}

static struct str position(struct layout *layout, const struct place *place)
{
	return str_format(
		layout->arena, "%.*s:%u:%u", STR_ARGS(place->file), place->line, place->column);
}

static bool same_line(const struct place *a, const struct place *b)
{
	return a->line == b->line && str_equal(a->file, b->file);
}

/* A place on a line that is named already tells a reader nothing. */
static void add_related(struct layout *layout, const struct finding *finding)
{
	bool any = false;
	for (size_t i = 0; i < finding->related.n; i++) {
		const struct place *place = &finding->related.items[i];
		bool named = same_line(place, &finding->at);
		for (size_t k = 0; k < i && !named; k++) {
			named = same_line(place, &finding->related.items[k]);
		}
		if (!named) {
			layout_line(layout, any ? "" : "See also", position(layout, place));
			any = true;
		}
	}
}

static void add_repo(struct layout *layout, const struct finding *finding)
{
	if (finding->at.file.n > 0) {
		layout_line(layout, "Repo", position(layout, &finding->at));
		frame_add(layout, &finding->at);
	}
	add_related(layout, finding);
}

static void add_clerk(struct layout *layout, const struct clerk_ref *clerk)
{
	if (clerk->path.n == 0) {
		return;
	}
	bool kind = clerk->instance_kind.n > 0;
	bool named = str_starts(clerk->instance_id, "instance ");
	bool whole = clerk->instance_id.n == 0; /* about the snapshot, not one instance */
	struct str line = str_format(layout->arena, "%s%.*s%s%.*s%s%s%.*s%s%.*s",
		named || whole ? "" : "instance ", STR_ARGS(clerk->instance_id), kind ? " (" : "",
		STR_ARGS(clerk->instance_kind), kind ? ")" : "", whole ? "" : ", ",
		STR_ARGS(clerk->path), clerk->value.n > 0 ? ": " : "", STR_ARGS(clerk->value));
	layout_entry(layout, "Clerk", line);
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
	add_clerk(layout, &finding->clerk);
	layout_entry(
		layout, "Why", finding->why.n > 0 ? finding->why : str_of(finding->rule->symptom));
	layout_entry(layout, "Fix", finding->fix);
	buf_add_byte(layout->out, '\n');
}

void report_text(
	const struct audit_result *result, const struct report_options *options, struct buf *out)
{
	struct arena arena;
	arena_init(&arena);
	struct layout layout = {&arena, out, options->width, options->color};
	size_t shown = 0;
	for (size_t i = 0; i < result->findings.n; i++) {
		if (result->findings.items[i].silenced.by == SILENCED_NOT) {
			add_finding(&layout, result, &result->findings.items[i]);
			shown++;
		}
	}
	if (options->quiet) {
		summary_add_strict(&layout, result, options);
	} else {
		if (shown == 0) {
			layout_paint(&layout, PAINT_GREEN,
				result->findings.n == 0 ? "No findings"
							: "No findings that are not silenced");
			buf_add_z(out, "\n\n");
		}
		summary_add(&layout, result, options);
	}
	arena_finish(&arena);
}
