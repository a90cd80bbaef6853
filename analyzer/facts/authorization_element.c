#include "facts/authorization.h"

#include "program/lookup.h"

/* Components that ask: <Protect role="org:admin">, <Show when={…}>, and own ones around them. */

enum {
	DEEP = 3, /* own components around each other */
	SPREADS_MOST = 256, /* elements of a module whose users are looked for */
};

/* A spread of an element's attributes, through own components up to Protect. */
struct handed {
	struct authorization *a;
	const struct fact_authorization *fact;
	struct site element;
	unsigned without; /* conditions that do not come through */
};

/* All of what a component is given, or what it has not taken out: ({ orgId, ...rest }) => … */
static struct site param_of(const struct program *program, struct site spread)
{
	const struct summary *summary = program->modules[spread.module].summary;
	const struct expr *e = &summary->exprs[spread.expr];
	struct value value = program_single(program, spread);
	expr_id whole;

	if (value.kind == VALUE_PARAM) {
		return value.name.n == 0 ? value.at : SITE_NONE;
	}
	if (e->kind != EXPR_NAME || e->binding == ID_NONE ||
		summary->bindings[e->binding].value == ID_NONE) {
		return SITE_NONE;
	}
	e = &summary->exprs[summary->bindings[e->binding].value];
	if (e->kind != EXPR_UNKNOWN || e->count != 1) {
		return SITE_NONE;
	}
	whole = summary->kid_ids[e->first];
	return whole != ID_NONE && summary->exprs[whole].kind == EXPR_PARAM
		       ? program_beside(spread, whole)
		       : SITE_NONE;
}

/* ({ role, ...rest }): the rest has it not. */
static bool is_taken_out(const struct program *program, struct site param, const char *key)
{
	const struct summary *summary = program->modules[param.module].summary;

	for (binding_id i = 0; i < summary->binding_count; i++) {
		expr_id value = summary->bindings[i].value;
		const struct expr *e = value == ID_NONE ? NULL : &summary->exprs[value];
		const struct expr *from = e != NULL && e->kind == EXPR_MEMBER && e->left != ID_NONE
						  ? &summary->exprs[e->left]
						  : NULL;

		if (from != NULL && from->kind == EXPR_PARAM && str_is(e->name, key) &&
			from->function == summary->exprs[param.expr].function) {
			return true;
		}
	}
	return false;
}

/* What is set beside the spread, or taken out of the parameter, is not the user's. */
static unsigned hidden(const struct handed *handed, struct site param)
{
	const struct program *program = handed->a->collector->program;
	const struct summary *summary = program->modules[handed->element.module].summary;
	unsigned without = handed->without;
	const char *key;

	for (size_t i = 0; (key = authorization_condition(i)) != NULL; i++) {
		if (summary_prop(summary, handed->element.expr, key) != ID_NONE ||
			is_taken_out(program, param, key)) {
			without |= 1U << i;
		}
	}
	return without;
}

/* <Protect {...props}>: the attributes of those who use the component. */
static void read_spreads(struct handed handed, unsigned depth)
{
	struct collector *collector = handed.a->collector;
	const struct program *program = collector->program;
	const struct summary *summary = program->modules[handed.element.module].summary;

	for (uint32_t i = 0; i < summary->exprs[handed.element.expr].count; i++) {
		const struct prop *prop = summary_prop_at(summary, handed.element.expr, i);
		struct site param =
			prop->kind != PROP_SPREAD || prop->value == ID_NONE
				? SITE_NONE
				: param_of(program, program_beside(handed.element, prop->value));
		named_sites users = {0};
		struct handed next = handed;
		struct site function;

		if (param.expr == ID_NONE) {
			continue;
		}
		next.without = hidden(&handed, param);
		function = program_beside(param, lookup_function(program, param.module,
							 program_expr(program, param)->function));
		if (function.expr != ID_NONE && program_expr(program, param)->index == 0) {
			named_callers(collector, function, &users);
		}
		for (size_t n = 0; n < users.n; n++) {
			next.element = users.items[n];
			if (program_expr(program, next.element)->kind != EXPR_JSX) {
				continue;
			}
			authorization_conditions(
				next.a, next.element, next.fact, next.without, false);
			if (depth < DEEP) {
				read_spreads(next, depth + 1);
			}
		}
	}
}

void authorization_element(struct authorization *a, struct site element)
{
	const struct expr *e = program_expr(a->collector->program, element);
	struct sdk_thing tag;
	struct fact_authorization fact;

	if (e->left == ID_NONE || e->count == 0) {
		return;
	}
	tag = sdk_element(a->collector, element);
	if (str_is(tag.path, "Protect")) {
		fact = authorization_begin(a, element, "component", &tag);
		authorization_conditions(a, element, &fact, 0, false);
		if (a->spreads++ < SPREADS_MOST) {
			read_spreads((struct handed){a, &fact, element, 0}, 0);
		}
	} else if (str_is(tag.path, "Show")) {
		fact = authorization_begin(a, element, "component", &tag);
		authorization_asked(
			a, program_property(a->collector->program, element, "when"), &fact, false);
	}
}
