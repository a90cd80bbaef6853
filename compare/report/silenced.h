#ifndef COMPARE_REPORT_SILENCED_H
#define COMPARE_REPORT_SILENCED_H

#include "compare/report/summary.h"

/* What the text report says of suppressions and the baseline; nothing where there are none. */

/* How many findings are silenced, and by what. */
void silenced_add_counts(struct layout *layout, const struct summary_counts *counts);

/* How many findings a change has left as they were, when the report is about one. */
void silenced_add_since(struct layout *layout, const struct since *since);

/* How much of the baseline is still there. */
void silenced_add_baseline(struct layout *layout, const struct baseline_use *baseline);

/* The comments that silence nothing, and why; the first ones only unless `all`. */
void silenced_add_problems(struct layout *layout, const struct audit_result *result, bool all);

/* Each silenced finding on a line, with what silences it and the reason. */
void silenced_add_findings(struct layout *layout, const struct audit_result *result);

#endif
