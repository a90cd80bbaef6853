#include "clerk/names.h"
#include "facts/middleware.h"
#include "facts/trace.h"
#include "program/apps.h"

/*
 * Nest: guard classes (canActivate) that turn away who is not signed in,
 * classes that inherit from such, and gateways that verify Clerk's tokens when
 * a socket connects. NestJS documentation, "Guards" and "Gateways".
 */

static const struct summary *summary_at(const struct middleware *middleware, uint32_t module)
{
	return middleware->collector->program->modules[module].summary;
}

static struct site method_of(
	const struct middleware *middleware, struct site class, const char *name)
{
	expr_id method = summary_prop(summary_at(middleware, class.module), class.expr, name);
	const struct summary *summary = summary_at(middleware, class.module);

	return method == ID_NONE || summary->exprs[method].kind != EXPR_FUNCTION
		       ? SITE_NONE
		       : (struct site){class.module, method};
}

static struct str class_name(const struct middleware *middleware, struct site class)
{
	return summary_at(middleware, class.module)->exprs[class.expr].name;
}

/* ClerkAuthGuard, which may only ask whether somebody before it found a user. */
static bool is_named_for_clerk(const struct middleware *middleware, struct site class)
{
	struct str name = class_name(middleware, class);

	return str_has_nocase(name, "clerk") && !str_has_nocase(name, "hook");
}

static void add_class(
	struct middleware *middleware, struct site class, const decision_vec *decisions)
{
	struct collector *collector = middleware->collector;
	struct str name = class_name(middleware, class);
	struct fact_middleware fact =
		middleware_fact(collector, class, name.n == 0 ? STR("guard") : name, "nest");

	vec_push(collector->arena, &middleware->own_classes, class);
	middleware_add(collector, fact, decisions);
}

static void read_guard(struct middleware *middleware, struct site class)
{
	struct site method = method_of(middleware, class, "canActivate");
	struct handler like = {.form = HANDLER_NEST};
	struct value value = {.kind = VALUE_FUNCTION, .at = method};
	struct middleware_element one;

	if (method.expr == ID_NONE) {
		return;
	}
	one = middleware_element(middleware, &like, method, &value);
	/* ClerkWebhookGuard: it asks for a signature, not for a session */
	if (one.guards || is_named_for_clerk(middleware, class)) {
		add_class(middleware, class, &one.decisions);
	}
}

static bool is_own(const struct middleware *middleware, struct site class)
{
	return program_is_among(class, middleware->own_classes.items, middleware->own_classes.n);
}

/* `implements NestMiddleware`: its method `use` is called as Express calls middleware. */
static void read_nest_middleware(struct middleware *middleware, struct site class)
{
	struct site method = method_of(middleware, class, "use");

	if (method.expr != ID_NONE &&
		str_has(summary_at(middleware, class.module)->text, "NestMiddleware")) {
		middleware_judge(middleware, "nest", HANDLER_EXPRESS, method);
	}
}

/* A class that inherits from @nestjs/passport's guard: what it changes of it is not read. */
static void read_passport(struct middleware *middleware, struct site class)
{
	const struct collector *collector = middleware->collector;
	const struct expr *e = program_expr(collector->program, class);
	decision_vec decisions = {0};
	struct str fate = STR("");
	struct value above;

	if (e->left == ID_NONE || is_own(middleware, class)) {
		return;
	}
	above = middleware_value(collector, (struct site){class.module, e->left});
	if (above.kind == VALUE_CALL &&
		str_is(middleware_callee(collector, above.at).package, "@nestjs/passport") &&
		middleware_of_package(collector, &above, &fate) == OUTCOME_BLOCK) {
		middleware_add_unknown(middleware, &decisions);
		add_class(middleware, class, &decisions);
	}
}

/* Is a call Clerk's verification of a token? */
static bool verifies(const struct trace *trace, uint32_t item)
{
	struct site call = trace_site(trace, item);
	struct value callee;
	struct value owner;

	if (program_expr(trace->program, call)->kind != EXPR_CALL) {
		return false;
	}
	callee = trace_value(trace, item, program_called(trace->program, call));
	if (!str_ends(callee.name, "verifyToken") &&
		!str_ends(callee.name, "authenticateRequest")) {
		return false;
	}
	owner = callee.kind == VALUE_CALL || callee.kind == VALUE_NEW
			? program_callee_value(trace->program, callee.at)
			: callee;
	return owner.kind == VALUE_IMPORT && names_is_clerk_package(owner.package);
}

static void read_gateway(struct middleware *middleware, struct site class)
{
	struct collector *collector = middleware->collector;
	struct site method = method_of(middleware, class, "handleConnection");
	struct trace trace = {.program = collector->program, .arena = collector->arena};
	decision_vec decisions = {0};

	if (method.expr == ID_NONE ||
		!str_has(summary_at(middleware, class.module)->text, "@nestjs/websockets")) {
		return;
	}
	trace_function(&trace, method);
	for (uint32_t i = 0; i < trace.items.n; i++) {
		if (trace.items.items[i].step->kind == STEP_CALL && verifies(&trace, i)) {
			middleware_add_unknown(middleware, &decisions);
			add_class(middleware, class, &decisions);
			return;
		}
	}
}

/* A class without a canActivate of its own has its superclass's. */
static void read_heir(struct middleware *middleware, struct site class)
{
	const struct expr *e = program_expr(middleware->collector->program, class);
	struct handler like = {.form = HANDLER_NEST};
	struct value above;
	struct middleware_element one;

	if (e->left == ID_NONE || is_own(middleware, class) ||
		method_of(middleware, class, "canActivate").expr != ID_NONE) {
		return;
	}
	above = middleware_value(middleware->collector, (struct site){class.module, e->left});
	if (above.kind != VALUE_CLASS || !is_own(middleware, above.at)) {
		return;
	}
	above.kind = VALUE_FUNCTION;
	above.at = method_of(middleware, above.at, "canActivate");
	if (above.at.expr == ID_NONE) {
		return;
	}
	one = middleware_element(middleware, &like, class, &above);
	add_class(middleware, class, &one.decisions);
}

typedef void read_class(struct middleware *middleware, struct site class);

static void each_class(struct middleware *middleware, read_class *read)
{
	const struct collector *collector = middleware->collector;
	const struct program *program = collector->program;

	for (uint32_t i = 0; i < program->module_count; i++) {
		const struct program_module *m = &program->modules[i];

		if (!apps_has(&program->apps[m->app], "nest") ||
			!collector->facts->apps.items[m->app].clerk || !m->live) {
			continue;
		}
		for (uint32_t n = 0; n < m->summary->class_count; n++) {
			read(middleware, (struct site){i, m->summary->classes[n]});
		}
	}
}

void middleware_read_classes(struct middleware *middleware)
{
	each_class(middleware, read_guard);
	each_class(middleware, read_heir);
	each_class(middleware, read_passport);
	each_class(middleware, read_nest_middleware);
	each_class(middleware, read_gateway);
}
