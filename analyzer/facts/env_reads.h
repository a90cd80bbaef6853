#ifndef FACTS_ENV_READS_H
#define FACTS_ENV_READS_H

#include "facts/collector.h"

/* Internal to reads of variables: one module at a time. */
struct reads {
	struct collector *collector;
	const struct summary *summary;
	uint32_t module;
	bool verifies; /* names that are not Clerk's alone count as webhook secrets here */
	bool has_runtime_config;
	bool has_plugin; /* fastify.config is an environment in its app */
	bool *written; /* by expression: only assigned to, as in process.env.X = … */
	bool *tested; /* by expression: an `if` asks for it */
	const char **weak; /* by binding: what its uses say of a value that is not set, or NULL */
	uint32_t *bound; /* by expression: the binding that it initialises + 1, or 0 */
	bool weak_known;
	size_t count; /* of the module's reads */
	struct map seen; /* by the bytes of a site */
	struct arena scratch;
};

bool env_reads_wants(const struct reads *reads, struct str name);

/* How an expression that stands for the whole environment names it, or absent. */
struct str env_reads_environment(struct reads *reads, expr_id expr);

/* Adds a read, unless this one is known. */
void env_reads_add(struct reads *reads, struct site site, struct str name, struct str via);

/*
 * Adds the read of a variable that a handler's secret comes from, unless its
 * app has one of this name: its file says nothing of Clerk.
 */
void env_reads_add_secret(struct collector *collector, const struct value *variable);

/* env_reads_default.c: what stands in for a variable that is not set; first the module's tests. */
void env_reads_find_tests(struct reads *reads);
struct str env_reads_otherwise(struct reads *reads, expr_id id);

/* env_reads_handed.c: how the value of a read is handed to the browser, or "". */
struct str env_reads_handed(struct reads *reads, expr_id read);

/* env_reads_key.c: names that stand elsewhere than behind the environment's dot */

/* process.env[name]: the names, where they are written. */
void env_reads_index(struct reads *reads, expr_id index);

/* "X" in process.env */
void env_reads_in(struct reads *reads, expr_id binary);

/* convict({ key: { env: "X" } }) */
void env_reads_convict(struct reads *reads, expr_id object);

/* Has a module of the same app a plugin that hangs checked variables on the server? */
bool env_reads_has_plugin(const struct reads *reads);

/* fastify.config.X of @fastify/env: how it was read, or absent. */
struct str env_reads_plugin(struct reads *reads, expr_id member);

#endif
