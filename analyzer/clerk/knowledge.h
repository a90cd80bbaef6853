#ifndef CLERK_KNOWLEDGE_H
#define CLERK_KNOWLEDGE_H

#include "base/str.h"

/*
 * How far the tables about Clerk reach. What is newer may behave in another
 * way: nothing is said of it from what older ones did.
 */
struct knowledge_package {
	const char *package;
	const char *beyond; /* the first version that the tables do not know: "8.0.0" */
};

/* Ends with a row whose package is NULL. */
extern const struct knowledge_package knowledge_packages[];

/* "2026-08-22": the day as of which the tables hold. */
const char *knowledge_date(void);

/* The newest version of Clerk's API that the tables know: "2026-05-12". */
const char *knowledge_api_version(void);

/* Is it the name of an API version ("2025-11-10") above all that the tables know? */
bool knowledge_api_is_beyond(struct str version);

#endif
