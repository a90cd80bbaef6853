#ifndef COMPARE_CHOOSE_H
#define COMPARE_CHOOSE_H

#include "facts/facts.h"
#include "snapshot/instance.h"

/* Which instance an app is held against. */
struct choice {
	const struct instance *instance; /* NULL: none could be chosen */
	struct str why; /* of the instance, or of there being none */
};

/*
 * Chooses for one app: the instance whose Frontend API host its publishable
 * keys name, those handed over before those in the repository, else the only
 * one, else the only production one.
 */
struct choice choose_for_app(struct arena *arena, const struct facts *facts, uint32_t app,
	const struct snapshot *snapshot);

/*
 * Finds the instance that --instance names: by id, label or kind. Returns
 * false with one line in *error when that is none or several.
 */
bool choose_by_name(struct arena *arena, const struct snapshot *snapshot, struct str wanted,
	struct choice *out, struct str *error);

/* "instance ins_2ab (production)", for messages. */
struct str choose_label(struct arena *arena, const struct instance *instance);

#endif
