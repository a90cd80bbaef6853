#ifndef COMPARE_CLI_DIFF_USES_H
#define COMPARE_CLI_DIFF_USES_H

#include "facts/facts.h"
#include "snapshot/diff.h"

/* What of an instance the code rests on, by the facts: fields, and items that it names. */
void diff_uses_read(struct arena *arena, const struct facts *facts, diff_use_vec *out);

#endif
