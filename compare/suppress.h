#ifndef COMPARE_SUPPRESS_H
#define COMPARE_SUPPRESS_H

#include "compare/rule.h"

/*
 * Comments that silence findings. A finding is silenced by a comment that
 * names its rule and means the line on which its place begins; of several the
 * narrowest: line, range, file. A comment that is mistaken, or whose day has
 * passed, silences nothing. A finding without a place no comment reaches.
 */

/*
 * Marks the findings of the result that comments silence, and lists the
 * comments that silence none. The result is complete otherwise, and sorted;
 * `rules` are those it was made with, `as_of` the day ("" not known).
 */
void suppress_findings(struct arena *arena, const struct rule *const *rules, struct str as_of,
	struct audit_result *result);

#endif
