#ifndef COMPARE_REPORT_UNRESOLVED_H
#define COMPARE_REPORT_UNRESOLVED_H

#include "compare/report/layout.h"

/* Lists the values that could not be followed, with their places, and the rules that met others. */
void unresolved_add(struct layout *layout, const struct audit_result *result);

#endif
