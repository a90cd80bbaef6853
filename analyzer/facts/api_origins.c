#include "facts/api_origins.h"

#include "clerk/names.h"
#include "program/lookup.h"

enum { DEEP = 16 }; /* members and names that lead to each other */

enum state { STATE_UNKNOWN, STATE_ASKED, STATE_KNOWN };

static const struct api_origin nothing = {{NULL, 0}, {"", 0}};

static struct api_origin origin_at(struct api_origins *origins, expr_id expr, unsigned depth);

bool *api_origins_reaches(const struct program *program, struct arena *arena)
{
	bool *reaches = arena_array(arena, program->module_count + 1, sizeof(reaches[0]));

	for (uint32_t m = 0; m < program->module_count; m++) {
		const struct summary *summary = program->modules[m].summary;

		reaches[m] = collector_imports_clerk(summary);
		for (uint32_t i = 0; i < summary->export_count && !reaches[m]; i++) {
			reaches[m] = summary->exports[i].specifier.n > 0;
		}
	}
	return reaches;
}

/* An import that may lead to Clerk: one of its packages, or a module that may give it out. */
static bool may_lead(const struct api_origins *origins, uint32_t import)
{
	const struct import *it = &origins->summary->imports[import];
	const struct program *program = origins->collector->program;
	uint32_t target = program->modules[origins->module].targets[import];

	if (target == ID_NONE) {
		return names_is_clerk_package(it->specifier);
	}
	return target < program->module_count ? origins->reaches[target]
					      : program->modules[target].declared.hands_on;
}

static void find_handed(struct api_origins *origins)
{
	const struct program *program = origins->collector->program;
	const struct summary *summary = origins->summary;

	for (expr_id i = 0; i < summary->expr_count; i++) {
		const struct expr *e = &summary->exprs[i];
		expr_id then;
		expr_id call;
		expr_id callback;

		if (e->kind != EXPR_IMPORT || e->index == 0 || !may_lead(origins, e->index - 1)) {
			continue;
		}
		then = lookup_parent(program, origins->module, i);
		call = then == ID_NONE ? ID_NONE : lookup_parent(program, origins->module, then);
		if (call == ID_NONE || summary->exprs[then].kind != EXPR_MEMBER ||
			!str_is(summary->exprs[then].name, "then") ||
			summary->exprs[call].kind != EXPR_CALL) {
			continue;
		}
		callback = summary_kid(summary, call, 0);
		if (callback != ID_NONE && summary->exprs[callback].kind == EXPR_FUNCTION) {
			origins->used[e->index - 1] = true;
			vec_push(origins->arena, &origins->handed,
				(struct api_handed){summary->exprs[callback].function,
					summary->imports[e->index - 1].specifier});
		}
	}
}

bool api_origins_begin(struct api_origins *origins, uint32_t module)
{
	const struct summary *summary = origins->collector->program->modules[module].summary;
	bool any = false;
	bool expression = false;

	origins->module = module;
	origins->summary = summary;
	origins->handed.items = NULL;
	origins->handed.n = origins->handed.cap = 0;
	for (uint32_t i = 0; i < summary->import_count; i++) {
		bool leads = may_lead(origins, i);

		any = any || leads;
		expression = expression || (leads && summary->imports[i].local == ID_NONE);
	}
	if (!any) {
		return false;
	}
	origins->origins = arena_array(
		origins->arena, summary->binding_count + 1, sizeof(origins->origins[0]));
	origins->states =
		arena_array(origins->arena, summary->binding_count + 1, sizeof(origins->states[0]));
	origins->used =
		arena_array(origins->arena, summary->import_count + 1, sizeof(origins->used[0]));
	if (expression) {
		find_handed(origins);
	}
	return true;
}

/* A value that has been followed to a package's export. */
static struct api_origin of_value(const struct value *value)
{
	struct str name = program_plain_name(value->name);

	if (value->kind != VALUE_IMPORT || value->guessed ||
		!names_is_clerk_package(value->package)) {
		return nothing;
	}
	return (struct api_origin){value->package, str_is(name, "*") ? STR("") : name};
}

static struct api_origin of_import(struct api_origins *origins, uint32_t index, expr_id use)
{
	const struct program *program = origins->collector->program;
	const struct import *import = &origins->summary->imports[index];
	bool whole = import->kind == IMPORT_NAMESPACE;

	if (import->kind == IMPORT_TYPE || import->kind == IMPORT_EFFECT ||
		!may_lead(origins, index)) {
		return nothing;
	}
	if (program->modules[origins->module].targets[index] == ID_NONE) {
		return (struct api_origin){import->specifier, whole ? STR("") : import->name};
	}
	if (!whole) {
		struct value value = program_listed(program, (struct site){origins->module, use});

		return of_value(&value);
	}
	return nothing;
}

static struct api_origin of_binding(
	struct api_origins *origins, binding_id id, expr_id use, unsigned depth)
{
	const struct binding *binding = &origins->summary->bindings[id];
	struct api_origin origin = nothing;

	if (origins->states[id] == STATE_KNOWN) {
		return origins->origins[id];
	}
	if (origins->states[id] == STATE_ASKED || binding->reassigned) {
		return nothing;
	}
	origins->states[id] = STATE_ASKED;
	if (binding->kind == BINDING_IMPORT) {
		origin = of_import(origins, binding->import, use);
	} else if (binding->value != ID_NONE) {
		origin = origin_at(origins, binding->value, depth + 1);
	}
	origins->origins[id] = origin;
	origins->states[id] = STATE_KNOWN;
	return origin;
}

/* `import * as x from './own'`: x.auth is what that module gives out. */
static struct api_origin of_own_namespace(struct api_origins *origins, expr_id member)
{
	const struct summary *summary = origins->summary;
	const struct expr *e = &summary->exprs[member];
	const struct expr *object = &summary->exprs[e->left];
	const struct binding *binding;
	struct value value;

	if (object->kind != EXPR_NAME || object->binding == ID_NONE) {
		return nothing;
	}
	binding = &summary->bindings[object->binding];
	if (binding->kind != BINDING_IMPORT ||
		summary->imports[binding->import].kind != IMPORT_NAMESPACE ||
		!may_lead(origins, binding->import)) {
		return nothing;
	}
	value = program_single(origins->collector->program, (struct site){origins->module, member});
	return of_value(&value);
}

static struct api_origin of_member(struct api_origins *origins, expr_id expr, unsigned depth)
{
	const struct expr *e = &origins->summary->exprs[expr];
	struct api_origin origin;

	if (e->left == ID_NONE || origins->summary->exprs[e->left].kind == EXPR_IMPORT) {
		return nothing; /* of a promise */
	}
	origin = origin_at(origins, e->left, depth + 1);
	if (str_absent(origin.package)) {
		return of_own_namespace(origins, expr);
	}
	/* what is in `default` of a CommonJS package is in the package itself */
	origin.name = origin.name.n == 0 || str_is(origin.name, "default")
			      ? e->name
			      : str_format(origins->collector->arena, "%.*s.%.*s",
					STR_ARGS(origin.name), STR_ARGS(e->name));
	return origin;
}

/* require('…') and import('…'), which may be the argument of a then(). */
static struct api_origin of_expression(struct api_origins *origins, const struct expr *e)
{
	if (e->index == 0 || e->index > origins->summary->import_count ||
		!may_lead(origins, e->index - 1)) {
		return nothing;
	}
	if (origins->collector->program->modules[origins->module].targets[e->index - 1] !=
		ID_NONE) {
		return nothing;
	}
	origins->used[e->index - 1] = true;
	return (struct api_origin){origins->summary->imports[e->index - 1].specifier, STR("")};
}

static struct api_origin of_param(const struct api_origins *origins, const struct expr *e)
{
	for (size_t i = 0; i < origins->handed.n && e->index == 0; i++) {
		if (origins->handed.items[i].function == e->function) {
			return (struct api_origin){origins->handed.items[i].package, STR("")};
		}
	}
	return nothing;
}

static struct api_origin origin_at(struct api_origins *origins, expr_id expr, unsigned depth)
{
	const struct expr *e = &origins->summary->exprs[expr];

	if (depth > DEEP) {
		return nothing;
	}
	switch ((enum expr_kind)e->kind) {
	case EXPR_NAME:
		return e->binding == ID_NONE ? nothing
					     : of_binding(origins, e->binding, expr, depth);
	case EXPR_MEMBER:
		return of_member(origins, expr, depth);
	case EXPR_AWAIT:
		return e->left != ID_NONE && origins->summary->exprs[e->left].kind == EXPR_IMPORT
			       ? origin_at(origins, e->left, depth + 1)
			       : nothing;
	case EXPR_CALL:
	case EXPR_IMPORT:
		return of_expression(origins, e);
	case EXPR_PARAM:
		return of_param(origins, e);
	default:
		return nothing;
	}
}

struct api_origin api_origins_of(struct api_origins *origins, expr_id expr)
{
	return origin_at(origins, expr, 0);
}
