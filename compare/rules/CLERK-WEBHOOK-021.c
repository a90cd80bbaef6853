#include "compare/match.h"
#include "compare/match_webhook.h"
#include "compare/rules/pages.h"

static const struct place *secret_place(const struct fact_webhook_handler *handler)
{
	if (!place_absent(&handler->secret_at)) {
		return &handler->secret_at;
	}
	return place_absent(&handler->verify_at) ? &handler->at : &handler->verify_at;
}

static void find(struct audit *audit, const struct fact_webhook_handler *handler,
	enum severity severity, struct str message, struct str fix)
{
	const struct place *at = secret_place(handler);
	struct finding finding = match_finding(audit, at);

	finding.severity = severity;
	finding.message = message;
	finding.fix = fix;
	if (at != &handler->at) {
		vec_push(audit->arena, &finding.related, handler->at);
	}
	audit_find(audit, finding);
}

static void find_wrong(
	struct audit *audit, const struct fact_webhook_handler *handler, const char *words)
{
	struct str name = match_webhook_name(audit, handler);
	struct str given =
		handler->secret_env.n > 0 ? handler->secret_env.items[0] : STR("a literal");
	struct str message = str_format(audit->arena,
		"%.*s verifies with %.*s, which is %s and signs no delivery: every verification "
		"fails",
		STR_ARGS(name), STR_ARGS(given), words);

	find(audit, handler, SEVERITY_BLOCKER, message,
		STR("verify with the endpoint's signing secret (whsec_…, Clerk Dashboard, "
		    "Webhooks), in CLERK_WEBHOOK_SIGNING_SECRET"));
}

/* The libraries throw on an empty secret; a signature made with an empty key anyone can make. */
static void find_empty(struct audit *audit, const struct fact_webhook_handler *handler)
{
	bool manual = str_is(handler->verifier, "manual");
	struct str name = match_webhook_name(audit, handler);
	struct str variable =
		handler->secret_env.n > 0 ? handler->secret_env.items[0] : STR("the variable");
	struct str message = str_format(audit->arena,
		"%.*s gives the verifier an empty secret when %.*s is missing: %s", STR_ARGS(name),
		STR_ARGS(variable),
		manual ? "then anyone can sign a delivery" : "every delivery then fails");
	struct str fix = str_format(audit->arena,
		"drop the empty default and answer 500, or refuse to start, when %.*s is missing",
		STR_ARGS(variable));

	find(audit, handler, manual ? SEVERITY_BLOCKER : SEVERITY_WARNING, message, fix);
}

/* Then nothing is verified with the empty secret: that is CLERK-WEBHOOK-004. */
static bool skips_without(const struct fact_webhook_handler *handler)
{
	for (size_t i = 0; i < handler->skips.n; i++) {
		if (str_is(handler->skips.items[i].kind, "secret_missing")) {
			return true;
		}
	}
	return false;
}

static void judge(struct audit *audit, const struct fact_webhook_handler *handler)
{
	if (str_is(handler->verifier, "none") || match_webhook_is_put_aside(handler)) {
		return;
	}
	const char *words = match_webhook_wrong_secret(handler);
	if (words == NULL && (str_is(handler->secret_from, "unresolved") ||
				     str_is(handler->verifier, "unresolved"))) {
		match_webhook_lost(audit, handler, "the secret of ", " could not be followed");
		return;
	}
	audit_judged(audit);
	if (words != NULL) {
		find_wrong(audit, handler, words);
	} else if (str_is(handler->secret_default, "empty") && !skips_without(handler)) {
		find_empty(audit, handler);
	}
}

static void check(struct audit *audit)
{
	match_webhook_each_code(audit, judge);
}

const struct rule rule_CLERK_WEBHOOK_021 = {
	.info =
		{
			.id = "CLERK-WEBHOOK-021",
			.area = "webhooks",
			.title = "the verifier is given something that is no signing secret",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_REPO,
			.about = "a Clerk webhook handler that verifies signatures",
			.symptom =
				"every delivery fails with 'No matching signature found', or with "
				"'missing webhook signing secret'; users are missing in the "
				"database",
			.since = "0.1",
			.page = page_CLERK_WEBHOOK_021,
		},
	.check = check,
};
