#include "facts/token.h"
#include "program/lookup.h"

/* Whether a list holds more than where it is written out. */

enum {
	DEEP = 8, /* expressions that lead to each other */
	VISITS_MOST = 64,
	LISTS_MOST = 500, /* of a repository; of more it is not said that they are complete */
};

struct search {
	const struct program *program;
	unsigned visits;
};

static bool look_at(struct search *search, struct site site, unsigned depth);

/* What puts something into a list, or gives a longer one. */
static bool is_filling(struct str method)
{
	static const char *const names[] = {
		"push", "unshift", "splice", "concat", "add", "fill", "with"};

	return str_in(method, names, sizeof(names) / sizeof(names[0]));
}

/* `list.push(…)`, `list[1] = …`, by the parts that an expression is the beginning of. */
static bool is_filled(const struct program *program, struct site list)
{
	const struct summary *summary = program->modules[list.module].summary;
	expr_id parent = lookup_parent(program, list.module, list.expr);
	const struct expr *e = parent == ID_NONE ? NULL : &summary->exprs[parent];
	expr_id outer = e == NULL ? ID_NONE : lookup_parent(program, list.module, parent);

	if (e == NULL || e->left != list.expr || outer == ID_NONE) {
		return false;
	}
	if (e->kind == EXPR_MEMBER) {
		return is_filling(e->name) && summary->exprs[outer].kind == EXPR_CALL;
	}
	return e->kind == EXPR_INDEX && summary->exprs[outer].kind == EXPR_ASSIGN &&
	       summary->exprs[outer].left == parent;
}

static bool is_name_filled(const struct program *program, uint32_t module, binding_id name)
{
	const struct summary *summary = program->modules[module].summary;

	for (expr_id i = 0; i < summary->expr_count; i++) {
		if (summary->exprs[i].kind == EXPR_NAME && summary->exprs[i].binding == name &&
			is_filled(program, (struct site){module, i})) {
			return true;
		}
	}
	return false;
}

/* The names that an array is the value of. */
static bool is_array_filled(struct search *search, struct site array)
{
	const struct summary *summary = search->program->modules[array.module].summary;

	for (binding_id i = 0; i < summary->binding_count; i++) {
		if (summary->bindings[i].value == array.expr &&
			is_name_filled(search->program, array.module, i)) {
			return true;
		}
	}
	return is_filled(search->program, array);
}

/* What an own function returns; of `list.filter(…)` the list. */
static bool look_at_call(struct search *search, struct site call, unsigned depth)
{
	const struct summary *summary = search->program->modules[call.module].summary;
	struct site function = program_callee(search->program, call);
	expr_id called = summary->exprs[call.expr].left;
	const struct expr *callee = called == ID_NONE ? NULL : &summary->exprs[called];

	if (callee != NULL && callee->kind == EXPR_MEMBER) {
		return is_filling(callee->name) ||
		       look_at(search, (struct site){call.module, callee->left}, depth);
	}
	if (function.expr == ID_NONE) {
		return false;
	}
	summary = search->program->modules[function.module].summary;
	const struct function *body = &summary->functions[summary->exprs[function.expr].function];
	for (uint32_t i = 0; i < body->step_count; i++) {
		const struct step *step = &summary->steps[body->first_step + i];

		if (step->kind == STEP_RETURN &&
			look_at(search, (struct site){function.module, step->expr}, depth)) {
			return true;
		}
	}
	return false;
}

static bool look_at_kids(struct search *search, struct site site, unsigned depth)
{
	const struct summary *summary = search->program->modules[site.module].summary;
	const struct expr *e = &summary->exprs[site.expr];

	for (uint32_t i = 0; i < e->count; i++) {
		if (look_at(search, (struct site){site.module, summary_kid(summary, site.expr, i)},
			    depth)) {
			return true;
		}
	}
	return false;
}

static bool look_at_name(struct search *search, struct site site, unsigned depth)
{
	const struct summary *summary = search->program->modules[site.module].summary;
	binding_id name = summary->exprs[site.expr].binding;

	if (name == ID_NONE) {
		return false;
	}
	return is_name_filled(search->program, site.module, name) ||
	       look_at(search, (struct site){site.module, summary->bindings[name].value}, depth);
}

static bool look_at(struct search *search, struct site site, unsigned depth)
{
	const struct expr *e;

	if (site.expr == ID_NONE || depth == 0 || ++search->visits > VISITS_MOST) {
		return false;
	}
	e = program_expr(search->program, site);
	switch ((enum expr_kind)e->kind) {
	case EXPR_NAME:
		return look_at_name(search, site, depth - 1);
	case EXPR_CALL:
		return look_at_call(search, site, depth - 1);
	case EXPR_ARRAY:
	case EXPR_NEW:
		return look_at_kids(search, site, depth - 1);
	case EXPR_SPREAD:
	case EXPR_AWAIT:
		return look_at(search, (struct site){site.module, e->left}, depth - 1);
	case EXPR_EITHER:
	case EXPR_CHOICE:
		return look_at(search, (struct site){site.module, e->left}, depth - 1) ||
		       look_at(search, (struct site){site.module, e->right}, depth - 1);
	default:
		return false;
	}
}

bool token_list_is_filled(struct token_reading *r, struct site site)
{
	struct search search = {.program = r->collector->program};
	value_vec values = {0};

	if (++r->budget->lists > LISTS_MOST) {
		return true;
	}
	program_follow(search.program, site, r->scratch, &values);
	for (size_t i = 0; i < values.n; i++) {
		if (values.items[i].kind == VALUE_ARRAY &&
			is_array_filled(&search, values.items[i].at)) {
			return true;
		}
	}
	return look_at(&search, site, DEEP);
}
