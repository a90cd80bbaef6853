#ifndef FACTS_TRACE_H
#define FACTS_TRACE_H

#include "program/program.h"

/*
 * A handler's steps in order, with the steps of our own functions that it
 * calls written in at the place of the call. What order rules ask is a walk
 * over this list.
 */
struct trace_item {
	uint32_t module;
	function_id function;
	const struct step *step;
	uint32_t parent; /* the open block around it (IF, TRY, LOOP …), or ID_NONE */
	uint32_t end; /* of opening items: the item that closes them */
	uint32_t via; /* the call through which its function was entered, or ID_NONE */
	bool entered; /* STEP_CALL: the callee's own steps follow */
	bool callback; /* inside a function that was handed to a call */
	bool handed; /* its own function was handed to the call `via`, not called by it */
	bool deferred; /* nobody waits for it: waitUntil(), after(), a promise that is dropped */
};

struct trace_function {
	uint32_t module;
	function_id function;
	uint32_t via;
};

struct trace {
	const struct program *program;
	struct arena *arena;
	VEC(struct trace_item) items;
	VEC(struct trace_function) functions; /* every function whose steps are in it */
	bool complete; /* false: the limit was reached */
};

/* Appends the steps of a function; several may be traced one after the other. */
void trace_function(struct trace *trace, struct site function);

/* The same for the functions that an object literal holds and that are not in it yet. */
void trace_members(struct trace *trace, struct site object);

/* An item by its index; valid until the trace grows. */
const struct trace_item *trace_at(const struct trace *trace, uint32_t item);

/* Is this a method of promises that hands its callback on: then, catch, finally? */
bool trace_is_chain(struct str name);

/* The expression of an item as a place in the program. */
struct site trace_site(const struct trace *trace, uint32_t item);

/*
 * Follows an expression that stands in item `at`'s function: as
 * program_follow, but parameters are looked up in the call that led there.
 */
void trace_follow(const struct trace *trace, uint32_t at, struct site site, value_vec *out);

/* The one value of an expression, or VALUE_UNKNOWN; SITE_NONE is unknown too. */
struct value trace_value(const struct trace *trace, uint32_t at, struct site site);

/* The last item before `before` at which a call is run, or ID_NONE. */
uint32_t trace_find_call(const struct trace *trace, struct site call, uint32_t before);

/* The expression of its module that an expression is part of, or SITE_NONE. */
struct site trace_parent(const struct trace *trace, struct site site);

/* Is `item` inside the block opened by `block`? */
bool trace_inside(const struct trace *trace, uint32_t item, uint32_t block);

/* Do both stand in the same run of the same function? */
bool trace_is_beside(const struct trace *trace, uint32_t item, uint32_t other);

/* The block that follows a closed one at the same level, if it is of this kind; or ID_NONE. */
uint32_t trace_next(const struct trace *trace, uint32_t block, enum step_kind kind);

/* Does a block leave its function by return or throw, whatever happens in it? */
bool trace_leaves(const struct trace *trace, uint32_t block);

/* The nearest enclosing block of a kind around an item, or ID_NONE. */
uint32_t trace_enclosing(const struct trace *trace, uint32_t item, enum step_kind kind);

#endif
