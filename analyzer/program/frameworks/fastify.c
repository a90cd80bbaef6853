#include <string.h>

#include "program/frameworks/fastify.h"

/*
 * Fastify: contexts, and plugins that make contexts below them. Sources:
 * Fastify documentation, "Routes", "Hooks", "Lifecycle", "Plugins",
 * "Encapsulation"; fastify/fastify lib/route.js (a context's hooks apply to
 * its routes whatever the order).
 */

static bool is_package(struct str specifier)
{
	return str_is(specifier, "fastify") || str_is(specifier, "npm:fastify");
}

bool fastify_is_package(const struct value *value, const char *package)
{
	return value->kind == VALUE_IMPORT && str_is(value->package, package) &&
	       (str_is(value->name, "default") || str_is(value->name, "*") || value->name.n == 0 ||
		       str_is(value->name, "fastify") || str_is(value->name, "default.default") ||
		       str_is(value->name, "fastifyPlugin"));
}

static enum made makes(const struct registry *x, struct site call, const struct value *callee)
{
	struct site options = registration_argument(x, call, 0);
	struct site found;

	if (!fastify_is_package(callee, "fastify")) {
		return MADE_NOTHING;
	}
	if (options.expr != ID_NONE && program_find_property(x->program, options, STR("rewriteUrl"),
					       &found) == PROPERTY_FOUND) {
		return MADE_LOST;
	}
	return MADE_ROOT;
}

static bool hands_on(struct str method, uint32_t arguments)
{
	static const char *const names[] = {"register", "route", "after", "addHook", "addSchema",
		"addContentTypeParser", "withTypeProvider", "decorate", "decorateRequest",
		"decorateReply", "setErrorHandler", "setNotFoundHandler", "setValidatorCompiler",
		"setSerializerCompiler", "setSchemaErrorFormatter", "use"};

	return (registration_method(method) != NULL && arguments > 1) ||
	       str_in(method, names, sizeof(names) / sizeof(names[0]));
}

static const char *const stages[] = {"onRequest", "preParsing", "preValidation", "preHandler"};

enum { STAGES = sizeof(stages) / sizeof(stages[0]) };

/* Hooks of a route's own, then nothing: the handler comes last. */
static void take_hooks(struct registry *x, struct registration *r, struct site options)
{
	for (unsigned i = 0; i < STAGES; i++) {
		struct site hook;

		switch (program_find_property(x->program, options, str_of(stages[i]), &hook)) {
		case PROPERTY_FOUND:
			registration_take(x, r, hook);
			break;
		case PROPERTY_UNKNOWN:
			r->lost = true;
			break;
		case PROPERTY_ABSENT:
			break;
		}
	}
}

/* fastify.post(path, [options], handler); the options may hold the handler. */
static void read_method(struct registry *x, struct site call, struct str method)
{
	struct registration r = registration_at(REGISTRATION_ROUTE, call);
	struct site object = {call.module, registration_callee(x, call)->left};
	uint32_t count = registration_count(x, call);
	struct site options = registration_argument(x, call, 1);
	struct site handler = registration_argument(x, call, count - 1);

	if (count < 2) {
		return;
	}
	vec_push(x->arena, &r.methods, str_of(registration_method(method)));
	if (count > 2 || program_single(x->program, options).kind == VALUE_OBJECT) {
		take_hooks(x, &r, options);
	}
	if (count == 2 && program_single(x->program, options).kind == VALUE_OBJECT) {
		handler = program_property(x->program, options, "handler");
	}
	registration_take(x, &r, handler);
	registration_add(x, r, object, registration_argument(x, call, 0));
}

static void take_methods(struct registry *x, struct registration *r, struct site site)
{
	struct value value = program_single(x->program, site);
	const struct summary *summary;

	if (value.kind == VALUE_STRING) {
		vec_push(x->arena, &r->methods, value.text);
		return;
	}
	if (value.kind != VALUE_ARRAY) {
		vec_push(x->arena, &r->methods, STR("ANY"));
		return;
	}
	summary = x->program->modules[value.at.module].summary;
	for (uint32_t i = 0; i < summary->exprs[value.at.expr].count; i++) {
		struct site one = {value.at.module, summary_kid(summary, value.at.expr, i)};
		struct str name = program_string(x->program, one);

		vec_push(x->arena, &r->methods, str_absent(name) ? STR("ANY") : name);
	}
}

static void read_route(struct registry *x, struct site call)
{
	struct registration r = registration_at(REGISTRATION_ROUTE, call);
	struct site object = {call.module, registration_callee(x, call)->left};
	struct site options = registration_argument(x, call, 0);
	struct site path;

	if (options.expr == ID_NONE) {
		return;
	}
	path = program_property(x->program, options, "url");
	if (path.expr == ID_NONE) {
		path = program_property(x->program, options, "path");
	}
	r.path_known = path.expr != ID_NONE;
	take_methods(x, &r, program_property(x->program, options, "method"));
	take_hooks(x, &r, options);
	registration_take(x, &r, program_property(x->program, options, "handler"));
	registration_add(x, r, object, path);
}

static void read_hook(struct registry *x, struct site call)
{
	struct registration r = registration_at(REGISTRATION_HOOK, call);
	struct site object = {call.module, registration_callee(x, call)->left};
	struct str stage = program_string(x->program, registration_argument(x, call, 0));

	if (str_absent(stage)) {
		stage = str_of(stages[0]);
		r.lost = true;
	}
	r.stage = stage;
	registration_take_from(x, &r, 1);
	registration_add(x, r, object, SITE_NONE);
}

/* app.use(path, middleware) of @fastify/middie and @fastify/express: before all hooks. */
static void read_use(struct registry *x, struct site call)
{
	struct registration r = registration_at(REGISTRATION_USE, call);
	struct site object = {call.module, registration_callee(x, call)->left};
	struct site first = registration_argument(x, call, 0);
	bool given =
		first.expr != ID_NONE && program_single(x->program, first).kind == VALUE_STRING;

	registration_take_from(x, &r, given ? 1 : 0);
	registration_add(x, r, object, given ? first : SITE_NONE);
}

static void read_setting(struct registry *x, struct site call, const char *stage)
{
	struct registration r = registration_at(REGISTRATION_SETTING, call);
	struct site object = {call.module, registration_callee(x, call)->left};

	r.stage = str_of(stage);
	registration_add(x, r, object, SITE_NONE);
}

static void fastify_read(struct registry *x, struct site call, struct str method)
{
	if (registration_method(method) != NULL) {
		read_method(x, call, method);
	} else if (str_is(method, "route")) {
		read_route(x, call);
	} else if (str_is(method, "register")) {
		fastify_read_plugin(x, call);
	} else if (str_is(method, "addHook")) {
		read_hook(x, call);
	} else if (str_is(method, "use")) {
		read_use(x, call);
	} else if (str_is(method, "addContentTypeParser")) {
		read_setting(x, call, FASTIFY_PARSER);
	} else if (str_is(method, "removeContentTypeParser") ||
		   str_is(method, "removeAllContentTypeParsers")) {
		read_setting(x, call, FASTIFY_NOTHING);
	}
}

enum registration_order fastify_order(const struct registry *x, const struct registration *r,
	const struct chain *chain, unsigned level)
{
	if (!registration_is_on(x, r->owner, chain->owners[level])) {
		return REGISTERED_AFTER;
	}
	if (registration_is_conditional(x, r->call)) {
		return REGISTERED_UNSURE;
	}
	if (level == 0) {
		return REGISTERED_BEFORE;
	}
	/* what follows the child in the text may still be there before the child is loaded */
	return registration_compare(x, r, chain->items[level], chain->owners[level]) ==
			       REGISTERED_BEFORE
		       ? REGISTERED_BEFORE
		       : REGISTERED_UNSURE;
}

/* Is it of this stage? Plugins of packages and middleware come in with the first. */
static bool is_of_stage(const struct registration *r, unsigned stage)
{
	if (r->kind == REGISTRATION_HOOK) {
		return str_is(r->stage, stages[stage]);
	}
	return stage == 0 &&
	       (r->kind == REGISTRATION_USE ||
		       (r->kind == REGISTRATION_SETTING && str_is(r->stage, FASTIFY_PLUGIN)));
}

static void see_stage(const struct registry *x, const struct chain *chain, unsigned level,
	unsigned stage, struct route *route)
{
	const struct application *on = &x->applications.items[chain->owners[level]];

	for (size_t i = 0; i < on->on.n; i++) {
		const struct registration *r = &x->all.items[on->on.items[i]];
		enum covering covering = COVERS;
		enum registration_order order;
		struct str below;

		if (!is_of_stage(r, stage)) {
			continue;
		}
		order = fastify_order(x, r, chain, level);
		if (r->kind == REGISTRATION_USE) {
			covering = registration_covers(
				r, true, registration_rest(x, chain, chain->n), &below);
		}
		if (order == REGISTERED_AFTER || covering == COVERS_NOT) {
			continue;
		}
		route->before_lost = route->before_lost || r->lost;
		for (size_t n = 0; n < r->items.n; n++) {
			registration_see_one(x, r->items.items[n].at,
				order == REGISTERED_BEFORE && covering == COVERS &&
					!r->items.items[n].unsure,
				route);
		}
	}
}

static void see_before(const struct registry *x, const struct chain *chain, struct route *route)
{
	for (unsigned stage = 0; stage < STAGES; stage++) {
		for (unsigned level = chain->n; level > 0; level--) {
			see_stage(x, chain, level - 1, stage, route);
		}
	}
	registration_see_items(x, chain->items[0], route);
	fastify_read_body(x, chain, route);
}

static const struct dialect fastify = {
	.framework = "fastify",
	.is_package = is_package,
	.makes = makes,
	.read = fastify_read,
	.hands_on = hands_on,
	.before = see_before,
	.body = ROUTE_BODY_PARSED,
	.next = 2,
	.bracket = '(',
};

static void fastify_routes(const struct program *program, struct arena *arena, route_vec *out)
{
	registration_routes(&fastify, program, arena, out);
}

const struct framework framework_fastify = {"fastify", fastify_routes};
