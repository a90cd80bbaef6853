#ifndef FACTS_DECISIONS_H
#define FACTS_DECISIONS_H

#include "facts/condition.h"

/*
 * What a middleware does with a POST without a session, step by step: the
 * first decision whose condition holds is what happens; behind the last one
 * the request passes.
 */
enum outcome {
	OUTCOME_PASS, /* the route is reached */
	OUTCOME_BLOCK, /* it is not: redirect, 404, 401 */
	OUTCOME_THROW, /* an error: blocks where it is certain, else nothing is taken to be wrong */
	OUTCOME_ANSWER, /* the middleware answers with success: likewise only where it is certain */
	OUTCOME_UNKNOWN,
};

struct decision {
	enum outcome outcome;
	const struct condition *when;
	struct str fate; /* of BLOCK and THROW: "404", "redirect to sign-in" */
};

typedef VEC(struct decision) decision_vec;

/* How the functions of a middleware are called. */
enum handler_form {
	HANDLER_PLAIN, /* (request, event): Next's own form */
	HANDLER_CLERK, /* (auth, request, event): clerkMiddleware */
	HANDLER_AFTER_AUTH, /* (auth, request): authMiddleware's afterAuth, auth is an object */
};

struct handler {
	enum handler_form form;
	struct site function; /* EXPR_FUNCTION */
	const struct condition *is_public; /* AFTER_AUTH */
	const struct condition *is_api;
};

/*
 * Appends what a call of clerkMiddleware and its kin decides; false when the
 * call is none. `called`: what it gives is called with the request in turn;
 * else it was itself given the request.
 */
struct decisions_reader;
typedef bool read_nested(
	struct decisions_reader *reader, struct site call, bool called, decision_vec *out);

struct decisions_reader {
	struct collector *collector;
	read_nested *nested;
	unsigned depth; /* middleware inside middleware */
};

/* Appends the decisions of a function. */
void decisions_read(
	struct decisions_reader *reader, const struct handler *handler, decision_vec *out);

void decisions_add(struct decisions_reader *reader, enum outcome outcome,
	const struct condition *when, struct str fate, decision_vec *out);

#endif
