#include "program/follow_internal.h"
#include "program/lookup.h"

/*
 * Members of classes and of their objects: methods, fields with what they are
 * given at their declaration or in the constructor, members of the
 * superclass. What is handed to a constructor that nobody is seen to call
 * (dependency injection) is an object of the class that its type names.
 */

static expr_id constructor_of(const struct program *program, struct site class)
{
	const struct summary *summary = program->modules[class.module].summary;
	uint32_t i = summary->exprs[class.expr].count;

	while ((i = lookup_prop(program, class, STR("constructor"), i)) != ID_NONE) {
		const struct prop *prop = summary_prop_at(summary, class.expr, i);

		if (prop->kind != PROP_SPREAD && !str_absent(prop->key)) {
			return prop->value != ID_NONE &&
					       summary->exprs[prop->value].kind == EXPR_FUNCTION
				       ? prop->value
				       : ID_NONE;
		}
	}
	return ID_NONE;
}

static bool is_setter(const struct summary *summary, const struct prop *prop)
{
	struct str before;

	if (prop->kind != PROP_METHOD || prop->value == ID_NONE) {
		return false;
	}
	before = str_trim(str_slice(summary->text, summary->exprs[prop->value].start, prop->start));
	return str_is(before, "set") || str_ends(before, " set");
}

/* The member of a name that the class itself has, or NULL. */
static const struct prop *own_member(struct follow *f, struct site class, struct str name)
{
	const struct summary *summary = follow_summary(f, class);
	uint32_t i = summary->exprs[class.expr].count;

	while ((i = lookup_prop(f->program, class, name, i)) != ID_NONE) {
		const struct prop *prop = summary_prop_at(summary, class.expr, i);

		if (!str_absent(prop->key) && prop->kind != PROP_SPREAD &&
			!is_setter(summary, prop)) {
			return prop;
		}
	}
	return NULL;
}

/* `import type { X }`: what X is in the other module. */
static bool follow_type_import(
	struct follow *f, struct site type, binding_id binding, value_vec *out)
{
	const struct summary *summary = follow_summary(f, type);
	uint32_t import = summary->bindings[binding].import;
	struct follow inner = *f;

	if (import >= summary->import_count || summary->imports[import].local != binding) {
		return false; /* declared without a value */
	}
	inner.out = out;
	inner.guessed = false;
	follow_export_import(&inner, type, import, NULL);
	return true;
}

/* What a type's name stands for as a value; false when that is not one thing. */
static bool class_of_type(struct follow *f, struct site type, struct value *out)
{
	const struct expr *e = program_expr(f->program, type);
	const struct summary *summary = follow_summary(f, type);
	struct value room[FOLLOW_ROOM];
	value_vec values = {room, 0, FOLLOW_ROOM};

	while (e->kind == EXPR_MEMBER) {
		e = &summary->exprs[e->left];
	}
	if (e->kind != EXPR_NAME || e->binding == ID_NONE) {
		return false;
	}
	if (summary->bindings[e->binding].kind != BINDING_TYPE_ONLY) {
		follow_apart(f, type, NULL, NULL, &values);
	} else if (program_expr(f->program, type)->kind != EXPR_NAME ||
		   !follow_type_import(f, type, e->binding, &values)) {
		return false;
	}
	if (values.n != 1) {
		return false;
	}
	*out = values.items[0];
	return true;
}

/* An object of the class that a type names; false when it names none. */
static bool follow_type(struct follow *f, struct site type, const struct trail *trail)
{
	struct value class;

	if (!class_of_type(f, type, &class)) {
		return false;
	}
	if (class.kind == VALUE_CLASS) {
		follow_class(f, class.at, trail, NULL);
		return true;
	}
	if (class.kind == VALUE_IMPORT) {
		follow_emit_named(f, VALUE_IMPORT, type, class.name, trail);
		vec_last(f->out)->package = class.package;
		return true;
	}
	return false;
}

/* What the only `new` of a class in the program hands to its constructor. */
static bool follow_only_new(
	struct follow *f, struct site class, uint32_t index, const struct trail *trail)
{
	struct str name = program_expr(f->program, class)->name;
	struct site call = lookup_new(f->program, class.module, name);
	struct site argument;
	struct value made;

	if (name.n == 0 || call.expr == ID_NONE) {
		return false;
	}
	argument = program_argument(f->program, call, index);
	if (argument.expr == ID_NONE || program_expr(f->program, argument)->kind == EXPR_SPREAD ||
		!follow_certain(f, program_beside(call, program_expr(f->program, call)->left), NULL,
			&made) ||
		made.kind != VALUE_CLASS || made.at.module != class.module ||
		made.at.expr != class.expr) {
		return false;
	}
	follow_site(f, argument, trail, NULL);
	return true;
}

bool follow_class_param(struct follow *f, struct site site, const struct trail *trail)
{
	const struct summary *summary = follow_summary(f, site);
	const struct expr *e = &summary->exprs[site.expr];
	const struct param *param = summary_param(summary, e->function, e->index);
	uint32_t class = summary->functions[e->function].class;

	if (param == NULL || class == 0 ||
		!str_is(summary->functions[e->function].name, "constructor")) {
		return false;
	}
	if (follow_config_injected(f, site, param, trail)) {
		return true;
	}
	if (trail != NULL && param->type != ID_NONE &&
		follow_type(f, program_beside(site, param->type), trail)) {
		return true;
	}
	return follow_only_new(
		f, program_beside(site, summary->classes[class - 1]), e->index, trail);
}

/* What a constructor's parameter with a modifier is named and given. */
static expr_id parameter_field(const struct program *program, struct site class, struct str name)
{
	const struct summary *summary = program->modules[class.module].summary;
	expr_id constructor = constructor_of(program, class);
	const struct function *body;

	if (constructor == ID_NONE) {
		return ID_NONE;
	}
	body = &summary->functions[summary->exprs[constructor].function];
	for (uint32_t i = 0; i < body->param_count; i++) {
		const struct param *param =
			summary_param(summary, summary->exprs[constructor].function, i);
		binding_id binding = summary->kid_ids[body->first_param + i];

		if (param != NULL && param->is_field && binding != ID_NONE &&
			str_equal(summary->bindings[binding].name, name)) {
			return summary->bindings[binding].value;
		}
	}
	return ID_NONE;
}

enum { SETS_MOST = 8 };

/* What a field may be: its initial value, and what is assigned to it anywhere in the class. */
struct origins {
	expr_id items[SETS_MOST];
	unsigned n;
	bool conditional; /* assigned outside of the constructor, too */
};

static void add_origin(const struct summary *summary, struct origins *origins, expr_id expr)
{
	/* `x = null` only says that the value comes later */
	if (expr == ID_NONE || summary->exprs[expr].kind == EXPR_NULL) {
		return;
	}
	if (origins->n < SETS_MOST) {
		origins->items[origins->n++] = expr;
	} else {
		origins->conditional = true;
	}
}

static struct origins origins_of(
	struct follow *f, struct site class, const struct prop *member, struct str name)
{
	const struct summary *summary = follow_summary(f, class);
	expr_id constructor = constructor_of(f->program, class);
	struct origins origins = {.n = 0};
	uint32_t place = summary->exprs[class.expr].index;

	if (member != NULL) {
		add_origin(summary, &origins, member->value);
	}
	for (const struct lookup_set *set = lookup_sets(f->program, class.module, name);
		set != NULL; set = set->next) {
		const struct expr *assign = &summary->exprs[set->assign];

		if (set->class != place) {
			continue;
		}
		add_origin(summary, &origins, assign->right);
		origins.conditional = origins.conditional || constructor == ID_NONE ||
				      assign->function != summary->exprs[constructor].function;
	}
	return origins;
}

static void follow_origins(struct follow *f, struct site class, const struct origins *origins,
	const struct trail *trail, const struct frame *frame)
{
	bool guessed = f->guessed;

	f->guessed = guessed || origins->n > 1 || origins->conditional;
	for (unsigned i = 0; i < origins->n; i++) {
		follow_site(f, program_beside(class, origins->items[i]), trail, frame);
	}
	f->guessed = guessed;
}

/* The call of `super(…)` in a class's constructor, or ID_NONE. */
static expr_id super_call(const struct program *program, struct site class)
{
	const struct summary *summary = program->modules[class.module].summary;
	expr_id constructor = constructor_of(program, class);
	const struct function *body;

	if (constructor == ID_NONE) {
		return ID_NONE;
	}
	body = &summary->functions[summary->exprs[constructor].function];
	for (uint32_t i = 0; i < body->step_count; i++) {
		const struct step *step = &summary->steps[body->first_step + i];

		if (step->kind == STEP_CALL && summary->exprs[step->expr].left != ID_NONE &&
			summary->exprs[summary->exprs[step->expr].left].kind == EXPR_THIS) {
			return step->expr;
		}
	}
	return ID_NONE;
}

void follow_class_made(struct follow *f, struct site class, struct site call,
	const struct trail *trail, const struct frame *frame)
{
	const struct summary *summary = follow_summary(f, class);
	expr_id constructor = constructor_of(f->program, class);
	struct frame inner = {call, class.module, 0, frame};

	if (constructor == ID_NONE) {
		follow_class(f, class, trail, frame);
		return;
	}
	inner.function = summary->exprs[constructor].function;
	follow_class(f, class, trail, &inner);
}

static void follow_superclass(
	struct follow *f, struct site class, const struct trail *trail, const struct frame *frame)
{
	const struct summary *summary = follow_summary(f, class);
	expr_id super = summary->exprs[class.expr].left;
	expr_id call = super_call(f->program, class);
	struct site via = f->via;
	struct value value = {.kind = VALUE_UNKNOWN};

	/* what the superclass makes, it makes anew for each of its classes */
	f->via = via.expr == ID_NONE ? class : via;
	if (super == ID_NONE || !follow_certain(f, program_beside(class, super), frame, &value) ||
		value.kind != VALUE_CLASS) {
		if (super == ID_NONE || !follow_platform_super(f, class, &value, trail)) {
			follow_emit(f, VALUE_UNKNOWN, class);
		}
	} else if (call == ID_NONE) {
		/* without a constructor of its own it hands on what it is made with */
		follow_class(f, value.at, trail, frame);
	} else {
		follow_class_made(f, value.at, program_beside(class, call), trail, frame);
	}
	f->via = via;
}

void follow_class(
	struct follow *f, struct site class, const struct trail *trail, const struct frame *frame)
{
	const struct prop *member;
	struct origins origins;
	expr_id parameter;

	if (trail == NULL) {
		follow_emit(f, VALUE_CLASS, class);
		return;
	}
	member = own_member(f, class, trail->name);
	if (member != NULL && member->kind == PROP_METHOD) {
		follow_object_prop(f, class, member, trail->next, frame);
		return;
	}
	origins = origins_of(f, class, member, trail->name);
	parameter = parameter_field(f->program, class, trail->name);
	if (origins.n > 0) {
		follow_origins(f, class, &origins, trail->next, frame);
	} else if (parameter != ID_NONE) {
		follow_site(f, program_beside(class, parameter), trail->next, frame);
	} else if (member == NULL) {
		follow_superclass(f, class, trail, frame);
	} else if (member->type == ID_NONE || trail->next == NULL ||
		   !follow_type(f, program_beside(class, member->type), trail->next)) {
		follow_emit(f, VALUE_UNKNOWN, class);
	}
}

void follow_class_this(
	struct follow *f, struct site site, const struct trail *trail, const struct frame *frame)
{
	const struct summary *summary = follow_summary(f, site);
	const struct expr *e = &summary->exprs[site.expr];
	struct site class;

	if (e->index == 0 || trail == NULL) {
		follow_emit(f, VALUE_UNKNOWN, site);
		return;
	}
	class = program_beside(site, summary->classes[e->index - 1]);
	if (str_is(e->name, "super")) {
		follow_superclass(f, class, trail, frame);
	} else {
		follow_class(f, class, trail, frame);
	}
}

/* `x.method.bind(x)`: still that method; arguments bound in front would move its parameters. */
bool follow_class_bind(
	struct follow *f, struct site call, const struct trail *trail, const struct frame *frame)
{
	const struct expr *e = program_expr(f->program, call);
	const struct expr *callee =
		e->left == ID_NONE ? NULL : program_expr(f->program, program_beside(call, e->left));

	if (callee == NULL || callee->kind != EXPR_MEMBER || !str_is(callee->name, "bind") ||
		e->kind != EXPR_CALL || e->count > 1) {
		return false;
	}
	follow_site(f, program_beside(call, callee->left), trail, frame);
	return true;
}
