#include "clerk/names.h"
#include "facts/decisions_internal.h"

enum {
	YIELDS_DEEP = 32,
	ARGUMENTS_MOST = 8, /* of a call that may be given auth */
};

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

static const struct trace_item *item_at(const struct reading *r, uint32_t item)
{
	return &r->trace.items.items[item];
}

static struct called *called_of(struct reading *r, uint32_t item)
{
	for (size_t i = 0; i < r->called.n; i++) {
		if (r->called.items[i].via == item_at(r, item)->via &&
			r->called.items[i].function == item_at(r, item)->function) {
			return &r->called.items[i];
		}
	}
	return NULL;
}

/* The blocks of its own function that stand around an item. */
static const struct condition *around(struct reading *r, uint32_t item)
{
	uint32_t via = item_at(r, item)->via;

	return condition_around(
		&r->conditions, item, via == ID_NONE ? ID_NONE : item_at(r, via)->parent);
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
static const struct condition *reached(struct reading *r, uint32_t item)
{
	const struct condition *whole = reached_inside(r, item);

	if (item_at(r, item)->callback || item_at(r, item)->deferred) {
		/* what others run, they may run or not */
		whole = condition_make(&r->conditions, CONDITION_AND, whole,
			condition_unknown(&r->conditions, trace_site(&r->trace, item)));
	}
	for (uint32_t via = item_at(r, item)->via; via != ID_NONE; via = item_at(r, via)->via) {
		whole = condition_make(
			&r->conditions, CONDITION_AND, reached_inside(r, via), whole);
	}
	return whole;
}

static void decide(struct reading *r, uint32_t item, enum outcome outcome, struct str fate)
{
	decisions_add(r->reader, outcome, reached(r, item), fate, r->out);
}

/* The next item of the same function that is not part of what a call entered. */
static uint32_t next_of(const struct reading *r, uint32_t item)
{
	for (uint32_t i = item + 1; i < r->trace.items.n; i++) {
		if (item_at(r, i)->via == item_at(r, item)->via) {
			return i;
		}
	}
	return ID_NONE;
}

static bool is_awaited(const struct reading *r, uint32_t call)
{
	uint32_t next = next_of(r, call);

	return next != ID_NONE && item_at(r, next)->step->kind == STEP_AWAIT &&
	       program_expr(program_of(r), trace_site(&r->trace, next))->left ==
		       item_at(r, call)->step->expr;
}

/* The return whose value a call is, `return await f()` included; ID_NONE otherwise. */
static uint32_t return_of(const struct reading *r, uint32_t call)
{
	expr_id value = item_at(r, call)->step->expr;
	uint32_t next = next_of(r, call);

	if (is_awaited(r, call)) {
		value = item_at(r, next)->step->expr;
		next = next_of(r, next);
	}
	return next != ID_NONE && item_at(r, next)->step->kind == STEP_RETURN &&
			       item_at(r, next)->step->expr == value
		       ? next
		       : ID_NONE;
}

/* Does a return end the middleware: its own, or of a function whose result it returns? */
static bool ends_middleware(const struct reading *r, uint32_t item)
{
	while (item_at(r, item)->via != ID_NONE) {
		uint32_t via = item_at(r, item)->via;
		struct site callee = program_callee(program_of(r), trace_site(&r->trace, via));

		if (callee.expr == ID_NONE || program_expr(program_of(r), callee)->function !=
						      item_at(r, item)->function) {
			return false; /* a callback */
		}
		item = return_of(r, via);
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
static bool is_returned(const struct reading *r, uint32_t call)
{
	struct site site = trace_site(&r->trace, call);
	const struct summary *summary = program_of(r)->modules[site.module].summary;
	uint32_t i = next_of(r, call);

	while (i != ID_NONE && item_at(r, i)->step->kind != STEP_RETURN) {
		i = next_of(r, i);
	}
	return i != ID_NONE && yields(summary, item_at(r, i)->step->expr, site.expr, 0);
}

/* auth.protect() in every form: of the parameter, of auth(), of the imported function. */
static bool is_protect(struct reading *r, uint32_t item, bool *out_synchronous)
{
	struct site call = trace_site(&r->trace, item);
	const struct expr *e = program_expr(program_of(r), call);
	struct site callee = {call.module, e->left};
	value_vec values = {0};
	struct str name;

	if (e->kind != EXPR_CALL) {
		return false;
	}
	trace_follow(&r->trace, item, callee, &values);
	*out_synchronous = values.items[0].kind == VALUE_CALL;
	if (condition_auth_member(&r->conditions, item, callee, &name)) {
		return str_is(name, "protect");
	}
	return values.n == 1 && values.items[0].kind == VALUE_IMPORT &&
	       names_is_clerk_package(values.items[0].package) &&
	       str_is(values.items[0].name, "auth.protect");
}

/*
 * Without a session protect() answers 404 to what is no page request, or
 * redirects where it was told to (clerk/javascript
 * packages/nextjs/src/server/protect.ts). It does so by throwing: a promise
 * that nobody awaits, and a catch around it, leave the request alone.
 */
static void read_protect(struct reading *r, uint32_t item, bool synchronous)
{
	struct site call = trace_site(&r->trace, item);
	bool lost = !synchronous && !is_awaited(r, item) && !is_returned(r, item);
	struct str fate = STR("404");
	struct site url = SITE_NONE;

	for (uint32_t i = 0; i < 2; i++) {
		struct site given = program_argument(program_of(r), call, i);

		if (given.expr != ID_NONE && url.expr == ID_NONE) {
			url = program_property(program_of(r), given, "unauthenticatedUrl");
		}
	}
	if (url.expr != ID_NONE) {
		fate = STR("redirect");
	}
	lost = lost || trace_enclosing(&r->trace, item, STEP_TRY) != ID_NONE;
	decide(r, item, lost ? OUTCOME_UNKNOWN : OUTCOME_BLOCK, fate);
}

/* Somebody else's function that is given auth may protect. */
static void read_outside_call(struct reading *r, uint32_t item)
{
	struct site call = trace_site(&r->trace, item);
	const struct expr *e = program_expr(program_of(r), call);

	for (uint32_t i = 0; i < e->count && i < ARGUMENTS_MOST; i++) {
		if (condition_is_auth(
			    &r->conditions, item, program_argument(program_of(r), call, i))) {
			decide(r, item, OUTCOME_UNKNOWN, STR(""));
			return;
		}
	}
}

/* A value that is Clerk's middleware at work: what that decides is decided here. */
static bool read_inner(struct reading *r, uint32_t item, const struct value *value)
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
	when = reached(r, item);
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
		if (item_at(r, i - 1)->entered && item_at(r, i - 1)->step->kind == STEP_CALL &&
			item_at(r, i - 1)->via == item_at(r, item)->via) {
			return return_of(r, i - 1) == item;
		}
	}
	return false;
}

static void read_end(struct reading *r, uint32_t item)
{
	struct site returned = trace_site(&r->trace, item);
	enum outcome outcome = OUTCOME_PASS;
	struct str fate = STR("");
	value_vec values = {0};

	if (returned.expr == ID_NONE || hands_on(r, item)) {
		decide(r, item, OUTCOME_PASS, fate);
		return;
	}
	trace_follow(&r->trace, item, returned, &values);
	if (values.n == 1 && read_inner(r, item, &values.items[0])) {
		return;
	}
	for (size_t i = 0; i < values.n; i++) {
		enum outcome one = decisions_of_value(r, item, &values.items[i], &fate);

		/* one of several, of which the others are not known */
		if (values.n == 1 && values.items[0].guessed) {
			one = OUTCOME_UNKNOWN;
		}
		outcome = i == 0 || one == outcome ? one : OUTCOME_UNKNOWN;
	}
	decide(r, item, outcome, fate);
}

static void leave_function(struct reading *r, uint32_t item)
{
	const struct condition *stays =
		condition_make(&r->conditions, CONDITION_NOT, around(r, item), NULL);
	struct called *called = called_of(r, item);

	if (called != NULL) {
		called->alive = condition_make(&r->conditions, CONDITION_AND, called->alive, stays);
		return;
	}
	vec_push(r->trace.arena, &r->called,
		(struct called){item_at(r, item)->via, item_at(r, item)->function, stays});
}

static void read_item(struct reading *r, uint32_t item)
{
	bool synchronous;

	switch ((enum step_kind)item_at(r, item)->step->kind) {
	case STEP_CALL:
		if (is_protect(r, item, &synchronous)) {
			read_protect(r, item, synchronous);
		} else if (!item_at(r, item)->entered) {
			read_outside_call(r, item);
		}
		break;
	case STEP_RETURN:
		if (ends_middleware(r, item)) {
			read_end(r, item);
		} else {
			leave_function(r, item);
		}
		break;
	case STEP_THROW:
		if (trace_enclosing(&r->trace, item, STEP_TRY) == ID_NONE) {
			decide(r, item, OUTCOME_THROW, STR("500"));
		}
		break;
	default:
		break;
	}
}

void decisions_read(
	struct decisions_reader *reader, const struct handler *handler, decision_vec *out)
{
	struct reading r = {
		.reader = reader,
		.handler = handler,
		.trace = {.program = reader->collector->program, .arena = reader->collector->arena},
		.out = out,
	};

	r.conditions = (struct condition_reader){
		.collector = reader->collector,
		.trace = &r.trace,
		.handler = handler->form == HANDLER_PLAIN ? SITE_NONE : handler->function,
		.is_public = handler->is_public,
		.is_api = handler->is_api,
	};
	trace_function(&r.trace, handler->function);
	condition_start(&r.conditions);
	for (uint32_t i = 0; i < r.trace.items.n; i++) {
		read_item(&r, i);
	}
	if (!r.trace.complete) {
		decisions_add(reader, OUTCOME_UNKNOWN,
			condition_make(&r.conditions, CONDITION_TRUE, NULL, NULL), STR(""), out);
	}
}
