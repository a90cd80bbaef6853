#ifndef FACTS_ORGANIZATION_TEST_H
#define FACTS_ORGANIZATION_TEST_H

#include "facts/collector.h"

/*
 * Does it hang on an organization whether an expression is used: orgId && …, a branch for an
 * event of organizations? Who has none gets on without it.
 */
bool organization_test_decides(struct collector *collector, struct site site);

#endif
