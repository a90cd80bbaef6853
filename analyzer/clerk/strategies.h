#ifndef CLERK_STRATEGIES_H
#define CLERK_STRATEGIES_H

#include "base/str.h"

/* How people prove who they are, by the names that the SDK's calls and objects go by. */

/* Is this a name of a strategy: password, email_code, oauth_google, oauth_custom_acme, …? */
bool strategies_is(struct str name);

/* Is it one of resetting a password? */
bool strategies_is_reset(struct str name);

/* Is it one that only Clerk's enterprise connections have: enterprise_sso, saml? */
bool strategies_is_enterprise(struct str name);

#endif
