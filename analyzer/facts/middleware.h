#ifndef FACTS_MIDDLEWARE_H
#define FACTS_MIDDLEWARE_H

#include "facts/guards.h"
#include "program/frameworks/framework.h"

/* Inside of collect_middleware: what its files need. */
struct middleware {
	struct decisions_reader reader; /* first: its callback gets back to the whole */
	struct collector *collector;
	VEC(struct site) met; /* calls of Clerk's middleware that were read as part of a guard */
	struct map judged; /* EXPR_FUNCTIONs that were asked whether they are guards */
	VEC(struct site) own; /* those that are */
	VEC(struct site) own_classes; /* EXPR_CLASSes likewise */
	VEC(struct site) mounted; /* where routers were made that others lead to */
};

/* With nothing read yet. */
struct middleware middleware_start(struct collector *collector);

/* Is the value the name of a Clerk middleware? Its framework in *out. */
bool middleware_is_api(const struct value *callee, const char **out_framework);

/* Is it one that turns nobody away when it is given the request without being called first? */
bool middleware_passes(const struct value *callee);

/* The one value of an expression; UNKNOWN when there are several. */
struct value middleware_value(const struct collector *collector, struct site site);

/* The same of what is called. */
struct value middleware_callee(const struct collector *collector, struct site call);

/* middleware_api.c: what a call of Clerk's middleware decides; false when it is no such call. */
bool middleware_read_call(
	struct decisions_reader *reader, struct site call, bool called, decision_vec *out);

/* middleware_package.c: is it a package's wrapper that only hands on the function it is given? */
struct site middleware_unwrapped(const struct collector *collector, const struct value *value);

/* The calls that run several middleware in turn: sequence(…). */
bool middleware_is_sequence(const struct collector *collector, const struct value *value);

/* What a package's middleware decides: hono/jwt, … NONE and UNKNOWN are outcomes too. */
enum outcome middleware_of_package(
	const struct collector *collector, const struct value *value, struct str *out_fate);

/* One middleware as it is given to a framework, read. */
struct middleware_element {
	struct site at; /* Clerk's call when it stands in the same file, else what was given */
	struct site call; /* Clerk's call, or SITE_NONE */
	struct str api; /* what is called: clerkMiddleware, or an own function's or import's name */
	bool clerks;
	bool guards; /* an own function that asks who is there: it turns away who is nobody, or
			has Clerk verify the token */
	decision_vec decisions;
};

/* middleware_element.c: reads what an expression's value is. */
struct middleware_element middleware_element(struct middleware *middleware,
	const struct handler *like, struct site given, const struct value *value);

/* How what runs before a route is called. */
enum handler_form middleware_form(const struct route *route, const struct route_before *before);

/* What an own function is called: by its own name, or by the constant that it is given to. */
struct str middleware_name(const struct collector *collector, struct site function);

/* Whatever could not be read: it may let pass or turn away. */
void middleware_add_unknown(struct middleware *middleware, decision_vec *out);

/* middleware_file.c: adds the guards that a file's export is, and their facts. */
void middleware_add_guard(struct middleware *middleware, struct guard like, enum handler_form form,
	struct site exported);

/* Starts a fact about a middleware that is installed at a place. */
struct fact_middleware middleware_fact(
	struct collector *collector, struct site at, struct str api, const char *framework);

/* middleware_lists.c: fills lists, polarity and fate from what is decided, and adds the fact. */
void middleware_add(
	struct collector *collector, struct fact_middleware fact, const decision_vec *decisions);

/* The options of a call of Clerk's middleware. */
void middleware_read_options(
	struct collector *collector, struct site call, struct str api, option_vec *out);

/* Each reads the file that its framework runs for an app; fills the collector's guards. */
void middleware_read_next(struct middleware *middleware);
void middleware_read_astro(struct middleware *middleware);
void middleware_read_nuxt(struct middleware *middleware);
void middleware_read_sveltekit(struct middleware *middleware);

/* middleware_reexport.c: files that hand Clerk's middleware on to the one that installs it. */
void middleware_read_reexports(struct middleware *middleware);

/* middleware_visit.c: Nuxt's route middleware, which guards pages. */
void middleware_read_visits(struct middleware *middleware);

/* middleware_next.c: is this by its name and place a middleware file that Next may run? */
bool middleware_is_run(const struct collector *collector, uint32_t module);

/* `export const config = { matcher }` of a module. */
void middleware_read_matcher(struct collector *collector, uint32_t module, item_vec *out);

/* middleware_own.c: facts about own functions and classes that guard routes. */
void middleware_read_own(struct middleware *middleware, const route_vec *routes);

/* middleware_pages.c: what the _middleware files of Cloudflare Pages run. */
void middleware_read_pages(struct middleware *middleware);

/* Adds the fact about a function that is run as middleware of a form, if it is a guard. */
void middleware_judge(struct middleware *middleware, const char *framework, enum handler_form form,
	struct site function);

/* middleware_nest.c: guard classes, and gateways that verify Clerk's tokens. */
void middleware_read_classes(struct middleware *middleware);

/* middleware_use.c: where own guards are registered on an application. */
void middleware_read_uses(struct middleware *middleware);

#endif
