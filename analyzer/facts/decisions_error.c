#include "facts/decisions_internal.h"

/* What is thrown: exceptions of frameworks that stand for a status, redirects, responses. */

enum { ARGUMENTS_MOST = 4 };

/*
 * NestJS "Exception filters" (UnauthorizedException), http-errors
 * (createError.Unauthorized), @fastify/sensible (httpErrors.unauthorized),
 * and what authors call theirs.
 */
static struct str status_of_name(struct str name)
{
	static const struct {
		const char *word;
		const char *status;
	} table[] = {
		{"unauthorized", "401"},
		{"unauthenticated", "401"},
		{"forbidden", "403"},
		{"notfound", "404"},
		{"not_found", "404"},
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		if (str_has_nocase(name, table[i].word)) {
			return str_of(table[i].status);
		}
	}
	return STR_NONE;
}

static bool is_refusal(double status)
{
	return status >= 300 && status < 500 && decisions_refusal(status) == OUTCOME_BLOCK;
}

/* A status among the arguments: new HTTPException(401), createError({ statusCode: 401 }). */
static struct str status_of_arguments(struct reading *r, uint32_t item, struct site call)
{
	static const char *const keys[] = {"statusCode", "status"};
	uint32_t count = program_expr(r->trace.program, call)->count;

	for (uint32_t i = 0; i < count && i < ARGUMENTS_MOST; i++) {
		struct site given = program_argument(r->trace.program, call, i);
		struct value value = trace_value(&r->trace, item, given);

		for (size_t k = 0; k < 2 && value.kind == VALUE_OBJECT; k++) {
			struct site status = program_property(r->trace.program, value.at, keys[k]);

			if (status.expr != ID_NONE) {
				value = trace_value(&r->trace, item, status);
			}
		}
		if (value.kind == VALUE_NUMBER && is_refusal(value.number)) {
			return value.text;
		}
		if (value.kind == VALUE_IMPORT && !str_absent(status_of_name(value.name))) {
			return status_of_name(
				str_last_part(value.name, '.')); /* HttpStatus.UNAUTHORIZED */
		}
	}
	return STR_NONE;
}

static bool is_redirect(const struct value *callee)
{
	return callee->kind == VALUE_IMPORT &&
	       (str_is(callee->name, "redirect") || str_is(callee->name, "redirectDocument")) &&
	       (str_starts(callee->package, "@sveltejs/") ||
		       str_starts(callee->package, "react-router") ||
		       str_starts(callee->package, "@remix-run/") ||
		       str_starts(callee->package, "@tanstack/"));
}

static enum outcome made_error(
	struct reading *r, uint32_t item, const struct value *value, struct str *out_fate)
{
	struct value class = decisions_callee(r, item, value->at);
	struct str status;

	if (is_redirect(&class)) {
		*out_fate = STR("redirect");
		return OUTCOME_BLOCK;
	}
	if (class.kind == VALUE_GLOBAL && str_starts(class.name, "Response")) {
		return decisions_of_value(r, item, value, out_fate);
	}
	status = status_of_arguments(r, item, value->at);
	if (str_absent(status) && class.kind == VALUE_CLASS) {
		status = status_of_name(program_expr(r->trace.program, class.at)->name);
	} else if (str_absent(status)) {
		status = status_of_name(str_last_part(class.name, '.'));
	}
	if (str_absent(status)) {
		return OUTCOME_THROW;
	}
	*out_fate = status;
	return OUTCOME_BLOCK;
}

enum outcome decisions_error(
	struct reading *r, uint32_t item, struct site thrown, struct str *out_fate)
{
	struct value value = trace_value(&r->trace, item, thrown);

	*out_fate = STR("500");
	if ((value.kind == VALUE_NEW || value.kind == VALUE_CALL) && value.name.n == 0) {
		return made_error(r, item, &value, out_fate);
	}
	return OUTCOME_THROW;
}
