#ifndef FACTS_CONDITION_H
#define FACTS_CONDITION_H

#include "facts/path_list.h"
#include "facts/trace.h"

/*
 * What a test in a middleware asks of a POST without a session, as a formula
 * over its path. Whether somebody is signed in is thereby answered: nobody.
 */
enum condition_kind {
	CONDITION_UNKNOWN, /* depends on something that is not known here */
	CONDITION_FALSE,
	CONDITION_TRUE,
	CONDITION_PATH, /* the path matches an entry of `paths` */
	CONDITION_NOT, /* left */
	CONDITION_AND,
	CONDITION_OR,
};

struct condition {
	enum condition_kind kind;
	item_vec paths;
	const struct condition *left;
	const struct condition *right;
	struct site at; /* of UNKNOWN: what is not known */
};

struct condition_list {
	struct site at; /* the argument of createRouteMatcher */
	const struct condition *matches;
};

/* Where tests are read: the trace of a middleware function, and what its parameters mean. */
struct condition_reader {
	struct collector *collector;
	const struct trace *trace;
	struct site handler; /* whose first parameter is Clerk's auth, or SITE_NONE */
	const struct condition *is_public; /* auth.isPublicRoute of authMiddleware, or NULL */
	const struct condition *is_api; /* auth.isApiRoute */
	unsigned nodes; /* made so far; there is a limit */
	const struct condition **blocks; /* by item of the trace, those that were read */
	VEC(struct condition_list) lists; /* likewise, of route matchers */
};

const struct condition *condition_make(struct condition_reader *reader, enum condition_kind kind,
	const struct condition *left, const struct condition *right);
const struct condition *condition_unknown(struct condition_reader *reader, struct site at);

/* Makes room for what is remembered, once the trace is complete. */
void condition_start(struct condition_reader *reader);

/* Reads a test that stands at an item of the trace. */
const struct condition *condition_read(
	struct condition_reader *reader, uint32_t item, struct site test);

/*
 * The condition under which an item is reached within its own function, as
 * far as the blocks around it tell; up to and without the block `outer`.
 */
const struct condition *condition_around(
	struct condition_reader *reader, uint32_t item, uint32_t outer);

/* Does it hold for a route? LIMIT when that is not certain; a positive entry that decides in *out.
 */
enum pattern_answer condition_holds(
	const struct condition *condition, struct str route, const struct fact_item **out);

/* Is an expression the handler's auth parameter itself? */
bool condition_is_auth(struct condition_reader *reader, uint32_t item, struct site site);

/* What an expression is of Clerk's auth object: "userId", "protect"; "" for auth itself. */
bool condition_auth_member(
	struct condition_reader *reader, uint32_t item, struct site site, struct str *out_name);

#endif
