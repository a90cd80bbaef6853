#include "compare/match.h"
#include "compare/match_middleware.h"
#include "compare/match_version.h"
#include "compare/rules/pages.h"

enum { RELATED_MOST = 20 };

/* By their names: pages that are somebody's own. A language may stand before. */
static bool is_private(const struct fact_route *route)
{
	static const char *const words[] = {"dashboard", "admin", "account", "settings", "profile",
		"billing", "console", "portal", "members"};
	struct str rest = str_slice(route->route, 1, route->route.n);
	struct str first = str_take(&rest, '/');

	if (first.n > 0 && first.s[0] == ':' && !str_absent(rest)) {
		first = str_take(&rest, '/');
	}
	return str_is(route->kind, "page") && route->resolved &&
	       str_in(first, words, sizeof(words) / sizeof(words[0]));
}

static const struct fact_middleware *installed(
	const struct audit *audit, const struct match_middleware_sdk *sdk)
{
	for (size_t i = 0; i < audit->facts->middleware.n; i++) {
		const struct fact_middleware *it = &audit->facts->middleware.items[i];

		if (str_is(it->framework, sdk->framework) && match_in_app(audit, &it->at)) {
			return it;
		}
	}
	return NULL;
}

/* Where the pages' data comes from functions that check by themselves, pages need no guard. */
static bool has_own_functions(const struct audit *audit)
{
	struct str framework = audit->facts->apps.items[audit->app].framework;

	return str_has(framework, "convex") || str_has(framework, "supabase-functions");
}

static void find(struct audit *audit, const struct fact_middleware *middleware,
	const place_vec *pages, struct str first)
{
	struct finding finding = match_finding(audit, &middleware->at);
	struct str place = match_place(audit, &middleware->at);
	struct str page = match_place(audit, &pages->items[0]);

	finding.related = *pages;
	finding.message = str_format(audit->arena,
		"%.*s() at %.*s protects no route by itself, and nothing else on the server asks "
		"who is signed in: '%.*s' (%.*s)%s can be got by anybody, whatever the browser "
		"hides",
		STR_ARGS(middleware->api), STR_ARGS(place), STR_ARGS(first), STR_ARGS(page),
		pages->n > 1 ? " and other pages" : "");
	finding.fix = str_format(audit->arena,
		"ask for a session on the server before '%.*s' is answered (auth.protect(), or a "
		"redirect where auth() has no userId), in %.*s or in the page",
		STR_ARGS(first), STR_ARGS(middleware->at.file));
	audit_find(audit, finding);
}

static void judge_pages(struct audit *audit, const struct fact_middleware *middleware)
{
	struct str first = STR_NONE;
	place_vec pages = {0};

	for (size_t i = 0; i < audit->facts->routes.n && pages.n < RELATED_MOST; i++) {
		const struct fact_route *route = &audit->facts->routes.items[i];

		if (match_in_app(audit, &route->at) && is_private(route)) {
			first = str_absent(first) ? route->route : first;
			vec_push(audit->arena, &pages, route->at);
		}
	}
	if (pages.n > 0 && has_own_functions(audit)) {
		audit_unresolved(audit);
		audit_not_evaluated(audit, "whether the app's functions check who calls them is "
					   "not read");
		return;
	}
	audit_judged(audit);
	if (pages.n > 0) {
		find(audit, middleware, &pages, first);
	}
}

static void judge(struct audit *audit, const struct match_middleware_sdk *sdk)
{
	const struct fact_middleware *middleware = installed(audit, sdk);
	const struct place *at;

	if (middleware == NULL ||
		match_middleware_state(audit, sdk, &at) != MATCH_MIDDLEWARE_INSTALLED) {
		return;
	}
	if (match_middleware_asks(audit)) {
		audit_judged(audit);
	} else if (!match_framework_unread(audit) && match_unread(audit, NULL) == 0) {
		judge_pages(audit, middleware);
	}
}

/* The module runs one before; unless it is told not to, each request is asked about twice. */
static void judge_nuxt(struct audit *audit, const struct fact_middleware *middleware)
{
	for (size_t i = 0; i < audit->facts->urls.n; i++) {
		const struct fact_url *it = &audit->facts->urls.items[i];

		if (!str_is(it->setting, "skipServerMiddleware") || !match_in_app(audit, &it->at)) {
			continue;
		}
		if (!it->resolved) {
			audit_unresolved(audit);
			return;
		}
		if (str_is(it->value, "true")) {
			audit_judged(audit);
			return;
		}
	}
	if (match_unread(audit, NULL) > 0) {
		return;
	}
	struct finding finding = match_finding(audit, &middleware->at);
	struct str place = match_place(audit, &middleware->at);
	finding.severity = SEVERITY_NOTE;
	finding.title = STR("Clerk's middleware runs twice");
	finding.message = str_format(audit->arena,
		"clerkMiddleware() at %.*s runs beside the one that @clerk/nuxt installs by "
		"itself, as skipServerMiddleware is not set",
		STR_ARGS(place));
	finding.why = STR("each request is authenticated twice, by two sets of options");
	finding.fix = STR("add to nuxt.config: clerk: { skipServerMiddleware: true }");
	audit_judged(audit);
	audit_find(audit, finding);
}

static void check(struct audit *audit)
{
	for (const struct match_middleware_sdk *sdk = match_middleware_sdks; sdk->package != NULL;
		sdk++) {
		if (sdk->framework != NULL && match_middleware_applies(audit, sdk)) {
			judge(audit, sdk);
		}
	}
	for (size_t i = 0; i < audit->facts->middleware.n; i++) {
		const struct fact_middleware *it = &audit->facts->middleware.items[i];

		if (str_is(it->framework, "nuxt") && str_is(it->api, "clerkMiddleware") &&
			match_in_app(audit, &it->at) &&
			match_version_package(audit, STR("@clerk/nuxt")) != NULL) {
			judge_nuxt(audit, it);
		}
	}
}

const struct rule rule_CLERK_MIDDLEWARE_006 = {
	.info =
		{
			.id = "CLERK-MIDDLEWARE-006",
			.area = "middleware",
			.title = "the middleware is installed and nothing protects any route",
			.severity = SEVERITY_WARNING,
			.needs = NEEDS_REPO,
			.sdk = true,
			.about = "Clerk's middleware in an app with pages",
			.symptom = "nothing fails: pages that only the browser hides are sent to "
				   "everybody who asks for them",
			.security = "6.5",
			.cwe = "862",
			.since = "0.1",
			.page = page_CLERK_MIDDLEWARE_006,
		},
	.check = check,
};
