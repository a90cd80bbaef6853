#ifndef CLERK_NAMES_H
#define CLERK_NAMES_H

#include "base/str.h"

/*
 * Names that Clerk has fixed: environment variables, webhook events,
 * packages. Each table in names.c carries its source and date.
 */

/* What a variable of this name holds, whatever prefix the framework wants. */
enum env_role {
	ENV_OTHER, /* no Clerk variable */
	ENV_PUBLISHABLE_KEY,
	ENV_SECRET_KEY,
	ENV_WEBHOOK_SECRET, /* the names that verifyWebhook reads, with no other prefix than NUXT_
			     */
	ENV_WEBHOOK_SECRET_OTHER, /* CLERK_WEBHOOK_SECRET, WEBHOOK_SECRET, … never read by the SDK
				   */
	ENV_MACHINE_SECRET,
	ENV_JWT_KEY,
	ENV_ENCRYPTION_KEY,
	ENV_CLERK_OTHER, /* URLs, versions, anything else with CLERK in its name */
};

enum env_role names_env_role(struct str name);

/* Does a bundler hand variables of this name to the browser (NEXT_PUBLIC_, VITE_, …)? */
bool names_env_is_public(struct str name);

/* Does the name hold CLERK (any case)? */
bool names_is_clerk(struct str name);

/* Is a word of a variable's name another vendor of keys and webhooks: STRIPE_SECRET_KEY? */
bool names_is_of_vendor(struct str name);

/* Is this a first-party or known community Clerk package (or a subpath of one)? */
bool names_is_clerk_package(struct str specifier);

enum event_status {
	EVENT_UNKNOWN,
	EVENT_KNOWN,
	EVENT_DISPUTED, /* in only one of specification and SDK */
};

/* Is this one of the 46 webhook events? Exact, case-sensitive. */
enum event_status names_event(struct str type);

/* Is it shaped like a Clerk event of a resource that only Clerk has (user.*, organization*.…)? */
bool names_event_is_clerks_own(struct str type);

/* Returns the nearest known event name, or absent when nothing is near. */
struct str names_nearest_event(struct str type);

#endif
