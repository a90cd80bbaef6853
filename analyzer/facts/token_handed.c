#include "facts/token.h"
#include "program/callers.h"

/* Who hands a function in. Only names that speak of verifying are looked for. */

static bool is_asked(const struct value *param)
{
	return str_has_nocase(param->name, "verif") && str_find_byte(param->name, '.') == SIZE_MAX;
}

/* The argument that a call gives for the parameter, when it certainly calls its function. */
static struct site argument_for(
	const struct program *program, struct site call, const struct value *param)
{
	const struct program_module *module = &program->modules[call.module];
	const struct expr *e = program_expr(program, param->at);
	struct site callee;

	/* who hands a verifier in names it */
	if (program_expr(program, call)->kind != EXPR_CALL ||
		program_expr(program, call)->count <= e->index || !module->live ||
		!str_has_nocase(module->summary->text, "verif")) {
		return SITE_NONE;
	}
	callee = program_callee(program, call);
	if (callee.expr == ID_NONE || callee.module != param->at.module ||
		program_expr(program, callee)->function != e->function) {
		return SITE_NONE;
	}
	return program_argument(program, call, e->index);
}

struct site token_handed(const struct program *program, const struct value *param)
{
	const struct caller *caller = NULL;
	struct site found = SITE_NONE;

	for (uint32_t m = 0; is_asked(param) && m < program->module_count; m++) {
		callers_note(program, m);
	}
	if (is_asked(param)) {
		caller = callers_of(
			program, param->at.module, program_expr(program, param->at)->function);
	}
	for (; caller != NULL; caller = caller->next) {
		struct site object = argument_for(program, caller->call, param);
		struct site given;

		if (object.expr == ID_NONE || program_find_property(program, object, param->name,
						      &given) != PROPERTY_FOUND) {
			continue;
		}
		if (found.expr != ID_NONE) {
			return SITE_NONE;
		}
		found = given;
	}
	return found;
}
