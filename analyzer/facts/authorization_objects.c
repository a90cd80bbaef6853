#include "facts/authorization.h"

#include "program/lookup.h"

/* Object literals that an expression may be: conditions that are asked, roles that are given. */

enum { DEEP = 4, OBJECTS_MOST = 32 };

static const struct expr *expr_at(const struct authorization *a, struct site site)
{
	return program_expr(a->collector->program, site);
}

static void find_objects(
	struct authorization *a, struct site site, unsigned depth, authorization_sites *out);

/* A function's parameter, or a member of it, is what those who call it give. */
static void find_given(struct authorization *a, const struct value *param, unsigned depth,
	authorization_sites *out)
{
	const struct program *program = a->collector->program;
	const struct expr *e = program_expr(program, param->at);
	struct site function =
		program_beside(param->at, lookup_function(program, param->at.module, e->function));
	named_sites callers = {0};

	if (function.expr == ID_NONE) {
		return;
	}
	named_callers(a->collector, function, &callers);
	for (size_t i = 0; i < callers.n; i++) {
		find_objects(a,
			named_given_member(a->collector, callers.items[i], e->index, param->name),
			depth + 1, out);
	}
}

/* list.map((x) => ({ … })): the object that the callback makes. */
static struct site mapped(struct authorization *a, struct site call)
{
	const struct program *program = a->collector->program;
	struct site called = program_called(program, call);
	struct site function = program_argument(program, call, 0);

	if (called.expr == ID_NONE || function.expr == ID_NONE ||
		expr_at(a, called)->kind != EXPR_MEMBER ||
		!str_is(expr_at(a, called)->name, "map") ||
		expr_at(a, function)->kind != EXPR_FUNCTION) {
		return SITE_NONE;
	}
	return program_beside(
		function, summary_result(program->modules[function.module].summary, function.expr));
}

static void find_elements(
	struct authorization *a, struct site list, unsigned depth, authorization_sites *out)
{
	const struct summary *summary = a->collector->program->modules[list.module].summary;

	for (uint32_t i = 0; i < summary->exprs[list.expr].count; i++) {
		find_objects(a, program_beside(list, summary_kid(summary, list.expr, i)), depth + 1,
			out);
	}
}

/* The object literals that an expression may be, or be a list of. */
static void find_objects(
	struct authorization *a, struct site site, unsigned depth, authorization_sites *out)
{
	value_vec values = {0};

	if (site.expr == ID_NONE || depth > DEEP) {
		return;
	}
	program_follow(a->collector->program, site, &a->scratch, &values);
	for (size_t i = 0; i < values.n && out->n < OBJECTS_MOST; i++) {
		const struct value *value = &values.items[i];

		if (value->kind == VALUE_OBJECT) {
			vec_push(&a->scratch, out, value->at);
		} else if (value->kind == VALUE_ARRAY) {
			find_elements(a, value->at, depth, out);
		} else if (value->kind == VALUE_PARAM) {
			find_given(a, value, depth, out);
		} else if (value->kind == VALUE_CALL && value->name.n == 0) {
			find_objects(a, mapped(a, value->at), depth + 1, out);
		}
	}
}

void authorization_objects(struct authorization *a, struct site site, authorization_sites *out)
{
	find_objects(a, site, 0, out);
}
