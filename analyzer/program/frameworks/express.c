#include "program/frameworks/express_parser.h"
#include "program/frameworks/registration_tools.h"

/*
 * Express, and routers that are used like its own. Source: Express
 * documentation, "Routing", "Using middleware" and "API reference".
 */

static bool is_express(struct str specifier)
{
	static const char *const packages[] = {
		"express", "express-promise-router", "router", "ultimate-express", "npm:express"};

	return str_in(specifier, packages, sizeof(packages) / sizeof(packages[0]));
}

static bool is_whole(struct str name)
{
	return str_is(name, "default") || str_is(name, "*") || name.n == 0;
}

static enum made makes(const struct registry *x, struct site call, const struct value *callee)
{
	(void)x;
	(void)call;
	if (callee->kind != VALUE_IMPORT || !is_express(callee->package)) {
		return MADE_NOTHING;
	}
	if (str_is(callee->name, "Router") || str_is(callee->name, "default.Router")) {
		return MADE_ROUTER;
	}
	if (!is_whole(callee->name)) {
		return MADE_NOTHING;
	}
	return str_ends(callee->package, "router") ? MADE_ROUTER : MADE_ROOT;
}

/* `app.get('port')` with one argument reads a setting. */
static bool hands_on(struct str method, uint32_t arguments)
{
	static const char *const names[] = {"use", "set", "enable", "disable", "engine", "param"};

	return (registration_method(method) != NULL && arguments > 1) ||
	       str_in(method, names, sizeof(names) / sizeof(names[0]));
}

enum { ROUTE_CHAIN = 16 }; /* app.route('/x').get(…).post(…): calls in a row */

/* The app.route('/x') call under `.get(…).post(…)`, or SITE_NONE. */
static struct site route_call(const struct registry *x, struct site object)
{
	for (unsigned i = 0; i < ROUTE_CHAIN; i++) {
		const struct expr *callee;
		struct value value = program_single(x->program, object);

		if (value.kind != VALUE_CALL || value.name.n > 0) {
			return SITE_NONE;
		}
		object = value.at;
		callee = registration_callee(x, object);
		if (callee == NULL || callee->kind != EXPR_MEMBER) {
			return SITE_NONE;
		}
		if (str_is(callee->name, "route")) {
			return object;
		}
		if (registration_method(callee->name) == NULL) {
			return SITE_NONE;
		}
		object = (struct site){object.module, callee->left};
	}
	return SITE_NONE;
}

/* May the first argument of `use` be a middleware, or is it certainly a path? */
static bool may_be_middleware(const struct registry *x, const struct value *value, uint32_t count)
{
	const struct summary *summary;

	switch (value->kind) {
	case VALUE_FUNCTION:
	case VALUE_CALL:
	case VALUE_NEW:
		return true;
	case VALUE_STRING:
	case VALUE_ENV:
	case VALUE_REGEX:
		return false;
	case VALUE_ARRAY:
		summary = x->program->modules[value->at.module].summary;
		return summary->exprs[value->at.expr].count == 0 ||
		       program_single(x->program, (struct site){value->at.module,
							  summary_kid(summary, value->at.expr, 0)})
				       .kind != VALUE_STRING;
	default:
		return count == 1;
	}
}

static void read_use(struct registry *x, struct site call, struct site object)
{
	struct registration r = registration_at(REGISTRATION_USE, call);
	struct site first = registration_argument(x, call, 0);
	struct value value = program_single(x->program, first);
	bool has_path = !may_be_middleware(x, &value, registration_count(x, call));

	vec_push(x->arena, &r.methods, STR("ANY"));
	registration_take_from(x, &r, has_path ? 1 : 0);
	registration_add(x, r, object, has_path ? first : SITE_NONE);
}

static void express_read(struct registry *x, struct site call, struct str method)
{
	struct registration r = registration_at(REGISTRATION_ROUTE, call);
	struct site object = {call.module, registration_callee(x, call)->left};
	struct site route;

	if (str_is(method, "use") && registration_count(x, call) > 0) {
		read_use(x, call, object);
	}
	if (registration_method(method) == NULL || registration_count(x, call) == 0) {
		return;
	}
	vec_push(x->arena, &r.methods, str_of(registration_method(method)));
	route = route_call(x, object);
	if (route.expr != ID_NONE) {
		registration_take_from(x, &r, 0);
		registration_add(x, r,
			(struct site){route.module, registration_callee(x, route)->left},
			registration_argument(x, route, 0));
	} else if (registration_count(x, call) > 1) {
		registration_take_from(x, &r, 1);
		registration_add(x, r, object, registration_argument(x, call, 0));
	}
}

static const struct dialect express = {
	.framework = "express",
	.is_package = is_express,
	.makes = makes,
	.read = express_read,
	.hands_on = hands_on,
	.observe = express_parser_see,
	.before = registration_see_before,
	.body = ROUTE_BODY_STREAM,
	.next = 2,
	.use_is_prefix = true,
};

static void express_routes(const struct program *program, struct arena *arena, route_vec *out)
{
	registration_routes(&express, program, arena, out);
}

const struct framework framework_express = {"express", express_routes};
