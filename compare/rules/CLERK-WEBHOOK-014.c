#include "compare/match.h"
#include "compare/match_webhook.h"
#include "compare/rules/pages.h"

static bool falls_through(const struct fact_webhook_handler *handler)
{
	return str_is(handler->on_failure, "falls_through");
}

static void find(struct audit *audit, const struct fact_webhook_handler *handler)
{
	const struct place *at =
		place_absent(&handler->verify_at) ? &handler->at : &handler->verify_at;
	struct str name = match_webhook_name(audit, handler);
	struct str place = match_place(audit, at);
	struct finding finding = match_finding(audit, at);

	if (falls_through(handler)) {
		finding.title = STR("a failed verification does not stop the webhook handler");
		finding.message = str_format(audit->arena,
			"when the verification fails (%.*s), %.*s goes on with its work",
			STR_ARGS(place), STR_ARGS(name));
		finding.fix = str_format(audit->arena,
			"return right where the failure of the verification at %.*s is handled, "
			"with status 400",
			STR_ARGS(place));
	} else {
		finding.message = str_format(audit->arena,
			"when the verification fails (%.*s), %.*s answers 2xx: Clerk takes the "
			"delivery for done and never repeats it",
			STR_ARGS(place), STR_ARGS(name));
		finding.fix = str_format(audit->arena,
			"answer 400 when the verification at %.*s fails", STR_ARGS(place));
		finding.why = STR("a wrong signing secret shows nowhere: the Dashboard lists every "
				  "delivery as succeeded, and users are missing in the database");
	}
	vec_push(audit->arena, &finding.related, handler->at);
	audit_find(audit, finding);
}

static void judge(struct audit *audit, const struct fact_webhook_handler *handler)
{
	/* what puts deliveries aside learns of no failure: that is CLERK-WEBHOOK-008 */
	if (str_is(handler->verifier, "none") || !place_absent(&handler->verified_later)) {
		return;
	}
	if (str_is(handler->on_failure, "unknown")) {
		match_webhook_lost(audit, handler, "what ",
			" does when verification fails could not be followed");
		return;
	}
	audit_judged(audit);
	if (falls_through(handler) || str_is(handler->on_failure, "answers_2xx")) {
		find(audit, handler);
	}
}

static void check(struct audit *audit)
{
	match_webhook_each_code(audit, judge);
}

const struct rule rule_CLERK_WEBHOOK_014 = {
	.info =
		{
			.id = "CLERK-WEBHOOK-014",
			.area = "webhooks",
			.title = "a failed verification is answered as a success",
			.severity = SEVERITY_WARNING,
			.needs = NEEDS_REPO,
			.about = "a Clerk webhook handler that verifies signatures",
			.symptom = "a delivery that does not verify is worked on all the same, or "
				   "the handler stumbles over the event that it does not have",
			.security = "6.5",
			.cwe = "345 390",
			.since = "0.1",
			.page = page_CLERK_WEBHOOK_014,
		},
	.check = check,
};
