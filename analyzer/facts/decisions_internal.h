#ifndef FACTS_DECISIONS_INTERNAL_H
#define FACTS_DECISIONS_INTERNAL_H

#include "facts/decisions.h"

/* A function that was called on the way: behind its own returns nothing of it is run. */
struct called {
	uint32_t via;
	function_id function;
	const struct condition *alive;
};

/* What a function's returned value says. */
enum returns {
	RETURNS_RESPONSE, /* a response, or nothing: then the request goes on */
	RETURNS_ANSWER, /* likewise, and any value is an answer: h3 */
	RETURNS_VERDICT, /* true or false: Nest */
	RETURNS_NOTHING, /* it does not matter: Express, Fastify */
};

/* How functions of a form let a request pass and how they turn it away. */
struct form {
	uint32_t auth; /* the parameter that is Clerk's auth, or ID_NONE */
	uint32_t next; /* the one that is called to pass the request on, or ID_NONE */
	const char *next_member; /* its member that is: "resolve"; "" for itself */
	uint32_t reply; /* the one that answers: res, reply; or ID_NONE */
	enum returns returns;
	enum condition_urls urls;
};

/* A constant, never NULL. */
const struct form *decisions_form_of(enum handler_form form);

struct reading {
	struct decisions_reader *reader;
	const struct handler *handler;
	const struct form *form;
	bool ends_pass; /* who says nothing lets the request pass */
	bool verified; /* Clerk was asked about a token */
	bool lent; /* the response was handed to somebody, who may answer */
	struct trace trace;
	struct condition_reader conditions;
	VEC(struct called) called;
	size_t first; /* of its decisions in `out` */
	decision_vec *out;
};

/* Adds what is decided where an item is reached. */
void decisions_decide(struct reading *r, uint32_t item, enum outcome outcome, struct str fate);

/* Something that is thrown, or throws when it is run: a catch around it is what happens next. */
void decisions_throw(struct reading *r, uint32_t item, const struct condition *when,
	enum outcome outcome, struct str fate);

/* Is a call awaited at once: `await f()`? */
bool decisions_is_awaited(const struct reading *r, uint32_t call);

/* Is a call's promise what its function returns? */
bool decisions_is_returned(const struct reading *r, uint32_t call);

/* A value that is middleware at work: what that decides is decided here. */
bool decisions_inner(struct reading *r, uint32_t item, const struct value *value);

/* decisions_call.c: what a call decides. */
void decisions_call(struct reading *r, uint32_t item);

/* decisions_answer.c: what a returned value means for the request. */
enum outcome decisions_of_value(
	struct reading *r, uint32_t item, const struct value *value, struct str *out_fate);

/* The one value of a call's callee; UNKNOWN when there are several. */
struct value decisions_callee(struct reading *r, uint32_t item, struct site call);

/* Is a value this parameter of the handler, or its member of that name? */
bool decisions_is_param(
	const struct reading *r, const struct value *value, uint32_t index, const char *member);

/* The outcome of an answer with a status; `status` may be SITE_NONE: none is given. */
enum outcome decisions_status(
	struct reading *r, uint32_t item, struct site status, struct str *out_fate);

/* What a status of 300 and more is: BLOCK, or THROW as any failure. */
enum outcome decisions_refusal(double status);

/* decisions_error.c: what becomes of a request when this is thrown or handed to next(). */
enum outcome decisions_error(
	struct reading *r, uint32_t item, struct site thrown, struct str *out_fate);

/* decisions_reply.c: res.status(401).json(…) and its kin; false when the call is none. */
bool decisions_reply(struct reading *r, uint32_t item, struct site call);

#endif
