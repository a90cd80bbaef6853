#include "compare/match.h"
#include "compare/match_delivery.h"
#include "compare/rules/pages.h"

/* Handlers of other apps at the same path: the endpoint may be theirs. */
static bool is_anothers(struct audit *audit, const match_handler_vec *handlers,
	const struct instance_endpoint *endpoint)
{
	for (size_t i = 0; i < handlers->n; i++) {
		const struct fact_webhook_handler *handler = handlers->items[i];
		struct audit theirs = *audit;

		theirs.app = handler->at.app;
		if (theirs.app != audit->app && handler->route_resolved &&
			match_webhook_points(&theirs, handler, endpoint)) {
			return true;
		}
	}
	return false;
}

/* Every handler of the app at the endpoint's path counts: a path may be registered twice. */
static bool has_branch(struct audit *audit, const match_handler_vec *handlers,
	const struct instance_endpoint *endpoint, struct str event)
{
	for (size_t i = 0; i < handlers->n; i++) {
		const struct fact_webhook_handler *handler = handlers->items[i];

		if (handler->at.app == audit->app && handler->route_resolved &&
			match_webhook_points(audit, handler, endpoint) &&
			(match_delivery_handles(handler, event) ||
				!match_delivery_is_readable(handler))) {
			return true;
		}
	}
	return false;
}

/* Messages that the app has to send by itself are CLERK-WEBHOOK-020's. */
static bool is_message(const struct audit *audit, struct str event)
{
	return (str_is(event, "email.created") &&
		       match_delivery_template(audit, "email") != NULL) ||
	       (str_is(event, "sms.created") && match_delivery_template(audit, "sms") != NULL);
}

static str_vec without_branch(struct audit *audit, const match_handler_vec *handlers,
	const struct instance_endpoint *endpoint)
{
	str_vec found = {0};

	for (size_t i = 0; i < endpoint->events.n; i++) {
		struct str event = endpoint->events.items[i];

		if (!is_message(audit, event) && !has_branch(audit, handlers, endpoint, event)) {
			vec_push(audit->arena, &found, event);
		}
	}
	return found;
}

static void find(struct audit *audit, const struct fact_webhook_handler *handler,
	const struct instance_endpoint *endpoint, const str_vec *events)
{
	struct str whose = match_webhook_endpoint(audit, endpoint);
	struct str instance = match_instance(audit);
	struct str id = match_webhook_endpoint_id(audit, endpoint);
	struct str name = match_webhook_name(audit, handler);
	struct str names = match_quoted(audit->arena, events->items, events->n);
	struct str path = str_format(audit->arena, "%.*s.events", STR_ARGS(endpoint->path));
	struct finding finding = match_finding(audit, &handler->at);

	finding.message = str_format(audit->arena,
		"%.*s of %.*s is subscribed to %.*s, for which %.*s has no branch", STR_ARGS(whose),
		STR_ARGS(instance), STR_ARGS(names), STR_ARGS(name));
	finding.fix = str_format(audit->arena,
		"handle %.*s, or take it out of the subscription of %.*s in the Clerk Dashboard "
		"(Webhooks)",
		STR_ARGS(names), STR_ARGS(id));
	finding.clerk = match_ref(audit, path, names);
	audit_find(audit, finding);
}

/* Of several hosts each may run other code: only what all of them are sent is certain. */
static bool is_alone(const endpoint_vec *endpoints, const struct instance_endpoint *endpoint)
{
	for (size_t i = 0; i < endpoints->n; i++) {
		if (!str_equal(endpoints->items[i]->url, endpoint->url)) {
			return false;
		}
	}
	return true;
}

static void judge_endpoint(struct audit *audit, const struct fact_webhook_handler *handler,
	const endpoint_vec *endpoints, const struct instance_endpoint *endpoint)
{
	match_handler_vec handlers = match_delivery_handlers(audit);

	if (!is_alone(endpoints, endpoint) || is_anothers(audit, &handlers, endpoint)) {
		match_webhook_lost(
			audit, handler, "which of several apps or hosts ", " serves is not known");
		return;
	}
	str_vec events = without_branch(audit, &handlers, endpoint);
	audit_judged(audit);
	if (!endpoint->all_events && events.n > 0) {
		find(audit, handler, endpoint, &events);
	}
}

static void judge(struct audit *audit, const struct fact_webhook_handler *handler)
{
	if (!match_delivery_is_readable(handler)) {
		match_webhook_lost(
			audit, handler, "not every event that ", " handles could be read");
		return;
	}
	if (handler->events.n == 0) {
		return; /* it takes all alike */
	}
	endpoint_vec endpoints = match_webhook_endpoints(audit, handler);
	if (endpoints.n == 0 || !match_delivery_events_known(audit, &endpoints)) {
		return;
	}
	if (handler->acts_on_all) {
		audit_judged(audit);
		return;
	}
	for (size_t i = 0; i < endpoints.n; i++) {
		judge_endpoint(audit, handler, &endpoints, endpoints.items[i]);
	}
}

static void check(struct audit *audit)
{
	match_webhook_each(audit, judge);
}

const struct rule rule_CLERK_WEBHOOK_011 = {
	.info =
		{
			.id = "CLERK-WEBHOOK-011",
			.area = "webhooks",
			.title = "subscribed event has no branch in the handler",
			.severity = SEVERITY_WARNING,
			.needs = NEEDS_BOTH,
			.reads = "endpoints.events",
			.about = "a Clerk webhook handler that tells events apart",
			.symptom = "the event arrives, is answered 200 and is thrown away: what it "
				   "should have changed in the database stays as it was",
			.since = "0.1",
			.page = page_CLERK_WEBHOOK_011,
		},
	.check = check,
};
