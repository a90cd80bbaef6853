#include "facts/named.h"

#include "program/lookup.h"

/*
 * Who calls a function: every call and element of live code by the name that
 * it calls, made when first asked for. A name that was changed on its way
 * (const { a: b } = …) is not seen. A function that is handed to another one,
 * or to a component, is found where that one calls it.
 */

enum {
	CALLERS_MOST = 64,
	ASKED_MOST = 512, /* calls of one name that are followed */
	HANDED_MOST = 32, /* of them, what is asked of the callers of who calls */
	ROOM = 4,
};

struct call_list {
	VEC(struct site) sites;
};

struct callers {
	struct map by_name; /* name → index into lists */
	VEC(struct call_list) lists;
	struct map by_function; /* what has been asked once → index into found */
	VEC(named_sites) found;
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

/* One question: who calls this function? */
struct asking {
	struct collector *collector;
	struct site function;
	bool handed; /* also what calls it as a parameter: asked for once, not of those callers */
	unsigned asked;
	unsigned hops;
	named_sites *out;
};

static const named_sites *find_once(struct collector *collector, struct site function, bool handed);

/* Is the function among what a caller gives for a parameter, or under a name in it? */
static bool gives(struct asking *asking, struct site caller, const struct value *param)
{
	struct collector *collector = asking->collector;
	const struct program *program = collector->program;
	struct site given = named_given(collector, caller, program_expr(program, param->at)->index);
	struct value room[ROOM];
	value_vec values = {room, 0, ROOM};
	struct site found;

	if (given.expr == ID_NONE) {
		return false;
	}
	if (program_expr(program, given)->kind == EXPR_JSX) {
		if (program_find_property(program, given, param->name, &found) != PROPERTY_FOUND) {
			return false;
		}
		program_follow(program, found, collector->arena, &values);
	} else {
		program_follow_member(program, given, param->name, collector->arena, &values);
	}
	return values.n == 1 && values.items[0].kind == VALUE_FUNCTION &&
	       program_same(values.items[0].at, asking->function);
}

/* ({ can }) => can("org:a:b"), where some caller gives the function for `can`. */
static bool is_handed(struct asking *asking, struct site call)
{
	const struct program *program = asking->collector->program;
	struct value param = program_listed(program, program_called(program, call));
	const named_sites *callers;
	struct site outer;

	if (!asking->handed || param.kind != VALUE_PARAM || asking->hops == HANDED_MOST) {
		return false;
	}
	asking->hops++;
	outer.module = param.at.module;
	outer.expr = lookup_function(
		program, param.at.module, program_expr(program, param.at)->function);
	if (outer.expr == ID_NONE) {
		return false;
	}
	callers = find_once(asking->collector, outer, false);
	for (size_t i = 0; i < callers->n; i++) {
		if (gives(asking, callers->items[i], &param)) {
			return true;
		}
	}
	return false;
}

/* Does the call run the function? Most are of modules that were loaded at once. */
static bool is_call_of(const struct program *program, struct site call, struct site function)
{
	struct value callee = function.module < program->module_count
				      ? program_listed(program, program_called(program, call))
				      : program_callee_value(program, call);

	return callee.kind == VALUE_FUNCTION && program_same(callee.at, function);
}

static void find_calls(struct asking *asking, struct str name)
{
	const struct program *program = asking->collector->program;
	const struct callers *callers = callers_of(asking->collector);
	uint32_t index = map_get(&callers->by_name, name);

	asking->asked = 0;
	for (size_t i = 0; index != MAP_NONE && i < callers->lists.items[index].sites.n; i++) {
		struct site call = callers->lists.items[index].sites.items[i];

		if (!may_lead(program, call, asking->function.module)) {
			continue;
		}
		if (++asking->asked > ASKED_MOST || asking->out->n > CALLERS_MOST) {
			asking->out->n = CALLERS_MOST + 1;
			return;
		}
		if (is_call_of(program, call, asking->function) || is_handed(asking, call)) {
			vec_push(asking->collector->arena, asking->out, call);
		}
	}
}

/* can={(permission) => …}, { can: (permission) => … } */
static struct str name_of_prop(const struct summary *summary, expr_id outer, expr_id function)
{
	const struct expr *e = &summary->exprs[outer];

	for (uint32_t i = 0; i < e->count; i++) {
		const struct prop *prop = summary_prop_at(summary, outer, i);

		if (prop->value == function && prop->kind != PROP_SPREAD &&
			!str_absent(prop->key)) {
			return prop->key;
		}
	}
	return STR("");
}

/* The name that something is given at its declaration, through what wraps it: memo(…). */
static struct str name_of(const struct program *program, struct site function)
{
	const struct summary *summary = program->modules[function.module].summary;
	struct str name = program_function(program, function)->name;
	expr_id outer = lookup_parent(program, function.module, function.expr);

	if (name.n > 0 || outer == ID_NONE) {
		return name;
	}
	if (summary->exprs[outer].kind == EXPR_JSX || summary->exprs[outer].kind == EXPR_OBJECT) {
		return name_of_prop(summary, outer, function.expr);
	}
	for (binding_id i = 0;
		summary->exprs[outer].kind == EXPR_CALL && i < summary->binding_count; i++) {
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

static void find_all(struct asking *asking)
{
	const struct program *program = asking->collector->program;
	struct str name = name_of(program, asking->function);

	if (name.n > 0) {
		find_calls(asking, name);
	}
	if (asking->out->n <= CALLERS_MOST && is_default(program, asking->function.module)) {
		find_calls(asking, STR("default"));
	}
}

/* Answers once for each function: others ask for its other parameters. */
static const named_sites *find_once(struct collector *collector, struct site function, bool handed)
{
	struct callers *callers = callers_of(collector);
	const uint32_t parts[] = {function.module, function.expr, handed};
	struct str key = {(const char *)parts, sizeof(parts)};
	uint32_t index = map_get(&callers->by_function, key);
	named_sites found = {0};

	if (index == MAP_NONE) {
		find_all(&(struct asking){collector, function, handed, 0, 0, &found});
		if (found.n > CALLERS_MOST) {
			found.n = 0;
		}
		index = (uint32_t)callers->found.n;
		map_put(collector->arena, &callers->by_function, str_copy(collector->arena, key),
			index);
		vec_push(collector->arena, &callers->found, found);
	}
	return &callers->found.items[index];
}

void named_callers(struct collector *collector, struct site function, named_sites *out)
{
	const named_sites *found = find_once(collector, function, true);

	for (size_t i = 0; i < found->n; i++) {
		vec_push(collector->arena, out, found->items[i]);
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

struct site named_given_member(
	struct collector *collector, struct site caller, uint32_t index, struct str path)
{
	struct site given = named_given(collector, caller, index);

	while (given.expr != ID_NONE && path.n > 0) {
		program_find_property(collector->program, given, str_take(&path, '.'), &given);
	}
	return given;
}
