#ifndef FACTS_ENVIRONMENT_H
#define FACTS_ENVIRONMENT_H

#include "facts/collect.h"

/*
 * Adds what --env-file and --env-from-process hand over: of variables that
 * may be Clerk's, the name, the class and for keys the fingerprint. No value
 * is kept.
 */
void environment_collect(
	const struct collect_options *options, struct arena *arena, struct facts *facts);

#endif
