#ifndef COMPARE_REPORT_SUMMARY_H
#define COMPARE_REPORT_SUMMARY_H

#include "compare/report/layout.h"

/* Adds what stands below the findings: counts, gaps and their reasons, notices, the result. */
void summary_add(struct layout *layout, const struct audit_result *result,
	const struct report_options *options);

/* The result alone, when a strict run fails of something that no finding shows. */
void summary_add_strict(struct layout *layout, const struct audit_result *result,
	const struct report_options *options);

/* Counting, shared with the JSON writer. */
struct summary_counts {
	size_t severities[SEVERITY_BLOCKER + 1]; /* without those that are silenced */
	size_t silenced[SILENCED_BASELINE + 1];
	size_t verdicts[VERDICT_NOT_EVALUATED + 1];
	uint64_t unresolved;
};

struct summary_counts summary_count(const struct audit_result *result);

/* All notices of a report: of the snapshots, then of the repository. */
void summary_notices(struct arena *arena, const struct audit_result *result, notice_vec *out);

/* The app's folder, or absent when the number stands for none. */
struct str summary_app(const struct audit_result *result, uint32_t app);

#endif
