#include "facts/token.h"

/* Who hands a function in. Only names that speak of verifying are looked for. */

static bool is_asked(const struct value *param)
{
	return str_has_nocase(param->name, "verif") && str_find_byte(param->name, '.') == SIZE_MAX;
}

/* The argument that a call gives for the parameter, when it calls that function. */
static struct site argument_for(
	const struct program *program, struct site call, const struct value *param)
{
	const struct expr *e = program_expr(program, param->at);
	struct site callee;

	if (program_expr(program, call)->count <= e->index) {
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
	struct site found = SITE_NONE;

	for (uint32_t m = 0; is_asked(param) && m < program->module_count; m++) {
		const struct summary *summary = program->modules[m].summary;

		/* who hands a verifier in names it */
		if (!program->modules[m].live || !str_has_nocase(summary->text, "verif")) {
			continue;
		}
		for (expr_id i = 0; i < summary->expr_count; i++) {
			struct site object = SITE_NONE;
			struct site given;

			if (summary->exprs[i].kind == EXPR_CALL) {
				object = argument_for(program, (struct site){m, i}, param);
			}
			if (object.expr == ID_NONE ||
				program_find_property(program, object, param->name, &given) !=
					PROPERTY_FOUND) {
				continue;
			}
			if (found.expr != ID_NONE) {
				return SITE_NONE;
			}
			found = given;
		}
	}
	return found;
}
