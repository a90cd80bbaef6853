#ifndef COMPARE_MATCH_PEM_H
#define COMPARE_MATCH_PEM_H

#include "compare/rule.h"

/* Who takes a PEM key, and whose it is. */

enum match_pem_reader {
	MATCH_PEM_UNREAD,
	MATCH_PEM_BY_HAND, /* a library that is no Clerk's: what is done to the value is not seen */
	MATCH_PEM_CHANGED, /* Clerk's, with the value altered on the way */
	MATCH_PEM_BY_CLERK, /* as it is: a `jwtKey`, or an SDK that reads the name by itself */
};

/* Who in the app verifies Clerk's tokens with the variable. */
enum match_pem_reader match_pem_reader(const struct audit *audit, struct str name);

typedef void match_pem_judge(struct audit *audit, const struct place *at, struct str fingerprint);

/*
 * Judges each key that is written out in the app's code and that tokens of
 * Clerk's are verified with. One of several that its use may be, and one that
 * may be a JWT template's, count as unresolved.
 */
void match_pem_each_literal(struct audit *audit, match_pem_judge *judge);

/* Is the PEM key, by its fingerprint, one of the instance's JSON web keys? */
bool match_pem_is_of(struct audit *audit, const struct instance *instance, struct str fingerprint);

/* The instance of the snapshot whose key it is, or NULL. */
const struct instance *match_pem_owner(struct audit *audit, struct str fingerprint);

#endif
