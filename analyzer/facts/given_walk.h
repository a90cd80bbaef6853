#ifndef FACTS_GIVEN_WALK_H
#define FACTS_GIVEN_WALK_H

#include "facts/given.h"

/* Inside of given_find(): calls and components in one file, configurations in the other. */

enum {
	GIVEN_DEEP = 6, /* objects and groups within each other */
	GIVEN_OBJECTS_MOST = 64, /* of one call or configuration */
};

struct given_walk {
	struct collector *collector;
	given_see *see;
	void *context;
	struct given given; /* what all of one call or element have in common */
	unsigned objects;
	bool told; /* anything of the expression at hand */
	struct arena scratch;
};

/* Tells of the options in all objects that an expression may be. */
void given_look_into(struct given_walk *walk, struct site site, struct str group, unsigned depth);

/* Everything of the owner has been told. */
void given_finish(struct given_walk *walk);

/* given_config.c: options in configurations, of Nuxt and Gatsby */
void given_named_module(struct given_walk *walk, struct site site);
void given_nuxt(struct given_walk *walk, uint32_t config);

#endif
