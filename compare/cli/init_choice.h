#ifndef COMPARE_CLI_INIT_CHOICE_H
#define COMPARE_CLI_INIT_CHOICE_H

#include "compare/cli/init_plan.h"

/* Something that can run the audit: what --hook and --ci name. */
struct init_choice {
	const char *name; /* NULL ends a table */
	const char *paths[7]; /* the names that its file may have; the first for a new one */
	const char *sign; /* where this is, the repository uses it; NULL: one of the paths */
	const char *text; /* which embedded file is its text */
	init_merge *merge;
	bool executable;
	const char *next; /* what is left to do, or NULL */
};

extern const struct init_choice init_choice_hooks[];
extern const struct init_choice init_choice_ci[];

/* Returns the one of the table with this name, or NULL. */
const struct init_choice *init_choice_find(const struct init_choice *table, struct str name);

/* Returns the first that the repository uses, or NULL. */
const struct init_choice *init_choice_used(
	const struct init_choice *table, const struct tree *tree);

/* The names of the table by number, then "none", then NULL. */
const char *init_choice_word(const struct init_choice *table, size_t number);

/* "a, b, c, none", for messages. */
struct str init_choice_names(struct arena *arena, const struct init_choice *table);

/* Adds the choice's file to the plan. Returns as init_plan_add does. */
bool init_choice_add(struct arena *arena, const struct init_choice *choice, const char *obstacle,
	struct init_plan *plan, struct str *error);

#endif
