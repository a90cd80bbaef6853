#include "compare/report/html.h"

#include "base/digest.h"
#include "compare/report/common.h"
#include "compare/report/html_files.h"

/* All files but the last. */
static struct str style(struct arena *arena)
{
	struct str text = STR("");

	for (size_t i = 0; i + 1 < html_files_count; i++) {
		text = str_join(arena, text, (struct str){html_files[i].text, html_files[i].size});
	}
	return text;
}

static struct str script(void)
{
	const struct embedded_file *file = &html_files[html_files_count - 1];

	return (struct str){file->text, file->size};
}

/* Nothing is loaded and nothing runs but the two parts whose hashes stand here. */
static void add_policy(struct html *html)
{
	html_put(html,
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
		"base-uri 'none'; form-action 'none'; style-src 'sha256-",
		digest_sha256_base64(html->arena, style(html->arena)), "'; script-src 'sha256-");
	html_put(html, "", digest_sha256_base64(html->arena, script()), "'\">\n");
}

/* "." where PATH is the git root; else the folder that the names of files start from. */
static struct str title(const struct html *html)
{
	struct str prefix = html->result->facts->prefix;

	return prefix.n == 0 ? STR("Clerk audit")
			     : str_join(html->arena, STR("Clerk audit of "), prefix);
}

static void add_head(struct html *html)
{
	html_markup(html, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
			  "<meta charset=\"utf-8\">\n");
	add_policy(html);
	html_markup(html, "<meta name=\"referrer\" content=\"no-referrer\">\n"
			  "<meta name=\"color-scheme\" content=\"light dark\">\n"
			  "<meta name=\"viewport\" content=\"width=device-width, "
			  "initial-scale=1\">\n");
	html_put(html, "<title>", title(html), ": ");
	html_put(html, "", summary_findings(html->arena, html->counts.severities),
		"</title>\n<style>");
	buf_add(html->out, style(html->arena));
	html_markup(html, "</style>\n</head>\n<body>\n"
			  "<a class=\"skip\" href=\"#findings\">Skip to the findings</a>\n");
}

static void add_severity(struct html *html, enum severity severity)
{
	const char *name = severity_name(severity);

	html_put(html, "<li class=\"",
		html->counts.severities[severity] == 0 ? STR("zero") : str_of(name), "\">");
	html_number(html, "<b>", html->counts.severities[severity], "</b> ");
	html_put(html, "", str_of(name), common_plural(html->counts.severities[severity]));
	html_markup(html, "</li>\n");
}

static void add_silenced_count(struct html *html)
{
	if (summary_silenced(&html->counts) > 0) {
		html_number(html, "<li class=\"silenced\"><b>", summary_silenced(&html->counts),
			"</b> <a href=\"#silenced\">silenced</a></li>\n");
	}
}

/* A report about a change leaves out what was there before. */
static void add_since(struct html *html)
{
	const struct since *since = &html->result->since;

	if (str_absent(since->point)) {
		return;
	}
	html_put(html, "<p class=\"since\">Only what is new since ", since->point, ": ");
	html_count(html, "", since->unchanged, "finding", "");
	html_markup(html, since->unchanged == 1 ? " was" : " were");
	html_markup(html, " there before and not listed.</p>\n");
}

/* How the verdicts are shared out, in one bar; the numbers stand below it. */
static void add_bar(struct html *html)
{
	size_t all = html->result->verdicts.n;
	size_t before = 0;

	html_markup(html, "<svg class=\"bar\" viewBox=\"0 0 1000 8\" "
			  "preserveAspectRatio=\"none\" aria-hidden=\"true\">");
	for (int v = VERDICT_FINDING; all > 0 && v <= VERDICT_NOT_EVALUATED; v++) {
		size_t x = before * 1000 / all;

		before += html->counts.verdicts[v];
		buf_format(html->out, "<rect class=\"%s\" x=\"%zu\" width=\"%zu\" height=\"8\"/>",
			verdict_name((enum verdict_kind)v), x, before * 1000 / all - x);
	}
	html_markup(html, "</svg>\n");
}

static void add_shares(struct html *html)
{
	static const char *const words[] = {
		[VERDICT_FINDING] = "with findings",
		[VERDICT_PASSED] = "passed",
		[VERDICT_NOT_APPLICABLE] = "not applicable",
		[VERDICT_NOT_EVALUATED] = "not evaluated",
	};

	add_bar(html);
	html_markup(html, "<ul class=\"shares\">\n");
	for (int v = VERDICT_FINDING; v <= VERDICT_NOT_EVALUATED; v++) {
		html_put(html, "<li class=\"", str_of(verdict_name((enum verdict_kind)v)), "\">");
		html_number(html, "", html->counts.verdicts[v], " ");
		html_put(html, "", str_of(words[v]), "</li>\n");
	}
	html_markup(html, "</ul>\n");
}

static void add_summary(struct html *html)
{
	html_put(html, "<header>\n<h1>", title(html), "</h1>\n");
	html_put(html, "<p class=\"outcome\">",
		summary_outcome(html->arena, html->result, html->options), "</p>\n");
	html_markup(html, "<ul class=\"tally\">\n");
	for (int s = SEVERITY_BLOCKER; s >= SEVERITY_NOTE; s--) {
		add_severity(html, (enum severity)s);
	}
	add_silenced_count(html);
	html_markup(html, "</ul>\n");
	add_since(html);
	html_count(html, "<p class=\"verdicts\">", html->result->verdicts.n, "verdict", ": ");
	html_markup(html, "each rule for each app that it was asked of. "
			  "<a href=\"#coverage\">What was covered</a></p>\n");
	add_shares(html);
	html_markup(html, "</header>\n");
}

static void add_contents(struct html *html)
{
	html_markup(html, "<nav aria-label=\"On this page\">\n<ul>\n"
			  "<li><a href=\"#findings\">Findings</a></li>\n");
	if (summary_silenced(&html->counts) > 0) {
		html_markup(html, "<li><a href=\"#silenced\">Silenced</a></li>\n");
	}
	html_markup(html, "<li><a href=\"#coverage\">Coverage</a></li>\n"
			  "<li><a href=\"#sources\">Compared with</a></li>\n"
			  "<li><a href=\"#notices\">Notices</a></li>\n"
			  "<li><a href=\"#rules\">Rules</a></li>\n"
			  "<li><a href=\"#verdicts\">Every verdict</a></li>\n"
			  "</ul>\n</nav>\n");
}

static void add_foot(struct html *html)
{
	html_markup(html, "</main>\n<footer><p>clerk-audit " CLERK_AUDIT_VERSION
			  ". What it knows about Clerk is of ");
	html_put(html, "", html->result->knowledge_date, ".</p></footer>\n</div>\n<script>");
	buf_add(html->out, script());
	html_markup(html, "</script>\n</body>\n</html>\n");
}

void report_html(
	const struct audit_result *result, const struct report_options *options, struct buf *out)
{
	struct arena arena;

	arena_init(&arena);
	struct html html = {&arena, out, result, options, summary_count(result)};
	add_head(&html);
	add_summary(&html);
	html_markup(&html, "<div class=\"page\">\n<div class=\"side\">\n");
	html_add_filter(&html);
	add_contents(&html);
	html_markup(&html, "</div>\n<main>\n");
	html_add_findings(&html);
	html_add_coverage(&html);
	html_add_sources(&html);
	html_add_notices(&html);
	html_add_rules(&html);
	html_add_verdicts(&html);
	add_foot(&html);
	arena_finish(&arena);
}
