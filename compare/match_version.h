#ifndef COMPARE_MATCH_VERSION_H
#define COMPARE_MATCH_VERSION_H

#include "clerk/version.h"
#include "compare/rule.h"

/* Which versions of a package the audit's app may run with. */

/* The package as the app's manifests name it, else as the root's do; NULL when none does. */
const struct fact_package *match_version_package(const struct audit *audit, struct str package);

/* What the lockfile chose, else the range: for messages. */
struct str match_version_text(const struct fact_package *package);

/*
 * Does the app run with a version at or above this one ("6.0.0"), or with one
 * before it? By the lockfile, else by the whole range. UNKNOWN when the
 * package is absent, a range says neither, or manifests disagree.
 */
enum version_side match_version_side(
	const struct audit *audit, struct str package, const char *version);

#endif
