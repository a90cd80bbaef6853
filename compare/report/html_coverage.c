#include <stdlib.h>

#include "compare/report/common.h"
#include "compare/report/html.h"

/* How the rules of one area came out for one app. */
struct area {
	const char *name;
	size_t verdicts[VERDICT_NOT_EVALUATED + 1];
};

typedef VEC(struct area) area_vec;

/* The verdicts of one app, or of the instance alone. */
typedef VEC(struct verdict) verdict_vec;

static int compare_areas(const void *a, const void *b)
{
	return str_compare(
		str_of(((const struct area *)a)->name), str_of(((const struct area *)b)->name));
}

static struct area *area_named(struct arena *arena, area_vec *areas, const char *name)
{
	for (size_t i = 0; i < areas->n; i++) {
		if (str_is(str_of(name), areas->items[i].name)) {
			return &areas->items[i];
		}
	}
	vec_push(arena, areas, (struct area){.name = name});
	return vec_last(areas);
}

static area_vec count_areas(struct arena *arena, const verdict_vec *verdicts)
{
	area_vec areas = {0};

	for (size_t i = 0; i < verdicts->n; i++) {
		const struct verdict *verdict = &verdicts->items[i];

		area_named(arena, &areas, verdict->rule->area)->verdicts[verdict->kind]++;
	}
	if (areas.n > 1) {
		qsort(areas.items, areas.n, sizeof(areas.items[0]), compare_areas);
	}
	return areas;
}

static void add_cell(struct html *html, size_t count, enum verdict_kind kind)
{
	html_put(html, "<td class=\"", count == 0 ? STR("zero") : str_of(verdict_name(kind)), "");
	html_number(html, "\">", count, "</td>");
}

static void add_row(struct html *html, const struct area *area)
{
	html_put(html, "<tr><th scope=\"row\">", str_of(area->name), "</th>");
	for (int v = VERDICT_FINDING; v <= VERDICT_NOT_EVALUATED; v++) {
		add_cell(html, area->verdicts[v], (enum verdict_kind)v);
	}
	html_markup(html, "</tr>\n");
}

static void add_table(struct html *html, struct str name, const area_vec *areas)
{
	html_put(html, "<table class=\"numbers\"><caption>Verdicts on ", name,
		"</caption>\n<thead><tr><th scope=\"col\">Area</th><th scope=\"col\">With "
		"findings</th><th scope=\"col\">Passed</th><th scope=\"col\">Not "
		"appli&shy;cable</th>"
		"<th scope=\"col\">Not evalu&shy;ated</th></tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < areas->n; i++) {
		add_row(html, &areas->items[i]);
	}
	html_markup(html, "</tbody></table>\n");
}

static void add_reasons(struct html *html, const verdict_vec *verdicts)
{
	struct audit_result part = *html->result;
	common_group_vec groups = {0};

	part.verdicts.items = verdicts->items;
	part.verdicts.n = verdicts->n;
	common_unevaluated(html->arena, &part, &groups);
	if (groups.n == 0) {
		return;
	}
	html_markup(html, "<h4>Not evaluated, because</h4>\n<dl class=\"reasons\">\n");
	for (size_t i = 0; i < groups.n; i++) {
		html_put(html, "<div><dt>", groups.items[i].reason, "</dt>");
		html_put(html, "<dd>", common_rule_names(html->arena, &groups.items[i]),
			"</dd></div>\n");
	}
	html_markup(html, "</dl>\n");
}

static void add_app(struct html *html, uint32_t app, const verdict_vec *verdicts)
{
	bool alone = app >= html->result->facts->apps.n;
	struct str name = alone ? STR("the instance alone") : html_app(html, app);
	area_vec areas = count_areas(html->arena, verdicts);
	struct area all = {0};

	for (size_t i = 0; i < verdicts->n; i++) {
		all.verdicts[verdicts->items[i].kind]++;
	}
	bool telling = all.verdicts[VERDICT_NOT_APPLICABLE] < verdicts->n;
	html_put(html, "<details class=\"app\"", telling ? STR(" open") : STR(""), ">");
	html_put(html, "<summary><h3>", alone ? STR("The instance alone") : name, "</h3>");
	if (str_is(name, ".")) {
		html_markup(html, " <span>the folder itself</span>");
	}
	if (!alone && html->result->facts->apps.items[app].framework.n > 0) {
		html_put(
			html, " <span>", html->result->facts->apps.items[app].framework, "</span>");
	}
	html_number(html, " <span class=\"totals\">", all.verdicts[VERDICT_FINDING],
		" with findings, ");
	html_number(html, "", all.verdicts[VERDICT_PASSED], " passed, ");
	html_number(html, "", all.verdicts[VERDICT_NOT_APPLICABLE], " not applicable, ");
	html_number(
		html, "", all.verdicts[VERDICT_NOT_EVALUATED], " not evaluated</span></summary>\n");
	add_table(html, name, &areas);
	add_reasons(html, verdicts);
	html_markup(html, "</details>\n");
}

void html_add_coverage(struct html *html)
{
	const struct audit_result *result = html->result;
	size_t apps = result->facts->apps.n;
	verdict_vec *parts = arena_array(html->arena, apps + 1, sizeof(*parts));

	html_markup(html,
		"<section id=\"coverage\" aria-labelledby=\"coverage-title\">\n"
		"<h2 id=\"coverage-title\">Coverage</h2>\n"
		"<p class=\"lead\">What the rules came to for each app. A rule passes only "
		"if it looked at something; what could not be judged is not evaluated, "
		"with the reason.</p>\n");
	if (html->counts.unresolved > 0) {
		html_count(html, "<p>", html->counts.unresolved, "value",
			" in the code could not be followed, and so not judged.</p>\n");
	}
	for (size_t i = 0; i < result->verdicts.n; i++) {
		const struct verdict *verdict = &result->verdicts.items[i];

		vec_push(html->arena, &parts[verdict->app < apps ? verdict->app : apps], *verdict);
	}
	for (size_t i = 0; i <= apps; i++) {
		if (parts[i].n > 0) {
			add_app(html, (uint32_t)i, &parts[i]);
		}
	}
	html_markup(html, "</section>\n");
}

static void add_verdict(struct html *html, const struct verdict *verdict)
{
	static const char *const words[] = {
		[VERDICT_FINDING] = "finding",
		[VERDICT_PASSED] = "passed",
		[VERDICT_NOT_APPLICABLE] = "not applicable",
		[VERDICT_NOT_EVALUATED] = "not evaluated",
	};
	bool partly = verdict->incomplete && verdict->kind != VERDICT_NOT_EVALUATED;

	html_put(html, "<tr><th scope=\"row\">", str_of(verdict->rule->id), "</th>");
	html_put(html, "<td>", summary_app(html->result, verdict->app), " <span>");
	html_put(html, "", verdict->instance, "</span></td>");
	html_put(html, "<td class=\"", str_of(verdict_name(verdict->kind)), "\">");
	html_put(html, "", str_of(words[verdict->kind]), partly ? ", incomplete</td>" : "</td>");
	html_number(html, "<td>", verdict->judged, "</td>");
	html_number(html, "<td>", verdict->unresolved, "</td>");
	html_put(html, "<td>", verdict->reason, "</td></tr>\n");
}

void html_add_verdicts(struct html *html)
{
	html_markup(html, "<section id=\"verdicts\" aria-labelledby=\"verdicts-title\">\n"
			  "<h2 id=\"verdicts-title\">Every verdict</h2>\n<details><summary>");
	html_count(html, "", html->result->verdicts.n, "verdict", "</summary>\n");
	html_markup(html,
		"<div class=\"box\" tabindex=\"0\" role=\"group\" aria-label=\"Table of every "
		"verdict\"><table class=\"every\">\n"
		"<thead><tr><th scope=\"col\">Rule</th><th scope=\"col\">App and "
		"instance</th><th scope=\"col\">Verdict</th>"
		"<th scope=\"col\">Looked at</th><th scope=\"col\">Not followed</th>"
		"<th scope=\"col\">Reason</th></tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < html->result->verdicts.n; i++) {
		add_verdict(html, &html->result->verdicts.items[i]);
	}
	html_markup(html, "</tbody></table></div>\n</details>\n</section>\n");
}
