#ifndef COMPARE_CLI_INIT_PLAN_H
#define COMPARE_CLI_INIT_PLAN_H

#include "base/buf.h"
#include "source/tree.h"

/* What 'init' is about to do, to be shown first: only init_plan_write writes. */

enum init_action {
	INIT_CREATE,
	INIT_APPEND,
	INIT_LEAVE, /* it is there already */
	INIT_BY_HAND, /* it cannot be changed safely */
};

struct init_step {
	enum init_action action;
	struct str path; /* relative to the root */
	struct str before; /* what stands there now; absent: nothing */
	struct str added; /* what is written, or is to be written by hand */
	const char *why; /* of INIT_BY_HAND */
	unsigned mode; /* of a new file */
};

struct init_plan {
	const char *root;
	const struct tree *tree; /* the root */
	VEC(struct init_step) steps;
};

/*
 * Finds what is to be appended to a file so that it says what `wanted`, a whole
 * file, says. NULL, or why that is not safe.
 */
typedef const char *init_merge(
	struct arena *arena, struct str text, struct str wanted, struct str *added);

struct init_wish {
	struct str path;
	struct str text; /* of the file where there is none */
	const char *marker; /* a file that holds this is left as it is */
	init_merge *merge; /* NULL: a file that is there is never changed */
	const char *obstacle; /* why nothing may be written, or NULL */
	bool executable;
};

/*
 * Adds the step by which the wish comes true. Returns false with one line in
 * *error when what lies there is no regular file, or cannot be read.
 */
bool init_plan_add(struct arena *arena, struct init_plan *plan, const struct init_wish *wish,
	struct str *error);

/* How many files the plan changes. */
size_t init_plan_changes(const struct init_plan *plan);

/* Adds all that the plan would do, to be read. */
void init_plan_show(struct arena *arena, const struct init_plan *plan, struct buf *out);

/*
 * Makes the folders and writes the files, all or none. Returns false with one
 * line in *error, also when a file has been changed since it was shown.
 */
bool init_plan_write(struct arena *arena, const struct init_plan *plan, struct str *error);

#endif
