#include "program/frameworks/nest.h"

#include <string.h>

#include "program/apps.h"
#include "program/frameworks/registration_tools.h"

/* Nest: controllers, their methods, and what a method's parameters are handed. */

enum {
	BASES_MOST = 4, /* classes that extend each other */
	WAYS_MOST = 16, /* paths of one method */
};

static const struct {
	const char *decorator;
	const char *method;
} verbs[] = {
	{"All", "ANY"},
	{"Delete", "DELETE"},
	{"Get", "GET"},
	{"Head", "HEAD"},
	{"Options", "OPTIONS"},
	{"Patch", "PATCH"},
	{"Post", "POST"},
	{"Put", "PUT"},
};

/* Where a controller lies: its paths and versions; a missing list is one empty entry. */
struct controller {
	struct nest *nest;
	struct site class;
	struct nest_decorators decorators;
	str_vec paths;
	str_vec versions;
	struct str mount; /* of its module */
	bool known;
};

static bool is_neutral(const struct nest *nest, struct site site)
{
	struct value value = nest_value(nest, site);

	return nest_is(&value, "@nestjs/common", "VERSION_NEUTRAL");
}

/* Reads strings, or none where there is nothing; false when they are not known. */
static bool read_optional(const struct nest *nest, struct site site, str_vec *out)
{
	return site.expr == ID_NONE || is_neutral(nest, site) || nest_strings(nest, site, out);
}

/* @Controller(), @Controller('a'), @Controller(['a', 'b']), @Controller({ path, version }) */
static void read_controller(struct controller *c, const struct nest_decorator *decorator)
{
	const struct nest *nest = c->nest;
	struct site first = nest_decorator_argument(nest, decorator, 0);
	struct value value = nest_value(nest, first);
	struct site path = first;
	struct site version = SITE_NONE;
	struct site host;

	c->known = true;
	if (value.kind == VALUE_OBJECT) {
		c->known = program_find_property(nest->program, first, STR("path"), &path) !=
				   PROPERTY_UNKNOWN &&
			   program_find_property(nest->program, first, STR("version"), &version) !=
				   PROPERTY_UNKNOWN &&
			   program_find_property(nest->program, first, STR("host"), &host) ==
				   PROPERTY_ABSENT;
	}
	c->known = read_optional(nest, path, &c->paths) && c->known;
	c->known = read_optional(nest, version, &c->versions) && c->known;
	if (c->paths.n == 0) {
		vec_push(nest->arena, &c->paths, STR(""));
	}
}

/* @Version on the method, or on the class, or what the controller says, or the default. */
static bool read_versions(const struct controller *c, const struct nest_app *app,
	const struct nest_decorators *of_method, str_vec *out)
{
	const struct nest_decorator *own = nest_decorators_find(of_method, "Version");

	if (own == NULL) {
		own = nest_decorators_find(&c->decorators, "Version");
	}
	if (own != NULL) {
		return read_optional(c->nest, nest_decorator_argument(c->nest, own, 0), out);
	}
	if (c->versions.n > 0) {
		*out = c->versions;
		return true;
	}
	return app == NULL || read_optional(c->nest, app->default_version, out);
}

/* Where members of the request are handed over. Source: Nest, "Controllers", "Raw body". */
static void add_input(const struct nest *nest, const struct nest_decorator *decorator,
	uint32_t index, struct route *route)
{
	static const struct {
		const char *decorator;
		const char *member;
	} table[] = {
		{"Body", "body"},
		{"Headers", "headers"},
		{"RawBody", "rawBody"},
		{"Req", ""},
		{"Request", ""},
	};
	struct site argument = nest_decorator_argument(nest, decorator, 0);
	struct value key = nest_value(nest, argument);

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct str member = str_of(table[i].member);

		if (!nest_is(&decorator->callee, "@nestjs/common", table[i].decorator)) {
			continue;
		}
		if (key.kind == VALUE_STRING && member.n > 0) {
			member = str_format(
				nest->arena, "%s.%.*s", table[i].member, STR_ARGS(key.text));
		}
		vec_push(nest->arena, &route->inputs, ((struct route_input){index, member}));
	}
}

/* `createParamDecorator((data, context) => …)`: its function runs before the handler. */
static void add_custom(
	const struct nest *nest, const struct nest_decorator *decorator, struct route *route)
{
	struct value callee = decorator->callee;
	struct value made;
	struct value function;

	if (callee.kind != VALUE_CALL) {
		return;
	}
	made = nest_callee(nest, callee.at);
	if (!nest_is(&made, "@nestjs/common", "createParamDecorator")) {
		return;
	}
	function = nest_value(nest, program_argument(nest->program, callee.at, 0));
	if (function.kind == VALUE_FUNCTION) {
		vec_push(nest->arena, &route->before,
			((struct route_before){
				.at = function.at, .sure = true, .form = ROUTE_BEFORE_PARAM}));
	}
}

static void read_params(const struct nest *nest, struct site function, struct route *route)
{
	const struct summary *summary = nest->program->modules[function.module].summary;
	function_id id = summary->exprs[function.expr].function;

	for (uint32_t i = 0; i < summary->functions[id].param_count; i++) {
		struct nest_decorators decorators = {.lost = false};

		nest_decorators_of_param(nest, function, i, &decorators);
		for (size_t n = 0; n < decorators.items.n; n++) {
			add_input(nest, &decorators.items.items[n], i, route);
			add_custom(nest, &decorators.items.items[n], route);
		}
	}
}

/* The path below the global prefix, with the version that stands in it. */
static struct str path_of(
	const struct nest_handler *handler, struct str version, struct str base, struct str own)
{
	struct arena *arena = handler->nest->arena;
	struct str path = STR("");

	if (version.n > 0) {
		path = registration_join(
			arena, path, str_join(arena, handler->app->version_prefix, version));
	}
	path = registration_join(arena, registration_join(arena, path, base), own);
	while (str_ends(path, "/")) {
		path.n--; /* Nest leaves it out */
	}
	return path;
}

static bool is_excluded(const struct nest_handler *handler, bool *out_known)
{
	const struct nest *nest = handler->nest;
	struct value list = nest_value(nest, handler->app->excluded);
	const struct summary *summary;

	if (handler->app->excluded.expr == ID_NONE) {
		return false;
	}
	if (list.kind != VALUE_ARRAY) {
		*out_known = false;
		return false;
	}
	summary = nest->program->modules[list.at.module].summary;
	for (uint32_t i = 0; i < summary->exprs[list.at.expr].count; i++) {
		enum nest_truth one = nest_route_matches(handler,
			(struct site){list.at.module, summary_kid(summary, list.at.expr, i)},
			handler->path);

		if (one == NEST_TRUE) {
			return true;
		}
		*out_known = *out_known && one == NEST_FALSE;
	}
	return false;
}

static void set_path(const struct nest_handler *handler, bool known, struct route *route)
{
	const struct nest_app *app = handler->app;
	struct str path = handler->path;

	if (app == NULL) {
		known = false;
	} else {
		known = known && app->prefix_known;
		if (!is_excluded(handler, &known)) {
			path = registration_join(handler->nest->arena,
				registration_join(handler->nest->arena, STR(""), app->prefix),
				path);
		}
	}
	route->resolved = known;
	route->path = path.n == 0 ? STR("/") : path;
}

static void add_route(
	const struct nest_handler *handler, const struct prop *prop, bool known, route_vec *out)
{
	const struct nest *nest = handler->nest;
	struct route route = route_at("nest", handler->class.module, prop->start, prop->end);
	struct site function = {handler->class.module, prop->value};

	vec_push(nest->arena, &route.methods, handler->method);
	vec_push(nest->arena, &route.handlers, function);
	route.symbol = prop->key;
	route.request.index = ID_NONE;
	set_path(handler, known, &route);
	nest_middleware_add(handler, &route);
	nest_guard_add(handler, &route);
	read_params(nest, function, &route);
	nest_body_judge(handler, &route);
	route.before_lost = route.before_lost || handler->app == NULL || handler->of_class->lost ||
			    handler->of_method->lost;
	vec_push(nest->arena, out, route);
}

/* One route for each path and version that leads to the method. */
static void add_ways(const struct controller *c, const struct nest_handler *handler,
	const struct prop *prop, const struct nest_decorator *verb, route_vec *out)
{
	str_vec own = {0};
	str_vec versions = {0};
	bool known =
		c->known && read_optional(c->nest, nest_decorator_argument(c->nest, verb, 0), &own);
	size_t most = out->n + WAYS_MOST;
	struct nest_handler one = *handler;

	known = read_versions(c, handler->app, handler->of_method, &versions) && known;
	if (handler->app == NULL || handler->app->versioning == NEST_VERSIONING_NONE) {
		versions.n = 0;
	} else if (handler->app->versioning == NEST_VERSIONING_OTHER) {
		known = known && versions.n == 0;
		versions.n = 0;
	}
	if (own.n == 0) {
		vec_push(c->nest->arena, &own, STR(""));
	}
	if (versions.n == 0) {
		vec_push(c->nest->arena, &versions, STR(""));
	}
	for (size_t i = 0; i < versions.n * c->paths.n * own.n && out->n < most; i++) {
		one.path = path_of(handler, versions.items[i / (c->paths.n * own.n)],
			registration_join(
				c->nest->arena, c->mount, c->paths.items[i / own.n % c->paths.n]),
			own.items[i % own.n]);
		add_route(&one, prop, known, out);
	}
}

static void read_method(
	struct controller *c, struct site class, const struct prop *prop, route_vec *out)
{
	struct nest_decorators decorators = {.lost = false};
	struct nest_handler handler = {
		.nest = c->nest,
		.app = nest_app_of(c->nest, c->class.module),
		.class = class,
		.controller = c->class,
		.of_class = &c->decorators,
		.of_method = &decorators,
	};

	if (prop->kind != PROP_METHOD || prop->value == ID_NONE || prop->decorator_count == 0) {
		return;
	}
	nest_decorators_read(
		c->nest, class.module, prop->first_decorator, prop->decorator_count, &decorators);
	for (size_t i = 0; i < sizeof(verbs) / sizeof(verbs[0]); i++) {
		const struct nest_decorator *verb =
			nest_decorators_find(&decorators, verbs[i].decorator);

		if (verb != NULL) {
			handler.method = str_of(verbs[i].method);
			add_ways(c, &handler, prop, verb, out);
		}
	}
}

/* Methods that a controller inherits are routes of it as well. */
static void read_methods(struct controller *c, route_vec *out)
{
	struct site class = c->class;

	for (unsigned depth = 0; depth < BASES_MOST; depth++) {
		const struct summary *summary = c->nest->program->modules[class.module].summary;
		const struct expr *e = &summary->exprs[class.expr];
		struct value super;

		for (uint32_t i = 0; i < e->count; i++) {
			read_method(c, class, summary_prop_at(summary, class.expr, i), out);
		}
		super = nest_value(c->nest, (struct site){class.module, e->left});
		if (super.kind != VALUE_CLASS) {
			break;
		}
		class = super.at;
	}
}

static void read_class(struct nest *nest, struct site class, route_vec *out)
{
	struct controller c = {.nest = nest, .class = class};
	const struct nest_decorator *controller;

	nest_decorators_of_class(nest, class, &c.decorators);
	controller = nest_decorators_find(&c.decorators, "Controller");
	if (controller != NULL) {
		read_controller(&c, controller);
		c.known = nest_module_prefix(nest, class, &c.mount) && c.known;
		read_methods(&c, out);
	}
}

static void read_app(struct nest *nest, route_vec *out)
{
	nest_app_read(nest);
	for (uint32_t m = 0; m < nest->program->module_count; m++) {
		const struct program_module *module = &nest->program->modules[m];
		bool served = nest_owns(nest, m);

		for (uint32_t i = 0; served && i < module->summary->class_count; i++) {
			expr_id class = module->summary->classes[i];

			if (class != ID_NONE && module->summary->exprs[class].right != ID_NONE) {
				read_class(nest, (struct site){m, class}, out);
			}
		}
	}
}

static void nest_routes(const struct program *program, struct arena *arena, route_vec *out)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < program->app_count; i++) {
		count += apps_has(&program->apps[i], "nest");
	}
	for (uint32_t i = 0; i < program->app_count; i++) {
		struct nest nest = {
			.program = program, .arena = arena, .app = i, .alone = count == 1};

		if (apps_has(&program->apps[i], "nest")) {
			read_app(&nest, out);
		}
	}
}

const struct framework framework_nest = {"nest", nest_routes};
