#ifndef FACTS_ROUTE_GUARD_H
#define FACTS_ROUTE_GUARD_H

#include "facts/guards.h"
#include "program/frameworks/framework.h"

/*
 * What becomes of a POST without a session on its way to a route that is
 * guarded by what is registered before it, or by a settings file. Whatever may
 * decide and is not known makes the answer PROTECTION_UNKNOWN.
 */
struct guard_answer route_guard_ask(struct collector *collector, const struct route *route);

#endif
