#ifndef COMPARE_MATCH_CLAIM_H
#define COMPARE_MATCH_CLAIM_H

#include "compare/rule.h"

/* Is a custom claim in the token that code reads it from? */
enum match_carried {
	MATCH_CARRIED_NO,
	MATCH_CARRIED_MAYBE, /* a template has it, or may: it may be a token of that */
	MATCH_CARRIED_YES,
};

/* The claim that a path begins with: "metadata" of "metadata.role". */
struct str match_claim_top(struct str path);

/* Is it a claim of the instance's own making, in live code of the app? */
bool match_claim_is_custom(const struct audit *audit, const struct fact_claim *it);

/* Does code of the app verify tokens that it is handed? They may be a template's. */
bool match_claim_any_token(const struct audit *audit);

/* Does the instance put the claim into the token? `any_token` as match_claim_any_token said. */
enum match_carried match_claim_carried(
	const struct audit *audit, const struct fact_claim *it, bool any_token);

#endif
