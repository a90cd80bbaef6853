#include "compare/match.h"
#include "compare/match_webhook.h"
#include "compare/rules/pages.h"

/* The middleware that the guard belongs to: the last of its file that begins before it. */
static const struct fact_middleware *middleware_of(
	const struct audit *audit, const struct fact_webhook_handler *handler)
{
	const struct fact_middleware *found = NULL;

	for (size_t i = 0; i < audit->facts->middleware.n; i++) {
		const struct fact_middleware *middleware = &audit->facts->middleware.items[i];
		bool same_file = str_equal(middleware->at.file, handler->guard_at.file);

		if (same_file && (found == NULL || middleware->at.line <= handler->guard_at.line)) {
			found = middleware;
		}
	}
	return found;
}

static bool protects(const struct fact_middleware *middleware, const char *polarity)
{
	return middleware != NULL && str_is(middleware->polarity, polarity);
}

/* A list's entry up to its wildcard: "/api/webhook" of "/api/webhook(.*)". */
static struct str stem(struct str pattern)
{
	size_t end = 0;

	while (end < pattern.n && pattern.s[end] != '(' && pattern.s[end] != '*' &&
		pattern.s[end] != ':') {
		end++;
	}
	return str_slice(pattern, 0, end);
}

/* The path's beginning that has as many segments as the stem. */
static struct str head(struct str path, struct str stem)
{
	size_t slashes = 0;

	for (size_t i = 0; i < stem.n; i++) {
		slashes += stem.s[i] == '/';
	}
	size_t end = 0;
	while (end < path.n && (path.s[end] != '/' || slashes-- > 0)) {
		end++;
	}
	return str_slice(path, 0, end);
}

static const struct fact_item *nearest_public(
	const struct fact_middleware *middleware, struct str route)
{
	const struct fact_item *nearest = NULL;
	unsigned least = DISTANCE_FAR;

	for (size_t i = 0; i < middleware->public_routes.n; i++) {
		const struct fact_item *item = &middleware->public_routes.items[i];
		struct str start = stem(item->name);
		unsigned distance = match_distance(start, head(route, start));

		if (distance < least) {
			least = distance;
			nearest = item;
		}
	}
	return nearest;
}

/* Why the guard takes the route: its pattern, its list, or no condition at all. */
static struct str reason(struct audit *audit, const struct fact_webhook_handler *handler,
	const struct fact_middleware *middleware)
{
	if (!protects(middleware, "protects_all_but")) {
		return handler->guard_pattern.n == 0
			       ? STR("without any condition")
			       : str_format(audit->arena, "by its pattern '%.*s'",
					 STR_ARGS(handler->guard_pattern));
	}
	const struct fact_item *near = nearest_public(middleware, handler->route);
	if (near == NULL) {
		return STR("as nothing on its list of public routes matches");
	}
	struct str place = match_place(audit, &near->at);
	return str_format(audit->arena,
		"as nothing on its list of public routes matches (the nearest is '%.*s' at %.*s)",
		STR_ARGS(near->name), STR_ARGS(place));
}

/* Supabase asks for a JWT unless the settings, or whoever deploys, say that it must not. */
static bool is_left_on(const struct fact_webhook_handler *handler)
{
	return str_is(handler->guard, "verify_jwt_default");
}

static struct str fix_list(
	struct audit *audit, struct str route, const item_vec *list, const struct place *guard)
{
	struct str place = match_place(audit, list->n > 0 ? &list->items[0].at : guard);

	return str_format(audit->arena, "add '%.*s' to the public routes in %.*s", STR_ARGS(route),
		STR_ARGS(place));
}

/* Frameworks that run middleware in the order in which it was registered. */
static bool is_registered(const struct fact_webhook_handler *handler)
{
	static const char *const names[] = {"express", "hono", "fastify"};

	return str_in(handler->framework, names, sizeof(names) / sizeof(names[0]));
}

static struct str fix(struct audit *audit, const struct fact_webhook_handler *handler,
	const struct fact_middleware *middleware)
{
	struct str route = handler->route;
	struct str place = match_place(audit, &handler->guard_at);

	if (str_is(handler->guard, "authMiddleware")) {
		if (middleware != NULL && middleware->public_routes.n > 0) {
			place = match_place(audit, &middleware->public_routes.items[0].at);
		}
		return str_format(audit->arena, "add '%.*s' to publicRoutes in %.*s",
			STR_ARGS(route), STR_ARGS(place));
	}
	if (protects(middleware, "protects_all_but")) {
		return fix_list(audit, route, &middleware->public_routes, &handler->guard_at);
	}
	if (is_left_on(handler)) {
		return str_format(audit->arena,
			"write [functions.%.*s] with verify_jwt = false into %.*s",
			STR_ARGS(handler->handler), STR_ARGS(handler->guard_at.file));
	}
	if (str_is(handler->guard, "verify_jwt")) {
		return str_format(audit->arena, "set verify_jwt = false for the function at %.*s",
			STR_ARGS(place));
	}
	if (is_registered(handler)) {
		return str_format(audit->arena,
			"register '%.*s' above %.*s at %.*s, or mount that only on the paths that "
			"need it",
			STR_ARGS(route), STR_ARGS(handler->guard), STR_ARGS(place));
	}
	if (handler->guard_pattern.n > 0) {
		return str_format(audit->arena,
			"narrow the pattern '%.*s' at %.*s so that it does not match '%.*s', or "
			"let "
			"that path pass before the check",
			STR_ARGS(handler->guard_pattern), STR_ARGS(place), STR_ARGS(route));
	}
	return str_format(audit->arena, "let '%.*s' pass before the check at %.*s", STR_ARGS(route),
		STR_ARGS(place));
}

/* A deployment by hand may pass --no-verify-jwt, of which nothing is seen. */
static void soften(
	struct audit *audit, struct finding *finding, const struct fact_webhook_handler *handler)
{
	struct str name = match_webhook_name(audit, handler);

	finding->at = handler->at;
	finding->related.n = 0;
	vec_push(audit->arena, &finding->related, handler->guard_at);
	finding->severity = SEVERITY_WARNING;
	finding->title = STR("verify_jwt is left on for the webhook handler's function");
	finding->message = str_format(audit->arena,
		"'%.*s' does not name the function of %.*s, so that verify_jwt stays on: a "
		"delivery carries no JWT and is turned away (%.*s) unless each deployment passes "
		"--no-verify-jwt",
		STR_ARGS(handler->guard_at.file), STR_ARGS(name), STR_ARGS(handler->guard_fate));
}

static void find(struct audit *audit, const struct fact_webhook_handler *handler)
{
	bool placed = !place_absent(&handler->guard_at);
	const struct fact_middleware *middleware = placed ? middleware_of(audit, handler) : NULL;
	const struct place *at = placed ? &handler->guard_at : &handler->at;
	struct str name = match_webhook_name(audit, handler);
	struct str place = match_place(audit, at);
	struct str why = reason(audit, handler, middleware);
	struct str fate = handler->guard_fate;
	struct finding finding = match_finding(audit, at);

	finding.message = str_format(audit->arena,
		"%.*s at %.*s guards %.*s %.*s; a delivery carries no session and is turned "
		"away%s%.*s%s",
		STR_ARGS(handler->guard), STR_ARGS(place), STR_ARGS(name), STR_ARGS(why),
		fate.n > 0 ? " (" : "", STR_ARGS(fate), fate.n > 0 ? ")" : "");
	finding.fix = fix(audit, handler, middleware);
	if (placed) {
		vec_push(audit->arena, &finding.related, handler->at);
	}
	if (is_left_on(handler)) {
		soften(audit, &finding, handler);
	}
	audit_find(audit, finding);
}

static void judge(struct audit *audit, const struct fact_webhook_handler *handler)
{
	switch (handler->protection) {
	case PROTECTION_BLOCKED:
		audit_judged(audit);
		find(audit, handler);
		break;
	case PROTECTION_NONE:
		audit_judged(audit);
		break;
	case PROTECTION_UNKNOWN:
		if (handler->route_resolved) {
			match_webhook_lost(
				audit, handler, "what guards ", " could not be resolved");
		} else {
			match_webhook_lost(audit, handler, "the route of ",
				" could not be followed, nor what guards it");
		}
		break;
	}
}

static void check(struct audit *audit)
{
	match_webhook_each(audit, judge);
}

const struct rule rule_CLERK_WEBHOOK_009 = {
	.info =
		{
			.id = "CLERK-WEBHOOK-009",
			.area = "webhooks",
			.title = "a guard blocks the webhook handler's route",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_REPO,
			.sdk = true,
			.about = "a Clerk webhook handler",
			.symptom =
				"every delivery shows 404, 401 or a redirect in the Dashboard, and "
				"the handler never runs; users are missing in the database",
			.since = "0.1",
			.page = page_CLERK_WEBHOOK_009,
		},
	.check = check,
};
