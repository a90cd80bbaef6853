#ifndef PROGRAM_FRAMEWORKS_BEFORE_LIST_H
#define PROGRAM_FRAMEWORKS_BEFORE_LIST_H

#include "program/frameworks/framework.h"

/*
 * Appends what a list of middleware (`[clerkMiddleware(), own]`) holds to what
 * runs before a route: own functions as such, also those inside
 * `createMiddleware().server(own)`. What cannot be read makes it lost.
 */
void before_list_add(
	const struct program *program, struct arena *arena, struct site list, struct route *route);

#endif
