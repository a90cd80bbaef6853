#ifndef FACTS_GIVEN_H
#define FACTS_GIVEN_H

#include "clerk/options.h"
#include "facts/sdk.h"

/*
 * What Clerk's calls and components are given by name: options, props, the
 * configuration of its Nuxt module. Objects that are handed over by name, out
 * of a function or by a spread are looked into.
 */
struct given {
	struct str name; /* the option; of a group behind its name: "taskUrls.setup-mfa";
			    "" of the call or component itself, which is told first */
	enum options_kind kind;
	struct site value; /* SITE_NONE: a prop without one, which is true */
	uint32_t start; /* of the option's name where it is written, in the value's file … */
	uint32_t end; /* … or in the owner's, without a value; 0 of an argument */
	struct str via; /* clerkMiddleware, ClerkProvider, nuxt.config, … */
	struct site owner; /* the call, element or object */
	struct sdk_thing thing; /* what is called */
	bool component;
	bool open; /* so far: more may be given than is seen, by a spread or an object unknown, or
		      less, by a condition */
	bool last; /* everything of the owner has been told; name is "" */
};

typedef void given_see(void *context, const struct given *given);

/* Tells of all in the program, module after module. */
void given_find(struct collector *collector, given_see *see, void *context);

/* What an option's value may be; each alternative and each element of a list is one. */
enum given_class {
	GIVEN_LITERAL,
	GIVEN_ENV,
	GIVEN_CALL, /* the result of a call that is not followed */
	GIVEN_UNRESOLVED,
};

struct given_value {
	enum given_class class;
	struct str text; /* of a literal; numbers, booleans and patterns as written */
	struct str env; /* the variable it is, or is made of */
	struct site at; /* the literal, or the expression that was asked about */
	bool changed; /* of a variable: put together or altered on the way */
};

typedef VEC(struct given_value) given_values;

/* Appends at least nothing (undefined, null) and at most 64 values. */
void given_read(
	struct collector *collector, struct site site, struct arena *arena, given_values *out);

#endif
