#ifndef CLERK_ERRORS_H
#define CLERK_ERRORS_H

#include "base/str.h"

/*
 * Codes of the errors that code and configuration bring about: those of
 * Clerk's APIs, and those that its packages report themselves.
 */
struct error {
	const char *code; /* "host_invalid", "jwk-kid-mismatch" */
	unsigned status; /* of the HTTP answer; 0: a package reports it */
	const char *meaning; /* in a clause, lower case, no full stop */
	const char *source;
	const char *outside; /* why no rule sees it coming; NULL: one does */
};

/* Sorted by code; ends with a row whose code is NULL. */
extern const struct error errors[];

/* Returns the row of a code, ASCII case ignored, or NULL. */
const struct error *errors_find(struct str code);

#endif
