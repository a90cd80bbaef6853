#ifndef COMPARE_MATCH_INLINED_H
#define COMPARE_MATCH_INLINED_H

#include "compare/rule.h"

/* The names, any of which is enough, under which the app's code is given its publishable key. */
struct match_inlined {
	str_vec names;
	bool unresolved; /* it may come from elsewhere */
	bool tested; /* the code asks whether it is there: it may do without */
	const struct place *at; /* the first read, NULL none: Clerk's package reads it */
};

/* What a bundler has to be given for the app's code, by the reads of it. */
struct match_inlined match_inlined_key(struct audit *audit);

#endif
