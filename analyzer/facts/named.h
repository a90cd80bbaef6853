#ifndef FACTS_NAMED_H
#define FACTS_NAMED_H

#include "facts/collector.h"

/*
 * Names of what an instance defines (roles, templates, strategies), found
 * where they are written: an expression is followed to its string literals
 * through constants, alternatives, look-ups in known maps and lists, callbacks
 * and loops over known lists, and parameters of own functions and props of own
 * components to all who are seen to call them.
 */
struct named {
	struct str text; /* the literal's; "" when it could not be followed */
	bool resolved;
	struct site at; /* the literal; the expression asked about when unresolved */
	bool elsewhere; /* the literal is not the expression itself: it is one of its uses */
	struct site use; /* where it is handed over, when it is written elsewhere */
	bool left_out; /* it may be: what stands in the list goes through filter() */
};

typedef VEC(struct named) named_vec;

/*
 * Appends every string that the expression may be, at most 64; one unresolved
 * entry when some of them, or all, are not known. An array counts as its
 * elements; null and undefined are nothing.
 */
void named_read(struct collector *collector, struct site site, struct arena *arena, named_vec *out);

/* The same of a member of what the expression is: "strategy" of a call's options. */
void named_read_member(struct collector *collector, struct site site, struct str path,
	struct arena *arena, named_vec *out);

/* The same of an option of what a call is given, nothing when it is certainly left out. */
void named_read_option(struct collector *collector, struct site object, const char *key,
	struct arena *arena, named_vec *out);

/* The calls and JSX elements that are seen to call an EXPR_FUNCTION; none when there are more
 * than 64. */
typedef VEC(struct site) named_sites;
void named_callers(struct collector *collector, struct site function, named_sites *out);

/*
 * What a caller gives for a parameter: the argument of a call, the element itself as its first of
 * a component; SITE_NONE when it gives none that is known.
 */
struct site named_given(struct collector *collector, struct site caller, uint32_t index);

/* The same of a member of the parameter, "when" or "a.b"; "" is all of it. */
struct site named_given_member(
	struct collector *collector, struct site caller, uint32_t index, struct str path);

/*
 * The bytes of a name and its place, to find it again by: a literal is part of several names in
 * `oauth_${provider}` and provider alone.
 */
struct str named_key(struct arena *arena, const struct named *named);

/* Adds a place to a list of uses, unless it is there or the list is as long as lists get. */
void named_add_use(struct collector *collector, place_vec *uses, struct site use);

#endif
