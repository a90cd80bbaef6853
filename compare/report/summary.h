#ifndef COMPARE_REPORT_SUMMARY_H
#define COMPARE_REPORT_SUMMARY_H

#include "compare/report/layout.h"

/* Adds what stands below the findings: counts, gaps and their reasons, notices, the result. */
void summary_add(struct layout *layout, const struct audit_result *result,
	const struct report_options *options);

/* The result alone, when a strict run fails of something that no finding shows. */
void summary_add_strict(struct layout *layout, const struct audit_result *result,
	const struct report_options *options);

/* The rest is shared with other writers; texts are not made safe. */
struct summary_counts {
	size_t severities[SEVERITY_BLOCKER + 1]; /* without those that are silenced */
	size_t silenced[SILENCED_BASELINE + 1];
	size_t verdicts[VERDICT_NOT_EVALUATED + 1];
	uint64_t unresolved;
};

struct summary_counts summary_count(const struct audit_result *result);

/* "1 blocker, 0 warnings, 2 notes" of counts by severity, and "1 with findings, …" of verdicts. */
struct str summary_findings(struct arena *arena, const size_t *severities);
struct str summary_verdicts(struct arena *arena, const struct summary_counts *counts);

/* How many findings do not count. */
size_t summary_silenced(const struct summary_counts *counts);

/* "warning": from which severity on findings fail the run; "never": none does. */
const char *summary_threshold(const struct report_options *options);

/* How many findings are at or above the threshold; do they, or a strict run's gaps, fail it? */
size_t summary_failing(const struct audit_result *result, const struct report_options *options);
bool summary_fails(const struct audit_result *result, const struct report_options *options);

/* "2 findings at or above the threshold 'warning': exit 1" */
struct str summary_outcome(struct arena *arena, const struct audit_result *result,
	const struct report_options *options);

/*
 * What the apps were held against, and why: "apps/api, apps/web: instance ins_1: …", or one line
 * that says that there was nothing. Appends to *out.
 */
void summary_against(struct arena *arena, const struct audit_result *result, str_vec *out);

/* All notices of a report: of the snapshots, then of the repository. */
void summary_notices(struct arena *arena, const struct audit_result *result, notice_vec *out);

/* The app's folder, or absent when the number stands for none. */
struct str summary_app(const struct audit_result *result, uint32_t app);

#endif
