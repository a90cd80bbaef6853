#include "facts/webhook_skip.h"

/*
 * The way past the verifying call, item by item, to the first thing that is
 * done with what the request brought. Whatever is not understood on the way
 * might turn the delivery away: then nothing is said.
 */

enum {
	CALLERS_MOST = 6, /* helpers that the way leads out of */
};

enum way {
	WAY_OPEN, /* it goes on behind what was read */
	WAY_WORKS,
	WAY_ENDS, /* it leaves, or nobody knows */
	WAY_RETURNS, /* to the helper's caller */
	WAY_NEXT, /* a middleware hands on to what comes behind it */
};

/* Is the item in the run of the function in which `other` stands, or in what that calls? */
static bool is_within_run(const struct skip *skip, uint32_t item, uint32_t other)
{
	for (; item != ID_NONE; item = trace_at(&skip->webhook->trace, item)->via) {
		if (trace_is_beside(&skip->webhook->trace, item, other)) {
			return true;
		}
	}
	return false;
}

static uint32_t end_of_run(const struct skip *skip, uint32_t item)
{
	uint32_t end = item;

	while (end < skip->webhook->trace.items.n && is_within_run(skip, end, item)) {
		end++;
	}
	return end;
}

/* The item behind a block and its else-part. */
static uint32_t behind(const struct skip *skip, uint32_t block)
{
	uint32_t part = trace_next(&skip->webhook->trace, block, STEP_ELSE);

	return trace_at(&skip->webhook->trace, part == ID_NONE ? block : part)->end + 1;
}

/* Is a call work: an own function, or awaited, and handed what the request brought? */
static bool is_work(const struct skip *skip, uint32_t item)
{
	const struct trace *trace = &skip->webhook->trace;
	const struct program *program = trace->program;
	struct site call = trace_site(trace, item);
	struct site parent = trace_parent(trace, call);
	struct str text = webhook_callee_text(skip->webhook, call);
	bool awaited = parent.expr != ID_NONE && program_expr(program, parent)->kind == EXPR_AWAIT;

	if ((!trace_at(&skip->webhook->trace, item)->entered && !awaited) ||
		webhook_is_reading(text) || str_starts(text, "console.") ||
		str_has_nocase(text, "log") || str_has_nocase(text, "parse") ||
		str_has_nocase(text, "valid") ||
		webhook_answer(skip->webhook, item, call) != ANSWER_NONE) {
		return false;
	}
	for (uint32_t i = 0; i < program_expr(program, call)->count; i++) {
		if (webhook_skip_has_data(skip, program_argument(program, call, i))) {
			return true;
		}
	}
	return false;
}

/* next() of a middleware, done() of a hook; with an argument it hands on an error. */
static bool hands_on(const struct skip *skip, uint32_t item)
{
	const struct program *program = skip->webhook->trace.program;
	struct site call = trace_site(&skip->webhook->trace, item);
	struct site called = program_called(program, call);
	const struct expr *name = program_expr(program, called);

	return trace_at(&skip->webhook->trace, item)->via == ID_NONE && name->kind == EXPR_NAME &&
	       (str_is(name->name, "next") || str_is(name->name, "done")) &&
	       program_expr(program, call)->count == 0 &&
	       program_single(program, called).kind == VALUE_PARAM;
}

/* Where a test leads on the way: the next item to read, or ID_NONE when nobody knows. */
static uint32_t pass_test(const struct skip *skip, uint32_t item)
{
	const struct trace *trace = &skip->webhook->trace;
	struct site test = trace_site(trace, item);
	enum branch branch;

	if (skip->call != ID_NONE) {
		branch = webhook_branch(skip->webhook, test, trace_site(trace, skip->call));
		if (branch != BRANCH_NEITHER) {
			uint32_t part = trace_next(trace, item, STEP_ELSE);

			return skip->returned.expr == ID_NONE ? ID_NONE
			       : branch == BRANCH_ELSE        ? item + 1
			       : part == ID_NONE              ? behind(skip, item)
							      : part + 1;
		}
	}
	if (webhook_skip_has_data(skip, test)) {
		return item + 1;
	}
	return webhook_skip_asks_header(skip->webhook, test) ? behind(skip, item) : ID_NONE;
}

/* Is there a way in the block on which it leaves? */
static bool may_leave(const struct skip *skip, uint32_t block)
{
	for (uint32_t i = block + 1; i < trace_at(&skip->webhook->trace, block)->end; i++) {
		if (trace_is_beside(&skip->webhook->trace, i, block) &&
			(trace_at(&skip->webhook->trace, i)->step->kind == STEP_RETURN ||
				trace_at(&skip->webhook->trace, i)->step->kind == STEP_THROW)) {
			return true;
		}
	}
	return false;
}

/* A test that is met on the way: sets what is read next. */
static enum way read_test(const struct skip *skip, uint32_t item, uint32_t *next)
{
	struct site test = trace_site(&skip->webhook->trace, item);

	if (webhook_skip_asks_type(skip, test)) {
		return WAY_WORKS;
	}
	*next = pass_test(skip, item);
	if (*next == item + 1 && may_leave(skip, item)) {
		*next = behind(skip, item); /* `if (!evt) return …`: there is one */
	}
	if (*next != ID_NONE) {
		return WAY_OPEN;
	}
	*next = behind(skip, item);
	return may_leave(skip, item) ? WAY_ENDS : WAY_OPEN;
}

/* One item of the run; sets what is read next. */
static enum way read_item(const struct skip *skip, uint32_t item, uint32_t *next)
{
	const struct trace_item *i = trace_at(&skip->webhook->trace, item);

	*next = item + 1;
	switch ((enum step_kind)i->step->kind) {
	case STEP_CALL:
		return is_work(skip, item) ? WAY_WORKS : hands_on(skip, item) ? WAY_NEXT : WAY_OPEN;
	case STEP_IF:
		return read_test(skip, item, next);
	case STEP_SWITCH:
	case STEP_AND:
		if (webhook_skip_asks_type(skip, trace_site(&skip->webhook->trace, item))) {
			return WAY_WORKS;
		}
		*next = i->end + 1;
		return WAY_OPEN;
	case STEP_ELSE:
	case STEP_CATCH:
	case STEP_FINALLY:
		*next = i->end + 1; /* of what the way is inside of */
		return WAY_OPEN;
	case STEP_RETURN:
		return i->via != ID_NONE && !i->handed ? WAY_RETURNS : WAY_ENDS;
	case STEP_THROW:
	case STEP_CASE:
	case STEP_BREAK:
		return WAY_ENDS;
	default:
		return WAY_OPEN;
	}
}

/* Reads the items of one run; `at` is where it stopped. */
static enum way read_items(
	const struct skip *skip, uint32_t beside, uint32_t from, uint32_t to, uint32_t *at)
{
	uint32_t next;
	enum way way = WAY_OPEN;

	for (uint32_t i = from; i < to && way == WAY_OPEN; i = next) {
		next = i + 1;
		*at = i;
		if (trace_at(&skip->webhook->trace, i)->step->kind == STEP_CALL &&
			webhook_may_verify(skip->webhook, i)) {
			return WAY_ENDS; /* another call verifies */
		}
		if (trace_is_beside(&skip->webhook->trace, i, beside)) {
			way = read_item(skip, i, &next);
		}
	}
	return way;
}

/* What a helper gives back where it did not verify: data, or true; else it may say "no". */
static bool gives_go_ahead(const struct skip *skip, uint32_t exit)
{
	const struct program *program = skip->webhook->trace.program;
	struct site value = trace_site(&skip->webhook->trace, exit);
	const struct expr *e;

	if (value.expr == ID_NONE) {
		return true; /* nothing: a caller that tests it is not followed */
	}
	e = program_expr(program, value);
	return (e->kind == EXPR_BOOLEAN && e->number != 0) || webhook_skip_is_data(skip, value);
}

/* Behind the helper: its caller goes on with what it gave back. */
static bool return_to_caller(struct skip *skip, enum way way, uint32_t exit, uint32_t beside)
{
	uint32_t via = trace_at(&skip->webhook->trace, beside)->via;

	if (via == ID_NONE || trace_at(&skip->webhook->trace, beside)->handed ||
		(way == WAY_RETURNS && !gives_go_ahead(skip, exit))) {
		return false;
	}
	skip->returned = SITE_NONE;
	if (way == WAY_RETURNS) {
		skip->returned = trace_site(&skip->webhook->trace, exit);
	}
	skip->call = via;
	return true;
}

bool webhook_skip_works(struct skip *skip)
{
	uint32_t beside = skip->beside;
	uint32_t from = skip->next;
	uint32_t at = skip->test;
	enum way way = WAY_OPEN;

	if (skip->block != ID_NONE) {
		way = read_items(skip, beside, skip->block + 1,
			trace_at(&skip->webhook->trace, skip->block)->end, &at);
	}
	for (unsigned i = 0; i < CALLERS_MOST; i++) {
		uint32_t end = end_of_run(skip, beside);

		if (way == WAY_OPEN) {
			way = read_items(skip, beside, from, end, &at);
		}
		if (way == WAY_WORKS || way == WAY_ENDS) {
			break;
		}
		if (way == WAY_NEXT) {
			from = end;
			if (end >= skip->webhook->trace.items.n) {
				break;
			}
			beside = end;
		} else if (return_to_caller(skip, way, at, beside)) {
			from = end;
			beside = skip->call;
		} else {
			break;
		}
		way = WAY_OPEN;
	}
	return way == WAY_WORKS;
}
