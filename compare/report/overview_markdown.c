#include "compare/report/common.h"
#include "compare/report/markdown_text.h"
#include "compare/report/overview.h"
#include "compare/report/summary.h"

enum {
	NAMES_SHOWN = 20, /* of repositories with one rule: a job's summary may be cut at 1 MiB */
};

struct writer {
	struct arena *arena;
	struct buf *out;
};

static void add_code(struct writer *w, struct str text)
{
	markdown_code(w->arena, text, MARKDOWN_CELL, w->out);
}

static void add_counts(struct writer *w, const struct overview_counts *counts)
{
	const size_t *s = counts->severities;

	buf_format(w->out, " %zu | %zu | %zu | %zu |", s[SEVERITY_BLOCKER], s[SEVERITY_WARNING],
		s[SEVERITY_NOTE], counts->unevaluated);
}

static void add_names(struct writer *w, const str_vec *names, enum markdown_place place)
{
	for (size_t i = 0; i < names->n && i < NAMES_SHOWN; i++) {
		buf_add_z(w->out, i == 0 ? "" : ", ");
		if (names->items[i].n == 0) {
			buf_add_z(w->out, "the snapshot");
		} else {
			markdown_code(w->arena, names->items[i], place, w->out);
		}
	}
	if (names->n > NAMES_SHOWN) {
		buf_format(w->out, " and %zu more", names->n - NAMES_SHOWN);
	}
}

static void add_summary(struct writer *w, const struct overview *overview)
{
	static const char *const results[] = {
		"nothing at or above the threshold", "findings", "not every repository was judged"};
	struct str findings = summary_findings(w->arena, overview->counts.severities);
	size_t gaps = overview->counts.unevaluated;
	int status = overview_status(overview);

	buf_format(w->out,
		"## clerk-audit\n\n**%zu of %zu repositories judged: %.*s**, %zu verdict%s not "
		"evaluated; exit %d, %s.\n",
		overview->judged, overview->repositories.n, STR_ARGS(findings), gaps,
		common_plural(gaps), status, results[status]);
}

static void add_errors(struct writer *w, const struct overview *overview)
{
	if (overview->judged == overview->repositories.n) {
		return;
	}
	buf_add_z(w->out, "\n| not judged | because |\n|---|---|\n");
	for (size_t i = 0; i < overview->repositories.n; i++) {
		const struct overview_repository *it = &overview->repositories.items[i];

		if (!str_absent(it->error)) {
			buf_add_z(w->out, "| ");
			add_code(w, it->name);
			buf_add_z(w->out, " | ");
			add_code(w, it->error);
			buf_add_z(w->out, " |\n");
		}
	}
}

static void add_repositories(struct writer *w, const struct overview *overview)
{
	if (overview->judged == 0) {
		return;
	}
	buf_add_z(w->out, "\n| repository | blockers | warnings | notes | not evaluated |\n"
			  "|---|--:|--:|--:|--:|\n");
	for (size_t i = 0; i < overview->repositories.n; i++) {
		const struct overview_repository *it = &overview->repositories.items[i];

		if (str_absent(it->error)) {
			buf_add_z(w->out, "| ");
			add_code(w, it->name);
			buf_add_z(w->out, " |");
			add_counts(w, &it->counts);
			buf_add_byte(w->out, '\n');
		}
	}
}

static void add_instances(struct writer *w, const struct overview *overview)
{
	if (overview->instances.n == 0) {
		return;
	}
	buf_add_z(w->out, "\n| instance, by itself | blockers | warnings | notes | not evaluated | "
			  "repositories |\n|---|--:|--:|--:|--:|--:|\n");
	for (size_t i = 0; i < overview->instances.n; i++) {
		const struct overview_instance *it = &overview->instances.items[i];

		buf_add_z(w->out, "| ");
		if (it->name.n == 0) {
			buf_add_z(w->out, "the snapshot as a whole");
		} else {
			add_code(w, it->name);
		}
		buf_add_z(w->out, " |");
		add_counts(w, &it->counts);
		if (it->name.n == 0) {
			buf_add_z(w->out, " |\n");
		} else {
			buf_format(w->out, " %zu |\n", it->repositories);
		}
	}
}

static void add_rules(struct writer *w, const struct overview *overview)
{
	if (overview->rules.n == 0) {
		return;
	}
	buf_add_z(w->out, "\n| rule | finds | findings | in |\n|---|---|--:|---|\n");
	for (size_t i = 0; i < overview->rules.n; i++) {
		const struct overview_rule *it = &overview->rules.items[i];

		buf_format(w->out, "| `%s` | %s | %zu | ", it->rule->id, it->rule->title,
			it->findings);
		add_names(w, it->repositories.n > 0 ? &it->repositories : &it->instances,
			MARKDOWN_CELL);
		buf_add_z(w->out, " |\n");
	}
}

static void add_foot(
	struct writer *w, const struct overview *overview, const struct report_options *options)
{
	if (overview->left_out.n > 0) {
		buf_add_z(w->out, "\nIn the folder, and no facts: ");
		add_names(w, &overview->left_out, MARKDOWN_LINE);
		buf_add_z(w->out, ".\n");
	}
	if (overview->judged > 0) {
		buf_format(w->out,
			"\nclerk-audit " CLERK_AUDIT_VERSION
			", tables about Clerk as of %.*s%s%.*s\n",
			STR_ARGS(overview->knowledge_date),
			options->as_of.n > 0 ? ", judged as of " : "", STR_ARGS(options->as_of));
	}
}

void overview_markdown(
	const struct overview *overview, const struct report_options *options, struct buf *out)
{
	struct arena arena;

	arena_init(&arena);
	struct writer writer = {&arena, out};
	add_summary(&writer, overview);
	add_errors(&writer, overview);
	add_repositories(&writer, overview);
	add_instances(&writer, overview);
	add_rules(&writer, overview);
	add_foot(&writer, overview, options);
	arena_finish(&arena);
}
