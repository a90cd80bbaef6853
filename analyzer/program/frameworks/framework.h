#ifndef PROGRAM_FRAMEWORKS_FRAMEWORK_H
#define PROGRAM_FRAMEWORKS_FRAMEWORK_H

#include "program/program.h"

/*
 * How a web framework turns files and calls into routes. One file a
 * framework; adding one touches the list in frameworks.c and nothing else.
 */
enum route_body {
	ROUTE_BODY_UNKNOWN,
	ROUTE_BODY_WEB, /* a web Request: read once, by text() or json() */
	ROUTE_BODY_PARSED, /* req.body is a parsed object */
	ROUTE_BODY_RAW, /* req.body is the raw Buffer or text */
	ROUTE_BODY_STREAM, /* nothing has read it: req is a stream, req.body is undefined */
};

struct route {
	const char *framework; /* "next-app", "next-pages", "express" */
	uint32_t module; /* where it is defined */
	uint32_t start; /* of the exported name or the registering call */
	uint32_t end;
	str_vec methods; /* upper case; "ANY" when every method gets there */
	struct str path; /* ":name" and ":name*" for dynamic segments */
	struct str base; /* its beginning that the framework's own guards do not see, or "" */
	bool resolved; /* false: the path is not or not wholly known */
	struct str symbol; /* the handler's name */
	VEC(struct site) handlers; /* EXPR_FUNCTIONs in the order in which they run */
	VEC(struct site) unread; /* wrappers and middleware of packages on its way */
	VEC(struct site) before; /* own functions that every request to it runs through first */
	enum route_body body;
	struct site parser; /* what parsed the body before the handler, or SITE_NONE */
	struct site guard; /* a guard registered before it, or SITE_NONE */
	struct str guard_name;
	struct str guard_fate; /* what an unauthenticated request meets */
	bool guard_unknown; /* something that may be a guard could not be read */
};

typedef VEC(struct route) route_vec;

struct framework {
	const char *name; /* as in program_app.framework */
	void (*routes)(const struct program *program, struct arena *arena, route_vec *out);
};

/* Appends the routes of all frameworks, in the order of modules. */
void frameworks_routes(const struct program *program, struct arena *arena, route_vec *out);

/*
 * Appends the functions that an expression given as handler stands for,
 * wrappers looked through: `wrap(handler)` is what our own wrap returns, then
 * handler.
 */
void frameworks_handlers(
	const struct program *program, struct site site, struct arena *arena, struct route *route);

extern const struct framework framework_next;
extern const struct framework framework_express;

#endif
