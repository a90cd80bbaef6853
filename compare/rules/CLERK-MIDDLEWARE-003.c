#include "base/map.h"
#include "compare/match.h"
#include "compare/match_middleware.h"
#include "compare/rules/pages.h"
#include "pattern/pattern.h"

struct entry {
	const struct fact_item *item;
	struct pattern *pattern; /* NULL: not known */
};

/* What the middleware file of Next is told to run for, all of it. */
struct matcher {
	struct place at;
	VEC(struct entry) entries;
	struct map routes; /* file → its first in the facts */
};

static bool is_run(const struct audit *audit, struct str file)
{
	for (size_t i = 0; i < audit->facts->entry_files.n; i++) {
		const struct fact_entry_file *entry = &audit->facts->entry_files.items[i];

		if (str_equal(entry->at.file, file) && str_is(entry->framework, "next") &&
			str_is(entry->runs, "yes")) {
			return true;
		}
	}
	return false;
}

static void add_entry(struct audit *audit, struct matcher *matcher, const struct fact_item *item)
{
	struct entry entry = {.item = item};
	const char *error;

	if (str_is(item->kind, "string")) {
		entry.pattern = pattern_route(item->name, &error);
	}
	vec_push(audit->arena, &matcher->entries, entry);
}

/* Returns how many files with Clerk's middleware Next runs; a matcher is read of the last. */
static unsigned read_matcher(struct audit *audit, struct matcher *matcher)
{
	unsigned count = 0;

	for (size_t i = 0; i < audit->facts->middleware.n; i++) {
		const struct fact_middleware *it = &audit->facts->middleware.items[i];

		if (!str_is(it->framework, "next") || !match_in_app(audit, &it->at) ||
			!is_run(audit, it->at.file)) {
			continue;
		}
		count += count == 0 || !str_equal(it->at.file, matcher->at.file);
		matcher->at = it->at;
		for (size_t n = 0; n < it->matcher.n && matcher->entries.n < it->matcher.n; n++) {
			add_entry(audit, matcher, &it->matcher.items[n]);
		}
	}
	return count;
}

static void note_routes(struct audit *audit, struct matcher *matcher)
{
	for (size_t i = audit->facts->routes.n; i-- > 0;) {
		const struct fact_route *route = &audit->facts->routes.items[i];

		if (match_in_app(audit, &route->at) && str_starts(route->framework, "next-")) {
			map_put(audit->arena, &matcher->routes, route->at.file, (uint32_t)i);
		}
	}
}

/* Does the middleware run for the route? LIMIT: not known, or for some of its paths. */
static enum pattern_answer runs_for(const struct matcher *matcher, struct str route)
{
	enum pattern_answer answer = PATTERN_NO;

	for (size_t i = 0; i < matcher->entries.n; i++) {
		const struct pattern *pattern = matcher->entries.items[i].pattern;
		enum pattern_answer one =
			pattern == NULL ? PATTERN_LIMIT : pattern_route_matches(pattern, route);

		if (one == PATTERN_YES) {
			return PATTERN_YES;
		}
		answer = one == PATTERN_LIMIT ? PATTERN_LIMIT : answer;
	}
	return answer;
}

static void find(struct audit *audit, const struct matcher *matcher, const struct fact_api_use *use,
	struct str route)
{
	struct finding finding = match_finding(audit, &use->at);
	const struct fact_item *first = matcher->entries.items[0].item;
	struct str place = match_place(audit, &use->at);
	struct str matched = match_place(audit, &first->at);

	finding.message = str_format(audit->arena,
		"%.*s() at %.*s runs for '%.*s', which nothing in config.matcher at %.*s matches "
		"('%.*s'%s): there the middleware does not run, and the call fails",
		STR_ARGS(use->name), STR_ARGS(place), STR_ARGS(route), STR_ARGS(matched),
		STR_ARGS(first->name), matcher->entries.n > 1 ? ", …" : "");
	finding.fix = str_format(audit->arena, "add '%.*s' to config.matcher at %.*s",
		STR_ARGS(route), STR_ARGS(matched));
	vec_push(audit->arena, &finding.related, first->at);
	audit_find(audit, finding);
}

static void judge_file(
	struct audit *audit, const struct matcher *matcher, const struct fact_api_use *use)
{
	uint32_t first = map_get(&matcher->routes, use->at.file);

	for (size_t i = first; first != MAP_NONE && i < audit->facts->routes.n; i++) {
		const struct fact_route *route = &audit->facts->routes.items[i];

		if (!str_equal(route->at.file, use->at.file)) {
			return;
		}
		switch (route->resolved ? runs_for(matcher, route->route) : PATTERN_LIMIT) {
		case PATTERN_NO:
			audit_judged(audit);
			find(audit, matcher, use, route->route);
			return; /* its other methods have the same path */
		case PATTERN_LIMIT:
			audit_unresolved(audit);
			break;
		case PATTERN_YES:
			audit_judged(audit);
			break;
		}
	}
}

static void judge(struct audit *audit, const struct match_middleware_sdk *sdk)
{
	struct matcher matcher = {.at = {.file = STR("")}};
	unsigned files = read_matcher(audit, &matcher);
	const struct fact_api_use *use;
	struct str last = STR("");
	size_t i = 0;

	note_routes(audit, &matcher);
	while (files > 0 && (use = match_middleware_use(audit, sdk, &i)) != NULL) {
		if (str_equal(use->at.file, last)) {
			continue;
		}
		last = use->at.file;
		if (files > 1) {
			audit_unresolved(audit);
		} else if (matcher.entries.n == 0) {
			audit_judged(audit); /* it runs for all */
		} else {
			judge_file(audit, &matcher, use);
		}
	}
	for (size_t n = 0; n < matcher.entries.n; n++) {
		pattern_free(matcher.entries.items[n].pattern);
	}
}

static void check(struct audit *audit)
{
	const struct match_middleware_sdk *next = &match_middleware_sdks[0];

	if (match_middleware_applies(audit, next)) {
		judge(audit, next);
	}
}

const struct rule rule_CLERK_MIDDLEWARE_003 = {
	.info =
		{
			.id = "CLERK-MIDDLEWARE-003",
			.area = "middleware",
			.title = "a route that calls auth() is outside of config.matcher",
			.severity = SEVERITY_WARNING,
			.needs = NEEDS_REPO,
			.sdk = true,
			.about = "a Next.js route that calls auth(), getAuth() or currentUser()",
			.symptom = "the route answers 500: \"auth() was called but Clerk can't "
				   "detect usage of clerkMiddleware()\", and the others work",
			.since = "0.1",
			.page = page_CLERK_MIDDLEWARE_003,
		},
	.check = check,
};
