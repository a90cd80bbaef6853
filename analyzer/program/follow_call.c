#include "clerk/names.h"
#include "program/follow_internal.h"

/* Calls: what our own functions return, and what little is known of others. */

/* The argument that a parameter gets, or ID_NONE when it gets none; SPREADS move the rest. */
enum { ARGUMENT_UNKNOWN = ID_NONE - 1 };

static expr_id argument_at(const struct summary *summary, expr_id call, uint32_t index)
{
	const struct expr *e = &summary->exprs[call];

	for (uint32_t i = 0; i < e->count && i <= index; i++) {
		if (summary->exprs[summary->kid_ids[e->first + i]].kind == EXPR_SPREAD) {
			return ARGUMENT_UNKNOWN;
		}
	}
	return summary_kid(summary, call, index);
}

static const struct frame *frame_of(const struct frame *frame, uint32_t module, function_id id)
{
	while (frame != NULL && (frame->module != module || frame->function != id)) {
		frame = frame->outer;
	}
	return frame;
}

void follow_call_param(
	struct follow *f, struct site site, const struct trail *trail, const struct frame *frame)
{
	const struct expr *e = program_expr(f->program, site);
	const struct frame *entered = frame_of(frame, site.module, e->function);
	expr_id argument;

	if (entered == NULL) {
		if (follow_class_param(f, site, trail) || follow_platform_param(f, site, trail)) {
			return;
		}
		follow_emit_named(f, VALUE_PARAM, site, STR(""), trail);
		return;
	}
	argument = argument_at(follow_summary(f, entered->call), entered->call.expr, e->index);
	if (argument == ARGUMENT_UNKNOWN) {
		follow_emit(f, VALUE_UNKNOWN, entered->call);
	} else if (argument == ID_NONE) {
		follow_emit(f, VALUE_NULL, site);
	} else {
		struct site via = f->via;

		f->via = entered->outer == NULL ? SITE_NONE : via;
		follow_site(f, program_beside(entered->call, argument), trail, entered->outer);
		f->via = via;
	}
}

static void emit_call(struct follow *f, struct site call, const struct trail *trail)
{
	bool is_new = program_expr(f->program, call)->kind == EXPR_NEW;

	follow_emit_named(f, is_new ? VALUE_NEW : VALUE_CALL, call, STR(""), trail);
}

enum { RETURNS_MOST = 8 };

struct returns {
	unsigned count;
	bool conditional; /* another way through the function exists */
};

static struct returns returns_of(const struct summary *summary, const struct function *body)
{
	struct returns returns = {0};
	unsigned depth = 0;

	for (uint32_t i = 0; i < body->step_count; i++) {
		const struct step *step = &summary->steps[body->first_step + i];

		if (step->kind == STEP_RETURN) {
			returns.count++;
			returns.conditional = returns.conditional || depth > 0;
		} else if (step->kind == STEP_END) {
			depth -= summary->steps[step->other].kind != STEP_TRY;
		} else if (step->other != ID_NONE) {
			depth += step->kind != STEP_TRY; /* its body is run in any case */
		}
	}
	returns.conditional = returns.conditional || returns.count > 1;
	return returns;
}

/* `await f()` and `f().x` of an async function differ: without await it is a promise. */
static bool asks_promise(const struct function *body, const struct trail *trail)
{
	return body->is_async &&
	       (follow_trail_is(trail, "then") || follow_trail_is(trail, "catch") ||
		       follow_trail_is(trail, "finally"));
}

/*
 * `if (client) { return client } client = make(); return client`: every way
 * gives the one that was made, and where that is made is certain.
 */
static void join_same(value_vec *values, size_t from)
{
	const struct value *first = &values->items[from];

	for (size_t i = from; i < values->n; i++) {
		const struct value *value = &values->items[i];

		if ((value->kind != VALUE_CALL && value->kind != VALUE_NEW) ||
			value->at.module != first->at.module || value->at.expr != first->at.expr ||
			!str_equal(value->name, first->name)) {
			return;
		}
	}
	values->n = from + 1;
	values->items[from].guessed = false;
}

/* The results of one of our own functions are what it returns. */
static void follow_returns(struct follow *f, struct site call, struct site function,
	const struct trail *trail, const struct frame *frame)
{
	const struct summary *summary = follow_summary(f, function);
	function_id id = summary->exprs[function.expr].function;
	const struct function *body = &summary->functions[id];
	struct frame inner = {call, function.module, id, frame};
	struct returns returns = returns_of(summary, body);
	bool guessed = f->guessed;
	struct site via = f->via;
	size_t before = f->out->n;

	if (returns.count == 0 || returns.count > RETURNS_MOST || body->is_generator ||
		asks_promise(body, trail)) {
		emit_call(f, call, trail);
		return;
	}
	f->guessed = guessed || returns.conditional;
	f->via = via.expr == ID_NONE ? call : via;
	for (uint32_t i = 0; i < body->step_count; i++) {
		const struct step *step = &summary->steps[body->first_step + i];

		if (step->kind == STEP_RETURN && step->expr == ID_NONE) {
			follow_emit(f, VALUE_NULL, function);
		} else if (step->kind == STEP_RETURN) {
			follow_site(f, program_beside(function, step->expr), trail, &inner);
		}
	}
	if (returns.count > 1 && !guessed) {
		join_same(f->out, before);
	}
	f->via = via;
	f->guessed = guessed;
}

/* What the callee of a call is; false when it is not one thing. */
static bool callee_of(
	struct follow *f, struct site call, const struct frame *frame, struct value *out)
{
	struct value room[FOLLOW_ROOM];
	value_vec values = {room, 0, FOLLOW_ROOM};
	expr_id callee = program_expr(f->program, call)->left;

	follow_apart(f, program_beside(call, callee), NULL, frame, &values);
	if (values.n != 1) {
		return false;
	}
	*out = values.items[0];
	return true;
}

/* Functions that give a function back which does the same, less often. */
static bool remembers(const struct value *callee)
{
	static const char *const packages[] = {"react", "next/cache", "lodash", "lodash-es",
		"lodash/memoize", "lodash/once", "lodash.memoize", "lodash.once", "underscore",
		"radash", "ramda", "memoize", "memoize-one", "moize", "mem", "p-memoize",
		"fast-memoize", "onetime"};
	static const char *const names[] = {"cache", "unstable_cache", "memoize", "memo", "once",
		"useCallback", "forwardRef", "default", "default.memoize", "default.once",
		"default.cache", "default.memo", "default.useCallback", "default.forwardRef"};

	return callee->kind == VALUE_IMPORT &&
	       str_in(callee->package, packages, sizeof(packages) / sizeof(packages[0])) &&
	       str_in(callee->name, names, sizeof(names) / sizeof(names[0]));
}

/* Clerk's useReverification(f): does the same as f, once the user has proved who he is. */
static bool verifies_first(const struct value *callee)
{
	return callee->kind == VALUE_IMPORT && str_is(callee->name, "useReverification") &&
	       names_is_clerk_package(callee->package);
}

/* Calls that give back what they are given. */
static bool hands_on(const struct value *callee)
{
	static const char *const names[] = {
		"Object.freeze", "Object.seal", "String", "structuredClone", "Promise.resolve"};

	return remembers(callee) || verifies_first(callee) ||
	       (callee->kind == VALUE_GLOBAL &&
		       str_in(callee->name, names, sizeof(names) / sizeof(names[0])));
}

/* React's useMemo(() => x, […]): x. */
static struct site made_by(struct follow *f, struct site call, const struct value *callee)
{
	const struct summary *summary = follow_summary(f, call);
	const struct expr *e = &summary->exprs[call.expr];
	struct site maker = SITE_NONE;

	if (callee->kind == VALUE_IMPORT && e->count > 0 && str_is(callee->package, "react") &&
		(str_is(callee->name, "useMemo") || str_is(callee->name, "default.useMemo"))) {
		maker = program_beside(call, summary->kid_ids[e->first]);
	}
	return maker.expr != ID_NONE && summary->exprs[maker.expr].kind == EXPR_FUNCTION
		       ? maker
		       : SITE_NONE;
}

/* Its handler may say anything about what it stands for. */
static bool is_proxy(const struct value *callee)
{
	return callee->kind == VALUE_GLOBAL && str_is(callee->name, "Proxy");
}

static bool follow_known(struct follow *f, struct site call, const struct value *callee,
	const struct trail *trail, const struct frame *frame)
{
	const struct summary *summary = follow_summary(f, call);
	const struct expr *e = &summary->exprs[call.expr];
	struct site maker = made_by(f, call, callee);

	if (maker.expr != ID_NONE) {
		follow_returns(f, call, maker, trail, frame);
		return true;
	}
	if (callee->kind == VALUE_FUNCTION && e->kind == EXPR_CALL) {
		follow_returns(f, call, callee->at, trail, frame);
		return true;
	}
	if (callee->kind == VALUE_CLASS && e->kind == EXPR_NEW && trail != NULL) {
		follow_class_made(f, callee->at, call, trail, frame);
		return true;
	}
	if (callee->kind == VALUE_GLOBAL && str_is(callee->name, "require")) {
		follow_export_require(f, call, trail);
		return true;
	}
	if ((hands_on(callee) || is_proxy(callee)) && e->count > 0) {
		f->guessed = f->guessed || is_proxy(callee);
		follow_site(f, program_beside(call, summary->kid_ids[e->first]), trail, frame);
		return true;
	}
	return follow_environment_call(f, call, callee, trail, frame);
}

enum text { TEXT_OTHER, TEXT_SAME, TEXT_TRIMMED, TEXT_CHANGED };

/* What becomes of text by a call of one of its methods. */
static enum text text_method(const struct summary *summary, const struct expr *call)
{
	const struct expr *callee = call->left == ID_NONE ? NULL : &summary->exprs[call->left];

	if (callee == NULL || callee->kind != EXPR_MEMBER || call->kind != EXPR_CALL) {
		return TEXT_OTHER;
	}
	if (call->count == 0) {
		return str_is(callee->name, "trim")       ? TEXT_TRIMMED
		       : str_is(callee->name, "toString") ? TEXT_SAME
							  : TEXT_OTHER;
	}
	return str_is(callee->name, "replace") || str_is(callee->name, "replaceAll") ? TEXT_CHANGED
										     : TEXT_OTHER;
}

static bool come_from_environment(const value_vec *values)
{
	for (size_t i = 0; i < values->n; i++) {
		if (values->items[i].kind != VALUE_ENV) {
			return false;
		}
	}
	return true;
}

/* `x.trim()`, `x.toString()`: text stays the text that it is; a variable's, also when repaired. */
static bool follow_text(
	struct follow *f, struct site call, const struct trail *trail, const struct frame *frame)
{
	const struct summary *summary = follow_summary(f, call);
	const struct expr *e = &summary->exprs[call.expr];
	enum text method = text_method(summary, e);
	struct value room[FOLLOW_ROOM];
	value_vec values = {room, 0, FOLLOW_ROOM};

	if (method == TEXT_OTHER || trail != NULL) {
		return false;
	}
	follow_apart(f, program_beside(call, summary->exprs[e->left].left), NULL, frame, &values);
	if (method == TEXT_CHANGED && !come_from_environment(&values)) {
		return false;
	}
	for (size_t i = 0; i < values.n; i++) {
		struct value value = values.items[i];

		value.guessed = value.guessed || f->guessed;
		value.changed = value.changed || method == TEXT_CHANGED;
		if (value.kind == VALUE_STRING && method == TEXT_TRIMMED) {
			value.text = str_trim(value.text);
		} else if (value.kind == VALUE_NUMBER) {
			value.kind = VALUE_STRING;
		}
		vec_push(f->arena, f->out, value);
	}
	return true;
}

void follow_call(
	struct follow *f, struct site call, const struct trail *trail, const struct frame *frame)
{
	bool guessed = f->guessed;
	struct value callee;
	bool done;

	if (follow_text(f, call, trail, frame) || follow_class_bind(f, call, trail, frame)) {
		return;
	}
	if (callee_of(f, call, frame, &callee)) {
		f->guessed = guessed || callee.guessed;
		done = follow_known(f, call, &callee, trail, frame);
		f->guessed = guessed;
		if (done) {
			return;
		}
	}
	if (!follow_environment_schema(f, call, trail, frame)) {
		emit_call(f, call, trail);
	}
}
