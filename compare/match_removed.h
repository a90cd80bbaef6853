#ifndef COMPARE_MATCH_REMOVED_H
#define COMPARE_MATCH_REMOVED_H

#include "clerk/deprecations.h"
#include "compare/match_version.h"

/* What rules about clerk/deprecations.h ask of the packages that the audit's app has. */

/* "@clerk/nextjs" of "@clerk/nextjs/server" */
struct str match_removed_package(struct str specifier);

/*
 * The first version of a package that "6.0.0" or a generation ("core-3")
 * means, "6.0.0"; NULL when `since` is NULL, or the package has none of it.
 */
const char *match_removed_version(struct audit *audit, const char *since, struct str package);

/* Is the app's package at that version or above it? BEFORE where it has no such version. */
enum version_side match_removed_side(struct audit *audit, const char *since, struct str package);

enum match_fate {
	MATCH_FATE_FINE,
	MATCH_FATE_UNKNOWN, /* which version the app has decides, and is not known */
	MATCH_FATE_DEPRECATED, /* works, until `until` if that is known */
	MATCH_FATE_REMOVED,
};

struct match_fate_of {
	enum match_fate fate;
	const struct deprecation *row; /* NULL of what is fine */
	const char *since; /* the version that deprecates or removes it; NULL: every one */
	const char *until; /* the first version without it, of its successor if need be; or NULL */
};

/* What becomes of a name in the app's version of a package: the worst that any row says. */
struct match_fate_of match_removed_fate(
	struct audit *audit, enum deprecation_kind kind, struct str specifier, struct str name);

#endif
