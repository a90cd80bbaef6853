#ifndef FACTS_UNSAFE_READS_H
#define FACTS_UNSAFE_READS_H

#include "facts/sdk.h"

/*
 * Internal to collect_unsafe_reads: reads of unsafeMetadata, which every user
 * sets from the browser, and the tests that hang on them.
 */
struct unsafe_read {
	struct site at; /* of all of it: user.unsafeMetadata.role */
	struct str path; /* behind unsafeMetadata: "role"; "" is all of it */
	struct sdk_thing thing; /* whose metadata it is */
};

/* Does an expression hold something of unsafeMetadata, also by a name of its own? */
bool unsafe_reads_of(struct collector *collector, struct site site, struct unsafe_read *out);

/* What a name stands for that is given a value once; SITE_NONE for all others. */
struct site unsafe_reads_named(const struct program *program, struct site site);

/* Does a name speak of who may do what: role, isAdmin, permissions, plan? */
bool unsafe_reads_is_access(struct str path);

struct unsafe_test {
	struct unsafe_read read;
	bool negated; /* it holds for who does not have what is asked for */
};

/* Does a test ask for a role, a permission or a plan in unsafeMetadata, also through a helper? */
bool unsafe_reads_test(struct collector *collector, struct site test, struct unsafe_test *out);

/* Does the if at a step of a module turn away who fails the test? */
bool unsafe_reads_turns_away(
	const struct summary *summary, uint32_t step, const struct unsafe_test *test);

#endif
