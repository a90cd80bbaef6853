#include "program/frameworks/express_parser.h"

#include "program/frameworks/registration_tools.h"

/* Body parsers: those of Express, and of the body-parser package. */

static enum express_parser parser_by_name(const struct value *callee)
{
	struct str name = callee->name;
	bool known = callee->kind == VALUE_IMPORT &&
		     (str_is(callee->package, "express") || str_is(callee->package, "body-parser"));

	if (!known) {
		return EXPRESS_PARSER_NONE;
	}
	if (str_is(name, "json") || str_is(name, "default.json")) {
		return EXPRESS_PARSER_JSON;
	}
	if (str_is(name, "raw") || str_is(name, "default.raw") || str_is(name, "text") ||
		str_is(name, "default.text")) {
		return EXPRESS_PARSER_RAW;
	}
	return EXPRESS_PARSER_NONE;
}

/* As the type-is package matches application/json. */
static bool takes_json(struct str type)
{
	static const char *const types[] = {
		"application/json", "json", "*/*", "application/*", "*/json"};

	return str_in(type, types, sizeof(types) / sizeof(types[0]));
}

/* Does the parser's `type` option take application/json? json() does by itself. */
static enum express_parser parser_by_type(
	const struct program *program, struct site options, enum express_parser kind)
{
	struct site type = program_property(program, options, "type");
	struct value value;

	if (type.expr == ID_NONE) {
		bool absent = options.expr == ID_NONE ||
			      program_expr(program, options)->kind == EXPR_OBJECT;

		return kind == EXPRESS_PARSER_JSON ? kind
		       : absent                    ? EXPRESS_PARSER_NONE
						   : EXPRESS_PARSER_UNSURE;
	}
	value = program_single(program, type);
	if (value.kind == VALUE_ARRAY) {
		const struct summary *summary = program->modules[value.at.module].summary;

		for (uint32_t i = 0; i < summary->exprs[value.at.expr].count; i++) {
			struct site one = {value.at.module, summary_kid(summary, value.at.expr, i)};

			if (takes_json(program_string(program, one))) {
				return kind;
			}
		}
		return EXPRESS_PARSER_UNSURE;
	}
	return value.kind == VALUE_STRING && takes_json(value.text) ? kind : EXPRESS_PARSER_UNSURE;
}

/* Does anything inside an expression call a body parser? */
static bool calls_parser(const struct program *program, struct site around)
{
	const struct summary *summary = program->modules[around.module].summary;
	const struct expr *e = &summary->exprs[around.expr];

	for (expr_id i = 0; i < summary->expr_count; i++) {
		struct value callee;

		if (summary->exprs[i].kind != EXPR_CALL || summary->exprs[i].start < e->start ||
			summary->exprs[i].end > e->end || i == around.expr) {
			continue;
		}
		callee = program_callee_value(program, (struct site){around.module, i});
		if (parser_by_name(&callee) != EXPRESS_PARSER_NONE) {
			return true;
		}
	}
	return false;
}

enum express_parser express_parser_of(const struct program *program, struct site argument)
{
	struct value value = program_single(program, argument);
	struct site options;
	struct value callee;
	enum express_parser kind;

	if (value.kind == VALUE_FUNCTION) {
		return calls_parser(program, value.at) || calls_parser(program, argument)
			       ? EXPRESS_PARSER_UNSURE
			       : EXPRESS_PARSER_NONE;
	}
	if (value.kind != VALUE_CALL) {
		return EXPRESS_PARSER_NONE;
	}
	callee = program_callee_value(program, value.at);
	kind = parser_by_name(&callee);
	if (kind == EXPRESS_PARSER_NONE) {
		return calls_parser(program, value.at) ? EXPRESS_PARSER_UNSURE
						       : EXPRESS_PARSER_NONE;
	}
	options = program_argument(program, value.at, 0);
	if (kind == EXPRESS_PARSER_JSON &&
		program_property(program, options, "verify").expr != ID_NONE) {
		return EXPRESS_PARSER_UNSURE; /* keeps the raw bytes somewhere */
	}
	return parser_by_type(program, options, kind);
}

static enum express_parser known_parser(const struct registry *x, struct site middleware)
{
	uint32_t known = registration_recall(x->parsers, middleware);

	if (known == MAP_NONE) {
		known = express_parser_of(x->program, middleware);
		registration_remember(x, x->parsers, middleware, known);
	}
	return (enum express_parser)known;
}

void express_parser_see(
	const struct registry *x, struct site middleware, bool sure, struct route *route)
{
	enum express_parser kind;

	if (route->body != ROUTE_BODY_STREAM) {
		return; /* the first parser wins: the stream can be read once */
	}
	kind = known_parser(x, middleware);
	if (kind == EXPRESS_PARSER_NONE) {
		return;
	}
	if (!sure || kind == EXPRESS_PARSER_UNSURE) {
		route->body = ROUTE_BODY_UNKNOWN;
	} else {
		route->body = kind == EXPRESS_PARSER_JSON ? ROUTE_BODY_PARSED : ROUTE_BODY_RAW;
	}
	route->parser = middleware;
}
