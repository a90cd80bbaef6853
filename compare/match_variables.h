#ifndef COMPARE_MATCH_VARIABLES_H
#define COMPARE_MATCH_VARIABLES_H

#include "compare/rule.h"

/* Variables that code reads, held against what names them: CLERK-ENV-001 and CLERK-ENV-005. */

/* One variable that live code of the app needs. */
struct match_variable {
	struct str name;
	place_vec reads;
	bool named; /* a sample, a schema, CI, a deploy file or a handed-over value has it */
	bool set; /* the same without schemas */
	bool documented; /* files near the app say which variables of its kind there are */
	struct str other; /* the one other name of the same thing that is set, or mentioned; "" */
	struct place other_at;
};

typedef VEC(struct match_variable) match_variables;

/*
 * Left out: what has a default, is asked for before it is used or may be
 * missing anyway, scripts that are run by hand, and names that
 * CLERK-ENV-002, CLERK-ENV-003 and CLERK-KEY-002 speak of. Values that an app's
 * own files do not name may stand in those of the folders above it; of an app
 * without any such file, anywhere.
 */
void match_variables_read(struct audit *audit, match_variables *out);

#endif
