#ifndef COMPARE_MATCH_GENERATION_H
#define COMPARE_MATCH_GENERATION_H

#include "clerk/deprecations.h"
#include "compare/rule.h"

/* The generation of Clerk's packages that a version is of: each numbers its majors by itself. */
enum match_generation {
	MATCH_GENERATION_NONE, /* nothing tells that of the package */
	MATCH_GENERATION_UNKNOWN, /* its version does not say: a tag, a pre-release, a wide range */
	MATCH_GENERATION_NOT_3, /* the package has no version of Core 3 */
	MATCH_GENERATION_1,
	MATCH_GENERATION_2,
	MATCH_GENERATION_3,
};

enum match_generation match_generation_of(struct audit *audit, const struct fact_package *package);

/* The row of a package that has no further versions: at all, or of Core 3; NULL of any other. */
const struct deprecation *match_generation_ends(struct str package, bool at_all);

#endif
