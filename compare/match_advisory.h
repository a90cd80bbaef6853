#ifndef COMPARE_MATCH_ADVISORY_H
#define COMPARE_MATCH_ADVISORY_H

#include "clerk/advisories.h"
#include "compare/rule.h"

/* Security advisories that the packages of the audit's app are inside of: SDK-002 and SDK-003. */

enum match_need {
	MATCH_NEED_ABSENT,
	MATCH_NEED_UNKNOWN,
	MATCH_NEED_SEEN,
};

/* What must be true for an advisory to matter, and whether the code says so. */
struct match_precondition {
	enum match_need state;
	const char *what; /* in words */
	const struct place *at; /* where it is seen, or NULL */
};

struct match_hit {
	const struct advisory *advisory;
	const struct fact_package *package;
	struct version version;
	struct match_precondition needs;
};

typedef VEC(struct match_hit) match_hits;

/* Looks in the audit's app for what an advisory of a package needs. */
struct match_precondition match_advisory_needs(const struct audit *audit,
	const struct advisory *advisory, const struct fact_package *package);

/*
 * Appends the advisories that a package of a manifest is inside of. Counts it as judged, or says
 * not evaluated where its version is not known: no lockfile has it, and it is no exact one.
 */
void match_advisory_judge(
	struct audit *audit, const struct fact_package *package, match_hits *hits);

/*
 * Says them as one finding, at the package that brings the others along. It has the rule's
 * severity where one advisory's precondition is seen, and is a note where none may be there.
 */
void match_advisory_report(struct audit *audit, match_hits *hits);

#endif
