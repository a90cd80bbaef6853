#include "program/frameworks/registration_tools.h"

/*
 * Applications: which one an expression stands for. A factory of ours makes a
 * new one at each call, so two are the same when they come from the same
 * place through the same call.
 */

enum {
	LINKS_MOST = 64, /* calls in a chain: new Hono().use(…).get(…) */
	FACTORIES_MOST = 6, /* factories that call each other */
};

const struct expr *registration_callee(const struct registry *x, struct site call)
{
	expr_id callee = program_expr(x->program, call)->left;

	return callee == ID_NONE ? NULL
				 : program_expr(x->program, (struct site){call.module, callee});
}

struct value registration_callee_value(const struct registry *x, struct site call)
{
	return program_callee_value(x->program, call);
}

uint32_t registration_count(const struct registry *x, struct site call)
{
	return program_expr(x->program, call)->count;
}

struct site registration_argument(const struct registry *x, struct site call, uint32_t n)
{
	return program_argument(x->program, call, n);
}

bool registration_is_only_test(const struct registry *x, uint32_t module, uint32_t of)
{
	return !x->program->modules[module].live && x->program->modules[of].live;
}

static uint32_t find_application(const struct registry *x, const struct application *like)
{
	for (uint32_t i = 0; i < x->applications.n; i++) {
		const struct application *one = &x->applications.items[i];

		if (program_same(one->made, like->made) && program_same(one->via, like->via) &&
			str_equal(one->member, like->member)) {
			return i;
		}
	}
	return ID_NONE;
}

static bool owner_at(struct registry *x, struct site site, struct owner *out, unsigned depth);

static uint32_t add_application(
	struct registry *x, struct site made, struct site via, enum made kind, unsigned depth);

/* The same application as the function behind a call knows it, which returns it. */
static uint32_t find_returned(
	struct registry *x, struct site call, struct site made, unsigned depth)
{
	struct site function = program_callee(x->program, call);
	const struct summary *summary;
	const struct function *body;

	if (function.expr == ID_NONE || depth >= FACTORIES_MOST) {
		return ID_NONE;
	}
	summary = x->program->modules[function.module].summary;
	body = &summary->functions[summary->exprs[function.expr].function];
	for (uint32_t i = 0; i < body->step_count; i++) {
		const struct step *step = &summary->steps[body->first_step + i];
		struct owner inner;

		if (step->kind == STEP_RETURN && step->expr != ID_NONE &&
			owner_at(
				x, (struct site){function.module, step->expr}, &inner, depth + 1) &&
			program_same(x->applications.items[inner.application].made, made)) {
			return inner.application;
		}
	}
	return ID_NONE;
}

/* A class's superclass knows it as its own; a function that is called, as what it returns. */
static uint32_t find_within(
	struct registry *x, const struct application *a, enum made kind, unsigned depth)
{
	if (a->via.expr == ID_NONE) {
		return ID_NONE;
	}
	if (program_expr(x->program, a->via)->kind == EXPR_CALL) {
		return find_returned(x, a->via, a->made, depth);
	}
	return add_application(x, a->made, SITE_NONE, kind, depth);
}

static uint32_t add_application(
	struct registry *x, struct site made, struct site via, enum made kind, unsigned depth)
{
	struct application a = {
		.made = made,
		.member = STR(""),
		.via = via,
		.is_root = kind == MADE_ROOT || kind == MADE_LOST,
		.is_lost = kind == MADE_LOST,
		.served_in = ID_NONE,
	};
	uint32_t found;

	if (via.expr != ID_NONE && program_expr(x->program, made)->function == 0 &&
		program_expr(x->program, via)->kind == EXPR_CALL) {
		a.via = SITE_NONE; /* the top of a file runs once */
	}
	found = find_application(x, &a);
	if (found == ID_NONE) {
		a.within = find_within(x, &a, kind, depth);
		vec_push(x->arena, &x->applications, a);
		found = (uint32_t)x->applications.n - 1;
	}
	return found;
}

/* The call that made what a chain's call gives back, one link further in. */
static bool step_back(struct registry *x, struct site call, struct site *out, struct owner *owner)
{
	const struct expr *callee = registration_callee(x, call);
	const struct dialect *dialect = x->dialect;
	uint32_t count = registration_count(x, call);

	if (program_expr(x->program, call)->kind != EXPR_CALL || callee == NULL ||
		callee->kind != EXPR_MEMBER) {
		return false;
	}
	if (dialect->prefixes != NULL && str_is(callee->name, dialect->prefixes)) {
		struct str prefix = program_string(x->program, registration_argument(x, call, 0));

		owner->prefix_known = owner->prefix_known && !str_absent(prefix);
		owner->prefix = registration_join(
			x->arena, str_absent(prefix) ? STR("") : prefix, owner->prefix);
	} else if (!dialect->hands_on(callee->name, count)) {
		return false;
	}
	*out = (struct site){call.module, callee->left};
	return true;
}

static uint32_t add_param(struct registry *x, struct site param, struct str member)
{
	struct application a = {
		.made = param,
		.member = member,
		.via = SITE_NONE,
		.within = ID_NONE,
		.is_param = true,
		.served_in = ID_NONE,
	};
	uint32_t found = find_application(x, &a);

	if (found == ID_NONE) {
		vec_push(x->arena, &x->applications, a);
		found = (uint32_t)x->applications.n - 1;
	}
	return found;
}

static bool owner_of(struct registry *x, struct value value, struct owner *out, unsigned depth)
{
	struct site via = SITE_NONE;

	*out = (struct owner){ID_NONE, STR(""), true};
	for (unsigned i = 0; i < LINKS_MOST; i++) {
		struct value callee;
		struct site inner;
		enum made made;

		if (value.kind == VALUE_PARAM) {
			out->application = add_param(x, value.at, value.name);
			return true;
		}
		if ((value.kind != VALUE_CALL && value.kind != VALUE_NEW) || value.name.n > 0) {
			return false;
		}
		if (value.via.expr != ID_NONE &&
			(via.expr == ID_NONE ||
				program_expr(x->program, value.via)->function == 0)) {
			via = value.via;
		}
		callee = registration_callee_value(x, value.at);
		made = x->dialect->makes(x, value.at, &callee);
		if (made != MADE_NOTHING) {
			out->application = add_application(x, value.at, via, made, depth);
			return true;
		}
		if (!step_back(x, value.at, &inner, out)) {
			return false;
		}
		value = program_single(x->program, inner);
	}
	return false;
}

static bool owner_at(struct registry *x, struct site site, struct owner *out, unsigned depth)
{
	return site.expr != ID_NONE && owner_of(x, program_single(x->program, site), out, depth);
}

bool registration_owner(struct registry *x, struct site site, struct owner *out)
{
	return owner_at(x, site, out, 0);
}

bool registration_owner_of(struct registry *x, struct value value, struct owner *out)
{
	return owner_of(x, value, out, 0);
}

uint32_t registration_param(struct registry *x, struct site function)
{
	const struct summary *summary = x->program->modules[function.module].summary;
	const struct function *body = &summary->functions[summary->exprs[function.expr].function];
	binding_id binding = body->param_count == 0 ? ID_NONE : summary->kid_ids[body->first_param];
	expr_id value = binding == ID_NONE ? ID_NONE : summary->bindings[binding].value;

	if (value == ID_NONE || summary->exprs[value].kind != EXPR_PARAM) {
		return ID_NONE;
	}
	return add_param(x, (struct site){function.module, value}, STR(""));
}

bool registration_is_on(const struct registry *x, uint32_t owner, uint32_t application)
{
	for (unsigned i = 0; i <= FACTORIES_MOST && application != ID_NONE; i++) {
		if (owner == application) {
			return true;
		}
		application = x->applications.items[application].within;
	}
	return false;
}
