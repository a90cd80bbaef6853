#include "facts/optional.h"

#include "facts/named.h"
#include "program/lookup.h"

enum {
	CALLERS_DEEP = 2, /* functions that are called by each other */
	PARENTS_MOST = 64,
	STEPS_MOST = 2048, /* of a function */
	PARTS_MOST = 200, /* expressions of all tests that are looked at for one place */
	PARTS_DEEP = 12,
};

struct search {
	struct collector *collector;
	unsigned parts;
};

static const struct summary *summary_of(const struct search *search, uint32_t module)
{
	return search->collector->program->modules[module].summary;
}

/* What an element of a list, or its component, is told of itself: { id: 'github', enabled: false }
 */
static bool is_flag(const struct value *value)
{
	static const char *const names[] = {"enabled", "disabled", "hidden", "available",
		"isEnabled", "isDisabled", "isHidden", "isAvailable"};

	return value->kind == VALUE_PARAM &&
	       str_in(str_last_part(value->name, '.'), names, sizeof(names) / sizeof(names[0]));
}

/* Without a key or an address nothing runs at all: that it is asked for decides nothing. */
static bool is_needed(struct str variable)
{
	static const char *const parts[] = {"KEY", "SECRET", "TOKEN", "URL"};

	return str_has_any_nocase(variable, parts, sizeof(parts) / sizeof(parts[0]));
}

static bool is_setting(const struct value *value)
{
	switch (value->kind) {
	case VALUE_ENV:
		return !is_needed(value->name);
	case VALUE_GLOBAL:
		return str_is(value->name, "__DEV__");
	case VALUE_IMPORT:
		return (str_is(value->package, "$app/environment") && str_is(value->name, "dev")) ||
		       (str_starts(value->package, "$env/") && !is_needed(value->name));
	default:
		return is_flag(value);
	}
}

static bool reads_setting(struct search *search, struct site site, unsigned depth);

static bool parts_read(struct search *search, struct site site, unsigned depth)
{
	const struct summary *summary = summary_of(search, site.module);
	const struct expr *e = &summary->exprs[site.expr];

	if (reads_setting(search, program_beside(site, e->left), depth + 1) ||
		reads_setting(search, program_beside(site, e->right), depth + 1)) {
		return true;
	}
	for (uint32_t i = 0; i < e->count; i++) {
		if (reads_setting(search, program_beside(site, summary_kid(summary, site.expr, i)),
			    depth + 1)) {
			return true;
		}
	}
	return false;
}

/* Where a name leads: const flags = { teams: process.env.TEAMS === 'on' } */
static bool is_made_of_setting(
	struct search *search, struct site site, const struct value *value, unsigned depth)
{
	return value->at.expr != ID_NONE && !program_same(value->at, site) &&
	       reads_setting(search, value->at, depth + 1);
}

/* Is a setting part of what an expression is computed from? */
static bool reads_setting(struct search *search, struct site site, unsigned depth)
{
	const struct expr *e;
	struct value value;

	if (site.expr == ID_NONE || depth > PARTS_DEEP || search->parts++ > PARTS_MOST) {
		return false;
	}
	e = program_expr(search->collector->program, site);
	value = program_single(search->collector->program, site);
	if (is_setting(&value)) {
		return true;
	}
	switch ((enum expr_kind)e->kind) {
	case EXPR_NAME:
		return is_made_of_setting(search, site, &value, depth);
	case EXPR_MEMBER:
		return is_made_of_setting(search, site, &value, depth) ||
		       parts_read(search, site, depth);
	case EXPR_INDEX:
	case EXPR_CALL:
	case EXPR_AWAIT:
	case EXPR_UNARY:
	case EXPR_BINARY:
	case EXPR_EITHER:
	case EXPR_BOTH:
	case EXPR_CHOICE:
		return parts_read(search, site, depth);
	default:
		return false;
	}
}

/* `if (false)`, or the like behind a constant; `wanted` is what lets the place be reached. */
static bool is_never(const struct search *search, struct site test, bool wanted)
{
	const struct expr *e = program_expr(search->collector->program, test);
	struct value value;

	while (e->kind == EXPR_UNARY && e->op == OP_NOT) {
		test = program_beside(test, e->left);
		e = program_expr(search->collector->program, test);
		wanted = !wanted;
	}
	value = program_single(search->collector->program, test);
	return value.kind == VALUE_BOOLEAN && !value.guessed && (value.number != 0) != wanted;
}

/*
 * Does a setting decide that a test gives what is wanted? Of `flag && x` it decides alone that it
 * holds, and not that it fails. The recursion is bounded by `depth`.
 */
static bool decides_part(struct search *search, struct site test, bool wanted, unsigned depth)
{
	const struct expr *e;
	struct site left;
	struct site right;

	if (test.expr == ID_NONE || depth > PARTS_DEEP) {
		return false;
	}
	e = program_expr(search->collector->program, test);
	left = program_beside(test, e->left);
	right = program_beside(test, e->right);
	if (e->kind == EXPR_UNARY && e->op == OP_NOT) {
		return decides_part(search, left, !wanted, depth + 1);
	}
	if ((e->kind == EXPR_BOTH && !wanted) ||
		(e->kind == EXPR_EITHER && e->op == OP_OR && wanted)) {
		return decides_part(search, left, wanted, depth + 1) &&
		       decides_part(search, right, wanted, depth + 1);
	}
	return is_never(search, test, wanted) || reads_setting(search, test, 0);
}

static bool decides(struct search *search, struct site test, bool wanted)
{
	return decides_part(search, test, wanted, 0);
}

/* `flag && x`, `flag ? x : y`, `!flag || x` */
static bool is_chosen(struct search *search, struct site outer, expr_id inner)
{
	const struct summary *summary = summary_of(search, outer.module);
	const struct expr *e = &summary->exprs[outer.expr];

	switch ((enum expr_kind)e->kind) {
	case EXPR_BOTH:
		return e->right == inner && decides(search, program_beside(outer, e->left), true);
	case EXPR_EITHER:
		return e->right == inner && e->op == OP_OR &&
		       decides(search, program_beside(outer, e->left), false);
	case EXPR_CHOICE:
		return (e->left == inner || e->right == inner) &&
		       decides(search, program_beside(outer, summary_kid(summary, outer.expr, 0)),
			       e->left == inner);
	case EXPR_JSX: /* v-if */
		return decides(search,
			program_beside(outer, summary_prop(summary, outer.expr, "v-if")), true);
	default:
		return false;
	}
}

/* notFound() throws, as do the others. */
static bool is_exit(const struct summary *summary, const struct step *step)
{
	static const char *const names[] = {
		"notFound", "redirect", "permanentRedirect", "forbidden", "unauthorized"};
	expr_id callee = step->kind == STEP_CALL ? summary->exprs[step->expr].left : ID_NONE;

	return callee != ID_NONE && summary->exprs[callee].kind == EXPR_NAME &&
	       str_in(summary->exprs[callee].name, names, sizeof(names) / sizeof(names[0]));
}

/* Does a block hold a step that leaves the function? */
static bool leaves(const struct summary *summary, const struct function *function, uint32_t step)
{
	uint32_t end = summary->steps[function->first_step + step].other - function->first_step;

	for (uint32_t i = step + 1; i < end && i < function->step_count; i++) {
		const struct step *one = &summary->steps[function->first_step + i];

		if (one->kind == STEP_RETURN || one->kind == STEP_THROW || is_exit(summary, one)) {
			return true;
		}
	}
	return false;
}

/* `if (flag) { … x … }`, and `if (!flag) return` before it */
static bool is_in_branch(struct search *search, struct site site, function_id id)
{
	const struct summary *summary = summary_of(search, site.module);
	const struct expr *e = &summary->exprs[site.expr];
	const struct function *function = &summary->functions[id == ID_NONE ? 0 : id];

	for (uint32_t i = 0; i < function->step_count && i < STEPS_MOST; i++) {
		const struct step *step = &summary->steps[function->first_step + i];
		const struct step *end;
		bool inside;

		if (step->kind != STEP_IF || step->expr == ID_NONE || step->other == ID_NONE) {
			continue;
		}
		end = &summary->steps[step->other];
		inside = step->start <= e->start && e->end <= end->end;
		if ((inside || (end->end <= e->start && leaves(summary, function, i))) &&
			decides(search, program_beside(site, step->expr), inside)) {
			return true;
		}
	}
	return false;
}

static bool is_decided(struct search *search, struct site site, unsigned depth);

/* Is every call of a function optional? One that nothing is seen to call is not. */
static bool are_callers(struct search *search, struct site function, unsigned depth)
{
	named_sites callers = {0};

	if (depth == CALLERS_DEEP) {
		return false;
	}
	named_callers(search->collector, function, &callers);
	for (size_t i = 0; i < callers.n; i++) {
		if (!is_decided(search, callers.items[i], depth + 1)) {
			return false;
		}
	}
	return callers.n > 0;
}

/* In the function that it is run in, whose place is stored. */
static bool is_inside(struct search *search, struct site site, struct site *out_function)
{
	const struct program *program = search->collector->program;
	const struct summary *summary = summary_of(search, site.module);
	const struct expr *e = &summary->exprs[site.expr];
	function_id function =
		e->kind == EXPR_FUNCTION ? summary->functions[e->function].outer : e->function;
	struct site inner = site;

	for (unsigned i = 0; i < PARENTS_MOST && inner.expr != ID_NONE; i++) {
		struct site outer =
			program_beside(site, lookup_parent(program, site.module, inner.expr));

		if (outer.expr != ID_NONE && is_chosen(search, outer, inner.expr)) {
			return true;
		}
		inner = outer;
	}
	*out_function = program_beside(site, lookup_function(program, site.module, function));
	return is_in_branch(search, site, function);
}

/* Each function is looked at where it stands, and the innermost ones where they are called. */
static bool is_decided(struct search *search, struct site site, unsigned depth)
{
	struct site function = site;

	for (unsigned i = 0; i < PARENTS_MOST && function.expr != ID_NONE; i++) {
		if (is_inside(search, function, &function)) {
			return true;
		}
		if (function.expr != ID_NONE && are_callers(search, function, depth)) {
			return true;
		}
	}
	return false;
}

bool optional_is(struct collector *collector, struct site site)
{
	struct search search = {.collector = collector};

	return is_decided(&search, site, 0);
}
