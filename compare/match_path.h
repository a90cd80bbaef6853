#ifndef COMPARE_MATCH_PATH_H
#define COMPARE_MATCH_PATH_H

#include "compare/rule.h"
#include "pattern/pattern.h"

/* The paths that an app serves, and patterns of createRouteMatcher held against them. */

struct match_path {
	struct str path; /* a route, or what is left of it without a locale at its head */
	const struct fact_route *route;
};

typedef VEC(struct match_path) match_path_vec;

struct match_paths {
	match_path_vec list;
	bool complete; /* there are no others: integrations of other frameworks than Next add some
			*/
};

/* Returns false when none is known. */
bool match_paths_read(struct audit *audit, struct match_paths *out);

/* A pattern up to its first wildcard: "/api/webhook" of "/api/webhook(.*)". */
struct str match_path_stem(struct str pattern);

/* Does the pattern match any of the paths? `stem` is the pattern's. */
enum pattern_answer match_paths_answer(
	const struct match_paths *paths, const struct pattern *pattern, struct str stem);

/* Is the path the stem itself, or below it? */
bool match_path_is_below(struct str path, struct str stem);

/* The path that begins most like the stem, or NULL; equal beginnings are the nearest. */
const struct match_path *match_path_nearest(const struct match_paths *paths, struct str stem);

/* May it be served by something that is no route of the repository: assets, tunnels? */
bool match_path_is_elsewhere(struct str pattern);

/* Do Clerk's own samples list it, whether or not there is such a page? */
bool match_path_is_sample(struct str stem);

/* Is another entry of the list there for the path? */
bool match_path_is_listed(const item_vec *list, const struct fact_item *but, struct str path);

/*
 * The paths that "/name(.*)" matches although they only begin alike, where
 * others are at or below the name; else its beginning is what is meant.
 */
void match_path_accidents(struct audit *audit, const struct match_paths *paths,
	const item_vec *list, const struct fact_item *item, match_path_vec *out);

#endif
