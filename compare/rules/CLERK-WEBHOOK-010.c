#include "compare/match.h"
#include "compare/match_delivery.h"
#include "compare/rules/pages.h"

/* Who subscribes to an event, and who does not; NULL for nobody. */
struct subscription {
	const struct instance_endpoint *with;
	const struct instance_endpoint *without;
};

/* Endpoints with one URL share the deliveries, so that one of them is enough. */
static struct subscription subscription_of(const endpoint_vec *endpoints, struct str event)
{
	struct subscription found = {0};

	for (size_t i = 0; i < endpoints->n && found.with == NULL; i++) {
		found.with = match_delivery_subscribes(endpoints->items[i], event)
				     ? endpoints->items[i]
				     : NULL;
	}
	for (size_t i = 0; i < endpoints->n && found.without == NULL; i++) {
		const struct instance_endpoint *endpoint = endpoints->items[i];
		bool served = false;

		for (size_t k = 0; k < endpoints->n && !served; k++) {
			served = match_delivery_subscribes(endpoints->items[k], event) &&
				 str_equal(endpoints->items[k]->url, endpoint->url);
		}
		found.without = served ? NULL : endpoint;
	}
	return found;
}

static bool was_seen(const item_vec *events, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (str_equal(events->items[i].name, events->items[n].name)) {
			return true;
		}
	}
	return false;
}

static void find(struct audit *audit, const struct fact_webhook_handler *handler,
	const struct fact_item *event, const struct instance_endpoint *endpoint)
{
	struct str place = match_place(audit, &event->at);
	struct str handler_name = match_webhook_name(audit, handler);
	struct str name = match_webhook_endpoint(audit, endpoint);
	struct str id = match_webhook_endpoint_id(audit, endpoint);
	struct str instance = match_instance(audit);
	struct str path = str_format(audit->arena, "%.*s.events", STR_ARGS(endpoint->path));
	struct finding finding = match_finding(audit, &event->at);

	finding.message = str_format(audit->arena,
		"'%.*s' is handled at %.*s, but %.*s of %.*s, which points at %.*s, is not "
		"subscribed to it: the branch never runs",
		STR_ARGS(event->name), STR_ARGS(place), STR_ARGS(name), STR_ARGS(instance),
		STR_ARGS(handler_name));
	finding.fix = str_format(audit->arena,
		"subscribe %.*s to '%.*s' in the Clerk Dashboard, or drop the branch", STR_ARGS(id),
		STR_ARGS(event->name));
	finding.clerk = match_ref(audit, path, STR("without this event"));
	vec_push(audit->arena, &finding.related, handler->at);
	audit_find(audit, finding);
}

/* Which of several hosts runs this code is not known. */
static void note_split(
	struct audit *audit, const struct fact_item *event, const struct subscription *subscription)
{
	struct str place = match_place(audit, &event->at);
	struct str with = match_webhook_endpoint(audit, subscription->with);
	struct str without = match_webhook_endpoint(audit, subscription->without);

	audit_not_evaluated(audit,
		"'%.*s', handled at %.*s, is in the subscription of %.*s and not of %.*s: which of "
		"them serves this app is not known",
		STR_ARGS(event->name), STR_ARGS(place), STR_ARGS(with), STR_ARGS(without));
}

static void judge_event(struct audit *audit, const struct fact_webhook_handler *handler,
	const struct fact_item *event, const endpoint_vec *endpoints)
{
	struct subscription subscription = subscription_of(endpoints, event->name);

	audit_judged(audit);
	if (subscription.with == NULL) {
		find(audit, handler, event, subscription.without);
	} else if (subscription.without != NULL) {
		note_split(audit, event, &subscription);
	}
}

static void judge(struct audit *audit, const struct fact_webhook_handler *handler)
{
	bool readable = match_delivery_is_readable(handler);

	if (handler->events.n == 0 && readable) {
		return;
	}
	endpoint_vec endpoints = match_webhook_endpoints(audit, handler);
	if (endpoints.n == 0 || !match_delivery_events_known(audit, &endpoints)) {
		return;
	}
	for (size_t i = 0; i < handler->events.n; i++) {
		const struct fact_item *event = &handler->events.items[i];

		if (!str_is(event->kind, "known") || was_seen(&handler->events, i)) {
			continue;
		}
		judge_event(audit, handler, event, &endpoints);
	}
	if (!readable) {
		match_webhook_lost(
			audit, handler, "not every event that ", " handles could be read");
	}
}

static void check(struct audit *audit)
{
	match_webhook_each(audit, judge);
}

const struct rule rule_CLERK_WEBHOOK_010 = {
	.info =
		{
			.id = "CLERK-WEBHOOK-010",
			.area = "webhooks",
			.title = "handled event is not in the endpoint's subscription",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_BOTH,
			.reads = "endpoints.events",
			.about = "a Clerk webhook handler that tells events apart",
			.symptom = "the event never arrives: deleted users stay in the database, "
				   "changes are never copied, and no delivery is shown as failed",
			.since = "0.1",
			.page = page_CLERK_WEBHOOK_010,
		},
	.check = check,
};
