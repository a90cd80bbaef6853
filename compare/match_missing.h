#ifndef COMPARE_MATCH_MISSING_H
#define COMPARE_MATCH_MISSING_H

#include "compare/match_access.h"

/* A name that the instance does not define, with everywhere that it is asked for. */
struct match_missing_name {
	const struct fact_authorization *it; /* the first */
	struct str key;
	enum match_access_answer answer;
	/* "team:pro": the packages know no such scope, whatever the instance has */
	bool wrong_scope;
	/* each time a name that there is stands beside it: an entry that is never used */
	bool spare;
	place_vec related;
};

struct match_missing {
	struct match_access_list list; /* what the instance has */
	VEC(struct match_missing_name) names;
	str_vec open; /* names that may be defined, "org:admin at app/page.tsx:3" */
};

/*
 * Holds the names of a kind that live code of the app asks for against the
 * instance. Counts what is judged and what could not be followed.
 */
void match_missing_read(
	struct audit *audit, enum match_access_kind kind, struct match_missing *out);

#endif
