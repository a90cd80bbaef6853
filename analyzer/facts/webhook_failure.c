#include "facts/webhook.h"

/*
 * What happens to a delivery that does not verify: every verifier throws, so
 * the answer is what stands around the call.
 */
enum { JUDGE_DEPTH = 16 }; /* tests and callers, one behind the other */

enum outcome {
	OUTCOME_NONE, /* nothing seen yet */
	OUTCOME_UNKNOWN,
	OUTCOME_REJECTS,
	OUTCOME_ANSWERS_2XX,
	OUTCOME_THROWS,
	OUTCOME_FALLS_THROUGH,
};

/* Where a test of what a call gave back leads when the call failed. */
enum branch {
	BRANCH_NEITHER, /* the test is about something else */
	BRANCH_THEN,
	BRANCH_ELSE,
};

static const char *outcome_name(enum outcome outcome)
{
	switch (outcome) {
	case OUTCOME_REJECTS:
		return "rejects";
	case OUTCOME_ANSWERS_2XX:
		return "answers_2xx";
	case OUTCOME_THROWS:
		return "throws";
	case OUTCOME_FALLS_THROUGH:
		return "falls_through";
	case OUTCOME_NONE:
	case OUTCOME_UNKNOWN:
		break;
	}
	return "unknown";
}

static enum outcome outcome_of(enum answer answer)
{
	switch (answer) {
	case ANSWER_REJECTS:
		return OUTCOME_REJECTS;
	case ANSWER_OK:
		return OUTCOME_ANSWERS_2XX;
	case ANSWER_NONE:
	case ANSWER_UNKNOWN:
		break;
	}
	return OUTCOME_UNKNOWN;
}

/* Ways out that differ are none known; to throw is to reject. */
static enum outcome merge(enum outcome a, enum outcome b)
{
	bool fails = (a == OUTCOME_REJECTS || a == OUTCOME_THROWS) &&
		     (b == OUTCOME_REJECTS || b == OUTCOME_THROWS);

	if (a == OUTCOME_NONE || a == b) {
		return b;
	}
	return fails ? OUTCOME_REJECTS : OUTCOME_UNKNOWN;
}

static const struct trace_item *item_at(const struct webhook *webhook, uint32_t item)
{
	return &webhook->trace.items.items[item];
}

/* The block that follows a closed one at the same level, if it is of this kind. */
static uint32_t next_block(const struct webhook *webhook, uint32_t block, enum step_kind kind)
{
	uint32_t next = item_at(webhook, block)->end;

	if (next == ID_NONE || next + 1 >= webhook->trace.items.n) {
		return ID_NONE;
	}
	next++;
	return item_at(webhook, next)->step->kind == kind ? next : ID_NONE;
}

/* Do both stand in the same run of the same function? */
static bool is_beside(const struct webhook *webhook, uint32_t item, uint32_t other)
{
	const struct trace_item *a = item_at(webhook, item);
	const struct trace_item *b = item_at(webhook, other);

	return a->module == b->module && a->function == b->function && a->via == b->via;
}

static enum outcome judge_caller(
	const struct webhook *webhook, uint32_t from, uint32_t call, unsigned depth);
static enum outcome judge_block(const struct webhook *webhook, uint32_t block, unsigned depth);
static enum branch branch_of(const struct webhook *webhook, struct site test, struct site call);

/* What is sent by the calls of a block on the way to one of its items. */
static enum answer sent_before(const struct webhook *webhook, uint32_t block, uint32_t item)
{
	enum answer sent = ANSWER_NONE;

	for (uint32_t i = block + 1; i < item; i++) {
		const struct trace_item *call = item_at(webhook, i);
		enum answer one;

		if (call->step->kind != STEP_CALL || !is_beside(webhook, i, block) ||
			(call->parent != block && call->parent != item_at(webhook, item)->parent &&
				!trace_inside(&webhook->trace, item, call->parent))) {
			continue;
		}
		one = webhook_answer(webhook, i, trace_site(&webhook->trace, i));
		sent = one == ANSWER_NONE ? sent : one;
	}
	return sent;
}

/* The way out of a block by return or throw. */
static enum outcome judge_exit(
	const struct webhook *webhook, uint32_t block, uint32_t exit, unsigned depth)
{
	uint32_t via = item_at(webhook, block)->via;
	enum answer answer;

	if (item_at(webhook, exit)->step->kind == STEP_THROW) {
		return OUTCOME_THROWS;
	}
	answer = webhook_answer(webhook, exit, trace_site(&webhook->trace, exit));
	if (answer == ANSWER_NONE) {
		answer = sent_before(webhook, block, exit);
	}
	if (answer == ANSWER_NONE && via != ID_NONE) {
		return judge_caller(webhook, item_at(webhook, block)->end, via, depth);
	}
	return outcome_of(answer);
}

static bool only_tells(struct str callee)
{
	return str_starts(callee, "console.") || str_has_nocase(callee, "log") ||
	       str_starts(callee, "JSON.") || str_starts(callee, "Sentry.");
}

/* What one item behind a block does with a delivery that came this far. */
static enum outcome judge_later(const struct webhook *webhook, uint32_t item)
{
	struct site site = trace_site(&webhook->trace, item);
	enum answer answer;

	switch ((enum step_kind)item_at(webhook, item)->step->kind) {
	case STEP_CALL:
		answer = webhook_answer(webhook, item, site);
		if (answer != ANSWER_NONE) {
			return outcome_of(answer);
		}
		return only_tells(webhook_callee_text(webhook, site)) ? OUTCOME_NONE
								      : OUTCOME_FALLS_THROUGH;
	case STEP_RETURN:
		answer = webhook_answer(webhook, item, site);
		return answer == ANSWER_NONE ? OUTCOME_NONE : outcome_of(answer);
	case STEP_THROW:
		return OUTCOME_THROWS;
	case STEP_AWAIT:
	case STEP_IF:
	case STEP_SWITCH:
	case STEP_LOOP:
		return OUTCOME_FALLS_THROUGH;
	default:
		return OUTCOME_NONE;
	}
}

/* `if (!evt) return …` behind a catch that did not leave; OUTCOME_NONE for any other item. */
static enum outcome judge_test(const struct webhook *webhook, uint32_t item, unsigned depth)
{
	struct site verify = trace_site(&webhook->trace, webhook->verify);
	uint32_t block = item;
	enum branch branch;

	if (item_at(webhook, item)->step->kind != STEP_IF ||
		!is_beside(webhook, item, webhook->verify)) {
		return OUTCOME_NONE;
	}
	branch = branch_of(webhook, trace_site(&webhook->trace, item), verify);
	if (branch == BRANCH_ELSE) {
		block = next_block(webhook, item, STEP_ELSE);
	}
	return branch == BRANCH_NEITHER || block == ID_NONE
		       ? OUTCOME_NONE
		       : judge_block(webhook, block, depth + 1);
}

/* The code behind a block that did not leave: does it act, or only answer? */
static enum outcome judge_after(
	const struct webhook *webhook, uint32_t block, enum answer sent, unsigned depth)
{
	enum outcome outcome = OUTCOME_NONE;

	for (uint32_t i = item_at(webhook, block)->end + 1; i < webhook->trace.items.n; i++) {
		enum outcome one;

		if (!is_beside(webhook, i, block) ||
			trace_enclosing(&webhook->trace, i, STEP_FINALLY) != ID_NONE) {
			continue;
		}
		one = judge_test(webhook, i, depth);
		if (one != OUTCOME_NONE) {
			return one;
		}
		one = judge_later(webhook, i);
		if (one == OUTCOME_FALLS_THROUGH) {
			return one;
		}
		outcome = one == OUTCOME_NONE ? outcome : one;
		if (item_at(webhook, i)->step->kind == STEP_RETURN) {
			break;
		}
	}
	if (sent != ANSWER_NONE) {
		return outcome_of(sent); /* the first answer is the one that counts */
	}
	return outcome == OUTCOME_NONE ? OUTCOME_UNKNOWN : outcome;
}

/* Every way out of a catch, or of the branch for what did not verify. */
static enum outcome judge_block(const struct webhook *webhook, uint32_t block, unsigned depth)
{
	const struct trace_item *opening = item_at(webhook, block);
	enum outcome outcome = OUTCOME_NONE;
	enum answer sent;

	if (depth > JUDGE_DEPTH) {
		return OUTCOME_UNKNOWN;
	}
	for (uint32_t i = block + 1; i < opening->end; i++) {
		enum step_kind kind = (enum step_kind)item_at(webhook, i)->step->kind;

		if ((kind != STEP_RETURN && kind != STEP_THROW) || !is_beside(webhook, i, block)) {
			continue;
		}
		outcome = merge(outcome, judge_exit(webhook, block, i, depth));
		if (item_at(webhook, i)->parent == block) {
			return outcome; /* on every way */
		}
	}
	if (opening->via != ID_NONE) {
		return merge(outcome, judge_caller(webhook, opening->end, opening->via, depth));
	}
	sent = sent_before(webhook, block, opening->end);
	return merge(outcome, judge_after(webhook, block, sent, depth));
}

static enum branch other_branch(enum branch branch)
{
	return branch == BRANCH_THEN   ? BRANCH_ELSE
	       : branch == BRANCH_ELSE ? BRANCH_THEN
				       : BRANCH_NEITHER;
}

static bool names_failure(struct str name)
{
	return str_has_nocase(name, "err") || str_has_nocase(name, "fail") ||
	       str_has_nocase(name, "invalid") || str_has_nocase(name, "response");
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
	if (value->kind != EXPR_NULL && value->kind != EXPR_BOOLEAN) {
		return BRANCH_NEITHER;
	}
	/* as if it read `result`, or `!result` for null and false */
	branch = branch_of(webhook, left, call);
	if (value->kind == EXPR_NULL || value->number == 0) {
		branch = other_branch(branch);
	}
	return e->op == OP_EQUAL ? branch : other_branch(branch);
}

/* In which branch of a test is what the call gave back when it failed? */
static enum branch branch_of(const struct webhook *webhook, struct site test, struct site call)
{
	const struct expr *e = program_expr(webhook->collector->program, test);
	struct site left = {test.module, e->left};
	enum branch branch;

	switch ((enum expr_kind)e->kind) {
	case EXPR_UNARY:
		return e->op == OP_NOT ? other_branch(branch_of(webhook, left, call))
				       : BRANCH_NEITHER;
	case EXPR_BINARY:
		return branch_of_binary(webhook, test, call);
	case EXPR_EITHER:
	case EXPR_BOTH:
		branch = branch_of(webhook, left, call);
		return branch != BRANCH_NEITHER
			       ? branch
			       : branch_of(webhook, (struct site){test.module, e->right}, call);
	case EXPR_NAME:
	case EXPR_MEMBER:
	case EXPR_AWAIT:
	case EXPR_CALL:
		if (!webhook_comes_from(webhook, test, call)) {
			return BRANCH_NEITHER;
		}
		return names_failure(e->name) ? BRANCH_THEN : BRANCH_ELSE;
	default:
		return BRANCH_NEITHER;
	}
}

/*
 * Behind a helper that gave back no event: the caller's first test of what
 * came back decides; without one it goes on with nothing.
 */
static enum outcome judge_caller(
	const struct webhook *webhook, uint32_t from, uint32_t call, unsigned depth)
{
	struct site site = trace_site(&webhook->trace, call);

	for (uint32_t i = from; i < webhook->trace.items.n; i++) {
		uint32_t block = i;
		enum branch branch;

		if (item_at(webhook, i)->step->kind != STEP_IF || !is_beside(webhook, i, call)) {
			continue;
		}
		branch = branch_of(webhook, trace_site(&webhook->trace, i), site);
		if (branch == BRANCH_THEN) {
			return judge_block(webhook, block, depth + 1);
		}
		if (branch == BRANCH_ELSE) {
			block = next_block(webhook, i, STEP_ELSE);
			return block == ID_NONE ? judge_after(webhook, i, ANSWER_NONE, depth + 1)
						: judge_block(webhook, block, depth + 1);
		}
	}
	return OUTCOME_FALLS_THROUGH;
}

/* Around each try that encloses the call, from the inside out, until one does not rethrow. */
static enum outcome judge_thrown(const struct webhook *webhook)
{
	uint32_t block = trace_enclosing(&webhook->trace, webhook->verify, STEP_TRY);

	while (block != ID_NONE) {
		uint32_t catch = next_block(webhook, block, STEP_CATCH);
		enum outcome outcome =
			catch == ID_NONE ? OUTCOME_THROWS : judge_block(webhook, catch, 0);

		if (outcome != OUTCOME_THROWS) {
			return outcome;
		}
		block = trace_enclosing(&webhook->trace, block, STEP_TRY);
	}
	return OUTCOME_THROWS;
}

/* By hand: a comparison that leaves with an error, somewhere behind the computation. */
static enum outcome judge_manual(const struct webhook *webhook)
{
	for (uint32_t i = webhook->verify; i < webhook->trace.items.n; i++) {
		const struct trace_item *item = item_at(webhook, i);

		if (item->parent == ID_NONE) {
			continue;
		}
		if (item->step->kind == STEP_THROW) {
			return OUTCOME_THROWS;
		}
		if ((item->step->kind == STEP_RETURN || item->step->kind == STEP_CALL) &&
			webhook_answer(webhook, i, trace_site(&webhook->trace, i)) ==
				ANSWER_REJECTS) {
			return OUTCOME_REJECTS;
		}
	}
	return OUTCOME_UNKNOWN;
}

static bool is_promise_chain(const struct webhook *webhook)
{
	struct site call = trace_site(&webhook->trace, webhook->verify);
	const struct summary *summary = webhook->collector->program->modules[call.module].summary;
	struct str after = str_slice(
		summary->text, summary->exprs[call.expr].end, summary->exprs[call.expr].end + 16);

	after = str_trim(after);
	return str_starts(after, ".catch") || str_starts(after, ".then");
}

void webhook_judge_failure(struct webhook *webhook)
{
	enum outcome outcome = OUTCOME_UNKNOWN;

	if (str_is(webhook->fact.verifier, "none")) {
		webhook->fact.on_failure = STR("none");
		return;
	}
	if (webhook->verify != ID_NONE && !str_is(webhook->fact.verifier, "unresolved") &&
		!is_promise_chain(webhook)) {
		outcome = str_is(webhook->fact.verifier, "manual") ? judge_manual(webhook)
								   : judge_thrown(webhook);
	}
	webhook->fact.on_failure = str_of(outcome_name(outcome));
}
