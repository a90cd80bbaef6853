#ifndef COMPARE_RULE_H
#define COMPARE_RULE_H

#include "compare/finding.h"
#include "compare/limits.h"
#include "snapshot/instance.h"

struct config;

/*
 * A rule's view of one comparison: the facts of one app, and the instance it
 * is held against (NULL for NEEDS_REPO rules; for NEEDS_SNAPSHOT rules the
 * app is UINT32_MAX; of those that are called once for the snapshot it is
 * NULL too). A NEEDS_BOTH rule is not called without an instance.
 */
struct audit {
	struct arena *arena;
	const struct rule_info *rule;
	const struct facts *facts;
	uint32_t app;
	const struct instance *instance;
	enum environment environment; /* that the instance is held against; ANY: not known */
	const struct snapshot *snapshot; /* NULL without one */
	const struct limits *limits;
	const struct config *config; /* NULL without one */
	struct str as_of; /* the day to judge ages by, "2026-11-22", or "" */
	struct audit_output *output;
};

typedef void rule_check(struct audit *audit);

struct rule {
	struct rule_info info;
	rule_check *check;
};

/*
 * Every check says what it saw. At the end: any finding → finding; else any
 * not-evaluated reason → not evaluated; else anything judged → passed; else
 * anything unresolved → not evaluated; else not applicable. So a rule that
 * looked at nothing can never pass.
 */
void audit_find(struct audit *audit, struct finding finding);
void audit_judged(struct audit *audit); /* one thing was looked at and is decided */
void audit_unresolved(struct audit *audit); /* one value could not be known */
void audit_not_evaluated(struct audit *audit, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* All rules, sorted by id; ends with NULL. Made from compare/rules/meson.build. */
extern const struct rule *const rules_all[];

/* Returns the rule with this id, ASCII case ignored, or NULL. */
const struct rule *rule_by_id(struct str id);

/*
 * Of a list that ends with NULL, the rule whose id, with or without "CLERK-", goes on where the
 * word ends or is spelled most like it, ASCII case ignored; NULL when none is near.
 */
const struct rule *rule_nearest(const struct rule *const *rules, struct str word);

/* "host_invalid, jwk-kid-mismatch": the error codes whose cause the rule finds, or "". */
struct str rule_codes(struct arena *arena, const struct rule_info *info);

#endif
