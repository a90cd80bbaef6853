#ifndef MODULE_SUMMARY_H
#define MODULE_SUMMARY_H

#include "base/diag.h"

/*
 * The pivot of the analyzer: what one source file means, without its tree.
 *
 * A summary holds five tables that refer to each other by index:
 *
 *   exprs      every expression, as a small graph: literals, names, members,
 *              calls, objects, functions … Type annotations, `as`, `!`,
 *              `satisfies`, casts and parentheses are gone: they mean nothing
 *              at run time.
 *   bindings   every declared name: what it is initialised with, or which
 *              import it stands for. Destructuring is written out: for
 *              `const { a: { b } } = f()` b's value is the expression
 *              `f().a.b`.
 *   functions  every function, method, arrow and the module's top level
 *              (function 0), each with its *steps* in the order in which they
 *              run: calls, awaits, comparisons, assignments, returns, throws,
 *              and the branches around them. "What is awaited before verify"
 *              is a walk over steps.
 *   imports, exports   how the file is connected with others.
 *
 * Classes are expressions too, listed in `classes`: their decorators, and
 * those of members and of methods' parameters (`params`) are kept, with the
 * names of types, by which frameworks inject what a class needs.
 *
 * .vue, .svelte, .astro and .html are one module each. Function 0 is what
 * their scripts say (Astro: between the fences), then the template, which is
 * one EXPR_JSX, a fragment, of the same scope. Elements, attributes and
 * expressions in braces stand as they would in a .tsx file; an element's or
 * attribute's name as it is written, without Vue's `:`. Loops, slots and
 * {:then x} are functions of their variables (of a loop beside its list in an
 * EXPR_UNKNOWN), {#if} is an EXPR_CHOICE, a v-if stays an attribute, a
 * handler that is more than a name is the body of a function. A <script> of a
 * page that shares no names with the rest is a function of its own.
 *
 * A name is resolved to its binding when the summary is made; a name without
 * a binding is a global. Everything lives in one arena and stays valid for
 * the whole run. Offsets are bytes into the file's text.
 *
 * Summaries are stored (summary_store.h): a member needs its row in
 * summary_tables.c, and what readers rely on stands in summary_check.c.
 */

typedef uint32_t expr_id;
typedef uint32_t binding_id;
typedef uint32_t function_id;

#define ID_NONE UINT32_MAX

enum expr_kind {
	EXPR_UNKNOWN, /* not understood, or depends on run time; kids hold its parts */
	EXPR_STRING, /* text: decoded value; also a template without holes */
	EXPR_NUMBER, /* text: as written; number */
	EXPR_BOOLEAN, /* number: 0 or 1 */
	EXPR_NULL, /* null, undefined, void 0 */
	EXPR_REGEX, /* text: source; flags in `name` */
	EXPR_TEMPLATE, /* kids: strings and holes in turn, as they follow each other */
	EXPR_NAME, /* name; binding, or ID_NONE for a global */
	EXPR_THIS, /* name: "this" or "super"; index: the class whose object it is */
	EXPR_META, /* import.meta */
	EXPR_MEMBER, /* object: left; name. Also `a["b"]` and destructuring */
	EXPR_INDEX, /* object: left; right: a computed key; also array destructuring */
	EXPR_CALL, /* callee: left; kids: arguments. Tagged templates: one argument */
	EXPR_NEW, /* as EXPR_CALL */
	EXPR_IMPORT, /* import(x), import x = require(x): left is the specifier */
	EXPR_OBJECT, /* props */
	EXPR_ARRAY, /* kids; holes are EXPR_NULL */
	EXPR_FUNCTION, /* function */
	EXPR_CLASS, /* name or ""; props: members; left: superclass; right: EXPR_ARRAY of its
		       decorators; both ID_NONE without; index: its own place in classes + 1 */
	EXPR_AWAIT, /* left */
	EXPR_SPREAD, /* left */
	EXPR_UNARY, /* op; left */
	EXPR_BINARY, /* op; left, right */
	EXPR_EITHER, /* left ?? right, left || right: alternatives, op says which */
	EXPR_BOTH, /* left && right */
	EXPR_CHOICE, /* test: kids[0]; left and right are the alternatives */
	EXPR_ASSIGN, /* op; left = right */
	EXPR_SEQUENCE, /* kids; the value is the last */
	EXPR_YIELD, /* left */
	EXPR_JSX, /* left: tag, ID_NONE for a fragment; props: attributes, then "children" */
	EXPR_PARAM, /* parameter `index` of `function` */
};

enum expr_op {
	OP_NONE,
	OP_EQUAL, /* ===, == */
	OP_NOT_EQUAL,
	OP_LESS, /* < <= > >= */
	OP_NOT,
	OP_TYPEOF,
	OP_MINUS, /* unary and binary */
	OP_PLUS,
	OP_TIMES,
	OP_DIVIDE,
	OP_IN, /* in, instanceof */
	OP_NULLISH, /* ?? and ??= */
	OP_OR, /* || and ||= */
	OP_AND, /* &&= */
	OP_OTHER,
};

struct expr {
	uint8_t kind; /* enum expr_kind */
	uint8_t op; /* enum expr_op */
	uint32_t start;
	uint32_t end;
	expr_id left; /* ID_NONE when the kind has none */
	expr_id right;
	uint32_t first; /* kids: kid_ids[first .. first + count), or props likewise */
	uint32_t count;
	uint32_t index; /* EXPR_PARAM; EXPR_IMPORT and require(): its place in imports + 1, or 0;
			   EXPR_CLASS, EXPR_THIS: a place in classes + 1, or 0 */
	function_id function; /* EXPR_FUNCTION, EXPR_PARAM; of all others: the one it runs in */
	binding_id binding; /* EXPR_NAME */
	struct str name;
	struct str text;
	double number;
};

enum prop_kind {
	PROP_VALUE, /* key: value, shorthand, JSX attribute, class field */
	PROP_METHOD, /* also get and set */
	PROP_SPREAD, /* ...value, {...value} in JSX */
	PROP_COMPUTED, /* [key_expr]: value; key is filled in when key_expr is a string */
};

struct prop {
	uint8_t kind; /* enum prop_kind */
	struct str key;
	expr_id key_expr; /* ID_NONE unless computed */
	expr_id value; /* ID_NONE: no value (`<a b>`, declared field) */
	uint32_t start; /* of the key */
	uint32_t end;
	uint32_t first_decorator; /* decorator expressions in kid_ids */
	uint32_t decorator_count;
	expr_id type; /* of a class field: as in struct param */
};

/*
 * What stands beside a method's parameter. Types mean nothing at run time,
 * but dependency injection goes by their names.
 */
struct param {
	uint32_t first_decorator; /* decorator expressions in kid_ids */
	uint32_t decorator_count;
	bool is_field; /* `constructor(private x: X)`: this.x is the parameter */
	expr_id type; /* the annotation's name (EXPR_NAME, `a.B`: EXPR_MEMBER), arguments of
			 generics left out; ID_NONE when it is no plain name */
};

enum binding_kind {
	BINDING_CONST,
	BINDING_LET, /* let, var */
	BINDING_PARAM,
	BINDING_FUNCTION,
	BINDING_CLASS,
	BINDING_IMPORT,
	BINDING_CATCH,
	BINDING_ENUM,
	BINDING_TYPE_ONLY, /* import type, declare */
};

struct binding {
	uint8_t kind; /* enum binding_kind */
	bool reassigned; /* assigned anywhere after its declaration */
	bool mutated; /* a member of it is assigned, deleted, or elements are added or removed */
	struct str name;
	uint32_t start; /* of the name where it is declared */
	uint32_t end;
	function_id function; /* in which it is declared */
	expr_id value; /* what it is initialised with; ID_NONE: nothing known */
	uint32_t import; /* index into imports, of BINDING_IMPORT */
};

enum import_kind {
	IMPORT_NAMED, /* { name as local }; name may be "default" */
	IMPORT_DEFAULT,
	IMPORT_NAMESPACE, /* * as local; require() and await import() as a whole */
	IMPORT_EFFECT, /* import 'x' */
	IMPORT_TYPE, /* import type: no run-time meaning */
};

/*
 * One imported name. `const { a } = require('x')` and `await import('x')` are
 * expressions too (EXPR_CALL of the global require, EXPR_IMPORT); they are
 * listed here as IMPORT_NAMESPACE without a local name, so that linking sees
 * every specifier of the file in this one table.
 */
struct import {
	uint8_t kind; /* enum import_kind */
	struct str name; /* as the other module exports it */
	struct str specifier;
	binding_id local; /* ID_NONE for effects and expressions */
	uint32_t start; /* of the specifier's string */
	uint32_t end;
};

enum export_kind {
	EXPORT_LOCAL, /* name → value */
	EXPORT_FROM, /* export { imported as name } from 'x'; imported may be "default" */
	EXPORT_STAR, /* export * from 'x' */
	EXPORT_STAR_AS, /* export * as name from 'x' */
	EXPORT_COMMONJS, /* module.exports = value (name "default"), exports.name = value */
};

struct export
{
	uint8_t kind; /* enum export_kind */
	struct str name; /* "default" for the default export */
	struct str imported; /* EXPORT_FROM */
	struct str specifier; /* of the re-exporting kinds */
	expr_id value; /* EXPORT_LOCAL (often an EXPR_NAME), EXPORT_COMMONJS */
	uint32_t start; /* of the exported name or value */
	uint32_t end;
};

/*
 * Steps of a function, in order of execution as far as the text shows it.
 * Blocks nest: every opening step has its STEP_END, at `other`. A call's
 * arguments and callee come before the call; a function passed to a call is
 * its own record in `functions`, its steps are not inlined.
 */
enum step_kind {
	STEP_CALL, /* expr: EXPR_CALL, EXPR_NEW */
	STEP_AWAIT, /* expr: EXPR_AWAIT; its operand's steps come before it */
	STEP_READ_JSX, /* expr: EXPR_JSX */
	STEP_ASSIGN, /* expr: EXPR_ASSIGN */
	STEP_BIND, /* binding is initialised; expr: the value */
	STEP_RETURN, /* expr or ID_NONE; an arrow's expression body is one too */
	STEP_THROW, /* expr */
	STEP_BREAK, /* break, continue */
	STEP_IF, /* expr: the test (steps of the test come before); then-part follows */
	STEP_ELSE, /* else-part; closed by its own STEP_END */
	STEP_AND, /* the right side of &&, || or ??, run only sometimes; expr: the left side */
	STEP_SWITCH, /* expr: the value */
	STEP_CASE, /* expr: the case's value, ID_NONE for default; until the next case or end */
	STEP_LOOP, /* for, for-of, while, do; expr: what is iterated or tested, or ID_NONE */
	STEP_TRY,
	STEP_CATCH,
	STEP_FINALLY,
	STEP_END,
};

struct step {
	uint8_t kind; /* enum step_kind */
	expr_id expr;
	binding_id binding; /* STEP_BIND; STEP_CATCH: its parameter */
	uint32_t other; /* opening: index of its end; STEP_END: index of its opening */
	uint32_t start;
	uint32_t end;
};

struct function {
	struct str name; /* declared name, else the property's or variable's, else "" */
	function_id outer; /* ID_NONE of the top level */
	bool is_async;
	bool is_generator;
	bool is_method;
	bool in_browser; /* the top level of what a bundler sends there: .vue, .svelte, <script> */
	uint32_t start;
	uint32_t end;
	uint32_t name_start; /* where it is named; start when anonymous */
	uint32_t first_param; /* binding ids in kid_ids: one for each plain parameter, */
	uint32_t param_count; /* ID_NONE for a destructured one */
	uint32_t first_detail; /* of methods: into params, one for each parameter; else ID_NONE */
	uint32_t class; /* the class whose object `this` is: its place in classes + 1, or 0 */
	uint32_t first_step; /* into steps */
	uint32_t step_count;
	struct str directive; /* "use server", "use client" at its top, else absent */
};

/* A comment that may matter later (suppressions); in order. */
struct comment {
	uint32_t start;
	uint32_t end;
};

/*
 * The text of an interface that tells the SDK of an instance's own names.
 * Types mean nothing at run time, but these two list what the instance defines.
 */
struct declared_interface {
	struct str name; /* ClerkAuthorization, CustomJwtSessionClaims */
	uint32_t start;
	uint32_t end;
};

struct summary {
	struct str path;
	struct str text; /* the file's bytes, kept only until facts are placed */
	struct expr *exprs;
	uint32_t expr_count;
	uint32_t *kid_ids;
	uint32_t kid_count;
	struct prop *props;
	uint32_t prop_count;
	struct binding *bindings;
	uint32_t binding_count;
	struct function *functions;
	uint32_t function_count;
	struct param *params;
	uint32_t param_count;
	expr_id *classes; /* every EXPR_CLASS */
	uint32_t class_count;
	struct step *steps;
	uint32_t step_count;
	struct import *imports;
	uint32_t import_count;
	struct export *exports;
	uint32_t export_count;
	struct comment *comments; /* those that hold "clerk-audit" */
	uint32_t comment_count;
	struct declared_interface *interfaces;
	uint32_t interface_count;
	struct str directive; /* "use client", "use server" of the module */
	bool has_errors; /* parts were not parsed */
};

/* The n-th kid (argument, element, child) of an expression. */
expr_id summary_kid(const struct summary *summary, expr_id expr, uint32_t n);

/* The n-th property of an object, class or JSX element. */
const struct prop *summary_prop_at(const struct summary *summary, expr_id expr, uint32_t n);

/* What is declared beside a method's n-th parameter; NULL for other functions, or without one. */
const struct param *summary_param(const struct summary *summary, function_id function, uint32_t n);

/* The value of the last property with this key; ID_NONE if absent. */
expr_id summary_prop(const struct summary *summary, expr_id object, const char *key);

/* Does the object have a spread or an unknown computed key, so that a missing key proves nothing?
 */
bool summary_is_open(const struct summary *summary, expr_id object);

/* What a function returns when it has one way out that says so; ID_NONE if not. */
expr_id summary_result(const struct summary *summary, expr_id function);

/*
 * Is this function sent to the browser? So is what lies in such a function,
 * and all of a module marked "use client".
 */
bool summary_in_browser(const struct summary *summary, function_id function);

/* For tests and debugging: the summary as text, one table row a line. */
struct buf;
void summary_dump(const struct summary *summary, struct buf *out);

#endif
