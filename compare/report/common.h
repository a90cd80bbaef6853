#ifndef COMPARE_REPORT_COMMON_H
#define COMPARE_REPORT_COMMON_H

#include "compare/report/report.h"

/* What writers share. */

/* A file's path from the git root, as consumers that see the whole repository name it. */
struct str common_path(struct arena *arena, const struct audit_result *result, struct str file);

/* The first app's package.json, or absent. */
struct str common_manifest(const struct facts *facts);

/*
 * Where a consumer that insists on a line shows the finding: its anchor; where it has none, line 1
 * of the first app's package.json, or of the one that the repository would have.
 */
struct place common_place(const struct audit_result *result, const struct finding *finding);

/*
 * The column behind the part of the excerpt that a place means; the place's own column when that
 * part cannot be told. A masked secret is shorter in the excerpt than in its file, so that what
 * stands behind one is elsewhere; of several lines it is the rest of the first.
 */
uint32_t common_excerpt_end(const struct place *place);

/* The first link of the rule's page: Clerk's own words on the matter; absent without one. */
struct str common_help_uri(const struct rule_info *rule);

/* What happens if it stays: the finding's own words, or the rule's symptom. */
struct str common_why(const struct finding *finding);

/*
 * The Clerk side in one line: "instance ins_1 (production), bapi.instance.x: value"; "" when
 * the finding has none. Not made safe.
 */
struct str common_clerk(struct arena *arena, const struct clerk_ref *clerk);

/*
 * The related places worth showing: those on a line that is not named already, by `at` or by one
 * before. Appends to *out.
 */
void common_related(struct arena *arena, const struct finding *finding, place_vec *out);

/* Does the finding count, that is: does nothing silence it? */
bool common_counts(const struct finding *finding);

/* What is said in the place of findings, when none is listed: "No findings", … */
const char *common_none(const struct audit_result *result);

/* "" for one, else "s". */
const char *common_plural(uint64_t n);

/* The rules that were not evaluated for one reason. */
struct common_group {
	struct str reason; /* not made safe */
	VEC(const struct rule_info *) rules; /* each once, sorted by id */
};

typedef VEC(struct common_group) common_group_vec;

/*
 * Groups all verdicts that were not evaluated, in the order in which their reasons first occur; a
 * rule with several reasons stands in several groups. Appends to *out.
 */
void common_unevaluated(
	struct arena *arena, const struct audit_result *result, common_group_vec *out);

/* "CLERK-KEY-003, CLERK-KEY-004" */
struct str common_rule_names(struct arena *arena, const struct common_group *group);

#endif
