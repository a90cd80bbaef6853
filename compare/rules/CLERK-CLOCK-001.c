#include "compare/match_token.h"
#include "compare/rules/pages.h"

enum {
	SDK_DEFAULT_MS = 5 * 1000, /* clerk/javascript packages/backend/src/jwt/verifyJwt.ts */
};

/* How the library wants the seconds written; absent where that is not known. */
static struct str option_text(struct audit *audit, const struct fact_token_verification *it)
{
	static const struct {
		const char *library;
		const char *before;
		const char *after;
	} options[] = {
		{"jose", "clockTolerance: '", "s'"},
		{"fast-jwt", "clockTolerance: ", "000"},
		{"jsonwebtoken", "clockTolerance: ", ""},
		{"express-jwt", "clockTolerance: ", ""},
		{"koa-jwt", "clockTolerance: ", ""},
		{"@tsndr/cloudflare-worker-jwt", "clockTolerance: ", ""},
		{"@fastify/jwt", "verify: { clockTolerance: ", "000 }"},
		{"passport-jwt", "jsonWebTokenOptions: { clockTolerance: ", " }"},
	};

	for (size_t i = 0; i < sizeof(options) / sizeof(options[0]); i++) {
		if (str_is(it->library, options[i].library)) {
			return str_format(audit->arena, "%s%lld%s", options[i].before,
				(long long)audit->limits->clock_seconds, options[i].after);
		}
	}
	return STR_NONE;
}

static struct str fix_for(struct audit *audit, const struct fact_token_verification *it)
{
	struct str text = option_text(audit, it);
	const struct place *at = it->tolerance == KNOWN_VALUE ? &it->tolerance_at : &it->at;
	struct str where = match_place(audit, at);

	if (match_token_is_sdk(it)) {
		return str_format(audit->arena, "delete %.*s at %.*s: the SDK's default is 5000 ms",
			STR_ARGS(it->tolerance_option), STR_ARGS(where));
	}
	if (str_absent(text)) {
		return str_format(audit->arena,
			"allow %lld seconds of clock difference at %.*s, or verify with "
			"verifyToken of @clerk/backend, which allows 5",
			(long long)audit->limits->clock_seconds, STR_ARGS(where));
	}
	return str_format(audit->arena, "write %.*s in the options of %.*s at %.*s", STR_ARGS(text),
		STR_ARGS(it->call), STR_ARGS(where));
}

static struct str tolerance_text(struct audit *audit, const struct fact_token_verification *it)
{
	if (it->tolerance == KNOWN_ABSENT) {
		return STR("without a clock tolerance");
	}
	return str_format(audit->arena, "with %.*s: %.*s", STR_ARGS(it->tolerance_option),
		STR_ARGS(it->tolerance_text));
}

static struct str wanted_text(struct audit *audit, const struct fact_token_verification *it)
{
	int64_t seconds = audit->limits->clock_seconds;

	if (match_token_is_sdk(it)) {
		return STR("the SDK itself allows 5 seconds");
	}
	return str_format(audit->arena, "%lld seconds are %s, for clocks that differ",
		(long long)seconds,
		seconds == limits_default.clock_seconds ? "usual" : "configured");
}

static void report(struct audit *audit, const struct fact_token_verification *it)
{
	struct str evidence = match_token_evidence(audit, it);
	struct finding finding =
		match_finding(audit, it->tolerance == KNOWN_VALUE ? &it->tolerance_at : &it->at);

	finding.message = str_format(audit->arena,
		"%.*s of %.*s at %.*s verifies Clerk tokens (%.*s) %.*s; %.*s", STR_ARGS(it->call),
		STR_ARGS(it->library), STR_ARGS(match_place(audit, &it->at)), STR_ARGS(evidence),
		STR_ARGS(tolerance_text(audit, it)), STR_ARGS(wanted_text(audit, it)));
	finding.fix = fix_for(audit, it);
	audit_find(audit, finding);
}

static bool is_too_small(const struct audit *audit, const struct fact_token_verification *it)
{
	int64_t least = audit->limits->clock_seconds * 1000;

	if (it->tolerance == KNOWN_ABSENT) {
		return !match_token_is_sdk(it);
	}
	if (match_token_is_sdk(it) && least > SDK_DEFAULT_MS) {
		least = SDK_DEFAULT_MS;
	}
	return it->tolerance_ms < least && !match_token_unit_is_wrong(it);
}

static void check(struct audit *audit)
{
	for (size_t i = 0; i < audit->facts->token_verifications.n; i++) {
		const struct fact_token_verification *it =
			&audit->facts->token_verifications.items[i];

		if (!match_token_is_clerks(audit, it)) {
			continue;
		}
		if (it->tolerance == KNOWN_UNRESOLVED) {
			audit_unresolved(audit);
			continue;
		}
		audit_judged(audit);
		if (is_too_small(audit, it)) {
			report(audit, it);
		}
	}
}

const struct rule rule_CLERK_CLOCK_001 = {
	.info =
		{
			.id = "CLERK-CLOCK-001",
			.area = "sessions",
			.title = "too little clock tolerance in token verification",
			.severity = SEVERITY_WARNING,
			.needs = NEEDS_REPO,
			.about = "a verification of Clerk tokens",
			.symptom = "fresh tokens are refused now and then (token-not-active-yet): "
				   "the server's clock runs a little behind Clerk's, and users "
				   "are signed out",
			.codes = "session-token-iat-in-the-future session-token-nbf "
				 "token-iat-in-the-future",
			.since = "0.1",
			.page = page_CLERK_CLOCK_001,
		},
	.check = check,
};
