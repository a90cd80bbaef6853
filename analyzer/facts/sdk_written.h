#ifndef FACTS_SDK_WRITTEN_H
#define FACTS_SDK_WRITTEN_H

#include "facts/sdk.h"

/* What a call says by its form alone: where to look, and what is left where nothing can be
 * followed. */

/* The object whose method is called, as it is mostly named: "signIn"; NULL of exports and others.
 */
const char *sdk_written_owner(enum sdk_kind kind);

/* The method's or export's name that a call of this callee may be known by; "" without one. */
struct str sdk_written_name(const struct summary *summary, expr_id callee);

/* The last names of what is called, joined by '.': "signIn.emailCode.sendCode". */
struct str sdk_written_chain(const struct summary *summary, expr_id callee, struct arena *arena);

/* Is it in an app of Clerk's, and neither a function of the repository nor another package's? */
bool sdk_written_may_be_clerks(struct collector *collector, struct site call);

#endif
