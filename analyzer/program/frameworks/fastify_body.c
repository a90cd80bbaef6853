#include "program/frameworks/fastify.h"

/*
 * The body: Fastify parses JSON itself, unless a context has a parser of its
 * own for it. Sources: Fastify documentation, "Content Type Parser";
 * fastify-raw-body, README.
 */

static bool is_json_type(const struct registry *x, struct site site)
{
	struct value value = program_single(x->program, site);
	const struct summary *summary;

	if (value.kind == VALUE_STRING) {
		return str_is(value.text, "application/json");
	}
	if (value.kind != VALUE_ARRAY) {
		return false;
	}
	summary = x->program->modules[value.at.module].summary;
	for (uint32_t i = 0; i < summary->exprs[value.at.expr].count; i++) {
		struct site one = {value.at.module, summary_kid(summary, value.at.expr, i)};

		if (str_is(program_string(x->program, one), "application/json")) {
			return true;
		}
	}
	return false;
}

/* Is the expression the n-th parameter of a function? */
static bool is_param(const struct registry *x, struct site site, struct site function, uint32_t n)
{
	struct value value = program_single(x->program, site);
	const struct expr *param;

	if (value.kind != VALUE_PARAM || value.name.n > 0 || value.at.module != function.module) {
		return false;
	}
	param = program_expr(x->program, value.at);
	return param->function == program_expr(x->program, function)->function && param->index == n;
}

static enum route_body body_of(const struct registry *x, struct site function, struct site given)
{
	struct value value = program_single(x->program, given);
	struct value callee;

	if (is_param(x, given, function, 1)) {
		return ROUTE_BODY_RAW;
	}
	if (value.kind != VALUE_CALL) {
		return ROUTE_BODY_UNKNOWN;
	}
	callee = registration_callee_value(x, value.at);
	return callee.kind == VALUE_GLOBAL && str_is(callee.name, "JSON.parse")
		       ? ROUTE_BODY_PARSED
		       : ROUTE_BODY_UNKNOWN;
}

static enum route_body agree(enum route_body a, enum route_body b, bool first)
{
	return first || a == b ? b : ROUTE_BODY_UNKNOWN;
}

/* What a parser `(request, body, done)` gives: done(null, body), or what it returns. */
static enum route_body given_by(const struct registry *x, struct site function)
{
	const struct summary *summary = x->program->modules[function.module].summary;
	const struct function *body = &summary->functions[summary->exprs[function.expr].function];
	enum route_body answer = ROUTE_BODY_UNKNOWN;
	bool first = true;

	for (uint32_t i = 0; i < body->step_count; i++) {
		const struct step *step = &summary->steps[body->first_step + i];
		struct site site = {function.module, step->expr};

		if (step->kind == STEP_CALL &&
			is_param(x, (struct site){site.module, summary->exprs[step->expr].left},
				function, 2) &&
			summary->exprs[step->expr].count > 1) {
			answer = agree(answer,
				body_of(x, function, registration_argument(x, site, 1)), first);
			first = false;
		} else if (step->kind == STEP_RETURN && step->expr != ID_NONE &&
			   body->param_count < 3) {
			answer = agree(answer, body_of(x, function, site), first);
			first = false;
		}
	}
	return answer;
}

/* `request.rawBody = body` in a parser that parses. */
static bool keeps_raw(const struct registry *x, struct site function)
{
	const struct summary *summary = x->program->modules[function.module].summary;
	function_id id = summary->exprs[function.expr].function;

	for (expr_id i = 0; i < summary->expr_count; i++) {
		const struct expr *e = &summary->exprs[i];

		if (e->kind == EXPR_ASSIGN && e->function == id &&
			summary->exprs[e->left].kind == EXPR_MEMBER &&
			str_is(summary->exprs[e->left].name, "rawBody") &&
			is_param(x, (struct site){function.module, e->right}, function, 1)) {
			return true;
		}
	}
	return false;
}

static void take_parser(const struct registry *x, struct site call, struct route *route)
{
	uint32_t count = registration_count(x, call);
	struct site last = registration_argument(x, call, count - 1);
	struct value function = program_single(x->program, last);
	struct site parse_as = count < 3 ? SITE_NONE
					 : program_property(x->program,
						   registration_argument(x, call, 1), "parseAs");

	route->body = ROUTE_BODY_UNKNOWN;
	if (parse_as.expr != ID_NONE && function.kind == VALUE_FUNCTION) {
		route->body = given_by(x, function.at);
		if (keeps_raw(x, function.at)) {
			route->raw = ROUTE_RAW_KEPT;
		}
	}
}

/* A context's parser of JSON; false when it has none of its own. */
static bool read_context(
	const struct registry *x, const struct chain *chain, unsigned level, struct route *route)
{
	const struct application *on = &x->applications.items[chain->owners[level]];
	bool found = false;

	for (size_t i = 0; i < on->on.n; i++) {
		const struct registration *r = &x->all.items[on->on.items[i]];
		enum registration_order order;

		if (r->kind != REGISTRATION_SETTING || str_is(r->stage, FASTIFY_PLUGIN)) {
			continue;
		}
		order = fastify_order(x, r, chain, level);
		if (order == REGISTERED_AFTER) {
			continue;
		}
		if (str_is(r->stage, FASTIFY_NOTHING)) {
			route->body = ROUTE_BODY_UNKNOWN;
			found = true;
		} else if (is_json_type(x, registration_argument(x, r->call, 0))) {
			take_parser(x, r->call, route);
			if (order != REGISTERED_BEFORE) {
				route->body = ROUTE_BODY_UNKNOWN;
			}
			return true;
		}
	}
	return found;
}

/* fastify-raw-body keeps it for every route, or for those that ask for it. */
static void read_raw(
	const struct registry *x, const struct chain *chain, unsigned level, struct route *route)
{
	const struct application *on = &x->applications.items[chain->owners[level]];

	for (size_t i = 0; i < on->on.n; i++) {
		const struct registration *r = &x->all.items[on->on.items[i]];
		struct site options;
		struct site found;
		struct value plugin;

		if (r->kind != REGISTRATION_SETTING || !str_is(r->stage, FASTIFY_PLUGIN) ||
			r->items.n == 0 || fastify_order(x, r, chain, level) != REGISTERED_BEFORE) {
			continue;
		}
		plugin = program_single(x->program, r->items.items[0].at);
		if (!fastify_is_package(&plugin, "fastify-raw-body")) {
			continue;
		}
		options = registration_argument(x, r->call, 1);
		if (options.expr == ID_NONE ||
			program_find_property(x->program, options, STR("field"), &found) ==
				PROPERTY_ABSENT ||
			str_is(program_string(x->program, found), "rawBody")) {
			route->raw = ROUTE_RAW_KEPT;
		}
	}
}

void fastify_read_body(const struct registry *x, const struct chain *chain, struct route *route)
{
	bool found = false;

	for (unsigned level = 0; level < chain->n && !found; level++) {
		found = read_context(x, chain, level, route);
	}
	for (unsigned level = 0; level < chain->n; level++) {
		read_raw(x, chain, level, route);
	}
	if (!found && !chain->complete) {
		route->body = ROUTE_BODY_UNKNOWN; /* what is above may have its own parser */
	}
}
