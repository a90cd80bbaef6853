#ifndef PATTERN_PATTERN_H
#define PATTERN_PATTERN_H

#include <stdint.h>

#include "base/vec.h"

/*
 * Regular expressions behind PCRE2, with match, depth and heap limits set.
 * Compiled patterns may be shared by threads; each match makes its own data.
 */
struct pattern;

enum pattern_answer {
	PATTERN_NO,
	PATTERN_YES,
	PATTERN_LIMIT, /* gave up: treat as unresolved */
};

/* Compiles; returns NULL and stores why in *error (a static text) if invalid. */
struct pattern *pattern_compile(struct str expression, bool nocase, const char **error);
void pattern_free(struct pattern *pattern);

/* Searches from an offset; stores the whole match's bounds. */
enum pattern_answer pattern_search(const struct pattern *pattern, struct str text, size_t from,
	size_t *out_start, size_t *out_end);

/*
 * A route pattern as Next and Clerk's createRouteMatcher take it:
 * path-to-regexp v6, whole path, case-insensitive, optional trailing slash.
 * Source: clerk/javascript packages/shared/src/pathToRegexp.ts.
 */
struct pattern *pattern_route(struct str route, const char **error);

/* A JavaScript regular expression literal's source and flags, unanchored. */
struct pattern *pattern_javascript(struct str source, struct str flags, const char **error);

/*
 * Does the route pattern match the path? The path may hold dynamic segments
 * as ":name" or ":name*" (from [name] folders): then the answer is YES only
 * if every concrete path would match, else LIMIT when some might.
 */
enum pattern_answer pattern_route_matches(const struct pattern *pattern, struct str path);

#endif
