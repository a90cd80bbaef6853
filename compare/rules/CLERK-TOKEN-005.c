#include "compare/match_token.h"
#include "compare/match_version.h"
#include "compare/rules/pages.h"

/* What a library takes when it is not told which algorithms it may. */
enum missing {
	MISSING_KEYS_OWN, /* those of the key, which is no text */
	MISSING_GUESSED, /* those that the key's text looks like */
	MISSING_HS256, /* signed with the key's text as a secret */
};

/*
 * Sources: READMEs of jsonwebtoken, express-jwt, koa-jwt, passport-jwt,
 * fast-jwt and @fastify/jwt; hono src/middleware/jwt/jwt.ts;
 * @tsndr/cloudflare-worker-jwt src/index.ts. Of all others the key says it.
 */
static enum missing missing_of(const struct fact_token_verification *it)
{
	static const char *const guess[] = {"jsonwebtoken", "express-jwt", "koa-jwt",
		"passport-jwt", "fast-jwt", "@fastify/jwt", "fastify-jwt", "hapi-auth-jwt2"};
	bool hono = str_is(it->library, "hono/jwt") &&
		    (str_is(it->call, "jwt") || str_is(it->call, "verify"));

	if (hono || str_is(it->library, "@tsndr/cloudflare-worker-jwt")) {
		return MISSING_HS256;
	}
	return str_in(it->library, guess, sizeof(guess) / sizeof(guess[0])) ? MISSING_GUESSED
									    : MISSING_KEYS_OWN;
}

/* The first algorithm that is none, or one whose secret would be the public key. */
static struct str wrong_algorithm(const struct fact_token_verification *it)
{
	for (size_t i = 0; i < it->algorithms.n; i++) {
		struct str name = it->algorithms.items[i];

		if (str_is_nocase(name, "none") || str_starts(name, "HS")) {
			return name;
		}
	}
	return STR_NONE;
}

struct fault {
	struct str text; /* absent: none */
	enum severity severity;
};

static struct fault fault_of_missing(
	struct audit *audit, const struct fact_token_verification *it, enum missing missing)
{
	struct fault fault = {.severity = SEVERITY_WARNING};

	if (missing == MISSING_HS256) {
		fault.severity = SEVERITY_BLOCKER;
		fault.text = STR("names no algorithm, which makes it HS256: whoever has the public "
				 "key can sign with it");
		return fault;
	}
	if (str_is(it->library, "jsonwebtoken") &&
		match_version_side(audit, STR("jsonwebtoken"), "9.0.0") == VERSION_SIDE_BEFORE) {
		fault.severity = SEVERITY_BLOCKER;
		fault.text = STR("names no algorithms, and this version then takes an unsigned "
				 "token where the key is not set");
		return fault;
	}
	fault.text = STR("names no algorithms, so that the text of the key decides what is taken");
	return fault;
}

static struct fault fault_of_algorithms(
	struct audit *audit, const struct fact_token_verification *it)
{
	struct fault fault = {.text = STR_NONE, .severity = SEVERITY_BLOCKER};
	struct str wrong = wrong_algorithm(it);

	if (!str_absent(wrong)) {
		fault.text = str_format(audit->arena, "takes tokens signed with '%.*s'%s",
			STR_ARGS(wrong),
			str_starts(wrong, "HS") ? ", for which the public key would be the secret"
						: ", which is no signature");
		return fault;
	}
	if (it->algorithms_known == KNOWN_ABSENT && missing_of(it) != MISSING_KEYS_OWN) {
		return fault_of_missing(audit, it, missing_of(it));
	}
	return fault;
}

static void report(
	struct audit *audit, const struct fact_token_verification *it, struct fault fault)
{
	bool expired = str_is(it->ignore_expiration, "yes");
	bool wrong = !str_absent(fault.text);
	struct str place = match_place(audit, &it->at);
	struct finding finding = match_finding(audit, &it->at);

	finding.severity = expired ? SEVERITY_BLOCKER : fault.severity;
	finding.message = str_format(audit->arena, "%.*s verifies Clerk tokens and %s%s%.*s",
		STR_ARGS(match_token_name(audit, it)), expired ? "ignores that they expire" : "",
		expired && wrong ? ", and " : "", STR_ARGS(wrong ? fault.text : STR("")));
	finding.fix = str_format(audit->arena, "in the options of %.*s at %.*s, %s%s%s",
		STR_ARGS(it->call), STR_ARGS(place), expired ? "let expired tokens be refused" : "",
		expired && wrong ? ", and " : "",
		wrong ? "allow RS256 alone, which Clerk signs with" : "");
	audit_find(audit, finding);
}

static void judge(struct audit *audit, const struct fact_token_verification *it)
{
	struct fault fault = fault_of_algorithms(audit, it);
	bool manual = str_is(it->library, "manual");

	if (str_is(it->ignore_expiration, "yes") || !str_absent(fault.text)) {
		audit_judged(audit);
		report(audit, it, fault);
	} else if (manual || it->algorithms_known == KNOWN_UNRESOLVED ||
		   str_is(it->ignore_expiration, "unknown")) {
		audit_unresolved(audit);
	} else {
		audit_judged(audit);
	}
}

static void check(struct audit *audit)
{
	match_token_each_by_hand(audit, judge);
}

const struct rule rule_CLERK_TOKEN_005 = {
	.info =
		{
			.id = "CLERK-TOKEN-005",
			.area = "sessions",
			.title = "token verification that takes any algorithm, or expired tokens",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_REPO,
			.about = "a hand-made verification of Clerk tokens",
			.symptom = "a token that Clerk never signed is taken for real, or one that "
				   "ended long ago, after sign-out or a ban",
			.security = "8.8",
			.cwe = "347 613",
			.since = "0.1",
			.page = page_CLERK_TOKEN_005,
		},
	.check = check,
};
