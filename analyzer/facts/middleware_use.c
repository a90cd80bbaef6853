#include "facts/middleware.h"
#include "program/lookup.h"

/*
 * Where an application is told to run an own guard for all of its routes or
 * for those below a path: app.use('/api', guard), app.addHook('onRequest',
 * guard), app.useGlobalGuards(new Guard()). What single routes and routers
 * that are mounted somewhere are given is not listed.
 */

enum { LISTS_DEEP = 2 };

/* One call and what it registers. */
struct use {
	struct middleware *middleware;
	const char *framework; /* NULL: not known */
	struct site call;
	struct str path; /* absent: for all */
	bool path_known;
};

/* The guard that an argument is: its own function's, class's or instance's name. */
static bool guard_of(const struct use *use, struct site given, struct str *out_name)
{
	const struct middleware *middleware = use->middleware;
	const struct program *program = middleware->collector->program;
	struct value value = middleware_value(middleware->collector, given);
	struct site inner = middleware_unwrapped(middleware->collector, &value);

	if (inner.expr != ID_NONE) {
		value = middleware_value(middleware->collector, inner);
	}
	if (value.kind == VALUE_NEW) {
		value = middleware_callee(middleware->collector, value.at);
	}
	if (value.kind == VALUE_FUNCTION && use->framework != NULL) {
		middleware_judge(
			use->middleware, use->framework, decisions_form(use->framework), value.at);
	}
	if (value.kind == VALUE_FUNCTION &&
		program_is_among(value.at, middleware->own.items, middleware->own.n)) {
		const struct summary *summary = program->modules[value.at.module].summary;

		*out_name = middleware_name(middleware->collector, value.at);
		/* written on the spot it is its own definition */
		return value.at.module != use->call.module ||
		       summary->exprs[value.at.expr].start <
			       program_expr(program, use->call)->start ||
		       summary->exprs[value.at.expr].end > program_expr(program, use->call)->end;
	}
	if (value.kind == VALUE_CLASS && program_is_among(value.at, middleware->own_classes.items,
						 middleware->own_classes.n)) {
		*out_name = program_expr(program, value.at)->name;
		return true;
	}
	return false;
}

/* Is a router that is mounted on another? Those are told by how they are made. */
static bool is_router(const struct middleware *middleware, struct site object)
{
	struct value made = middleware_value(middleware->collector, object);
	struct value callee;

	if (made.kind != VALUE_NEW && made.kind != VALUE_CALL) {
		return true; /* handed in: a plugin's, a module's */
	}
	callee = middleware_callee(middleware->collector, made.at);
	if (str_ends(callee.name, "Router")) {
		return true;
	}
	return program_is_among(made.at, middleware->mounted.items, middleware->mounted.n);
}

/* The framework whose application an expression is, or NULL. */
static const char *framework_of(const struct middleware *middleware, struct site object)
{
	static const struct {
		const char *package;
		const char *framework;
	} table[] = {
		{"express", "express"},
		{"hono", "hono"},
		{"@hono/zod-openapi", "hono"},
		{"fastify", "fastify"},
	};
	struct value made = middleware_value(middleware->collector, object);

	if (made.kind != VALUE_NEW && made.kind != VALUE_CALL) {
		return NULL;
	}
	made = middleware_callee(middleware->collector, made.at);
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		if (made.kind == VALUE_IMPORT && str_is(made.package, table[i].package)) {
			return table[i].framework;
		}
	}
	return NULL;
}

/* As a pattern: Express covers what is below a path, the others only what a star stands for. */
static struct str pattern_of(struct arena *arena, struct str path, bool is_prefix)
{
	if (!is_prefix && !str_ends(path, "*")) {
		return path;
	}
	if (str_ends(path, "/*")) {
		path = str_slice(path, 0, path.n - 2);
	} else if (str_ends(path, "*")) {
		path = str_slice(path, 0, path.n - 1);
	}
	return str_join(arena, path, STR("(.*)"));
}

static struct fact_middleware *fact_at(
	struct collector *collector, struct str file, struct str name)
{
	for (size_t i = 0; i < collector->facts->middleware.n; i++) {
		struct fact_middleware *fact = &collector->facts->middleware.items[i];

		if (str_equal(fact->at.file, file) && str_equal(fact->api, name) &&
			str_is(fact->polarity, "protects_only") && fact->matcher.n == 0) {
			return fact;
		}
	}
	return NULL;
}

/* The polarity and fate of the guard itself, as its definition's fact has them. */
static void take_definition(const struct collector *collector, struct fact_middleware *fact)
{
	for (size_t i = 0; i < collector->facts->middleware.n; i++) {
		const struct fact_middleware *one = &collector->facts->middleware.items[i];

		if (str_equal(one->api, fact->api)) {
			fact->framework = one->framework;
			fact->polarity = one->polarity;
			fact->fate = one->fate;
			fact->public_routes = one->public_routes;
			fact->protected_routes = one->protected_routes;
			return;
		}
	}
}

static void add_path(const struct use *use, struct fact_middleware *fact, struct site at)
{
	struct collector *collector = use->middleware->collector;
	struct str name = use->path_known ? pattern_of(collector->arena, use->path,
						    str_is(fact->framework, "express"))
					  : STR("");

	vec_push(collector->arena, &fact->protected_routes,
		((struct fact_item){collector_site(collector, at), name,
			use->path_known ? STR("string") : STR("unresolved")}));
}

static void add(const struct use *use, struct str name)
{
	struct collector *collector = use->middleware->collector;
	struct fact_middleware fact = middleware_fact(collector, use->call, name, "");
	struct fact_middleware *same;
	struct site path = program_argument(collector->program, use->call, 0);

	take_definition(collector, &fact);
	if (str_absent(use->path) || !str_is(fact.polarity, "protects_all")) {
		vec_push(collector->arena, &collector->facts->middleware, fact);
		return;
	}
	same = fact_at(collector, fact.at.file, name);
	if (same != NULL) {
		add_path(use, same, path);
		return;
	}
	fact.polarity = STR("protects_only");
	add_path(use, &fact, path);
	vec_push(collector->arena, &collector->facts->middleware, fact);
}

static void read_arguments(const struct use *use, struct site list, uint32_t from, unsigned depth)
{
	const struct program *program = use->middleware->collector->program;

	for (uint32_t i = from; i < program_expr(program, list)->count; i++) {
		struct site given = program_argument(program, list, i);
		struct str name;

		if (program_expr(program, given)->kind == EXPR_ARRAY && depth < LISTS_DEEP) {
			read_arguments(use, given, 0, depth + 1);
		} else if (guard_of(use, given, &name)) {
			add(use, name);
		}
	}
}

static bool is_everything(struct str path)
{
	return str_is(path, "*") || str_is(path, "/*") || str_is(path, "/") || str_is(path, "(.*)");
}

static void read_call(struct middleware *middleware, struct site call)
{
	const struct program *program = middleware->collector->program;
	const struct summary *summary = program->modules[call.module].summary;
	const struct expr *e = &summary->exprs[call.expr];
	const struct expr *callee = e->left == ID_NONE ? NULL : &summary->exprs[e->left];
	struct use use = {.middleware = middleware, .call = call, .path = STR_NONE};
	struct value first;

	if (callee == NULL || callee->kind != EXPR_MEMBER || e->count == 0 ||
		!(str_is(callee->name, "use") || str_is(callee->name, "addHook") ||
			str_is(callee->name, "useGlobalGuards"))) {
		return;
	}
	first = middleware_value(middleware->collector, program_argument(program, call, 0));
	if (str_is(callee->name, "use") && e->count > 1 &&
		(first.kind == VALUE_STRING || first.kind == VALUE_UNKNOWN)) {
		use.path_known = first.kind == VALUE_STRING;
		use.path = use.path_known ? first.text : STR("");
		if (is_everything(use.path)) {
			use.path = STR_NONE;
		}
	}
	if (str_is(callee->name, "useGlobalGuards")) {
		read_arguments(&use, call, 0, 0);
	} else if (!is_router(middleware, (struct site){call.module, callee->left})) {
		use.framework = framework_of(middleware, (struct site){call.module, callee->left});
		read_arguments(&use, call, 0, 0);
	}
}

/* What is given to `app.route(path, router)` anywhere. */
static void read_mounted(struct middleware *middleware, struct site call)
{
	const struct program *program = middleware->collector->program;
	const struct expr *e = program_expr(program, call);
	struct value given;

	if (e->left == ID_NONE || e->count < 2 ||
		!str_is(program_expr(program, (struct site){call.module, e->left})->name,
			"route")) {
		return;
	}
	given = middleware_value(middleware->collector, program_argument(program, call, 1));
	vec_push(middleware->collector->arena, &middleware->mounted, given.at);
}

typedef void read_one_call(struct middleware *middleware, struct site call);

static void each_call(struct middleware *middleware, read_one_call *read)
{
	const struct program *program = middleware->collector->program;
	const uint32_t calls = KINDS(EXPR_CALL);

	for (uint32_t i = 0; i < program->module_count; i++) {
		const struct program_module *m = &program->modules[i];

		if (!m->live || !middleware->collector->facts->apps.items[m->app].clerk) {
			continue;
		}
		for (expr_id n = 0; (n = lookup_next(program, i, calls, n)) != ID_NONE; n++) {
			read(middleware, (struct site){i, n});
		}
	}
}

void middleware_read_uses(struct middleware *middleware)
{
	each_call(middleware, read_mounted);
	each_call(middleware, read_call);
}
