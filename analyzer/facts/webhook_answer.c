#include "facts/webhook.h"

/*
 * What an expression says to the sender of a delivery: its HTTP status, as
 * far as it is written. Web responses, Express's res, and own functions that
 * make either.
 */

enum {
	ANSWER_DEPTH = 6, /* own functions and names in between */
	CHAIN_MOST = 16,
};

static enum answer answer_of(
	const struct webhook *webhook, uint32_t item, struct site site, unsigned depth);

static enum answer by_number(double status)
{
	if (status >= 200 && status < 300) {
		return ANSWER_OK;
	}
	return status >= 300 && status < 600 ? ANSWER_REJECTS : ANSWER_UNKNOWN;
}

/* HttpStatus.BAD_REQUEST, StatusCodes.OK, httpStatus.UNAUTHORIZED of packages. */
static enum answer by_name(struct str name)
{
	static const char *const rejects[] = {"BAD_REQUEST", "UNAUTHORIZED", "FORBIDDEN",
		"NOT_FOUND", "NOT_ACCEPTABLE", "CONFLICT", "UNPROCESSABLE_ENTITY",
		"INTERNAL_SERVER_ERROR", "SERVICE_UNAVAILABLE", "BadRequest", "Unauthorized",
		"Forbidden", "InternalServerError"};
	static const char *const accepts[] = {
		"OK", "CREATED", "ACCEPTED", "NO_CONTENT", "Ok", "Accepted", "NoContent"};
	size_t dot = str_find_last_byte(name, '.');
	struct str last = dot == SIZE_MAX ? name : str_slice(name, dot + 1, name.n);

	if (str_in(last, rejects, sizeof(rejects) / sizeof(rejects[0]))) {
		return ANSWER_REJECTS;
	}
	return str_in(last, accepts, sizeof(accepts) / sizeof(accepts[0])) ? ANSWER_OK
									   : ANSWER_UNKNOWN;
}

static enum answer both(enum answer a, enum answer b)
{
	return a == b ? a : ANSWER_UNKNOWN;
}

static enum answer by_status(const struct webhook *webhook, uint32_t item, struct site status)
{
	value_vec values = {0};
	enum answer answer = ANSWER_UNKNOWN;

	if (status.expr == ID_NONE) {
		return ANSWER_UNKNOWN;
	}
	trace_follow(&webhook->trace, item, status, &values);
	for (size_t i = 0; i < values.n; i++) {
		const struct value *value = &values.items[i];
		enum answer one = value->kind == VALUE_NUMBER   ? by_number(value->number)
				  : value->kind == VALUE_IMPORT ? by_name(value->name)
								: ANSWER_UNKNOWN;

		answer = i == 0 ? one : both(answer, one);
	}
	return answer;
}

/* The second argument of new Response(body, init): a status, or 200 without one. */
static enum answer by_init(const struct webhook *webhook, uint32_t item, struct site init)
{
	struct site status;

	if (init.expr == ID_NONE) {
		return ANSWER_OK;
	}
	if (trace_value(&webhook->trace, item, init).kind == VALUE_NUMBER) {
		return by_status(webhook, item, init);
	}
	switch (program_find_property(webhook->collector->program, init, STR("status"), &status)) {
	case PROPERTY_ABSENT:
		return ANSWER_OK;
	case PROPERTY_FOUND:
		return by_status(webhook, item, status);
	case PROPERTY_UNKNOWN:
		break;
	}
	return ANSWER_UNKNOWN;
}

static bool is_response_class(struct str name)
{
	return str_is(name, "Response") || str_is(name, "NextResponse");
}

/* Response.json(…), NextResponse.redirect(…) */
static enum answer by_static(
	const struct webhook *webhook, uint32_t item, struct site call, struct str name)
{
	if (str_is(name, "json")) {
		return by_init(
			webhook, item, program_argument(webhook->collector->program, call, 1));
	}
	if (str_is(name, "error") || str_is(name, "redirect")) {
		return ANSWER_REJECTS;
	}
	return str_is(name, "next") ? ANSWER_OK : ANSWER_UNKNOWN;
}

/* The status that `res.status(400).json(…)` sets on its way, or SITE_NONE. */
static struct site status_in_chain(const struct webhook *webhook, struct site object)
{
	const struct program *program = webhook->collector->program;

	for (unsigned i = 0; i < CHAIN_MOST && object.expr != ID_NONE; i++) {
		const struct expr *e = program_expr(program, object);
		const struct expr *callee;

		if (e->kind != EXPR_CALL) {
			break;
		}
		callee = program_expr(program, (struct site){object.module, e->left});
		if (callee->kind != EXPR_MEMBER) {
			break;
		}
		if (str_is(callee->name, "status") || str_is(callee->name, "code") ||
			str_is(callee->name, "writeHead")) {
			return program_argument(program, object, 0);
		}
		object.expr = callee->left;
	}
	return SITE_NONE;
}

/* `res.status(400); res.end()`, `res.statusCode = 400; …`: what was set before, in the same block.
 */
static enum answer set_before(const struct webhook *webhook, uint32_t item)
{
	const struct trace *trace = &webhook->trace;
	const struct program *program = trace->program;

	for (uint32_t i = item; i > 0; i--) {
		const struct trace_item *before = &trace->items.items[i - 1];
		struct site site = trace_site(trace, i - 1);
		const struct expr *left;

		if (before->parent != trace->items.items[item].parent) {
			if (i - 1 == trace->items.items[item].parent) {
				break;
			}
			continue;
		}
		if (before->step->kind != STEP_CALL && before->step->kind != STEP_ASSIGN) {
			continue;
		}
		left = program_expr(
			program, (struct site){site.module, program_expr(program, site)->left});
		if (left->kind != EXPR_MEMBER) {
			continue;
		}
		if (before->step->kind == STEP_ASSIGN && str_is(left->name, "statusCode")) {
			return by_status(webhook, item,
				(struct site){site.module, program_expr(program, site)->right});
		}
		if (before->step->kind == STEP_CALL &&
			(str_is(left->name, "status") || str_is(left->name, "writeHead"))) {
			return by_status(webhook, item, program_argument(program, site, 0));
		}
	}
	return ANSWER_OK;
}

static bool sends(struct str method)
{
	static const char *const names[] = {"json", "send", "end", "jsonp"};

	return str_in(method, names, sizeof(names) / sizeof(names[0]));
}

/* Methods of Express's and Node's response, which is a parameter. */
static enum answer by_method(
	const struct webhook *webhook, uint32_t item, struct site call, const struct expr *callee)
{
	struct site object = {call.module, callee->left};
	struct site status = status_in_chain(webhook, object);

	if (str_is(callee->name, "sendStatus")) {
		return by_status(
			webhook, item, program_argument(webhook->collector->program, call, 0));
	}
	if (str_is(callee->name, "redirect") &&
		trace_value(&webhook->trace, item, object).kind == VALUE_PARAM) {
		return ANSWER_REJECTS;
	}
	if (!sends(callee->name)) {
		return ANSWER_NONE;
	}
	if (status.expr != ID_NONE) {
		return by_status(webhook, item, status);
	}
	if (trace_value(&webhook->trace, item, object).kind != VALUE_PARAM) {
		return ANSWER_NONE;
	}
	return item == ID_NONE ? ANSWER_OK : set_before(webhook, item);
}

/* A status among the arguments of a function that makes responses: fail('text', 400). */
static enum answer by_arguments(const struct webhook *webhook, struct site call)
{
	const struct program *program = webhook->collector->program;

	for (uint32_t i = 0; i < program_expr(program, call)->count; i++) {
		const struct expr *e = program_expr(program, program_argument(program, call, i));

		if (e->kind == EXPR_NUMBER && by_number(e->number) != ANSWER_UNKNOWN) {
			return by_number(e->number);
		}
	}
	return ANSWER_UNKNOWN;
}

static enum answer by_own(
	const struct webhook *webhook, struct site call, struct site function, unsigned depth)
{
	const struct summary *summary =
		webhook->collector->program->modules[function.module].summary;
	const struct function *body = &summary->functions[summary->exprs[function.expr].function];
	enum answer answer = ANSWER_NONE;

	for (uint32_t i = 0; i < body->step_count; i++) {
		const struct step *step = &summary->steps[body->first_step + i];
		struct site value = {function.module, step->expr};
		enum answer one;

		if (step->kind != STEP_RETURN && step->kind != STEP_CALL) {
			continue;
		}
		one = step->expr == ID_NONE ? ANSWER_NONE
					    : answer_of(webhook, ID_NONE, value, depth + 1);
		if (one != ANSWER_NONE) {
			answer = answer == ANSWER_NONE ? one : both(answer, one);
		}
	}
	return answer == ANSWER_UNKNOWN ? by_arguments(webhook, call) : answer;
}

/* Express's next(error) ends in its error handler: 500 unless that says otherwise. */
static bool is_next(const struct webhook *webhook, uint32_t item, struct site call)
{
	struct site callee = {call.module, program_expr(webhook->collector->program, call)->left};
	struct value value = trace_value(&webhook->trace, item, callee);

	return value.kind == VALUE_PARAM && value.name.n == 0 &&
	       program_expr(webhook->collector->program, value.at)->index >= 2 &&
	       webhook->route->body != ROUTE_BODY_WEB;
}

static bool says_error(struct str text)
{
	return str_has_nocase(text, "unauthorized") || str_has_nocase(text, "badrequest") ||
	       str_has_nocase(text, "forbidden");
}

static enum answer by_function(
	const struct webhook *webhook, uint32_t item, struct site call, unsigned depth)
{
	const struct program *program = webhook->collector->program;
	struct site function = program_callee(program, call);
	struct str text = webhook_callee_text(webhook, call);

	if (function.expr != ID_NONE) {
		return by_own(webhook, call, function, depth);
	}
	if (item != ID_NONE && is_next(webhook, item, call)) {
		return program_expr(program, call)->count > 0 ? ANSWER_REJECTS : ANSWER_NONE;
	}
	if (str_is(text, "json")) {
		return by_init(webhook, item, program_argument(program, call, 1));
	}
	if (says_error(text)) {
		return ANSWER_REJECTS;
	}
	return str_has_nocase(text, "response") ? by_arguments(webhook, call) : ANSWER_NONE;
}

static enum answer by_call(
	const struct webhook *webhook, uint32_t item, struct site call, unsigned depth)
{
	const struct program *program = webhook->collector->program;
	const struct expr *e = program_expr(program, call);
	const struct expr *callee = program_expr(program, (struct site){call.module, e->left});
	enum answer answer;

	if (e->kind == EXPR_NEW) {
		return is_response_class(callee->name)
			       ? by_init(webhook, item, program_argument(program, call, 1))
			       : ANSWER_NONE;
	}
	if (callee->kind == EXPR_MEMBER) {
		struct str object =
			program_expr(program, (struct site){call.module, callee->left})->name;

		if (is_response_class(object)) {
			return by_static(webhook, item, call, callee->name);
		}
		answer = by_method(webhook, item, call, callee);
		if (answer != ANSWER_NONE || sends(callee->name)) {
			return answer;
		}
	}
	return by_function(webhook, item, call, depth);
}

static enum answer by_name_of(
	const struct webhook *webhook, uint32_t item, struct site site, unsigned depth)
{
	const struct summary *summary = webhook->collector->program->modules[site.module].summary;
	const struct expr *e = &summary->exprs[site.expr];
	const struct binding *binding;

	if (e->binding == ID_NONE) {
		return ANSWER_NONE;
	}
	binding = &summary->bindings[e->binding];
	if (binding->value == ID_NONE || binding->reassigned) {
		return ANSWER_NONE;
	}
	return answer_of(webhook, item, (struct site){site.module, binding->value}, depth + 1);
}

static enum answer answer_of(
	const struct webhook *webhook, uint32_t item, struct site site, unsigned depth)
{
	const struct expr *e;

	if (site.expr == ID_NONE || depth > ANSWER_DEPTH) {
		return ANSWER_NONE;
	}
	e = program_expr(webhook->collector->program, site);
	switch ((enum expr_kind)e->kind) {
	case EXPR_AWAIT:
		return answer_of(webhook, item, (struct site){site.module, e->left}, depth + 1);
	case EXPR_CHOICE:
		return both(
			answer_of(webhook, item, (struct site){site.module, e->left}, depth + 1),
			answer_of(webhook, item, (struct site){site.module, e->right}, depth + 1));
	case EXPR_NAME:
		return by_name_of(webhook, item, site, depth);
	case EXPR_CALL:
	case EXPR_NEW:
		return by_call(webhook, item, site, depth);
	default:
		return ANSWER_NONE;
	}
}

enum answer webhook_answer(const struct webhook *webhook, uint32_t item, struct site site)
{
	return answer_of(webhook, item, site, 0);
}
