#ifndef COMPARE_MATCH_FLOW_H
#define COMPARE_MATCH_FLOW_H

#include "compare/rule.h"

/* Sign-in and sign-up pages that an app builds of calls, where Clerk has components. */

/* One call that starts a sign-in or a sign-up. */
struct match_flow {
	const struct place *at;
	struct str by; /* signIn.create, signUp.password, … */
	struct str strategy; /* what it is begun with; "" none */
	bool unknown; /* that, or whether it is begun at all, is not known */
};

typedef VEC(struct match_flow) match_flows;

/* Appends the app's flows: `feature` is custom_sign_in, custom_sign_up, or another. */
void match_flow_read(struct audit *audit, const char *feature, match_flows *out);

/*
 * Those in which users fill in a form of the app's: not what goes on at a provider, nor tickets
 * and passkeys. Counts those of which that is not known as unresolved.
 */
match_flows match_flow_forms(struct audit *audit, const char *feature);

/*
 * Does live code of the app, or of what it shares with others, use the feature, by anything, or
 * render this component of Clerk's?
 */
bool match_flow_has(const struct audit *audit, const char *feature);
bool match_flow_renders(const struct audit *audit, const char *component);

/* "signIn.create at app/page.tsx:12" */
struct str match_flow_name(struct audit *audit, const struct match_flow *flow);

/* Starts a finding at the first flow, the others being related. */
struct finding match_flow_finding(struct audit *audit, const match_flows *flows);

#endif
