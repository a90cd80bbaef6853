#include "compare/match_token.h"
#include "compare/rules/pages.h"

static void report(struct audit *audit, const struct fact_token_verification *it)
{
	struct str place = match_place(audit, &it->at);
	struct finding finding = match_finding(audit, &it->at);

	finding.message = str_format(audit->arena,
		"%.*s verifies Clerk session tokens, and nothing in reach compares their claim "
		"sts: a session that is still 'pending' counts as signed in",
		STR_ARGS(match_token_name(audit, it)));
	finding.fix = str_format(audit->arena,
		"refuse the token behind %.*s when its payload's sts is 'pending', or let "
		"authenticateRequest() of @clerk/backend verify, which does",
		STR_ARGS(place));
	audit_find(audit, finding);
}

static void judge(struct audit *audit, const struct fact_token_verification *it)
{
	if (it->checks_sts) {
		audit_judged(audit);
	} else if (match_token_wants_template(it)) {
		audit_unresolved(audit);
	} else {
		audit_judged(audit);
		report(audit, it);
	}
}

static void check(struct audit *audit)
{
	match_token_each_by_hand(audit, judge);
}

const struct rule rule_CLERK_TOKEN_006 = {
	.info =
		{
			.id = "CLERK-TOKEN-006",
			.area = "sessions",
			.title = "pending sessions pass a hand-made token verification",
			.severity = SEVERITY_WARNING,
			.needs = NEEDS_REPO,
			.about = "a hand-made verification of Clerk tokens",
			.symptom = "users who have not yet done what the instance demands (a "
				   "second factor, an organization, a new password) get in "
				   "through the API, though the pages keep them out",
			.security = "6.5",
			.cwe = "304",
			.since = "0.1",
			.page = page_CLERK_TOKEN_006,
		},
	.check = check,
};
