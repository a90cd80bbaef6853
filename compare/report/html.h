#ifndef COMPARE_REPORT_HTML_H
#define COMPARE_REPORT_HTML_H

#include "base/buf.h"
#include "compare/report/summary.h"

/* What the parts of the HTML report share. */
struct html {
	struct arena *arena;
	struct buf *out;
	const struct audit_result *result;
	const struct report_options *options;
	struct summary_counts counts;
};

/* How the findings and the filter name an app of no folder; the root of none is absolute. */
#define HTML_NO_APP "/"

/* Adds markup of our own as it is. */
void html_markup(struct html *html, const char *markup);

/* Adds text from outside, made safe and escaped: right as content and in a quoted attribute. */
void html_text(struct html *html, struct str text);

/* Adds markup, escaped text, markup. */
void html_put(struct html *html, const char *before, struct str text, const char *after);

/* The same with a number between, and one in front of a noun: "1 note", "2 notes". */
void html_number(struct html *html, const char *before, uint64_t number, const char *after);
void html_count(struct html *html, const char *before, uint64_t number, const char *noun,
	const char *after);

/* Adds "file:line:column". */
void html_place(struct html *html, const struct place *place);

/* The app's folder, or HTML_NO_APP for what is about the instance alone. */
struct str html_app(const struct html *html, uint32_t app);

/* The parts of the page, in html_<part>.c each. */
void html_add_filter(struct html *html);
void html_add_findings(struct html *html);
void html_add_coverage(struct html *html);
void html_add_verdicts(struct html *html);
void html_add_sources(struct html *html);
void html_add_notices(struct html *html);
void html_add_rules(struct html *html);

/* Adds a rule's page. It is trusted: its Markdown is what the pages of compare/rules use. */
void html_add_page(struct html *html, struct str markdown);

#endif
