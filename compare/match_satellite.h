#ifndef COMPARE_MATCH_SATELLITE_H
#define COMPARE_MATCH_SATELLITE_H

#include "compare/match_setup.h"

/* Calls, components and variables that make an app a satellite, and what they are given beside. */

enum match_beside {
	MATCH_BESIDE_NOT, /* certainly nothing gives it */
	MATCH_BESIDE_UNKNOWN,
	MATCH_BESIDE_GIVEN,
};

struct match_satellite {
	const struct fact_url *url; /* isSatellite, which says yes */
	bool variable; /* of a settings file */
	bool certain; /* nothing beside it or in its place may say no, and all that it is given is
			 seen */
};

typedef VEC(struct match_satellite) match_satellites;

/* Appends those of the app, samples left out. */
void match_satellite_read(
	struct audit *audit, const struct match_setup *setup, match_satellites *out);

/*
 * Is the satellite given an option, by its call or by the variable that stands for it? Stores
 * the value's place in *out when it is known, of several the last.
 */
enum match_beside match_satellite_given(struct audit *audit, const struct match_setup *setup,
	const struct match_satellite *satellite, const char *option, const struct fact_url **out);

/* A publishable or secret key of a development instance that the app runs with; NULL: none is seen.
 */
const struct fact_key *match_satellite_test_key(const struct audit *audit);

#endif
