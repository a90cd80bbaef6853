#include "facts/middleware.h"

/* What one middleware is: Clerk's, an own function, a package's. */

enum { WRAPPERS_MOST = 4 };

void middleware_add_unknown(struct middleware *middleware, decision_vec *out)
{
	static const struct condition always = {.kind = CONDITION_TRUE, .at = {ID_NONE, ID_NONE}};

	decisions_add(&middleware->reader, OUTCOME_UNKNOWN, &always, STR(""), out);
}

/* A name that says that what is behind it authenticates. */
static bool sounds_like_clerk(const struct value *callee)
{
	return callee->kind == VALUE_IMPORT &&
	       (str_has_nocase(callee->name, "auth") || str_has_nocase(callee->name, "clerk") ||
		       str_has_nocase(callee->package, "auth") ||
		       str_has_nocase(callee->package, "clerk"));
}

/* The name itself, `export default clerkMiddleware`, `register(clerkPlugin)`. */
static void read_name(
	struct middleware *middleware, const struct value *value, struct middleware_element *out)
{
	const char *framework;

	out->api = value->name;
	out->clerks = middleware_is_api(value, &framework) || sounds_like_clerk(value);
	if (!middleware_passes(value)) {
		middleware_add_unknown(middleware, &out->decisions);
	}
}

/* Does it turn anybody away, be it with an answer that sounds well? */
static bool denies(const decision_vec *decisions)
{
	for (size_t i = 0; i < decisions->n; i++) {
		if (decisions->items[i].outcome == OUTCOME_BLOCK ||
			decisions->items[i].outcome == OUTCOME_THROW ||
			decisions->items[i].outcome == OUTCOME_ANSWER) {
			return true;
		}
	}
	return false;
}

/* The constant that a function, or a call that wraps it, was given as value; absent without. */
static struct str constant_of(const struct summary *summary, expr_id value)
{
	for (binding_id i = 0; i < summary->binding_count; i++) {
		if (summary->bindings[i].value == value &&
			summary->bindings[i].kind == BINDING_CONST) {
			return summary->bindings[i].name;
		}
	}
	return STR_NONE;
}

struct str middleware_name(const struct collector *collector, struct site function)
{
	const struct summary *summary = collector->program->modules[function.module].summary;
	const struct function *body = &summary->functions[summary->exprs[function.expr].function];
	struct str name = body->name;

	if (body->is_method && body->class > 0) {
		name = summary->exprs[summary->classes[body->class - 1]].name;
	}
	for (expr_id i = 0; name.n == 0 && i < summary->expr_count; i++) {
		const struct expr *e = &summary->exprs[i];

		if (e->kind == EXPR_CALL && summary_kid(summary, i, 0) == function.expr) {
			name = constant_of(summary, i);
		}
	}
	return name.n == 0 || str_is(name, "default") ? STR("middleware") : name;
}

static void read_function(struct middleware *middleware, const struct handler *like,
	const struct value *value, struct middleware_element *out)
{
	struct handler handler = *like;
	enum asks asks;

	handler.function = value->at;
	asks = decisions_read(&middleware->reader, &handler, &out->decisions);
	out->guards = asks == ASKS_CLERK || (asks == ASKS_SESSION && denies(&out->decisions));
	out->api = like->form == HANDLER_PLAIN ? STR("middleware")
					       : middleware_name(middleware->collector, value->at);
}

static void read_call(struct middleware *middleware, const struct handler *like,
	const struct value *value, unsigned depth, struct middleware_element *out)
{
	struct value callee = middleware_callee(middleware->collector, value->at);
	struct site inner;

	out->api = callee.name;
	if (value->name.n == 0 &&
		middleware_read_call(&middleware->reader, value->at, true, &out->decisions)) {
		out->clerks = true;
		return;
	}
	inner = middleware_unwrapped(middleware->collector, value);
	if (inner.expr != ID_NONE && depth < WRAPPERS_MOST) {
		struct value given = middleware_value(middleware->collector, inner);

		if (given.kind == VALUE_FUNCTION) {
			read_function(middleware, like, &given, out);
			return;
		}
		if (given.kind == VALUE_CALL) {
			read_call(middleware, like, &given, depth + 1, out);
			return;
		}
	}
	out->clerks = sounds_like_clerk(&callee);
	middleware_add_unknown(middleware, &out->decisions);
}

struct middleware_element middleware_element(struct middleware *middleware,
	const struct handler *like, struct site given, const struct value *value)
{
	struct middleware_element out = {.at = given, .call = SITE_NONE};
	size_t before = middleware->met.n;

	switch (value->kind) {
	case VALUE_IMPORT:
		read_name(middleware, value, &out);
		break;
	case VALUE_CALL:
		read_call(middleware, like, value, 0, &out);
		break;
	case VALUE_FUNCTION:
		read_function(middleware, like, value, &out);
		break;
	default:
		middleware_add_unknown(middleware, &out.decisions);
		break;
	}
	if (middleware->met.n > before) {
		out.call = middleware->met.items[before];
		out.api = middleware_callee(middleware->collector, out.call).name;
		out.at = out.call.module == given.module ? out.call : given;
		out.clerks = true;
	}
	return out;
}

enum handler_form middleware_form(const struct route *route, const struct route_before *before)
{
	switch (before->form) {
	case ROUTE_BEFORE_GUARD:
		return HANDLER_NEST;
	case ROUTE_BEFORE_INTERCEPTOR:
	case ROUTE_BEFORE_PARAM:
		return HANDLER_NEST_AROUND;
	case ROUTE_BEFORE_MIDDLEWARE:
		break;
	}
	return str_is(str_of(route->framework), "nest") ? HANDLER_EXPRESS
							: decisions_form(route->framework);
}
