#include "compare/match_token.h"

#include "clerk/names.h"

enum {
	SMALLEST_MS = 1000, /* less is no tolerance, but a number of seconds */
	LARGEST_MS = 300 * 1000,
};

bool match_token_is_sdk(const struct fact_token_verification *it)
{
	return names_is_clerk_package(it->library);
}

/*
 * Clerk signs with RS256: what is checked with a shared secret is a token of
 * the app's own, whosever secret that is.
 */
static bool is_shared_secret(const struct fact_token_verification *it)
{
	return str_is(it->key, "secret") && str_equal(it->clerk_evidence, it->key_env);
}

bool match_token_is_clerks(const struct audit *audit, const struct fact_token_verification *it)
{
	return it->verifies && match_in_app(audit, &it->at) &&
	       ((it->clerk_evidence.n > 0 && !is_shared_secret(it)) || match_token_is_sdk(it));
}

void match_token_each_by_hand(struct audit *audit, match_token_judge *judge)
{
	for (size_t i = 0; i < audit->facts->token_verifications.n; i++) {
		const struct fact_token_verification *it =
			&audit->facts->token_verifications.items[i];

		if (match_token_is_clerks(audit, it) && !match_token_is_sdk(it)) {
			judge(audit, it);
		}
	}
}

struct str match_token_evidence(struct audit *audit, const struct fact_token_verification *it)
{
	struct str evidence = it->clerk_evidence.n > 0 ? it->clerk_evidence : it->library;

	if (str_is(evidence, "Clerk host")) {
		return STR("known by a host of Clerk's");
	}
	return str_format(audit->arena, "known by %.*s", STR_ARGS(evidence));
}

struct str match_token_name(struct audit *audit, const struct fact_token_verification *it)
{
	struct str place = match_place(audit, &it->at);

	if (match_token_is_sdk(it)) {
		return str_format(audit->arena, "%.*s of %.*s at %.*s", STR_ARGS(it->call),
			STR_ARGS(it->library), STR_ARGS(place));
	}
	if (str_is(it->library, "manual")) {
		return str_format(audit->arena, "hand-made code at %.*s (%.*s)", STR_ARGS(place),
			STR_ARGS(match_token_evidence(audit, it)));
	}
	return str_format(audit->arena, "%.*s of %.*s at %.*s (%.*s)", STR_ARGS(it->call),
		STR_ARGS(it->library), STR_ARGS(place), STR_ARGS(match_token_evidence(audit, it)));
}

bool match_token_wants_template(const struct fact_token_verification *it)
{
	return it->audience_known != KNOWN_ABSENT;
}

bool match_token_counts_ms(const struct fact_token_verification *it)
{
	/* clockSkewInSeconds, the SDK's old name, counted milliseconds as well */
	return str_starts(it->tolerance_option, "clockSkewIn") || str_is(it->library, "fast-jwt") ||
	       str_is(it->library, "@fastify/jwt");
}

bool match_token_unit_is_wrong(const struct fact_token_verification *it)
{
	bool tiny =
		it->tolerance_ms > 0 && it->tolerance_ms < SMALLEST_MS && match_token_counts_ms(it);

	return it->tolerance == KNOWN_VALUE && (tiny || it->tolerance_ms > LARGEST_MS);
}
