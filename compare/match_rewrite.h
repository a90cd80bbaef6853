#ifndef COMPARE_MATCH_REWRITE_H
#define COMPARE_MATCH_REWRITE_H

#include "compare/rule.h"

/*
 * Does a request to one path end at the route of another, by the rewrites and
 * gateways that the repository holds? What a host's pattern means is only
 * said where it is certain.
 */
enum match_reach {
	MATCH_REACH_NO,
	MATCH_REACH_MAYBE, /* a pattern, condition or destination that cannot be decided */
	MATCH_REACH_YES,
};

/* Stores the rewrite that decides in *out; NULL for NO. */
enum match_reach match_rewrite_reach(
	struct audit *audit, struct str path, struct str route, const struct fact_rewrite **out);

/* One rewrite alone: where it leads a path to. */
struct match_rewritten {
	enum match_reach answer; /* does it apply to the path? */
	struct str path; /* where to; absent: somewhere that begins with… */
	struct str prefix; /* … this: "" for anywhere */
};

struct match_rewritten match_rewrite_apply(
	struct arena *arena, const struct fact_rewrite *rewrite, struct str path);

#endif
