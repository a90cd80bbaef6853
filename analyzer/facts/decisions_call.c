#include "clerk/names.h"
#include "facts/decisions_internal.h"

/* Calls that decide: protect(), next(), redirect(), the verification of a token. */

enum { ARGUMENTS_MOST = 8 };

static struct site argument(const struct reading *r, uint32_t item, uint32_t n)
{
	return program_argument(r->trace.program, trace_site(&r->trace, item), n);
}

/* auth.protect() in every form: of the parameter, of auth(), of the imported function. */
static bool is_protect(struct reading *r, uint32_t item, bool *out_synchronous)
{
	struct site call = trace_site(&r->trace, item);
	const struct expr *e = program_expr(r->trace.program, call);
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
	bool lost =
		!synchronous && !decisions_is_awaited(r, item) && !decisions_is_returned(r, item);
	struct str fate = STR("404");
	struct site url = SITE_NONE;

	for (uint32_t i = 0; i < 2; i++) {
		struct site given = argument(r, item, i);

		if (given.expr != ID_NONE && url.expr == ID_NONE) {
			url = program_property(r->trace.program, given, "unauthenticatedUrl");
		}
	}
	if (url.expr != ID_NONE) {
		fate = STR("redirect");
	}
	lost = lost || trace_enclosing(&r->trace, item, STEP_TRY) != ID_NONE;
	decisions_decide(r, item, lost ? OUTCOME_UNKNOWN : OUTCOME_BLOCK, fate);
}

/* next() passes; next(error) ends in an error answer; next('route') skips, who knows where to. */
static void read_next(struct reading *r, uint32_t item)
{
	struct site given = argument(r, item, 0);
	struct str fate = STR("");
	struct value value;
	enum outcome outcome;

	if (r->form->returns != RETURNS_NOTHING || given.expr == ID_NONE) {
		decisions_decide(r, item, OUTCOME_PASS, STR(""));
		return;
	}
	value = trace_value(&r->trace, item, given);
	if (value.kind == VALUE_NULL) {
		decisions_decide(r, item, OUTCOME_PASS, STR(""));
	} else if (value.kind == VALUE_STRING) {
		decisions_decide(r, item, OUTCOME_UNKNOWN, STR(""));
	} else {
		outcome = decisions_error(r, item, given, &fate);
		decisions_decide(r, item, outcome == OUTCOME_THROW ? OUTCOME_BLOCK : outcome, fate);
	}
}

/* Functions that throw without a token: Clerk's verifyToken, jose's, jsonwebtoken's. */
static bool verifies(const struct value *callee, uint32_t arguments)
{
	struct str name = callee->name;
	struct str verb = str_last_part(name, '.');

	if (callee->kind == VALUE_CALL || callee->kind == VALUE_NEW) {
		return str_is(verb, "verifyToken");
	}
	if (callee->kind != VALUE_IMPORT) {
		return false;
	}
	return str_is(verb, "verifyToken") ||
	       (names_is_clerk_package(callee->package) && str_is(verb, "verifyJwt")) ||
	       (str_is(callee->package, "jose") && str_is(verb, "jwtVerify")) ||
	       /* with a callback it tells that instead of throwing */
	       (str_is(callee->package, "jsonwebtoken") && str_is(verb, "verify") && arguments < 4);
}

/* Asks who is there by the token, whatever is made of the answer. */
static bool authenticates(const struct value *callee)
{
	return callee->kind != VALUE_UNKNOWN && callee->kind != VALUE_PARAM &&
	       (str_ends(callee->name, "authenticateRequest") ||
		       (str_is(callee->package, "jsonwebtoken") &&
			       str_ends(callee->name, "verify")));
}

/* Of Clerk's package, or of a client that was made with it. */
static bool is_clerks(struct reading *r, uint32_t item, const struct value *callee)
{
	struct value maker = *callee;

	if (callee->kind == VALUE_CALL || callee->kind == VALUE_NEW) {
		maker = decisions_callee(r, item, callee->at);
	}
	return maker.kind == VALUE_IMPORT && names_is_clerk_package(maker.package);
}

static bool read_verification(struct reading *r, uint32_t item, const struct value *callee)
{
	struct site token = argument(r, item, 0);
	uint32_t count = program_expr(r->trace.program, trace_site(&r->trace, item))->count;
	const struct condition *there;

	if (!authenticates(callee) && !verifies(callee, count)) {
		return false;
	}
	r->conditions.asked = true;
	r->verified = r->verified || is_clerks(r, item, callee);
	if (!verifies(callee, count) || token.expr == ID_NONE) {
		return false;
	}
	there = condition_read(&r->conditions, item, token);
	decisions_throw(r, item, condition_make(&r->conditions, CONDITION_NOT, there, NULL),
		OUTCOME_THROW, STR("500"));
	return true;
}

/* redirect() and error() of SvelteKit throw; sendRedirect() and sendError() of h3 answer. */
static bool read_ending(struct reading *r, uint32_t item, const struct value *callee)
{
	struct str fate = STR("redirect");
	bool svelte = callee->kind == VALUE_IMPORT && str_is(callee->package, "@sveltejs/kit");

	if (svelte && (str_is(callee->name, "redirect") || str_is(callee->name, "error"))) {
		enum outcome outcome = OUTCOME_BLOCK;

		if (str_is(callee->name, "error")) {
			outcome = decisions_status(r, item, argument(r, item, 0), &fate);
		}
		decisions_throw(r, item, condition_make(&r->conditions, CONDITION_TRUE, NULL, NULL),
			outcome, fate);
		return true;
	}
	if (r->form->returns != RETURNS_ANSWER ||
		(callee->kind != VALUE_IMPORT && callee->kind != VALUE_GLOBAL)) {
		return false;
	}
	if (str_is(callee->name, "sendRedirect")) {
		decisions_decide(r, item, OUTCOME_BLOCK, fate);
		return true;
	}
	if (str_is(callee->name, "sendError")) {
		enum outcome outcome = decisions_error(r, item, argument(r, item, 1), &fate);

		decisions_decide(r, item, outcome == OUTCOME_THROW ? OUTCOME_BLOCK : outcome, fate);
		return true;
	}
	return false;
}

/* Middleware that is made and run on the spot: requireAuth()(req, res, next). */
static bool read_made(struct reading *r, uint32_t item, const struct value *callee)
{
	struct value made = {.kind = VALUE_CALL, .at = trace_site(&r->trace, item)};

	return r->form->next != ID_NONE && callee->kind == VALUE_CALL && callee->name.n == 0 &&
	       decisions_inner(r, item, &made);
}

/* Somebody else's function that is given auth may protect; one given next() may pass or not. */
static void read_outside_call(struct reading *r, uint32_t item)
{
	uint32_t count = program_expr(r->trace.program, trace_site(&r->trace, item))->count;

	for (uint32_t i = 0; i < count && i < ARGUMENTS_MOST; i++) {
		struct site given = argument(r, item, i);
		struct value value = trace_value(&r->trace, item, given);

		r->lent = r->lent || decisions_is_param(r, &value, r->form->reply, "");
		if (condition_is_auth(&r->conditions, item, given) ||
			decisions_is_param(r, &value, r->form->next, r->form->next_member)) {
			decisions_decide(r, item, OUTCOME_UNKNOWN, STR(""));
			return;
		}
	}
}

void decisions_call(struct reading *r, uint32_t item)
{
	struct site call = trace_site(&r->trace, item);
	struct value callee;
	bool synchronous;

	if (is_protect(r, item, &synchronous)) {
		r->conditions.asked = true;
		read_protect(r, item, synchronous);
		return;
	}
	if (r->trace.items.items[item].entered) {
		return;
	}
	callee = decisions_callee(r, item, call);
	if (decisions_is_param(r, &callee, r->form->next, r->form->next_member)) {
		read_next(r, item);
	} else if (!read_made(r, item, &callee) && !decisions_reply(r, item, call) &&
		   !read_verification(r, item, &callee) && !read_ending(r, item, &callee)) {
		read_outside_call(r, item);
	}
}
