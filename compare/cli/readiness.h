#ifndef COMPARE_CLI_READINESS_H
#define COMPARE_CLI_READINESS_H

#include "compare/rule_info.h"
#include "snapshot/fields.h"

struct buf;

/*
 * What a snapshot is good for: which rules can be evaluated on each instance
 * of it, and what would let the others be. Rules that need the snapshot alone
 * are run; the others are taken to need every field that they read.
 */
struct readiness_gap {
	const struct field *field;
	struct str member; /* what items of the list do not say; "" the field itself */
	struct str reason;
	struct str slot; /* the document that would tell it, or absent */
};

struct readiness_rule {
	const struct rule_info *info;
	bool can;
	bool applies; /* false: it was run, and the instance has nothing that it is about */
	struct str reason; /* why not, or why it does not apply; "" where gaps say it */
	VEC(struct readiness_gap) gaps;
	const char *step; /* what closes them, the one that takes most; NULL: nothing does */
	unsigned effort; /* of the step */
};

struct readiness_instance {
	const struct instance *instance;
	VEC(struct readiness_rule) rules; /* by id */
	size_t evaluated; /* that can be evaluated */
	size_t findings; /* of the rules that were run */
};

struct readiness {
	const struct snapshot *snapshot;
	struct str as_of; /* "2026-11-22", or "" */
	bool age_known;
	int64_t age; /* days from captured_at to as_of */
	int64_t limit;
	VEC(struct readiness_instance) instances;
};

void readiness_judge(struct arena *arena, const struct snapshot *snapshot, struct str as_of,
	struct readiness *out);

/* Is the snapshot older than the limit? */
bool readiness_is_stale(const struct readiness *readiness);

/* Was everything understood, does nothing disagree, and is it not stale? */
bool readiness_is_fine(const struct readiness *readiness);

void readiness_text(
	struct arena *arena, const struct readiness *readiness, bool verbose, struct buf *out);
void readiness_json(const struct readiness *readiness, struct buf *out);

#endif
