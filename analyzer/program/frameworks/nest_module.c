#include "program/frameworks/nest.h"
#include "program/frameworks/registration_tools.h"

/* Modules, and the paths that RouterModule.register() puts in front of their controllers. */

enum { CHILDREN_DEPTH = 6 };

static void read_list(struct nest *nest, struct site list, struct str prefix, unsigned depth);

/* { path, module, children }, or a module on its own among children. */
static void read_entry(struct nest *nest, struct site site, struct str prefix, unsigned depth)
{
	struct value value = nest_value(nest, site);
	struct site path;
	struct site module;
	struct site children;
	struct str own;

	if (value.kind == VALUE_CLASS) {
		vec_push(nest->arena, &nest->mounts, ((struct nest_mount){value.at, prefix}));
		return;
	}
	path = program_property(nest->program, site, "path");
	module = program_property(nest->program, site, "module");
	children = program_property(nest->program, site, "children");
	own = path.expr == ID_NONE ? STR_NONE : program_string(nest->program, path);
	if (value.kind != VALUE_OBJECT || str_absent(own)) {
		nest->mounts_lost = true;
		return;
	}
	prefix = registration_join(nest->arena, prefix, own);
	value = nest_value(nest, module);
	if (value.kind == VALUE_CLASS) {
		vec_push(nest->arena, &nest->mounts, ((struct nest_mount){value.at, prefix}));
	}
	nest->mounts_lost =
		nest->mounts_lost || (module.expr != ID_NONE && value.kind != VALUE_CLASS);
	if (children.expr != ID_NONE) {
		read_list(nest, children, prefix, depth + 1);
	}
}

static void read_list(struct nest *nest, struct site list, struct str prefix, unsigned depth)
{
	struct value value = nest_value(nest, list);
	const struct summary *summary;

	if (value.kind != VALUE_ARRAY || depth > CHILDREN_DEPTH) {
		nest->mounts_lost = true;
		return;
	}
	summary = nest->program->modules[value.at.module].summary;
	for (uint32_t i = 0; i < summary->exprs[value.at.expr].count; i++) {
		read_entry(nest,
			(struct site){value.at.module, summary_kid(summary, value.at.expr, i)},
			prefix, depth);
	}
}

void nest_module_mounts(struct nest *nest, struct site call)
{
	read_list(nest, program_argument(nest->program, call, 0), STR(""), 0);
}

/* Does a module list the class among its controllers? */
static enum nest_truth has_controller(
	const struct nest *nest, struct site module, struct site controller)
{
	struct nest_decorators decorators = {.lost = false};
	const struct nest_decorator *own;
	struct site options;
	struct value list;
	const struct summary *summary;
	enum nest_truth answer = NEST_FALSE;

	nest_decorators_of_class(nest, module, &decorators);
	own = nest_decorators_find(&decorators, "Module");
	options = own == NULL ? SITE_NONE : nest_decorator_argument(nest, own, 0);
	if (options.expr == ID_NONE) {
		return NEST_FALSE;
	}
	list = nest_value(nest, program_property(nest->program, options, "controllers"));
	if (list.kind != VALUE_ARRAY) {
		return NEST_FALSE;
	}
	summary = nest->program->modules[list.at.module].summary;
	for (uint32_t i = 0; i < summary->exprs[list.at.expr].count; i++) {
		struct value one = nest_value(
			nest, (struct site){list.at.module, summary_kid(summary, list.at.expr, i)});

		if (one.kind == VALUE_CLASS && program_same(one.at, controller)) {
			return NEST_TRUE;
		}
		answer = one.kind == VALUE_CLASS ? answer : NEST_UNSURE;
	}
	return answer;
}

bool nest_module_prefix(const struct nest *nest, struct site controller, struct str *out)
{
	bool found = false;

	*out = STR("");
	for (size_t i = 0; i < nest->mounts.n; i++) {
		enum nest_truth has =
			has_controller(nest, nest->mounts.items[i].module, controller);

		if (has == NEST_UNSURE || (has == NEST_TRUE && found)) {
			return false;
		}
		if (has == NEST_TRUE) {
			*out = nest->mounts.items[i].prefix;
			found = true;
		}
	}
	return found || !nest->mounts_lost;
}
