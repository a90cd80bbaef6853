#include "base/utf8.h"
#include "compare/report/common.h"
#include "compare/report/html.h"

/* A line of code in three parts, the one in the middle meant; a tab is four blanks wide. */
struct cut {
	struct buf parts[3];
};

static void cut_line(const struct place *place, struct cut *out)
{
	struct str text = place->excerpt;
	uint32_t end = common_excerpt_end(place);
	bool leading = true;

	for (size_t at = 0, column = 1; at < text.n; column++) {
		uint32_t code;
		size_t step = utf8_decode(text, at, &code);
		struct buf *part = &out->parts[column < place->column ? 0 : column < end ? 1 : 2];

		step = step == 0 ? 1 : step;
		leading = leading && (text.s[at] == ' ' || text.s[at] == '\t');
		if (text.s[at] == '\t' && !leading) {
			buf_add_z(part, "    ");
		} else if (!leading) {
			buf_add(part, str_slice(text, at, at + step));
		}
		at += step;
	}
}

static void add_frame(struct html *html, const struct place *place)
{
	struct cut cut = {0};

	if (place->excerpt.n == 0) {
		return;
	}
	cut_line(place, &cut);
	html_number(html, "<pre><span class=\"line\">", place->line, "</span><code>");
	html_text(html, buf_str(&cut.parts[0]));
	if (cut.parts[1].n > 0) {
		html_put(html, "<mark>", buf_str(&cut.parts[1]), "</mark>");
	}
	html_put(html, "", buf_str(&cut.parts[2]), "</code></pre>\n");
	for (int i = 0; i < 3; i++) {
		buf_finish(&cut.parts[i]);
	}
}

static void add_place(struct html *html, const struct place *place)
{
	html_markup(html, "<p class=\"where\">");
	html_place(html, place);
	html_markup(html, "</p>\n");
	add_frame(html, place);
}

static void add_clerk(struct html *html, const struct clerk_ref *clerk)
{
	html_markup(html, "<div><dt>Clerk</dt><dd>\n");
	if (clerk->instance_id.n > 0) {
		html_put(html, "<p class=\"where\">", clerk->instance_id, "");
		if (clerk->instance_kind.n > 0) {
			html_put(html, " (", clerk->instance_kind, ")");
		}
		html_markup(html, "</p>\n");
	}
	html_put(html, "<p class=\"path\">", clerk->path, "</p>\n");
	if (clerk->value.n > 0) {
		html_put(html, "<p class=\"value\">", clerk->value, "</p>\n");
	}
	html_markup(html, "</dd></div>\n");
}

static void add_sides(struct html *html, const struct finding *finding)
{
	bool repo = finding->at.file.n > 0;
	bool clerk = finding->clerk.path.n > 0;

	if (!repo && !clerk) {
		return;
	}
	html_markup(html, "<dl class=\"sides\">\n");
	if (repo) {
		html_markup(html, "<div><dt>Repository</dt><dd>\n");
		add_place(html, &finding->at);
		html_markup(html, "</dd></div>\n");
	}
	if (clerk) {
		add_clerk(html, &finding->clerk);
	}
	html_markup(html, "</dl>\n");
}

static void add_related(struct html *html, const struct finding *finding)
{
	place_vec related = {0};

	common_related(html->arena, finding, &related);
	if (related.n == 0) {
		return;
	}
	html_markup(html, "<div><dt>See also</dt><dd>\n");
	for (size_t i = 0; i < related.n; i++) {
		add_place(html, &related.items[i]);
	}
	html_markup(html, "</dd></div>\n");
}

static void add_silenced(struct html *html, const struct silenced *silenced)
{
	if (silenced->by == SILENCED_NOT) {
		return;
	}
	html_put(html, "<div><dt>Silenced</dt><dd>by ",
		str_of(silenced->by == SILENCED_COMMENT ? "a comment, " : "the baseline, "), "");
	html_put(html, "", silenced->file, "");
	html_number(html, ":", silenced->line, "");
	if (silenced->until.n > 0) {
		html_put(html, ", until ", silenced->until, "");
	}
	html_put(html, ": ", silenced->reason.n > 0 ? silenced->reason : STR("no reason given"),
		"</dd></div>\n");
}

static void add_rest(struct html *html, const struct finding *finding)
{
	html_markup(html, "<dl class=\"rest\">\n");
	add_silenced(html, &finding->silenced);
	html_put(html, "<div><dt>Why</dt><dd>", common_why(finding), "</dd></div>\n");
	html_put(html, "<div><dt>Fix</dt><dd>", finding->fix, "</dd></div>\n");
	add_related(html, finding);
	html_markup(html, "</dl>\n");
}

static struct str hex_of(const struct finding *finding)
{
	return str_last_part(finding->fingerprint, ':');
}

static void add_foot(struct html *html, const struct finding *finding)
{
	html_put(html, "<p class=\"print\"><a href=\"#finding-", hex_of(finding), "\">");
	html_put(html, "", finding->fingerprint,
		"</a> <button type=\"button\" class=\"copy\">Copy link</button></p>\n");
}

static void add_head(struct html *html, const struct finding *finding, size_t number)
{
	struct str severity = str_of(severity_name(finding->severity));
	struct str app = summary_app(html->result, finding->app);

	html_number(html, "<h3 id=\"title-", number, "\">");
	html_put(html, "<span class=\"severity\">", severity, "</span> ");
	html_put(html, "", finding->title, "</h3>\n");
	html_put(html, "<p class=\"meta\"><a href=\"#rule-", str_of(finding->rule->id), "\">");
	html_put(html, "", str_of(finding->rule->id), "</a>");
	html_put(html, " <span>", str_of(finding->rule->area), "</span>");
	if (app.n > 0 && html->result->facts->apps.n > 1) {
		html_put(html, " <span>app ", app, "</span>");
	}
	if (finding->environment.n > 0) {
		html_put(html, " <span>", finding->environment, "</span>");
	}
	html_markup(html, "</p>\n");
}

static void add_finding(struct html *html, const struct finding *finding, size_t number)
{
	html_put(html, "<article id=\"finding-", hex_of(finding), "\" tabindex=\"-1\"");
	html_put(html, " class=\"finding ", str_of(severity_name(finding->severity)), "\"");
	html_number(html, " aria-labelledby=\"title-", number, "\"");
	html_put(html, " data-severity=\"", str_of(severity_name(finding->severity)), "\"");
	html_put(html, " data-area=\"", str_of(finding->rule->area), "\"");
	html_put(html, " data-app=\"", html_app(html, finding->app), "\"");
	html_put(html, " data-rule=\"", str_of(finding->rule->id), "\">\n");
	add_head(html, finding, number);
	html_put(html, "<p class=\"message\">", finding->message, "</p>\n");
	add_sides(html, finding);
	add_rest(html, finding);
	add_foot(html, finding);
	html_markup(html, "</article>\n");
}

static void add_those(struct html *html, bool counts)
{
	for (size_t i = 0; i < html->result->findings.n; i++) {
		const struct finding *finding = &html->result->findings.items[i];

		if (common_counts(finding) == counts) {
			add_finding(html, finding, i + 1);
		}
	}
}

static void add_silenced_findings(struct html *html, size_t count)
{
	html_markup(html, "<section id=\"silenced\" aria-labelledby=\"silenced-title\">\n"
			  "<h2 id=\"silenced-title\">Silenced findings</h2>\n");
	html_count(html, "<p class=\"lead\">", count, "finding",
		" that a comment or the baseline silences: not part of the result.</p>\n");
	add_those(html, false);
	html_markup(html, "</section>\n");
}

void html_add_findings(struct html *html)
{
	size_t silenced = summary_silenced(&html->counts);
	size_t open = html->result->findings.n - silenced;

	html_markup(html, "<section id=\"findings\" tabindex=\"-1\" "
			  "aria-labelledby=\"findings-title\">\n"
			  "<h2 id=\"findings-title\">Findings</h2>\n"
			  "<p id=\"status\" role=\"status\">");
	if (open == 0) {
		html_markup(html, common_none(html->result));
	} else {
		html_count(html, "", open, "finding", "");
	}
	html_markup(html, "</p>\n");
	add_those(html, true);
	html_markup(html, "</section>\n");
	if (silenced > 0) {
		add_silenced_findings(html, silenced);
	}
}
