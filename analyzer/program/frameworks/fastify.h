#ifndef PROGRAM_FRAMEWORKS_FASTIFY_H
#define PROGRAM_FRAMEWORKS_FASTIFY_H

#include "program/frameworks/registration_tools.h"

/* Internal to Fastify: reading what is registered, and what of it a route comes through. */

/* Stages that are no hooks of Fastify. */
#define FASTIFY_PLUGIN  "plugin" /* of a package, or one that could not be read */
#define FASTIFY_PARSER  "parser" /* addContentTypeParser; items: the function */
#define FASTIFY_NOTHING "no parser" /* removeContentTypeParser and its kin */

/* Is the value something of a package: "fastify-plugin", as a whole? */
bool fastify_is_package(const struct value *value, const char *package);

/* Reads register(plugin, options). */
void fastify_read_plugin(struct registry *x, struct site call);

/*
 * Is what a context registers there for a route below it? Sure in the
 * route's own context, whatever the order; above it, when it comes first.
 */
enum registration_order fastify_order(const struct registry *x, const struct registration *r,
	const struct chain *chain, unsigned level);

/* What a route's handler finds as its body. */
void fastify_read_body(const struct registry *x, const struct chain *chain, struct route *route);

#endif
