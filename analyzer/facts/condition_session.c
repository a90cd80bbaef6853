#include "facts/condition_internal.h"

#include "clerk/names.h"

/*
 * What is not there when nobody is signed in: members of Clerk's auth object
 * (clerk/javascript packages/backend/src/tokens/authObjects.ts), and what a
 * browser or an app would send a session with. A delivery of Svix has neither
 * an Authorization header nor cookies (docs.svix.com, "Verifying Payloads").
 */

enum { WAYS_DEEP = 8 };

/* Members of the auth object that are null, undefined or false when nobody is signed in. */
static bool is_empty_member(struct str name)
{
	static const char *const names[] = {"userId", "sessionId", "sessionClaims", "actor",
		"orgId", "orgRole", "orgSlug", "orgPermissions", "isAuthenticated", "isSignedIn",
		"user", "session", "organization", "sessionStatus", "factorVerificationAge"};

	return str_in(str_slice(name, 0, str_find_byte(name, '.')), names,
		sizeof(names) / sizeof(names[0]));
}

static bool carries_session(struct str header)
{
	return str_is_nocase(header, "authorization") || str_is_nocase(header, "cookie");
}

/* req.headers.authorization, req.cookies.__session */
static bool is_absent_member(struct str name)
{
	size_t headers = str_find(name, STR("headers."), 0);
	size_t cookies = str_find(name, STR("cookies."), 0);

	if (headers != SIZE_MAX) {
		return carries_session(str_slice(name, headers + 8, name.n));
	}
	return cookies != SIZE_MAX && !str_ends(name, ".get") && !str_ends(name, ".set") &&
	       !str_ends(name, ".has") && !str_ends(name, ".delete");
}

/* The text that an argument is, or "". */
static struct str text_of(const struct condition_reader *reader, const struct scope *scope,
	struct site call, uint32_t n)
{
	struct value value = condition_value(reader, scope, condition_argument(reader, call, n));

	return value.kind == VALUE_STRING ? value.text : STR("");
}

/* h3's and Hono's getCookie(event, name), getHeader(event, 'authorization'), getHeaders(event). */
static bool is_absent_helper(const struct condition_reader *reader, const struct scope *scope,
	const struct value *value, const struct value *callee)
{
	struct str name = callee->name;

	if (str_is(name, "getCookie") || str_is(name, "getSignedCookie")) {
		return true;
	}
	if (str_is(name, "getHeader") || str_is(name, "getRequestHeader")) {
		return carries_session(text_of(reader, scope, value->at, 1));
	}
	return (str_is(name, "getHeaders") || str_is(name, "getRequestHeaders")) &&
	       carries_session(value->name);
}

/* req.get('authorization'), c.req.header(…), headers().get(…), cookies.get('__session')?.value */
static bool is_absent_call(
	const struct condition_reader *reader, const struct scope *scope, const struct value *value)
{
	struct value callee = condition_callee(reader, scope, value->at);
	struct str verb = str_last_part(callee.name, '.');
	struct value jar;

	if (callee.kind == VALUE_IMPORT || callee.kind == VALUE_GLOBAL) {
		return is_absent_helper(reader, scope, value, &callee);
	}
	if (callee.kind != VALUE_PARAM && callee.kind != VALUE_CALL && callee.kind != VALUE_NEW) {
		return false;
	}
	if (str_is(verb, "get") && str_ends(callee.name, "cookies.get")) {
		return true;
	}
	if (!str_is(verb, "get") && !str_is(verb, "header") && !str_is(verb, "getHeader")) {
		return false;
	}
	if (carries_session(text_of(reader, scope, value->at, 0))) {
		return true;
	}
	jar = callee.kind == VALUE_CALL ? condition_callee(reader, scope, callee.at) : callee;
	return jar.kind == VALUE_IMPORT && str_is(jar.package, "next/headers") &&
	       str_is(jar.name, "cookies");
}

/* authenticateRequest() says so itself; toAuth() of it is an auth object. */
static bool is_clerks_answer(
	const struct condition_reader *reader, const struct scope *scope, const struct value *value)
{
	struct value callee = condition_callee(reader, scope, value->at);
	bool clerks = callee.kind == VALUE_IMPORT && names_is_clerk_package(callee.package);

	if (clerks && str_is(callee.name, "currentUser")) {
		return true;
	}
	if (str_is(str_last_part(callee.name, '.'), "authenticateRequest")) {
		return is_empty_member(value->name);
	}
	if (callee.kind == VALUE_CALL && str_is(callee.name, "toAuth")) {
		return is_empty_member(value->name) &&
		       str_is(str_last_part(condition_callee(reader, scope, callee.at).name, '.'),
			       "authenticateRequest");
	}
	return condition_auth_value(reader, scope, &callee, &callee.name) &&
	       str_is(callee.name, "getToken");
}

bool condition_is_signed_out(
	struct condition_reader *reader, const struct scope *scope, const struct value *value)
{
	struct str member;
	bool empty = false;

	if (condition_auth_value(reader, scope, value, &member)) {
		empty = is_empty_member(member);
	} else if (value->kind == VALUE_PARAM) {
		empty = is_absent_member(value->name);
	} else if (value->kind == VALUE_CALL) {
		empty = is_absent_member(value->name) || is_absent_call(reader, scope, value) ||
			is_clerks_answer(reader, scope, value);
	}
	reader->asked = reader->asked || empty;
	return empty;
}

static bool is_nothing(struct condition_reader *reader, const struct scope *scope, struct site site)
{
	return site.expr != ID_NONE &&
	       condition_read_in(reader, scope, site)->kind == CONDITION_FALSE;
}

/* The object and the name of a method call; false for other calls. */
static bool method_of(const struct condition_reader *reader, struct site call,
	struct site *out_object, struct str *out_name)
{
	const struct expr *e = condition_expr(reader, call);
	const struct expr *callee;

	if (e->kind != EXPR_CALL || e->left == ID_NONE) {
		return false;
	}
	callee = condition_expr(reader, (struct site){call.module, e->left});
	*out_object = (struct site){call.module, callee->left};
	*out_name = callee->name;
	return callee->kind == EXPR_MEMBER && callee->left != ID_NONE;
}

/* ''.split(' ') is an array of one empty text. */
bool condition_is_split(
	struct condition_reader *reader, const struct scope *scope, struct site site)
{
	struct site named = condition_named(reader, site);
	struct site object;
	struct str method;

	return method_of(reader, named.expr == ID_NONE ? site : named, &object, &method) &&
	       str_is(method, "split") && is_nothing(reader, scope, object);
}

/* What is called on nothing gives nothing, or throws; a pattern finds nothing in it. */
static bool is_empty_call(
	struct condition_reader *reader, const struct scope *scope, struct site call)
{
	struct site object;
	struct str method;

	if (!method_of(reader, call, &object, &method)) {
		return false;
	}
	if (str_is(method, "test") || str_is(method, "exec")) {
		return condition_value(reader, scope, object).kind == VALUE_REGEX &&
		       is_nothing(reader, scope, condition_argument(reader, call, 0));
	}
	if (str_is(method, "pop") || str_is(method, "shift") || str_is(method, "at")) {
		return condition_is_split(reader, scope, object) ||
		       is_nothing(reader, scope, object);
	}
	return !str_is(method, "split") && !str_is(method, "concat") &&
	       is_nothing(reader, scope, object);
}

bool condition_is_empty(
	struct condition_reader *reader, const struct scope *scope, struct site site)
{
	const struct expr *e = condition_expr(reader, site);
	struct site object = {site.module, e->left};

	switch ((enum expr_kind)e->kind) {
	case EXPR_CALL:
		return is_empty_call(reader, scope, site);
	case EXPR_MEMBER:
		return is_nothing(reader, scope, object);
	case EXPR_INDEX:
		return e->left != ID_NONE && (condition_is_split(reader, scope, object) ||
						     is_nothing(reader, scope, object));
	default:
		return false;
	}
}

/* May an assignment have been run, and given something? Where it is not in sight, it may. */
static bool may_give(struct condition_reader *reader, const struct scope *scope, struct site site)
{
	const struct trace *trace = reader->trace;
	const struct expr *e = condition_expr(reader, site);
	bool seen = false;

	if (e->op != OP_NONE) {
		return true;
	}
	for (uint32_t i = 0; i < trace->items.n; i++) {
		const struct trace_item *item = &trace->items.items[i];

		if (item->step->kind != STEP_ASSIGN || item->module != site.module ||
			item->step->expr != site.expr) {
			continue;
		}
		seen = true;
		if (condition_around(reader, i, condition_outer(trace, i))->kind !=
				CONDITION_FALSE &&
			!is_nothing(reader, scope, (struct site){site.module, e->right})) {
			return true;
		}
	}
	return !seen;
}

/* Was a variable given nothing wherever it is assigned? */
static bool is_assigned_nothing(struct condition_reader *reader, const struct scope *scope,
	uint32_t module, binding_id binding)
{
	const struct summary *summary = reader->trace->program->modules[module].summary;
	bool any = false;

	for (expr_id i = 0; i < summary->expr_count; i++) {
		const struct expr *e = &summary->exprs[i];
		const struct expr *to = e->kind == EXPR_ASSIGN && e->left != ID_NONE
						? &summary->exprs[e->left]
						: NULL;

		if (to == NULL || to->kind != EXPR_NAME || to->binding != binding) {
			continue;
		}
		any = true;
		if (may_give(reader, scope, (struct site){module, i})) {
			return false;
		}
	}
	return any;
}

/* `let token; if (header) token = header.slice(7);` */
bool condition_is_unset(
	struct condition_reader *reader, const struct scope *scope, struct site name)
{
	const struct summary *summary = reader->trace->program->modules[name.module].summary;
	const struct expr *e = condition_expr(reader, name);
	const struct binding *binding;

	if (e->kind != EXPR_NAME || e->binding == ID_NONE || scope->depth > WAYS_DEEP) {
		return false;
	}
	binding = &summary->bindings[e->binding];
	if (binding->kind != BINDING_LET || !binding->reassigned || binding->function == 0) {
		return false;
	}
	return (binding->value == ID_NONE ||
		       is_nothing(reader, scope, (struct site){name.module, binding->value})) &&
	       is_assigned_nothing(reader, scope, name.module, e->binding);
}
