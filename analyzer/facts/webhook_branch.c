#include "facts/webhook.h"

/* Tests of what a call gave back: `if (!evt)`, `if (result.error)`, `if (result.isErr())`. */

static enum branch other_branch(enum branch branch)
{
	return branch == BRANCH_THEN   ? BRANCH_ELSE
	       : branch == BRANCH_ELSE ? BRANCH_THEN
				       : BRANCH_NEITHER;
}

static bool names_failure(struct str name)
{
	static const char *const words[] = {"err", "fail", "invalid", "response", "cannot",
		"missing", "unauthorized", "unverified", "bad"};

	return str_has_any_nocase(name, words, sizeof(words) / sizeof(words[0]));
}

/* What came back itself, or the member that says how it went; evt.type says nothing of that. */
static bool is_outcome(const struct expr *e)
{
	static const char *const names[] = {
		"status", "code", "result", "error", "reason", "outcome"};

	return e->kind == EXPR_NAME ||
	       (e->kind == EXPR_MEMBER && str_in(e->name, names, sizeof(names) / sizeof(names[0])));
}

/* result === null, result.ok !== true, 'error' in result, result instanceof Response */
static enum branch branch_of_binary(
	const struct webhook *webhook, struct site test, struct site call)
{
	const struct program *program = webhook->collector->program;
	const struct expr *e = program_expr(program, test);
	struct site left = {test.module, e->left};
	struct site right = {test.module, e->right};
	const struct expr *value = program_expr(program, right);
	bool about = webhook_comes_from(webhook, left, call);
	enum branch branch;

	if (e->op == OP_IN) {
		return about || webhook_comes_from(webhook, right, call) ? BRANCH_THEN
									 : BRANCH_NEITHER;
	}
	if (!about || (e->op != OP_EQUAL && e->op != OP_NOT_EQUAL)) {
		return BRANCH_NEITHER;
	}
	if (value->kind == EXPR_STRING && is_outcome(program_expr(program, left))) {
		/* result === 'cannotVerify' */
		branch = names_failure(value->text) ? BRANCH_THEN : BRANCH_ELSE;
		return e->op == OP_EQUAL ? branch : other_branch(branch);
	}
	if (value->kind != EXPR_NULL && value->kind != EXPR_BOOLEAN) {
		return BRANCH_NEITHER;
	}
	/* as if it read `result`, or `!result` for null and false */
	branch = webhook_branch(webhook, left, call);
	if (value->kind == EXPR_NULL || value->number == 0) {
		branch = other_branch(branch);
	}
	return e->op == OP_EQUAL ? branch : other_branch(branch);
}

/* What stands for the result, or a member of it: `evt`, `result.error`. */
static enum branch branch_of_value(
	const struct webhook *webhook, struct site test, struct site call)
{
	if (!webhook_comes_from(webhook, test, call)) {
		return BRANCH_NEITHER;
	}
	return names_failure(program_expr(webhook->collector->program, test)->name) ? BRANCH_THEN
										    : BRANCH_ELSE;
}

enum branch webhook_branch(const struct webhook *webhook, struct site test, struct site call)
{
	const struct expr *e = program_expr(webhook->collector->program, test);
	struct site left = {test.module, e->left};
	enum branch branch;

	switch ((enum expr_kind)e->kind) {
	case EXPR_UNARY:
		return e->op == OP_NOT ? other_branch(webhook_branch(webhook, left, call))
				       : BRANCH_NEITHER;
	case EXPR_BINARY:
		return branch_of_binary(webhook, test, call);
	case EXPR_EITHER:
	case EXPR_BOTH:
		branch = webhook_branch(webhook, left, call);
		return branch != BRANCH_NEITHER
			       ? branch
			       : webhook_branch(
					 webhook, (struct site){test.module, e->right}, call);
	case EXPR_CALL:
		/* result.isErr() */
		return e->count == 0 && test.expr != call.expr
			       ? webhook_branch(webhook, left, call)
			       : branch_of_value(webhook, test, call);
	case EXPR_NAME:
	case EXPR_MEMBER:
	case EXPR_INDEX:
	case EXPR_AWAIT:
		return branch_of_value(webhook, test, call);
	default:
		return BRANCH_NEITHER;
	}
}
