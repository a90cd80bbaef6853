#ifndef PROGRAM_FRAMEWORKS_EXPRESS_H
#define PROGRAM_FRAMEWORKS_EXPRESS_H

#include "program/frameworks/framework.h"

/*
 * Internal to Express: its registrations, and which of two comes first.
 * Everything about order hangs on these. Source: Express documentation,
 * "Routing" and "Using middleware"; body parsers: the body-parser package.
 */
struct registration {
	struct site owner; /* the express() or Router() call */
	bool owner_known;
	const char *method; /* "USE", "ANY" or an HTTP method */
	struct str path; /* "" when none was given */
	bool path_known;
	struct site call;
	uint32_t first_handler; /* argument index */
	struct site param; /* the parameter that stands for the application, or SITE_NONE */
};

/* A call of one of the functions in which something is registered. */
struct setup_call {
	struct site call;
	struct site function;
};

struct express {
	const struct program *program;
	struct arena *arena;
	VEC(struct registration) all;
	VEC(struct setup_call) setups;
};

/* Finds every registration of the apps that use Express. */
void express_register_all(struct express *x);

enum express_order {
	EXPRESS_BEFORE,
	EXPRESS_AFTER,
	EXPRESS_UNSURE,
};

/* Does `a`, of the same owner, run before or after `b`? */
enum express_order express_compare(
	const struct express *x, const struct registration *a, const struct registration *b);

/* Is what a module does with another a test, that says nothing about production? */
bool express_is_only_test(const struct express *x, uint32_t module, uint32_t of);

/* Is the value an application or router? *out is the call that makes it. */
bool express_is_application(const struct express *x, struct site site, struct site *out);

/* Is the call that makes it express() and not Router()? */
bool express_is_root(const struct express *x, struct site made);

/* The one value of an expression, or VALUE_UNKNOWN. */
struct value express_value(const struct express *x, struct site site);

/* The one value of a call's callee, or VALUE_UNKNOWN. */
struct value express_callee(const struct express *x, struct site call);

/* "/api" and "/x" are "/api/x". */
struct str express_join(struct arena *arena, struct str left, struct str right);

/*
 * Everything on the way of a request before a registration on the same
 * application: parsers, guards, own functions. `rest` is the request's path
 * below that application.
 */
void express_see_before(const struct express *x, const struct registration *r, struct str rest,
	struct route *route);

/* What the other arguments of a route or mount do before its handler or router. */
void express_see_arguments(
	const struct express *x, const struct registration *r, bool is_mount, struct route *route);

#endif
