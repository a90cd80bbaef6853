#include "compare/match.h"
#include "compare/match_webhook.h"
#include "compare/rules/pages.h"

static void find(struct audit *audit, const struct fact_webhook_handler *handler)
{
	struct str name = match_webhook_name(audit, handler);
	struct str later = match_place(audit, &handler->verified_later);
	struct finding finding = match_finding(audit, &handler->verified_later);

	finding.message = str_format(audit->arena,
		"%.*s puts deliveries aside as they come, and they are verified only when they are "
		"taken up (%.*s): a signature is refused five minutes after its timestamp, so a "
		"delivery that waited longer is lost although Clerk was told 200",
		STR_ARGS(name), STR_ARGS(later));
	finding.fix = str_format(audit->arena,
		"verify in %.*s, answer 400 when that throws, put the verified event aside, and "
		"drop the verification at %.*s",
		STR_ARGS(name), STR_ARGS(later));
	vec_push(audit->arena, &finding.related, handler->at);
	audit_find(audit, finding);
}

static void judge(struct audit *audit, const struct fact_webhook_handler *handler)
{
	if (!place_absent(&handler->verified_later)) {
		audit_judged(audit);
		find(audit, handler);
	} else if (str_is(handler->verifier, "unresolved")) {
		match_webhook_lost(audit, handler, "when ", " verifies could not be followed");
	} else if (!str_is(handler->verifier, "none")) {
		audit_judged(audit);
	}
}

static void check(struct audit *audit)
{
	match_webhook_each_code(audit, judge);
}

const struct rule rule_CLERK_WEBHOOK_008 = {
	.info =
		{
			.id = "CLERK-WEBHOOK-008",
			.area = "webhooks",
			.title = "webhook is verified later than it is received",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_REPO,
			.about = "a Clerk webhook handler that verifies signatures",
			.symptom = "the queue's job fails with 'Message timestamp too old' after "
				   "any delay of five minutes, at every retry; Clerk shows the "
				   "delivery as succeeded, and the user is missing in the database",
			.since = "0.1",
			.page = page_CLERK_WEBHOOK_008,
		},
	.check = check,
};
