#ifndef FACTS_SDK_INTERNAL_H
#define FACTS_SDK_INTERNAL_H

#include "facts/sdk.h"

/* The rows of sdk_tables.c; each table ends with a row whose name is NULL. */
struct sdk_step {
	enum sdk_kind from;
	const char *path; /* members and calls: "users.getUser()", "[]" is an element */
	enum sdk_kind to;
};

struct sdk_handed {
	const char *path;
	enum sdk_kind to;
	const char *package;
	const char *other; /* or this one */
};

extern const struct sdk_step sdk_steps[];
extern const struct sdk_step sdk_browser_exports[];
extern const char *const sdk_resources[];
extern const struct sdk_handed sdk_handed[];
extern const char *const sdk_components[];

/* Has an app a component of its own in a file of that name, which Nuxt takes before Clerk's? */
bool sdk_is_own_component(struct collector *collector, uint32_t app, struct str name);

/* What a parameter is that Clerk's own functions or a framework hand to a function. */
struct sdk_thing sdk_param(struct collector *collector, const struct value *param, unsigned depth);

/* As sdk_of, at a depth of its own recursion. */
struct sdk_thing sdk_at(struct collector *collector, struct site site, unsigned depth);

/* One step more: a member, "()" or "[]". */
void sdk_step(struct collector *collector, struct sdk_thing *thing, struct str step);

/* Several members, joined by '.'. */
void sdk_walk(struct collector *collector, struct sdk_thing *thing, struct str path);

#endif
