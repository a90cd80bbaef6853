#ifndef COMPARE_CLI_DIFF_PAIRS_H
#define COMPARE_CLI_DIFF_PAIRS_H

#include "snapshot/instance.h"

/* Which instances `snapshot diff` holds against each other. */
struct diff_pair {
	const struct instance *left;
	const struct instance *right;
};

struct diff_pairs {
	VEC(struct diff_pair) pairs; /* in the left snapshot's order */
	VEC(const struct instance *) only_left; /* without a counterpart */
	VEC(const struct instance *) only_right;
};

struct diff_wishes {
	struct str left; /* --left: id, label or kind; "" not given */
	struct str right;
};

/*
 * Finds counterparts in two snapshots: the only instance of each, else by id,
 * else by kind; a wish leaves one pair. Returns false with one line in *error
 * that lists the candidates when several could be meant.
 */
bool diff_pairs_of_two(struct arena *arena, const struct snapshot *left,
	const struct snapshot *right, struct diff_wishes wishes, struct diff_pairs *out,
	struct str *error);

/* The pair of one snapshot: as wished, else its development and its production instance. */
bool diff_pairs_of_one(struct arena *arena, const struct snapshot *snapshot,
	struct diff_wishes wishes, struct diff_pairs *out, struct str *error);

#endif
