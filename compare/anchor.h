#ifndef COMPARE_ANCHOR_H
#define COMPARE_ANCHOR_H

#include "compare/finding.h"

/* Sets every finding's `anchor`: see finding.h. */
void anchor_all(struct audit_result *result);

#endif
