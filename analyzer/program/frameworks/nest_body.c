#include "program/frameworks/express_parser.h"
#include "program/frameworks/nest.h"

/*
 * The body on its way to a handler. What a bootstrap function `use`s comes
 * before Nest's own parser; that one leaves out JSON where a JSON parser is
 * used anywhere, and then no rawBody is kept either. Source: nestjs/nest
 * packages/core/nest-application.ts (init), packages/platform-express/
 * adapters/express-adapter.ts (registerParserMiddleware).
 */

struct parsing {
	const struct nest_handler *handler;
	struct route *route;
	bool replaced; /* a JSON parser of one's own stands in for Nest's */
	bool unsure;
};

static bool has_option(const struct nest *nest, struct site call, const char *name)
{
	struct site options = program_argument(nest->program, call, 0);
	struct site found;

	return options.expr != ID_NONE && program_find_property(nest->program, options,
						  str_of(name), &found) != PROPERTY_ABSENT;
}

static bool is_json_with(const struct parsing *p, struct site argument, const char *option)
{
	struct value value = nest_value(p->handler->nest, argument);
	struct value callee;

	if (value.kind != VALUE_CALL) {
		return false;
	}
	callee = nest_callee(p->handler->nest, value.at);
	return (nest_is(&callee, "express", "json") ||
		       nest_is(&callee, "express", "default.json") ||
		       nest_is(&callee, "body-parser", "json") ||
		       nest_is(&callee, "body-parser", "default.json")) &&
	       has_option(p->handler->nest, value.at, option);
}

/* One parser; the first that takes the body wins. */
static void see_parser(struct parsing *p, struct site argument, enum nest_truth covers)
{
	enum express_parser parser = express_parser_of(p->handler->nest->program, argument);
	bool keeps = is_json_with(p, argument, "verify");

	p->replaced = p->replaced || parser == EXPRESS_PARSER_JSON || keeps;
	if (parser == EXPRESS_PARSER_NONE || covers == NEST_FALSE ||
		p->route->body != ROUTE_BODY_STREAM) {
		return;
	}
	p->route->parser = argument;
	if (covers == NEST_UNSURE || (parser == EXPRESS_PARSER_UNSURE && !keeps) ||
		is_json_with(p, argument, "type")) {
		p->unsure = true;
		p->route->body = ROUTE_BODY_UNKNOWN;
		return;
	}
	p->route->body = parser == EXPRESS_PARSER_RAW ? ROUTE_BODY_RAW : ROUTE_BODY_PARSED;
	p->route->raw = keeps ? ROUTE_RAW_UNKNOWN : ROUTE_RAW_MISSING;
}

static void see_use(struct parsing *p, struct site call)
{
	uint32_t count = program_expr(p->handler->nest->program, call)->count;
	enum nest_truth covers = nest_middleware_uses(p->handler, call, p->route->path);

	for (uint32_t i = 0; i < count; i++) {
		see_parser(p, program_argument(p->handler->nest->program, call, i), covers);
	}
}

static void see_consumer(struct parsing *p, const struct nest_middleware *middleware)
{
	const struct program *program = p->handler->nest->program;
	enum nest_truth covers = nest_middleware_covers(p->handler, middleware);

	for (uint32_t i = 0; i < program_expr(program, middleware->apply)->count; i++) {
		struct site argument = program_argument(program, middleware->apply, i);
		struct site function = nest_middleware_function(p->handler->nest, argument);

		see_parser(p, function.expr == ID_NONE ? argument : function, covers);
	}
}

static void see_own_parser(struct parsing *p)
{
	const struct nest_app *app = p->handler->app;

	if (p->route->body != ROUTE_BODY_STREAM || !app->parses) {
		return;
	}
	if (p->replaced) {
		/* the one that replaces it is for other paths */
		p->route->body = ROUTE_BODY_UNKNOWN;
		p->unsure = true;
		return;
	}
	p->route->body = ROUTE_BODY_PARSED;
	p->route->raw = app->raw_body ? ROUTE_RAW_KEPT : ROUTE_RAW_MISSING;
}

void nest_body_judge(const struct nest_handler *handler, struct route *route)
{
	const struct nest *nest = handler->nest;
	struct parsing p = {.handler = handler, .route = route};

	if (handler->app == NULL || !handler->app->body_known) {
		route->body = ROUTE_BODY_UNKNOWN;
		return;
	}
	route->body = ROUTE_BODY_STREAM;
	for (size_t i = 0; i < handler->app->uses.n; i++) {
		see_use(&p, handler->app->uses.items[i]);
	}
	see_own_parser(&p);
	for (size_t i = 0; i < nest->middleware.n; i++) {
		see_consumer(&p, &nest->middleware.items[i]);
	}
	if (p.unsure || nest->sets_raw || route->body == ROUTE_BODY_STREAM ||
		(handler->app->adapter && route->raw == ROUTE_RAW_MISSING)) {
		route->raw = ROUTE_RAW_UNKNOWN;
	}
}
