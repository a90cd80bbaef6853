#ifndef CLERK_TABLES_H
#define CLERK_TABLES_H

#include "clerk/names.h"

/*
 * What Clerk has fixed, as data. Each table ends with an entry whose first
 * member is NULL; where it comes from, and when it was held against that, is
 * said at its definition.
 */
struct tables_event {
	const char *type;
	enum event_status status;
};

struct tables_env_name {
	const char *name; /* without a framework's prefix */
	enum env_role role;
};

extern const struct tables_event tables_events[];
extern const char *const tables_event_resources[]; /* that other senders seldom have */
extern const struct tables_env_name tables_env_names[];
extern const char *const tables_public_prefixes[];
extern const char *const tables_environment_suffixes[];
extern const char *const tables_packages[]; /* outside of the scope @clerk */
extern const char *const tables_development_hosts[]; /* suffixes */

#endif
