#ifndef COMPARE_MATCH_REDIRECT_H
#define COMPARE_MATCH_REDIRECT_H

#include "compare/rule.h"

/* URLs by which a sign-in comes back to a native app, and the instance's list of them. */

/* Does the call come back to an app, and not to a page? */
bool match_redirect_is_native(const struct fact_url *url);

/*
 * Libraries differ in how many slashes stand behind the scheme, "shop:///done"
 * and "shop://done", and what is meant is the same.
 */
struct str match_redirect_plain(struct audit *audit, struct str url);

bool match_redirect_is_listed(struct audit *audit, struct str url);

/*
 * Of another kind: Clerk has {bundle id}://callback by itself, an extension's
 * pages and a development client's links are not on the list.
 */
bool match_redirect_is_special(struct str url);

#endif
