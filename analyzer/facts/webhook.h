#ifndef FACTS_WEBHOOK_H
#define FACTS_WEBHOOK_H

#include "facts/collector.h"
#include "facts/trace.h"
#include "program/frameworks/framework.h"

/* Internal to the webhook collector: one route that may be a Clerk webhook handler. */
struct webhook {
	struct collector *collector;
	const struct route *route;
	struct trace trace;
	uint32_t verify; /* item of the verifying call, or ID_NONE */
	struct site request; /* what was handed to the verifier as request or body */
	struct fact_webhook_handler fact;
};

/* webhook_verify.c: the verifier and what it is given. */
void webhook_find_verifier(struct webhook *webhook);

/*
 * webhook_secret.c: which variables, literals or unknowns a secret comes from;
 * `from` is the value of secret_from when it can be followed.
 */
void webhook_read_secret(
	struct webhook *webhook, uint32_t item, struct site secret, const char *from);
void webhook_add_secret(struct webhook *webhook, struct str variable);

/* A default that is refused before verification is none: `if (!secret) return …`. */
void webhook_refuse_default(struct webhook *webhook);

/* webhook_body.c: what is verified, and what is wrong with it. */
void webhook_judge_body(struct webhook *webhook);

/* webhook_headers.c: what is wrong with the headers that svix or standardwebhooks gets. */
void webhook_judge_headers(struct webhook *webhook);

/* webhook_failure.c: what happens when verification fails. */
void webhook_judge_failure(struct webhook *webhook);

/* webhook_answer.c: what an expression that is returned or called says to the sender. */
enum answer {
	ANSWER_NONE, /* no response */
	ANSWER_UNKNOWN, /* a response, its status is not known */
	ANSWER_OK, /* 2xx */
	ANSWER_REJECTS, /* 3xx, 4xx, 5xx: the delivery comes again */
};

enum answer webhook_answer(const struct webhook *webhook, uint32_t item, struct site site);

/* webhook_events.c: which events are told apart, and how. */
void webhook_find_events(struct webhook *webhook);

/* webhook_work.c: awaited work before and after verification, writes, dedup. */
void webhook_find_work(struct webhook *webhook);

/* webhook_words.c: what a call does, by the words in its callee's text. */
bool webhook_is_reading(struct str callee); /* what verification needs: headers, body, secret */
bool webhook_is_preparing(struct str callee); /* own functions for that, and rate limits */
const char *webhook_work_kind(struct str callee); /* of work_after_verify */
const char *webhook_write_kind(struct str method); /* of writes, or NULL */

/* webhook_evidence.c: is it Clerk that calls this route? */
bool webhook_is_clerks(const struct webhook *webhook);

/* The callee as text on one line: "wh.verify", "db.insert().values". */
struct str webhook_callee_text(const struct webhook *webhook, struct site call);

/* The one value the callee of a call has, or VALUE_UNKNOWN. */
struct value webhook_callee(const struct webhook *webhook, uint32_t item);

/* Is the value the request that the framework hands to the handler? */
bool webhook_is_request(const struct webhook *webhook, const struct value *value);

/* Does an expression name, or take a member of, what this call gave back? */
bool webhook_comes_from(const struct webhook *webhook, struct site site, struct site call);

/* Adds an item at an expression's place. */
void webhook_add(
	struct webhook *webhook, item_vec *list, struct site at, struct str name, const char *kind);

#endif
