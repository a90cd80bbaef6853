#include "facts/named.h"

#include "program/lookup.h"

/*
 * Who calls a function: every call and element of live code by the name that
 * it calls, made when first asked for. A name that was changed on its way
 * (const { a: b } = …) is not seen.
 */

enum {
	CALLERS_MOST = 64,
	ASKED_MOST = 512, /* calls of one name that are followed */
};

struct call_list {
	VEC(struct site) sites;
};

struct callers {
	struct map by_name; /* name → index into lists */
	VEC(struct call_list) lists;
};

/* As the module that exports it says: "default" of a default import. */
static struct str called_name(const struct summary *summary, const struct expr *callee)
{
	const struct binding *binding;

	if (callee->kind != EXPR_NAME || callee->binding == ID_NONE) {
		return callee->kind == EXPR_NAME || callee->kind == EXPR_MEMBER ? callee->name
										: STR("");
	}
	binding = &summary->bindings[callee->binding];
	return binding->kind == BINDING_IMPORT ? summary->imports[binding->import].name
					       : callee->name;
}

static void add_call(struct collector *collector, struct callers *callers, struct site site)
{
	const struct summary *summary = collector->program->modules[site.module].summary;
	struct str name = called_name(summary, &summary->exprs[summary->exprs[site.expr].left]);
	uint32_t index;

	if (name.n == 0) {
		return;
	}
	index = map_get(&callers->by_name, name);
	if (index == MAP_NONE) {
		index = (uint32_t)callers->lists.n;
		vec_push(collector->arena, &callers->lists, (struct call_list){0});
		map_put(collector->arena, &callers->by_name, name, index);
	}
	vec_push(collector->arena, &callers->lists.items[index].sites, site);
}

static struct callers *callers_of(struct collector *collector)
{
	const struct program *program = collector->program;

	if (collector->callers != NULL) {
		return collector->callers;
	}
	collector->callers = arena_new(collector->arena, struct callers);
	for (uint32_t m = 0; m < program->module_count; m++) {
		const struct summary *summary = program->modules[m].summary;

		for (expr_id i = 0; program->modules[m].live && i < summary->expr_count; i++) {
			const struct expr *e = &summary->exprs[i];

			if ((e->kind == EXPR_CALL || e->kind == EXPR_JSX) && e->left != ID_NONE) {
				add_call(collector, collector->callers, (struct site){m, i});
			}
		}
	}
	return collector->callers;
}

/* Can a call of that name be one of a function in this module? Asked before it is followed. */
static bool may_lead(const struct program *program, struct site call, uint32_t module)
{
	const struct program_module *m = &program->modules[call.module];
	const struct summary *summary = m->summary;
	const struct expr *callee = &summary->exprs[summary->exprs[call.expr].left];
	const struct binding *binding;

	if (callee->kind != EXPR_NAME) {
		return true;
	}
	if (callee->binding == ID_NONE) {
		return false;
	}
	binding = &summary->bindings[callee->binding];
	if (binding->kind == BINDING_IMPORT) {
		/* a barrel in between is found by any other name than "default" */
		return m->targets[binding->import] == module ||
		       (m->targets[binding->import] != ID_NONE &&
			       !str_is(summary->imports[binding->import].name, "default"));
	}
	return call.module == module || binding->value != ID_NONE;
}

static void find_calls(
	struct collector *collector, struct site function, struct str name, named_sites *out)
{
	const struct program *program = collector->program;
	const struct callers *callers = callers_of(collector);
	uint32_t index = map_get(&callers->by_name, name);
	unsigned asked = 0;

	for (size_t i = 0; index != MAP_NONE && i < callers->lists.items[index].sites.n; i++) {
		struct site call = callers->lists.items[index].sites.items[i];

		if (!may_lead(program, call, function.module)) {
			continue;
		}
		if (++asked > ASKED_MOST || out->n > CALLERS_MOST) {
			out->n = CALLERS_MOST + 1;
			return;
		}
		if (program_same(program_callee(program, call), function)) {
			vec_push(collector->arena, out, call);
		}
	}
}

/* The name that something is given at its declaration, through what wraps it: memo(…). */
static struct str name_of(const struct program *program, struct site function)
{
	const struct summary *summary = program->modules[function.module].summary;
	struct str name = program_function(program, function)->name;
	expr_id outer = lookup_parent(program, function.module, function.expr);

	if (name.n > 0 || outer == ID_NONE || summary->exprs[outer].kind != EXPR_CALL) {
		return name;
	}
	for (binding_id i = 0; i < summary->binding_count; i++) {
		if (summary->bindings[i].value == outer) {
			return summary->bindings[i].name;
		}
	}
	return STR("");
}

static bool is_default(const struct program *program, uint32_t module)
{
	return lookup_export(program, module, STR("default")) != ID_NONE;
}

void named_callers(struct collector *collector, struct site function, named_sites *out)
{
	struct str name = name_of(collector->program, function);

	if (name.n > 0) {
		find_calls(collector, function, name, out);
	}
	if (out->n <= CALLERS_MOST && is_default(collector->program, function.module)) {
		find_calls(collector, function, STR("default"), out);
	}
	if (out->n > CALLERS_MOST) {
		out->n = 0;
	}
}

struct site named_given(struct collector *collector, struct site caller, uint32_t index)
{
	const struct summary *summary = collector->program->modules[caller.module].summary;
	const struct expr *e = &summary->exprs[caller.expr];

	if (e->kind == EXPR_JSX) {
		return index == 0 ? caller : SITE_NONE;
	}
	for (uint32_t i = 0; i <= index && i < e->count; i++) {
		if (summary->exprs[summary->kid_ids[e->first + i]].kind == EXPR_SPREAD) {
			return SITE_NONE;
		}
	}
	return program_argument(collector->program, caller, index);
}
