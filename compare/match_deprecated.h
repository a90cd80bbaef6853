#ifndef COMPARE_MATCH_DEPRECATED_H
#define COMPARE_MATCH_DEPRECATED_H

#include "compare/match_removed.h"

/* One name of one package, what becomes of it, and all places where the app uses it. */
struct match_deprecated {
	enum deprecation_kind kind;
	struct str specifier; /* "@clerk/nextjs/server" */
	struct str name; /* "" of the path itself */
	struct match_fate_of fate;
	place_vec places;
	bool runs; /* somewhere it is more than a type */
};

typedef VEC(struct match_deprecated) match_deprecated_vec;

/*
 * Every name of Clerk's packages that live code of the app uses, those that
 * are fine too; without what CLERK-MIDDLEWARE-004, CLERK-AUTHZ-007 or
 * CLERK-SDK-005 speaks of.
 */
void match_deprecated_read(struct audit *audit, match_deprecated_vec *out);

/* What is used: "SignedIn", "the strategy 'saml'", "'@clerk/nextjs/api'". */
struct str match_deprecated_subject(struct audit *audit, const struct match_deprecated *it);

/*
 * What becomes of it: "is no longer there since @clerk/nextjs 7.0.0"; fatal: it
 * ends the build or a request.
 */
struct str match_deprecated_words(
	struct audit *audit, const struct match_deprecated *it, bool fatal);

/* What comes of that for who runs the app. */
const char *match_deprecated_why(const struct match_deprecated *it, bool fatal);

/* What to write at the place instead. */
struct str match_deprecated_fix(
	struct audit *audit, const struct match_deprecated *it, struct str place);

#endif
