#ifndef PROGRAM_FRAMEWORKS_REGISTRATION_H
#define PROGRAM_FRAMEWORKS_REGISTRATION_H

#include "program/frameworks/framework.h"

/*
 * Routers that are told their routes by calls: app.use(…), app.post(path,
 * handler), app.route(prefix, other). One engine finds who registers what on
 * which application, below which prefix and in which order; a dialect says
 * how a framework spells it.
 */

/* An application, router or plugin context: what something is registered on. */
struct application {
	struct site made; /* the call that makes it, or the parameter that it is handed in by */
	struct str member; /* of the parameter: "app" of `({ app }) => …`; else "" */
	struct site via; /* as in struct value */
	uint32_t within; /* the same one, as the function that `via` calls sees it, or ID_NONE */
	bool is_param;
	bool is_root; /* it is served, or made for that */
	uint32_t served_in; /* the module that serves it, or ID_NONE */
	bool is_lost; /* it is set to find routes in a way that is not read */
	VEC(uint32_t) on; /* what is registered on it, in order; once all is read */
};

enum registration_kind {
	REGISTRATION_ROUTE,
	REGISTRATION_USE, /* middleware, for all methods */
	REGISTRATION_MOUNT, /* another application below a path */
	REGISTRATION_HOOK, /* what is called by an event: `stage` */
	REGISTRATION_SETTING, /* something else that the dialect wants to find again */
};

struct registered {
	struct site at;
	uint32_t application; /* when it is one; else ID_NONE */
	bool unsure; /* it may be left out */
};

struct registration {
	enum registration_kind kind;
	uint32_t owner; /* application, or ID_NONE */
	str_vec methods; /* of routes, as in struct route */
	struct str path; /* "" when none was given */
	bool path_known;
	struct site call;
	VEC(struct registered)
	items; /* in the order in which they run; a route's handler is last */
	struct str stage;
	bool lost; /* more may run before it than could be read */
	unsigned looked; /* expressions that were looked at for its items */
};

/* A call of one of our functions, in which something may be registered. */
struct setup_call {
	struct site call;
	uint32_t given; /* application that is its first argument whatever is written, or ID_NONE */
	uint32_t next; /* another one that the dialect found of the same function, or MAP_NONE */
};

struct registry {
	const struct program *program;
	struct arena *arena;
	const struct dialect *dialect;
	bool *app_uses; /* for each app of the program */
	VEC(struct application) applications;
	VEC(struct registration) all;
	bool inside; /* something is registered inside a function: calls matter */
	VEC(struct setup_call) setups; /* that the dialect found, not by what is called */
	VEC(uint32_t) mounts; /* those of all that mount an application; once all is read */

	/* what was found out, by place */
	struct map *setups_of; /* functions: the last call in setups */
	struct map *conditional; /* calls */
	struct map *leads_on; /* functions */
	struct map *parsers; /* middleware */
	uint32_t *before_all; /* what runs before routes, counted over all of them */
};

enum { REGISTRATION_CHAIN = 12 }; /* applications mounted in each other */

/* The registrations from the root application down to a route's own. */
struct chain {
	const struct registration *items[REGISTRATION_CHAIN];
	uint32_t owners[REGISTRATION_CHAIN];
	unsigned n; /* items[n - 1] is the outermost */
	bool complete; /* the outermost belongs to an application that is served */
};

enum made {
	MADE_NOTHING,
	MADE_ROUTER,
	MADE_ROOT,
	MADE_LOST, /* an application whose settings change its routes */
};

enum unfolding {
	UNFOLDS_NOT,
	UNFOLDS_ALL,
	UNFOLDS_SOME, /* some of them run, sometimes */
};

struct dialect {
	const char *framework;
	bool (*is_package)(struct str specifier);

	/* What a call or `new` makes, by its callee. */
	enum made (*makes)(const struct registry *x, struct site call, const struct value *callee);

	/* Reads `object.method(…)`, when the method is one that registers. */
	void (*read)(struct registry *x, struct site call, struct str method);

	/* Does the method give back the application that it is called on? */
	bool (*hands_on)(struct str method, uint32_t arguments);

	/* The method that gives it back with a longer prefix, or NULL. */
	const char *prefixes;

	/* Finds out what is served where the call that makes it does not say. May be NULL. */
	void (*serve)(struct registry *x);

	/* Looks at a middleware on a route's way: body parsers. May be NULL. */
	void (*observe)(
		const struct registry *x, struct site middleware, bool sure, struct route *route);

	/* What runs before a route; registration_see_before unless order does not decide. */
	void (*before)(const struct registry *x, const struct chain *chain, struct route *route);

	/* Changes a route that is complete otherwise. May be NULL. */
	void (*finish)(const struct registry *x, const struct chain *chain, struct route *route);

	/* Does a call of this only put together the functions that it is given? May be NULL. */
	enum unfolding (*unfolds)(const struct registry *x, const struct value *callee);

	enum route_body body;
	uint32_t next; /* the parameter that leads on to what follows */
	char bracket; /* opens the pattern of a path parameter: ":id{[0-9]+}"; or 0 */
	bool use_is_prefix; /* the path of `use` covers what is below it */
};

/* Finds every route of the dialect. */
void registration_routes(const struct dialect *dialect, const struct program *program,
	struct arena *arena, route_vec *out);

#endif
