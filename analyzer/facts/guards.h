#ifndef FACTS_GUARDS_H
#define FACTS_GUARDS_H

#include "facts/decisions.h"

/* Middleware that a framework finds by its file: what it decides for an app's routes. */
struct guard {
	uint32_t app;
	const char *framework; /* beginning of route.framework: "next", "astro" */
	bool chained; /* all that an app has are run in turn; else one of them is */
	struct place at; /* the call that makes the middleware, or what the file exports */
	struct str api; /* clerkMiddleware, authMiddleware; "middleware" for one's own */
	item_vec matcher; /* routes that it is run for; none: all */
	VEC(decision_vec) alternatives; /* one, or several when the export depends on something */
};

struct guards {
	VEC(struct guard) items;
};

/* What becomes of a request without a session, by the middleware of an app. */
struct guard_answer {
	enum protection protection;
	struct place at; /* the middleware that blocks */
	struct str guard; /* clerkMiddleware, authMiddleware */
	struct str pattern; /* the entry that decides, as written; "" when unconditional */
	struct str fate; /* "404", "401", "redirect to sign-in" */
};

/*
 * Asks the middleware files of an app about an unauthenticated POST to a
 * route. Whatever may decide and is not known makes the answer
 * PROTECTION_UNKNOWN; no middleware at all is PROTECTION_NONE.
 */
struct guard_answer guards_ask(
	const struct guards *guards, uint32_t app, const char *framework, struct str route);

/* The same of one guard. */
struct guard_answer guards_ask_one(const struct guard *guard, const struct condition_path *path);

#endif
