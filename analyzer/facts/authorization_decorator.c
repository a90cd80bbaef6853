#include "facts/authorization.h"

#include "program/lookup.h"

/*
 * @Roles("org:admin") of Nest: a decorator leaves names beside a handler, and
 * a guard finds them with a Reflector and compares. NestJS documentation,
 * "Execution context: reflection and metadata".
 */

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

enum { DEEP = 4, GUARDS_MOST = 64 };

/* The list that a callback's first parameter is an element of, or SITE_NONE. */
static struct site list_of(const struct program *program, const struct value *param)
{
	const struct expr *e = program_expr(program, param->at);
	struct site function =
		program_beside(param->at, lookup_function(program, param->at.module, e->function));
	struct site called;
	expr_id call;

	if (function.expr == ID_NONE || e->index != 0) {
		return SITE_NONE;
	}
	call = lookup_parent(program, function.module, function.expr);
	if (call == ID_NONE ||
		program_expr(program, program_beside(function, call))->kind != EXPR_CALL) {
		return SITE_NONE;
	}
	called = program_called(program, program_beside(function, call));
	return called.expr != ID_NONE && program_expr(program, called)->kind == EXPR_MEMBER
		       ? program_beside(called, program_expr(program, called)->left)
		       : SITE_NONE;
}

static bool is_reflection(const struct program *program, struct site call)
{
	static const char *const methods[] = {
		"get", "getAll", "getAllAndMerge", "getAllAndOverride"};
	struct site called = program_called(program, call);
	const struct expr *callee = called.expr == ID_NONE ? NULL : program_expr(program, called);

	return callee != NULL && callee->kind == EXPR_MEMBER && callee->left != ID_NONE &&
	       str_in(callee->name, methods, COUNT(methods)) &&
	       str_has_nocase(
		       program_text(program, program_beside(called, callee->left)), "reflector");
}

/* The call of the Reflector's that gives a list of names, or SITE_NONE. */
static struct site reflection_of(struct authorization *a, struct site names)
{
	const struct program *program = a->collector->program;

	for (unsigned deep = 0; names.expr != ID_NONE && deep < DEEP; deep++) {
		struct value room[4];
		value_vec values = {room, 0, 4};
		struct site next = SITE_NONE;

		program_follow(program, names, &a->scratch, &values);
		for (size_t i = 0; i < values.n; i++) {
			const struct value *value = &values.items[i];

			if (value->kind == VALUE_CALL && is_reflection(program, value->at)) {
				return value->at;
			}
			if (value->kind == VALUE_PARAM && value->name.n == 0) {
				next = list_of(program, value);
			}
		}
		names = next;
	}
	return SITE_NONE;
}

static bool is_nest(const struct value *callee, const char *package, const char *name)
{
	return callee->kind == VALUE_IMPORT && str_is(callee->package, package) &&
	       str_is(callee->name, name);
}

/* Does a call leave what a Reflector finds under this key? Gives what it leaves. */
static struct site left_by(
	const struct program *program, struct site call, struct site key_at, struct str key)
{
	struct value callee = program_callee_value(program, call);
	struct value decorator;

	if (is_nest(&callee, "@nestjs/common", "SetMetadata")) {
		struct str name = program_string(program, program_argument(program, call, 0));

		return !str_absent(key) && str_equal(name, key) ? program_argument(program, call, 1)
								: SITE_NONE;
	}
	/* const Roles = Reflector.createDecorator(): the decorator is its own key */
	decorator = program_single(program, key_at);
	return callee.kind == VALUE_CALL && decorator.kind == VALUE_CALL &&
			       program_same(callee.at, decorator.at)
		       ? program_argument(program, call, 0)
		       : SITE_NONE;
}

static void read_decorators(struct authorization *a, struct site key_at,
	const struct fact_authorization *fact, bool prefixed)
{
	const struct program *program = a->collector->program;
	struct str key = program_string(program, key_at);

	for (uint32_t m = 0; m < program->module_count; m++) {
		const struct summary *summary = program->modules[m].summary;

		if (!str_has(summary->text, "SetMetadata") &&
			(!str_absent(key) || !str_has(summary->text, "@"))) {
			continue;
		}
		for (expr_id i = 0; i < summary->expr_count; i++) {
			struct site names = SITE_NONE;

			if (summary->exprs[i].kind == EXPR_CALL && summary->exprs[i].count > 0) {
				names = left_by(program, (struct site){m, i}, key_at, key);
			}
			if (names.expr != ID_NONE) {
				authorization_add(a, names, fact, prefixed);
			}
		}
	}
}

bool authorization_decorated(struct authorization *a, struct site names,
	const struct fact_authorization *fact, bool prefixed)
{
	struct fact_authorization it = *fact;
	struct site reflection;

	if (str_is(fact->form, "decorator")) {
		return false;
	}
	reflection = reflection_of(a, names);
	if (reflection.expr == ID_NONE) {
		return false;
	}
	/* each looks through the whole program */
	if (++a->guards == GUARDS_MOST + 1) {
		notice_add(a->collector->arena, &a->collector->facts->notices, STR("."),
			STR("more than 64 guards that read decorators: the others were ignored"));
	}
	if (a->guards > GUARDS_MOST) {
		return true;
	}
	it.form = STR("decorator");
	read_decorators(a, program_argument(a->collector->program, reflection, 0), &it, prefixed);
	return true;
}
