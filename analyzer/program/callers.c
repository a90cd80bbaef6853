#include "program/callers.h"
#include "program/lookup.h"

struct module_callers {
	struct caller **first; /* by function; NULL until one is called */
	bool noted; /* whom this module calls itself */
};

static struct module_callers *callers_in(const struct program *program, uint32_t module)
{
	struct program_module *m = &program->modules[module];

	if (m->callers == NULL) {
		m->callers = arena_new(program->arena, struct module_callers);
	}
	return m->callers;
}

static struct site constructor_of(const struct program *program, struct site class)
{
	const struct summary *summary = program->modules[class.module].summary;
	expr_id found = summary_prop(summary, class.expr, "constructor");

	return found != ID_NONE && summary->exprs[found].kind == EXPR_FUNCTION
		       ? program_beside(class, found)
		       : SITE_NONE;
}

static struct site function_run(const struct program *program, struct site call)
{
	struct site called = program_called(program, call);
	struct value value;

	if (called.expr == ID_NONE) {
		return SITE_NONE;
	}
	value = program_listed(program, called);
	if (value.kind == VALUE_CLASS) {
		return constructor_of(program, value.at);
	}
	return value.kind == VALUE_FUNCTION ? value.at : SITE_NONE;
}

static void add(const struct program *program, struct site function, struct site call)
{
	const struct summary *summary = program->modules[function.module].summary;
	struct module_callers *callers = callers_in(program, function.module);
	struct caller **first;
	struct caller *caller = arena_new(program->arena, struct caller);

	if (callers->first == NULL) {
		callers->first = arena_array(
			program->arena, summary->function_count, sizeof(callers->first[0]));
	}
	first = &callers->first[summary->exprs[function.expr].function];
	*caller = (struct caller){call, *first};
	*first = caller;
}

void callers_note(const struct program *program, uint32_t module)
{
	const uint32_t calls = KINDS(EXPR_CALL) | KINDS(EXPR_NEW);
	struct module_callers *callers = callers_in(program, module);

	if (callers->noted) {
		return;
	}
	callers->noted = true;
	for (expr_id i = 0; (i = lookup_next(program, module, calls, i)) != ID_NONE; i++) {
		struct site call = {module, i};
		struct site function = function_run(program, call);

		if (function.expr != ID_NONE) {
			add(program, function, call);
		}
	}
}

const struct caller *callers_of(
	const struct program *program, uint32_t module, function_id function)
{
	const struct module_callers *callers = program->modules[module].callers;

	return callers == NULL || callers->first == NULL ? NULL : callers->first[function];
}
