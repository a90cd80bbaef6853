#include "base/buf.h"
#include "module/summary.h"

/* The summary as text, for tests and for a look at what was understood. */

static const char *const expr_names[] = {
	[EXPR_UNKNOWN] = "unknown",
	[EXPR_STRING] = "string",
	[EXPR_NUMBER] = "number",
	[EXPR_BOOLEAN] = "boolean",
	[EXPR_NULL] = "null",
	[EXPR_REGEX] = "regex",
	[EXPR_TEMPLATE] = "template",
	[EXPR_NAME] = "name",
	[EXPR_THIS] = "this",
	[EXPR_META] = "meta",
	[EXPR_MEMBER] = "member",
	[EXPR_INDEX] = "index",
	[EXPR_CALL] = "call",
	[EXPR_NEW] = "new",
	[EXPR_IMPORT] = "import",
	[EXPR_OBJECT] = "object",
	[EXPR_ARRAY] = "array",
	[EXPR_FUNCTION] = "function",
	[EXPR_CLASS] = "class",
	[EXPR_AWAIT] = "await",
	[EXPR_SPREAD] = "spread",
	[EXPR_UNARY] = "unary",
	[EXPR_BINARY] = "binary",
	[EXPR_EITHER] = "either",
	[EXPR_BOTH] = "both",
	[EXPR_CHOICE] = "choice",
	[EXPR_ASSIGN] = "assign",
	[EXPR_SEQUENCE] = "sequence",
	[EXPR_YIELD] = "yield",
	[EXPR_JSX] = "jsx",
	[EXPR_PARAM] = "param",
};

static const char *const step_names[] = {
	[STEP_CALL] = "call",
	[STEP_AWAIT] = "await",
	[STEP_READ_JSX] = "jsx",
	[STEP_ASSIGN] = "assign",
	[STEP_BIND] = "bind",
	[STEP_RETURN] = "return",
	[STEP_THROW] = "throw",
	[STEP_BREAK] = "break",
	[STEP_IF] = "if",
	[STEP_ELSE] = "else",
	[STEP_AND] = "and",
	[STEP_SWITCH] = "switch",
	[STEP_CASE] = "case",
	[STEP_LOOP] = "loop",
	[STEP_TRY] = "try",
	[STEP_CATCH] = "catch",
	[STEP_FINALLY] = "finally",
	[STEP_END] = "end",
};

static void dump_expr(const struct summary *summary, expr_id id, struct buf *out)
{
	const struct expr *e;
	struct str text;

	if (id == ID_NONE) {
		buf_add_z(out, " -");
		return;
	}
	e = &summary->exprs[id];
	text = str_slice(summary->text, e->start, e->end);
	buf_format(out, " %s `", expr_names[e->kind]);
	for (size_t i = 0; i < text.n && i < 60; i++) {
		buf_add_byte(out, text.s[i] == '\n' ? ' ' : text.s[i]);
	}
	buf_add_byte(out, '`');
}

static void dump_function(const struct summary *summary, function_id id, struct buf *out)
{
	const struct function *function = &summary->functions[id];
	unsigned depth = 1;

	buf_format(out, "function %u %.*s%s params %u\n", id, STR_ARGS(function->name),
		function->is_async && id > 0 ? " async" : "", function->param_count);
	for (uint32_t i = 0; i < function->step_count; i++) {
		const struct step *step = &summary->steps[function->first_step + i];

		depth -= step->kind == STEP_END;
		buf_format(out, "%*s%s", (int)(2 * depth), "", step_names[step->kind]);
		if (step->binding != ID_NONE) {
			buf_format(out, " %.*s", STR_ARGS(summary->bindings[step->binding].name));
		}
		if (step->kind != STEP_END) {
			dump_expr(summary, step->expr, out);
		}
		depth += step->kind != STEP_END && step->other != ID_NONE;
		buf_add_byte(out, '\n');
	}
}

static void dump_decorators(
	const struct summary *summary, uint32_t first, uint32_t count, struct buf *out)
{
	for (uint32_t i = 0; i < count; i++) {
		buf_add_z(out, " @");
		dump_expr(summary, summary->kid_ids[first + i], out);
	}
}

static void dump_params(const struct summary *summary, expr_id method, struct buf *out)
{
	function_id id = summary->exprs[method].function;
	const struct param *param;

	for (uint32_t i = 0; (param = summary_param(summary, id, i)) != NULL; i++) {
		buf_format(out, "    param %u%s", i, param->is_field ? " field" : "");
		dump_expr(summary, param->type, out);
		dump_decorators(summary, param->first_decorator, param->decorator_count, out);
		buf_add_byte(out, '\n');
	}
}

static void dump_class(const struct summary *summary, expr_id class, struct buf *out)
{
	const struct expr *e = &summary->exprs[class];

	buf_format(out, "class %.*s extends", STR_ARGS(e->name));
	dump_expr(summary, e->left, out);
	if (e->right != ID_NONE) {
		const struct expr *decorators = &summary->exprs[e->right];

		dump_decorators(summary, decorators->first, decorators->count, out);
	}
	buf_add_byte(out, '\n');
	for (uint32_t i = 0; i < e->count; i++) {
		const struct prop *prop = summary_prop_at(summary, class, i);

		buf_format(out, "  member %.*s", STR_ARGS(prop->key));
		dump_expr(summary, prop->type, out);
		dump_decorators(summary, prop->first_decorator, prop->decorator_count, out);
		buf_add_byte(out, '\n');
		if (prop->kind == PROP_METHOD && prop->value != ID_NONE) {
			dump_params(summary, prop->value, out);
		}
	}
}

void summary_dump(const struct summary *summary, struct buf *out)
{
	for (uint32_t i = 0; i < summary->import_count; i++) {
		const struct import *import = &summary->imports[i];

		buf_format(out, "import %u %.*s from %.*s\n", import->kind, STR_ARGS(import->name),
			STR_ARGS(import->specifier));
	}
	for (uint32_t i = 0; i < summary->export_count; i++) {
		const struct export *export = &summary->exports[i];

		buf_format(out, "export %u %.*s from %.*s", export->kind, STR_ARGS(export->name),
			STR_ARGS(export->specifier));
		dump_expr(summary, export->value, out);
		buf_add_byte(out, '\n');
	}
	for (uint32_t i = 0; i < summary->binding_count; i++) {
		const struct binding *binding = &summary->bindings[i];

		buf_format(out, "binding %.*s in %u%s", STR_ARGS(binding->name), binding->function,
			binding->reassigned ? " reassigned" : "");
		dump_expr(summary, binding->value, out);
		buf_add_byte(out, '\n');
	}
	for (uint32_t i = 0; i < summary->class_count; i++) {
		dump_class(summary, summary->classes[i], out);
	}
	for (function_id i = 0; i < summary->function_count; i++) {
		dump_function(summary, i, out);
	}
}
