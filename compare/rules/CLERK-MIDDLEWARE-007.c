#include "base/path.h"
#include "compare/match.h"
#include "compare/rules/pages.h"
#include "pattern/pattern.h"

/*
 * Next runs its middleware for the paths that config.matcher admits, and
 * clerkMiddleware's frontendApiProxy answers only what it is run for. Sources:
 * clerk/javascript packages/nextjs/src/server/clerkMiddleware.ts and
 * packages/backend/src/proxy.ts; Next.js documentation "Middleware", Matcher.
 */

/* What a browser asks the proxy for: the script of Clerk, and the Frontend API. */
static const char *const requests[] = {
	"/npm/@clerk/clerk-js@6/dist/clerk.browser.js",
	"/v1/client",
	"/v1/environment",
};

enum { REQUESTS = sizeof(requests) / sizeof(requests[0]) };

static enum pattern_answer entry_admits(const struct fact_item *entry, struct str path)
{
	const char *error;
	struct pattern *pattern =
		str_is(entry->kind, "string") ? pattern_route(entry->name, &error) : NULL;
	enum pattern_answer answer;

	if (pattern == NULL) {
		return PATTERN_LIMIT;
	}
	answer = pattern_route_matches(pattern, path);
	pattern_free(pattern);
	return answer;
}

/* Any entry is enough; without any, Next runs the middleware for every path. */
static enum pattern_answer matcher_admits(const item_vec *matcher, struct str path)
{
	enum pattern_answer answer = matcher->n == 0 ? PATTERN_YES : PATTERN_NO;

	for (size_t i = 0; i < matcher->n && answer != PATTERN_YES; i++) {
		enum pattern_answer one = entry_admits(&matcher->items[i], path);

		answer = one == PATTERN_NO ? answer : one;
	}
	return answer;
}

/* Is it of middleware.ts or proxy.ts in the app's root, or in src? */
static bool is_run(const struct audit *audit, const struct fact_middleware *middleware)
{
	struct str root = audit->facts->apps.items[audit->app].root;
	struct str file = path_below(middleware->at.file, str_is(root, ".") ? STR("") : root);

	if (!str_is(middleware->framework, "next") || !match_in_app(audit, &middleware->at) ||
		str_absent(file)) {
		return false;
	}
	if (str_starts(file, "src/")) {
		file = str_slice(file, 4, file.n);
	}
	return str_starts(file, "middleware.") || str_starts(file, "proxy.");
}

/* The one middleware that Next runs; NULL when there is none, or more than one. */
static const struct fact_middleware *the_middleware(const struct audit *audit)
{
	const struct fact_middleware *found = NULL;

	for (size_t i = 0; i < audit->facts->middleware.n; i++) {
		const struct fact_middleware *middleware = &audit->facts->middleware.items[i];

		if (is_run(audit, middleware)) {
			if (found != NULL) {
				return NULL;
			}
			found = middleware;
		}
	}
	return found;
}

static bool is_in_app(const struct audit *audit, const struct fact_rewrite *rewrite)
{
	return match_in_app(audit, &rewrite->at);
}

/* Is the proxy one that the middleware serves: the option of clerkMiddleware in a Next app? */
static bool is_middlewares(const struct audit *audit, const struct fact_rewrite *rewrite)
{
	struct str framework = audit->facts->apps.items[audit->app].framework;

	return is_in_app(audit, rewrite) && str_is(rewrite->kind, "proxy") &&
	       str_is(rewrite->via, "clerkMiddleware") && str_starts(framework, "next");
}

/* Another proxy may serve the path, or the path be another than it seems. */
static bool is_served_otherwise(const struct audit *audit)
{
	for (size_t i = 0; i < audit->facts->rewrites.n; i++) {
		const struct fact_rewrite *rewrite = &audit->facts->rewrites.items[i];

		if (is_in_app(audit, rewrite) &&
			((str_is(rewrite->kind, "proxy") && !is_middlewares(audit, rewrite)) ||
				str_is(rewrite->kind, "base_path"))) {
			return true;
		}
	}
	return false;
}

static void find(struct audit *audit, const struct fact_rewrite *proxy,
	const struct fact_middleware *middleware, struct str request)
{
	const struct place *list = &middleware->matcher.items[0].at;
	struct str place = match_place(audit, list);
	struct str option = match_place(audit, &proxy->at);
	struct finding finding = match_finding(audit, list);

	finding.message = str_format(audit->arena,
		"clerkMiddleware proxies Clerk's Frontend API at '%.*s' (%.*s), and no entry of "
		"config.matcher (%.*s) admits '%.*s': Next does not run the middleware for it and "
		"answers 404",
		STR_ARGS(proxy->source), STR_ARGS(option), STR_ARGS(place), STR_ARGS(request));
	finding.fix = str_format(audit->arena, "add '%.*s/(.*)' to config.matcher at %.*s",
		STR_ARGS(proxy->source), STR_ARGS(place));
	vec_push(audit->arena, &finding.related, proxy->at);
	audit_find(audit, finding);
}

static void judge_paths(struct audit *audit, const struct fact_rewrite *proxy,
	const struct fact_middleware *middleware)
{
	enum pattern_answer worst = PATTERN_YES;

	for (size_t i = 0; i < REQUESTS; i++) {
		struct str request =
			str_format(audit->arena, "%.*s%s", STR_ARGS(proxy->source), requests[i]);
		enum pattern_answer answer = matcher_admits(&middleware->matcher, request);

		if (answer == PATTERN_NO) {
			audit_judged(audit);
			find(audit, proxy, middleware, request);
			return;
		}
		worst = answer == PATTERN_LIMIT ? PATTERN_LIMIT : worst;
	}
	if (worst == PATTERN_LIMIT) {
		audit_unresolved(audit);
	} else {
		audit_judged(audit);
	}
}

static void judge(struct audit *audit, const struct fact_rewrite *proxy)
{
	const struct fact_middleware *middleware = the_middleware(audit);

	if (!proxy->resolved || middleware == NULL || is_served_otherwise(audit)) {
		audit_unresolved(audit);
	} else {
		judge_paths(audit, proxy, middleware);
	}
}

static void check(struct audit *audit)
{
	match_framework_unread(audit);
	for (size_t i = 0; i < audit->facts->rewrites.n; i++) {
		if (is_middlewares(audit, &audit->facts->rewrites.items[i])) {
			judge(audit, &audit->facts->rewrites.items[i]);
		}
	}
}

const struct rule rule_CLERK_MIDDLEWARE_007 = {
	.info =
		{
			.id = "CLERK-MIDDLEWARE-007",
			.area = "middleware",
			.title = "the middleware's matcher leaves out the Frontend API proxy",
			.severity = SEVERITY_WARNING,
			.needs = NEEDS_REPO,
			.sdk = true,
			.about = "a Frontend API proxy that Next's middleware serves",
			.symptom = "clerk.browser.js or /v1/environment is answered 404: Clerk "
				   "does not load, and nobody can sign in",
			.codes = "clerk_init_failed clerk_runtime_load_timeout "
				 "failed_to_load_clerk_js failed_to_load_clerk_ui "
				 "invalid_proxy_configuration",
			.since = "0.1",
			.page = page_CLERK_MIDDLEWARE_007,
		},
	.check = check,
};
