#include "compare/match.h"
#include "compare/match_delivery.h"
#include "compare/rules/pages.h"

static struct str describe(struct audit *audit, const struct match_near *near)
{
	size_t count = audit->instance->endpoints.n;

	if (count == 0) {
		return STR("it has no webhook endpoint at all");
	}
	if (near->endpoint == NULL) {
		const struct instance_endpoint *endpoint = &audit->instance->endpoints.items[0];
		struct str first = match_webhook_endpoint(audit, endpoint);
		const char *more = match_consumed_elsewhere(audit, endpoint)
					   ? ", which is handled outside of this repository"
					   : "";

		return count == 1 ? str_format(audit->arena, "its only one is %.*s%s",
					    STR_ARGS(first), more)
				  : str_format(audit->arena,
					    "none of its %zu is near, the first is %.*s%s", count,
					    STR_ARGS(first), more);
	}
	struct str name = match_webhook_endpoint(audit, near->endpoint);
	return str_format(audit->arena, "the nearest is %s%.*s: %s",
		near->endpoint->disabled ? "the disabled " : "", STR_ARGS(name), near->how);
}

static struct str fix_missing(struct audit *audit, const struct fact_webhook_handler *handler,
	const struct match_near *near)
{
	if (near->endpoint == NULL) {
		return str_format(audit->arena,
			"add an endpoint in the Clerk Dashboard under Webhooks whose URL is the "
			"app's https origin followed by '%.*s'",
			STR_ARGS(handler->route));
	}
	struct str id = match_webhook_endpoint_id(audit, near->endpoint);
	struct str move = match_route(handler->route, near->path)
				  ? STR("")
				  : str_format(audit->arena, ", or move the handler to '%.*s'",
					    STR_ARGS(near->path));

	return str_format(audit->arena, "set the URL of %.*s to '%.*s%.*s'%.*s", STR_ARGS(id),
		STR_ARGS(near->origin), STR_ARGS(handler->route), STR_ARGS(move));
}

static void find_missing(struct audit *audit, const struct fact_webhook_handler *handler)
{
	struct match_near near = match_webhook_nearest(audit, handler);
	struct str name = match_webhook_name(audit, handler);
	struct str instance = match_instance(audit);
	struct str rest = describe(audit, &near);
	struct finding finding = match_finding(audit, &handler->at);

	finding.severity = match_delivery_severity(audit);
	finding.message = str_format(audit->arena, "no endpoint of %.*s points at %.*s; %.*s",
		STR_ARGS(instance), STR_ARGS(name), STR_ARGS(rest));
	finding.fix = fix_missing(audit, handler, &near);
	finding.clerk = near.endpoint == NULL
				? match_ref(audit, audit->instance->endpoints.path, STR(""))
				: match_ref(audit, near.endpoint->path, near.endpoint->url);
	audit_find(audit, finding);
}

/* Next answers such a URL with 308, and a redirect is a failed delivery. */
static void find_slash(struct audit *audit, const struct fact_webhook_handler *handler,
	const struct instance_endpoint *endpoint)
{
	struct str name = match_webhook_name(audit, handler);
	struct str whose = match_webhook_endpoint(audit, endpoint);
	struct str start = match_url_origin(endpoint->url);
	struct finding finding = match_finding(audit, &handler->at);

	finding.severity = SEVERITY_WARNING;
	finding.title = STR("webhook endpoint's URL ends in a slash that the route does not have");
	finding.message = str_format(audit->arena,
		"the only endpoint for %.*s is %.*s, whose URL ends in a slash: Next.js answers it "
		"with a redirect unless 'trailingSlash' is set, and redirects are not followed",
		STR_ARGS(name), STR_ARGS(whose));
	struct str id = match_webhook_endpoint_id(audit, endpoint);
	finding.fix = str_format(audit->arena, "set the URL of %.*s to '%.*s%.*s'", STR_ARGS(id),
		STR_ARGS(start), STR_ARGS(handler->route));
	finding.clerk = match_ref(audit, endpoint->path, endpoint->url);
	audit_find(audit, finding);
}

/* With `trailingSlash` the slash is right, and Next redirects the URL without it. */
static bool has_trailing_slash(const struct audit *audit)
{
	for (size_t i = 0; i < audit->facts->rewrites.n; i++) {
		const struct fact_rewrite *rewrite = &audit->facts->rewrites.items[i];

		if (str_is(rewrite->kind, "trailing_slash") && rewrite->at.app == audit->app &&
			(!rewrite->resolved || str_is(rewrite->source, "true"))) {
			return true;
		}
	}
	return false;
}

/* A disabled endpoint at the route is CLERK-WEBHOOK-019's. */
static void judge(struct audit *audit, const struct fact_webhook_handler *handler)
{
	const struct instance_endpoint *slashed = NULL;
	bool disabled = false;

	if (!match_webhook_known(audit, handler)) {
		return;
	}
	for (size_t i = 0; i < audit->instance->endpoints.n; i++) {
		const struct instance_endpoint *endpoint = &audit->instance->endpoints.items[i];

		if (!match_webhook_points(audit, handler, endpoint)) {
			continue;
		}
		if (endpoint->disabled) {
			disabled = true;
		} else if (!str_starts(handler->framework, "next") ||
			   !match_url_ends_in_slash(endpoint->url) || has_trailing_slash(audit)) {
			audit_judged(audit);
			return;
		} else {
			slashed = endpoint;
		}
	}
	if (slashed == NULL && disabled) {
		audit_judged(audit);
		return;
	}
	if (match_delivery_may_reach(audit, handler, false)) {
		return;
	}
	audit_judged(audit);
	if (slashed != NULL) {
		find_slash(audit, handler, slashed);
	} else {
		find_missing(audit, handler);
	}
}

static void check(struct audit *audit)
{
	match_webhook_each(audit, judge);
}

const struct rule rule_CLERK_WEBHOOK_001 = {
	.info =
		{
			.id = "CLERK-WEBHOOK-001",
			.area = "webhooks",
			.title = "no webhook endpoint points at the handler's route",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_BOTH,
			.reads = "endpoints",
			.about = "a Clerk webhook handler",
			.symptom = "deliveries go to another path, or are not sent at all: the "
				   "Dashboard shows 404 or an empty log, and users are missing in "
				   "the database",
			.since = "0.1",
			.page = page_CLERK_WEBHOOK_001,
		},
	.check = check,
};
