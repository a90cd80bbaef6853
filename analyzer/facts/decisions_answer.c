#include "clerk/names.h"
#include "facts/decisions_internal.h"

/* What a returned value means: NextResponse.next(), a redirect, a status. */

struct value decisions_callee(struct reading *r, uint32_t item, struct site call)
{
	value_vec values = {0};

	trace_follow(&r->trace, item, program_called(r->trace.program, call), &values);
	if (values.n != 1 || values.items[0].guessed) {
		return (struct value){.kind = VALUE_UNKNOWN, .at = call};
	}
	return values.items[0];
}

bool decisions_is_param(
	const struct reading *r, const struct value *value, uint32_t index, const char *member)
{
	const struct program *program = r->trace.program;

	return value->kind == VALUE_PARAM && index != ID_NONE && !value->guessed &&
	       value->at.module == r->handler->function.module && str_is(value->name, member) &&
	       program_expr(program, value->at)->index == index &&
	       program_expr(program, value->at)->function ==
		       program_expr(program, r->handler->function)->function;
}

/*
 * Statuses with which somebody is turned away for who he is. Others say that
 * something is wrong with the request, or that there are too many of them:
 * what meets a delivery only where that is certain.
 */
enum outcome decisions_refusal(double status)
{
	bool for_who = status < 400 || status == 401 || status == 403 || status == 404 ||
		       status == 407 || status == 410;

	return for_who ? OUTCOME_BLOCK : OUTCOME_THROW;
}

/* HttpStatus.UNAUTHORIZED, StatusCodes.FORBIDDEN */
static struct str named_status(const struct value *value)
{
	if (value->kind == VALUE_IMPORT && str_ends(value->name, ".UNAUTHORIZED")) {
		return STR("401");
	}
	if (value->kind == VALUE_IMPORT && str_ends(value->name, ".FORBIDDEN")) {
		return STR("403");
	}
	return STR_NONE;
}

enum outcome decisions_status(
	struct reading *r, uint32_t item, struct site status, struct str *out_fate)
{
	struct value value;

	if (status.expr == ID_NONE) {
		return OUTCOME_ANSWER;
	}
	value = trace_value(&r->trace, item, status);
	if (!str_absent(named_status(&value))) {
		*out_fate = named_status(&value);
		return OUTCOME_BLOCK;
	}
	if (value.kind != VALUE_NUMBER || value.guessed) {
		return OUTCOME_UNKNOWN;
	}
	if (value.number < 300) {
		return OUTCOME_ANSWER;
	}
	*out_fate = value.text;
	return decisions_refusal(value.number);
}

/* The status of `new Response(body, { status })`, `data(body, 401)` and the like. */
static enum outcome status_outcome(
	struct reading *r, uint32_t item, struct site call, struct str *out_fate)
{
	struct site options = program_argument(r->trace.program, call, 1);
	struct site status = SITE_NONE;
	struct value value;

	if (options.expr == ID_NONE) {
		return OUTCOME_ANSWER;
	}
	value = trace_value(&r->trace, item, options);
	if (value.kind == VALUE_NUMBER || value.kind == VALUE_IMPORT) {
		return decisions_status(r, item, options, out_fate);
	}
	switch (program_find_property(r->trace.program, options, STR("status"), &status)) {
	case PROPERTY_ABSENT:
		return OUTCOME_ANSWER;
	case PROPERTY_FOUND:
		return decisions_status(r, item, status, out_fate);
	case PROPERTY_UNKNOWN:
		break;
	}
	return OUTCOME_UNKNOWN;
}

static bool is_response(const struct value *callee, const char *member)
{
	struct str name = callee->name;
	bool next = callee->kind == VALUE_IMPORT && str_is(callee->package, "next/server") &&
		    str_starts(name, "NextResponse");
	bool web = callee->kind == VALUE_GLOBAL && str_starts(name, "Response");

	name = str_slice(name, next ? 12 : 8, name.n);
	return (next || web) && str_is(name, member);
}

/* Which of Clerk's functions is called: "redirectToSignIn", "protect", … */
static struct str clerk_name(
	struct reading *r, uint32_t item, struct site call, const struct value *callee)
{
	struct site site = program_called(r->trace.program, call);
	struct str name = STR("");

	if (callee->kind == VALUE_IMPORT && names_is_clerk_package(callee->package)) {
		return callee->name;
	}
	condition_auth_member(&r->conditions, item, site, &name);
	return name;
}

/* What a framework gives its middleware to answer with: c.json(…, 401), context.redirect(…). */
static enum outcome context_outcome(struct reading *r, uint32_t item, struct site call,
	const struct value *callee, struct str *out_fate)
{
	struct str name = str_last_part(callee->name, '.');

	if (str_is(name, "redirect")) {
		*out_fate = STR("redirect");
		return OUTCOME_BLOCK;
	}
	if (str_is(name, "notFound")) {
		*out_fate = STR("404");
		return OUTCOME_BLOCK;
	}
	if (str_is(name, "json") || str_is(name, "text") || str_is(name, "html") ||
		str_is(name, "body") || str_is(name, "newResponse")) {
		return r->handler->form == HANDLER_HONO ? status_outcome(r, item, call, out_fate)
							: OUTCOME_UNKNOWN;
	}
	return OUTCOME_UNKNOWN;
}

/* redirect(), json() and data() of React Router, Remix, SvelteKit and TanStack. */
static bool is_helper(const struct value *callee, const char *name)
{
	return callee->kind == VALUE_IMPORT && str_is(callee->name, name) &&
	       (str_starts(callee->package, "react-router") ||
		       str_starts(callee->package, "@remix-run/") ||
		       str_starts(callee->package, "@sveltejs/kit") ||
		       str_starts(callee->package, "@tanstack/"));
}

static enum outcome call_outcome(
	struct reading *r, uint32_t item, struct site call, struct str *out_fate)
{
	struct value callee = decisions_callee(r, item, call);
	struct str name = clerk_name(r, item, call, &callee);

	if (is_response(&callee, ".next") || str_is(name, "protect") ||
		str_is(name, "auth.protect")) {
		return OUTCOME_PASS; /* what protect() stops is decided where it is called */
	}
	if (is_response(&callee, ".redirect") || is_helper(&callee, "redirect")) {
		*out_fate = STR("redirect");
		return OUTCOME_BLOCK;
	}
	if (str_is(name, "redirectToSignIn") || str_is(name, "redirectToSignUp")) {
		*out_fate = STR("redirect to sign-in");
		return OUTCOME_BLOCK;
	}
	if (callee.kind == VALUE_PARAM) {
		return context_outcome(r, item, call, &callee, out_fate);
	}
	return is_response(&callee, ".json") || is_response(&callee, "") ||
			       is_helper(&callee, "json") || is_helper(&callee, "data")
		       ? status_outcome(r, item, call, out_fate)
		       : OUTCOME_UNKNOWN;
}

/* The value of a middleware that was handed on, or given for a response. */
enum outcome decisions_of_value(
	struct reading *r, uint32_t item, const struct value *value, struct str *out_fate)
{
	switch (value->kind) {
	case VALUE_NULL:
		return OUTCOME_PASS;
	case VALUE_BOOLEAN:
		return value->number == 0 ? OUTCOME_PASS : OUTCOME_UNKNOWN;
	case VALUE_CALL:
	case VALUE_NEW:
		return value->name.n == 0 ? call_outcome(r, item, value->at, out_fate)
					  : OUTCOME_UNKNOWN;
	case VALUE_OBJECT:
	case VALUE_STRING:
		return r->form->returns == RETURNS_ANSWER ? OUTCOME_ANSWER : OUTCOME_UNKNOWN;
	default:
		return OUTCOME_UNKNOWN;
	}
}
