#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include "base/vec.h"

/*
 * Notices: what was malformed, unreadable or over a limit in the repository.
 * Not errors: the run goes on, and every report lists them.
 */
struct notice {
	struct str path; /* relative to the tree's root; absent: the whole run */
	struct str reason; /* lower case, no full stop, says what was ignored */
};

typedef VEC(struct notice) notice_vec;

/* Appends a copy of both texts, in the arena. */
void notice_add(struct arena *arena, notice_vec *notices, struct str path, struct str reason);

/* Sorts by path, then reason, bytewise, and drops repeats. */
void notice_sort(notice_vec *notices);

#endif
