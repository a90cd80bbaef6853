#ifndef CLERK_VERSION_PARTIAL_H
#define CLERK_VERSION_PARTIAL_H

#include "clerk/version.h"

/* A version of which parts may be missing or left open: 1, 1.2.x, *. For version*.c alone. */
struct version_partial {
	struct version version;
	unsigned parts; /* how many numbers lead it: 0 to 3 */
	bool ordered; /* no number stands behind one that is left open */
};

/* Is this the largest number that npm takes, or below it? What is read stays just above. */
bool version_partial_is_number(uint64_t number);

/* Reads all of the text, without "v" and the like; false when it is none. */
bool version_partial_read(struct str text, struct version_partial *out);

#endif
