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
	HANDLER_EXPRESS, /* (req, res, next) */
	HANDLER_FASTIFY, /* (request, reply), (request, reply, done) */
	HANDLER_HONO, /* (c, next) */
	HANDLER_ASTRO, /* (context, next) */
	HANDLER_ASTRO_CLERK, /* (auth, context, next) */
	HANDLER_H3, /* (event): Nuxt and Nitro */
	HANDLER_SVELTE, /* ({ event, resolve }) */
	HANDLER_ROUTER, /* ({ request, context }, next): React Router */
	HANDLER_TANSTACK, /* ({ request, next }), also of Cloudflare Pages */
	HANDLER_NEST, /* canActivate(context) */
	HANDLER_NEST_AROUND, /* intercept(context, next), (data, context): these only throw */
};

struct handler {
	enum handler_form form;
	struct site function; /* EXPR_FUNCTION */
	const struct condition *is_public; /* AFTER_AUTH */
	const struct condition *is_api;
	const struct site *unset; /* calls that give nothing for the route that is asked about */
	size_t unset_count;
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

/* Whom a middleware asks who is there, wherever that leads to. */
enum asks {
	ASKS_NOBODY,
	ASKS_SESSION, /* for a session, or for what carries one */
	ASKS_CLERK, /* it has Clerk verify the token itself */
};

/* Appends the decisions of a function. */
enum asks decisions_read(
	struct decisions_reader *reader, const struct handler *handler, decision_vec *out);

/* The form of what runs before routes of a framework ("express", "hono"); else PLAIN. */
enum handler_form decisions_form(const char *framework);

/* Appends a decision; one whose condition never holds is none. */
void decisions_add(struct decisions_reader *reader, enum outcome outcome,
	const struct condition *when, struct str fate, decision_vec *out);

#endif
