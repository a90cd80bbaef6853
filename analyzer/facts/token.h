#ifndef FACTS_TOKEN_H
#define FACTS_TOKEN_H

#include "facts/collector.h"

/* Inside of collect_token_verifications: whose token a call verifies. */

/*
 * What ties an expression to Clerk: a Clerk variable's name, "Clerk host", or
 * "" when nothing does. Looks into calls, objects and functions on the way.
 */
struct str token_key_evidence(const struct program *program, struct site site);

/*
 * What is handed in for a parameter's member: of `deps.verify`, the value of
 * `verify` in the object that the only known caller gives; SITE_NONE when none
 * is seen, or several.
 */
struct site token_handed(const struct program *program, const struct value *param);

/* Does a token come from Clerk's `__session` cookie? */
bool token_is_from_cookie(const struct program *program, struct site token);

/* What a key is made of: "jwks", "pem" or "unresolved". */
const char *token_key_kind(const struct program *program, struct site key);

#endif
