#ifndef CLERK_VERSION_LIMITS_H
#define CLERK_VERSION_LIMITS_H

#include "clerk/version.h"
#include "clerk/version_text.h"

/* What an alternative of a range comes to. For version*.c alone. */

enum {
	VERSION_LIMITS_MOST = 64, /* of one alternative: more are no range that anyone writes */
};

enum version_relation {
	VERSION_LESS,
	VERSION_LESS_OR_EQUAL,
	VERSION_EQUAL,
	VERSION_GREATER_OR_EQUAL,
	VERSION_GREATER,
};

/* One comparison: `>=1.2.0`. */
struct version_limit {
	enum version_relation relation;
	struct version version;
};

/* What one alternative of a range demands, all of it; nothing: any version will do. */
struct version_limits {
	struct version_text text; /* cleaned: pre-releases are slices of it */
	struct version_limit items[VERSION_LIMITS_MOST];
	size_t n;
	bool broken; /* more of them, or numbers that npm does not take */
};

/* Reads an alternative ("^1.2 <1.9"), in which no `||` stands; false when it is none. */
bool version_limits_read(struct str text, struct version_limits *out);

#endif
