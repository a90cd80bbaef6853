#include "compare/match.h"
#include "compare/match_webhook.h"
#include "compare/rules/pages.h"

/* What each kind of test means for who sends an event, and what to do about it. */
struct hole {
	const char *kind;
	const char *says; /* after "'test' (file:line) lets … act on events unverified " */
	const char *fix;
};

static const struct hole holes[] = {
	{"secret_missing",
		"when the signing secret is not set: one variable that is forgotten, and whoever "
		"knows the URL can send it any event",
		"answer 500, or refuse to start, when the secret is missing, and verify without "
		"any condition"},
	{"environment",
		"in some environments: wherever the variable is not set as expected, whoever knows "
		"the URL can send it any event",
		"drop the test and verify in every environment; a development endpoint has a "
		"signing secret of its own"},
	{"flag", "by a flag: wherever it is set so, whoever knows the URL can send it any event",
		"drop the test and verify without any condition"},
	{"header",
		"when a signature header is absent, and the sender decides which headers it sends",
		"answer 400 when svix-id, svix-timestamp or svix-signature is missing, or leave "
		"the headers to the verifier, which throws without them"},
};

static const struct hole *hole_of(struct str kind)
{
	for (size_t i = 0; i < sizeof(holes) / sizeof(holes[0]); i++) {
		if (str_is(kind, holes[i].kind)) {
			return &holes[i];
		}
	}
	return NULL;
}

static void find(struct audit *audit, const struct fact_webhook_handler *handler,
	const struct fact_item *skip, const struct hole *hole)
{
	struct str name = match_webhook_name(audit, handler);
	struct str place = match_place(audit, &skip->at);
	struct str verify = match_place(audit, &handler->verify_at);
	struct finding finding = match_finding(audit, &skip->at);

	finding.message = str_format(audit->arena,
		"the test '%.*s' (%.*s) leads %.*s past its verification (%.*s) to the work %s",
		STR_ARGS(skip->name), STR_ARGS(place), STR_ARGS(name), STR_ARGS(verify),
		hole->says);
	finding.fix = str_of(hole->fix);
	vec_push(audit->arena, &finding.related, handler->verify_at);
	vec_push(audit->arena, &finding.related, handler->at);
	audit_find(audit, finding);
}

static void judge(struct audit *audit, const struct fact_webhook_handler *handler)
{
	if (str_is(handler->verifier, "none") || match_webhook_is_put_aside(handler)) {
		return;
	}
	if (str_is(handler->verifier, "unresolved")) {
		match_webhook_lost(audit, handler, "how ", " verifies could not be followed");
		return;
	}
	audit_judged(audit);
	for (size_t i = 0; i < handler->skips.n; i++) {
		const struct hole *hole = hole_of(handler->skips.items[i].kind);

		if (hole != NULL) {
			find(audit, handler, &handler->skips.items[i], hole);
		}
	}
}

static void check(struct audit *audit)
{
	match_webhook_each_code(audit, judge);
}

const struct rule rule_CLERK_WEBHOOK_004 = {
	.info =
		{
			.id = "CLERK-WEBHOOK-004",
			.area = "webhooks",
			.title = "verification of the webhook can be skipped",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_REPO,
			.about = "a Clerk webhook handler that verifies signatures",
			.symptom = "a deployment without the variable believes a forged "
				   "user.created or user.deleted: accounts appear, change and "
				   "vanish in the database without Clerk",
			.security = "8.1",
			.cwe = "345 636",
			.since = "0.1",
			.page = page_CLERK_WEBHOOK_004,
		},
	.check = check,
};
