#include <string.h>

#include "program/frameworks/express.h"

/* What stands before a handler: body parsers and other middleware. */

enum {
	NEST = 4, /* routers inside routers, lists inside lists, calls inside calls */
	MIDDLEWARE_PARAMS = 3, /* four make an error handler */
};

/* One middleware, seen from a route. */
struct seen {
	const struct express *x;
	struct route *route;
	bool sure; /* the request certainly comes through it */
	bool last; /* of a route: the handler, which does not stand before itself */
	unsigned depth;
};

enum parser_kind {
	PARSER_NONE,
	PARSER_JSON,
	PARSER_RAW,
	PARSER_UNSURE, /* own code that calls a parser, a parser that keeps the raw bytes, … */
};

static const struct summary *summary_at(const struct express *x, struct site site)
{
	return x->program->modules[site.module].summary;
}

static enum parser_kind parser_by_name(const struct value *callee)
{
	struct str name = callee->name;
	bool known = callee->kind == VALUE_IMPORT &&
		     (str_is(callee->package, "express") || str_is(callee->package, "body-parser"));

	if (!known) {
		return PARSER_NONE;
	}
	if (str_is(name, "json") || str_is(name, "default.json")) {
		return PARSER_JSON;
	}
	if (str_is(name, "raw") || str_is(name, "default.raw") || str_is(name, "text") ||
		str_is(name, "default.text")) {
		return PARSER_RAW;
	}
	return PARSER_NONE;
}

/* As the type-is package matches application/json. */
static bool takes_json(struct str type)
{
	static const char *const types[] = {
		"application/json", "json", "*/*", "application/*", "*/json"};

	return str_in(type, types, sizeof(types) / sizeof(types[0]));
}

/* Does the parser's `type` option take application/json? json() does by itself. */
static enum parser_kind parser_by_type(
	const struct express *x, struct site options, enum parser_kind kind)
{
	struct site type = program_property(x->program, options, "type");
	struct value value;

	if (type.expr == ID_NONE) {
		bool absent = options.expr == ID_NONE ||
			      program_expr(x->program, options)->kind == EXPR_OBJECT;

		return kind == PARSER_JSON ? kind : absent ? PARSER_NONE : PARSER_UNSURE;
	}
	value = express_value(x, type);
	if (value.kind == VALUE_ARRAY) {
		const struct summary *summary = summary_at(x, value.at);

		for (uint32_t i = 0; i < summary->exprs[value.at.expr].count; i++) {
			struct site one = {value.at.module, summary_kid(summary, value.at.expr, i)};

			if (takes_json(program_string(x->program, one))) {
				return kind;
			}
		}
		return PARSER_UNSURE;
	}
	return value.kind == VALUE_STRING && takes_json(value.text) ? kind : PARSER_UNSURE;
}

/* Does anything inside an expression call a body parser? */
static bool calls_parser(const struct express *x, struct site around)
{
	const struct summary *summary = summary_at(x, around);
	const struct expr *e = &summary->exprs[around.expr];

	for (expr_id i = 0; i < summary->expr_count; i++) {
		struct value callee;

		if (summary->exprs[i].kind != EXPR_CALL || summary->exprs[i].start < e->start ||
			summary->exprs[i].end > e->end || i == around.expr) {
			continue;
		}
		callee = express_callee(x, (struct site){around.module, i});
		if (parser_by_name(&callee) != PARSER_NONE) {
			return true;
		}
	}
	return false;
}

static enum parser_kind parser_of(const struct express *x, struct site argument)
{
	struct value value = express_value(x, argument);
	struct site options;
	struct value callee;
	enum parser_kind kind;

	if (value.kind == VALUE_FUNCTION) {
		return calls_parser(x, value.at) || calls_parser(x, argument) ? PARSER_UNSURE
									      : PARSER_NONE;
	}
	if (value.kind != VALUE_CALL) {
		return PARSER_NONE;
	}
	callee = express_callee(x, value.at);
	kind = parser_by_name(&callee);
	if (kind == PARSER_NONE) {
		return calls_parser(x, value.at) ? PARSER_UNSURE : PARSER_NONE;
	}
	options = program_argument(x->program, value.at, 0);
	if (kind == PARSER_JSON &&
		program_property(x->program, options, "verify").expr != ID_NONE) {
		return PARSER_UNSURE; /* keeps the raw bytes somewhere */
	}
	return parser_by_type(x, options, kind);
}

static void see_parser(const struct seen *seen, struct site argument)
{
	struct route *route = seen->route;
	enum parser_kind kind;

	if (route->body != ROUTE_BODY_STREAM) {
		return; /* the first parser wins: the stream can be read once */
	}
	kind = parser_of(seen->x, argument);
	if (kind == PARSER_NONE) {
		return;
	}
	if (!seen->sure || kind == PARSER_UNSURE) {
		route->body = ROUTE_BODY_UNKNOWN;
	} else {
		route->body = kind == PARSER_JSON ? ROUTE_BODY_PARSED : ROUTE_BODY_RAW;
	}
	route->parser = argument;
}

/* Own functions have at most three parameters, or they only handle errors. */
static void see_middleware(const struct seen *seen, struct site argument)
{
	struct value value = express_value(seen->x, argument);
	struct route_before before = {argument, seen->sure};

	if (value.kind == VALUE_FUNCTION) {
		const struct summary *summary = summary_at(seen->x, value.at);
		function_id id = summary->exprs[value.at.expr].function;

		if (summary->functions[id].param_count > MIDDLEWARE_PARAMS) {
			return;
		}
		before.at = value.at;
	}
	vec_push(seen->x->arena, &seen->route->before, before);
}

enum covering {
	COVERS,
	COVERS_NOT,
	COVERS_PERHAPS,
};

static bool same_segment(struct str a, struct str b)
{
	if (a.n != b.n) {
		return false;
	}
	for (size_t i = 0; i < a.n; i++) {
		char left = a.s[i] >= 'A' && a.s[i] <= 'Z' ? (char)(a.s[i] + 32) : a.s[i];
		char right = b.s[i] >= 'A' && b.s[i] <= 'Z' ? (char)(b.s[i] + 32) : b.s[i];

		if (left != right) {
			return false;
		}
	}
	return true;
}

static struct str next_segment(struct str *path)
{
	size_t end;
	struct str segment;

	while (path->n > 0 && path->s[0] == '/') {
		*path = str_slice(*path, 1, path->n);
	}
	end = str_find_byte(*path, '/');
	segment = str_slice(*path, 0, end);
	*path = end == SIZE_MAX ? STR("") : str_slice(*path, end, path->n);
	return segment;
}

/* Does a `use` path cover a request's path? *out_rest is what is left of it below. */
static enum covering covers(const struct registration *use, struct str path, struct str *out_rest)
{
	struct str prefix = use->path;
	bool everything = str_is(prefix, "*") || str_is(prefix, "/*") || str_is(prefix, "(.*)");
	enum covering answer = COVERS;

	*out_rest = path;
	if (everything) {
		return COVERS;
	}
	if (!use->path_known) {
		return COVERS_PERHAPS;
	}
	for (struct str want = next_segment(&prefix); want.n > 0; want = next_segment(&prefix)) {
		struct str have = next_segment(&path);

		if (have.n == 0) {
			return COVERS_NOT;
		}
		if (want.s[0] == ':' || have.s[0] == ':') {
			answer = want.s[0] == ':' ? answer : COVERS_PERHAPS;
		} else if (!same_segment(want, have)) {
			return COVERS_NOT;
		}
	}
	*out_rest = path;
	return answer;
}

static void see_use(const struct seen *seen, const struct registration *use, struct str rest);

/* A router on the way: what it uses itself runs for requests that it does not answer, too. */
static void see_router(const struct seen *seen, struct site made, struct str rest)
{
	const struct express *x = seen->x;
	struct seen inner = *seen;

	inner.depth++;
	for (size_t i = 0; i < x->all.n && inner.depth < NEST; i++) {
		const struct registration *use = &x->all.items[i];

		if (strcmp(use->method, "USE") == 0 && use->owner_known &&
			use->owner.module == made.module && use->owner.expr == made.expr) {
			see_use(&inner, use, rest);
		}
	}
}

static void see_one(const struct seen *seen, struct site argument, struct str rest)
{
	struct value value = express_value(seen->x, argument);
	struct seen inner = *seen;
	struct site made;

	if (value.kind == VALUE_ARRAY && seen->depth < NEST) {
		const struct summary *summary = summary_at(seen->x, value.at);
		uint32_t count = summary->exprs[value.at.expr].count;

		inner.depth++;
		for (uint32_t i = 0; i < count; i++) {
			expr_id kid = summary_kid(summary, value.at.expr, i);

			inner.last = seen->last && i + 1 == count;
			see_one(&inner, (struct site){value.at.module, kid}, rest);
		}
		return;
	}
	if (seen->last && value.kind == VALUE_FUNCTION) {
		return;
	}
	if (express_is_application(seen->x, argument, &made)) {
		see_router(seen, made, rest);
		return;
	}
	see_parser(seen, argument);
	see_middleware(seen, argument);
}

static void see_use(const struct seen *seen, const struct registration *use, struct str rest)
{
	struct seen inner = *seen;
	struct str below;
	enum covering covering = covers(use, rest, &below);

	if (covering == COVERS_NOT) {
		return;
	}
	inner.sure = seen->sure && covering == COVERS;
	for (uint32_t i = use->first_handler; i < program_expr(seen->x->program, use->call)->count;
		i++) {
		see_one(&inner, program_argument(seen->x->program, use->call, i), below);
	}
}

void express_see_before(
	const struct express *x, const struct registration *r, struct str rest, struct route *route)
{
	for (size_t i = 0; i < x->all.n; i++) {
		const struct registration *use = &x->all.items[i];
		struct seen seen = {.x = x, .route = route};
		enum express_order order;

		if (use == r || strcmp(use->method, "USE") != 0 || !use->owner_known ||
			use->owner.module != r->owner.module || use->owner.expr != r->owner.expr) {
			continue;
		}
		order = express_compare(x, use, r);
		seen.sure = order == EXPRESS_BEFORE;
		if (order != EXPRESS_AFTER) {
			see_use(&seen, use, rest);
		}
	}
}

void express_see_arguments(
	const struct express *x, const struct registration *r, bool is_mount, struct route *route)
{
	uint32_t count = program_expr(x->program, r->call)->count;
	struct seen seen = {.x = x, .route = route, .sure = true};

	for (uint32_t i = r->first_handler; i < count; i++) {
		struct site argument = program_argument(x->program, r->call, i);
		struct site made;

		seen.last = !is_mount && i + 1 == count;
		/* the router that leads on is no middleware of its own */
		if (!express_is_application(x, argument, &made)) {
			see_one(&seen, argument, STR(""));
		}
	}
}
