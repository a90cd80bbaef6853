#include <string.h>

#include "facts/webhook_answer.h"

/* What an HTTP status says to the sender, however it is written. */

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
	struct str last = str_last_part(name, '.');

	if (str_in(last, rejects, sizeof(rejects) / sizeof(rejects[0]))) {
		return ANSWER_REJECTS;
	}
	return str_in(last, accepts, sizeof(accepts) / sizeof(accepts[0])) ? ANSWER_OK
									   : ANSWER_UNKNOWN;
}

enum answer webhook_answer_both(enum answer a, enum answer b)
{
	return a == b ? a : ANSWER_UNKNOWN;
}

enum answer webhook_status(const struct webhook *webhook, uint32_t item, struct site status)
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

		answer = i == 0 ? one : webhook_answer_both(answer, one);
	}
	return answer;
}

/* The property of an object that is the status; ANSWER_OK when it certainly has none. */
static enum answer by_property(
	const struct webhook *webhook, uint32_t item, struct site object, const char *key)
{
	struct site status;

	switch (program_find_property(webhook->collector->program, object, str_of(key), &status)) {
	case PROPERTY_ABSENT:
		return ANSWER_OK;
	case PROPERTY_FOUND:
		return webhook_status(webhook, item, status);
	case PROPERTY_UNKNOWN:
		break;
	}
	return ANSWER_UNKNOWN;
}

enum answer webhook_status_of_init(const struct webhook *webhook, uint32_t item, struct site init)
{
	if (init.expr == ID_NONE) {
		return ANSWER_OK;
	}
	switch (trace_value(&webhook->trace, item, init).kind) {
	case VALUE_NUMBER:
	case VALUE_IMPORT:
		return webhook_status(webhook, item, init);
	case VALUE_NULL:
		return ANSWER_OK;
	default:
		return by_property(webhook, item, init, "status");
	}
}

enum answer webhook_status_of_result(
	const struct webhook *webhook, uint32_t item, struct site object)
{
	return by_property(webhook, item, object, "statusCode");
}

enum answer webhook_status_brought(const struct webhook *webhook, uint32_t exit)
{
	static const char *const keys[] = {"status", "statusCode", "code"};
	const struct program *program = webhook->collector->program;
	struct site result = trace_site(&webhook->trace, exit);
	enum answer answer = ANSWER_UNKNOWN;
	struct site status;

	if (result.expr == ID_NONE || program_expr(program, result)->kind != EXPR_OBJECT) {
		return ANSWER_UNKNOWN;
	}
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]) && answer == ANSWER_UNKNOWN; i++) {
		if (program_find_property(program, result, str_of(keys[i]), &status) ==
			PROPERTY_FOUND) {
			answer = webhook_status(webhook, exit, status);
		}
	}
	return answer;
}

/* Any number among the arguments, or a status that one of them holds. */
enum answer webhook_status_among(const struct webhook *webhook, uint32_t item, struct site call)
{
	const struct program *program = webhook->collector->program;
	static const char *const keys[] = {"status", "statusCode"};

	for (uint32_t i = 0; i < program_expr(program, call)->count; i++) {
		struct site argument = program_argument(program, call, i);
		enum answer answer = argument.expr == ID_NONE
					     ? ANSWER_UNKNOWN
					     : webhook_status(webhook, item, argument);

		for (size_t n = 0; n < sizeof(keys) / sizeof(keys[0]) && answer == ANSWER_UNKNOWN &&
				   argument.expr != ID_NONE;
			n++) {
			struct site status = program_property(program, argument, keys[n]);

			if (status.expr != ID_NONE) {
				answer = webhook_status(webhook, item, status);
			}
		}
		if (answer != ANSWER_UNKNOWN) {
			return answer;
		}
	}
	return ANSWER_UNKNOWN;
}

/* res.status(400), reply.code(400), c.status(400), setResponseStatus(event, 400) */
static struct site status_given(const struct program *program, struct site call)
{
	const struct expr *callee = program_expr(program, program_called(program, call));
	static const char *const methods[] = {"status", "code", "writeHead"};

	if (callee->kind == EXPR_MEMBER &&
		str_in(callee->name, methods, sizeof(methods) / sizeof(methods[0]))) {
		return program_argument(program, call, 0);
	}
	return callee->kind == EXPR_NAME && str_is(callee->name, "setResponseStatus")
		       ? program_argument(program, call, 1)
		       : SITE_NONE;
}

/* What one item sets the status to: a call, or `res.statusCode = 400`; SITE_NONE: nothing. */
static struct site status_set(const struct trace *trace, uint32_t item)
{
	const struct program *program = trace->program;
	struct site site = trace_site(trace, item);
	const struct expr *left;

	if (trace->items.items[item].step->kind == STEP_CALL) {
		return status_given(program, site);
	}
	if (trace->items.items[item].step->kind != STEP_ASSIGN) {
		return SITE_NONE;
	}
	left = program_expr(program, (struct site){site.module, program_expr(program, site)->left});
	return left->kind == EXPR_MEMBER && str_is(left->name, "statusCode")
		       ? (struct site){site.module, program_expr(program, site)->right}
		       : SITE_NONE;
}

enum answer webhook_status_set_before(const struct webhook *webhook, uint32_t item)
{
	const struct trace *trace = &webhook->trace;

	for (uint32_t i = item; i > 0; i--) {
		struct site status;

		if (trace->items.items[i - 1].parent != trace->items.items[item].parent) {
			if (i - 1 == trace->items.items[item].parent) {
				break;
			}
			continue;
		}
		status = status_set(trace, i - 1);
		if (status.expr != ID_NONE) {
			return webhook_status(webhook, item, status);
		}
	}
	return ANSWER_NONE;
}
