#include <stdlib.h>

#include "compare/report/html.h"

typedef VEC(const struct rule_info *) rule_vec;

static int compare_rules(const void *a, const void *b)
{
	const struct rule_info *const *x = a;
	const struct rule_info *const *y = b;

	return str_compare(str_of((*x)->id), str_of((*y)->id));
}

/* The rules that have a finding, each once, sorted by id. */
static rule_vec found_rules(struct html *html)
{
	rule_vec all = {0};
	rule_vec once = {0};

	for (size_t i = 0; i < html->result->findings.n; i++) {
		vec_push(html->arena, &all, html->result->findings.items[i].rule);
	}
	if (all.n > 1) {
		qsort(all.items, all.n, sizeof(all.items[0]), compare_rules);
	}
	for (size_t i = 0; i < all.n; i++) {
		if (i == 0 || all.items[i] != all.items[i - 1]) {
			vec_push(html->arena, &once, all.items[i]);
		}
	}
	return once;
}

static void add_line(struct html *html, const char *what, const char *text)
{
	html_put(html, "<div><dt>", str_of(what), "</dt>");
	html_put(html, "<dd>", str_of(text), "</dd></div>\n");
}

/* The rules of a family share a page: it stands with the first of them. */
static void add_page(struct html *html, const rule_vec *rules, size_t at)
{
	const struct rule_info *rule = rules->items[at];

	for (size_t i = 0; i < at; i++) {
		if (rules->items[i]->page == rule->page) {
			struct str id = str_of(rules->items[i]->id);

			html_put(html,
				"<p class=\"page-text\">Its page is that of <a href=\"#rule-", id,
				"\">");
			html_put(html, "", id, "</a>.</p>\n");
			return;
		}
	}
	html_add_page(html, str_of(rule->page));
}

static void add_rule(struct html *html, const rule_vec *rules, size_t at)
{
	const struct rule_info *rule = rules->items[at];

	html_put(html, "<details class=\"rule\" id=\"rule-", str_of(rule->id), "\">");
	html_put(html, "<summary><h3>", str_of(rule->id), " ");
	html_put(html, "<span>", str_of(rule->title), "</span></h3></summary>\n");
	html_markup(html, "<dl class=\"rest\">\n");
	add_line(html, "Severity", severity_name(rule->severity));
	add_line(html, "Area", rule->area);
	add_line(html, "Needs", needs_text(rule->needs));
	add_line(html, "Symptom", rule->symptom);
	html_markup(html, "</dl>\n");
	add_page(html, rules, at);
	html_markup(html, "</details>\n");
}

void html_add_rules(struct html *html)
{
	rule_vec rules = found_rules(html);

	html_markup(html, "<section id=\"rules\" aria-labelledby=\"rules-title\">\n"
			  "<h2 id=\"rules-title\">Rules</h2>\n");
	html_markup(html, rules.n == 0 ? "<p class=\"lead\">No rule has a finding.</p>\n"
				       : "<p class=\"lead\">The pages of the rules that have "
					 "findings.</p>\n");
	for (size_t i = 0; i < rules.n; i++) {
		add_rule(html, &rules, i);
	}
	html_markup(html, "</section>\n");
}
