#ifndef FACTS_AWAITED_H
#define FACTS_AWAITED_H

#include "program/program.h"

/*
 * Does anybody wait for what a call gives? Made for one module at a time,
 * zeroed to start; it belongs to its arena.
 */
struct awaited {
	const struct program *program;
	struct arena *arena;
	uint32_t module;
	uint8_t *roles; /* by expression: what its statement does with it */
	binding_id *kept; /* by expression: the name that it is put into, or ID_NONE */
	expr_id *subjects; /* of a case's value: what its switch looks at; else ID_NONE */
	bool *taken; /* by binding: its value is awaited or handed on somewhere */
};

/* Begins with a module. */
void awaited_begin(struct awaited *awaited, uint32_t module);

/*
 * Is the result awaited, or handed to who may do that: returned, given to a
 * call, kept in a list or an object, thrown, then() and the like called on it,
 * also by the name it is kept in? Not when it is dropped, `void`, destructured,
 * tested, or a member of it is read.
 */
bool awaited_is(struct awaited *awaited, expr_id expr);

/* The name that an expression is put into where it is declared, or ID_NONE. */
binding_id awaited_kept(struct awaited *awaited, expr_id expr);

/* What the switch of which this is a case's value looks at, or ID_NONE. */
expr_id awaited_switched(struct awaited *awaited, expr_id value);

#endif
