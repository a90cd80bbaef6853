#ifndef COMPARE_SETTLE_H
#define COMPARE_SETTLE_H

#include "compare/compare.h"

/*
 * Decides which findings count: not those that comments, then those that the
 * baseline silences; and counts what a strict run fails for. The result is
 * complete otherwise, sorted and fingerprinted.
 */
void settle_result(struct arena *arena, const struct rule *const *rules,
	const struct compare_options *options, struct audit_result *out);

/* Is the verdict a gap? A rule that somebody switched off is none. */
bool settle_is_gap(const struct verdict *verdict, const struct config *config);

#endif
