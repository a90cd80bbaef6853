#ifndef COMPARE_CHOOSE_H
#define COMPARE_CHOOSE_H

#include "facts/facts.h"
#include "snapshot/instance.h"

struct config;

/* Which instance an app is held against. */
struct choice {
	const struct instance *instance; /* NULL: none could be chosen */
	struct str why; /* of the instance, or of there being none */
	enum environment environment; /* that the instance is chosen for; ANY: not known */
};

typedef VEC(struct choice) choice_vec;

/*
 * Chooses for one app: the instance that the configuration (NULL: none) sets
 * for it in production, else at all; else the one that its keys name (a publishable key by
 * its host, secret and PEM keys by what they are), those handed over before
 * those in the repository, else the only one, else the only production one.
 */
struct choice choose_for_app(struct arena *arena, const struct facts *facts, uint32_t app,
	const struct snapshot *snapshot, const struct config *config);

struct choose_with {
	const struct config *config; /* NULL: none */
	const struct instance *main; /* what the app as a whole is held against, or NULL */
};

/*
 * Which instance each environment of the app has that the configuration sets
 * one for, or that has keys of its own: the one set or named, else the only
 * one of its kind, of the main one's application or at all. NULL where the
 * keys name none.
 */
choice_vec choose_environments(struct arena *arena, const struct facts *facts, uint32_t app,
	const struct snapshot *snapshot, const struct choose_with *with);

/* The environment that the instance's kind speaks of; ANY when it is unknown. */
enum environment choose_environment_of(const struct instance *instance);

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
