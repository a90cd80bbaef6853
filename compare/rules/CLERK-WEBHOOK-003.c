#include "compare/match.h"
#include "compare/match_webhook.h"
#include "compare/rules/pages.h"

/* What the handler does with what it was sent: "acts on user.created and user.deleted". */
static struct str describe(struct audit *audit, const struct fact_webhook_handler *handler)
{
	const item_vec *events = &handler->events;

	if (events->n == 0) {
		return STR("acts on what it is sent");
	}
	if (events->n == 1) {
		return str_format(audit->arena, "acts on '%.*s'", STR_ARGS(events->items[0].name));
	}
	return str_format(audit->arena, "acts on '%.*s', '%.*s'%s", STR_ARGS(events->items[0].name),
		STR_ARGS(events->items[1].name), events->n > 2 ? " and others" : "");
}

static bool acts(const struct fact_webhook_handler *handler)
{
	return handler->events.n > 0 || handler->writes.n > 0 || handler->work_after_verify.n > 0 ||
	       handler->work_before_verify.n > 0 || !handler->events_complete;
}

static bool works(const struct fact_webhook_handler *handler, const char *kind)
{
	for (size_t i = 0; i < handler->work_after_verify.n; i++) {
		if (str_is(handler->work_after_verify.items[i].kind, kind)) {
			return true;
		}
	}
	return false;
}

/* No event is told apart, nothing is written: the next server may verify what it is handed. */
static bool forwards(const struct fact_webhook_handler *handler)
{
	return handler->events.n == 0 && handler->writes.n == 0 && works(handler, "http");
}

static struct str fix(const struct fact_webhook_handler *handler)
{
	if (str_starts(handler->framework, "next")) {
		return STR("call 'const evt = await verifyWebhook(req)' from "
			   "'@clerk/nextjs/webhooks' first, use nothing but evt, and answer 400 "
			   "when it throws");
	}
	if (str_is(handler->framework, "express")) {
		return STR("give the route express.raw({ type: 'application/json' }), call 'const "
			   "evt = await verifyWebhook(req)' from '@clerk/express/webhooks' first, "
			   "use nothing but evt, and answer 400 when it throws");
	}
	return STR("verify the signature with Clerk's verifyWebhook before anything else, use "
		   "nothing but its result, and answer 400 when it throws");
}

static void find(struct audit *audit, const struct fact_webhook_handler *handler)
{
	struct str name = match_webhook_name(audit, handler);
	struct str what = describe(audit, handler);
	struct finding finding = match_finding(audit, &handler->at);

	finding.message = str_format(audit->arena,
		"%.*s %.*s, and nothing on its way verifies the signature: whoever knows the URL "
		"can send it any event",
		STR_ARGS(name), STR_ARGS(what));
	finding.fix = fix(handler);
	for (size_t i = 0; i < handler->events.n; i++) {
		vec_push(audit->arena, &finding.related, handler->events.items[i].at);
	}
	audit_find(audit, finding);
}

static void judge(struct audit *audit, const struct fact_webhook_handler *handler)
{
	if (match_webhook_is_put_aside(handler)) {
		audit_judged(audit);
	} else if (str_is(handler->verifier, "unresolved")) {
		match_webhook_lost(audit, handler, "how ", " verifies could not be followed");
	} else if (!str_is(handler->verifier, "none")) {
		audit_judged(audit);
	} else if (works(handler, "queue")) {
		match_webhook_lost(audit, handler, "",
			" hands its events to a queue, whose consumer may verify them");
	} else if (forwards(handler)) {
		match_webhook_lost(audit, handler, "",
			" hands what it is sent to another server, which may verify it");
	} else {
		audit_judged(audit);
		if (acts(handler)) {
			find(audit, handler);
		}
	}
}

static void check(struct audit *audit)
{
	match_webhook_each_code(audit, judge);
}

const struct rule rule_CLERK_WEBHOOK_003 = {
	.info =
		{
			.id = "CLERK-WEBHOOK-003",
			.area = "webhooks",
			.title = "webhook handler acts on events without verifying them",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_REPO,
			.about = "a Clerk webhook handler",
			.symptom = "a forged user.created or user.deleted is believed: accounts "
				   "appear, change and vanish in the database without Clerk",
			.security = "8.6",
			.cwe = "345",
			.since = "0.1",
			.page = page_CLERK_WEBHOOK_003,
		},
	.check = check,
};
