#ifndef COMPARE_MATCH_CSP_APP_H
#define COMPARE_MATCH_CSP_APP_H

#include "compare/match_csp.h"
#include "compare/rule.h"

/* Policies of the audit's app, and what its pages load of Clerk's in the browser. */

struct match_csp_needs {
	bool runs; /* pages of the app run Clerk */
	str_vec hosts; /* of the Frontend API: any of them will do */
	bool own; /* a proxy on the page's own origin may stand for it */
	bool proxied; /* where a proxy stands is not known */
	bool bundled; /* Clerk's script is part of the app, or comes from elsewhere */
	bool replaced; /* a header lets pages load Clerk, which another may stand in for */
	bool sign_up; /* pages of the app sign people up, which bot protection looks at */
};

struct match_csp_needs match_csp_needs(struct audit *audit);

/* Is it enforced in the environment that the instance is held against? */
bool match_csp_is_enforced(const struct audit *audit, const struct fact_policy *policy);

/* Is it certainly sent with pages that run Clerk? */
bool match_csp_is_of_pages(const struct audit *audit, const struct fact_policy *policy);

/* The first source of a list that is meant for what a browser loads of Clerk's; "" none is. */
struct str match_csp_clerks(struct str sources);

#endif
