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

const struct expr *condition_expr(const struct condition_reader *reader, struct site site);
struct site condition_argument(const struct condition_reader *reader, struct site call, uint32_t n);

/* The one value an expression has; UNKNOWN when there are several. */
struct value condition_value(
	const struct condition_reader *reader, const struct scope *scope, struct site site);

/* The same of what a call calls. */
struct value condition_callee(
	const struct condition_reader *reader, const struct scope *scope, struct site call);

/* Is the value Clerk's auth object, or a member of it? */
bool condition_auth_value(const struct condition_reader *reader, const struct scope *scope,
	const struct value *value, struct str *out_member);

struct condition *condition_paths(struct condition_reader *reader);
const struct condition *condition_constant(bool holds);
const struct condition *condition_read_in(
	struct condition_reader *reader, const struct scope *scope, struct site test);

/* What a name that is given a value once was given; SITE_NONE for all else. */
struct site condition_named(const struct condition_reader *reader, struct site site);

/* condition_session.c: is this nothing, or false, where nobody is signed in? */
bool condition_is_signed_out(
	struct condition_reader *reader, const struct scope *scope, const struct value *value);

/* The same of an expression that was made from such a thing: header.split(' ')[1]. */
bool condition_is_empty(
	struct condition_reader *reader, const struct scope *scope, struct site site);

/* The array that split() makes of nothing. */
bool condition_is_split(
	struct condition_reader *reader, const struct scope *scope, struct site site);

/* A variable to which nothing was given that is there without a session. */
bool condition_is_unset(
	struct condition_reader *reader, const struct scope *scope, struct site name);

/* condition_path.c: the request's path under any name; *out_below: only what is below the mount. */
bool condition_is_pathname(struct condition_reader *reader, const struct scope *scope,
	struct site site, bool *out_below);

/* condition_test.c */
const struct condition *condition_of_value(
	struct condition_reader *reader, const struct scope *scope, const struct value *value);
const struct condition *condition_read_call(
	struct condition_reader *reader, const struct scope *scope, struct site call);
const struct condition *condition_read_comparison(
	struct condition_reader *reader, const struct scope *scope, struct site site);

#endif
