#ifndef COMPARE_VERDICT_H
#define COMPARE_VERDICT_H

#include "compare/rule.h"

/* What one call of one check said; zeroed, with `result` set, before the call. */
struct audit_output {
	struct audit_result *result;
	size_t found;
	uint32_t judged;
	uint32_t unresolved;
	str_vec reasons; /* each once, in the order given */
};

/* Appends the verdict of a check that has run (or, with reasons only, could not run). */
void verdict_add(struct audit *audit);

#define VERDICT_ANY_APP (UINT32_MAX - 1)

/*
 * Has the rule with this id seen all there is of an app (UINT32_MAX: of the
 * instances)? If so, what it does not find is not there. False for a rule
 * that has no verdict. The verdicts must be sorted.
 */
bool verdict_complete(const struct audit_result *result, struct str rule, uint32_t app);

#endif
