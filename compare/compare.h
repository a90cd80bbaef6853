#ifndef COMPARE_COMPARE_H
#define COMPARE_COMPARE_H

#include "compare/baseline.h"
#include "compare/rule.h"
#include "snapshot/instance.h"

struct compare_options {
	struct str instance; /* --instance: id, "production", "development", or "" */
	const struct config *config; /* NULL: none */
	struct str no_snapshot; /* why there is none although one was given, or absent */
	struct str as_of; /* "2026-11-22", or "" */
	struct str facts_digest; /* passed on to the result */
	str_vec snapshot_names; /* one for each file the snapshot was made of */
	str_vec snapshot_digests;
	const struct baseline *baseline; /* NULL: none */
};

/*
 * Runs every rule for every app and instance. `snapshot` may be NULL. Returns
 * false with one line in *error when --instance names none or several.
 * The result and all it points to live in the arena.
 */
bool compare_run(struct arena *arena, const struct facts *facts, const struct snapshot *snapshot,
	const struct compare_options *options, struct audit_result *out, struct str *error);

/* The same with a list of rules of the caller's, sorted by id, ended by NULL. */
bool compare_run_rules(struct arena *arena, const struct rule *const *rules,
	const struct facts *facts, const struct snapshot *snapshot,
	const struct compare_options *options, struct audit_result *out, struct str *error);

#endif
