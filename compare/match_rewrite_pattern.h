#ifndef COMPARE_MATCH_REWRITE_PATTERN_H
#define COMPARE_MATCH_REWRITE_PATTERN_H

#include "compare/match_rewrite.h"

/*
 * Internal to rewrites: patterns that are segments, each a text, one value or
 * (the last) all the rest: ":id", ":path*", "(.*)", "*".
 */
enum { REWRITE_VALUES_MOST = 8 };

struct rewrite_values {
	struct {
		struct str name; /* "" without one: $1, $2 … */
		struct str value;
	} items[REWRITE_VALUES_MOST];
	size_t n;
};

enum rewrite_fit {
	REWRITE_NOT_SIMPLE, /* more than such segments */
	REWRITE_MISSES,
	REWRITE_FITS,
};

/* Does the path fit a pattern of segments? Keeps what stands for its parameters. */
enum rewrite_fit rewrite_pattern_fit(
	struct str pattern, struct str path, struct rewrite_values *values);

/* Puts the values into a destination's path; absent when it asks for more than is known. */
struct str rewrite_pattern_fill(
	struct arena *arena, struct str destination, const struct rewrite_values *values);

#endif
