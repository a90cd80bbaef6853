#ifndef COMPARE_MATCH_DOORS_H
#define COMPARE_MATCH_DOORS_H

#include "compare/rule.h"

/* Where the backend of the audit's app lets session tokens in, and whose. */

typedef VEC(const struct fact_token_verification *) match_door_vec;

/*
 * The verifications that take a token whichever origin it was made for: no
 * authorizedParties, and nothing compares azp. The best place to say it is
 * first. Counts what was judged and what could not be.
 */
match_door_vec match_doors_open(struct audit *audit);

#endif
