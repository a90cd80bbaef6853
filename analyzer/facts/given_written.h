#ifndef FACTS_GIVEN_WRITTEN_H
#define FACTS_GIVEN_WRITTEN_H

#include "module/summary.h"

/*
 * What calls and elements look like as they are written: asked of every one, before a few are
 * followed to what they call.
 */

/* An option's name in JavaScript: of sign-in-url, and of data-clerk-proxy-url in a script's tag. */
struct str given_option_name(struct arena *arena, struct str key);

/* Does an object or element have something that may be an option of Clerk's? */
bool given_has_option(struct arena *arena, const struct summary *summary, expr_id id);

/* Is a name, or the object of its members, imported from a package of Clerk's? */
bool given_is_clerks(const struct summary *summary, expr_id id);

/* The last name of what is called, as its module exports it; "" when it has none. */
struct str given_written_name(const struct summary *summary, expr_id callee);

/* The object that an argument is, also by a name; ID_NONE for all others. */
expr_id given_object(const struct summary *summary, expr_id id);

/* Is the element a page's script? */
bool given_is_script(const struct summary *summary, const struct expr *element);

#endif
