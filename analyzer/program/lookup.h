#ifndef PROGRAM_LOOKUP_H
#define PROGRAM_LOOKUP_H

#include "program/program.h"

/*
 * Names of exports and of properties, found without reading the whole list
 * each time. Made when first asked for; they belong to the program.
 */
typedef VEC(uint32_t) position_vec;

/* The export of a name that has a value or leads to another module, or ID_NONE. */
uint32_t lookup_export(const struct program *program, uint32_t module, struct str name);

/* The places of `export * from`. */
const position_vec *lookup_stars(const struct program *program, uint32_t module);

/* The value of `module.exports = value`, or SITE_NONE. */
struct site lookup_commonjs(const struct program *program, uint32_t module);

/*
 * The last property of an object before `below` that has the key, or may have
 * it (a spread, a key that is computed); ID_NONE when there is no more.
 */
uint32_t lookup_prop(
	const struct program *program, struct site object, struct str key, uint32_t below);

/*
 * The first expression at or behind `from` that is of one of these kinds;
 * ID_NONE when there is no more. All calls of a module:
 *   for (expr_id i = 0; (i = lookup_next(p, m, KINDS(EXPR_CALL), i)) != ID_NONE; i++)
 */
expr_id lookup_next(const struct program *program, uint32_t module, uint32_t kinds, expr_id from);

/* A set of one kind; sets are put together by `|`. */
#define KINDS(kind) (UINT32_C(1) << (kind))

/* Of the calls those of a member: a.b(). */
#define KINDS_METHOD_CALLS (UINT32_C(1) << 31)

/* The only `new Name(…)` of a name outside of tests; SITE_NONE when there are several or none. */
struct site lookup_new(const struct program *program, uint32_t module, struct str name);

/* The expression that an expression is part of, or ID_NONE. */
expr_id lookup_parent(const struct program *program, uint32_t module, expr_id child);

/* The EXPR_FUNCTION of a function; ID_NONE of a module's top level. */
expr_id lookup_function(const struct program *program, uint32_t module, function_id function);

/*
 * All assignments to a name, from the first on; ID_NONE when there is no (more)
 * or one of them computes with what was there: `a += b`.
 */
expr_id lookup_first_assignment(const struct program *program, uint32_t module, binding_id binding);
expr_id lookup_next_assignment(const struct program *program, uint32_t module, expr_id assign);

/* The only assignment to a name behind its declaration; ID_NONE when there is none, or several. */
expr_id lookup_assignment(const struct program *program, uint32_t module, binding_id binding);

/* `this.x = …`: one of all that a module has for a name. */
struct lookup_set {
	expr_id assign;
	uint32_t class; /* as in EXPR_THIS */
	const struct lookup_set *next; /* of the same name, further down the file */
};

/* The first assignment to a member of this name, of any class of the module; NULL without one. */
const struct lookup_set *lookup_sets(
	const struct program *program, uint32_t module, struct str name);

#endif
