#ifndef CLERK_VERSION_H
#define CLERK_VERSION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/*
 * Versions of npm packages and ranges of them, as npm/node-semver 7 reads them
 * without its option `loose` (tests/unit/test_semver_answers.h holds its
 * answers). Only numbers of a pre-release above 2^53 are compared more exactly
 * here, and a range of more than 1024 bytes is none.
 */
struct version {
	uint64_t major;
	uint64_t minor;
	uint64_t patch;
	struct str prerelease; /* "beta.1"; empty without one */
};

/* Reads "1.2.3", "v1.2.3-beta.1+build"; false for anything else, *out is untouched then. */
bool version_parse(struct str text, struct version *out);

/* Negative, 0 or positive; a pre-release is before its release. */
int version_compare(const struct version *a, const struct version *b);

enum version_answer {
	VERSION_OUTSIDE,
	VERSION_INSIDE,
	VERSION_NO_RANGE, /* the text is no range: a tag, a URL, a workspace */
};

/*
 * Is the version in a range such as "^6.1.0", "1.x || >=2.0.0 <3", "1.2 - 1.4"?
 * As for npm, a pre-release is in a range only where one of its limits is a
 * pre-release of the same version.
 */
enum version_answer version_in(const struct version *version, struct str range);

enum version_side {
	VERSION_SIDE_UNKNOWN, /* on both sides, or the text is no range */
	VERSION_SIDE_BEFORE,
	VERSION_SIDE_FROM, /* at the version or above it */
};

/* On which side of a version does the whole range lie? */
enum version_side version_side_of(struct str range, const struct version *version);

#endif
