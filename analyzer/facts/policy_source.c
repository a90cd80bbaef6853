#include "facts/policy_internal.h"

/* Where the names in a policy's text come from, and what tests are when the mode is known. */

enum { TESTS_DEEP = 6 };

unsigned policy_depth(const struct policy_frame *frame)
{
	unsigned depth = 0;

	for (; frame != NULL; frame = frame->outer) {
		depth++;
	}
	return depth;
}

static const struct policy_frame *frame_of(
	const struct policy_frame *frame, uint32_t module, function_id function)
{
	while (frame != NULL && (frame->module != module || frame->function != function)) {
		frame = frame->outer;
	}
	return frame;
}

/* The n-th of what a parameter stands for: [name, sources]. */
static struct policy_source part_of(const struct policy_text *text, struct site element,
	const struct policy_frame *frame, double index)
{
	struct policy_source source = {.site = element, .frame = frame->outer};
	struct value array;

	if (frame->kind == POLICY_ENTRY) {
		source.site = frame->site;
		source.key = index == 0 ? frame->key : NULL;
		return source;
	}
	array = program_single(text->collector->program, frame->site);
	if (frame->kind == POLICY_ELEMENT && array.kind == VALUE_ARRAY) {
		source.site = (struct site){array.at.module,
			summary_kid(text->collector->program->modules[array.at.module].summary,
				array.at.expr, (uint32_t)index)};
	}
	return source;
}

/* A parameter of a function that is being read, or a part of it by index. */
static bool find_parameter(const struct policy_text *text, struct site site,
	const struct policy_frame *frame, struct policy_source *out)
{
	const struct expr *e = policy_expr(text, site);
	const struct expr *object =
		e->left == ID_NONE ? NULL : policy_expr(text, (struct site){site.module, e->left});
	const struct expr *param = e->kind == EXPR_PARAM ? e : object;
	const struct policy_frame *found;

	if (param == NULL || param->kind != EXPR_PARAM) {
		return false;
	}
	found = frame_of(frame, site.module, param->function);
	if (found == NULL) {
		return false;
	}
	out->frame = found->outer;
	if (e == param) {
		out->site = found->kind == POLICY_CALLED
				    ? program_argument(
					      text->collector->program, found->site, param->index)
				    : found->site;
	} else if (e->kind == EXPR_INDEX && e->right != ID_NONE && param->index == 0) {
		*out = part_of(text, site, found,
			policy_expr(text, (struct site){site.module, e->right})->number);
	} else if (e->kind == EXPR_MEMBER && found->kind == POLICY_CALLED) {
		struct site argument =
			program_argument(text->collector->program, found->site, param->index);

		out->site = SITE_NONE;
		if (argument.expr != ID_NONE) {
			program_find_property(
				text->collector->program, argument, e->name, &out->site);
		}
	}
	if (out->site.expr == ID_NONE) {
		out->site = site;
		return false;
	}
	return true;
}

/* What a name is declared as, here or in the module that it is imported from. */
static struct policy_source declared_as(const struct policy_text *text, struct site name)
{
	const struct program *program = text->collector->program;
	const struct program_module *module = &program->modules[name.module];
	struct policy_source source = {.site = name};
	const struct binding *binding;

	if (policy_expr(text, name)->binding == ID_NONE) {
		return source;
	}
	binding = &module->summary->bindings[policy_expr(text, name)->binding];
	if (binding->kind == BINDING_IMPORT) {
		const struct import *import = &module->summary->imports[binding->import];
		uint32_t target = module->targets[binding->import];

		if (target != ID_NONE && import->kind != IMPORT_NAMESPACE) {
			source.site = program_export(program, target, import->name);
		}
	} else if (binding->value != ID_NONE && binding->kind != BINDING_CATCH &&
		   binding->kind != BINDING_ENUM) {
		source.site = (struct site){name.module, binding->value};
		source.changed = binding->reassigned || binding->mutated;
	}
	if (source.site.expr == ID_NONE) {
		source.site = name;
	}
	return source;
}

struct policy_source policy_source_of(
	const struct policy_text *text, struct site site, const struct policy_frame *frame)
{
	struct policy_source source = {.site = site};

	if (find_parameter(text, site, frame, &source)) {
		return source;
	}
	source = (struct policy_source){.site = site};
	if (policy_expr(text, site)->kind == EXPR_NAME) {
		source = declared_as(text, site);
		source.frame = frame;
	}
	return source;
}

static enum policy_truth opposite(enum policy_truth truth)
{
	return truth == POLICY_OPEN ? truth : truth == POLICY_TRUE ? POLICY_FALSE : POLICY_TRUE;
}

static enum policy_truth truth_if(bool holds)
{
	return holds ? POLICY_TRUE : POLICY_FALSE;
}

/* The mode by its name: NODE_ENV, or `mode` of Vite's configuration. */
static bool is_mode(const struct policy_text *text, struct site site)
{
	static const char *const names[] = {"NODE_ENV", "VERCEL_ENV", "MODE"};
	struct value value = program_single(text->collector->program, site);
	const struct expr *e = policy_expr(text, site);

	if (value.kind == VALUE_ENV) {
		return str_in(value.name, names, sizeof(names) / sizeof(names[0]));
	}
	return value.kind == VALUE_PARAM && (e->kind == EXPR_NAME || e->kind == EXPR_MEMBER) &&
	       str_is(e->name, "mode");
}

static enum policy_truth compared(struct policy_text *text, struct site left, struct site right)
{
	struct str name = program_string(text->collector->program, right);
	bool production = text->mode == ENVIRONMENT_PRODUCTION;

	if (str_absent(name) || !is_mode(text, left) ||
		(!str_is(name, "production") && !str_is(name, "development"))) {
		return POLICY_OPEN;
	}
	text->asked_mode = true;
	return truth_if(str_is(name, "production") == production);
}

/* import.meta.env.PROD, `dev` of SvelteKit's $app/environment */
static enum policy_truth flagged(struct policy_text *text, const struct value *value)
{
	bool env = value->kind == VALUE_ENV;
	bool svelte = value->kind == VALUE_IMPORT && str_is(value->package, "$app/environment") &&
		      str_is(value->name, "dev");
	bool production = text->mode == ENVIRONMENT_PRODUCTION;

	if (!svelte && !(env && (str_is(value->name, "PROD") || str_is(value->name, "DEV")))) {
		return POLICY_OPEN;
	}
	text->asked_mode = true;
	return truth_if(env && str_is(value->name, "PROD") ? production : !production);
}

static enum policy_truth truth_of(struct policy_text *text, struct site test, unsigned depth)
{
	const struct expr *e = policy_expr(text, test);
	struct site left = {test.module, e->left};
	struct site right = {test.module, e->right};
	struct value value;
	enum policy_truth truth;

	if (depth > TESTS_DEEP) {
		return POLICY_OPEN;
	}
	if (e->kind == EXPR_UNARY && e->op == OP_NOT) {
		return opposite(truth_of(text, left, depth + 1));
	}
	if (e->kind == EXPR_BINARY && (e->op == OP_EQUAL || e->op == OP_NOT_EQUAL)) {
		truth = compared(text, left, right);
		truth = truth == POLICY_OPEN ? compared(text, right, left) : truth;
		return e->op == OP_EQUAL ? truth : opposite(truth);
	}
	value = program_single(text->collector->program, test);
	if (value.kind == VALUE_BOOLEAN && !value.guessed) {
		return truth_if(value.number != 0);
	}
	truth = flagged(text, &value);
	return truth == POLICY_OPEN && !value.guessed && value.at.expr != ID_NONE &&
			       !program_same(value.at, test)
		       ? truth_of(text, value.at, depth + 1)
		       : truth;
}

enum policy_truth policy_truth(struct policy_text *text, struct site test)
{
	return test.expr == ID_NONE ? POLICY_OPEN : truth_of(text, test, 0);
}
