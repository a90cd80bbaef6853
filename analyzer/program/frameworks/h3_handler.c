#include "program/frameworks/h3_handler.h"

#include "program/frameworks/before_list.h"

/*
 * Source: h3 documentation, "Event Handler" (object syntax, lazy handlers) and
 * its version 2 (defineHandler); Nitro documentation, "Cache"
 * (defineCachedEventHandler).
 */

enum { NEST = 4 }; /* handlers inside handlers */

struct reading {
	const struct program *program;
	struct arena *arena;
	struct route *route;
};

/* h3 itself, or auto-imported by Nuxt and Nitro, whose generated module is "#imports". */
static bool is_h3(const struct value *value)
{
	static const char *const packages[] = {"h3", "#imports", "h3-nightly", "nitro", "nitro/h3"};

	return value->kind == VALUE_GLOBAL ||
	       (value->kind == VALUE_IMPORT &&
		       (str_in(value->package, packages, sizeof(packages) / sizeof(packages[0])) ||
			       str_starts(value->package, "nitropack")));
}

static bool is_wrapper(const struct value *callee)
{
	static const char *const names[] = {"defineEventHandler", "eventHandler",
		"defineCachedEventHandler", "cachedEventHandler", "defineHandler",
		"defineCachedHandler"};

	return is_h3(callee) && str_in(callee->name, names, sizeof(names) / sizeof(names[0]));
}

static bool is_lazy(const struct value *callee)
{
	static const char *const names[] = {
		"defineLazyEventHandler", "lazyEventHandler", "defineLazyHandler"};

	return is_h3(callee) && str_in(callee->name, names, sizeof(names) / sizeof(names[0]));
}

/* fromWebHandler((request) => …), fromNodeMiddleware((request, response) => …) */
static enum route_body body_of(const struct value *callee)
{
	if (!is_h3(callee)) {
		return ROUTE_BODY_CACHED;
	}
	return str_is(callee->name, "fromWebHandler") ? ROUTE_BODY_WEB
	       : str_starts(callee->name, "fromNode") ? ROUTE_BODY_STREAM
						      : ROUTE_BODY_CACHED;
}

static void read(const struct reading *r, struct site site, function_id scope, unsigned depth);

/* { onRequest, handler }: the hooks run first, and may answer. */
static void read_object(const struct reading *r, struct site object, unsigned depth)
{
	static const char *const hooks[] = {"onRequest", "middleware"};
	const struct expr *e = program_expr(r->program, object);
	struct site at;

	for (size_t i = 0; i < sizeof(hooks) / sizeof(hooks[0]); i++) {
		switch (program_find_property(r->program, object, str_of(hooks[i]), &at)) {
		case PROPERTY_FOUND:
			before_list_add(r->program, r->arena, at, r->route);
			break;
		case PROPERTY_UNKNOWN:
			r->route->before_lost = true;
			break;
		case PROPERTY_ABSENT:
			break;
		}
	}
	at = program_property(r->program, object, "handler");
	if (at.expr != ID_NONE) {
		read(r, at, e->function, depth + 1);
	}
}

/* What the function given to a lazy handler returns, sooner or later, is the handler. */
static void read_returned(const struct reading *r, struct site factory, unsigned depth)
{
	const struct summary *summary = r->program->modules[factory.module].summary;
	function_id id = summary->exprs[factory.expr].function;
	const struct function *body = &summary->functions[id];

	for (uint32_t i = body->first_step; i < body->first_step + body->step_count; i++) {
		if (summary->steps[i].kind == STEP_RETURN && summary->steps[i].expr != ID_NONE) {
			read(r, (struct site){factory.module, summary->steps[i].expr}, id,
				depth + 1);
		}
	}
}

static void read_argument(const struct reading *r, struct site call, bool lazy, unsigned depth)
{
	struct site argument = program_argument(r->program, call, 0);
	struct value value = argument.expr == ID_NONE ? (struct value){.kind = VALUE_UNKNOWN}
						      : program_single(r->program, argument);

	if (value.kind == VALUE_OBJECT) {
		read_object(r, value.at, depth);
	} else if (lazy && value.kind == VALUE_FUNCTION) {
		read_returned(r, value.at, depth);
	} else {
		frameworks_handlers(r->program, argument, r->arena, r->route);
	}
}

/* What the call that makes a handler calls; a call in a wrapper of our own is none of these. */
static struct value maker_of(
	const struct reading *r, const struct value *value, struct site site, function_id scope)
{
	const struct expr *e = program_expr(r->program, value->at);
	bool here = e->function == 0 || (value->at.module == site.module && e->function == scope);

	if (value->kind != VALUE_CALL || value->name.n > 0 || !here) {
		return (struct value){.kind = VALUE_UNKNOWN};
	}
	return program_single(r->program, (struct site){value->at.module, e->left});
}

/*
 * A handler made in the function `scope` itself is read here; one that our
 * own wrapper made has what the wrapper was given inside.
 */
static void read(const struct reading *r, struct site site, function_id scope, unsigned depth)
{
	struct value value = program_single(r->program, site);
	struct value callee = maker_of(r, &value, site, scope);

	if (depth > NEST) {
		return;
	}
	if (is_wrapper(&callee) || is_lazy(&callee)) {
		read_argument(r, value.at, is_lazy(&callee), depth);
		return;
	}
	r->route->body = body_of(&callee);
	frameworks_handlers(r->program, site, r->arena, r->route);
}

void h3_handler_read(
	const struct program *program, struct arena *arena, struct site site, struct route *route)
{
	struct reading r = {program, arena, route};

	route->body = ROUTE_BODY_CACHED;
	read(&r, site, 0, 0);
}
