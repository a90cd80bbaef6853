#include "facts/decisions_internal.h"

/* The way through a middleware: what is reached, what ends it. */

enum { YIELDS_DEEP = 32 };

void decisions_add(struct decisions_reader *reader, enum outcome outcome,
	const struct condition *when, struct str fate, decision_vec *out)
{
	if (when->kind != CONDITION_FALSE) {
		vec_push(reader->collector->arena, out, (struct decision){outcome, when, fate});
	}
}

static const struct program *program_of(const struct reading *r)
{
	return r->trace.program;
}

static struct called *called_of(struct reading *r, uint32_t item)
{
	for (size_t i = 0; i < r->called.n; i++) {
		if (r->called.items[i].via == trace_at(&r->trace, item)->via &&
			r->called.items[i].function == trace_at(&r->trace, item)->function) {
			return &r->called.items[i];
		}
	}
	return NULL;
}

/* The blocks of its own function that stand around an item. */
static const struct condition *around(struct reading *r, uint32_t item)
{
	return condition_around(&r->conditions, item, condition_outer(&r->trace, item));
}

/* The condition under which an item is reached, from its own function's beginning. */
static const struct condition *reached_inside(struct reading *r, uint32_t item)
{
	const struct called *called = called_of(r, item);
	const struct condition *here = around(r, item);

	return called == NULL ? here
			      : condition_make(&r->conditions, CONDITION_AND, called->alive, here);
}

/* The condition under which it is reached at all. */
static const struct condition *reached_at(struct reading *r, uint32_t item)
{
	const struct condition *whole = reached_inside(r, item);

	if (trace_at(&r->trace, item)->callback || trace_at(&r->trace, item)->deferred) {
		/* what others run, they may run or not */
		whole = condition_make(&r->conditions, CONDITION_AND, whole,
			condition_unknown(&r->conditions, trace_site(&r->trace, item)));
	}
	for (uint32_t via = trace_at(&r->trace, item)->via; via != ID_NONE;
		via = trace_at(&r->trace, via)->via) {
		whole = condition_make(
			&r->conditions, CONDITION_AND, reached_inside(r, via), whole);
	}
	return whole;
}

void decisions_decide(struct reading *r, uint32_t item, enum outcome outcome, struct str fate)
{
	decisions_add(r->reader, outcome, reached_at(r, item), fate, r->out);
}

/* The next item of the same function that is not part of what a call entered. */
static uint32_t next_of(const struct reading *r, uint32_t item)
{
	for (uint32_t i = item + 1; i < r->trace.items.n; i++) {
		if (trace_at(&r->trace, i)->via == trace_at(&r->trace, item)->via) {
			return i;
		}
	}
	return ID_NONE;
}

bool decisions_is_awaited(const struct reading *r, uint32_t call)
{
	uint32_t next = next_of(r, call);

	return next != ID_NONE && trace_at(&r->trace, next)->step->kind == STEP_AWAIT &&
	       program_expr(program_of(r), trace_site(&r->trace, next))->left ==
		       trace_at(&r->trace, call)->step->expr;
}

/* The return whose value a call is, `return await f()` included; ID_NONE otherwise. */
static uint32_t return_of(const struct reading *r, uint32_t call)
{
	expr_id value = trace_at(&r->trace, call)->step->expr;
	uint32_t next = next_of(r, call);

	if (decisions_is_awaited(r, call)) {
		value = trace_at(&r->trace, next)->step->expr;
		next = next_of(r, next);
	}
	return next != ID_NONE && trace_at(&r->trace, next)->step->kind == STEP_RETURN &&
			       trace_at(&r->trace, next)->step->expr == value
		       ? next
		       : ID_NONE;
}

/* Does a return end the middleware: its own, or of a function whose result it returns? */
static bool ends_middleware(const struct reading *r, uint32_t item)
{
	while (trace_at(&r->trace, item)->via != ID_NONE) {
		if (trace_at(&r->trace, item)->handed) {
			return false; /* a callback */
		}
		item = return_of(r, trace_at(&r->trace, item)->via);
		if (item == ID_NONE) {
			return false;
		}
	}
	return true;
}

/* May the value of an expression be that of a call inside it? */
static bool yields(const struct summary *summary, expr_id expr, expr_id call, unsigned depth)
{
	const struct expr *e;

	if (expr == ID_NONE || depth > YIELDS_DEEP) {
		return false;
	}
	e = &summary->exprs[expr];
	switch ((enum expr_kind)e->kind) {
	case EXPR_AWAIT:
		return yields(summary, e->left, call, depth + 1);
	case EXPR_BOTH:
	case EXPR_EITHER:
		return yields(summary, e->right, call, depth + 1);
	case EXPR_CHOICE:
		return yields(summary, e->left, call, depth + 1) ||
		       yields(summary, e->right, call, depth + 1);
	default:
		return expr == call;
	}
}

/* Is a call's promise what its function returns? */
bool decisions_is_returned(const struct reading *r, uint32_t call)
{
	struct site site = trace_site(&r->trace, call);
	const struct summary *summary = program_of(r)->modules[site.module].summary;
	uint32_t i = next_of(r, call);

	while (i != ID_NONE && trace_at(&r->trace, i)->step->kind != STEP_RETURN) {
		i = next_of(r, i);
	}
	return i != ID_NONE && yields(summary, trace_at(&r->trace, i)->step->expr, site.expr, 0);
}

bool decisions_inner(struct reading *r, uint32_t item, const struct value *value)
{
	decision_vec inner = {0};
	const struct condition *when;
	struct value callee;
	bool known;

	if (value->kind != VALUE_CALL || value->name.n > 0 || value->guessed) {
		return false;
	}
	callee = decisions_callee(r, item, value->at);
	known = callee.kind == VALUE_CALL ? r->reader->nested(r->reader, callee.at, true, &inner)
					  : r->reader->nested(r->reader, value->at, false, &inner);
	if (!known) {
		return false;
	}
	when = reached_at(r, item);
	for (size_t i = 0; i < inner.n; i++) {
		decisions_add(r->reader, inner.items[i].outcome,
			condition_make(&r->conditions, CONDITION_AND, when, inner.items[i].when),
			inner.items[i].fate, r->out);
	}
	decisions_add(r->reader, OUTCOME_PASS, when, STR(""), r->out);
	return true;
}

/* The return that hands on what a call gave has nothing to add to the call's own returns. */
static bool hands_on(const struct reading *r, uint32_t item)
{
	for (uint32_t i = item; i > 0; i--) {
		if (trace_at(&r->trace, i - 1)->entered &&
			trace_at(&r->trace, i - 1)->step->kind == STEP_CALL &&
			trace_at(&r->trace, i - 1)->via == trace_at(&r->trace, item)->via) {
			return return_of(r, i - 1) == item;
		}
	}
	return false;
}

/* `return signedIn && allowed`: passes when it holds. */
static void read_verdict(struct reading *r, uint32_t item, struct site returned)
{
	const struct condition *reached = reached_at(r, item);
	const struct condition *yes = condition_read(&r->conditions, item, returned);

	decisions_add(r->reader, OUTCOME_PASS,
		condition_make(&r->conditions, CONDITION_AND, reached, yes), STR(""), r->out);
	decisions_add(r->reader, OUTCOME_BLOCK,
		condition_make(&r->conditions, CONDITION_AND, reached,
			condition_make(&r->conditions, CONDITION_NOT, yes, NULL)),
		STR("403"), r->out);
}

/* What is left when none of the decisions so far was met. */
static const struct condition *undecided(struct reading *r, const struct condition *reached)
{
	/* the last one first: it most often stands in the same block */
	for (size_t i = r->out->n; i > r->first; i--) {
		reached = condition_make(&r->conditions, CONDITION_AND, reached,
			condition_make(
				&r->conditions, CONDITION_NOT, r->out->items[i - 1].when, NULL));
	}
	return reached;
}

/* Does it pass the request on, be it in a callback, and never do anything else with it? */
static bool only_passes(const struct reading *r)
{
	for (size_t i = r->first; i < r->out->n; i++) {
		if (r->out->items[i].outcome != OUTCOME_PASS) {
			return false;
		}
	}
	return r->out->n > r->first && !r->lent;
}

/* A way out on which nothing is said: it passes, or nobody knows what it does. */
static void read_silence(struct reading *r, const struct condition *reached)
{
	enum outcome outcome = r->ends_pass || only_passes(r) ? OUTCOME_PASS : OUTCOME_UNKNOWN;

	decisions_add(r->reader, outcome, undecided(r, reached), STR(""), r->out);
}

/* The call that passes the request on decides for itself. */
static bool is_decided(struct reading *r, uint32_t item, const struct value *value)
{
	struct value callee;

	if (value->kind != VALUE_CALL) {
		return false;
	}
	callee = decisions_callee(r, item, value->at);
	return decisions_is_param(r, &callee, r->form->next, r->form->next_member);
}

static void read_value(struct reading *r, uint32_t item, struct site returned)
{
	enum outcome outcome = OUTCOME_PASS;
	struct str fate = STR("");
	value_vec values = {0};

	trace_follow(&r->trace, item, returned, &values);
	if (values.n == 1 && decisions_inner(r, item, &values.items[0])) {
		return;
	}
	for (size_t i = 0; i < values.n; i++) {
		enum outcome one = is_decided(r, item, &values.items[i])
					   ? OUTCOME_PASS
					   : decisions_of_value(r, item, &values.items[i], &fate);

		/* one of several, of which the others are not known */
		if (values.n == 1 && values.items[0].guessed) {
			one = OUTCOME_UNKNOWN;
		}
		outcome = i == 0 || one == outcome ? one : OUTCOME_UNKNOWN;
	}
	if (outcome == OUTCOME_PASS && !r->ends_pass) {
		/* nothing was returned, or what next() gave: that is decided there */
		read_silence(r, reached_at(r, item));
	} else if (!r->ends_pass || r->form->returns == RETURNS_ANSWER) {
		/* what was called on the way may have decided the same */
		decisions_add(r->reader, outcome, undecided(r, reached_at(r, item)), fate, r->out);
	} else {
		decisions_decide(r, item, outcome, fate);
	}
}

static void read_end(struct reading *r, uint32_t item)
{
	struct site returned = trace_site(&r->trace, item);

	if (r->form->returns == RETURNS_VERDICT && returned.expr != ID_NONE) {
		if (!hands_on(r, item)) {
			read_verdict(r, item, returned);
		}
	} else if (returned.expr == ID_NONE || hands_on(r, item) ||
		   r->form->returns == RETURNS_NOTHING) {
		read_silence(r, reached_at(r, item));
	} else {
		read_value(r, item, returned);
	}
}

/* Behind an item nothing of its function is run when the condition holds. */
static void leave_function(struct reading *r, uint32_t item, const struct condition *when)
{
	const struct condition *stays = condition_make(&r->conditions, CONDITION_NOT, when, NULL);
	struct called *called = called_of(r, item);

	if (called != NULL) {
		called->alive = condition_make(&r->conditions, CONDITION_AND, called->alive, stays);
		return;
	}
	vec_push(r->trace.arena, &r->called,
		(struct called){trace_at(&r->trace, item)->via, trace_at(&r->trace, item)->function,
			stays});
}

/* The try around an item whose catch gets what is thrown, or ID_NONE. */
static uint32_t catching(const struct reading *r, uint32_t item)
{
	uint32_t block = trace_enclosing(&r->trace, item, STEP_TRY);

	while (block != ID_NONE) {
		uint32_t end = trace_at(&r->trace, block)->end;

		if (end != ID_NONE && end + 1 < r->trace.items.n &&
			trace_at(&r->trace, end + 1)->step->kind == STEP_CATCH) {
			return block;
		}
		block = trace_enclosing(&r->trace, block, STEP_TRY);
	}
	return ID_NONE;
}

void decisions_throw(struct reading *r, uint32_t item, const struct condition *when,
	enum outcome outcome, struct str fate)
{
	uint32_t block = catching(r, item);
	const struct condition *thrown =
		condition_make(&r->conditions, CONDITION_AND, reached_at(r, item), when);

	if (block == ID_NONE) {
		decisions_add(r->reader, outcome, thrown, fate, r->out);
		return;
	}
	if (trace_at(&r->trace, item)->via != ID_NONE) {
		leave_function(r, item,
			condition_make(&r->conditions, CONDITION_AND, around(r, item), when));
	}
	condition_jump(&r->conditions, block, item, thrown);
}

static void read_item(struct reading *r, uint32_t item)
{
	struct str fate = STR("");
	enum outcome outcome;

	switch ((enum step_kind)trace_at(&r->trace, item)->step->kind) {
	case STEP_CALL:
		decisions_call(r, item);
		break;
	case STEP_RETURN:
		if (ends_middleware(r, item)) {
			read_end(r, item);
		} else {
			leave_function(r, item, around(r, item));
		}
		break;
	case STEP_THROW:
		outcome = decisions_error(r, item, trace_site(&r->trace, item), &fate);
		decisions_throw(r, item, condition_make(&r->conditions, CONDITION_TRUE, NULL, NULL),
			outcome, fate);
		break;
	default:
		break;
	}
}

/*
 * A Fastify hook that takes `done` passes by calling it, one that does not by returning. Clerk's
 * middleware of Astro calls next() for a handler that gives nothing back
 * (clerk/javascript packages/astro/src/server/clerk-middleware.ts).
 */
static bool ends_pass(
	const struct program *program, const struct handler *handler, const struct form *form)
{
	const struct summary *summary = program->modules[handler->function.module].summary;
	function_id id = summary->exprs[handler->function.expr].function;

	return form->next == ID_NONE || handler->form == HANDLER_ASTRO_CLERK ||
	       (handler->form == HANDLER_FASTIFY &&
		       summary->functions[id].param_count <= form->next);
}

enum asks decisions_read(
	struct decisions_reader *reader, const struct handler *handler, decision_vec *out)
{
	const struct form *form = decisions_form_of(handler->form);
	struct reading r = {
		.reader = reader,
		.handler = handler,
		.form = form,
		.ends_pass = ends_pass(reader->collector->program, handler, form),
		.trace = {.program = reader->collector->program, .arena = reader->collector->arena},
		.first = out->n,
		.out = out,
	};
	const struct condition *always;

	r.conditions = (struct condition_reader){
		.collector = reader->collector,
		.trace = &r.trace,
		.handler = handler->function,
		.auth = form->auth,
		.urls = form->urls,
		.is_public = handler->is_public,
		.is_api = handler->is_api,
		.unset = handler->unset,
		.unset_count = handler->unset_count,
	};
	trace_function(&r.trace, handler->function);
	condition_start(&r.conditions);
	for (uint32_t i = 0; i < r.trace.items.n; i++) {
		read_item(&r, i);
	}
	always = condition_make(&r.conditions, CONDITION_TRUE, NULL, NULL);
	if (!r.trace.complete) {
		decisions_add(reader, OUTCOME_UNKNOWN, always, STR(""), out);
	} else if (!r.ends_pass) {
		read_silence(&r, always);
	}
	if (r.verified) {
		return ASKS_CLERK;
	}
	return r.conditions.asked ? ASKS_SESSION : ASKS_NOBODY;
}
