#include <stdlib.h>

#include "compare/report/common.h"
#include "compare/report/html.h"

/* The form is of no use without the script, so the script shows it. */

/* A value that findings have, and how many of those that count have it. */
struct choice {
	struct str value;
	size_t count;
};

typedef VEC(struct choice) choice_vec;

/* What of a finding a list of choices is about. */
typedef struct str value_of(const struct html *html, const struct finding *finding);

static struct str area_of(const struct html *html, const struct finding *finding)
{
	(void)html;
	return str_of(finding->rule->area);
}

static struct str app_of(const struct html *html, const struct finding *finding)
{
	return html_app(html, finding->app);
}

static struct str rule_of(const struct html *html, const struct finding *finding)
{
	(void)html;
	return str_of(finding->rule->id);
}

static int compare_choices(const void *a, const void *b)
{
	return str_compare(((const struct choice *)a)->value, ((const struct choice *)b)->value);
}

static void count_choice(struct arena *arena, choice_vec *choices, struct str value, bool counts)
{
	for (size_t i = 0; i < choices->n; i++) {
		if (str_equal(choices->items[i].value, value)) {
			choices->items[i].count += counts;
			return;
		}
	}
	vec_push(arena, choices, (struct choice){value, counts});
}

static choice_vec choices_of(struct html *html, value_of *value)
{
	choice_vec choices = {0};

	for (size_t i = 0; i < html->result->findings.n; i++) {
		const struct finding *finding = &html->result->findings.items[i];

		count_choice(html->arena, &choices, value(html, finding), common_counts(finding));
	}
	if (choices.n > 1) {
		qsort(choices.items, choices.n, sizeof(choices.items[0]), compare_choices);
	}
	return choices;
}

/* A choice of one is none. */
static void add_select(struct html *html, const char *name, const char *label, value_of *value)
{
	choice_vec choices = choices_of(html, value);

	if (choices.n < 2) {
		return;
	}
	html_put(html, "<div><label for=\"filter-", str_of(name), "\">");
	html_put(html, "", str_of(label), "</label>");
	html_put(html, "<select id=\"filter-", str_of(name), "\"");
	html_put(html, " name=\"", str_of(name), "\">\n<option value=\"\">all</option>\n");
	for (size_t i = 0; i < choices.n; i++) {
		struct str shown = choices.items[i].value;

		html_put(html, "<option value=\"", shown, "\">");
		html_text(html, str_is(shown, HTML_NO_APP) ? STR("the instance alone") : shown);
		html_number(html, " (", choices.items[i].count, ")</option>\n");
	}
	html_markup(html, "</select></div>\n");
}

static void add_severities(struct html *html)
{
	html_markup(html, "<fieldset><legend>Severity</legend>\n");
	for (int s = SEVERITY_BLOCKER; s >= SEVERITY_NOTE; s--) {
		struct str name = str_of(severity_name((enum severity)s));

		html_put(html, "<label class=\"", name, "\">");
		html_put(html, "<input type=\"checkbox\" name=\"severity\" checked value=\"", name,
			"\"> ");
		html_put(html, "", name, " <span></span></label>\n");
	}
	html_markup(html, "</fieldset>\n");
}

static void add_help(struct html *html)
{
	html_markup(html,
		"<dialog id=\"help\" aria-labelledby=\"help-title\">\n"
		"<h2 id=\"help-title\">Keyboard</h2>\n<dl>\n"
		"<div><dt><kbd>j</kbd> <kbd>k</kbd></dt><dd>next, previous finding</dd></div>\n"
		"<div><dt><kbd>/</kbd></dt><dd>to the filter's text</dd></div>\n"
		"<div><dt><kbd>Esc</kbd></dt><dd>clear the filter</dd></div>\n"
		"<div><dt><kbd>?</kbd></dt><dd>this help</dd></div>\n</dl>\n"
		"<p><label><input type=\"checkbox\" id=\"keys\" checked> "
		"single keys do this</label></p>\n"
		"<form method=\"dialog\"><button>Close</button></form>\n</dialog>\n"
		"<p id=\"said\" class=\"unseen\" role=\"status\"></p>\n");
}

void html_add_filter(struct html *html)
{
	if (html->result->findings.n == 0) {
		return;
	}
	html_markup(html,
		"<form id=\"filter\" role=\"search\" aria-label=\"Filter the findings\" hidden>\n"
		"<div><label for=\"filter-text\">Filter</label>"
		"<input type=\"search\" id=\"filter-text\" name=\"text\" autocomplete=\"off\" "
		"spellcheck=\"false\"></div>\n");
	add_severities(html);
	add_select(html, "area", "Area", area_of);
	add_select(html, "app", "App", app_of);
	add_select(html, "rule", "Rule", rule_of);
	html_markup(html, "<p><button type=\"reset\">Clear</button> "
			  "<button type=\"button\" id=\"show-help\">Keyboard</button></p>\n"
			  "</form>\n");
	add_help(html);
}
