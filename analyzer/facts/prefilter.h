#ifndef FACTS_PREFILTER_H
#define FACTS_PREFILTER_H

#include "base/literals.h"

/*
 * Which files are worth a closer look, by literals alone: parsing costs a
 * hundred times what this costs.
 */
enum {
	PREFILTER_CLERK = 1, /* Clerk's name */
	PREFILTER_KEY = 2, /* the beginning of a key */
	PREFILTER_LIBRARY = 4, /* a library that verifies or routes for Clerk */
	PREFILTER_USE = 8, /* what is likely of Clerk's where it is used by another name */
	PREFILTER_SERVER = 32, /* a directive of Server Functions */
	PREFILTER_ACTION = 64, /* a module that is named like those of Server Functions */
	PREFILTER_CODE = PREFILTER_CLERK | PREFILTER_KEY | PREFILTER_LIBRARY | PREFILTER_USE |
			 PREFILTER_SERVER, /* any of these makes code worth parsing */
	PREFILTER_DEPLOY = 16, /* the flag that lets Supabase functions be called without a JWT */
	PREFILTER_DELIVERY = 128, /* what verifies a webhook's delivery, or a member of Clerk's */
	PREFILTER_DELIVERED = 256, /* what is named like Clerk's types of deliveries */
};

/* Makes the set of literals that have these marks; any number of threads may search with it. */
const struct literals *prefilter_make(struct arena *arena);

/* May a code file of this name matter whatever it says (middleware.ts, next.config.js, …)? */
bool prefilter_path(struct str path);

#endif
