#ifndef PROGRAM_FRAMEWORKS_SUPABASE_H
#define PROGRAM_FRAMEWORKS_SUPABASE_H

#include "program/frameworks/framework.h"

/*
 * Completes the route of an application of another framework, when the module
 * that serves it is an Edge Function: its path and who gets there.
 */
void supabase_serve(
	const struct program *program, struct arena *arena, uint32_t module, struct route *route);

#endif
