#ifndef FACTS_ORDER_H
#define FACTS_ORDER_H

#include "facts/facts.h"

/*
 * Sorts every list by file, line and column; what stands at one place keeps
 * the order in which it was collected.
 */
void order_facts(struct arena *arena, struct facts *facts);

#endif
