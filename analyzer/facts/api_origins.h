#ifndef FACTS_API_ORIGINS_H
#define FACTS_API_ORIGINS_H

#include "facts/collector.h"

/*
 * Which names of a module are exports of Clerk's packages: found from its
 * imports outwards, so that a name costs one look-up however often it is used.
 */
struct api_origin {
	struct str package; /* absent: nothing of Clerk's */
	struct str name; /* "auth", "users.getUser"; "" is the package as a whole */
};

struct api_handed {
	function_id function;
	struct str package;
};

struct api_origins {
	struct collector *collector;
	struct arena *arena;
	const bool *reaches; /* by module: may it give out something of Clerk's? */
	const struct summary *summary;
	uint32_t module;
	struct api_origin *origins; /* by binding */
	uint8_t *states; /* by binding */
	bool *used; /* by import: an expression of the module leads there */
	VEC(struct api_handed) handed; /* import('…').then((module) => …) */
};

/* Begins with a module; false when nothing of it can be Clerk's. */
bool api_origins_begin(struct api_origins *origins, uint32_t module);

/* What a name, a member of one, or require() and import() stand for. */
struct api_origin api_origins_of(struct api_origins *origins, expr_id expr);

/* By module: which import Clerk's packages, or hand on what others give out. */
bool *api_origins_reaches(const struct program *program, struct arena *arena);

#endif
