#include "program/frameworks/hono.h"
#include "base/ascii.h"

/*
 * Hono, and the OpenAPIHono of @hono/zod-openapi. Sources: Hono documentation,
 * "Routing", "App - Hono", "Middleware", "Factory Helper", "Combine
 * Middleware"; honojs/hono src/hono-base.ts (paths of `use` and `route`).
 */

/* As imported: also "npm:hono", "jsr:@hono/hono", "https://deno.land/x/hono/mod.ts". */
bool hono_is_package(struct str specifier)
{
	return !str_starts(specifier, ".") && str_has(specifier, "hono");
}

static bool is_hono(const struct value *value, const char *name)
{
	struct str package = value->package;
	bool own = str_is(package, "hono") || str_starts(package, "hono/") ||
		   str_starts(package, "@hono/");

	return value->kind == VALUE_IMPORT && own && str_is(value->name, name);
}

/* `factory.createApp` of `const factory = createFactory()`. */
static bool is_of_factory(const struct registry *x, const struct value *value, const char *name)
{
	struct value callee;

	if ((value->kind != VALUE_CALL && value->kind != VALUE_NEW) || !str_is(value->name, name)) {
		return false;
	}
	callee = registration_callee_value(x, value->at);
	return is_hono(&callee, "createFactory") || is_hono(&callee, "Factory");
}

static enum made makes(const struct registry *x, struct site call, const struct value *callee)
{
	struct site options = registration_argument(x, call, 0);
	struct site found;

	if (!is_hono(callee, "Hono") && !is_hono(callee, "OpenAPIHono") &&
		!is_of_factory(x, callee, "createApp")) {
		return MADE_NOTHING;
	}
	if (options.expr != ID_NONE && program_find_property(x->program, options, STR("getPath"),
					       &found) == PROPERTY_FOUND) {
		return MADE_LOST;
	}
	return MADE_ROUTER;
}

static enum unfolding unfolds(const struct registry *x, const struct value *callee)
{
	if (is_hono(callee, "createMiddleware") || is_hono(callee, "every") ||
		is_of_factory(x, callee, "createMiddleware") ||
		is_of_factory(x, callee, "createHandlers")) {
		return UNFOLDS_ALL;
	}
	return is_hono(callee, "some") || is_hono(callee, "except") ? UNFOLDS_SOME : UNFOLDS_NOT;
}

static bool hands_on(struct str method, uint32_t arguments)
{
	static const char *const names[] = {"use", "on", "route", "openapi", "openapiRoutes",
		"mount", "notFound", "onError", "doc", "doc31", "options"};

	(void)arguments;
	return registration_method(method) != NULL ||
	       str_in(method, names, sizeof(names) / sizeof(names[0]));
}

static bool is_path(const struct registry *x, struct site argument)
{
	struct value value = program_single(x->program, argument);
	const struct summary *summary;

	if (value.kind != VALUE_ARRAY) {
		return value.kind == VALUE_STRING || value.kind == VALUE_ENV ||
		       program_expr(x->program, argument)->kind == EXPR_TEMPLATE;
	}
	summary = x->program->modules[value.at.module].summary;
	return summary->exprs[value.at.expr].count > 0 &&
	       program_single(x->program,
		       (struct site){value.at.module, summary_kid(summary, value.at.expr, 0)})
			       .kind == VALUE_STRING;
}

/* `.get('/x', a).post(b)`: without a path it is the one of the call before. */
static struct site path_before(const struct registry *x, struct site object)
{
	const struct expr *callee;

	if (program_expr(x->program, object)->kind != EXPR_CALL) {
		return SITE_NONE;
	}
	callee = registration_callee(x, object);
	if (callee == NULL || callee->kind != EXPR_MEMBER ||
		registration_method(callee->name) == NULL || registration_count(x, object) == 0 ||
		!is_path(x, registration_argument(x, object, 0))) {
		return SITE_NONE;
	}
	return registration_argument(x, object, 0);
}

static void read_method(struct registry *x, struct site call, struct str method)
{
	struct registration r = registration_at(REGISTRATION_ROUTE, call);
	struct site object = {call.module, registration_callee(x, call)->left};
	struct site path = registration_argument(x, call, 0);
	bool given;

	if (path.expr == ID_NONE) {
		return;
	}
	given = is_path(x, path);
	vec_push(x->arena, &r.methods, str_of(registration_method(method)));
	/* one argument that is no handler: a client's app.get(url), a map's delete(key) */
	if (given && registration_count(x, call) == 1) {
		return;
	}
	registration_take_from(x, &r, given ? 1 : 0);
	if (!given) {
		path = path_before(x, object);
		r.path_known = path.expr != ID_NONE;
	}
	registration_add(x, r, object, path);
}

static void read_use(struct registry *x, struct site call)
{
	struct registration r = registration_at(REGISTRATION_USE, call);
	struct site object = {call.module, registration_callee(x, call)->left};
	struct site path = registration_argument(x, call, 0);
	bool given = path.expr != ID_NONE && is_path(x, path);

	r.path = STR("/*");
	vec_push(x->arena, &r.methods, STR("ANY"));
	registration_take_from(x, &r, given ? 1 : 0);
	registration_add(x, r, object, given ? path : SITE_NONE);
}

static void add_method(struct registry *x, struct registration *r, struct site site)
{
	struct str name = program_string(x->program, site);
	char *upper = arena_alloc(x->arena, name.n + 1);

	if (str_absent(name)) {
		vec_push(x->arena, &r->methods, STR("ANY")); /* whichever it is */
		return;
	}
	for (size_t i = 0; i < name.n; i++) {
		bool lower = ascii_is_lower(name.s[i]);

		upper[i] = lower ? (char)(name.s[i] - 'a' + 'A') : name.s[i];
	}
	upper[name.n] = '\0';
	name.s = upper;
	vec_push(x->arena, &r->methods, str_is(name, "ALL") ? STR("ANY") : name);
}

static void read_on(struct registry *x, struct site call)
{
	struct registration r = registration_at(REGISTRATION_ROUTE, call);
	struct site object = {call.module, registration_callee(x, call)->left};
	struct value methods = program_single(x->program, registration_argument(x, call, 0));
	const struct summary *summary;

	if (registration_count(x, call) < 3) {
		return;
	}
	if (methods.kind == VALUE_ARRAY) {
		summary = x->program->modules[methods.at.module].summary;
		for (uint32_t i = 0; i < summary->exprs[methods.at.expr].count; i++) {
			add_method(x, &r,
				(struct site){methods.at.module,
					summary_kid(summary, methods.at.expr, i)});
		}
	} else {
		add_method(x, &r, registration_argument(x, call, 0));
	}
	registration_take_from(x, &r, 2);
	registration_add(x, r, object, registration_argument(x, call, 1));
}

/* app.route(prefix, sub), app.mount(prefix, sub.fetch) */
static void read_mount(struct registry *x, struct site call)
{
	struct registration r = registration_at(REGISTRATION_MOUNT, call);
	struct site object = {call.module, registration_callee(x, call)->left};
	struct site sub = registration_argument(x, call, 1);

	if (sub.expr == ID_NONE) {
		return;
	}
	if (program_expr(x->program, sub)->kind == EXPR_MEMBER &&
		str_is(program_expr(x->program, sub)->name, "fetch")) {
		sub.expr = program_expr(x->program, sub)->left;
	}
	registration_take(x, &r, sub);
	registration_add(x, r, object, registration_argument(x, call, 0));
}

/* The object that createRoute() is given, or that stands in its place. */
static struct site definition_of(const struct registry *x, struct site site)
{
	struct value value = program_single(x->program, site);
	struct value callee;

	if (value.kind != VALUE_CALL || value.name.n > 0) {
		return site;
	}
	callee = registration_callee_value(x, value.at);
	return is_hono(&callee, "createRoute") ? registration_argument(x, value.at, 0) : SITE_NONE;
}

/* OpenAPI writes "/users/{id}". */
static struct str openapi_path(struct arena *arena, struct str path)
{
	char *out = arena_alloc(arena, path.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < path.n; i++) {
		if (path.s[i] != '}') {
			out[n++] = path.s[i] == '{' ? ':' : path.s[i];
		}
	}
	out[n] = '\0';
	return (struct str){out, n};
}

static void read_openapi(struct registry *x, struct site call)
{
	struct registration r = registration_at(REGISTRATION_ROUTE, call);
	struct site object = {call.module, registration_callee(x, call)->left};
	struct site definition;
	struct str path;

	if (registration_count(x, call) < 2) {
		return;
	}
	definition = definition_of(x, registration_argument(x, call, 0));
	if (definition.expr == ID_NONE) {
		r.path_known = false;
		vec_push(x->arena, &r.methods, STR("ANY"));
	} else {
		path = program_string(x->program, program_property(x->program, definition, "path"));
		r.path_known = !str_absent(path);
		r.path = str_absent(path) ? STR("") : openapi_path(x->arena, path);
		add_method(x, &r, program_property(x->program, definition, "method"));
		registration_take(x, &r, program_property(x->program, definition, "middleware"));
	}
	registration_take(x, &r, registration_argument(x, call, 1));
	registration_add(x, r, object, SITE_NONE);
}

static void hono_read(struct registry *x, struct site call, struct str method)
{
	if (registration_method(method) != NULL) {
		read_method(x, call, method);
	} else if (str_is(method, "use")) {
		read_use(x, call);
	} else if (str_is(method, "on")) {
		read_on(x, call);
	} else if (str_is(method, "route") || str_is(method, "mount")) {
		read_mount(x, call);
	} else if (str_is(method, "openapi")) {
		read_openapi(x, call);
	}
}

static const struct dialect hono = {
	.framework = "hono",
	.is_package = hono_is_package,
	.makes = makes,
	.read = hono_read,
	.hands_on = hands_on,
	.prefixes = "basePath",
	.serve = hono_find_served,
	.before = registration_see_before,
	.finish = hono_finish,
	.unfolds = unfolds,
	.body = ROUTE_BODY_CACHED,
	.next = 1,
	.bracket = '{',
};

static void hono_routes(const struct program *program, struct arena *arena, route_vec *out)
{
	registration_routes(&hono, program, arena, out);
}

const struct framework framework_hono = {"hono", hono_routes};
