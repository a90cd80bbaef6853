#include "facts/named.h"
#include "facts/sdk_internal.h"
#include "program/lookup.h"

/* Parameters: what Clerk's own functions hand to a function, what frameworks do, what callers do.
 */

static const struct sdk_thing nothing = {
	.kind = SDK_NONE, .path = {"", 0}, .package = {"", 0}, .name = {"", 0}};

static struct sdk_thing begin(struct collector *collector, const struct value *param,
	enum sdk_kind kind, struct str package)
{
	struct sdk_thing thing = nothing;

	thing.kind = kind;
	thing.package = package;
	thing.origin = param->at;
	sdk_walk(collector, &thing, param->name);
	return thing;
}

/* clerkMiddleware((auth, request) => …), auth.protect((has) => …), memberships.find((m) => …) */
static struct sdk_thing of_argument(
	struct collector *collector, const struct value *param, struct site call, unsigned depth)
{
	struct sdk_thing called =
		sdk_at(collector, program_called(collector->program, call), depth + 1);

	if (called.kind == SDK_EXPORT && str_is(called.path, "clerkMiddleware")) {
		bool given = str_starts(called.package, "@clerk/nextjs") ||
			     str_starts(called.package, "@clerk/astro");

		return given ? begin(collector, param, SDK_AUTH_FUNCTION, called.package) : nothing;
	}
	if (called.kind == SDK_PROTECT) {
		return begin(collector, param, SDK_HAS, called.package);
	}
	if (called.kind == SDK_MEMBERSHIP) {
		return begin(collector, param, SDK_MEMBERSHIP, called.package);
	}
	return nothing;
}

/* <Protect condition={(has) => …}>, <Show when={(has) => …}> */
static struct sdk_thing of_attribute(
	struct collector *collector, const struct value *param, struct site element)
{
	struct sdk_thing tag = sdk_element(collector, element);
	bool asks = str_is(tag.path, "Protect") || str_is(tag.path, "Show");

	return tag.kind == SDK_EXPORT && asks ? begin(collector, param, SDK_HAS, tag.package)
					      : nothing;
}

/* authMiddleware({ afterAuth(auth, request) { … } }) */
static struct sdk_thing of_option(
	struct collector *collector, const struct value *param, struct site object, unsigned depth)
{
	const struct program *program = collector->program;
	expr_id outer = lookup_parent(program, object.module, object.expr);
	struct site call = {object.module, outer};
	struct sdk_thing called;

	if (outer == ID_NONE || program_expr(program, call)->kind != EXPR_CALL) {
		return nothing;
	}
	called = sdk_at(collector, program_called(program, call), depth + 1);
	return called.kind == SDK_EXPORT && str_is(called.path, "authMiddleware")
		       ? begin(collector, param, SDK_AUTH, called.package)
		       : nothing;
}

/* What a function is written into: a call, an element's attribute, an object of options. */
static struct sdk_thing of_place(struct collector *collector, const struct value *param,
	struct site function, unsigned depth)
{
	const struct program *program = collector->program;
	struct site outer = {
		function.module, lookup_parent(program, function.module, function.expr)};

	if (outer.expr == ID_NONE || program_expr(program, param->at)->index != 0) {
		return nothing;
	}
	switch ((enum expr_kind)program_expr(program, outer)->kind) {
	case EXPR_CALL:
		return of_argument(collector, param, outer, depth);
	case EXPR_JSX:
		return of_attribute(collector, param, outer);
	case EXPR_OBJECT:
		return of_option(collector, param, outer, depth);
	default:
		return nothing;
	}
}

/* The rest of a path behind the row's; absent when it begins otherwise. */
static struct str behind(struct str path, const char *row)
{
	struct str head = str_of(row);

	if (!str_starts(path, row) || (path.n > head.n && path.s[head.n] != '.')) {
		return STR_NONE;
	}
	return str_slice(path, head.n + 1, path.n);
}

static struct sdk_thing of_framework(struct collector *collector, const struct value *param)
{
	uint32_t app = collector->program->modules[param->at.module].app;

	for (const struct sdk_handed *row = sdk_handed; row->path != NULL; row++) {
		struct str rest = behind(param->name, row->path);
		struct sdk_thing thing = nothing;
		bool first = sdk_app_has(collector, app, row->package);

		/* express-jwt puts its own payload there */
		if (str_absent(rest) || (!first && !sdk_app_has(collector, app, row->other)) ||
			sdk_app_has(collector, app, "express-jwt")) {
			continue;
		}
		thing.kind = row->to;
		thing.path =
			row->to == SDK_EXPORT ? str_last_part(str_of(row->path), '.') : STR("");
		thing.package = str_of(first ? row->package : row->other);
		thing.origin = param->at;
		sdk_walk(collector, &thing, rest);
		return thing;
	}
	return nothing;
}

/* The value of the longest beginning of a path that is written out; the rest stays. */
static struct site member_of(const struct program *program, struct site site, struct str *path)
{
	struct str rest = *path;
	struct site found;

	while (rest.n > 0 && site.expr != ID_NONE &&
		program_find_property(program, site, str_take(&rest, '.'), &found) ==
			PROPERTY_FOUND) {
		site = found;
		*path = rest;
	}
	return site;
}

/* A function that calls itself with its own parameter gives nothing new. */
static bool is_handed_on(const struct program *program, struct site given, struct str rest,
	const struct value *param)
{
	struct value value;

	if (given.expr == ID_NONE) {
		return false;
	}
	value = program_single(program, given);
	return value.kind == VALUE_PARAM && program_same(value.at, param->at) &&
	       (rest.n == 0 ? str_equal(value.name, param->name)
			    : value.name.n == 0 && str_equal(rest, param->name));
}

/* The same thing from everyone who is seen to call it. */
static struct sdk_thing of_callers(struct collector *collector, const struct value *param,
	struct site function, unsigned depth)
{
	const struct program *program = collector->program;
	uint32_t index = program_expr(program, param->at)->index;
	struct sdk_thing found = nothing;
	named_sites callers = {0};

	named_callers(collector, function, &callers);
	for (size_t i = 0; i < callers.n; i++) {
		struct str rest = param->name;
		struct site given =
			member_of(program, named_given(collector, callers.items[i], index), &rest);
		struct sdk_thing thing;

		if (callers.n > 1 && is_handed_on(program, given, rest, param)) {
			continue;
		}
		thing = sdk_at(collector, given, depth + 1);
		sdk_walk(collector, &thing, rest);
		if (thing.kind == SDK_NONE ||
			(found.kind != SDK_NONE &&
				(thing.kind != found.kind || !str_equal(thing.path, found.path)))) {
			return nothing;
		}
		found = thing;
	}
	return found;
}

struct sdk_thing sdk_param(struct collector *collector, const struct value *param, unsigned depth)
{
	const struct program *program = collector->program;
	struct sdk_thing thing = of_framework(collector, param);
	struct site function;

	if (thing.kind != SDK_NONE || param->kind != VALUE_PARAM) {
		return thing;
	}
	function = (struct site){
		param->at.module, lookup_function(program, param->at.module,
					  program_expr(program, param->at)->function)};
	if (function.expr == ID_NONE) {
		return nothing;
	}
	thing = of_place(collector, param, function, depth);
	return thing.kind == SDK_NONE ? of_callers(collector, param, function, depth) : thing;
}
