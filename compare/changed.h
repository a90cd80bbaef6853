#ifndef COMPARE_CHANGED_H
#define COMPARE_CHANGED_H

#include "compare/compare.h"

/* How it was before a change: once, or in a merge once for each of the commits that are merged. */
typedef VEC(const struct audit_result *) result_vec;

/*
 * Leaves of the result what a change has caused: drops the findings, and the
 * problems of suppressions, that were there before in any of the results, and
 * counts the findings; of the gaps those that are new stay. Findings are matched as those of a
 * baseline are: by fingerprint, then by content; where more share a content
 * than did before, as many as are more are new. One that weighs more than
 * before, or was silenced then, is new. Verdicts stay as they are.
 * `before` empty: nothing was there. `config` is the one of the result.
 */
void changed_since(struct arena *arena, const result_vec *before, struct str point,
	const struct config *config, struct audit_result *result);

#endif
