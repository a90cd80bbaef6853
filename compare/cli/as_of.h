#ifndef COMPARE_CLI_AS_OF_H
#define COMPARE_CLI_AS_OF_H

#include "compare/cli/options.h"

/* --as-of DATE|now: the day by which ages are judged; the clock is never asked otherwise. */
extern const struct option as_of_options[];

/*
 * Stores the day, "2026-11-22" (UTC for now), or "" when the option was not
 * given. `now` is SOURCE_DATE_EPOCH where that is set. Returns false with one
 * line in *error.
 */
bool as_of_read(
	struct arena *arena, const struct options *options, struct str *out, struct str *error);

#endif
