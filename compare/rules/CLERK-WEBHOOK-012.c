#include "clerk/knowledge.h"
#include "clerk/names.h"
#include "compare/match.h"
#include "compare/match_webhook.h"
#include "compare/rules/pages.h"

/* What happens to a subscription's parts is told of its items: clerk/openapi-specs webhooks. */
static struct str nearest_event(struct audit *audit, struct str name)
{
	struct str nearest = names_nearest_event(name);

	if (str_absent(nearest) && str_starts(name, "subscription.")) {
		struct str verb = str_slice(name, STR("subscription.").n, name.n);
		struct str item = str_format(audit->arena, "subscriptionItem.%.*s", STR_ARGS(verb));

		return names_event(item) == EVENT_KNOWN ? item : nearest;
	}
	return nearest;
}

static void find_unknown(struct audit *audit, const struct fact_webhook_handler *handler,
	const struct fact_item *event)
{
	struct str nearest = nearest_event(audit, event->name);
	struct str name = match_webhook_name(audit, handler);
	struct finding finding = match_finding(audit, &event->at);

	finding.message = str_format(audit->arena,
		"%.*s waits for '%.*s', which is none of Clerk's webhook events (as of %s): the "
		"branch never runs",
		STR_ARGS(name), STR_ARGS(event->name), knowledge_date());
	finding.fix = str_absent(nearest) ? str_format(audit->arena, "drop the branch for '%.*s'",
						    STR_ARGS(event->name))
					  : str_format(audit->arena,
						    "write '%.*s' for '%.*s', or drop the branch",
						    STR_ARGS(nearest), STR_ARGS(event->name));
	vec_push(audit->arena, &finding.related, handler->at);
	audit_find(audit, finding);
}

/*
 * Two names stand in only one of clerk/openapi-specs webhooks/2025-04-15.yml and
 * clerk/javascript packages/backend/src/api/resources/Webhooks.ts.
 */
static void find_disputed(struct audit *audit, const struct fact_webhook_handler *handler,
	const struct fact_item *event)
{
	struct str name = match_webhook_name(audit, handler);
	struct finding finding = match_finding(audit, &event->at);

	finding.severity = SEVERITY_NOTE;
	finding.title = STR("webhook event that Clerk's own sources disagree on");
	finding.message = str_format(audit->arena,
		"%.*s waits for '%.*s', which only one of Clerk's event specification and SDK "
		"types knows (as of %s)",
		STR_ARGS(name), STR_ARGS(event->name), knowledge_date());
	finding.fix = str_format(audit->arena,
		"check in the Dashboard's event catalogue that '%.*s' is offered",
		STR_ARGS(event->name));
	vec_push(audit->arena, &finding.related, handler->at);
	audit_find(audit, finding);
}

static void judge(struct audit *audit, const struct fact_webhook_handler *handler)
{
	for (size_t i = 0; i < handler->events.n; i++) {
		const struct fact_item *event = &handler->events.items[i];

		audit_judged(audit);
		if (str_is(event->kind, "unknown")) {
			find_unknown(audit, handler, event);
		} else if (str_is(event->kind, "disputed")) {
			find_disputed(audit, handler, event);
		}
	}
	if (!handler->events_complete || str_is(handler->dispatch, "unresolved")) {
		match_webhook_lost(
			audit, handler, "not every event that ", " handles could be read");
	}
}

static void check(struct audit *audit)
{
	match_webhook_each(audit, judge);
}

const struct rule rule_CLERK_WEBHOOK_012 = {
	.info =
		{
			.id = "CLERK-WEBHOOK-012",
			.area = "webhooks",
			.title = "handled event does not exist",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_REPO,
			.about = "a Clerk webhook handler that tells events apart",
			.symptom =
				"the branch never runs and nothing fails: the data that it should "
				"write is missing",
			.since = "0.1",
			.page = page_CLERK_WEBHOOK_012,
		},
	.check = check,
};
