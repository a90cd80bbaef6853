#include "module/summary_tables.h"

#include <string.h>

#define BYTE(type, name, most) \
	{ \
		MEMBER_BYTE, (most), offsetof(struct type, name) \
	}
#define NEAR(type, name, table) \
	{ \
		MEMBER_NEAR, TABLE_##table, offsetof(struct type, name) \
	}
#define ID(type, name, table) \
	{ \
		MEMBER_ID, TABLE_##table, offsetof(struct type, name) \
	}
#define TEXT(type, name) \
	{ \
		MEMBER_STR, 0, offsetof(struct type, name) \
	}
#define SPAN(type) NEAR(type, start, TEXT), NEAR(type, end, TEXT)

static const struct member head[] = {
	TEXT(summary, directive),
	BYTE(summary, has_errors, true),
};

static const struct member exprs[] = {
	BYTE(expr, kind, EXPR_PARAM),
	BYTE(expr, op, OP_OTHER),
	SPAN(expr),
	ID(expr, left, EXPRS),
	ID(expr, right, EXPRS),
	NEAR(expr, first, ANY),
	NEAR(expr, count, ANY),
	NEAR(expr, index, ANY),
	NEAR(expr, function, FUNCTIONS),
	ID(expr, binding, BINDINGS),
	TEXT(expr, name),
	TEXT(expr, text),
	{MEMBER_DOUBLE, 0, offsetof(struct expr, number)},
};

static const struct member kids[] = {{MEMBER_ID, TABLE_ANY, 0}};

static const struct member props[] = {
	BYTE(prop, kind, PROP_COMPUTED),
	TEXT(prop, key),
	ID(prop, key_expr, EXPRS),
	ID(prop, value, EXPRS),
	SPAN(prop),
	NEAR(prop, first_decorator, ANY),
	NEAR(prop, decorator_count, ANY),
	ID(prop, type, EXPRS),
};

static const struct member bindings[] = {
	BYTE(binding, kind, BINDING_TYPE_ONLY),
	BYTE(binding, reassigned, true),
	BYTE(binding, mutated, true),
	TEXT(binding, name),
	SPAN(binding),
	NEAR(binding, function, FUNCTIONS),
	ID(binding, value, EXPRS),
	ID(binding, import, ANY),
};

static const struct member functions[] = {
	TEXT(function, name),
	ID(function, outer, FUNCTIONS),
	BYTE(function, is_async, true),
	BYTE(function, is_generator, true),
	BYTE(function, is_method, true),
	BYTE(function, in_browser, true),
	SPAN(function),
	NEAR(function, name_start, TEXT),
	NEAR(function, first_param, ANY),
	NEAR(function, param_count, ANY),
	ID(function, first_detail, ANY),
	NEAR(function, class, ANY),
	NEAR(function, first_step, ANY),
	NEAR(function, step_count, ANY),
	TEXT(function, directive),
};

static const struct member params[] = {
	NEAR(param, first_decorator, ANY),
	NEAR(param, decorator_count, ANY),
	BYTE(param, is_field, true),
	ID(param, type, EXPRS),
};

static const struct member classes[] = {{MEMBER_NEAR, TABLE_EXPRS, 0}};

static const struct member steps[] = {
	BYTE(step, kind, STEP_END),
	ID(step, expr, EXPRS),
	ID(step, binding, BINDINGS),
	ID(step, other, STEPS),
	SPAN(step),
};

static const struct member imports[] = {
	BYTE(import, kind, IMPORT_TYPE),
	TEXT(import, name),
	TEXT(import, specifier),
	ID(import, local, BINDINGS),
	SPAN(import),
};

static const struct member exports[] = {
	BYTE(export, kind, EXPORT_COMMONJS),
	TEXT(export, name),
	TEXT(export, imported),
	TEXT(export, specifier),
	ID(export, value, EXPRS),
	SPAN(export),
};

static const struct member comments[] = {SPAN(comment)};

static const struct member interfaces[] = {
	TEXT(declared_interface, name),
	SPAN(declared_interface),
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define TABLE(type, rows, row_count, members) \
	{ \
		offsetof(struct summary, rows), offsetof(struct summary, row_count), sizeof(type), \
			(members), COUNT(members) \
	}

const struct table summary_tables[TABLES] = {
	[TABLE_EXPRS] = TABLE(struct expr, exprs, expr_count, exprs),
	[TABLE_KIDS] = TABLE(uint32_t, kid_ids, kid_count, kids),
	[TABLE_PROPS] = TABLE(struct prop, props, prop_count, props),
	[TABLE_BINDINGS] = TABLE(struct binding, bindings, binding_count, bindings),
	[TABLE_FUNCTIONS] = TABLE(struct function, functions, function_count, functions),
	[TABLE_PARAMS] = TABLE(struct param, params, param_count, params),
	[TABLE_CLASSES] = TABLE(expr_id, classes, class_count, classes),
	[TABLE_STEPS] = TABLE(struct step, steps, step_count, steps),
	[TABLE_IMPORTS] = TABLE(struct import, imports, import_count, imports),
	[TABLE_EXPORTS] = TABLE(struct export, exports, export_count, exports),
	[TABLE_COMMENTS] = TABLE(struct comment, comments, comment_count, comments),
	[TABLE_INTERFACES] =
		TABLE(struct declared_interface, interfaces, interface_count, interfaces),
};

const struct table summary_head = {.members = head, .member_count = COUNT(head)};

uint32_t summary_row_count(const struct summary *summary, enum table_name name)
{
	uint32_t count;

	memcpy(&count, (const char *)summary + summary_tables[name].count, sizeof(count));
	return count;
}
