#ifndef FACTS_API_USES_H
#define FACTS_API_USES_H

#include "facts/api_origins.h"
#include "facts/api_wanted.h"
#include "facts/awaited.h"

/*
 * Inside of collect_api_uses: one module at a time is read, by api_uses.c for
 * exports, by the others for what they are given and what they give.
 */
struct api_uses {
	struct collector *collector;
	struct api_wanted wanted;
	struct api_origins origins;
	struct awaited awaited;
	const struct summary *summary;
	uint32_t module;
	bool leads; /* the module has names of Clerk's packages */
	const bool *unused; /* by module */
	size_t count; /* of the module's uses */
	uint32_t *asked; /* by item of `wanted`: the module that was last asked, and one */
	bool *mentioned; /* … and whether it names the item's owner */
	bool *sets_auth; /* by app; NULL until it is asked */
	struct arena run;
	struct arena scratch; /* of the module */
};

/* What a use is, besides its place. */
struct api_use {
	struct str package;
	struct str name;
	const char *form;
	struct str side;
	struct str value;
	bool awaited;
};

/* Adds a use at an expression, or at bytes of the module's file. */
void api_uses_add(struct api_uses *uses, expr_id at, const struct api_use *use);
void api_uses_add_at(
	struct api_uses *uses, uint32_t start, uint32_t end, const struct api_use *use);

/* The side of code that stands here and uses something of this package. */
struct str api_uses_side(struct api_uses *uses, expr_id at, struct str package, struct str name);

/* api_options.c: what components and calls are given. */
void api_options_read_props(
	struct api_uses *uses, expr_id element, struct str package, struct str component);
void api_options_read(struct api_uses *uses, expr_id call, struct str package, struct str owner);
/* Calls of what an API gives: setActive({ … }), signIn.create({ … }). */
void api_options_read_call(struct api_uses *uses, expr_id call);

/* api_members.c: what is read of what an API gives, and what frameworks hand over. */
void api_members_read(struct api_uses *uses, expr_id member);
void api_members_read_call(struct api_uses *uses, expr_id call);

/* api_unused.c: by module, is it certain that nothing imports it, nor is it a route's file? */
bool *api_unused(const struct collector *collector, struct arena *arena);

/* api_statuses.c: the states of a sign-in or sign-up that code asks about. */
void api_statuses_read(struct api_uses *uses);

#endif
