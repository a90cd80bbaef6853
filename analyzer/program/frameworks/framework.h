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

/* How something before a handler is called, and how it turns a request away. */
enum route_before_form {
	ROUTE_BEFORE_MIDDLEWARE, /* (request, response, next): answers instead of next() */
	ROUTE_BEFORE_GUARD, /* Nest's canActivate(context): false is 403, or it throws */
	ROUTE_BEFORE_INTERCEPTOR, /* Nest's intercept(context, next): it throws */
	ROUTE_BEFORE_PARAM, /* of Nest's createParamDecorator: (data, context), it throws */
};

/* Something that a request comes through before the route's handlers. */
struct route_before {
	struct site at; /* an EXPR_FUNCTION of ours, or what a package gave: requireAuth() */
	bool sure; /* false: perhaps not, or perhaps only behind the handlers */
	enum route_before_form form;
	VEC(struct site)
	unset; /* calls in it that give back nothing for this route: metadata
		  that the route does not carry */
	struct str below; /* Express: what req.path is in it, the path below where it is mounted;
			     absent when that is not known */
};

/* A handler's parameter that is handed a member of the request ("" is the request itself). */
struct route_input {
	uint32_t index;
	struct str member;
};

/* Are the bytes that were signed in request.rawBody? */
enum route_raw {
	ROUTE_RAW_UNKNOWN,
	ROUTE_RAW_KEPT,
	ROUTE_RAW_MISSING, /* nothing ever sets it */
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
	bool registered; /* a call names its handler, which may stand in another file */
	bool resolved; /* false: the path is not or not wholly known */
	struct str symbol; /* the handler's name */
	VEC(struct site) handlers; /* EXPR_FUNCTIONs in the order in which they run */
	VEC(struct site) unread; /* wrappers of packages around them */
	VEC(struct route_before) before; /* in the order in which they run */
	bool before_lost; /* more may run before it than could be seen */
	bool guarded_by_file; /* the app's middleware file decides who gets there */
	const char *host; /* the framework of that file, where it is another: "next"; or NULL */
	struct route_setting setting;
	struct route_request request;
	VEC(struct route_input) inputs; /* where decorators say so; request.index is ID_NONE then */
	enum route_raw raw;
	enum route_body body;
	struct site parser; /* what parsed the body before the handler, or SITE_NONE */
};

typedef VEC(struct route) route_vec;

/* A route of a framework at bytes [start, end) of a module, with nothing else known. */
struct route route_at(const char *framework, uint32_t module, uint32_t start, uint32_t end);

struct framework {
	const char *name; /* as in program_app.framework */

	/* Appends its routes: those of the whole program, or of an app that uses it. One is set. */
	void (*routes)(const struct program *program, struct arena *arena, route_vec *out);
	void (*app_routes)(
		const struct program *program, struct arena *arena, uint32_t app, route_vec *out);
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

/*
 * What a method in a chain of calls was given first: fn for "server" of
 * `createMiddleware().server(fn)`; SITE_NONE without such a call.
 */
struct site frameworks_chain(const struct program *program, struct site call, const char *method);

/* The first module whose path is `start` and one of these ends; ID_NONE without one. */
uint32_t frameworks_module(const struct program *program, struct arena *arena, struct str start,
	const char *const *ends, size_t count);

extern const struct framework framework_astro;
extern const struct framework framework_nest;
extern const struct framework framework_convex;
extern const struct framework framework_lambda;
extern const struct framework framework_functions;
extern const struct framework framework_next;
extern const struct framework framework_nuxt;
extern const struct framework framework_supabase;
extern const struct framework framework_sveltekit;
extern const struct framework framework_react_router;
extern const struct framework framework_remix;
extern const struct framework framework_tanstack_start;
extern const struct framework framework_workers;
extern const struct framework framework_expo;
extern const struct framework framework_express;
extern const struct framework framework_fastify;
extern const struct framework framework_hono;

#endif
