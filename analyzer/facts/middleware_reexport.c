#include "facts/middleware.h"
#include "program/lookup.h"

/*
 * A workspace's package may hand Clerk's middleware on under a name of its
 * own: `export { clerkMiddleware as authMiddleware } from …`. Where another
 * module installs it by that name, that file is part of the installation.
 */

enum { HOPS = 8 };

static bool is_listed(const struct collector *collector, struct str file)
{
	for (size_t i = 0; i < collector->facts->middleware.n; i++) {
		if (str_equal(collector->facts->middleware.items[i].at.file, file)) {
			return true;
		}
	}
	return false;
}

static const struct export *export_of(
	const struct summary *summary, struct str name, uint32_t *out_index)
{
	for (uint32_t i = 0; i < summary->export_count; i++) {
		if (str_equal(summary->exports[i].name, name)) {
			*out_index = i;
			return &summary->exports[i];
		}
	}
	return NULL;
}

/* The import that a local export stands for, or NULL. */
static const struct import *import_of(const struct summary *summary, const struct export *export)
{
	const struct expr *e = export->value == ID_NONE ? NULL : &summary->exprs[export->value];

	if (e == NULL || e->kind != EXPR_NAME || e->binding == ID_NONE ||
		summary->bindings[e->binding].kind != BINDING_IMPORT) {
		return NULL;
	}
	return &summary->imports[summary->bindings[e->binding].import];
}

static void add(struct middleware *middleware, uint32_t module, const struct export *export,
	const struct value *value)
{
	struct collector *collector = middleware->collector;
	struct str path = collector->program->modules[module].path;
	struct fact_middleware fact;
	decision_vec none = {0};
	const char *framework;

	if (!middleware_is_api(value, &framework) || is_listed(collector, path)) {
		return;
	}
	fact = middleware_fact(collector, SITE_NONE, value->name, framework);
	fact.at = collector_place(collector, path, export->start, export->end);
	middleware_add(collector, fact, &none);
}

/* Follows a name from module to module to the one that takes it from Clerk's package. */
static void follow(
	struct middleware *middleware, uint32_t module, struct str name, const struct value *value)
{
	const struct program *program = middleware->collector->program;

	for (unsigned i = 0; i < HOPS && module != ID_NONE; i++) {
		const struct program_module *m = program_load(program, module);
		uint32_t index = 0;
		const struct export *export = export_of(m->summary, name, &index);
		const struct import *import;
		uint32_t target;

		if (export == NULL) {
			return;
		}
		import = import_of(m->summary, export);
		if (import != NULL) {
			target = m->targets[import - m->summary->imports];
			name = import->name;
		} else if (export->kind == EXPORT_FROM) {
			target = m->export_targets[index];
			name = export->imported;
		} else {
			return;
		}
		if (target == ID_NONE) {
			add(middleware, module, export, value);
		}
		module = target;
	}
}

static void read_call(struct middleware *middleware, struct site call)
{
	const struct program *program = middleware->collector->program;
	const struct program_module *m = &program->modules[call.module];
	const struct expr *callee = program_expr(program, program_called(program, call));
	const struct binding *binding;
	struct value value;
	const char *framework;

	if (callee->kind != EXPR_NAME || callee->binding == ID_NONE) {
		return;
	}
	binding = &m->summary->bindings[callee->binding];
	if (binding->kind != BINDING_IMPORT || m->targets[binding->import] == ID_NONE) {
		return;
	}
	value = middleware_callee(middleware->collector, call);
	if (middleware_is_api(&value, &framework)) {
		follow(middleware, m->targets[binding->import],
			m->summary->imports[binding->import].name, &value);
	}
}

static void read_calls(struct middleware *middleware, uint32_t module)
{
	const struct program *program = middleware->collector->program;
	const uint32_t calls = KINDS(EXPR_CALL);

	for (expr_id i = 0; (i = lookup_next(program, module, calls, i)) != ID_NONE; i++) {
		if (program->modules[module].summary->exprs[i].left != ID_NONE) {
			read_call(middleware, (struct site){module, i});
		}
	}
}

void middleware_read_reexports(struct middleware *middleware)
{
	const struct program *program = middleware->collector->program;

	for (uint32_t i = 0; i < program->module_count; i++) {
		if (program->modules[i].live) {
			read_calls(middleware, i);
		}
	}
}
