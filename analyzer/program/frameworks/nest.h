#ifndef PROGRAM_FRAMEWORKS_NEST_H
#define PROGRAM_FRAMEWORKS_NEST_H

#include "program/frameworks/framework.h"

/*
 * Internal to Nest. Sources: the Nest documentation ("Controllers", "Guards",
 * "Middleware", "Interceptors", "Raw body", "Versioning", "Global prefix",
 * "Router module", "Custom decorators") and nestjs/nest
 * packages/core/{nest-application,router/route-path-factory}.ts for order.
 */

/* A decorator, composed ones written out: `@Post('x')` is a call of "Post". */
struct nest_decorator {
	struct value callee;
	struct site call; /* SITE_NONE: it is not called */
};

typedef VEC(struct nest_decorator) nest_decorator_vec;

struct nest_decorators {
	nest_decorator_vec items;
	bool lost; /* one of them could not be read: it may be any */
};

/* `consumer.apply(…).exclude(…).forRoutes(…)` */
struct nest_middleware {
	struct site apply;
	struct site exclude; /* the calls; SITE_NONE without */
	struct site for_routes;
};

/* A module whose controllers lie below a path of its own. */
struct nest_mount {
	struct site module;
	struct str prefix;
};

enum nest_versioning {
	NEST_VERSIONING_NONE,
	NEST_VERSIONING_URI,
	NEST_VERSIONING_OTHER, /* by a header or in a way that is not known */
};

/* What a bootstrap function sets up: `NestFactory.create(AppModule)` and what is said to it. */
struct nest_app {
	struct site create;
	struct str prefix;
	bool prefix_known;
	struct site excluded; /* the list of setGlobalPrefix, or SITE_NONE */
	enum nest_versioning versioning;
	struct str version_prefix;
	struct site default_version;
	VEC(struct site) guards; /* arguments of useGlobalGuards */
	VEC(struct site) interceptors;
	VEC(struct site) uses; /* calls of app.use, in order */
	bool raw_body; /* { rawBody: true } */
	bool adapter; /* not Express by default: plugins may keep the bytes as well */
	bool parses; /* not { bodyParser: false } */
	bool body_known;
};

struct nest {
	const struct program *program;
	struct arena *arena;
	uint32_t app; /* of the program */
	bool alone; /* no other app of the program uses Nest */
	VEC(struct nest_app) apps;
	VEC(struct nest_middleware) middleware;
	VEC(struct site) guards; /* values of APP_GUARD providers */
	VEC(struct site) interceptors; /* and of APP_INTERCEPTOR */
	bool guards_lost;
	bool sets_raw; /* something assigns a rawBody */
	VEC(struct nest_mount) mounts;
	bool mounts_lost; /* RouterModule gives modules paths that are not known */
};

/* A handler's class and method while its route is made. */
struct nest_handler {
	const struct nest *nest;
	const struct nest_app *app; /* NULL: not known which one serves it */
	struct site class; /* that has the method */
	struct site controller; /* that class, or one that extends it */
	const struct nest_decorators *of_class;
	const struct nest_decorators *of_method;
	struct str path; /* without the global prefix */
	struct str method;
};

/* The one value of an expression; VALUE_UNKNOWN when there are several, or for SITE_NONE. */
struct value nest_value(const struct nest *nest, struct site site);
struct value nest_callee(const struct nest *nest, struct site call);

/* Is it this export of a package? */
bool nest_is(const struct value *value, const char *package, const char *name);

/* Reads decorators in kid_ids of a module. */
void nest_decorators_read(const struct nest *nest, uint32_t module, uint32_t first, uint32_t count,
	struct nest_decorators *out);

/* Those of a class; those of the n-th parameter of a method. */
void nest_decorators_of_class(
	const struct nest *nest, struct site class, struct nest_decorators *out);
void nest_decorators_of_param(
	const struct nest *nest, struct site function, uint32_t n, struct nest_decorators *out);

/* The first one of this name from @nestjs/common, or NULL. */
const struct nest_decorator *nest_decorators_find(
	const struct nest_decorators *decorators, const char *name);

/* The n-th argument of a decorator, or SITE_NONE. */
struct site nest_decorator_argument(
	const struct nest *nest, const struct nest_decorator *decorator, uint32_t n);

/* Appends a string or each string of an array; false when one is not known. */
bool nest_strings(const struct nest *nest, struct site site, str_vec *out);

/* Is it true, false, or not known? */
enum nest_truth {
	NEST_FALSE,
	NEST_TRUE,
	NEST_UNSURE,
};

/*
 * Does an element of setGlobalPrefix's, exclude's or forRoutes's list match a
 * path: a string, or { path, method }?
 */
enum nest_truth nest_route_matches(
	const struct nest_handler *handler, struct site element, struct str path);

/* Is a module part of the app, or of a library that only it can use? */
bool nest_owns(const struct nest *nest, uint32_t module);

/* nest_app.c: reads everything that is set up beside controllers. */
void nest_app_read(struct nest *nest);

/* The app that serves a module's controllers, or NULL. */
const struct nest_app *nest_app_of(const struct nest *nest, uint32_t module);

/* nest_module.c: the paths that a call of RouterModule.register() tells. */
void nest_module_mounts(struct nest *nest, struct site call);
/* The one of a controller's module; false when that is not known. */
bool nest_module_prefix(const struct nest *nest, struct site controller, struct str *out);

/* nest_body.c: sets what has become of the body before the handler. */
void nest_body_judge(const struct nest_handler *handler, struct route *route);

/* nest_guard.c: guards and interceptors, global ones first. */
void nest_guard_add(const struct nest_handler *handler, struct route *route);

/*
 * nest_metadata.c: looks at what a guard asks of the route's metadata: notes
 * what it does not carry; false when the route passes the guard for what it does.
 */
bool nest_metadata_weigh(const struct nest_handler *handler, struct route_before *before);
/* Is a test true as soon as a call gives something? */
bool nest_metadata_holds(const struct nest *nest, struct site test, struct site call);

/* nest_passport.c: is it AuthGuard(…), and what does it do with a request that has no token? */
bool nest_passport_is(const struct nest *nest, struct site site);
void nest_passport_weigh(const struct nest *nest, struct route_before *before);

/* nest_middleware.c: what consumers apply, and app.use. */
void nest_middleware_add(const struct nest_handler *handler, struct route *route);
enum nest_truth nest_middleware_covers(
	const struct nest_handler *handler, const struct nest_middleware *middleware);
/* Does a call of app.use cover a request's whole path? */
enum nest_truth nest_middleware_uses(
	const struct nest_handler *handler, struct site call, struct str path);
/* The function that a middleware is: a class's `use`, or itself; SITE_NONE of packages. */
struct site nest_middleware_function(const struct nest *nest, struct site argument);

#endif
