#ifndef PROGRAM_CALLERS_H
#define PROGRAM_CALLERS_H

#include "program/program.h"

/*
 * Which calls run a function of ours, as program_listed follows what they
 * call; a `new` runs the constructor. In no order.
 */
struct caller {
	struct site call; /* EXPR_CALL, EXPR_NEW */
	const struct caller *next;
};

/* Notes whom a module calls, unless that was done before. */
void callers_note(const struct program *program, uint32_t module);

/* The calls of a function in the modules noted so far; NULL without any. */
const struct caller *callers_of(
	const struct program *program, uint32_t module, function_id function);

#endif
