#ifndef COMPARE_MATCH_USED_H
#define COMPARE_MATCH_USED_H

#include "base/map.h"
#include "compare/match_settings.h"

/* The publishable keys that an app runs with. */

struct match_used {
	struct str name; /* of the variable; "" of a key that is written out in code */
	struct str where;
	struct str host;
	struct str group; /* what is loaded together; "" of what is written out: with all of them */
	enum key_mode mode;
	const struct place *at; /* NULL: handed over */
};

typedef VEC(struct match_used) match_used_vec;

struct match_used_index {
	match_settings settings;
	struct map by_place; /* "where NAME" of a setting to the index of its key's host */
	str_vec hosts;
	match_used_vec literals;
};

/* Reads once what match_used_in goes by. */
void match_used_read(struct audit *audit, struct match_used_index *index);

/* The host that the publishable key in a setting names; "" when it holds none that is sound. */
struct str match_used_host(struct audit *audit, const struct match_used_index *index,
	const struct match_setting *setting);

/*
 * Those of one environment: variables that live code or an SDK of the app
 * reads under a name of Clerk's, and keys that a call is given and nothing
 * else. What only stands in for another is left out.
 */
void match_used_in(struct audit *audit, const struct match_used_index *index,
	enum environment environment, match_used_vec *out);

#endif
