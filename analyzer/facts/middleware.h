#ifndef FACTS_MIDDLEWARE_H
#define FACTS_MIDDLEWARE_H

#include "facts/guards.h"

/* Inside of collect_middleware: what both of its files need. */
struct middleware {
	struct decisions_reader reader; /* first: its callback gets back to the whole */
	struct collector *collector;
	VEC(struct site) met; /* calls of Clerk's middleware that were read as part of a guard */
};

/* Is the value the name of a Clerk middleware? Its framework in *out. */
bool middleware_is_api(const struct value *callee, const char **out_framework);

/* The one value of an expression; UNKNOWN when there are several. */
struct value middleware_value(const struct collector *collector, struct site site);

/* What a call of Clerk's middleware of Next decides; false when it is no such call. */
bool middleware_read_call(
	struct decisions_reader *reader, struct site call, bool called, decision_vec *out);

/* `export const config = { matcher }` of a module. */
void middleware_read_matcher(struct collector *collector, uint32_t module, item_vec *out);

/* Starts a fact about a middleware that is installed at a place. */
struct fact_middleware middleware_fact(
	struct collector *collector, struct site at, struct str api, const char *framework);

/* Fills lists, polarity and fate from what is decided, and adds the fact. */
void middleware_add(
	struct collector *collector, struct fact_middleware fact, const decision_vec *decisions);

/* The options of a call of Clerk's middleware. */
void middleware_read_options(
	struct collector *collector, struct site call, struct str api, option_vec *out);

/* middleware_next.c: reads the file that Next runs for each app; fills the collector's guards. */
void middleware_read_next(struct middleware *middleware);

/* Is this module by its name and place a middleware file that Next may run? */
bool middleware_is_run(const struct collector *collector, uint32_t module);

#endif
