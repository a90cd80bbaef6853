#ifndef PROGRAM_FRAMEWORKS_REGISTRATION_TOOLS_H
#define PROGRAM_FRAMEWORKS_REGISTRATION_TOOLS_H

#include "program/frameworks/registration.h"

/* What the parts of the engine and the dialects ask of each other. */

/* registration.c: applications */
const struct expr *registration_callee(const struct registry *x, struct site call);
struct value registration_callee_value(const struct registry *x, struct site call);
struct site registration_argument(const struct registry *x, struct site call, uint32_t n);
uint32_t registration_count(const struct registry *x, struct site call);

struct owner {
	uint32_t application;
	struct str prefix; /* it was prefixed with, "" if not */
	bool prefix_known;
};

/* Which application an expression stands for; false when it is none. */
bool registration_owner(struct registry *x, struct site site, struct owner *out);

/* The same of a value that was followed. */
bool registration_owner_of(struct registry *x, struct value value, struct owner *out);

/* The same, where a parameter that one call gives is what it gives; once all is read. */
bool registration_settled(struct registry *x, struct site site, struct owner *out);

/* The application that a function of ours is handed as its first parameter, or ID_NONE. */
uint32_t registration_param(struct registry *x, struct site function);

/* Is what is registered on `owner` registered on this application? */
bool registration_is_on(const struct registry *x, uint32_t owner, uint32_t application);

/* Is what a module does with another a test, that says nothing about production? */
bool registration_is_only_test(const struct registry *x, uint32_t module, uint32_t of);

/* registration_read.c: finding registrations */
void registration_read_all(struct registry *x);

/* The HTTP method that is registered by a method of this name, "ANY" by all(); NULL for others. */
const char *registration_method(struct str name);

/* A registration at a call, with nothing else known. */
struct registration registration_at(enum registration_kind kind, struct site call);

/* Adds an item; lists and what is spread are written out. */
void registration_take(struct registry *x, struct registration *r, struct site item);
void registration_take_from(struct registry *x, struct registration *r, uint32_t first_argument);

/*
 * Adds it as registered on an object, once for each path; a path that is no
 * known string is left unknown. SITE_NONE: it has none.
 */
void registration_add(
	struct registry *x, struct registration r, struct site object, struct site path);

/* registration_path.c */
enum covering {
	COVERS,
	COVERS_NOT,
	COVERS_PERHAPS,
};

/* "/api" and "/x" are "/api/x". */
struct str registration_join(struct arena *arena, struct str left, struct str right);

/*
 * Does a registration's path cover a request's? *out_rest is what is left of
 * the latter below a prefix.
 */
enum covering registration_covers(
	const struct registration *r, bool is_prefix, struct str path, struct str *out_rest);

/* A pattern in the form of struct route; false when it says more than that can. */
bool registration_shown(const struct registry *x, struct str pattern, struct str *out);

/* registration_index.c: what is asked for every route */
uint32_t registration_recall(const struct map *known, struct site site); /* MAP_NONE: nothing */
void registration_remember(
	const struct registry *x, struct map *known, struct site site, uint32_t answer);

/* Notes that a call runs a function that is handed to it, with this application. */
void registration_add_setup(
	struct registry *x, struct site call, struct site function, uint32_t given);

/*
 * The one call of a function in the program that says what its parameters
 * are; false when there are several or none.
 */
bool registration_only_setup(
	const struct registry *x, uint32_t module, function_id function, struct setup_call *out);

/* Fills in what is known of applications only when all is read. */
void registration_index(struct registry *x);

/* registration_order.c */
enum registration_order {
	REGISTERED_BEFORE,
	REGISTERED_AFTER,
	REGISTERED_UNSURE,
};

/* Does `a` run before or after `b`, both on the same application? */
enum registration_order registration_compare(const struct registry *x, const struct registration *a,
	const struct registration *b, uint32_t application);

/* registration_before.c: what a request comes through, where order decides */
void registration_see_before(
	const struct registry *x, const struct chain *chain, struct route *route);

/*
 * What a registration itself is given before its handler; of a mount, beside
 * the router that leads on.
 */
void registration_see_items(
	const struct registry *x, const struct registration *r, struct route *route);

/* Does the call stand in a branch, so that it may not be made at all? */
bool registration_is_conditional(const struct registry *x, struct site call);

/* Adds a middleware to what runs before a route: an own function as such. */
void registration_see_one(
	const struct registry *x, struct site middleware, bool sure, struct route *route);

/* Does a function call `next` with nothing, and so lead on to what follows? */
bool registration_leads_on(const struct registry *x, struct site function);

/* The path of a request below the application of chain->items[outermost - 1]. */
struct str registration_rest(
	const struct registry *x, const struct chain *chain, unsigned outermost);

#endif
