#ifndef FACTS_PREFILTER_H
#define FACTS_PREFILTER_H

#include "base/str.h"

/*
 * Which files are worth a closer look, by literals alone: parsing costs a
 * hundred times what this costs.
 */
enum {
	PREFILTER_CLERK = 1, /* Clerk's name */
	PREFILTER_KEY = 2, /* the beginning of a key */
	PREFILTER_LIBRARY = 4, /* a library that verifies or routes for Clerk */
	PREFILTER_USE = 8, /* what is likely of Clerk's where it is used by another name */
	PREFILTER_DEPLOY = 16, /* the flag that lets Supabase functions be called without a JWT */
};

/* Returns the marks of a text, ASCII case ignored; one pass. */
unsigned prefilter_scan(struct str text);

/* May a code file of this name matter whatever it says (middleware.ts, next.config.js, …)? */
bool prefilter_path(struct str path);

#endif
