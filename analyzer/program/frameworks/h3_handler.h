#ifndef PROGRAM_FRAMEWORKS_H3_HANDLER_H
#define PROGRAM_FRAMEWORKS_H3_HANDLER_H

#include "program/frameworks/framework.h"

/*
 * What an h3 event handler runs: the function in defineEventHandler(fn) and its kin, in
 * defineEventHandler({ onRequest, handler }), and in what a lazy one returns. Sets the route's
 * handlers, what runs before them, and how the body is found.
 */
void h3_handler_read(
	const struct program *program, struct arena *arena, struct site site, struct route *route);

#endif
