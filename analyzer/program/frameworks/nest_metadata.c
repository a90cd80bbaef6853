#include "program/frameworks/nest.h"

/*
 * The metadata by which a decorator such as @Public() tells a guard to let a
 * route pass. Source: the Nest documentation, "Execution context".
 */

static const struct summary *summary_at(const struct nest *nest, struct site site)
{
	return nest->program->modules[site.module].summary;
}

/* What a piece of metadata is for the route. */
static enum nest_truth truth_of(const struct nest *nest, struct site given)
{
	struct value value = nest_value(nest, given);

	if (given.expr == ID_NONE) {
		return NEST_FALSE;
	}
	switch (value.kind) {
	case VALUE_BOOLEAN:
		return value.number != 0 ? NEST_TRUE : NEST_FALSE;
	case VALUE_NULL:
		return NEST_FALSE;
	case VALUE_ARRAY:
	case VALUE_OBJECT:
		return NEST_TRUE;
	case VALUE_STRING:
		return value.text.n > 0 ? NEST_TRUE : NEST_FALSE;
	default:
		return NEST_UNSURE;
	}
}

static bool same_key(const struct value *a, const struct value *b)
{
	if (a->kind == VALUE_STRING) {
		return b->kind == VALUE_STRING && str_equal(a->text, b->text);
	}
	return a->kind == b->kind && program_same(a->at, b->at);
}

/* Metadata of a key among decorators: SetMetadata(key, x), or Reflector.createDecorator()(x). */
static enum nest_truth metadata_in(const struct nest *nest,
	const struct nest_decorators *decorators, const struct value *key, bool *out_found)
{
	for (size_t i = 0; i < decorators->items.n; i++) {
		const struct nest_decorator *one = &decorators->items.items[i];
		struct value own;

		if (nest_is(&one->callee, "@nestjs/common", "SetMetadata")) {
			own = nest_value(nest, nest_decorator_argument(nest, one, 0));
			if (same_key(key, &own)) {
				*out_found = true;
				return truth_of(nest, nest_decorator_argument(nest, one, 1));
			}
			if (own.kind == VALUE_UNKNOWN) {
				return NEST_UNSURE;
			}
		} else if (key->kind == VALUE_CALL && same_key(key, &one->callee)) {
			*out_found = true;
			return truth_of(nest, nest_decorator_argument(nest, one, 0));
		}
	}
	return decorators->lost ? NEST_UNSURE : NEST_FALSE;
}

/* Of what the metadata is asked: context.getHandler(), context.getClass(), or a list of them. */
struct targets {
	bool method;
	bool class;
};

static void add_target(const struct nest *nest, struct site site, struct targets *out)
{
	struct value value = nest_value(nest, site);
	const struct summary *summary;
	const struct expr *callee;

	if (value.kind == VALUE_ARRAY) {
		summary = summary_at(nest, value.at);
		for (uint32_t i = 0; i < summary->exprs[value.at.expr].count; i++) {
			struct site kid = {value.at.module, summary_kid(summary, value.at.expr, i)};

			if (summary->exprs[kid.expr].kind == EXPR_CALL) {
				add_target(nest, kid, out);
			}
		}
		return;
	}
	if (value.kind != VALUE_CALL) {
		return;
	}
	callee = program_expr(nest->program, program_called(nest->program, value.at));
	out->method = out->method || str_is(callee->name, "getHandler");
	out->class = out->class || str_is(callee->name, "getClass");
}

/* A call that asks for metadata: reflector.get(key, context.getHandler()) and its kin. */
static bool asks_metadata(const struct nest *nest, struct site call, struct targets *out)
{
	static const char *const names[] = {
		"get", "getAll", "getAllAndMerge", "getAllAndOverride", "getMetadata"};
	const struct summary *summary = summary_at(nest, call);
	const struct expr *e = &summary->exprs[call.expr];
	const struct expr *callee = e->left == ID_NONE ? NULL : &summary->exprs[e->left];

	*out = (struct targets){false, false};
	if (e->kind != EXPR_CALL || e->count != 2 || callee == NULL ||
		callee->kind != EXPR_MEMBER ||
		!str_in(callee->name, names, sizeof(names) / sizeof(names[0]))) {
		return false;
	}
	add_target(nest, program_argument(nest->program, call, 1), out);
	return out->method || out->class;
}

static enum nest_truth metadata_of(
	const struct nest_handler *handler, struct site call, const struct targets *targets)
{
	const struct nest *nest = handler->nest;
	struct value key = nest_value(nest, program_argument(nest->program, call, 0));
	enum nest_truth truth = NEST_FALSE;
	bool found = false;

	if (key.kind != VALUE_STRING && key.kind != VALUE_CALL) {
		return NEST_UNSURE;
	}
	if (targets->method) {
		truth = metadata_in(nest, handler->of_method, &key, &found);
	}
	if (!found && truth == NEST_FALSE && targets->class) {
		truth = metadata_in(nest, handler->of_class, &key, &found);
	}
	return truth;
}

/* Is a test true as soon as the call gives something? */
static bool holds_with(const struct nest *nest, struct site test, struct site call, unsigned depth)
{
	const struct expr *e = program_expr(nest->program, test);
	struct site left = {test.module, e->left};
	struct site right = {test.module, e->right};
	struct value value;

	if (depth > 2) {
		return false;
	}
	if (e->kind == EXPR_EITHER) {
		return holds_with(nest, left, call, depth + 1) ||
		       holds_with(nest, right, call, depth + 1);
	}
	if (e->kind == EXPR_BINARY && e->op == OP_EQUAL) {
		const struct expr *with = program_expr(nest->program, right);

		return with->kind == EXPR_BOOLEAN && with->number != 0 &&
		       holds_with(nest, left, call, depth + 1);
	}
	value = nest_value(nest, test);
	return value.kind == VALUE_CALL && value.name.n == 0 && program_same(value.at, call);
}

static bool returns_true(const struct nest *nest, struct site site)
{
	const struct expr *e = program_expr(nest->program, site);

	return e->kind == EXPR_BOOLEAN && e->number != 0;
}

/* Does the guard let everything pass when the call gives something? Its first test decides. */
static bool passes_with(const struct nest *nest, struct site guard, struct site call)
{
	const struct summary *summary = summary_at(nest, guard);
	const struct function *body = &summary->functions[summary->exprs[guard.expr].function];
	bool inside = false;

	for (uint32_t i = 0; i < body->step_count; i++) {
		const struct step *step = &summary->steps[body->first_step + i];
		struct site site = {guard.module, step->expr};

		switch ((enum step_kind)step->kind) {
		case STEP_IF:
			if (inside || !holds_with(nest, site, call, 0)) {
				return false;
			}
			inside = true;
			break;
		case STEP_RETURN:
			return step->expr != ID_NONE && (inside ? returns_true(nest, site)
								: holds_with(nest, site, call, 0));
		case STEP_CALL:
		case STEP_AWAIT:
		case STEP_BIND:
		case STEP_TRY:
			break;
		default:
			return false;
		}
	}
	return false;
}

/* Looks at what a guard asks the metadata for; false when the route passes it. */
static bool weigh(const struct nest_handler *handler, struct site guard, struct site function,
	struct route_before *before)
{
	const struct nest *nest = handler->nest;
	const struct summary *summary = summary_at(nest, function);
	const struct function *body = &summary->functions[summary->exprs[function.expr].function];

	for (uint32_t i = 0; i < body->step_count; i++) {
		const struct step *step = &summary->steps[body->first_step + i];
		struct site call = {function.module, step->expr};
		struct site own;
		struct targets targets;
		enum nest_truth truth;

		if (step->kind != STEP_CALL) {
			continue;
		}
		if (!asks_metadata(nest, call, &targets)) {
			own = program_callee(nest->program, call);
			/* this.isPublic(context) */
			if (own.expr != ID_NONE && function.expr == guard.expr &&
				own.expr != guard.expr && !weigh(handler, guard, own, before)) {
				return false;
			}
			continue;
		}
		truth = metadata_of(handler, call, &targets);
		if (truth == NEST_TRUE && passes_with(nest, guard, call)) {
			return false;
		}
		if (truth == NEST_FALSE) {
			vec_push(nest->arena, &before->unset, call);
		} else {
			before->sure = false;
		}
	}
	return true;
}

bool nest_metadata_holds(const struct nest *nest, struct site test, struct site call)
{
	return holds_with(nest, test, call, 0);
}

bool nest_metadata_weigh(const struct nest_handler *handler, struct route_before *before)
{
	return weigh(handler, before->at, before->at, before);
}
