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
	struct site helper; /* the call of a package that verifies and dispatches, or SITE_NONE */
	struct site body_read; /* the call that read what is verified, or SITE_NONE */
	value_vec secrets; /* the variables that the secret comes from, where they are read */
	struct map works; /* "module expression kind": the calls of fact.work_after_verify */
	struct fact_webhook_handler fact;
};

/* webhook_verify.c: the verifier and what it is given. */
void webhook_find_verifier(struct webhook *webhook);

/* webhook_helper.c: is a package's helper the handler? Takes it as verifier, with its callbacks. */
bool webhook_take_helper(struct webhook *webhook);

/* Body, failure and events of such a handler. */
void webhook_judge_helper(struct webhook *webhook);

/* Is it verified for certain, by what is known? */
bool webhook_is_verified(const struct webhook *webhook);

/* Does a call verify, or may it? */
bool webhook_may_verify(const struct webhook *webhook, uint32_t item);

/* webhook_skip.c: tests that lead past the verifying call to the work. */
void webhook_find_skips(struct webhook *webhook);

/* webhook_dropped.c: reads of what verifyWebhook leaves out. */
void webhook_find_dropped(struct webhook *webhook);

/* webhook_later.c: is the delivery handed on with its signature, to be verified by another? */
typedef VEC(struct trace) trace_vec;

bool webhook_puts_aside(const struct webhook *webhook);

/*
 * Who takes it up and verifies it: none of the routes, whose traces are given.
 * `known`: such a place, or none.
 */
void webhook_find_consumer(struct webhook *webhook, const trace_vec *routes, struct place known);

/* Is the verifying call run by a scheduler? */
void webhook_find_scheduled(struct webhook *webhook);

/* webhook_manual.c: is this call the HMAC of a verification by hand? Takes it as verifier. */
bool webhook_take_manual(struct webhook *webhook, uint32_t item);

/* The expression that is signed there, "id.timestamp.body", or SITE_NONE. */
struct site webhook_signed_by_hand(const struct webhook *webhook);

/*
 * webhook_secret.c: which variables, literals or unknowns a secret comes from;
 * `from` is the value of secret_from when it can be followed.
 */
void webhook_read_secret(
	struct webhook *webhook, uint32_t item, struct site secret, const char *from);
void webhook_add_secret(struct webhook *webhook, struct str variable);

/* Without a verifier: the signing secret that the handler reads and makes nothing of. */
void webhook_find_unused_secret(struct webhook *webhook);

/* Is a missing secret turned away before an item, or where the file is loaded? */
bool webhook_refuses_missing(const struct webhook *webhook, uint32_t before);

/* A default that is refused before verification is none: `if (!secret) return …`. */
void webhook_refuse_default(struct webhook *webhook);

/* webhook_request.c: what a handler is given, and which part of it an expression is. */
enum request_kind {
	REQUEST_KIND_WEB, /* a web Request */
	REQUEST_KIND_NODE, /* Express, Next's pages, Nest: body and headers are members */
	REQUEST_KIND_FASTIFY,
	REQUEST_KIND_HONO, /* a context: c.req reads the body, c.req.raw is the web Request */
	REQUEST_KIND_H3, /* an event: readBody(event), readRawBody(event) */
	REQUEST_KIND_LAMBDA, /* an event: body is text */
};

enum request_part {
	REQUEST_NO_PART,
	REQUEST_CONTEXT, /* what holds the request: Hono's c, { request } as a whole */
	REQUEST_WHOLE,
	REQUEST_WEB, /* the web Request underneath: c.req.raw, toWebRequest(event) */
	REQUEST_BODY,
	REQUEST_RAW_BODY,
	REQUEST_HEADERS,
};

struct request_ref {
	enum request_part part;
	struct site clone; /* it is a copy made by this call of clone(), or SITE_NONE */
};

enum reading {
	READING_NOTHING,
	READING_RAW,
	READING_PARSED,
};

enum request_kind webhook_request_kind(const struct route *route);
enum request_part webhook_request_part(const struct webhook *webhook, const struct value *value);
struct request_ref webhook_request_ref(
	const struct webhook *webhook, uint32_t item, struct site site);

/* Is the call a function that is given the request and reads its body: readBody(event)? */
enum reading webhook_reading_function(
	const struct webhook *webhook, uint32_t item, struct site call);

/* Is the call a method that reads the body: request.json(), c.req.text()? `out`: of what. */
enum reading webhook_reading_method(
	const struct webhook *webhook, uint32_t item, struct site call, struct request_ref *out);

/* webhook_body.c: what is verified, and what is wrong with it. */
void webhook_judge_body(struct webhook *webhook);

/* webhook_wrapper.c: what verifyWebhook of each package makes of what it is given. */
void webhook_judge_wrapper(struct webhook *webhook);

/* webhook_consumed.c: was the body that is verified read before? `own`: by this call, rightly. */
void webhook_find_consumed(struct webhook *webhook, struct request_ref ref, struct site own);

/* webhook_headers.c: what is wrong with the headers that svix or standardwebhooks gets. */
void webhook_judge_headers(struct webhook *webhook);

/* webhook_failure.c: what happens when verification fails. */
void webhook_judge_failure(struct webhook *webhook);

/* webhook_branch.c: where a test of what a call gave back leads when the call failed. */
enum branch {
	BRANCH_NEITHER, /* the test is about something else */
	BRANCH_THEN,
	BRANCH_ELSE,
};

enum branch webhook_branch(const struct webhook *webhook, struct site test, struct site call);

/* webhook_answer.c: what an expression that is returned or called says to the sender. */
enum answer {
	ANSWER_NONE, /* no response */
	ANSWER_UNKNOWN, /* a response, its status is not known */
	ANSWER_OK, /* 2xx */
	ANSWER_REJECTS, /* 3xx, 4xx, 5xx: the delivery comes again */
};

enum answer webhook_answer(const struct webhook *webhook, uint32_t item, struct site site);

/* The same for what a STEP_RETURN returns, where the framework sends whatever that is. */
enum answer webhook_answer_returned(const struct webhook *webhook, uint32_t item);

/* The status that a returned result brings along for its caller: { status: 400, body }. */
enum answer webhook_status_brought(const struct webhook *webhook, uint32_t exit);

/* ANSWER_REJECTS when a STEP_THROW throws an HTTP error on purpose, ANSWER_NONE for plain errors.
 */
enum answer webhook_answer_thrown(const struct webhook *webhook, uint32_t item);

/* Is the answer that a call makes sent by itself? A web response must be returned. */
bool webhook_answers_alone(const struct webhook *webhook, struct site call);

/* webhook_events.c: which events are told apart, and how. */
void webhook_find_events(struct webhook *webhook);
const char *webhook_event_status(struct str type); /* known, disputed, unknown */

/* webhook_work.c: awaited work before and after verification, dedup. */
void webhook_find_work(struct webhook *webhook);

/* webhook_writes.c */
void webhook_find_writes(struct webhook *webhook);

/* What a constant, a member or an awaited expression is, or is a part of; ID_NONE of all else. */
expr_id webhook_whole(const struct summary *summary, expr_id part);

/* webhook_lookup.c: the call that looked up a record that a test asks for, or SITE_NONE. */
struct site webhook_record_asked(const struct webhook *webhook, struct site test);

/* Does a test of a record that was looked up lead to an item: `if (existing)`, also with return? */
bool webhook_is_looked_up(const struct webhook *webhook, uint32_t item);

/* webhook_hazards.c: what a delivery that comes again, or too early, runs into. */
void webhook_find_hazards(struct webhook *webhook);

/* Is a failure of the item kept from whoever sent the delivery? Unknown answers count. */
bool webhook_is_swallowed(const struct webhook *webhook, uint32_t item);

/* webhook_precautions.c: are a conflict and a missing row of the database told from other errors?
 */
bool webhook_handles_conflict(const struct webhook *webhook);
bool webhook_handles_missing(const struct webhook *webhook);

/* May a second delivery be noticed, by the header that is looked for or by other means? */
bool webhook_may_notice(const struct webhook *webhook);

/* Is the time of the last change compared? */
bool webhook_compares_time(const struct webhook *webhook);

/* webhook_marked.c: is the delivery marked as done before the work is? */
void webhook_find_marked(struct webhook *webhook);

/* webhook_case.c: is an item reached only for some events? Adds those that are named. */
bool webhook_is_in_case(const struct webhook *webhook, uint32_t item, str_vec *out);
void webhook_find_cases(struct webhook *webhook);

/* Does an item run in the function of another, or in one that that calls? */
bool webhook_is_of_frame(const struct trace *trace, uint32_t item, uint32_t other);

/* Is what was read from this header of the delivery part of a call? */
bool webhook_passes_header(const struct webhook *webhook, struct site call, const char *header);

/* webhook_words.c: what a call does, by the words in its callee's text. */
bool webhook_is_reading(struct str callee); /* what verification needs: headers, body, secret */
bool webhook_is_preparing(struct str callee); /* own functions for that, and rate limits */
const char *webhook_work_kind(struct str callee); /* of work_after_verify */
const char *webhook_write_kind(struct str method); /* of writes, or NULL */

/* webhook_evidence.c: is it Clerk that calls this route? */
bool webhook_is_clerks(const struct webhook *webhook);

/* Is the route, or a wrapper of its handler, named after Clerk? Asks for no trace. */
bool webhook_names_clerk(const struct webhook *webhook);

/* Nothing speaks against Clerk: the route is named after it, or after no vendor at all. */
bool webhook_may_be_clerks(const struct webhook *webhook);

/* The callee as text on one line: "wh.verify", "db.insert().values". */
struct str webhook_callee_text(const struct webhook *webhook, struct site call);

/* Is the expression what a member is taken from: `input` of input.rawBody? */
bool webhook_is_looked_into(const struct webhook *webhook, struct site site);

/* The one value the callee of a call has, or VALUE_UNKNOWN. */
struct value webhook_callee(const struct webhook *webhook, uint32_t item);

/* The same of a call that stands in the function of an item. */
struct value webhook_callee_at(const struct webhook *webhook, uint32_t item, struct site call);

/* The same of the n-th wrapper of a package around the handler. */
struct value webhook_wrapper(const struct webhook *webhook, size_t n);

/* Is the value the request that the framework hands to the handler? */
bool webhook_is_request(const struct webhook *webhook, const struct value *value);

/* Does an expression name, or take a member of, what this call gave back? */
bool webhook_comes_from(const struct webhook *webhook, struct site site, struct site call);

/* Adds an item at an expression's place. */
void webhook_add(
	struct webhook *webhook, item_vec *list, struct site at, struct str name, const char *kind);

/* Adds what is wrong with what is verified. */
void webhook_add_problem(
	struct webhook *webhook, struct site at, struct str what, const char *kind);

#endif
