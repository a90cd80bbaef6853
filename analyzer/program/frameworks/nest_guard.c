#include "program/frameworks/nest.h"

/* Guards and interceptors before a handler. Nest documentation, "Guards", "Interceptors". */

/* One guard, seen from a route. */
struct seen {
	const struct nest_handler *handler;
	struct route *route;
	enum route_before_form form;
};

static const struct summary *summary_at(const struct nest *nest, struct site site)
{
	return nest->program->modules[site.module].summary;
}

/* Packages' guards that turn nobody away for having no session. */
static bool is_harmless(const struct value *value)
{
	return value->kind == VALUE_IMPORT &&
	       (str_is(value->package, "@nestjs/throttler") ||
		       str_is(value->package, "@nestjs/cache-manager"));
}

static void add_outside(const struct seen *seen, struct site at, bool sure)
{
	const struct nest *nest = seen->handler->nest;
	struct route_before before = {.at = at, .sure = sure, .form = seen->form};

	if (nest_passport_is(nest, at)) {
		nest_passport_weigh(nest, &before);
	}
	vec_push(nest->arena, &seen->route->before, before);
}

/* A class without the method has it from a package: AuthGuard('jwt') of @nestjs/passport. */
static void add_superclass(const struct seen *seen, struct site class)
{
	const struct nest *nest = seen->handler->nest;
	const struct summary *summary = summary_at(nest, class);

	if (summary->exprs[class.expr].left == ID_NONE) {
		seen->route->before_lost = true;
		return;
	}
	/* what it does with a request that has no user may be changed below */
	add_outside(seen, (struct site){class.module, summary->exprs[class.expr].left},
		summary_prop(summary, class.expr, "handleRequest") == ID_NONE);
}

static bool is_unset(const struct nest *nest, const struct route_before *before, struct site test)
{
	for (size_t i = 0; i < before->unset.n; i++) {
		if (nest_metadata_holds(nest, test, before->unset.items[i])) {
			return true;
		}
	}
	return false;
}

static bool calls_super(const struct nest *nest, struct site site)
{
	const struct summary *summary = summary_at(nest, site);
	const struct expr *e = &summary->exprs[site.expr];
	const struct expr *callee;

	if (e->kind == EXPR_AWAIT) {
		e = &summary->exprs[e->left];
	}
	if (e->kind != EXPR_CALL) {
		return false;
	}
	callee = &summary->exprs[e->left];
	return callee->kind == EXPR_MEMBER && summary->exprs[callee->left].kind == EXPR_THIS &&
	       str_is(summary->exprs[callee->left].name, "super");
}

/* Does the guard only let marked routes pass, and ask its superclass about all others? */
static bool hands_on(const struct nest *nest, const struct route_before *before)
{
	const struct summary *summary = summary_at(nest, before->at);
	const struct function *body = &summary->functions[summary->exprs[before->at.expr].function];

	for (uint32_t i = 0; i < body->step_count; i++) {
		const struct step *step = &summary->steps[body->first_step + i];
		struct site site = {before->at.module, step->expr};

		switch ((enum step_kind)step->kind) {
		case STEP_IF:
			if (!is_unset(nest, before, site)) {
				return false;
			}
			i = step->other - body->first_step; /* never for this route */
			break;
		case STEP_RETURN:
			return step->expr != ID_NONE && calls_super(nest, site);
		case STEP_CALL:
		case STEP_AWAIT:
		case STEP_BIND:
			break;
		default:
			return false;
		}
	}
	return false;
}

static void add_class(const struct seen *seen, struct site class)
{
	const struct nest *nest = seen->handler->nest;
	const char *method = seen->form == ROUTE_BEFORE_GUARD ? "canActivate" : "intercept";
	struct value room[2];
	value_vec values = {room, 0, 2};
	struct route_before before = {.sure = true, .form = seen->form};

	program_follow_member(nest->program, class, str_of(method), nest->arena, &values);
	if (values.n != 1 || values.items[0].kind != VALUE_FUNCTION) {
		add_superclass(seen, class);
		return;
	}
	before.at = values.items[0].at;
	if (!nest_metadata_weigh(seen->handler, &before)) {
		return;
	}
	if (seen->form == ROUTE_BEFORE_GUARD && hands_on(nest, &before)) {
		add_superclass(seen, class);
	} else {
		vec_push(nest->arena, &seen->route->before, before);
	}
}

/* `mixin(class …)` hands the class on. */
static struct site mixed_in(const struct nest *nest, const struct value *value)
{
	struct value callee = nest_callee(nest, value->at);

	return nest_is(&callee, "@nestjs/common", "mixin")
		       ? program_argument(nest->program, value->at, 0)
		       : SITE_NONE;
}

static void add_one(const struct seen *seen, struct site site)
{
	const struct nest *nest = seen->handler->nest;
	struct value value = nest_value(nest, site);

	if (value.kind == VALUE_CALL) {
		struct site inner = mixed_in(nest, &value);

		value = inner.expr == ID_NONE ? value : nest_value(nest, inner);
	}
	if (value.kind == VALUE_NEW) {
		value = nest_callee(nest, value.at);
	}
	switch (value.kind) {
	case VALUE_CLASS:
		add_class(seen, value.at);
		break;
	case VALUE_CALL:
		add_outside(seen, value.at, true);
		break;
	case VALUE_IMPORT:
		if (!is_harmless(&value)) {
			add_outside(seen, site, true);
		}
		break;
	default:
		/* an interceptor seldom turns requests away */
		seen->route->before_lost =
			seen->route->before_lost || seen->form == ROUTE_BEFORE_GUARD;
		break;
	}
}

static void add_decorated(
	const struct seen *seen, const struct nest_decorators *decorators, const char *name)
{
	const struct nest *nest = seen->handler->nest;

	for (size_t i = 0; i < decorators->items.n; i++) {
		const struct nest_decorator *one = &decorators->items.items[i];

		if (!nest_is(&one->callee, "@nestjs/common", name) || one->call.expr == ID_NONE) {
			continue;
		}
		for (uint32_t n = 0; n < program_expr(nest->program, one->call)->count; n++) {
			add_one(seen, program_argument(nest->program, one->call, n));
		}
	}
}

void nest_guard_add(const struct nest_handler *handler, struct route *route)
{
	const struct nest *nest = handler->nest;
	struct seen seen = {handler, route, ROUTE_BEFORE_GUARD};

	for (size_t i = 0; handler->app != NULL && i < handler->app->guards.n; i++) {
		add_one(&seen, handler->app->guards.items[i]);
	}
	for (size_t i = 0; i < nest->guards.n; i++) {
		add_one(&seen, nest->guards.items[i]);
	}
	route->before_lost = route->before_lost || nest->guards_lost;
	add_decorated(&seen, handler->of_class, "UseGuards");
	add_decorated(&seen, handler->of_method, "UseGuards");
	seen.form = ROUTE_BEFORE_INTERCEPTOR;
	for (size_t i = 0; handler->app != NULL && i < handler->app->interceptors.n; i++) {
		add_one(&seen, handler->app->interceptors.items[i]);
	}
	for (size_t i = 0; i < nest->interceptors.n; i++) {
		add_one(&seen, nest->interceptors.items[i]);
	}
	add_decorated(&seen, handler->of_class, "UseInterceptors");
	add_decorated(&seen, handler->of_method, "UseInterceptors");
}
