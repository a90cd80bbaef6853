#ifndef FACTS_CLAIM_PATH_H
#define FACTS_CLAIM_PATH_H

#include "facts/sdk.h"

/* A claim of a session's token that an expression is. */
struct claim_path {
	struct str path; /* "org_role", "metadata.role"; "" all of them; absent: it is none */
	bool convex; /* of the token that Convex is given */
	struct sdk_thing thing; /* where it comes from */
};

/*
 * Looks for what is read of a session's token: sessionClaims of an auth
 * object, what verifies a token of Clerk's, and Convex' identity.
 */
struct claim_path claim_path_of(struct collector *collector, struct site site);

/* Did it come a way that is not seen: from a parameter, a context, or by calls of such? */
bool claim_path_is_lost(const struct program *program, struct site site);

#endif
