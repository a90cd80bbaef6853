#ifndef COMPARE_MATCH_CSP_TEXT_H
#define COMPARE_MATCH_CSP_TEXT_H

#include "compare/match_csp_gaps.h"

/* How a finding on a policy is worded. */

/* "connect-src (src/a.ts:9) lacks https://clerk.acme.com; frame-src …": all that is blocked. */
struct str match_csp_lacks(
	struct audit *audit, const struct fact_policy *policy, const struct match_csp_gaps *gaps);

/* "at src/a.ts:9 add https://clerk.acme.com to connect-src; …", and what is wanted besides. */
struct str match_csp_fix(
	struct audit *audit, const struct fact_policy *policy, const struct match_csp_gaps *gaps);

#endif
