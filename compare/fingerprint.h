#ifndef COMPARE_FINGERPRINT_H
#define COMPARE_FINGERPRINT_H

#include "compare/finding.h"

/*
 * Gives every finding of the sorted list its fingerprint: rule, app, file,
 * the line's text without its white space, and the Clerk side without
 * positions and values. Line numbers and wording are left out, so that code
 * may move and messages may improve; findings that agree in all of it are
 * told apart by their order.
 */
void fingerprint_all(struct arena *arena, struct audit_result *result);

/*
 * What of it stays when the file is renamed or the code moves to another: the
 * rule, the line's text and the Clerk side. Several findings may share it.
 */
struct str fingerprint_content(struct arena *arena, const struct finding *finding);

/* What no fingerprint has matched: a finding, or an entry of a baseline, by its number. */
struct unmatched {
	struct str content;
	uint32_t index;
};

typedef VEC(struct unmatched) unmatched_vec;

/* Sorts by content, then number. */
void fingerprint_sort(unmatched_vec *list);

#endif
