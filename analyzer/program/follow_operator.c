#include <math.h>

#include "program/follow_internal.h"

/* Arithmetic on what is certain, and alternatives where it is not. */

static void emit_number(struct follow *f, struct site site, double number)
{
	struct value *value = follow_emit(f, VALUE_NUMBER, site);

	value->number = number;
	value->text = str_format(f->arena, "%.15g", number);
}

/* Text joined to text, and arithmetic on numbers. */
static bool compute(struct follow *f, struct site site, enum expr_op op, const struct value *left,
	const struct value *right)
{
	if (left->kind == VALUE_STRING && right->kind == VALUE_STRING && op == OP_PLUS) {
		struct str text = str_join(f->arena, left->text, right->text);

		follow_emit(f, VALUE_STRING, site)->text = text;
		return true;
	}
	if (left->kind != VALUE_NUMBER || right->kind != VALUE_NUMBER) {
		return false;
	}
	switch (op) {
	case OP_PLUS:
		emit_number(f, site, left->number + right->number);
		return true;
	case OP_MINUS:
		emit_number(f, site, left->number - right->number);
		return true;
	case OP_TIMES:
		emit_number(f, site, left->number * right->number);
		return true;
	case OP_DIVIDE:
		emit_number(f, site, left->number / right->number);
		return true;
	default:
		return false;
	}
}

void follow_operator_binary(
	struct follow *f, struct site site, const struct trail *trail, const struct frame *frame)
{
	const struct expr *e = program_expr(f->program, site);
	bool arithmetic =
		e->op == OP_PLUS || e->op == OP_MINUS || e->op == OP_TIMES || e->op == OP_DIVIDE;
	struct value left;
	struct value right;

	if (trail != NULL || !arithmetic ||
		!follow_certain(f, program_beside(site, e->left), frame, &left) ||
		!follow_certain(f, program_beside(site, e->right), frame, &right) ||
		!compute(f, site, (enum expr_op)e->op, &left, &right)) {
		follow_emit(f, VALUE_UNKNOWN, site);
	}
}

void follow_operator_unary(
	struct follow *f, struct site site, const struct trail *trail, const struct frame *frame)
{
	const struct expr *e = program_expr(f->program, site);
	bool sign = e->op == OP_MINUS || e->op == OP_PLUS;
	struct value value;

	if (trail == NULL && sign &&
		follow_certain(f, program_beside(site, e->left), frame, &value) &&
		value.kind == VALUE_NUMBER) {
		emit_number(f, site, e->op == OP_MINUS ? -value.number : value.number);
	} else {
		follow_emit(f, VALUE_UNKNOWN, site);
	}
}

enum truth { TRUTH_UNKNOWN, TRUTH_NULL, TRUTH_FALSE, TRUTH_TRUE };

static enum truth truth_of(const struct value *value)
{
	switch (value->kind) {
	case VALUE_NULL:
		return TRUTH_NULL;
	case VALUE_STRING:
		return value->text.n > 0 ? TRUTH_TRUE : TRUTH_FALSE;
	case VALUE_NUMBER:
		return value->number != 0 && !isnan(value->number) ? TRUTH_TRUE : TRUTH_FALSE;
	case VALUE_BOOLEAN:
		return value->number != 0 ? TRUTH_TRUE : TRUTH_FALSE;
	case VALUE_REGEX:
	case VALUE_OBJECT:
	case VALUE_ARRAY:
	case VALUE_FUNCTION:
	case VALUE_CLASS:
	case VALUE_NEW:
	case VALUE_JSX:
		return TRUTH_TRUE;
	default:
		return TRUTH_UNKNOWN;
	}
}

/* `globalThis.client ?? make()`: a name of one's own there keeps what was made before. */
static bool is_kept(const struct follow *f, const struct value *value, const struct trail *trail)
{
	const struct expr *e = program_expr(f->program, value->at);

	return trail == NULL && value->kind == VALUE_GLOBAL && e->kind == EXPR_NAME &&
	       (str_is(e->name, "globalThis") || str_is(e->name, "global")) &&
	       !str_equal(value->name, e->name);
}

/* `a ?? b`, `a || b`: a for certain, b for certain, or one of both. */
void follow_operator_either(
	struct follow *f, struct site site, const struct trail *trail, const struct frame *frame)
{
	const struct expr *e = program_expr(f->program, site);
	struct value room[FOLLOW_ROOM];
	value_vec left = {room, 0, FOLLOW_ROOM};
	enum truth truth = TRUTH_UNKNOWN;
	bool guessed = f->guessed;
	bool takes_left;
	bool takes_right;

	follow_apart(f, program_beside(site, e->left), trail, frame, &left);
	if (trail == NULL && left.n == 1 && !left.items[0].guessed) {
		truth = truth_of(&left.items[0]);
	}
	takes_right = truth == TRUTH_NULL || (truth == TRUTH_FALSE && e->op == OP_OR) ||
		      (left.n == 1 && is_kept(f, &left.items[0], trail));
	takes_left = truth == TRUTH_TRUE || (truth == TRUTH_FALSE && e->op == OP_NULLISH);
	f->guessed = guessed || (!takes_left && !takes_right);
	for (size_t i = 0; i < left.n && !takes_right; i++) {
		left.items[i].guessed = left.items[i].guessed || f->guessed;
		vec_push(f->arena, f->out, left.items[i]);
	}
	if (!takes_left) {
		follow_site(f, program_beside(site, e->right), trail, frame);
	}
	f->guessed = guessed;
}

/* `a && b` is b or nothing; `c ? a : b` one of both. */
void follow_operator_choice(
	struct follow *f, struct site site, const struct trail *trail, const struct frame *frame)
{
	const struct expr *e = program_expr(f->program, site);
	bool guessed = f->guessed;

	f->guessed = true;
	if (e->kind == EXPR_CHOICE) {
		follow_site(f, program_beside(site, e->left), trail, frame);
	}
	follow_site(f, program_beside(site, e->right), trail, frame);
	f->guessed = guessed;
}
