#include "facts/env_reads.h"
#include "facts/named.h"

static bool imports(const struct summary *summary, const char *package)
{
	for (uint32_t i = 0; i < summary->import_count; i++) {
		if (str_is(summary->imports[i].specifier, package)) {
			return true;
		}
	}
	return false;
}

void env_reads_index(struct reads *reads, expr_id index)
{
	const struct program *program = reads->collector->program;
	const struct expr *expr = &reads->summary->exprs[index];
	named_vec names = {0};
	struct str only;
	struct str via;

	if (expr->left == ID_NONE || expr->right == ID_NONE ||
		reads->summary->exprs[expr->right].kind == EXPR_NUMBER) {
		return;
	}
	via = env_reads_environment(reads, expr->left);
	if (str_absent(via)) {
		return;
	}
	/* one name is read here; of a list each stands where it is written */
	only = program_string(program, (struct site){reads->module, expr->right});
	if (!str_absent(only)) {
		if (env_reads_wants(reads, only)) {
			env_reads_add(reads, (struct site){reads->module, index}, only, via);
		}
		return;
	}
	named_read(reads->collector, (struct site){reads->module, expr->right}, &reads->scratch,
		&names);
	for (size_t i = 0; i < names.n; i++) {
		const struct named *name = &names.items[i];

		/* of a name that is put together only parts are written anywhere */
		if (name->resolved && env_reads_wants(reads, name->text) &&
			str_equal(program_expr(program, name->at)->text, name->text)) {
			env_reads_add(reads, name->at, name->text, via);
		}
	}
}

void env_reads_in(struct reads *reads, expr_id binary)
{
	const struct expr *expr = &reads->summary->exprs[binary];
	const struct expr *name = expr->left == ID_NONE ? NULL : &reads->summary->exprs[expr->left];
	struct str via;

	if (expr->op != OP_IN || expr->right == ID_NONE || name == NULL ||
		name->kind != EXPR_STRING || !env_reads_wants(reads, name->text)) {
		return;
	}
	via = env_reads_environment(reads, expr->right);
	if (!str_absent(via)) {
		env_reads_add(reads, (struct site){reads->module, expr->left}, name->text, via);
	}
}

void env_reads_convict(struct reads *reads, expr_id object)
{
	const struct summary *summary = reads->summary;
	expr_id value = summary_prop(summary, object, "env");

	if (value != ID_NONE && summary->exprs[value].kind == EXPR_STRING &&
		env_reads_wants(reads, summary->exprs[value].text) && imports(summary, "convict")) {
		env_reads_add(reads, (struct site){reads->module, value},
			summary->exprs[value].text, STR("schema"));
	}
}

bool env_reads_has_plugin(const struct reads *reads)
{
	const struct program *program = reads->collector->program;
	uint32_t app = program->modules[reads->module].app;

	for (uint32_t i = 0; i < program->module_count; i++) {
		const struct summary *summary = program->modules[i].summary;

		if (program->modules[i].app == app &&
			(imports(summary, "@fastify/env") || imports(summary, "fastify-env"))) {
			return true;
		}
	}
	return false;
}

/*
 * Source: README of @fastify/env. `config` is where it puts them unless confKey says
 * otherwise; of any other object of that name more would be known.
 */
struct str env_reads_plugin(struct reads *reads, expr_id member)
{
	const struct summary *summary = reads->summary;
	const struct expr *object = &summary->exprs[summary->exprs[member].left];
	struct value value;

	if (!reads->has_plugin || object->kind != EXPR_MEMBER || !str_is(object->name, "config")) {
		return STR_NONE;
	}
	value = program_single(reads->collector->program,
		(struct site){reads->module, summary->exprs[member].left});
	return value.kind == VALUE_CALL || value.kind == VALUE_PARAM || value.kind == VALUE_UNKNOWN
		       ? STR("schema")
		       : STR_NONE;
}
