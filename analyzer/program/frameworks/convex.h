#ifndef PROGRAM_FRAMEWORKS_CONVEX_H
#define PROGRAM_FRAMEWORKS_CONVEX_H

#include "program/frameworks/framework.h"

/*
 * Convex functions call each other by reference: what stands in
 * `ctx.runAction(internal.clerk.fulfill, args)` is the function that
 * convex/clerk.ts exports as fulfill. Source: Convex documentation, "Actions",
 * "Internal Functions", "Scheduled Functions".
 */

/* Parameter n of the function that is called so is the call's argument n + 1 when scheduled. */
struct convex_call {
	struct site function; /* SITE_NONE: not such a call, or not one of ours */
	bool scheduled; /* by ctx.scheduler: nobody waits for it */
};

/* What ctx.runMutation(internal.a.b, …) and ctx.scheduler.runAfter(0, …) call. */
struct convex_call convex_call_of(const struct program *program, struct site call);

#endif
