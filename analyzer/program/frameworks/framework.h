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
	ROUTE_BODY_CACHED, /* Hono's c.req, h3's event: each reader gets it anew; the web Request
			      underneath is read once */
};

/* Where a handler finds the request: a parameter, or a member of one. */
struct route_request {
	uint32_t index;
	const char *member; /* "" or NULL: the parameter itself; "request" of ({ request }) */
};

/* Something that a request comes through before the route's handlers. */
struct route_before {
	struct site at; /* an EXPR_FUNCTION of ours, or what a package gave: requireAuth() */
	bool sure; /* false: perhaps not, or perhaps only behind the handlers */
};

/* Bytes of a settings file (supabase/config.toml) that decide who reaches a route. */
struct route_setting {
	struct str path; /* absent: none does */
	uint32_t start;
	uint32_t end;
	struct str name; /* "verify_jwt" */
	struct str fate; /* what a request without a session meets: "401" */
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
	VEC(struct site) unread; /* wrappers of packages around them */
	VEC(struct route_before) before; /* in the order in which they run */
	bool before_lost; /* more may run before it than could be seen */
	bool guarded_by_file; /* the app's middleware file decides who gets there */
	struct route_setting setting;
	struct route_request request;
	enum route_body body;
	struct site parser; /* what parsed the body before the handler, or SITE_NONE */
};

typedef VEC(struct route) route_vec;

/* A route of a framework at bytes [start, end) of a module, with nothing else known. */
struct route route_at(const char *framework, uint32_t module, uint32_t start, uint32_t end);

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
