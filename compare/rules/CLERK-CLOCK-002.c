#include "compare/match.h"
#include "compare/rules/pages.h"

/* "83 minutes", "5 ms" */
static struct str duration(struct audit *audit, int64_t ms)
{
	if (ms < 1000) {
		return str_format(audit->arena, "%lld ms", (long long)ms);
	}
	return str_format(audit->arena, "%lld minutes", (long long)(ms / 60000));
}

static struct str fix_for(struct audit *audit, const struct fact_token_verification *it)
{
	bool ms = match_token_counts_ms(it);
	struct str where = match_place(audit, &it->tolerance_at);

	if (match_token_is_sdk(it)) {
		return str_format(audit->arena,
			"delete %.*s at %.*s, or write milliseconds: the default is 5000",
			STR_ARGS(it->tolerance_option), STR_ARGS(where));
	}
	return str_format(audit->arena, "write %.*s: %lld%s at %.*s: the option counts %s",
		STR_ARGS(it->tolerance_option), (long long)audit->limits->clock_seconds,
		ms ? "000" : "", STR_ARGS(where), ms ? "milliseconds" : "seconds");
}

static void report(struct audit *audit, const struct fact_token_verification *it)
{
	bool small = it->tolerance_ms < 1000;
	struct finding finding = match_finding(audit, &it->tolerance_at);

	finding.title = small ? STR("clock tolerance in the wrong unit")
			      : STR("clock tolerance that makes expiry meaningless");
	finding.message = str_format(audit->arena,
		"%.*s: %.*s at %.*s lets %.*s of %.*s tolerate %.*s%s",
		STR_ARGS(it->tolerance_option), STR_ARGS(it->tolerance_text),
		STR_ARGS(match_place(audit, &it->tolerance_at)), STR_ARGS(it->call),
		STR_ARGS(it->library), STR_ARGS(duration(audit, it->tolerance_ms)),
		small ? ": no clock is that exact" : " after a token of 60 seconds has expired");
	finding.why =
		small ? STR("fresh tokens are refused on every machine whose clock differs from "
			    "Clerk's by more than that, and users are signed out")
		      : STR("an expired or revoked session keeps working for minutes or "
			    "hours: after sign-out, after a ban");
	finding.fix = fix_for(audit, it);
	audit_find(audit, finding);
}

static void check(struct audit *audit)
{
	for (size_t i = 0; i < audit->facts->token_verifications.n; i++) {
		const struct fact_token_verification *it =
			&audit->facts->token_verifications.items[i];

		if (!match_token_is_clerks(audit, it) || it->tolerance == KNOWN_ABSENT) {
			continue;
		}
		if (it->tolerance == KNOWN_UNRESOLVED) {
			audit_unresolved(audit);
			continue;
		}
		audit_judged(audit);
		if (match_token_unit_is_wrong(it)) {
			report(audit, it);
		}
	}
}

const struct rule rule_CLERK_CLOCK_002 = {
	.info =
		{
			.id = "CLERK-CLOCK-002",
			.area = "sessions",
			.title = "clock tolerance in the wrong unit or without bound",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_REPO,
			.about = "a verification of Clerk tokens with a clock tolerance of its own",
			.symptom = "an expired or revoked session keeps working for minutes or "
				   "hours; or, with milliseconds taken for seconds, fresh tokens "
				   "are refused",
			.security = "5.9",
			.cwe = "613",
			.since = "0.1",
			.page = page_CLERK_CLOCK_002,
		},
	.check = check,
};
