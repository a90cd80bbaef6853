#ifndef FACTS_DECISIONS_INTERNAL_H
#define FACTS_DECISIONS_INTERNAL_H

#include "facts/decisions.h"

/* A function that was called on the way: behind its own returns nothing of it is run. */
struct called {
	uint32_t via;
	function_id function;
	const struct condition *alive;
};

struct reading {
	struct decisions_reader *reader;
	const struct handler *handler;
	struct trace trace;
	struct condition_reader conditions;
	VEC(struct called) called;
	decision_vec *out;
};

/* decisions_answer.c: what a returned value means for the request. */
enum outcome decisions_of_value(
	struct reading *r, uint32_t item, const struct value *value, struct str *out_fate);

/* The one value of a call's callee; UNKNOWN when there are several. */
struct value decisions_callee(struct reading *r, uint32_t item, struct site call);

#endif
