#ifndef FACTS_CONDITION_INTERNAL_H
#define FACTS_CONDITION_INTERNAL_H

#include "facts/condition.h"

/* Where a test stands while it is read. */
struct scope {
	uint32_t item; /* of the trace */
	struct site element; /* what the callback's first parameter is just now, or SITE_NONE */
	struct site callback; /* EXPR_FUNCTION */
	unsigned depth;
};

/* The one value an expression has; UNKNOWN when there are several. */
struct value condition_value(
	const struct condition_reader *reader, const struct scope *scope, struct site site);

/* Is the value Clerk's auth object, or a member of it (value->name)? */
bool condition_auth_value(const struct condition_reader *reader, const struct scope *scope,
	const struct value *value);

struct condition *condition_paths(struct condition_reader *reader);
const struct condition *condition_constant(bool holds);
const struct condition *condition_read_in(
	struct condition_reader *reader, const struct scope *scope, struct site test);

/* condition_test.c */
const struct condition *condition_of_value(
	struct condition_reader *reader, const struct scope *scope, const struct value *value);
const struct condition *condition_read_call(
	struct condition_reader *reader, const struct scope *scope, struct site call);
const struct condition *condition_read_comparison(
	struct condition_reader *reader, const struct scope *scope, struct site site);

#endif
