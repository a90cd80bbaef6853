#ifndef FACTS_BACKEND_CALLS_H
#define FACTS_BACKEND_CALLS_H

#include "base/name_filter.h"
#include "facts/awaited.h"
#include "facts/sdk.h"

/*
 * Inside of collect_backend_calls: calls of Clerk's Backend API, by a client
 * of its SDK (backend_calls.c) or by requests of one's own (backend_requests.c
 * finds them, backend_url.c reads where they go).
 */
struct backend {
	struct collector *collector;
	struct awaited awaited;
	uint32_t module; /* for which `awaited` was begun; ID_NONE before */
	bool requests; /* some module names the API's host or the variable for it */
	uint32_t budget; /* requests that may still be looked at */
	struct name_filter resources;
	struct map counts; /* by file: how many calls were added */
	VEC(uint32_t) count_of;
	struct arena scratch;
};

/* Adds a call, with what is the same for all: side, loops, who waits, retries if none are known. */
void backend_calls_add(struct backend *backend, struct site call, struct fact_backend_call *fact);

/* The variable that an expression's value comes from, or holds; "" when there is none. */
struct str backend_calls_env(struct backend *backend, struct site site);

/* backend_paging.c: "given", "absent", "filtered" or "unknown" of a call that lists. */
struct str backend_paging_of(struct backend *backend, struct site call);
/* Does it list: "users.getUserList" of the SDK, "users" as the last part of a path? */
bool backend_paging_is_list(struct str call);
bool backend_paging_is_collection(struct str part);
/* Is limit or offset in a query? */
bool backend_paging_in_query(struct str query);

/* backend_repeat.c */
struct backend_repeat {
	bool in_loop;
	struct str retried;
};

struct backend_repeat backend_repeat_of(struct backend *backend, struct site call);

/* backend_requests.c: requests that a call makes itself, or that an own helper makes for it. */
void backend_requests_read(struct backend *backend, struct site call);

/* backend_url.c: text whose parts are known only in part, in the sight of a caller. */
enum { BACKEND_CALLERS_MOST = 3 }; /* helpers around helpers */

struct backend_frame {
	struct site call; /* what called the function */
	struct site function;
	const struct backend_frame *outer; /* where the call stands, or NULL */
};

/* Holes stand as {name}; the API's host also for the variable that holds it. */
struct str backend_url_text(
	struct backend *backend, struct site site, const struct backend_frame *frame);

/* What stands behind the API's host, or absent when it is another. */
struct str backend_url_path(struct str text);

/* What a parameter is given by the caller that a frame names; the site itself otherwise. */
struct site backend_url_given(
	struct backend *backend, struct site site, const struct backend_frame **frame);

#endif
