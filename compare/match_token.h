#ifndef COMPARE_MATCH_TOKEN_H
#define COMPARE_MATCH_TOKEN_H

#include "compare/match.h"

/* What the rules on tokens share, besides match.h's. */

typedef void match_token_judge(struct audit *audit, const struct fact_token_verification *it);

/* Judges every hand-made verification in the app that is tied to Clerk: any but the SDK's own. */
void match_token_each_by_hand(struct audit *audit, match_token_judge *judge);

/* "jwtVerify of jose at src/session.ts:9 (known by a host of Clerk's)" */
struct str match_token_name(struct audit *audit, const struct fact_token_verification *it);

/* By what its tokens are known to be Clerk's: "known by CLERK_ISSUER". */
struct str match_token_evidence(struct audit *audit, const struct fact_token_verification *it);

/*
 * Does it ask for a token made from one of Clerk's templates? They have an
 * audience; session tokens have none, and templates' have no sts.
 */
bool match_token_wants_template(const struct fact_token_verification *it);

#endif
