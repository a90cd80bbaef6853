#include "facts/trace.h"

#include "program/frameworks/convex.h"
#include "program/lookup.h"

enum {
	TRACE_DEPTH = 6, /* calls into our own functions, one inside the other */
	TRACE_ITEMS = 20000,
	NESTED = 8, /* names, operators and chains around an expression */
};

static const struct summary *summary_of(const struct trace *trace, uint32_t module)
{
	return trace->program->modules[module].summary;
}

/* Where a trace stands while it is written. */
struct cursor {
	struct trace *trace;
	unsigned depth;
	uint32_t parent;
	uint32_t via;
	bool callback;
	bool handed;
	bool deferred;
};

static void append_function(struct cursor cursor, uint32_t module, function_id function);

static bool is_open(const struct trace *trace, uint32_t module, function_id function, uint32_t via)
{
	while (via != ID_NONE) {
		const struct trace_item *call = &trace->items.items[via];

		if (call->module == module && call->function == function) {
			return true;
		}
		via = call->via;
	}
	return false;
}

static void enter(struct cursor cursor, struct site function)
{
	const struct summary *summary = summary_of(cursor.trace, function.module);
	function_id id = summary->exprs[function.expr].function;

	if (cursor.depth >= TRACE_DEPTH || is_open(cursor.trace, function.module, id, cursor.via)) {
		return;
	}
	cursor.depth++;
	append_function(cursor, function.module, id);
}

/* What is handed to these runs behind the response. */
static bool defers(struct str name)
{
	static const char *const names[] = {
		"waitUntil", "after", "setImmediate", "setTimeout", "queueMicrotask"};

	return str_in(name, names, sizeof(names) / sizeof(names[0]));
}

static bool is_used_by_step(
	const struct summary *summary, const struct function *body, expr_id expr)
{
	for (uint32_t i = 0; i < body->step_count; i++) {
		const struct step *step = &summary->steps[body->first_step + i];

		if (step->expr == expr && step->kind != STEP_CALL) {
			return true;
		}
	}
	return false;
}

bool trace_is_chain(struct str name)
{
	return str_is(name, "then") || str_is(name, "catch") || str_is(name, "finally");
}

/*
 * Is a call's promise dropped: `f();`, `void f()`, `f().catch(log)`,
 * `waitUntil(f())`? What such a function awaits keeps nobody waiting.
 */
static bool is_dropped(const struct trace *trace, const struct function *body, struct site site)
{
	const struct summary *summary = summary_of(trace, site.module);
	expr_id call = site.expr;

	for (unsigned i = 0; i < NESTED; i++) {
		expr_id parent = lookup_parent(trace->program, site.module, call);
		const struct expr *e;

		if (parent == ID_NONE) {
			return !is_used_by_step(summary, body, call);
		}
		e = &summary->exprs[parent];
		if (e->kind == EXPR_NULL) {
			return true;
		}
		if (e->kind == EXPR_CALL && e->left != call) {
			return defers(summary->exprs[e->left].name);
		}
		if (!(e->kind == EXPR_MEMBER && trace_is_chain(e->name)) && e->kind != EXPR_CALL &&
			e->kind != EXPR_BOTH && e->kind != EXPR_CHOICE) {
			return false;
		}
		call = parent;
	}
	return false;
}

/* Did a function run inside of what was entered last? */
static bool was_entered(const struct trace *trace, size_t from, struct site function)
{
	function_id id = summary_of(trace, function.module)->exprs[function.expr].function;

	for (size_t i = from; i < trace->functions.n; i++) {
		if (trace->functions.items[i].module == function.module &&
			trace->functions.items[i].function == id) {
			return true;
		}
	}
	return false;
}

static void enter_callback(struct cursor cursor, struct site function, size_t from)
{
	if (program_expr(cursor.trace->program, function)->kind == EXPR_FUNCTION &&
		!was_entered(cursor.trace, from, function)) {
		enter(cursor, function);
	}
}

/* { try: () => verify(), catch: … }: functions handed over under names */
static void enter_members(struct cursor cursor, struct site object, size_t from)
{
	const struct summary *summary = summary_of(cursor.trace, object.module);

	for (uint32_t i = 0; i < summary->exprs[object.expr].count; i++) {
		expr_id value = summary_prop_at(summary, object.expr, i)->value;

		if (value != ID_NONE) {
			enter_callback(cursor, (struct site){object.module, value}, from);
		}
	}
}

/* Functions handed to a call run there as far as anyone can see; those behind `from` ran. */
static void enter_callbacks(struct cursor cursor, struct site call, size_t from)
{
	const struct summary *summary = summary_of(cursor.trace, call.module);
	const struct expr *e = &summary->exprs[call.expr];
	struct str name = e->left == ID_NONE ? STR("") : summary->exprs[e->left].name;

	cursor.callback = true;
	cursor.handed = true;
	cursor.deferred = cursor.deferred || defers(name);
	for (uint32_t i = 0; i < e->count; i++) {
		struct site argument = {call.module, summary->kid_ids[e->first + i]};
		const struct expr *function = &summary->exprs[argument.expr];
		struct cursor inner = cursor;

		if (function->kind == EXPR_OBJECT) {
			enter_members(cursor, argument, from);
			continue;
		}
		if (function->kind != EXPR_FUNCTION) {
			continue;
		}
		/* nobody awaits what forEach calls */
		inner.deferred =
			cursor.deferred || (str_is(name, "forEach") &&
						   summary->functions[function->function].is_async);
		enter_callback(inner, argument, from);
	}
}

static void enter_own(struct cursor cursor, struct site call, struct site callee)
{
	const struct summary *caller = summary_of(cursor.trace, call.module);
	const struct summary *summary = summary_of(cursor.trace, callee.module);
	const struct trace_item *item = &cursor.trace->items.items[cursor.via];

	cursor.handed = false;
	if (!cursor.deferred && summary->functions[summary->exprs[callee.expr].function].is_async &&
		is_dropped(cursor.trace, &caller->functions[item->function], call)) {
		cursor.deferred = true;
	}
	enter(cursor, callee);
}

/* The table that `table[key](…)` or `const f = table[key]; f(…)` takes its function from. */
static struct site table_of(const struct trace *trace, struct site call)
{
	const struct summary *summary = summary_of(trace, call.module);
	expr_id expr = summary->exprs[call.expr].left;
	value_vec values = {0};

	for (unsigned i = 0; i < NESTED && expr != ID_NONE; i++) {
		const struct expr *e = &summary->exprs[expr];

		if (e->kind == EXPR_INDEX && e->left != ID_NONE) {
			program_follow(trace->program, (struct site){call.module, e->left},
				trace->arena, &values);
			break;
		}
		expr = e->kind == EXPR_NAME && e->binding != ID_NONE
			       ? summary->bindings[e->binding].value
			       : ID_NONE;
	}
	return values.n == 1 && values.items[0].kind == VALUE_OBJECT ? values.items[0].at
								     : SITE_NONE;
}

/* Any of the table's functions may run. */
static void enter_table(struct cursor cursor, struct site call, struct site table)
{
	const struct summary *summary = summary_of(cursor.trace, table.module);

	for (uint32_t i = 0; i < summary->exprs[table.expr].count; i++) {
		expr_id value = summary_prop_at(summary, table.expr, i)->value;
		value_vec values = {0};

		if (value == ID_NONE) {
			continue;
		}
		program_follow(cursor.trace->program, (struct site){table.module, value},
			cursor.trace->arena, &values);
		if (values.n == 1 && values.items[0].kind == VALUE_FUNCTION) {
			enter_own(cursor, call, values.items[0].at);
		}
	}
}

/* A Convex function that is called by reference; false when it is none of ours. */
static bool enter_reference(struct cursor cursor, struct site call)
{
	struct convex_call found = convex_call_of(cursor.trace->program, call);

	if (found.function.expr == ID_NONE) {
		return false;
	}
	if (found.scheduled) {
		cursor.handed = true;
		cursor.deferred = true;
		enter(cursor, found.function);
	} else {
		enter_own(cursor, call, found.function);
	}
	return true;
}

/* `run()` where run is a parameter: what the caller handed over. */
static struct site function_given(const struct trace *trace, uint32_t item, struct site call)
{
	expr_id callee = summary_of(trace, call.module)->exprs[call.expr].left;
	struct value value;

	if (callee == ID_NONE) {
		return SITE_NONE;
	}
	value = trace_value(trace, item, (struct site){call.module, callee});
	return value.kind == VALUE_FUNCTION ? value.at : SITE_NONE;
}

static void enter_call(struct cursor cursor, uint32_t item)
{
	struct trace *trace = cursor.trace;
	struct site call = trace_site(trace, item);
	size_t before = trace->functions.n;
	struct site callee = SITE_NONE;
	struct site table;

	cursor.via = item;
	if (program_expr(trace->program, call)->kind == EXPR_CALL) {
		callee = program_callee(trace->program, call);
		if (callee.expr == ID_NONE) {
			callee = function_given(trace, item, call);
		}
	}
	if (callee.expr != ID_NONE) {
		enter_own(cursor, call, callee);
	} else if (!enter_reference(cursor, call)) {
		table = table_of(trace, call);
		if (table.expr != ID_NONE) {
			enter_table(cursor, call, table);
		}
	}
	trace->items.items[item].entered = trace->functions.n > before;
	enter_callbacks(cursor, call, before);
}

static uint32_t append_item(
	struct cursor *cursor, uint32_t module, function_id function, const struct step *step)
{
	vec_push(cursor->trace->arena, &cursor->trace->items,
		(struct trace_item){
			.module = module,
			.function = function,
			.step = step,
			.parent = cursor->parent,
			.end = ID_NONE,
			.via = cursor->via,
			.callback = cursor->callback,
			.handed = cursor->handed,
			.deferred = cursor->deferred,
		});
	return (uint32_t)cursor->trace->items.n - 1;
}

static void append_function(struct cursor cursor, uint32_t module, function_id function)
{
	struct trace *trace = cursor.trace;
	const struct summary *summary = summary_of(trace, module);
	const struct function *body = &summary->functions[function];

	vec_push(trace->arena, &trace->functions,
		(struct trace_function){module, function, cursor.via});
	for (uint32_t i = 0; i < body->step_count; i++) {
		const struct step *step = &summary->steps[body->first_step + i];
		uint32_t item;

		if (trace->items.n >= TRACE_ITEMS) {
			trace->complete = false;
			return;
		}
		if (step->kind == STEP_END && cursor.parent != ID_NONE) {
			trace->items.items[cursor.parent].end = (uint32_t)trace->items.n;
			cursor.parent = trace->items.items[cursor.parent].parent;
		}
		item = append_item(&cursor, module, function, step);
		if (step->kind == STEP_CALL) {
			enter_call(cursor, item);
		} else if (step->kind != STEP_END && step->other != ID_NONE) {
			cursor.parent = item;
		}
	}
}

/* Where the limit cut a function off, its blocks end with the trace. */
static void close_blocks(struct trace *trace, size_t from)
{
	for (size_t i = from; i < trace->items.n; i++) {
		struct trace_item *item = &trace->items.items[i];

		if (item->end == ID_NONE && item->step->other != ID_NONE &&
			item->step->kind != STEP_END) {
			item->end = (uint32_t)trace->items.n - 1;
		}
	}
}

void trace_function(struct trace *trace, struct site function)
{
	struct cursor cursor = {.trace = trace, .parent = ID_NONE, .via = ID_NONE};
	size_t from = trace->items.n;

	if (from == 0) {
		trace->complete = true;
	}
	enter(cursor, function);
	if (!trace->complete) {
		close_blocks(trace, from);
	}
}

void trace_members(struct trace *trace, struct site object)
{
	const struct summary *summary = summary_of(trace, object.module);

	for (uint32_t i = 0; i < summary->exprs[object.expr].count; i++) {
		expr_id value = summary_prop_at(summary, object.expr, i)->value;
		struct value function;

		if (value == ID_NONE) {
			continue;
		}
		function = program_single(trace->program, (struct site){object.module, value});
		if (function.kind == VALUE_FUNCTION && !was_entered(trace, 0, function.at)) {
			trace_function(trace, function.at);
		}
	}
}

const struct trace_item *trace_at(const struct trace *trace, uint32_t item)
{
	return &trace->items.items[item];
}

struct site trace_site(const struct trace *trace, uint32_t item)
{
	const struct trace_item *i = &trace->items.items[item];

	return (struct site){i->module, i->step->expr};
}

/* The call through which the function of a parameter was entered, seen from an item. */
static uint32_t call_of_param(const struct trace *trace, uint32_t at, struct site param)
{
	function_id function = program_expr(trace->program, param)->function;

	for (; at != ID_NONE; at = trace->items.items[at].via) {
		const struct trace_item *item = &trace->items.items[at];

		if (item->module == param.module && item->function == function) {
			/* what a function is called with that was handed over is not known */
			return item->handed ? ID_NONE : item->via;
		}
	}
	return ID_NONE;
}

enum {
	PARAM_HOPS = 6,
	VALUES = 4, /* alternatives on the stack; more go to the arena */
};

static void follow_params(const struct trace *trace, uint32_t at, struct site site,
	struct str member, unsigned hops, value_vec *out)
{
	struct value room[VALUES];
	value_vec values = {room, 0, VALUES};

	program_follow_member(trace->program, site, member, trace->arena, &values);
	for (size_t i = 0; i < values.n; i++) {
		struct value value = values.items[i];
		uint32_t call = value.kind == VALUE_PARAM && hops < PARAM_HOPS
					? call_of_param(trace, at, value.at)
					: ID_NONE;
		struct site argument = SITE_NONE;

		if (call != ID_NONE) {
			argument = program_argument(trace->program, trace_site(trace, call),
				program_expr(trace->program, value.at)->index);
		}
		if (argument.expr == ID_NONE) {
			vec_push(trace->arena, out, value);
		} else {
			follow_params(trace, call, argument, value.name, hops + 1, out);
		}
	}
}

void trace_follow(const struct trace *trace, uint32_t at, struct site site, value_vec *out)
{
	follow_params(trace, at, site, STR(""), 0, out);
}

struct value trace_value(const struct trace *trace, uint32_t at, struct site site)
{
	struct value room[VALUES];
	value_vec values = {room, 0, VALUES};

	if (site.expr != ID_NONE) {
		trace_follow(trace, at, site, &values);
	}
	return values.n == 1 ? values.items[0] : (struct value){.kind = VALUE_UNKNOWN, .at = site};
}

uint32_t trace_find_call(const struct trace *trace, struct site call, uint32_t before)
{
	for (uint32_t i = before; i > 0; i--) {
		const struct trace_item *item = &trace->items.items[i - 1];

		if (item->step->kind == STEP_CALL && item->module == call.module &&
			item->step->expr == call.expr) {
			return i - 1;
		}
	}
	return ID_NONE;
}

struct site trace_parent(const struct trace *trace, struct site site)
{
	expr_id parent = lookup_parent(trace->program, site.module, site.expr);

	return parent == ID_NONE ? SITE_NONE : (struct site){site.module, parent};
}

bool trace_inside(const struct trace *trace, uint32_t item, uint32_t block)
{
	for (uint32_t i = trace->items.items[item].parent; i != ID_NONE;
		i = trace->items.items[i].parent) {
		if (i == block) {
			return true;
		}
	}
	return false;
}

bool trace_is_beside(const struct trace *trace, uint32_t item, uint32_t other)
{
	const struct trace_item *a = &trace->items.items[item];
	const struct trace_item *b = &trace->items.items[other];

	return a->module == b->module && a->function == b->function && a->via == b->via;
}

uint32_t trace_next(const struct trace *trace, uint32_t block, enum step_kind kind)
{
	uint32_t next = trace->items.items[block].end;

	if (next == ID_NONE || next + 1 >= trace->items.n) {
		return ID_NONE;
	}
	return trace->items.items[next + 1].step->kind == kind ? next + 1 : ID_NONE;
}

bool trace_leaves(const struct trace *trace, uint32_t block)
{
	for (uint32_t i = block + 1; i < trace->items.items[block].end; i++) {
		const struct trace_item *item = &trace->items.items[i];

		if (item->parent == block &&
			(item->step->kind == STEP_RETURN || item->step->kind == STEP_THROW)) {
			return true;
		}
	}
	return false;
}

uint32_t trace_enclosing(const struct trace *trace, uint32_t item, enum step_kind kind)
{
	for (uint32_t i = trace->items.items[item].parent; i != ID_NONE;
		i = trace->items.items[i].parent) {
		if (trace->items.items[i].step->kind == kind) {
			return i;
		}
	}
	return ID_NONE;
}
