#ifndef FACTS_ENV_DEFINITIONS_H
#define FACTS_ENV_DEFINITIONS_H

#include "facts/collector.h"

/* Internal to definitions of variables. */

/* Adds a fact, if the variable is one that facts tell of. */
void env_definitions_add(struct collector *collector, const struct variable *variable,
	const char *via, struct place at);

/*
 * Those of configuration files that are code. Says in each file how far it
 * was understood, and whose values literals are.
 */
void env_definitions_code(struct collector *collector);

/* Adds a variable that is only named: nothing sets it here. */
void env_definitions_declare(struct collector *collector, struct str name, struct place at);

/* Those that schemas of the environment name. */
void env_definitions_schema(struct collector *collector);

#endif
