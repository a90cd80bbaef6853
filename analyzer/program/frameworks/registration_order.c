#include "program/frameworks/registration_tools.h"

/* Which of two registrations comes first. */

enum { SETUP_DEPTH = 6 }; /* set-up functions that call each other */

static function_id function_around(const struct registry *x, struct site call)
{
	return program_expr(x->program, call)->function;
}

/* The call through which a place inside a function is run for this application. */
static struct site call_above(const struct registry *x, struct site place, uint32_t application)
{
	function_id function = function_around(x, place);
	struct setup_call only;

	for (; application != ID_NONE; application = x->applications.items[application].within) {
		struct site via = x->applications.items[application].via;
		struct site callee = SITE_NONE;

		if (via.expr != ID_NONE && program_expr(x->program, via)->kind == EXPR_CALL) {
			callee = program_callee(x->program, via);
		}
		if (callee.expr != ID_NONE && callee.module == place.module &&
			program_expr(x->program, callee)->function == function) {
			return via;
		}
	}
	return registration_only_setup(x, place.module, function, &only) ? only.call : SITE_NONE;
}

/* From a place up through the calls of the functions around it, to the top of a file. */
struct way {
	struct site sites[SETUP_DEPTH];
	unsigned n; /* sites[n - 1] is the outermost */
	bool complete;
};

static struct way way_to(const struct registry *x, struct site call, uint32_t application)
{
	struct way way = {.n = 0};

	while (call.expr != ID_NONE && way.n < SETUP_DEPTH) {
		way.sites[way.n++] = call;
		if (function_around(x, call) == 0) {
			way.complete = true;
			break;
		}
		call = call_above(x, call, application);
	}
	return way;
}

/* A chain's calls begin together and run in the order in which they end. */
static enum registration_order compare_sites(const struct registry *x, struct site a, struct site b)
{
	const struct expr *left = program_expr(x->program, a);
	const struct expr *right = program_expr(x->program, b);
	bool before =
		left->start == right->start ? left->end < right->end : left->start < right->start;

	return before ? REGISTERED_BEFORE : REGISTERED_AFTER;
}

/* A module that registers on another's application has run that one first. */
static enum registration_order compare_modules(uint32_t home, struct site a, struct site b)
{
	if (a.module == home) {
		return REGISTERED_BEFORE;
	}
	return b.module == home ? REGISTERED_AFTER : REGISTERED_UNSURE;
}

static uint32_t home_of(const struct registry *x, uint32_t application)
{
	const struct application *a = &x->applications.items[application];

	return a->via.expr == ID_NONE ? a->made.module : a->via.module;
}

enum registration_order registration_compare(const struct registry *x, const struct registration *a,
	const struct registration *b, uint32_t application)
{
	struct way left;
	struct way right;

	if (a->call.module == b->call.module &&
		function_around(x, a->call) == function_around(x, b->call)) {
		return compare_sites(x, a->call, b->call);
	}
	left = way_to(x, a->call, application);
	right = way_to(x, b->call, application);
	while (left.n > 0 && right.n > 0) {
		struct site outer_left = left.sites[--left.n];
		struct site outer_right = right.sites[--right.n];

		if (outer_left.module == outer_right.module &&
			function_around(x, outer_left) == function_around(x, outer_right)) {
			if (outer_left.expr != outer_right.expr) {
				return compare_sites(x, outer_left, outer_right);
			}
			continue;
		}
		if (!left.complete || !right.complete) {
			break;
		}
		return compare_modules(home_of(x, application), outer_left, outer_right);
	}
	return REGISTERED_UNSURE;
}
