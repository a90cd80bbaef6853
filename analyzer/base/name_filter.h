#ifndef BASE_NAME_FILTER_H
#define BASE_NAME_FILTER_H

#include <stdint.h>

#include "base/str.h"

/*
 * May a name be one of a few? Told by its first byte and its length alone, so
 * that hardly any name of all that a program has is compared with the few, or
 * looked for in a map. Zeroed to start.
 */
struct name_filter {
	uint64_t lengths[1 << 8]; /* by first byte; lengths that are 64 apart share a bit */
};

static inline void name_filter_add(struct name_filter *filter, struct str name)
{
	if (name.n > 0) {
		filter->lengths[(unsigned char)name.s[0]] |= UINT64_C(1) << name.n % 64;
	}
}

/* False: it is none of them. */
static inline bool name_filter_may(const struct name_filter *filter, struct str name)
{
	return name.n > 0 && (filter->lengths[(unsigned char)name.s[0]] >> name.n % 64 & 1) != 0;
}

#endif
