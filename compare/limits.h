#ifndef COMPARE_LIMITS_H
#define COMPARE_LIMITS_H

#include <stdint.h>

#include "base/str.h"

/* The numbers that rules go by and a configuration may change. */
struct limits {
	int64_t mfa_users; /* above so many users an instance is busy */
	int64_t snapshot_days; /* an older snapshot is stale */
	int64_t clock_seconds; /* less tolerance than this is too little */
};

extern const struct limits limits_default;

/* The text with its "{mfa_users}" and the like replaced by the numbers. */
struct str limits_text(struct arena *arena, const struct limits *limits, const char *text);

#endif
