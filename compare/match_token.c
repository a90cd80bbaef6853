#include "clerk/names.h"
#include "compare/match.h"

enum {
	SMALLEST_MS = 1000, /* less is no tolerance, but a number of seconds */
	LARGEST_MS = 300 * 1000,
};

bool match_token_is_sdk(const struct fact_token_verification *it)
{
	return names_is_clerk_package(it->library);
}

bool match_token_is_clerks(const struct audit *audit, const struct fact_token_verification *it)
{
	return it->verifies && match_in_app(audit, &it->at) &&
	       (it->clerk_evidence.n > 0 || match_token_is_sdk(it));
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
