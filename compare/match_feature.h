#ifndef COMPARE_MATCH_FEATURE_H
#define COMPARE_MATCH_FEATURE_H

#include "compare/rule.h"

/* What code uses of an instance that can be switched off there. */

enum match_switch {
	MATCH_SWITCH_ON,
	MATCH_SWITCH_OFF,
	MATCH_SWITCH_UNKNOWN,
};

struct match_switched {
	enum match_switch state;
	const struct field_bool *fields[2]; /* the second may be NULL */
	struct str reason; /* of UNKNOWN */
};

/* Is either of two switches on? The second may be NULL. */
struct match_switched match_switch_of(const struct field_bool *a, const struct field_bool *b);

/* The switch of billing for who pays: user, organization, or either. */
struct match_switched match_switch_of_billing(const struct instance *instance, struct str payer);

/* Does a setting of the app's own decide whether it is used? */
bool match_feature_is_optional(const struct fact_feature *it);

/* One place that needs a switch. */
struct match_feature_use {
	const struct place *at;
	struct str by; /* "useOrganization", "has role 'org:admin'" */
	struct match_switched needs;
};

typedef VEC(struct match_feature_use) match_feature_uses;

/* The words of a finding that is about a feature, and not about where it is used. */
struct match_feature_words {
	const char *used; /* "organizations are used" */
	const char *off; /* "organizations are disabled" */
	const char *fix; /* "enable organizations" */
	const char *where; /* in Clerk's Dashboard */
	const char *it; /* "them" */
	const char *why; /* "": the rule's symptom */
};

/*
 * Judges places that certainly need a switch: one finding, at the first of those whose switch is
 * off. Sorts them by place.
 */
void match_feature_judge(struct audit *audit, match_feature_uses *uses,
	const struct match_feature_words *words, enum severity severity);

/*
 * Is a guard asking there for what needs organizations (a role, a permission) or billing (a plan,
 * a feature), whatever name it asks for?
 */
bool match_guard_needs_organizations(const struct fact_authorization *it);
bool match_guard_needs_billing(const struct fact_authorization *it);

/* The first place in the audit's app, in live code, where it asks; NULL without one. */
const struct place *match_guard_place(
	const struct audit *audit, const struct fact_authorization *it);

/* "has role 'org:admin'", "orgRole compared with 'org:admin'", for messages */
struct str match_guard_name(struct audit *audit, const struct fact_authorization *it);

/* Who must pay so that a plan or feature can be had: "org:pro" an organization; "" either. */
struct str match_guard_payer(struct str name);

/*
 * The switch that one of these guards needs. A feature needs none where the session has it by a
 * permission.
 */
struct match_switched match_switch_of_guard(
	struct audit *audit, const struct fact_authorization *it);

/*
 * Does it ask for what no session can have, since organizations or billing are off? Then
 * CLERK-ORG-001 or CLERK-BILLING-001 speaks of it, and no rule on the name.
 */
bool match_guard_is_off(struct audit *audit, const struct fact_authorization *it);

#endif
