#ifndef FACTS_GIVEN_INTERNAL_H
#define FACTS_GIVEN_INTERNAL_H

#include "facts/given.h"

/* Reads what a value is made of, with a bound on the way. */
struct given_reading {
	struct collector *collector;
	struct arena *arena;
	given_values *out;
	size_t before; /* values of *out that are none of this reading */
	unsigned *visits; /* expressions that were looked at, of the whole question */
	struct site via; /* the own call through which parameters are looked up, or SITE_NONE */
};

void given_read_at(struct given_reading *reading, struct site site, unsigned depth);
void given_add(struct given_reading *reading, struct given_value value);

/*
 * given_native.c: a call that makes a link into an app, makeRedirectUri({ path }); false for any
 * other. What it makes where the app is installed, not in a development client.
 */
bool given_native(struct given_reading *reading, struct site call);

/* What links into an Expo app begin with, and where app.json or app.config says so. */
struct given_scheme {
	struct str text; /* absent when none is known */
	struct str path;
	uint32_t start;
	uint32_t end;
};

struct given_scheme given_app_scheme(const struct program *program, uint32_t app);

#endif
