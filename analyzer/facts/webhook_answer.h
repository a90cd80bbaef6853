#ifndef FACTS_WEBHOOK_ANSWER_H
#define FACTS_WEBHOOK_ANSWER_H

#include "facts/webhook.h"

/* Internal to webhook_answer.c and webhook_status.c. */

/* One of two ways: what both say. */
enum answer webhook_answer_both(enum answer a, enum answer b);

/* A status as an expression; ANSWER_UNKNOWN when it is none, or not known. */
enum answer webhook_status(const struct webhook *webhook, uint32_t item, struct site status);

/* The second argument of new Response(body, init): { status } or a number; 200 without one. */
enum answer webhook_status_of_init(const struct webhook *webhook, uint32_t item, struct site init);

/* { statusCode: 400 } of AWS Lambda; 200 without one. */
enum answer webhook_status_of_result(
	const struct webhook *webhook, uint32_t item, struct site object);

/* The first status among the arguments of a call, also inside of { statusCode: 400 }. */
enum answer webhook_status_among(const struct webhook *webhook, uint32_t item, struct site call);

/* The status that was set before an item, in the same block; ANSWER_NONE if none was. */
enum answer webhook_status_set_before(const struct webhook *webhook, uint32_t item);

#endif
