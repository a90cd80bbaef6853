#include "base/map.h"
#include "compare/match.h"
#include "compare/match_path.h"
#include "compare/rules/pages.h"

/* One list of patterns of a middleware, and what it does with a route. */
struct list {
	const item_vec *items;
	bool protects;
};

struct search {
	struct match_paths paths;
	struct map seen; /* entries, by place: one may stand in both lists */
};

/* A handler that a guard blocks for want of this entry is CLERK-WEBHOOK-009's. */
static bool is_said_of_webhook(const struct audit *audit, const struct match_path *near)
{
	for (size_t i = 0; near != NULL && i < audit->facts->webhook_handlers.n; i++) {
		const struct fact_webhook_handler *handler =
			&audit->facts->webhook_handlers.items[i];

		if (handler->protection == PROTECTION_BLOCKED &&
			match_in_app(audit, &handler->at) &&
			str_equal(handler->route, near->route->route)) {
			return true;
		}
	}
	return false;
}

static void report_dead(struct audit *audit, const struct search *search, const struct list *list,
	const struct fact_item *item, const struct match_path *near)
{
	struct str where = match_place(audit, &item->at);
	struct str nearest = STR("");
	struct finding finding = match_finding(audit, &item->at);

	finding.fix = str_format(audit->arena,
		"correct the pattern at %.*s, or drop it if its routes are gone", STR_ARGS(where));
	if (near != NULL) {
		struct str place = match_place(audit, &near->route->at);

		nearest = str_format(audit->arena, "; the nearest is '%.*s' (%.*s)",
			STR_ARGS(near->route->route), STR_ARGS(place));
		finding.fix = str_format(audit->arena,
			"let the pattern at %.*s match '%.*s', or drop it if it is not meant for "
			"that",
			STR_ARGS(where), STR_ARGS(near->path));
		vec_push(audit->arena, &finding.related, near->route->at);
	} else if (!list->protects) {
		finding.severity = SEVERITY_NOTE;
	}
	finding.title = STR("route pattern that matches no route");
	finding.message = str_format(audit->arena,
		"'%.*s' at %.*s %s matches none of the routes that this app is seen to have "
		"(%zu)%.*s",
		STR_ARGS(item->name), STR_ARGS(where),
		list->protects ? "is to protect and" : "is to be public and", search->paths.list.n,
		STR_ARGS(nearest));
	audit_find(audit, finding);
}

/* Nothing that is known matches: is that certain, and of interest? */
static void judge_dead(struct audit *audit, const struct search *search, const struct list *list,
	const struct fact_item *item, struct str stem)
{
	const struct match_path *near = match_path_nearest(&search->paths, stem);

	if (match_path_is_sample(stem) ||
		(near != NULL && match_path_is_listed(list->items, item, near->path))) {
		audit_judged(audit);
	} else if (match_path_is_elsewhere(item->name) ||
		   (!search->paths.complete && near == NULL)) {
		audit_unresolved(audit);
	} else {
		audit_judged(audit);
		if (list->protects || !is_said_of_webhook(audit, near)) {
			report_dead(audit, search, list, item, near);
		}
	}
}

static void report_accident(struct audit *audit, const struct list *list,
	const struct fact_item *item, struct str stem, const match_path_vec *hit)
{
	struct str where = match_place(audit, &item->at);
	const struct match_path *first = &hit->items[0];
	struct str place = match_place(audit, &first->route->at);
	struct finding finding = match_finding(audit, &item->at);

	if (list->protects && str_starts(str_slice(first->path, stem.n, first->path.n), "-")) {
		finding.severity = SEVERITY_NOTE; /* nothing is open, and it may be meant */
	}
	for (size_t i = 0; i < hit->n; i++) {
		vec_push(audit->arena, &finding.related, hit->items[i].route->at);
	}
	finding.title = STR("route pattern that matches a route by accident");
	finding.message = str_format(audit->arena,
		"'%.*s' at %.*s is there for '%.*s' and what is below it, and %s '%.*s' (%.*s) as "
		"well: (.*) also stands for more letters of the name",
		STR_ARGS(item->name), STR_ARGS(where), STR_ARGS(stem),
		list->protects ? "protects" : "lets everybody into", STR_ARGS(first->path),
		STR_ARGS(place));
	finding.fix = str_format(audit->arena,
		"match '%.*s' and '%.*s/(.*)' in place of '%.*s' at %.*s, and list '%.*s' by "
		"itself if it belongs there",
		STR_ARGS(stem), STR_ARGS(stem), STR_ARGS(item->name), STR_ARGS(where),
		STR_ARGS(first->path));
	audit_find(audit, finding);
}

static void judge_accident(struct audit *audit, const struct search *search,
	const struct list *list, const struct fact_item *item, struct str stem)
{
	match_path_vec hit = {0};

	audit_judged(audit);
	match_path_accidents(audit, &search->paths, list->items, item, &hit);
	if (hit.n > 0) {
		report_accident(audit, list, item, stem, &hit);
	}
}

static void judge_item(struct audit *audit, const struct search *search, const struct list *list,
	const struct fact_item *item)
{
	const char *error = NULL;
	struct str stem = match_path_stem(item->name);
	bool readable = str_is(item->kind, "string") && stem.n > 1;
	struct pattern *pattern = readable ? pattern_route(item->name, &error) : NULL;

	if (pattern == NULL) {
		audit_unresolved(audit);
		return;
	}
	switch (match_paths_answer(&search->paths, pattern, stem)) {
	case PATTERN_YES:
		judge_accident(audit, search, list, item, stem);
		break;
	case PATTERN_LIMIT:
		audit_unresolved(audit);
		break;
	case PATTERN_NO:
		judge_dead(audit, search, list, item, stem);
		break;
	}
	pattern_free(pattern);
}

static void judge_list(struct audit *audit, struct search *search, const struct list *list)
{
	for (size_t i = 0; i < list->items->n; i++) {
		const struct fact_item *item = &list->items->items[i];
		struct str place = str_format(audit->arena, "%.*s:%u:%u", STR_ARGS(item->at.file),
			item->at.line, item->at.column);

		if (map_get(&search->seen, place) == MAP_NONE) {
			map_put(audit->arena, &search->seen, place, 0);
			judge_item(audit, search, list, item);
		}
	}
}

static void judge_middleware(
	struct audit *audit, struct search *search, const struct fact_middleware *middleware)
{
	struct list protects = {&middleware->protected_routes, true};
	struct list passes = {&middleware->public_routes, false};

	judge_list(audit, search, &protects);
	judge_list(audit, search, &passes);
}

static void check(struct audit *audit)
{
	struct search search = {0};
	bool read = false;

	for (size_t i = 0; i < audit->facts->middleware.n; i++) {
		const struct fact_middleware *it = &audit->facts->middleware.items[i];

		if (!match_in_app(audit, &it->at) ||
			it->public_routes.n + it->protected_routes.n == 0) {
			continue;
		}
		if (!read && (match_framework_unread(audit) ||
				     !match_paths_read(audit, &search.paths))) {
			audit_not_evaluated(audit, "no route of the app is known");
			return;
		}
		read = true;
		judge_middleware(audit, &search, it);
	}
}

const struct rule rule_CLERK_MIDDLEWARE_005 = {
	.info =
		{
			.id = "CLERK-MIDDLEWARE-005",
			.area = "middleware",
			.title = "route pattern that matches no route, or one by accident",
			.severity = SEVERITY_WARNING,
			.needs = NEEDS_REPO,
			.sdk = true,
			.about = "a list of routes in a middleware",
			.symptom =
				"a page that is thought to be protected is open to everybody, or "
				"one that must be open asks to sign in",
			.security = "6.5",
			.cwe = "863",
			.since = "0.1",
			.page = page_CLERK_MIDDLEWARE_005,
		},
	.check = check,
};
