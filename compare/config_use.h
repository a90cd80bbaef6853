#ifndef COMPARE_CONFIG_USE_H
#define COMPARE_CONFIG_USE_H

#include "compare/config.h"
#include "facts/facts.h"
#include "snapshot/instance.h"

/* What a configuration says of one rule, endpoint or app. `config` may be NULL: nothing. */

/* What is set for a rule, or NULL. */
const struct config_severity *config_use_severity(
	const struct config *config, const struct rule_info *rule);

/* The consumer outside of the repository that an endpoint's URL belongs to, or NULL. */
const struct config_consumer *config_use_consumer(
	struct arena *arena, const struct config *config, struct str url);

/* Notes which instances the file of an entry holds, before it is merged with the others. */
void config_use_file(
	struct arena *arena, struct config_snapshot *entry, const struct snapshot *file);

/*
 * Makes the choices from all entries and the snapshot that their files were
 * merged into. Returns false with one line in *error ("line:column: …") when
 * an entry names no instance, several, or another one than the entry before.
 */
bool config_use_snapshot(struct arena *arena, struct config *config,
	const struct snapshot *snapshot, struct str *error);

/* What is set for apps that should be among those of the facts, and are not: a line each. */
str_vec config_use_notes(
	struct arena *arena, const struct config *config, const struct facts *facts);

/*
 * The choice for an app (its root as facts have it) in an environment: that
 * of the app and the environment, else of the app, else of the environment,
 * else any. For "" the only instance that the app has, in whatever
 * environment. NULL: the configuration does not say.
 */
const struct config_choice *config_instance(
	const struct config *config, struct str app_root, struct str environment);

#endif
