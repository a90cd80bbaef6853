#ifndef PROGRAM_FRAMEWORKS_FLAT_ROUTE_H
#define PROGRAM_FRAMEWORKS_FLAT_ROUTE_H

#include "program/program.h"

/*
 * Routes spelled by file names in the manner of Remix: '.' and '/' separate
 * segments, '$x' is a parameter, '$' takes the rest, '_x' leaves no trace,
 * 'x_' is x, '[x]' is x literally.
 */
struct flat_rules {
	const char *pathless; /* how a segment without a trace begins: "_" or "__" */
	bool dots; /* '.' separates segments, too */
	bool groups; /* "(x)" leaves no trace; else it may be there or not */
	const char *const *index; /* names that stand for their folder, up to NULL */
};

struct flat_path {
	struct str path; /* "/api/webhooks/:id" */
	bool known; /* false: a segment may be there or not */
};

/* The path that a name below the routes folder, without its extension, stands for. */
struct flat_path flat_route_path(
	struct arena *arena, struct str name, const struct flat_rules *rules);

#endif
