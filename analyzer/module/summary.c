#include "module/summary.h"

#include "base/buf.h"

expr_id summary_kid(const struct summary *summary, expr_id expr, uint32_t n)
{
	const struct expr *e = &summary->exprs[expr];
	bool props = e->kind == EXPR_OBJECT || e->kind == EXPR_CLASS || e->kind == EXPR_JSX;

	return n < e->count && !props ? summary->kid_ids[e->first + n] : ID_NONE;
}

const struct prop *summary_prop_at(const struct summary *summary, expr_id expr, uint32_t n)
{
	return &summary->props[summary->exprs[expr].first + n];
}

const struct param *summary_param(const struct summary *summary, function_id function, uint32_t n)
{
	const struct function *f = &summary->functions[function];

	return f->first_detail == ID_NONE || n >= f->param_count
		       ? NULL
		       : &summary->params[f->first_detail + n];
}

expr_id summary_prop(const struct summary *summary, expr_id object, const char *key)
{
	struct str wanted = str_of(key);

	for (uint32_t i = summary->exprs[object].count; i > 0; i--) {
		const struct prop *prop = summary_prop_at(summary, object, i - 1);

		if (prop->kind != PROP_SPREAD && !str_absent(prop->key) &&
			str_equal(prop->key, wanted)) {
			return prop->value;
		}
	}
	return ID_NONE;
}

bool summary_is_open(const struct summary *summary, expr_id object)
{
	for (uint32_t i = 0; i < summary->exprs[object].count; i++) {
		const struct prop *prop = summary_prop_at(summary, object, i);

		if (prop->kind == PROP_SPREAD || str_absent(prop->key)) {
			return true;
		}
	}
	return false;
}

expr_id summary_result(const struct summary *summary, expr_id function)
{
	const struct function *body = &summary->functions[summary->exprs[function].function];
	expr_id result = ID_NONE;

	for (uint32_t i = 0; i < body->step_count; i++) {
		const struct step *step = &summary->steps[body->first_step + i];

		if (step->kind != STEP_RETURN) {
			continue;
		}
		if (result != ID_NONE || step->expr == ID_NONE) {
			return ID_NONE;
		}
		result = step->expr;
	}
	return result;
}

bool summary_in_browser(const struct summary *summary, function_id function)
{
	if (str_is(summary->directive, "use client")) {
		return true;
	}
	while (function != ID_NONE && !summary->functions[function].in_browser) {
		function = summary->functions[function].outer;
	}
	return function != ID_NONE;
}
