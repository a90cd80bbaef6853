#include "compare/report/html.h"

/* What the report rests on, and what was noticed on the way. */

static void add_against(struct html *html)
{
	str_vec lines = {0};

	summary_against(html->arena, html->result, &lines);
	html_markup(html, "<div><dt>Against</dt><dd>\n");
	for (size_t i = 0; i < lines.n; i++) {
		html_put(html, "<p>", lines.items[i], "</p>\n");
	}
	html_markup(html, "</dd></div>\n");
}

static void add_digest(struct html *html, const char *what, struct str name, struct str digest)
{
	if (digest.n == 0) {
		return;
	}
	html_put(html, "<div><dt>", str_of(what), "</dt><dd>");
	if (name.n > 0) {
		html_put(html, "<p>", name, "</p>");
	}
	html_put(html, "<p class=\"digest\">", digest, "</p></dd></div>\n");
}

static void add_line(struct html *html, const char *what, struct str text)
{
	html_put(html, "<div><dt>", str_of(what), "</dt><dd>");
	html_put(html, "", text, "</dd></div>\n");
}

static struct str baseline_line(struct html *html)
{
	const struct baseline_use *baseline = &html->result->baseline;

	return str_format(html->arena, "%.*s: %zu of %zu entries still found, %zu stale",
		STR_ARGS(baseline->name), baseline->found, baseline->entries, baseline->stale);
}

void html_add_sources(struct html *html)
{
	const struct audit_result *result = html->result;

	html_markup(html, "<section id=\"sources\" aria-labelledby=\"sources-title\">\n"
			  "<h2 id=\"sources-title\">Compared with</h2>\n<dl class=\"sources\">\n");
	add_against(html);
	add_line(html, "Knowledge",
		str_format(html->arena, "tables about Clerk of %.*s",
			STR_ARGS(result->knowledge_date)));
	add_line(html, "As of",
		html->options->as_of.n > 0 ? html->options->as_of : STR("not given"));
	for (size_t i = 0; i < result->snapshot_digests.n; i++) {
		add_digest(html, "Snapshot", result->snapshot_names.items[i],
			result->snapshot_digests.items[i]);
	}
	add_digest(html, "Facts", STR(""), result->facts_digest);
	add_digest(html, "Configuration", STR(""), result->config_digest);
	if (result->baseline.name.n > 0) {
		add_digest(html, "Baseline", baseline_line(html), result->baseline.digest);
	}
	add_digest(html, "Rules", STR(""), result->rules_digest);
	html_markup(html, "</dl>\n<p class=\"lead\">Digests are SHA-256. The same facts, "
			  "snapshots, configuration and version give this report again, byte for "
			  "byte.</p>\n</section>\n");
}

static void add_problems(struct html *html)
{
	if (html->result->problems.n > 0) {
		html_markup(html, "<h3>Suppressions</h3>\n<ul>\n");
	}
	for (size_t i = 0; i < html->result->problems.n; i++) {
		const struct suppression_problem *problem = &html->result->problems.items[i];

		html_markup(html, "<li>");
		if (problem->at.file.n > 0) {
			html_put(html, "<span class=\"where\">", problem->at.file, "");
			html_number(html, ":", problem->at.line, "</span> ");
		}
		html_put(html, "", str_of(suppression_problem_name(problem->kind)), ": ");
		html_put(html, "", problem->message, "</li>\n");
	}
	if (html->result->problems.n > 0) {
		html_markup(html, "</ul>\n");
	}
}

void html_add_notices(struct html *html)
{
	notice_vec notices = {0};

	summary_notices(html->arena, html->result, &notices);
	html_markup(html, "<section id=\"notices\" aria-labelledby=\"notices-title\">\n"
			  "<h2 id=\"notices-title\">Notices</h2>\n");
	if (notices.n + html->result->problems.n == 0) {
		html_markup(html, "<p>None.</p>\n");
	}
	html_markup(html, notices.n > 0 ? "<ul>\n" : "");
	for (size_t i = 0; i < notices.n; i++) {
		html_markup(html, "<li>");
		if (notices.items[i].path.n > 0) {
			html_put(html, "<span class=\"where\">", notices.items[i].path, "</span> ");
		}
		html_put(html, "", notices.items[i].reason, "</li>\n");
	}
	html_markup(html, notices.n > 0 ? "</ul>\n" : "");
	add_problems(html);
	html_markup(html, "</section>\n");
}
