#include "compare/match.h"
#include "compare/match_delivery.h"
#include "compare/rules/pages.h"

/*
 * Hosts of those that take Clerk's deliveries themselves, so that no handler
 * is written: clerk/clerk-docs guides/development/webhooks/{inngest,loops}.mdx
 * and clerk/cli commands/webhooks, 2026-08.
 */
static bool is_vendors(struct audit *audit, const struct instance_endpoint *endpoint)
{
	static const char *const hosts[] = {"inn.gs", "app.loops.so", "webhooks.clerk.com"};
	struct str host = match_url_host(audit->arena, endpoint->url);

	return str_in(host, hosts, sizeof(hosts) / sizeof(hosts[0]));
}

/* Of files that mention nothing of Clerk's the methods are not known. */
static bool may_take_post(const struct fact_route *route)
{
	for (size_t i = 0; i < route->methods.n; i++) {
		if (str_is(route->methods.items[i], "POST") ||
			str_is(route->methods.items[i], "ANY")) {
			return true;
		}
	}
	return route->methods.n == 0;
}

/* A route that is not known to be a handler of Clerk's takes it all the same; or may. */
static enum match_reach by_route(
	const struct audit *audit, const struct fact_route *route, struct str path)
{
	if (!context_is_live(route->at.context) || !str_is(route->kind, "handler") ||
		!may_take_post(route)) {
		return MATCH_REACH_NO;
	}
	if (!route->resolved) {
		return audit->facts->apps.items[route->at.app].clerk ? MATCH_REACH_MAYBE
								     : MATCH_REACH_NO;
	}
	return match_route(route->route, path) ? MATCH_REACH_YES : MATCH_REACH_NO;
}

static enum match_reach by_routes(struct audit *audit, const struct instance_endpoint *endpoint)
{
	struct str path = match_url_path(audit->arena, endpoint->url);
	enum match_reach whole = MATCH_REACH_NO;

	for (size_t i = 0; i < audit->facts->routes.n && whole != MATCH_REACH_YES; i++) {
		const struct fact_route *route = &audit->facts->routes.items[i];
		enum match_reach one = by_route(audit, route, path);

		/* routes may be thousands: only one that says more is worth a look at its app's
		 * keys */
		if (one > whole && !match_delivery_uses_another(audit, route->at.app)) {
			whole = one;
		}
	}
	return whole;
}

/* Does the end of the endpoint's path look like a handler's route behind a gateway? */
static bool is_below(struct audit *audit, const match_handler_vec *handlers,
	const struct instance_endpoint *endpoint)
{
	struct str path = match_url_path(audit->arena, endpoint->url);

	for (size_t i = 0; i < handlers->n; i++) {
		struct str route = handlers->items[i]->route;

		if (handlers->items[i]->route_resolved && path.n > route.n &&
			str_equal(str_slice(path, path.n - route.n, path.n), route)) {
			return true;
		}
	}
	return false;
}

/* Is it the one that CLERK-WEBHOOK-001 names for a handler that has no endpoint at its route? */
static bool is_near_miss(struct audit *audit, const match_handler_vec *handlers,
	const struct instance_endpoint *endpoint)
{
	for (size_t i = 0; i < handlers->n; i++) {
		const struct fact_webhook_handler *handler = handlers->items[i];
		const struct instance_endpoint *near =
			match_webhook_nearest(audit, handler).endpoint;
		bool has_one = false;

		for (size_t k = 0; k < audit->instance->endpoints.n && !has_one; k++) {
			has_one = match_webhook_points(
				audit, handler, &audit->instance->endpoints.items[k]);
		}
		if (!has_one && (near == endpoint || audit->instance->endpoints.n == 1)) {
			return true;
		}
	}
	return false;
}

static void find(struct audit *audit, const struct instance_endpoint *endpoint)
{
	struct str whose = match_webhook_endpoint(audit, endpoint);
	struct str instance = match_instance(audit);
	struct finding finding = match_finding(audit, NULL);

	finding.message = str_format(audit->arena,
		"%.*s of %.*s has no handler in the JavaScript and TypeScript of this repository",
		STR_ARGS(whose), STR_ARGS(instance));
	finding.fix = STR("delete the endpoint in the Clerk Dashboard (Webhooks) if nothing serves "
			  "its URL; if another service does, name it in the configuration's "
			  "\"webhook_consumers\"");
	finding.clerk = match_ref(audit, endpoint->path, endpoint->url);
	audit_find(audit, finding);
}

static void judge(struct audit *audit, const match_handler_vec *handlers,
	const struct instance_endpoint *endpoint)
{
	enum match_reach reach = match_delivery_reaches(audit, handlers, endpoint);
	bool readable = !str_absent(match_url_path(audit->arena, endpoint->url));

	if (reach == MATCH_REACH_NO && readable) {
		reach = by_routes(audit, endpoint);
	}
	if (match_consumed_elsewhere(audit, endpoint) || is_vendors(audit, endpoint) ||
		reach == MATCH_REACH_YES || match_delivery_was_reported(audit, endpoint->path)) {
		audit_judged(audit);
		return;
	}
	if (reach == MATCH_REACH_MAYBE || !readable || is_below(audit, handlers, endpoint)) {
		struct str whose = match_webhook_endpoint(audit, endpoint);

		audit_unresolved(audit);
		audit_not_evaluated(audit, "what takes the deliveries of %.*s could not be decided",
			STR_ARGS(whose));
		return;
	}
	audit_judged(audit);
	if (!is_near_miss(audit, handlers, endpoint)) {
		find(audit, endpoint);
	}
}

/* Is anything of the repository unread that may serve an endpoint? Says not evaluated if so. */
static bool is_partly_unread(struct audit *audit)
{
	bool unread = match_paths_unread(audit) > 0;

	for (uint32_t i = 0; i < audit->facts->apps.n; i++) {
		struct audit theirs = *audit;

		theirs.app = i;
		unread = match_framework_unread(&theirs) || unread;
	}
	return unread;
}

static bool has_enabled(const struct instance *instance)
{
	for (size_t i = 0; i < instance->endpoints.n; i++) {
		if (!instance->endpoints.items[i].disabled) {
			return true;
		}
	}
	return false;
}

static void check(struct audit *audit)
{
	const struct instance *instance = audit->instance;

	if (!audit->facts->apps.items[audit->app].clerk) {
		return;
	}
	if (instance->webhooks == WEBHOOKS_UNKNOWN) {
		audit_not_evaluated(audit, "%.*s", STR_ARGS(instance->endpoints.reason));
		return;
	}
	if (!has_enabled(instance) || is_partly_unread(audit)) {
		return;
	}
	match_handler_vec handlers = match_delivery_handlers(audit);
	for (size_t i = 0; i < instance->endpoints.n; i++) {
		if (!instance->endpoints.items[i].disabled) {
			judge(audit, &handlers, &instance->endpoints.items[i]);
		}
	}
}

const struct rule rule_CLERK_WEBHOOK_018 = {
	.info =
		{
			.id = "CLERK-WEBHOOK-018",
			.area = "webhooks",
			.title = "webhook endpoint without a handler in this repository",
			.severity = SEVERITY_NOTE,
			.needs = NEEDS_BOTH,
			.reads = "endpoints",
			.about = "an enabled webhook endpoint of the instance",
			.symptom = "deliveries get 404 for days until the endpoint is switched "
				   "off, or user data goes to a service that nobody remembers",
			.since = "0.1",
			.page = page_CLERK_WEBHOOK_018,
		},
	.check = check,
};
