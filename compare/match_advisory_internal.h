#ifndef COMPARE_MATCH_ADVISORY_INTERNAL_H
#define COMPARE_MATCH_ADVISORY_INTERNAL_H

#include "compare/match_advisory.h"

/* Inside of match_advisory_needs(): its own file, that of Next's rows, and their words. */

/* What is said of a need in a state; `at` is dropped where nothing is seen. */
struct match_precondition advisory_precondition(
	enum advisory_needs needs, enum match_need state, const struct place *at);

/* Does the place belong to the app, or to one that is served by what the root installs? */
bool advisory_reaches(const struct audit *audit, const struct place *place);

/* Is there code of the app that was not read and names Clerk? */
bool advisory_is_hidden(const struct audit *audit);

/* May the middleware run? Not where it lies beside the file that Next runs in its stead. */
bool advisory_is_run(const struct audit *audit, const struct fact_middleware *middleware);

/* Is it also seen to be run: by its file, or by one that takes it from there? */
bool advisory_is_certain(const struct audit *audit, const struct fact_middleware *middleware);

/* Of the rows on Next: whether middleware turns anybody away, and what else it takes. */
struct match_precondition advisory_of_next(const struct audit *audit, enum advisory_needs needs);

#endif
