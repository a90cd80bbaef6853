#ifndef FACTS_OPTIONAL_H
#define FACTS_OPTIONAL_H

#include "facts/collector.h"

/*
 * Does a setting of the app's own decide whether an expression is used: a variable of the
 * environment, the mode, a flag in a list or a constant that is false? Looked at are the tests
 * around it and before it, and those around every caller of the function that it stands in.
 */
bool optional_is(struct collector *collector, struct site site);

#endif
