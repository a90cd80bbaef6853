#include "clerk/names.h"
#include "facts/decisions_internal.h"

/* What a returned value means: NextResponse.next(), a redirect, a status. */

struct value decisions_callee(struct reading *r, uint32_t item, struct site call)
{
	value_vec values = {0};

	trace_follow(&r->trace, item,
		(struct site){call.module, program_expr(r->trace.program, call)->left}, &values);
	if (values.n != 1 || values.items[0].guessed) {
		return (struct value){.kind = VALUE_UNKNOWN, .at = call};
	}
	return values.items[0];
}

/* The status of `new Response(body, { status })` and Response.json(body, { status }). */
static enum outcome status_outcome(struct reading *r, struct site call, struct str *out_fate)
{
	struct site options = program_argument(r->trace.program, call, 1);
	struct site status = SITE_NONE;
	enum property known =
		program_find_property(r->trace.program, options, STR("status"), &status);
	value_vec values = {0};

	if (options.expr == ID_NONE || known == PROPERTY_ABSENT) {
		return OUTCOME_ANSWER;
	}
	if (known == PROPERTY_FOUND) {
		program_follow(r->trace.program, status, r->trace.arena, &values);
	}
	if (values.n != 1 || values.items[0].kind != VALUE_NUMBER || values.items[0].guessed) {
		return OUTCOME_UNKNOWN;
	}
	if (values.items[0].number < 300) {
		return OUTCOME_ANSWER;
	}
	*out_fate = values.items[0].text;
	return OUTCOME_BLOCK;
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
	struct site site = {call.module, program_expr(r->trace.program, call)->left};
	struct str name = STR("");

	if (callee->kind == VALUE_IMPORT && names_is_clerk_package(callee->package)) {
		return callee->name;
	}
	condition_auth_member(&r->conditions, item, site, &name);
	return name;
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
	if (is_response(&callee, ".redirect")) {
		*out_fate = STR("redirect");
		return OUTCOME_BLOCK;
	}
	if (str_is(name, "redirectToSignIn") || str_is(name, "redirectToSignUp")) {
		*out_fate = STR("redirect to sign-in");
		return OUTCOME_BLOCK;
	}
	return is_response(&callee, ".json") || is_response(&callee, "")
		       ? status_outcome(r, call, out_fate)
		       : OUTCOME_UNKNOWN;
}

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
	default:
		return OUTCOME_UNKNOWN;
	}
}
