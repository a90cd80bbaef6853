#ifndef PROGRAM_ANSWERS_H
#define PROGRAM_ANSWERS_H

#include "program/program.h"

/*
 * What program_single and its like have answered: collectors ask the same of
 * the same expressions. A question starts with a whole budget and an answer
 * depends on nothing that is asked before, so it may be given again.
 */
enum answers_depth {
	ANSWERS_ALL, /* of program_single */
	ANSWERS_ORIGIN, /* of program_origin */
	ANSWERS_LISTED, /* of program_listed */
};

/* What was answered about an expression; NULL when nothing was. */
const struct value *answers_find(
	const struct program *program, struct site site, enum answers_depth depth);

/* Keeps an answer as long as the program, and returns it. */
const struct value *answers_keep(const struct program *program, struct site site,
	enum answers_depth depth, const struct value *value);

#endif
