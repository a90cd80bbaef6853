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
	bool below; /* PATH: asked about the path below where the middleware is mounted */
	const struct condition *left;
	const struct condition *right;
	struct site at; /* of UNKNOWN: what is not known */
};

struct condition_list {
	struct site at; /* the argument of createRouteMatcher */
	const struct condition *matches;
};

/* Something inside a try that certainly throws: behind it only the catch is run. */
struct condition_jump {
	uint32_t block; /* the STEP_TRY */
	uint32_t item;
	const struct condition *thrown;
};

/* What a request's `url` and `path` are. */
enum condition_urls {
	CONDITION_URLS_WEB, /* url is a whole URL */
	CONDITION_URLS_PATH, /* both are the path */
	CONDITION_URLS_MOUNTED, /* both are what is left of it below the mount: Express */
};

/* Where tests are read: the trace of a middleware function, and what its parameters mean. */
struct condition_reader {
	struct collector *collector;
	const struct trace *trace;
	struct site handler; /* the function itself */
	uint32_t auth; /* its parameter that is Clerk's auth, or ID_NONE */
	const struct condition *is_public; /* auth.isPublicRoute of authMiddleware, or NULL */
	const struct condition *is_api; /* auth.isApiRoute */
	enum condition_urls urls;
	const struct site *unset; /* calls that give nothing */
	size_t unset_count;
	bool asked; /* somebody asked for a session, or for what carries one */
	unsigned nodes; /* made so far; there is a limit */
	const struct condition **blocks; /* by item of the trace, those that were read */
	const struct condition **around; /* likewise */
	VEC(struct condition_jump) jumps;
	VEC(struct condition_list) lists; /* likewise, of route matchers */
};

/* A request's path; `below` is absent where it is not known what a middleware sees of it. */
struct condition_path {
	struct str whole;
	struct str below;
};

/* Of others (`right` is NULL for NOT), in the arena, folded where a constant decides. */
const struct condition *condition_make(struct condition_reader *reader, enum condition_kind kind,
	const struct condition *left, const struct condition *right);
const struct condition *condition_unknown(struct condition_reader *reader, struct site at);

/* Makes room for what is remembered, once the trace is complete. */
void condition_start(struct condition_reader *reader);

/* Reads a test that stands at an item of the trace. */
const struct condition *condition_read(
	struct condition_reader *reader, uint32_t item, struct site test);

/* Notes that an item inside a try certainly throws when it is reached. */
void condition_jump(struct condition_reader *reader, uint32_t block, uint32_t item,
	const struct condition *thrown);

/* The block that is around the call through which an item's function was entered. */
uint32_t condition_outer(const struct trace *trace, uint32_t item);

/*
 * The condition under which an item is reached within its own function, as
 * far as the blocks around it tell; up to and without the block `outer`.
 */
const struct condition *condition_around(
	struct condition_reader *reader, uint32_t item, uint32_t outer);

/* Does it hold for a route? LIMIT when that is not certain; a positive entry that decides in *out.
 */
enum pattern_answer condition_holds(const struct condition *condition,
	const struct condition_path *path, const struct fact_item **out);

/* The condition under which a function that is given the request says yes. */
const struct condition *condition_predicate(struct collector *collector, struct site function);

/* Is an expression the handler's auth parameter itself? */
bool condition_is_auth(struct condition_reader *reader, uint32_t item, struct site site);

/* What an expression is of Clerk's auth object: "userId", "protect"; "" for auth itself. */
bool condition_auth_member(
	struct condition_reader *reader, uint32_t item, struct site site, struct str *out_name);

#endif
