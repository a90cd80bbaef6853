#include "pattern/pattern.h"
#include "program/frameworks/nest.h"

/* Middleware: `app.use(…)` in the bootstrap function, and what modules' consumers apply. */

/* A pattern of Nest in the form of path-to-regexp 6: `*`, `*name` and `{*name}` are `(.*)`. */
static struct str plain_pattern(struct arena *arena, struct str pattern)
{
	struct str out = STR("/");
	size_t i = 0;

	while (i < pattern.n && pattern.s[i] == '/') {
		i++;
	}
	while (i < pattern.n) {
		char c = pattern.s[i];
		bool inside = i >= 2 && pattern.s[i - 1] == '.' && pattern.s[i - 2] == '(';

		if (c == '*' && !inside) {
			out = str_join(arena, out, STR("(.*)"));
			for (i++; i < pattern.n && pattern.s[i] != '/' && pattern.s[i] != '}';) {
				i++;
			}
			continue;
		}
		if (c != '{' && c != '}') {
			out = str_join(arena, out, str_slice(pattern, i, i + 1));
		}
		i++;
	}
	return out;
}

/* Does a pattern of setGlobalPrefix, exclude or forRoutes match a path? */
static enum nest_truth path_matches(struct arena *arena, struct str pattern, struct str path)
{
	const char *error = NULL;
	struct pattern *compiled = pattern_route(plain_pattern(arena, pattern), &error);
	enum pattern_answer answer;

	if (compiled == NULL) {
		return NEST_UNSURE;
	}
	answer = pattern_route_matches(compiled, path.n == 0 ? STR("/") : path);
	pattern_free(compiled);
	return answer == PATTERN_YES ? NEST_TRUE : answer == PATTERN_NO ? NEST_FALSE : NEST_UNSURE;
}

/* RequestMethod.POST against the handler's method. */
static enum nest_truth method_matches(const struct nest_handler *handler, struct site site)
{
	struct value value = nest_value(handler->nest, site);
	struct str name = value.name;

	if (site.expr == ID_NONE) {
		return NEST_TRUE;
	}
	if (value.kind != VALUE_IMPORT || !str_starts(name, "RequestMethod.")) {
		return NEST_UNSURE;
	}
	name = str_slice(name, sizeof("RequestMethod.") - 1, name.n);
	if (str_is(name, "ALL") || str_equal(name, handler->method)) {
		return NEST_TRUE;
	}
	return str_is(handler->method, "ANY") ? NEST_UNSURE : NEST_FALSE;
}

enum nest_truth nest_route_matches(
	const struct nest_handler *handler, struct site element, struct str path)
{
	const struct nest *nest = handler->nest;
	struct value value = nest_value(nest, element);
	enum nest_truth method = NEST_TRUE;
	enum nest_truth match;
	struct str text = value.text;

	if (value.kind == VALUE_OBJECT) {
		struct site at = program_property(nest->program, element, "path");

		text = at.expr == ID_NONE ? STR_NONE : program_string(nest->program, at);
		method =
			method_matches(handler, program_property(nest->program, element, "method"));
	} else if (value.kind != VALUE_STRING || value.guessed) {
		return NEST_UNSURE;
	}
	if (str_absent(text)) {
		return NEST_UNSURE;
	}
	match = path_matches(nest->arena, text, path);
	return match == NEST_FALSE || method == NEST_FALSE     ? NEST_FALSE
	       : match == NEST_UNSURE || method == NEST_UNSURE ? NEST_UNSURE
							       : NEST_TRUE;
}

/* Texts are mounted as by Express's use: they cover what lies below, too. */
static enum nest_truth covers_below(
	const struct nest_handler *handler, struct str pattern, struct str path)
{
	enum nest_truth truth = path_matches(handler->nest->arena, pattern, path);

	while (truth == NEST_FALSE && path.n > 1) {
		size_t slash = str_find_last_byte(path, '/');

		path = str_slice(path, 0, slash == SIZE_MAX ? 0 : slash);
		truth = path_matches(handler->nest->arena, pattern, path);
	}
	return truth;
}

static enum nest_truth element_covers(const struct nest_handler *handler, struct site element)
{
	struct value value = nest_value(handler->nest, element);

	if (value.kind == VALUE_CLASS) {
		return program_same(value.at, handler->controller) ? NEST_TRUE : NEST_FALSE;
	}
	if (value.kind == VALUE_STRING && !value.guessed) {
		return covers_below(handler, value.text, handler->path);
	}
	return nest_route_matches(handler, element, handler->path);
}

/* Does any argument of a call cover the handler's route? */
static enum nest_truth any_of(const struct nest_handler *handler, struct site call,
	enum nest_truth (*covers)(const struct nest_handler *, struct site))
{
	const struct program *program = handler->nest->program;
	enum nest_truth any = NEST_FALSE;

	for (uint32_t i = 0; i < program_expr(program, call)->count; i++) {
		enum nest_truth one = covers(handler, program_argument(program, call, i));

		if (one == NEST_TRUE) {
			return NEST_TRUE;
		}
		any = one == NEST_UNSURE ? one : any;
	}
	return any;
}

static enum nest_truth is_left_out(const struct nest_handler *handler, struct site element)
{
	return nest_route_matches(handler, element, handler->path);
}

enum nest_truth nest_middleware_covers(
	const struct nest_handler *handler, const struct nest_middleware *middleware)
{
	enum nest_truth covers = any_of(handler, middleware->for_routes, element_covers);
	enum nest_truth left_out = middleware->exclude.expr == ID_NONE
					   ? NEST_FALSE
					   : any_of(handler, middleware->exclude, is_left_out);

	if (covers == NEST_FALSE || left_out == NEST_TRUE) {
		return NEST_FALSE;
	}
	return left_out == NEST_UNSURE ? NEST_UNSURE : covers;
}

enum nest_truth nest_middleware_uses(
	const struct nest_handler *handler, struct site call, struct str path)
{
	struct value first =
		nest_value(handler->nest, program_argument(handler->nest->program, call, 0));

	switch (first.kind) {
	case VALUE_STRING:
		return first.guessed ? NEST_UNSURE : covers_below(handler, first.text, path);
	case VALUE_ARRAY:
	case VALUE_ENV:
	case VALUE_REGEX:
		return NEST_UNSURE;
	default:
		return NEST_TRUE;
	}
}

struct site nest_middleware_function(const struct nest *nest, struct site argument)
{
	struct value value = nest_value(nest, argument);
	struct value room[2];
	value_vec values = {room, 0, 2};

	if (value.kind == VALUE_FUNCTION) {
		return value.at;
	}
	if (value.kind != VALUE_CLASS) {
		return SITE_NONE;
	}
	program_follow_member(nest->program, value.at, STR("use"), nest->arena, &values);
	return values.n == 1 && values.items[0].kind == VALUE_FUNCTION ? values.items[0].at
								       : SITE_NONE;
}

enum { PARAMS_MOST = 3 }; /* four make an error handler */

static void add(
	const struct nest_handler *handler, struct site argument, bool sure, struct route *route)
{
	const struct nest *nest = handler->nest;
	struct value value = nest_value(nest, argument);
	struct site function = nest_middleware_function(nest, argument);
	struct route_before before = {.at = argument, .sure = sure};

	if (value.kind == VALUE_STRING) {
		return; /* the path */
	}
	if (function.expr != ID_NONE) {
		const struct summary *summary = nest->program->modules[function.module].summary;
		function_id id = summary->exprs[function.expr].function;

		if (summary->functions[id].param_count > PARAMS_MOST) {
			return;
		}
		before.at = function;
	}
	vec_push(nest->arena, &route->before, before);
}

static void add_all(const struct nest_handler *handler, struct site call, enum nest_truth covers,
	struct route *route)
{
	const struct program *program = handler->nest->program;

	for (uint32_t i = 0; covers != NEST_FALSE && i < program_expr(program, call)->count; i++) {
		add(handler, program_argument(program, call, i), covers == NEST_TRUE, route);
	}
}

void nest_middleware_add(const struct nest_handler *handler, struct route *route)
{
	const struct nest *nest = handler->nest;

	for (size_t i = 0; handler->app != NULL && i < handler->app->uses.n; i++) {
		struct site call = handler->app->uses.items[i];
		struct site first = program_argument(nest->program, call, 0);
		enum value_kind kind = nest_value(nest, first).kind;
		bool everywhere =
			kind == VALUE_FUNCTION || kind == VALUE_CALL || kind == VALUE_IMPORT;
		size_t from = route->before.n;

		add_all(handler, call, nest_middleware_uses(handler, call, route->path), route);
		for (size_t n = from; n < route->before.n && everywhere; n++) {
			route->before.items[n].below = route->path;
		}
	}
	for (size_t i = 0; i < nest->middleware.n; i++) {
		const struct nest_middleware *middleware = &nest->middleware.items[i];

		add_all(handler, middleware->apply, nest_middleware_covers(handler, middleware),
			route);
	}
}
