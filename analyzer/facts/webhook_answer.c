#include "facts/webhook_answer.h"

#include <string.h>

/*
 * What an expression says to the sender of a delivery: web responses, the
 * response objects of Express, Fastify, Hono and Node, what Lambda and h3
 * return, and own functions that make any of these. Sources: the
 * documentation of the frameworks; honojs/hono src/context.ts, h3 v1
 * src/utils/response.ts, @fastify/sensible, @sveltejs/kit error().
 */

enum {
	ANSWER_DEPTH = 6, /* own functions and names in between */
	CHAIN_MOST = 16,
};

static enum answer answer_of(
	const struct webhook *webhook, uint32_t item, struct site site, unsigned depth);

static bool is_response_class(struct str name)
{
	return str_is(name, "Response") || str_is(name, "NextResponse");
}

/* Response.json(…), NextResponse.redirect(…) */
static enum answer by_static(
	const struct webhook *webhook, uint32_t item, struct site call, struct str name)
{
	if (str_is(name, "json")) {
		return webhook_status_of_init(
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

static enum answer ok_or_set_before(const struct webhook *webhook, uint32_t item)
{
	enum answer set = item == ID_NONE ? ANSWER_NONE : webhook_status_set_before(webhook, item);

	return set == ANSWER_NONE ? ANSWER_OK : set;
}

static bool says_error(struct str text)
{
	static const char *const words[] = {"unauthorized", "badrequest", "forbidden", "notfound",
		"internalserver", "internalerror", "unprocessable"};

	return str_has_any_nocase(text, words, sizeof(words) / sizeof(words[0]));
}

/* Hono's c.json(x, 400), c.text(x), c.body(null, 204), c.notFound() */
static enum answer by_context(
	const struct webhook *webhook, uint32_t item, struct site call, struct str method)
{
	static const char *const makes[] = {"json", "text", "body", "html", "newResponse"};
	struct site init = program_argument(webhook->collector->program, call, 1);

	if (str_is(method, "redirect") || str_is(method, "notFound")) {
		return ANSWER_REJECTS;
	}
	if (!str_in(method, makes, sizeof(makes) / sizeof(makes[0]))) {
		return ANSWER_NONE;
	}
	return init.expr == ID_NONE ? ok_or_set_before(webhook, item)
				    : webhook_status_of_init(webhook, item, init);
}

static bool sends(struct str method)
{
	static const char *const names[] = {"json", "send", "end", "jsonp"};

	return str_in(method, names, sizeof(names) / sizeof(names[0]));
}

/* Methods of the response of Express, Fastify and Node, which is a parameter. */
static enum answer by_method(
	const struct webhook *webhook, uint32_t item, struct site call, const struct expr *callee)
{
	struct site object = {call.module, callee->left};
	struct site status = status_in_chain(webhook, object);
	struct site init = program_argument(webhook->collector->program, call, 1);
	bool param = trace_value(&webhook->trace, item, object).kind == VALUE_PARAM;

	if (str_is(callee->name, "sendStatus")) {
		return webhook_status(
			webhook, item, program_argument(webhook->collector->program, call, 0));
	}
	if (param && (str_is(callee->name, "redirect") || says_error(callee->name))) {
		return ANSWER_REJECTS;
	}
	if (!sends(callee->name)) {
		return ANSWER_NONE;
	}
	if (status.expr != ID_NONE) {
		return webhook_status(webhook, item, status);
	}
	/* an own function that is given Hono's context: c.json(x, STATUS[code]) */
	if (param && str_is(callee->name, "json") && init.expr != ID_NONE) {
		return webhook_status_of_init(webhook, item, init);
	}
	return param ? ok_or_set_before(webhook, item) : ANSWER_NONE;
}

static enum answer by_own(const struct webhook *webhook, uint32_t item, struct site call,
	struct site function, unsigned depth)
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
			answer = answer == ANSWER_NONE ? one : webhook_answer_both(answer, one);
		}
	}
	return answer == ANSWER_UNKNOWN ? webhook_status_among(webhook, item, call) : answer;
}

/* Express's next(error), Fastify's done(error): 500 unless an error handler says otherwise. */
static bool is_next(const struct webhook *webhook, uint32_t item, struct site call)
{
	enum request_kind kind = webhook_request_kind(webhook->route);
	struct site callee = program_called(webhook->collector->program, call);
	struct value value = trace_value(&webhook->trace, item, callee);

	return value.kind == VALUE_PARAM && value.name.n == 0 &&
	       program_expr(webhook->collector->program, value.at)->index >= 2 &&
	       (kind == REQUEST_KIND_NODE || kind == REQUEST_KIND_FASTIFY);
}

/* json(x, { status }) of SvelteKit, Remix, TanStack; data(x, 400) of React Router; and the like */
static enum answer by_helper(
	const struct webhook *webhook, uint32_t item, struct site call, struct str name)
{
	static const char *const with_init[] = {"json", "text", "data"};
	static const char *const rejecting[] = {
		"redirect", "sendError", "sendRedirect", "notFound", "unauthorized", "forbidden"};
	const struct program *program = webhook->collector->program;
	struct value callee = webhook_callee_at(webhook, item, call);
	bool foreign = callee.kind == VALUE_IMPORT || callee.kind == VALUE_GLOBAL;
	struct site first = program_argument(program, call, 0);

	if (str_in(name, with_init, sizeof(with_init) / sizeof(with_init[0]))) {
		return webhook_status_of_init(webhook, item, program_argument(program, call, 1));
	}
	if (foreign && str_in(name, rejecting, sizeof(rejecting) / sizeof(rejecting[0]))) {
		return ANSWER_REJECTS;
	}
	if (str_is(callee.package, "@sveltejs/kit") && str_is(callee.name, "error")) {
		return webhook_status(webhook, item, first);
	}
	if (foreign && str_is(name, "createError")) {
		return webhook_status_among(webhook, item, call) == ANSWER_OK ? ANSWER_UNKNOWN
									      : ANSWER_REJECTS;
	}
	if (foreign && (str_is(name, "send") || str_is(name, "sendNoContent")) &&
		webhook_request_kind(webhook->route) == REQUEST_KIND_H3) {
		return ok_or_set_before(webhook, item);
	}
	return ANSWER_NONE;
}

/* callback(null, { statusCode: 400 }) of AWS Lambda's older form */
static enum answer by_callback(const struct webhook *webhook, uint32_t item, struct site call)
{
	const struct program *program = webhook->collector->program;
	struct value callee = webhook_callee_at(webhook, item, call);
	struct site result = program_argument(program, call, 1);

	if (webhook_request_kind(webhook->route) != REQUEST_KIND_LAMBDA ||
		callee.kind != VALUE_PARAM || callee.name.n > 0 ||
		program_expr(program, callee.at)->index != 2) {
		return ANSWER_NONE;
	}
	return result.expr == ID_NONE ? ANSWER_REJECTS
				      : webhook_status_of_result(webhook, item, result);
}

static enum answer by_function(
	const struct webhook *webhook, uint32_t item, struct site call, unsigned depth)
{
	const struct program *program = webhook->collector->program;
	struct site function = program_callee(program, call);
	struct str text = webhook_callee_text(webhook, call);
	enum answer answer;

	if (function.expr != ID_NONE) {
		answer = by_own(webhook, item, call, function, depth);
		return answer == ANSWER_UNKNOWN && says_error(text) ? ANSWER_REJECTS : answer;
	}
	if (item != ID_NONE && is_next(webhook, item, call)) {
		return program_expr(program, call)->count > 0 ? ANSWER_REJECTS : ANSWER_NONE;
	}
	answer = by_helper(webhook, item, call, text);
	if (answer == ANSWER_NONE) {
		answer = by_callback(webhook, item, call);
	}
	if (answer != ANSWER_NONE) {
		return answer;
	}
	if (says_error(text)) {
		return ANSWER_REJECTS;
	}
	return str_has_nocase(text, "response") ? webhook_status_among(webhook, item, call)
						: ANSWER_NONE;
}

/* Methods of the request answer nobody: request.json() reads. */
static enum answer by_member(
	const struct webhook *webhook, uint32_t item, struct site call, const struct expr *callee)
{
	struct site object = {call.module, callee->left};
	enum request_part part =
		item == ID_NONE ? REQUEST_NO_PART : webhook_request_ref(webhook, item, object).part;

	if (is_response_class(program_expr(webhook->collector->program, object)->name)) {
		return by_static(webhook, item, call, callee->name);
	}
	if (part == REQUEST_CONTEXT && webhook_request_kind(webhook->route) == REQUEST_KIND_HONO) {
		return by_context(webhook, item, call, callee->name);
	}
	return part == REQUEST_NO_PART ? by_method(webhook, item, call, callee) : ANSWER_NONE;
}

static enum answer by_call(
	const struct webhook *webhook, uint32_t item, struct site call, unsigned depth)
{
	const struct program *program = webhook->collector->program;
	const struct expr *e = program_expr(program, call);
	const struct expr *callee = program_expr(program, (struct site){call.module, e->left});
	enum answer answer;

	if (e->kind == EXPR_NEW) {
		return is_response_class(callee->name) ? webhook_status_of_init(webhook, item,
								 program_argument(program, call, 1))
						       : ANSWER_NONE;
	}
	if (callee->kind == EXPR_MEMBER) {
		answer = by_member(webhook, item, call, callee);
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
		return webhook_answer_both(
			answer_of(webhook, item, (struct site){site.module, e->left}, depth + 1),
			answer_of(webhook, item, (struct site){site.module, e->right}, depth + 1));
	case EXPR_NAME:
		return by_name_of(webhook, item, site, depth);
	case EXPR_CALL:
	case EXPR_NEW:
		return by_call(webhook, item, site, depth);
	case EXPR_OBJECT:
		return webhook_request_kind(webhook->route) == REQUEST_KIND_LAMBDA
			       ? webhook_status_of_result(webhook, item, site)
			       : ANSWER_NONE;
	default:
		return ANSWER_NONE;
	}
}

enum answer webhook_answer(const struct webhook *webhook, uint32_t item, struct site site)
{
	return answer_of(webhook, item, site, 0);
}

/* What stands in a return is the answer in these, whatever it is. */
static bool answers_by_return(const struct route *route)
{
	static const char *const frameworks[] = {"nest", "react-router", "remix"};

	switch (webhook_request_kind(route)) {
	case REQUEST_KIND_FASTIFY:
	case REQUEST_KIND_H3:
	case REQUEST_KIND_LAMBDA:
		return true;
	default:
		return str_in(str_of(route->framework), frameworks,
			sizeof(frameworks) / sizeof(frameworks[0]));
	}
}

/* `return false` of Nest's canActivate: 403 */
static bool is_refused(const struct webhook *webhook, uint32_t item)
{
	const struct program *program = webhook->collector->program;
	const struct trace_item *exit = &webhook->trace.items.items[item];
	struct value value = trace_value(&webhook->trace, item, trace_site(&webhook->trace, item));

	if (value.kind != VALUE_BOOLEAN || value.number != 0) {
		return false;
	}
	for (size_t i = 0; i < webhook->route->before.n; i++) {
		const struct route_before *before = &webhook->route->before.items[i];
		const struct expr *e = program_expr(program, before->at);

		if (before->form == ROUTE_BEFORE_GUARD && e->kind == EXPR_FUNCTION &&
			before->at.module == exit->module && e->function == exit->function) {
			return true;
		}
	}
	return false;
}

enum answer webhook_answer_returned(const struct webhook *webhook, uint32_t item)
{
	const struct trace_item *exit = &webhook->trace.items.items[item];
	enum answer answer = webhook_answer(webhook, item, trace_site(&webhook->trace, item));

	if (answer != ANSWER_NONE || exit->via != ID_NONE || exit->callback) {
		return answer;
	}
	if (is_refused(webhook, item)) {
		return ANSWER_REJECTS;
	}
	if (!answers_by_return(webhook->route)) {
		return ANSWER_NONE;
	}
	return ok_or_set_before(webhook, item);
}

/* Does a call send by itself, so that nothing need be returned? */
bool webhook_answers_alone(const struct webhook *webhook, struct site call)
{
	static const char *const throwing[] = {
		"error", "redirect", "notFound", "unauthorized", "forbidden"};
	struct str text = webhook_callee_text(webhook, call);

	switch (webhook_request_kind(webhook->route)) {
	case REQUEST_KIND_NODE:
	case REQUEST_KIND_FASTIFY:
		return true;
	case REQUEST_KIND_H3:
		return str_starts(text, "send");
	case REQUEST_KIND_LAMBDA:
		return str_is(text, "callback");
	default:
		return str_in(text, throwing, sizeof(throwing) / sizeof(throwing[0]));
	}
}

/* new HTTPException(400), new BadRequestException(), new ApiError(400, 'x') */
static enum answer by_error(const struct webhook *webhook, uint32_t item, struct site made)
{
	const struct program *program = webhook->collector->program;
	struct site class = program_called(program, made);
	struct value value = trace_value(&webhook->trace, item, class);
	struct str name = program_expr(program, class)->name;
	enum answer answer;

	if (is_response_class(name)) {
		return webhook_answer(webhook, item, made);
	}
	answer = webhook_status_among(webhook, item, made);
	if (answer != ANSWER_UNKNOWN) {
		return answer == ANSWER_REJECTS ? ANSWER_REJECTS : ANSWER_NONE;
	}
	if ((str_is(value.package, "@nestjs/common") && str_ends(name, "Exception")) ||
		str_is(value.package, "hono/http-exception") || says_error(name)) {
		return ANSWER_REJECTS;
	}
	return ANSWER_NONE;
}

/* These make an answer of what is thrown; the others answer any error with 500. */
static bool answers_errors(const struct route *route)
{
	static const char *const frameworks[] = {"express", "fastify", "hono", "nest", "nitro",
		"nuxt", "react-router", "remix", "sveltekit", "tanstack-start"};

	return str_in(
		str_of(route->framework), frameworks, sizeof(frameworks) / sizeof(frameworks[0]));
}

enum answer webhook_answer_thrown(const struct webhook *webhook, uint32_t item)
{
	struct site thrown = trace_site(&webhook->trace, item);

	if (thrown.expr == ID_NONE || !answers_errors(webhook->route)) {
		return ANSWER_NONE;
	}
	return program_expr(webhook->collector->program, thrown)->kind == EXPR_NEW
		       ? by_error(webhook, item, thrown)
		       : webhook_answer(webhook, item, thrown);
}
