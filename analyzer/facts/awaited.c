#include "facts/awaited.h"

#include "facts/trace.h"
#include "program/lookup.h"

enum { OUTWARDS_MOST = 64 }; /* expressions around a call that only hand its value on */

/* What a statement does with an expression. */
enum role { ROLE_NONE, ROLE_HANDED, ROLE_BOUND, ROLE_TESTED };

enum fate {
	FATE_DROPPED, /* or looked into as it is */
	FATE_TAKEN,
	FATE_BOUND, /* to a name, of which the uses decide */
	FATE_OUTWARD, /* what is around it has its value */
};

void awaited_begin(struct awaited *awaited, uint32_t module)
{
	awaited->module = module;
	awaited->roles = NULL;
	awaited->subjects = NULL;
	awaited->taken = NULL;
}

static enum role role_of(const struct step *step)
{
	switch ((enum step_kind)step->kind) {
	case STEP_RETURN:
	case STEP_THROW:
	case STEP_LOOP:
		return ROLE_HANDED;
	case STEP_BIND:
		return ROLE_BOUND;
	case STEP_IF:
	case STEP_SWITCH:
		return ROLE_TESTED;
	default:
		return ROLE_NONE;
	}
}

static void read_step(struct awaited *awaited, const struct step *step, const struct step *around)
{
	enum role role = role_of(step);

	if (step->kind == STEP_CASE) {
		awaited->subjects[step->expr] =
			around != NULL && around->kind == STEP_SWITCH ? around->expr : ID_NONE;
	} else if (role != ROLE_NONE && awaited->roles[step->expr] == ROLE_NONE) {
		awaited->roles[step->expr] = (uint8_t)role;
		awaited->kept[step->expr] = role == ROLE_BOUND ? step->binding : ID_NONE;
	}
}

static void read_steps(struct awaited *awaited)
{
	const struct summary *summary = awaited->program->modules[awaited->module].summary;
	size_t count = summary->expr_count + 1;
	VEC(const struct step *) open = {0};

	awaited->roles = arena_array(awaited->arena, count, sizeof(awaited->roles[0]));
	awaited->kept = arena_array(awaited->arena, count, sizeof(awaited->kept[0]));
	awaited->subjects = arena_array(awaited->arena, count, sizeof(awaited->subjects[0]));
	for (size_t i = 0; i < count; i++) {
		awaited->kept[i] = awaited->subjects[i] = ID_NONE;
	}
	for (uint32_t i = 0; i < summary->step_count; i++) {
		const struct step *step = &summary->steps[i];

		if (step->kind == STEP_END) {
			open.n -= open.n > 0;
			continue;
		}
		if (step->expr != ID_NONE) {
			read_step(awaited, step, open.n == 0 ? NULL : *vec_last(&open));
		}
		if (step->other != ID_NONE && step->other > i) {
			vec_push(awaited->arena, &open, step);
		}
	}
}

static bool is_spread(const struct summary *summary, expr_id object, expr_id value)
{
	for (uint32_t i = 0; i < summary->exprs[object].count; i++) {
		const struct prop *prop = summary_prop_at(summary, object, i);

		if (prop->value == value) {
			return prop->kind == PROP_SPREAD;
		}
	}
	return false;
}

/* What becomes of a value by the expression that it is part of. */
static enum fate fate_in(const struct summary *summary, expr_id parent, expr_id child)
{
	const struct expr *e = &summary->exprs[parent];

	switch ((enum expr_kind)e->kind) {
	case EXPR_AWAIT:
	case EXPR_YIELD:
	case EXPR_ARRAY:
	case EXPR_CLASS:
	case EXPR_JSX:
		return FATE_TAKEN;
	case EXPR_CALL:
	case EXPR_NEW:
		return e->left == child ? FATE_DROPPED : FATE_TAKEN;
	case EXPR_OBJECT:
		return is_spread(summary, parent, child) ? FATE_DROPPED : FATE_TAKEN;
	case EXPR_MEMBER:
		return trace_is_chain(e->name) ? FATE_TAKEN : FATE_DROPPED;
	case EXPR_CHOICE:
		return e->count > 0 && summary->kid_ids[e->first] == child ? FATE_DROPPED
									   : FATE_OUTWARD;
	case EXPR_EITHER:
	case EXPR_BOTH:
		return FATE_OUTWARD;
	case EXPR_SEQUENCE:
		return summary_kid(summary, parent, e->count - 1) == child ? FATE_OUTWARD
									   : FATE_DROPPED;
	case EXPR_ASSIGN:
		return e->right == child ? FATE_BOUND : FATE_TAKEN;
	default:
		return FATE_DROPPED;
	}
}

/* The outermost expression that has the value, and what becomes of it there. */
static enum fate fate_of(struct awaited *awaited, expr_id *expr)
{
	const struct summary *summary = awaited->program->modules[awaited->module].summary;

	for (unsigned i = 0; i < OUTWARDS_MOST; i++) {
		expr_id parent = lookup_parent(awaited->program, awaited->module, *expr);
		enum fate fate;

		if (parent == ID_NONE) {
			break;
		}
		fate = fate_in(summary, parent, *expr);
		if (fate != FATE_OUTWARD) {
			*expr = fate == FATE_BOUND ? parent : *expr;
			return fate;
		}
		*expr = parent;
	}
	switch ((enum role)awaited->roles[*expr]) {
	case ROLE_HANDED:
		return FATE_TAKEN;
	case ROLE_BOUND:
		return FATE_BOUND;
	default:
		return FATE_DROPPED;
	}
}

/* Names that are not read as a member, tested or left alone: in one pass for all. */
static void find_taken(struct awaited *awaited)
{
	const struct summary *summary = awaited->program->modules[awaited->module].summary;

	awaited->taken =
		arena_array(awaited->arena, summary->binding_count + 1, sizeof(awaited->taken[0]));
	for (expr_id i = 0; i < summary->expr_count; i++) {
		const struct expr *e = &summary->exprs[i];
		expr_id outer = i;

		if (e->kind == EXPR_NAME && e->binding != ID_NONE && !awaited->taken[e->binding]) {
			enum fate fate = fate_of(awaited, &outer);

			/* a name alone is no statement: it is exported, or kept under another */
			awaited->taken[e->binding] =
				fate == FATE_TAKEN || fate == FATE_BOUND ||
				(outer == i &&
					lookup_parent(awaited->program, awaited->module, i) ==
						ID_NONE &&
					awaited->roles[i] != ROLE_TESTED);
		}
	}
}

/* The name that an expression is kept in, or ID_NONE. */
static binding_id kept_in(struct awaited *awaited, expr_id expr)
{
	const struct summary *summary = awaited->program->modules[awaited->module].summary;
	const struct expr *e = &summary->exprs[expr];
	const struct expr *left;

	if (e->kind != EXPR_ASSIGN) {
		return awaited->kept[expr];
	}
	left = e->left == ID_NONE ? NULL : &summary->exprs[e->left];
	return left != NULL && left->kind == EXPR_NAME ? left->binding : ID_NONE;
}

bool awaited_is(struct awaited *awaited, expr_id expr)
{
	expr_id outer = expr;
	binding_id binding;
	enum fate fate;

	if (awaited->roles == NULL) {
		read_steps(awaited);
	}
	fate = fate_of(awaited, &outer);
	if (fate != FATE_BOUND) {
		return fate == FATE_TAKEN;
	}
	binding = kept_in(awaited, outer);
	if (binding == ID_NONE) {
		return true; /* in a member of something: whoever has that */
	}
	if (awaited->taken == NULL) {
		find_taken(awaited);
	}
	return awaited->taken[binding];
}

expr_id awaited_switched(struct awaited *awaited, expr_id value)
{
	if (awaited->roles == NULL) {
		read_steps(awaited);
	}
	return awaited->subjects[value];
}

binding_id awaited_kept(struct awaited *awaited, expr_id expr)
{
	if (awaited->roles == NULL) {
		read_steps(awaited);
	}
	return awaited->kept[expr];
}
