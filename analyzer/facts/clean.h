#ifndef FACTS_CLEAN_H
#define FACTS_CLEAN_H

#include "facts/facts.h"

/*
 * Makes every text of the facts fit for output, so that facts in memory and
 * facts read back from JSON are the same: secret-shaped runs masked, NUL and
 * invalid UTF-8 replaced by U+FFFD.
 */
void clean_facts(struct arena *arena, struct facts *facts);

#endif
