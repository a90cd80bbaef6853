#ifndef COMPARE_GIVEN_H
#define COMPARE_GIVEN_H

#include "facts/facts.h"

/* Values handed over with --env-file or --env-from-process: which app they are for. */

/* The app in whose folder a path lies, the deepest of several; UINT32_MAX: in none. */
uint32_t given_app_of(const struct facts *facts, struct str path);

/*
 * Was this value handed over for the app? A file in the folder of an app with
 * Clerk is for that app; a value from elsewhere is for the apps that read its
 * name.
 */
bool given_is_for(
	const struct facts *facts, uint32_t app, const struct fact_environment_value *value);

/* Was this file of the tree handed over? One from outside the tree is known by its name alone. */
bool given_has_file(const struct facts *facts, struct str path);

#endif
