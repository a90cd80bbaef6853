#ifndef COMPARE_CHOOSE_H
#define COMPARE_CHOOSE_H

#include "facts/facts.h"
#include "snapshot/instance.h"

struct config;

/* Which instance an app is held against. */
struct choice {
	const struct instance *instance; /* NULL: none could be chosen */
	struct str why; /* of the instance, or of there being none */
};

/*
 * Chooses for one app: the instance that the configuration (NULL: none) sets
 * for it in production, else at all; else the one that its keys name (a publishable key by
 * its host, secret and PEM keys by what they are), those handed over before
 * those in the repository, else the only one, else the only production one.
 */
struct choice choose_for_app(struct arena *arena, const struct facts *facts, uint32_t app,
	const struct snapshot *snapshot, const struct config *config);

/*
 * For each environment that the configuration sets an instance for, or that
 * has a publishable key of its own in the app: which instance that is, as a
 * line. Empty where there is neither.
 */
str_vec choose_environments(struct arena *arena, const struct facts *facts, uint32_t app,
	const struct snapshot *snapshot, const struct config *config);

/*
 * Finds the instance that --instance names: by id, label or kind. Returns
 * false with one line in *error when that is none or several.
 */
bool choose_by_name(struct arena *arena, const struct snapshot *snapshot, struct str wanted,
	struct choice *out, struct str *error);

/* "instance ins_2ab (production)", for messages. */
struct str choose_label(struct arena *arena, const struct instance *instance);

/* The same of all instances: "instance ins_a (development), instance ins_b (production)". */
struct str choose_labels(struct arena *arena, const struct snapshot *snapshot);

#endif
