#ifndef COMPARE_MATCH_SETUP_H
#define COMPARE_MATCH_SETUP_H

#include "base/map.h"
#include "compare/match_settings.h"

/* What options and variables set Clerk up with, as it reaches one environment of the app. */

typedef VEC(const struct fact_url *) match_urls;

struct match_setup {
	enum environment environment;
	struct map defined; /* "file NAME" of every variable that a settings file sets */
	struct map held; /* … of those that hold in the environment */
	struct map names; /* names of the latter */
	struct map given; /* names handed over: whatever stands in files, this wins */
};

void match_setup_read(struct audit *audit, enum environment environment, struct match_setup *setup);

/* Is it what a settings file sets a variable to, and not what code is given? */
bool match_setup_is_variable(
	struct audit *audit, const struct match_setup *setup, const struct fact_url *url);

/* Does it hold in the environment? No sample does, nor what another file overrides. */
bool match_setup_reaches(
	struct audit *audit, const struct match_setup *setup, const struct fact_url *url);

/*
 * All that the app sets for this option, samples and other environments' left
 * out. What code takes from a variable that a file of the app sets is left to that file.
 */
void match_setup_values(
	struct audit *audit, const struct match_setup *setup, const char *setting, match_urls *out);

/* Counts the values that each call may be given, and tells by that whether one is a choice's. */
void match_setup_count(struct audit *audit, const match_urls *urls, struct map *counts);
bool match_setup_is_chosen(
	struct audit *audit, const struct map *counts, const struct fact_url *url);

/* Is it the value of isSatellite that says yes? */
bool match_setup_says_yes(const struct fact_url *url);

/* The host of a domain or URL, in lower case and without port; absent if it is none. */
struct str match_setup_host(struct arena *arena, struct str text);

#endif
