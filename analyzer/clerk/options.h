#ifndef CLERK_OPTIONS_H
#define CLERK_OPTIONS_H

#include "base/str.h"

/*
 * Names of what Clerk's calls and components are given: options of functions
 * and props of components, in the spelling of JavaScript (signInUrl).
 */
enum options_kind {
	OPTIONS_OTHER, /* looks, callbacks, anything that no rule asks for */
	OPTIONS_KEY,
	OPTIONS_URL, /* pages, redirects, origins, hosts */
	OPTIONS_SETTING, /* likewise, of names that only mean it where Clerk is set up */
	OPTIONS_ROUTING, /* likewise, of components */
	OPTIONS_GROUP, /* an object of such options: taskUrls */
};

enum options_kind options_kind(struct str name);

/* The option that a variable of the environment stands for, whatever its prefix; or absent. */
struct str options_of_variable(struct str variable);

/* Is Clerk set up by a call or component of this name, so that OPTIONS_SETTING are meant? */
bool options_are_set_by(struct str name);

/* The option that the n-th argument of such a call is, when it stands alone; or absent. */
struct str options_argument(struct str call, unsigned n);

#endif
