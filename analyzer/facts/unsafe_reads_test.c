#include "facts/unsafe_reads.h"

/* What a test asks of unsafeMetadata, and what becomes of who fails it. */

enum {
	PARTS_MOST = 16, /* of a test: what is combined, turned around, or has a name */
	CALLED_MOST = 6, /* a helper costs that many of them */
	STEPS_MOST = 200, /* of a helper, among which its answers are looked for */
	ANSWER_DEEP = 4, /* calls of one chain: res.status(403).json() */
};

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static bool test_of(struct collector *collector, struct site site, unsigned parts, bool negated,
	struct unsafe_test *out);

static bool found(struct unsafe_test *out, const struct unsafe_read *read, bool negated)
{
	if (!unsafe_reads_is_access(read->path)) {
		return false;
	}
	*out = (struct unsafe_test){.read = *read, .negated = negated};
	return true;
}

/* That there is any role at all is a step of the onboarding. */
static bool is_nothing(const struct expr *e)
{
	return e->kind == EXPR_NULL || (e->kind == EXPR_STRING && e->text.n == 0) ||
	       (e->kind == EXPR_UNARY && e->op == OP_TYPEOF);
}

static bool compares(struct collector *collector, struct site site, const struct expr *e,
	bool negated, struct unsafe_test *out)
{
	const struct program *program = collector->program;
	struct site sides[2] = {program_beside(site, e->left), program_beside(site, e->right)};
	struct unsafe_read read;

	if ((e->op != OP_EQUAL && e->op != OP_NOT_EQUAL) || e->left == ID_NONE ||
		e->right == ID_NONE) {
		return false;
	}
	for (unsigned i = 0; i < 2; i++) {
		const struct expr *other = program_expr(program, sides[1 - i]);
		bool is_false = other->kind == EXPR_BOOLEAN && other->number == 0;
		bool turned = is_false != (e->op == OP_NOT_EQUAL);

		if (!is_nothing(other) && unsafe_reads_of(collector, sides[i], &read)) {
			return found(out, &read, negated != turned);
		}
	}
	return false;
}

/* ['admin'].includes(role), permissions.includes('edit'), ROLES.has(role) */
static bool looks_up(
	struct collector *collector, struct site site, bool negated, struct unsafe_test *out)
{
	const struct program *program = collector->program;
	struct site called = program_called(program, site);
	struct site given = program_argument(program, site, 0);
	const struct expr *e = called.expr == ID_NONE ? NULL : program_expr(program, called);
	struct unsafe_read read;

	if (e == NULL || e->kind != EXPR_MEMBER || given.expr == ID_NONE ||
		(!str_is(e->name, "includes") && !str_is(e->name, "has"))) {
		return false;
	}
	return (unsafe_reads_of(collector, program_beside(called, e->left), &read) ||
		       unsafe_reads_of(collector, given, &read)) &&
	       found(out, &read, negated);
}

/* isAdmin(): any of what the function gives back. */
static bool asks_helper(struct collector *collector, struct site call, unsigned parts, bool negated,
	struct unsafe_test *out)
{
	const struct program *program = collector->program;
	struct site site = program_callee(program, call);
	const struct summary *summary;
	const struct function *function;

	if (site.expr == ID_NONE || parts <= CALLED_MOST) {
		return false;
	}
	summary = program->modules[site.module].summary;
	function = &summary->functions[summary->exprs[site.expr].function];
	for (uint32_t i = 0; i < function->step_count && i < STEPS_MOST; i++) {
		const struct step *step = &summary->steps[function->first_step + i];

		if (step->kind == STEP_RETURN && step->expr != ID_NONE &&
			test_of(collector, program_beside(site, step->expr), parts - CALLED_MOST,
				negated, out)) {
			return true;
		}
	}
	return false;
}

/* A name alone says yes or no where it is one of those: isAdmin, paid. */
static bool is_switch(struct str path)
{
	static const char *const words[] = {
		"admin", "premium", "staff", "moderator", "superuser", "paid", "ispro"};
	struct str last = str_last_part(path, '.');

	return str_has_any_nocase(last, words, COUNT(words)) && !str_has_nocase(last, "role");
}

static bool is_true(
	struct collector *collector, struct site site, bool negated, struct unsafe_test *out)
{
	struct unsafe_read read;

	return unsafe_reads_of(collector, site, &read) && is_switch(read.path) &&
	       found(out, &read, negated);
}

/* Does it ask somewhere else who may do what? */
static bool asks_elsewhere(struct collector *collector, struct site site)
{
	static const char *const words[] = {
		"role", "admin", "permission", "has(", "publicmetadata", "privatemetadata"};
	struct str text = site.expr == ID_NONE ? STR("") : program_text(collector->program, site);

	return str_has_any_nocase(text, words, COUNT(words)) &&
	       !str_has_nocase(text, "unsafemetadata") && !str_has_nocase(text, "unsafe_metadata");
}

/* One side of && or ||: where both must hold to get in, the other may be what decides. */
static bool side_of(struct collector *collector, struct site site, struct site side, unsigned parts,
	bool negated, struct unsafe_test *out)
{
	const struct expr *e = program_expr(collector->program, site);
	expr_id other = side.expr == e->left ? e->right : e->left;
	bool turned;

	if (!test_of(collector, side, parts - 1, negated, out)) {
		return false;
	}
	turned = out->negated != negated;
	return turned != (e->kind == EXPR_EITHER) ||
	       !asks_elsewhere(collector, program_beside(site, other));
}

/* The recursion is bounded by `parts`. */
static bool test_of(struct collector *collector, struct site site, unsigned parts, bool negated,
	struct unsafe_test *out)
{
	const struct expr *e = site.expr == ID_NONE ? NULL : program_expr(collector->program, site);
	struct site left;

	if (e == NULL || parts == 0) {
		return false;
	}
	left = program_beside(site, e->left);
	switch ((enum expr_kind)e->kind) {
	case EXPR_UNARY:
		return e->op == OP_NOT && test_of(collector, left, parts - 1, !negated, out);
	case EXPR_AWAIT:
		return test_of(collector, left, parts - 1, negated, out);
	case EXPR_BOTH:
	case EXPR_EITHER:
		return side_of(collector, site, left, parts, negated, out) ||
		       side_of(collector, site, program_beside(site, e->right), parts, negated,
			       out);
	case EXPR_BINARY:
		return compares(collector, site, e, negated, out);
	case EXPR_CALL:
		return looks_up(collector, site, negated, out) ||
		       is_true(collector, site, negated, out) ||
		       asks_helper(collector, site, parts, negated, out);
	case EXPR_NAME:
		return test_of(collector, unsafe_reads_named(collector->program, site), parts - 1,
			       negated, out) ||
		       is_true(collector, site, negated, out);
	case EXPR_MEMBER:
		return is_true(collector, site, negated, out);
	default:
		return false;
	}
}

bool unsafe_reads_test(struct collector *collector, struct site test, struct unsafe_test *out)
{
	return test_of(collector, test, PARTS_MOST, false, out);
}

/* What a branch does with a request. */
enum turn {
	TURN_NONE,
	TURN_LEAVES, /* it ends there, and not with an error */
	TURN_REDIRECT,
	TURN_AWAY, /* 401, 403, 404, an error */
};

static bool is_refusal(const struct expr *e)
{
	return e->kind == EXPR_NUMBER && (e->number == 401 || e->number == 403 || e->number == 404);
}

/* { status: 403 }, { statusCode: 403 }, { code: "FORBIDDEN" }, { error: "Unauthorized" } */
static bool object_refuses(const struct summary *summary, expr_id id)
{
	static const char *const words[] = {"unauthori", "forbidden", "not allowed",
		"access denied", "permission denied", "not authori", "no permission"};

	for (uint32_t i = 0; i < summary->exprs[id].count; i++) {
		const struct prop *prop = summary_prop_at(summary, id, i);
		const struct expr *e = prop->value == ID_NONE ? NULL : &summary->exprs[prop->value];

		if (e != NULL && (is_refusal(e) || (e->kind == EXPR_STRING &&
							   str_has_any_nocase(e->text, words,
								   COUNT(words))))) {
			return true;
		}
	}
	return false;
}

static bool given_refuses(const struct summary *summary, const struct expr *call)
{
	for (uint32_t i = 0; i < call->count; i++) {
		expr_id id = summary->kid_ids[call->first + i];

		if (is_refusal(&summary->exprs[id]) ||
			(summary->exprs[id].kind == EXPR_OBJECT && object_refuses(summary, id))) {
			return true;
		}
	}
	return false;
}

/* A call, and those before it in its chain. */
static enum turn turn_of_call(const struct summary *summary, expr_id id)
{
	static const char *const refuse[] = {"notFound", "forbidden", "unauthorized"};
	static const char *const redirect[] = {
		"redirect", "permanentRedirect", "navigateTo", "redirectToSignIn", "sendRedirect"};

	for (unsigned i = 0; i < ANSWER_DEEP && id != ID_NONE; i++) {
		const struct expr *e = &summary->exprs[id];
		const struct expr *callee = e->left == ID_NONE ? NULL : &summary->exprs[e->left];

		if ((e->kind != EXPR_CALL && e->kind != EXPR_NEW) || callee == NULL) {
			return TURN_NONE;
		}
		if (given_refuses(summary, e) || str_in(callee->name, refuse, COUNT(refuse))) {
			return TURN_AWAY;
		}
		if (str_in(callee->name, redirect, COUNT(redirect))) {
			return TURN_REDIRECT;
		}
		id = callee->kind == EXPR_MEMBER ? callee->left : ID_NONE;
	}
	return TURN_NONE;
}

static enum turn turn_of_step(const struct summary *summary, const struct step *step)
{
	const struct expr *e = step->expr == ID_NONE ? NULL : &summary->exprs[step->expr];
	enum turn turn;

	switch ((enum step_kind)step->kind) {
	case STEP_THROW:
		turn = e == NULL ? TURN_NONE : turn_of_call(summary, step->expr);
		return turn == TURN_REDIRECT ? turn : TURN_AWAY;
	case STEP_CALL:
		return turn_of_call(summary, step->expr);
	case STEP_RETURN:
		return e != NULL && e->kind == EXPR_OBJECT && object_refuses(summary, step->expr)
			       ? TURN_AWAY
			       : TURN_LEAVES;
	default:
		return TURN_NONE;
	}
}

/* What the steps [from, to) do that are certainly run. */
static enum turn turn_of(const struct summary *summary, uint32_t from, uint32_t to)
{
	enum turn turn = TURN_NONE;

	for (uint32_t i = from; i < to; i++) {
		const struct step *step = &summary->steps[i];
		enum turn one;

		if (step->kind == STEP_END) {
			break; /* of the block around */
		}
		if (step->kind >= STEP_AND || step->kind == STEP_IF || step->kind == STEP_ELSE) {
			i = step->other > i ? step->other : i;
			continue;
		}
		one = turn_of_step(summary, step);
		turn = one > turn ? one : turn;
	}
	return turn;
}

/* The step behind the last one of the function that a step is in. */
static uint32_t end_of_function(const struct summary *summary, uint32_t step)
{
	for (function_id i = 0; i < summary->function_count; i++) {
		const struct function *function = &summary->functions[i];

		if (step >= function->first_step &&
			step < function->first_step + function->step_count) {
			return function->first_step + function->step_count;
		}
	}
	return step;
}

bool unsafe_reads_turns_away(
	const struct summary *summary, uint32_t step, const struct unsafe_test *test)
{
	uint32_t end = summary->steps[step].other;
	uint32_t last = end_of_function(summary, step);
	uint32_t next = end + 1;
	enum turn then = turn_of(summary, step + 1, end);
	enum turn otherwise = TURN_NONE;
	enum turn after;

	if (next < last && summary->steps[next].kind == STEP_ELSE) {
		otherwise = turn_of(summary, next + 1, summary->steps[next].other);
		next = summary->steps[next].other + 1;
	}
	after = turn_of(summary, next, last);
	if (then == TURN_REDIRECT && (otherwise == TURN_REDIRECT || after == TURN_REDIRECT)) {
		return false; /* everybody is led to a page of his own */
	}
	if (then == TURN_AWAY || then == TURN_REDIRECT) {
		return then == TURN_AWAY || test->negated;
	}
	return !test->negated &&
	       (otherwise >= TURN_REDIRECT || (then == TURN_LEAVES && after == TURN_AWAY));
}
