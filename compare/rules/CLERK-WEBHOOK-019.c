#include "compare/match.h"
#include "compare/match_delivery.h"
#include "compare/rules/pages.h"

static void find(struct audit *audit, const struct fact_webhook_handler *handler,
	const struct instance_endpoint *endpoint)
{
	struct str name = match_webhook_name(audit, handler);
	struct str whose = match_webhook_endpoint(audit, endpoint);
	struct str instance = match_instance(audit);
	struct str id = match_webhook_endpoint_id(audit, endpoint);
	struct str path = str_format(audit->arena, "%.*s.disabled", STR_ARGS(endpoint->path));
	struct finding finding = match_finding(audit, &handler->at);

	finding.severity = match_delivery_severity(audit);
	finding.message = str_format(audit->arena,
		"%.*s of %.*s points at %.*s and is disabled, and no other does: nothing is sent",
		STR_ARGS(whose), STR_ARGS(instance), STR_ARGS(name));
	finding.fix = str_format(audit->arena,
		"enable %.*s in the Clerk Dashboard under Webhooks, then recover the messages that "
		"it has missed, or drop the handler",
		STR_ARGS(id));
	finding.clerk = match_ref(audit, path, STR("true"));
	audit_find(audit, finding);
}

/* Without any endpoint at the route it is CLERK-WEBHOOK-001 that speaks. */
static void judge(struct audit *audit, const struct fact_webhook_handler *handler)
{
	const struct instance_endpoint *disabled = NULL;

	if (!match_webhook_known(audit, handler)) {
		return;
	}
	for (size_t i = 0; i < audit->instance->endpoints.n; i++) {
		const struct instance_endpoint *endpoint = &audit->instance->endpoints.items[i];

		if (!match_webhook_points(audit, handler, endpoint)) {
			continue;
		}
		if (!endpoint->disabled) {
			audit_judged(audit);
			return;
		}
		disabled = disabled == NULL ? endpoint : disabled;
	}
	if (disabled != NULL && !match_delivery_may_reach(audit, handler, true)) {
		audit_judged(audit);
		find(audit, handler, disabled);
	}
}

static void check(struct audit *audit)
{
	match_webhook_each(audit, judge);
}

const struct rule rule_CLERK_WEBHOOK_019 = {
	.info =
		{
			.id = "CLERK-WEBHOOK-019",
			.area = "webhooks",
			.title = "the endpoint at the handler's route is disabled",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_BOTH,
			.reads = "endpoints",
			.about = "a Clerk webhook handler with an endpoint at its route",
			.symptom = "nothing is sent and nothing fails: users sign up, and the "
				   "database never hears of them",
			.since = "0.1",
			.page = page_CLERK_WEBHOOK_019,
		},
	.check = check,
};
