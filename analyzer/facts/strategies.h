#ifndef FACTS_STRATEGIES_H
#define FACTS_STRATEGIES_H

#include "base/name_filter.h"
#include "facts/named.h"
#include "facts/sdk.h"

/* Calls that are given a strategy, or are one. Rows in strategies_calls.c. */

enum strategy_from {
	STRATEGY_FIXED, /* the method itself is it */
	STRATEGY_OPTION, /* option `strategy` of the first argument */
	STRATEGY_SECOND, /* the second argument */
};

struct strategy_call {
	enum sdk_kind kind;
	const char *path; /* as in struct sdk_thing */
	enum strategy_from from;
	bool own; /* nothing but Clerk's SDK has a method of this name */
	const char *strategy; /* of STRATEGY_FIXED */
	const char *flow;
};

/* Can a call of this name be one of them? Cheap: asked of every call. */
bool strategy_call_may(const struct name_filter *names, struct str last);

/* The names of the rows, for it. */
void strategy_calls_list(struct name_filter *names);

/* The row of what is called, or NULL. */
const struct strategy_call *strategy_call_of(const struct sdk_thing *called);

/* The row that a call is by its name alone, as it is written: "x.prepareFirstFactor"; or NULL. */
const struct strategy_call *strategy_call_written(struct str text);

/* What is collected: one entry for each place where a strategy is written. */
struct strategies {
	struct collector *collector;
	struct arena scratch;
	struct name_filter calls; /* of strategy_call_may */
	struct map by_place; /* a site's bytes and the name → index into facts->strategies */
	struct map offered; /* what code looks for among what Clerk offers */
	uint32_t module;
	const struct summary *summary;
	size_t count; /* of the module's entries */
	bool imports; /* the module imports a package of Clerk's … */
	bool by_form; /* … or its app has one: what looks like Clerk's is */
	bool asks_trust; /* the module speaks of needs_client_trust */
	bool *told; /* by expression: an object whose call has been read */
};

/* How a strategy is used: what goes into its entry. */
struct strategy_use {
	const char *flow;
	struct str api;
	struct str side;
};

void strategies_add(
	struct strategies *s, const struct named *named, const struct strategy_use *use);

/* <SignIn.Strategy name="email_code">, <Clerk.Connection name="google"> of @clerk/elements. */
void strategies_element(struct strategies *s, expr_id id);

/* Remembers, of a module, what it looks for; then, of all: is a strategy among it? */
void strategies_read_offered(struct strategies *s);
bool strategies_is_offered(struct strategies *s, const char *flow, struct str strategy);

/* { strategy: "oauth_google", … } that no call seen so far is given. */
void strategies_loose(struct strategies *s, expr_id id);

#endif
