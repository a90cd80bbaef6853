#ifndef CLERK_CLAIMS_H
#define CLERK_CLAIMS_H

#include "base/str.h"

/*
 * Whose a claim of a session token is, by its name or path: "v1" and "v2" are
 * in tokens of that version only, "standard" in all of them, "custom" is what
 * an instance adds.
 */
const char *claims_version(struct str path);

/* The same of Convex' identity, which has names of its own for the standard ones. */
const char *claims_identity_version(struct str path);

/* Is it the role (or one of the permissions, plans, features) of the active organization? */
bool claims_is_role(struct str path);
bool claims_is_permissions(struct str path);
bool claims_is_plans(struct str path);
bool claims_is_features(struct str path);

/* Has it the form of a key of a role ("org:admin") or permission ("org:invoices:read")? */
bool claims_has_role_form(struct str name);
bool claims_has_permission_form(struct str name);

#endif
