#ifndef PROGRAM_FRAMEWORKS_WORKERS_H
#define PROGRAM_FRAMEWORKS_WORKERS_H

#include "program/frameworks/framework.h"

/* Is the module a _middleware file of Cloudflare Pages' functions? */
bool workers_is_page_middleware(const struct program *program, uint32_t module);

/* Appends what such a module runs for a POST: `onRequest`, a function or a list of them. */
void workers_add_page_middleware(
	const struct program *program, struct arena *arena, uint32_t module, struct route *route);

#endif
