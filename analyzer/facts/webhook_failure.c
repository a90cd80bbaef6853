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
	OUTCOME_THROWS_STATUS, /* an error that says how to answer */
	OUTCOME_FALLS_THROUGH,
};

static const char *outcome_name(enum outcome outcome)
{
	switch (outcome) {
	case OUTCOME_REJECTS:
	case OUTCOME_THROWS_STATUS:
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

static bool is_throwing(enum outcome outcome)
{
	return outcome == OUTCOME_THROWS || outcome == OUTCOME_THROWS_STATUS;
}

/* Ways out that differ are none known; to throw is to reject. */
static enum outcome merge(enum outcome a, enum outcome b)
{
	if (a == OUTCOME_NONE || a == b) {
		return b;
	}
	if (is_throwing(a) && is_throwing(b)) {
		return OUTCOME_THROWS_STATUS;
	}
	return (a == OUTCOME_REJECTS || is_throwing(a)) && (b == OUTCOME_REJECTS || is_throwing(b))
		       ? OUTCOME_REJECTS
		       : OUTCOME_UNKNOWN;
}

static enum outcome judge_caller(
	const struct webhook *webhook, uint32_t from, uint32_t call, unsigned depth);
static enum outcome judge_block(const struct webhook *webhook, uint32_t block, unsigned depth);

/* What is sent by the calls of a block on the way to one of its items. */
static enum answer sent_before(const struct webhook *webhook, uint32_t block, uint32_t item)
{
	enum answer sent = ANSWER_NONE;

	for (uint32_t i = block + 1; i < item; i++) {
		const struct trace_item *call = trace_at(&webhook->trace, i);
		enum answer one;

		if (call->step->kind != STEP_CALL || !trace_is_beside(&webhook->trace, i, block) ||
			(call->parent != block &&
				call->parent != trace_at(&webhook->trace, item)->parent &&
				!trace_inside(&webhook->trace, item, call->parent))) {
			continue;
		}
		one = webhook_answers_alone(webhook, trace_site(&webhook->trace, i))
			      ? webhook_answer(webhook, i, trace_site(&webhook->trace, i))
			      : ANSWER_NONE;
		sent = one == ANSWER_NONE ? sent : one;
	}
	return sent;
}

static enum outcome judge_throw(const struct webhook *webhook, uint32_t item)
{
	return webhook_answer_thrown(webhook, item) == ANSWER_REJECTS ? OUTCOME_THROWS_STATUS
								      : OUTCOME_THROWS;
}

/* The way out of a block by return, throw, or a call that throws. */
static enum outcome judge_exit(
	const struct webhook *webhook, uint32_t block, uint32_t exit, unsigned depth)
{
	uint32_t via = trace_at(&webhook->trace, block)->via;
	enum answer answer;

	if (trace_at(&webhook->trace, exit)->step->kind != STEP_RETURN) {
		return judge_throw(webhook, exit);
	}
	answer = webhook_answer(webhook, exit, trace_site(&webhook->trace, exit));
	if (answer == ANSWER_NONE) {
		answer = sent_before(webhook, block, exit);
	}
	if (answer == ANSWER_NONE) {
		answer = webhook_answer_returned(webhook, exit);
	}
	if (answer == ANSWER_NONE && via != ID_NONE) {
		enum outcome outcome =
			judge_caller(webhook, trace_at(&webhook->trace, block)->end, via, depth);

		return outcome == OUTCOME_UNKNOWN
			       ? outcome_of(webhook_status_brought(webhook, exit))
			       : outcome;
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

	switch ((enum step_kind)trace_at(&webhook->trace, item)->step->kind) {
	case STEP_CALL:
		answer = webhook_answer(webhook, item, site);
		if (answer != ANSWER_NONE) {
			return outcome_of(answer);
		}
		return only_tells(webhook_callee_text(webhook, site)) ? OUTCOME_NONE
								      : OUTCOME_FALLS_THROUGH;
	case STEP_RETURN:
		answer = webhook_answer_returned(webhook, item);
		return answer == ANSWER_NONE ? OUTCOME_NONE : outcome_of(answer);
	case STEP_THROW:
		return judge_throw(webhook, item);
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

	if (trace_at(&webhook->trace, item)->step->kind != STEP_IF ||
		!trace_is_beside(&webhook->trace, item, webhook->verify)) {
		return OUTCOME_NONE;
	}
	branch = webhook_branch(webhook, trace_site(&webhook->trace, item), verify);
	if (branch == BRANCH_ELSE) {
		block = trace_next(&webhook->trace, item, STEP_ELSE);
	}
	return branch == BRANCH_NEITHER || block == ID_NONE
		       ? OUTCOME_NONE
		       : judge_block(webhook, block, depth + 1);
}

/* Does one of two items stand in the else-part of an if that holds the other? */
static bool is_alternative(const struct webhook *webhook, uint32_t item, uint32_t other)
{
	for (uint32_t block = trace_at(&webhook->trace, item)->parent; block != ID_NONE;
		block = trace_at(&webhook->trace, block)->parent) {
		if (trace_at(&webhook->trace, block)->step->kind == STEP_IF &&
			!trace_inside(&webhook->trace, other, block)) {
			uint32_t other_part = trace_next(&webhook->trace, block, STEP_ELSE);

			if (other_part != ID_NONE &&
				trace_inside(&webhook->trace, other, other_part)) {
				return true;
			}
		}
	}
	return false;
}

/* The code behind a block that did not leave: does it act, or only answer? */
static enum outcome judge_from(const struct webhook *webhook, uint32_t beside, uint32_t from,
	enum answer sent, unsigned depth)
{
	enum outcome outcome = OUTCOME_NONE;

	for (uint32_t i = from; i < webhook->trace.items.n; i++) {
		enum outcome one;

		if (!trace_is_beside(&webhook->trace, i, beside) ||
			is_alternative(webhook, beside, i) ||
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
		if (trace_at(&webhook->trace, i)->step->kind == STEP_RETURN) {
			break;
		}
	}
	if (sent != ANSWER_NONE) {
		return outcome_of(sent); /* the first answer is the one that counts */
	}
	return outcome == OUTCOME_NONE ? OUTCOME_UNKNOWN : outcome;
}

/*
 * error(400) of SvelteKit throws by itself (documentation, "Errors"), as do Next's notFound() and
 * its kin ("Functions").
 */
static bool never_returns(const struct webhook *webhook, uint32_t item)
{
	static const char *const next[] = {
		"forbidden", "notFound", "permanentRedirect", "redirect", "unauthorized"};
	struct value callee = webhook_callee(webhook, item);

	if (callee.kind != VALUE_IMPORT) {
		return false;
	}
	if (str_is(callee.package, "@sveltejs/kit")) {
		return str_is(callee.name, "error") || str_is(callee.name, "redirect");
	}
	return str_is(callee.package, "next/navigation") &&
	       str_in(callee.name, next, sizeof(next) / sizeof(next[0]));
}

/* Does an item end the run of a block's function, by return, throw or a call that throws? */
static bool is_exit(const struct webhook *webhook, uint32_t item)
{
	switch ((enum step_kind)trace_at(&webhook->trace, item)->step->kind) {
	case STEP_RETURN:
	case STEP_THROW:
		return true;
	case STEP_CALL:
		return never_returns(webhook, item);
	default:
		return false;
	}
}

static enum outcome judge_after(
	const struct webhook *webhook, uint32_t block, enum answer sent, unsigned depth)
{
	return judge_from(webhook, block, trace_at(&webhook->trace, block)->end + 1, sent, depth);
}

/* Every way out of a catch, or of the branch for what did not verify. */
static enum outcome judge_block(const struct webhook *webhook, uint32_t block, unsigned depth)
{
	const struct trace_item *opening = trace_at(&webhook->trace, block);
	enum outcome outcome = OUTCOME_NONE;
	enum answer sent;

	if (depth > JUDGE_DEPTH) {
		return OUTCOME_UNKNOWN;
	}
	for (uint32_t i = block + 1; i < opening->end; i++) {
		if (!trace_is_beside(&webhook->trace, i, block) || !is_exit(webhook, i)) {
			continue;
		}
		outcome = merge(outcome, judge_exit(webhook, block, i, depth));
		if (trace_at(&webhook->trace, i)->parent == block) {
			return outcome; /* on every way */
		}
	}
	sent = sent_before(webhook, block, opening->end);
	if (opening->via != ID_NONE) {
		enum outcome caller = judge_caller(webhook, opening->end, opening->via, depth);

		if (caller == OUTCOME_FALLS_THROUGH && sent != ANSWER_NONE) {
			caller = judge_from(
				webhook, opening->via, opening->via + 1, sent, depth + 1);
		}
		return merge(outcome, caller);
	}
	return merge(outcome, judge_after(webhook, block, sent, depth));
}

static bool awaits(const struct webhook *webhook, uint32_t item, uint32_t call)
{
	struct site awaited = trace_site(&webhook->trace, item);

	if (awaited.expr != ID_NONE &&
		program_expr(webhook->collector->program, awaited)->kind == EXPR_AWAIT) {
		awaited.expr = program_expr(webhook->collector->program, awaited)->left;
	}
	return program_same(awaited, trace_site(&webhook->trace, call));
}

/*
 * A caller that tests nothing of what came back: if all it does is to answer
 * with a status that is not known here, the result may have brought it.
 */
static enum outcome judge_untested(const struct webhook *webhook, uint32_t from, uint32_t call)
{
	for (uint32_t i = from; i < webhook->trace.items.n; i++) {
		const struct trace_item *item = trace_at(&webhook->trace, i);
		struct site site = trace_site(&webhook->trace, i);
		enum answer answer = ANSWER_NONE;

		if (!trace_is_beside(&webhook->trace, i, call) ||
			(item->step->kind == STEP_AWAIT && awaits(webhook, i, call))) {
			continue;
		}
		if (item->step->kind == STEP_CALL) {
			answer = webhook_answer(webhook, i, site);
		} else if (item->step->kind == STEP_RETURN) {
			answer = webhook_answer_returned(webhook, i);
		}
		if (answer != ANSWER_NONE) {
			return answer == ANSWER_UNKNOWN ? OUTCOME_UNKNOWN : OUTCOME_FALLS_THROUGH;
		}
		if (judge_later(webhook, i) == OUTCOME_FALLS_THROUGH) {
			break;
		}
	}
	return OUTCOME_FALLS_THROUGH;
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

		if (trace_at(&webhook->trace, i)->step->kind != STEP_IF ||
			!trace_is_beside(&webhook->trace, i, call)) {
			continue;
		}
		branch = webhook_branch(webhook, trace_site(&webhook->trace, i), site);
		if (branch == BRANCH_THEN) {
			return judge_block(webhook, block, depth + 1);
		}
		if (branch == BRANCH_ELSE) {
			block = trace_next(&webhook->trace, i, STEP_ELSE);
			return block == ID_NONE ? judge_after(webhook, i, ANSWER_NONE, depth + 1)
						: judge_block(webhook, block, depth + 1);
		}
	}
	return judge_untested(webhook, from, call);
}

/* Around each try that encloses an item, from the inside out, until one does not rethrow. */
static enum outcome judge_thrown(const struct webhook *webhook, uint32_t item, enum outcome outcome)
{
	uint32_t block = trace_enclosing(&webhook->trace, item, STEP_TRY);

	while (block != ID_NONE) {
		uint32_t catch = trace_next(&webhook->trace, block, STEP_CATCH);

		if (catch != ID_NONE) {
			outcome = judge_block(webhook, catch, 0);
		}
		if (!is_throwing(outcome)) {
			break;
		}
		block = trace_enclosing(&webhook->trace, block, STEP_TRY);
	}
	return outcome;
}

/* What was made of a promise that failed, or of what a helper made of it: `if (!evt) return …` */
static enum outcome judge_settled(const struct webhook *webhook, struct site call)
{
	uint32_t item = trace_find_call(&webhook->trace, call, (uint32_t)webhook->trace.items.n);
	enum outcome outcome =
		item == ID_NONE ? OUTCOME_UNKNOWN : judge_caller(webhook, item, item, 0);

	return outcome == OUTCOME_FALLS_THROUGH ? OUTCOME_UNKNOWN : outcome;
}

/* The ways out of a function that is given to catch(), or second to then(). */
static enum outcome judge_handler(
	const struct webhook *webhook, struct site chain, struct site function)
{
	uint32_t item = trace_find_call(&webhook->trace, chain, (uint32_t)webhook->trace.items.n);
	const struct expr *e = program_expr(webhook->collector->program, function);
	enum outcome outcome = OUTCOME_NONE;

	if (item == ID_NONE || e->kind != EXPR_FUNCTION) {
		return judge_settled(webhook, chain);
	}
	for (uint32_t i = item + 1; i < webhook->trace.items.n; i++) {
		const struct trace_item *way = trace_at(&webhook->trace, i);
		enum answer answer;

		if (way->via != item || way->module != function.module ||
			way->function != e->function ||
			(way->step->kind != STEP_RETURN && way->step->kind != STEP_THROW)) {
			continue;
		}
		if (way->step->kind == STEP_THROW) {
			outcome = merge(outcome, judge_throw(webhook, i));
			continue;
		}
		answer = webhook_answer(webhook, i, trace_site(&webhook->trace, i));
		outcome = merge(outcome,
			answer == ANSWER_NONE ? judge_settled(webhook, chain) : outcome_of(answer));
	}
	return outcome == OUTCOME_NONE ? judge_settled(webhook, chain) : outcome;
}

/* `verify(…).catch(handler)`, `.then(ok, handler)`: SITE_NONE when the call handles no failure. */
static struct site handler_in(const struct webhook *webhook, struct site call, struct str method)
{
	return program_argument(webhook->collector->program, call, str_is(method, "then") ? 1 : 0);
}

enum { CHAIN_MOST = 6 };

/*
 * What stands around the verifying call itself: a chain of then() and
 * catch(), or a helper that it is handed to. OUTCOME_NONE: nothing that would
 * take a failure away.
 */
static enum outcome judge_around(const struct webhook *webhook)
{
	const struct program *program = webhook->collector->program;
	struct site call = trace_site(&webhook->trace, webhook->verify);

	for (unsigned i = 0; i < CHAIN_MOST; i++) {
		struct site parent = trace_parent(&webhook->trace, call);
		struct site outer =
			parent.expr == ID_NONE ? SITE_NONE : trace_parent(&webhook->trace, parent);
		const struct expr *e;
		struct site handler;

		if (parent.expr == ID_NONE) {
			break;
		}
		e = program_expr(program, parent);
		if (e->kind == EXPR_MEMBER && trace_is_chain(e->name) && outer.expr != ID_NONE &&
			program_expr(program, outer)->kind == EXPR_CALL) {
			handler = handler_in(webhook, outer, e->name);
			if (handler.expr != ID_NONE && !str_is(e->name, "finally")) {
				return judge_handler(webhook, outer, handler);
			}
			call = outer;
		} else if (e->kind == EXPR_CALL && e->left != call.expr) {
			if (!str_starts(webhook_callee_text(webhook, parent), "Promise.")) {
				return judge_settled(webhook, parent);
			}
			call = parent;
		} else if (e->kind != EXPR_ARRAY) {
			break;
		} else {
			call = parent;
		}
	}
	return OUTCOME_NONE;
}

/* Inside a function handed to a package, which may catch: `Result.try(() => verify())`. */
static enum outcome judge_handed(const struct webhook *webhook)
{
	uint32_t via = trace_at(&webhook->trace, webhook->verify)->via;

	return trace_at(&webhook->trace, webhook->verify)->handed &&
			       trace_enclosing(&webhook->trace, webhook->verify, STEP_TRY) ==
				       ID_NONE
		       ? judge_settled(webhook, trace_site(&webhook->trace, via))
		       : OUTCOME_NONE;
}

static enum outcome judge_throwing(const struct webhook *webhook)
{
	enum outcome outcome = judge_around(webhook);

	if (outcome == OUTCOME_NONE) {
		outcome = judge_handed(webhook);
	}
	return outcome == OUTCOME_NONE || is_throwing(outcome)
		       ? judge_thrown(webhook, webhook->verify, OUTCOME_THROWS)
		       : outcome;
}

/* Does an item stand in the function that verifies, or in one that led to it? */
static bool is_of_verifying(const struct webhook *webhook, uint32_t item)
{
	for (uint32_t at = webhook->verify; at != ID_NONE;
		at = trace_at(&webhook->trace, at)->via) {
		if (trace_is_beside(&webhook->trace, item, at)) {
			return true;
		}
	}
	return false;
}

/* By hand: a comparison that leaves with an error, somewhere behind the computation. */
static enum outcome judge_manual(const struct webhook *webhook)
{
	for (uint32_t i = webhook->verify; i < webhook->trace.items.n; i++) {
		const struct trace_item *item = trace_at(&webhook->trace, i);

		if (item->parent == ID_NONE) {
			continue;
		}
		if (item->step->kind == STEP_THROW && is_of_verifying(webhook, i)) {
			return judge_thrown(webhook, i, judge_throw(webhook, i));
		}
		if ((item->step->kind == STEP_RETURN || item->step->kind == STEP_CALL) &&
			webhook_answer(webhook, i, trace_site(&webhook->trace, i)) ==
				ANSWER_REJECTS) {
			return OUTCOME_REJECTS;
		}
	}
	return OUTCOME_UNKNOWN;
}

void webhook_judge_failure(struct webhook *webhook)
{
	enum outcome outcome = OUTCOME_UNKNOWN;

	if (str_is(webhook->fact.verifier, "none")) {
		webhook->fact.on_failure = STR("none");
		return;
	}
	if (webhook->verify != ID_NONE && !str_is(webhook->fact.verifier, "unresolved")) {
		outcome = str_is(webhook->fact.verifier, "manual") ? judge_manual(webhook)
								   : judge_throwing(webhook);
	}
	webhook->fact.on_failure = str_of(outcome_name(outcome));
}
