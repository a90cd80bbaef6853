#ifndef COMPARE_MATCH_VERSION_H
#define COMPARE_MATCH_VERSION_H

#include "clerk/version.h"
#include "compare/rule.h"

/* Which versions of a package the audit's app may run with. */

/* The package as the app's manifests name it, else as the root's do; NULL when none does. */
const struct fact_package *match_version_package(const struct audit *audit, struct str package);

/* What the lockfile chose, else the range: for messages. */
struct str match_version_text(const struct fact_package *package);

/* What can be said of that text: "is installed", or of a mere range "is asked for". */
const char *match_version_state(const struct fact_package *package);

/*
 * Does the app run with a version at or above this one ("6.0.0"), or with one
 * before it? By the lockfile, else by the whole range. UNKNOWN when the
 * package is absent, a range says neither, manifests disagree, or it is a
 * pre-release of that very version, which has some of its changes.
 */
enum version_side match_version_side(
	const struct audit *audit, struct str package, const char *version);

/*
 * The same of a generation of Clerk's packages ("core-3"), each of which has its own first version:
 * FROM when any of the app's certainly is of it, BEFORE when all that say anything are before it.
 */
enum version_side match_version_generation(const struct audit *audit, const char *generation);

/*
 * Says not evaluated for every Clerk package of the app that is certainly newer than what the
 * tables know. Returns how many there are.
 */
unsigned match_version_beyond(struct audit *audit);

#endif
