#ifndef FACTS_AUTHORIZATION_H
#define FACTS_AUTHORIZATION_H

#include "facts/claim_path.h"
#include "facts/named.h"

/* Inside of collect_authorization: one module after the other. */
struct authorization {
	struct collector *collector;
	const struct summary *summary;
	uint32_t module;
	struct arena scratch; /* of a module */
	struct map seen; /* a literal and what it is used for → index into the facts + 1 */
	struct role_carriers *carriers;
	const char **requests; /* a function of the module → what it asks for; made when needed */
	bool own_has; /* the program has a function of its own that is asked as Clerk's has() is */
	size_t guards; /* of the program's, whose decorators were looked for */
	size_t count; /* of the module's facts */
	size_t settings; /* of the module's guards that were asked whether a setting decides */
	size_t spreads; /* of the module's elements that may hand attributes on */
};

/*
 * Adds an entry for each name that an expression may be; the fact says all
 * but name and place. prefixed: only names in the form of Clerk's keys, where
 * nothing else says that the name is one.
 */
void authorization_add(struct authorization *a, struct site names,
	const struct fact_authorization *fact, bool prefixed);

/* The same for a name that is a key of an object, which `use` looks into. */
void authorization_add_key(struct authorization *a, struct site use, struct site object,
	const struct prop *prop, const struct fact_authorization *fact);

/* The same for bytes of the module that are no expression. */
void authorization_add_text(struct authorization *a, uint32_t start, uint32_t end,
	const struct fact_authorization *fact);

/* Is it the form of a key of this kind, "org:admin" of a role? */
bool authorization_is_key(struct str kind, struct str name);

/* Is an answer turned around where it is given? !!has(…) is not. */
bool authorization_is_negated(const struct authorization *a, struct site site);

/* Does a setting of the app's own decide whether this is asked? Of the first ones of a module. */
bool authorization_is_optional(struct authorization *a, struct site site);

/* authorization_call.c: what is asked of has() and protect(), roles that are handed over */
void authorization_call(struct authorization *a, struct site call);

/* The keys of what has() takes, one after the other; NULL behind the last one. */
const char *authorization_condition(size_t n);

/*
 * The conditions of an object, or of an element's attributes. `without` has a
 * bit for each of the keys above that says nothing here; prefixed as above.
 */
void authorization_conditions(struct authorization *a, struct site object,
	const struct fact_authorization *fact, unsigned without, bool prefixed);

/* The same of all objects that an expression may be. */
void authorization_asked(struct authorization *a, struct site asked,
	const struct fact_authorization *fact, bool prefixed);

/* Does live code make a has() of its own that speaks of what Clerk's is asked? */
bool authorization_has_own(const struct program *program);

/* authorization_element.c: <Protect role="org:admin">, <Show when={…}> */
void authorization_element(struct authorization *a, struct site element);

/* The entry of a call or element that asks or gives something; its kind is "role". */
struct fact_authorization authorization_begin(
	struct authorization *a, struct site site, const char *form, const struct sdk_thing *thing);

/* authorization_objects.c: the object literals that an expression may be, or be a list of */
typedef VEC(struct site) authorization_sites;
void authorization_objects(struct authorization *a, struct site site, authorization_sites *out);

/* authorization_given.c: a call by the name it has where it is made, and own requests */
void authorization_given(struct authorization *a, struct site call, struct str name);
void authorization_request(struct authorization *a, struct site object);

/* authorization_compare.c: ===, switch, lists, sets, maps */
void authorization_binary(struct authorization *a, struct site site);
void authorization_list(struct authorization *a, struct site call);
void authorization_index(struct authorization *a, struct site site);
void authorization_switches(struct authorization *a);

/* authorization_decorator.c: what a guard finds with a Reflector is what decorators say. */
bool authorization_decorated(struct authorization *a, struct site names,
	const struct fact_authorization *fact, bool prefixed);

/* authorization_subject.c: what is compared. */
struct authorization_subject {
	const char *kind; /* role, permission, plan, feature; NULL: nothing of that */
	struct str text; /* for the fact */
	bool clerks; /* it comes from Clerk; else only its name says what it is */
	bool metadata; /* what is stored beside a user, which is no role whatever its name */
	struct str otherwise; /* as of the fact */
	struct sdk_thing thing;
};

struct authorization_subject authorization_subject_of(struct authorization *a, struct site site);

/* authorization_otherwise.c: what an expression may be but what it is taken for, as of the fact */
struct str authorization_otherwise(struct collector *collector, struct site site);
void authorization_add_otherwise(struct collector *collector, struct str *list, struct str more);

/* Which properties hold a role of Clerk's in this program. */
struct role_carriers *authorization_carriers(struct collector *collector);

/* authorization_type.c */
void authorization_types(struct authorization *a);

#endif
