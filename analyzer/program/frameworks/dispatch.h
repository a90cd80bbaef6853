#ifndef PROGRAM_FRAMEWORKS_DISPATCH_H
#define PROGRAM_FRAMEWORKS_DISPATCH_H

#include "program/frameworks/framework.h"

/*
 * Routing by hand, inside the one function that is given every request:
 * `if (url.pathname === '/hooks' && request.method === 'POST')`,
 * `switch (url.pathname)`, or `if (url.pathname !== '/hooks') return …`.
 *
 * Appends routes like `like` (module, place, request, body) for a function:
 * one for each branch that hands the request on to a function of ours, and one
 * for what the function does itself. Where a path is looked at in another way,
 * the route is not resolved.
 */
void dispatch_routes(const struct program *program, struct arena *arena, const struct route *like,
	struct site function, route_vec *out);

#endif
