#ifndef FACTS_WEBHOOK_SKIP_H
#define FACTS_WEBHOOK_SKIP_H

#include "facts/webhook.h"

/* Internal to webhook_skip*.c: the way past the verifying call on one side of a test. */
struct skip {
	const struct webhook *webhook;
	uint32_t beside; /* the verifying call, or the call that leads to it, beside the test */
	uint32_t test; /* STEP_IF or STEP_AND */
	bool want; /* what the test must be */
	uint32_t block; /* what runs then, or ID_NONE */
	uint32_t next; /* the item behind the whole statement */
	uint32_t call; /* the helper that the way has come back from, or ID_NONE */
	struct site returned; /* what it gave back, or SITE_NONE */
};

/* webhook_skip_test.c: what makes a test this true or false; NULL when that is not known. */
const char *webhook_skip_kind(
	const struct webhook *webhook, uint32_t item, struct site test, bool want);

/* Does it ask for one of the delivery's own headers, or for its body? */
bool webhook_skip_asks_header(const struct webhook *webhook, struct site test);

/* webhook_skip_data.c: is the expression, or part of it, what the request brought, parsed? */
bool webhook_skip_is_data(const struct skip *skip, struct site site);
bool webhook_skip_has_data(const struct skip *skip, struct site site);

/* Does a test ask for the type of an event that is such data? */
bool webhook_skip_asks_type(const struct skip *skip, struct site test);

/* webhook_skip_path.c: does the way certainly lead to the work? */
bool webhook_skip_works(struct skip *skip);

#endif
