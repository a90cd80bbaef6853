#ifndef COMPARE_MATCH_TWIN_H
#define COMPARE_MATCH_TWIN_H

#include "compare/rule.h"

/* The other instance of an application, and the settings of both that code depends on. */

struct match_twin_side {
	bool known;
	bool has; /* what the code names, or the switch is on */
	struct str path;
	struct str value; /* for messages: "false", "'org:admin'" */
	struct str reason; /* why it is not known */
};

/* One setting: a name that code asks for, or a switch that it rests on. */
struct match_twin_setting {
	struct str key; /* "template convex": it is unique */
	struct str what; /* "the JWT template 'convex'" */
	struct str by; /* the call or component, or "" */
	const struct place *at;
	place_vec related;
	const char *where; /* in Clerk's Dashboard */
	bool either; /* it counts whichever side has it: no rule on one instance asks for it */
	struct match_twin_side main; /* of the audit's instance */
	struct match_twin_side twin;
};

typedef VEC(struct match_twin_setting) match_twin_settings;

/*
 * The production instance of a development one's application, or the reverse. NULL, with the
 * reason, when the snapshot has none, or several that it may be.
 */
const struct instance *match_twin_of(struct audit *audit, struct str *why);

/*
 * Appends the settings that live code of the app certainly depends on, each once. `twin` may be
 * NULL: then it is all that the audit's instance says. Returns how many names are not known.
 */
unsigned match_twin_read(
	struct audit *audit, const struct instance *twin, match_twin_settings *out);

/* What is common to those who read them: adds one, or its place to the one that is there. */
struct match_twin_search {
	struct audit *audit;
	struct audit other; /* the same, held against the twin */
	struct map *index;
	match_twin_settings *out;
	unsigned lost;
};

void match_twin_add(struct match_twin_search *search, struct match_twin_setting setting);

/* The settings that are switches; match_twin_read's. */
void match_twin_read_switches(struct match_twin_search *search);

#endif
