#include "module/builder.h"

/* Statements, and the steps they leave in their function. */

uint32_t flow_step(struct builder *builder, enum step_kind kind, expr_id expr, syntax_id node)
{
	if (builder->muted > 0) {
		return ID_NONE;
	}
	vec_push(builder->scratch, &builder->steps,
		(struct step){
			.kind = (uint8_t)kind,
			.expr = expr,
			.binding = ID_NONE,
			.other = ID_NONE,
			.start = node_at(builder, node)->start,
			.end = node_at(builder, node)->end,
		});
	return (uint32_t)builder->steps.n - 1;
}

uint32_t flow_open(struct builder *builder, enum step_kind kind, expr_id expr, syntax_id node)
{
	return flow_step(builder, kind, expr, node);
}

void flow_close(struct builder *builder, uint32_t opening, syntax_id node)
{
	uint32_t end;

	if (opening == ID_NONE) {
		return;
	}
	end = flow_step(builder, STEP_END, ID_NONE, node);
	if (end != ID_NONE) {
		builder->steps.items[end].other = opening;
		builder->steps.items[opening].other = end;
	}
}

static void read_block(struct builder *builder, syntax_id block)
{
	scope_enter(builder, false);
	scope_hoist(builder, block);
	syntax_each (child, builder->syntax, block) {
		flow_statement(builder, child);
	}
	scope_leave(builder);
}

static expr_id field_value(struct builder *builder, syntax_id node, enum syntax_field field)
{
	syntax_id child = syntax_field(builder->syntax, node, field);

	return child == SYNTAX_NO ? ID_NONE : value_read(builder, child);
}

static void field_statement(struct builder *builder, syntax_id node, enum syntax_field field)
{
	syntax_id child = syntax_field(builder->syntax, node, field);

	if (child != SYNTAX_NO) {
		flow_statement(builder, child);
	}
}

static void read_variables(struct builder *builder, syntax_id node)
{
	syntax_each (child, builder->syntax, node) {
		syntax_id name = syntax_field(builder->syntax, child, FIELD_NAME);
		expr_id value;

		if (kind_at(builder, child) != SYN_VARIABLE_DECLARATOR || name == SYNTAX_NO) {
			continue;
		}
		if (kind_at(builder, name) == SYN_IDENTIFIER) {
			builder->hint = syntax_text(builder->syntax, name);
			builder->hint_start = node_at(builder, name)->start;
		}
		value = field_value(builder, child, FIELD_VALUE);
		builder->hint = STR_NONE;
		if (value != ID_NONE) {
			pattern_bind(builder, name, value);
		}
	}
}

static void read_if(struct builder *builder, syntax_id node)
{
	expr_id test = field_value(builder, node, FIELD_CONDITION);
	uint32_t opening = flow_open(builder, STEP_IF, test, node);
	syntax_id alternative;

	field_statement(builder, node, FIELD_CONSEQUENCE);
	flow_close(builder, opening, node);
	alternative = syntax_field(builder->syntax, node, FIELD_ALTERNATIVE);
	if (alternative != SYNTAX_NO) {
		syntax_id inner = value_operand(builder, alternative);

		opening = flow_open(builder, STEP_ELSE, ID_NONE, alternative);
		if (inner != SYNTAX_NO) {
			flow_statement(builder, inner);
		}
		flow_close(builder, opening, alternative);
	}
}

static void read_case(struct builder *builder, syntax_id node)
{
	expr_id value = field_value(builder, node, FIELD_VALUE);

	flow_step(builder, STEP_CASE, value, node);
	syntax_each (child, builder->syntax, node) {
		if (node_at(builder, child)->field == FIELD_BODY) {
			flow_statement(builder, child);
		}
	}
}

static void read_switch(struct builder *builder, syntax_id node)
{
	syntax_id body = syntax_field(builder->syntax, node, FIELD_BODY);
	expr_id value = field_value(builder, node, FIELD_VALUE);
	uint32_t opening = flow_open(builder, STEP_SWITCH, value, node);

	if (body != SYNTAX_NO) {
		scope_enter(builder, false);
		syntax_each (child, builder->syntax, body) {
			scope_hoist(builder, child);
			read_case(builder, child);
		}
		scope_leave(builder);
	}
	flow_close(builder, opening, node);
}

static void read_try(struct builder *builder, syntax_id node)
{
	syntax_id handler = syntax_field(builder->syntax, node, FIELD_HANDLER);
	syntax_id finalizer = syntax_field(builder->syntax, node, FIELD_FINALIZER);
	uint32_t opening = flow_open(builder, STEP_TRY, ID_NONE, node);

	field_statement(builder, node, FIELD_BODY);
	flow_close(builder, opening, node);
	if (handler != SYNTAX_NO) {
		syntax_id param = syntax_field(builder->syntax, handler, FIELD_PARAMETER);

		opening = flow_open(builder, STEP_CATCH, ID_NONE, handler);
		scope_enter(builder, false);
		if (param != SYNTAX_NO) {
			scope_declare_pattern(builder, BINDING_CATCH, param);
			if (opening != ID_NONE) {
				builder->steps.items[opening].binding =
					scope_find(builder, syntax_text(builder->syntax, param));
			}
		}
		field_statement(builder, handler, FIELD_BODY);
		scope_leave(builder);
		flow_close(builder, opening, handler);
	}
	if (finalizer != SYNTAX_NO) {
		opening = flow_open(builder, STEP_FINALLY, ID_NONE, finalizer);
		field_statement(builder, finalizer, FIELD_BODY);
		flow_close(builder, opening, finalizer);
	}
}

/* `for (const x of list)`: x is some element of the list. */
static void read_for_in(struct builder *builder, syntax_id node)
{
	syntax_id left = syntax_field(builder->syntax, node, FIELD_LEFT);
	expr_id list = field_value(builder, node, FIELD_RIGHT);
	uint32_t opening;

	if (list != ID_NONE && syntax_has_child(builder->syntax, node, SYN_TOKEN_AWAIT)) {
		expr_id awaited = value_new(builder, EXPR_AWAIT, node);

		builder->exprs.items[awaited].left = list;
		flow_step(builder, STEP_AWAIT, awaited, node);
		list = awaited;
	}
	opening = flow_open(builder, STEP_LOOP, list, node);
	scope_enter(builder, false);
	if (left != SYNTAX_NO) {
		expr_id element = value_new(builder, EXPR_INDEX, left);

		builder->exprs.items[element].left = list;
		if (syntax_field(builder->syntax, node, FIELD_KIND) != SYNTAX_NO) {
			scope_declare_pattern(builder, BINDING_CONST, left);
			pattern_bind(builder, left, element);
		} else {
			pattern_assign(builder, left, element);
		}
	}
	field_statement(builder, node, FIELD_BODY);
	scope_leave(builder);
	flow_close(builder, opening, node);
}

static void read_for(struct builder *builder, syntax_id node)
{
	syntax_id start = syntax_field(builder->syntax, node, FIELD_INITIALIZER);
	expr_id test;
	uint32_t opening;

	scope_enter(builder, false);
	if (start != SYNTAX_NO) {
		scope_hoist(builder, node);
		flow_statement(builder, start);
	}
	test = field_value(builder, node, FIELD_CONDITION);
	opening = flow_open(builder, STEP_LOOP, test, node);
	field_statement(builder, node, FIELD_BODY);
	field_value(builder, node, FIELD_INCREMENT);
	flow_close(builder, opening, node);
	scope_leave(builder);
}

static void read_while(struct builder *builder, syntax_id node)
{
	expr_id test = field_value(builder, node, FIELD_CONDITION);
	uint32_t opening = flow_open(builder, STEP_LOOP, test, node);

	field_statement(builder, node, FIELD_BODY);
	flow_close(builder, opening, node);
}

static void read_exit(struct builder *builder, syntax_id node, enum step_kind kind)
{
	syntax_id operand = value_operand(builder, node);
	expr_id value = ID_NONE;

	if (operand != SYNTAX_NO && kind != STEP_BREAK) {
		value = value_read(builder, operand);
	}
	flow_step(builder, kind, value, node);
}

static void read_class(struct builder *builder, syntax_id node, bool is_enum)
{
	syntax_id name = syntax_field(builder->syntax, node, FIELD_NAME);
	expr_id value = is_enum ? object_enum(builder, node) : class_read(builder, node);

	if (name != SYNTAX_NO) {
		pattern_bind(builder, name, value);
		binding_id binding = scope_find(builder, syntax_text(builder->syntax, name));

		/* class names are type_identifiers, no pattern */
		if (binding != ID_NONE && builder->bindings.items[binding].value == ID_NONE) {
			builder->bindings.items[binding].value = value;
		}
	}
}

static void read_inner(struct builder *builder, syntax_id node)
{
	syntax_id body = syntax_field(builder->syntax, node, FIELD_BODY);

	if (body != SYNTAX_NO) {
		flow_statement(builder, body);
	}
}

static void read_expression(struct builder *builder, syntax_id node)
{
	syntax_id inner = value_operand(builder, node);

	if (inner != SYNTAX_NO && kind_at(builder, inner) == SYN_INTERNAL_MODULE) {
		read_inner(builder, inner);
	} else if (inner != SYNTAX_NO) {
		value_read(builder, inner);
	}
}

/* An expression where a statement was expected: broken text, for-heads. */
static void read_other(struct builder *builder, syntax_id node)
{
	enum syntax_kind kind = kind_at(builder, node);

	if (node_at(builder, node)->field != FIELD_LABEL &&
		(kind == SYN_CALL_EXPRESSION || kind == SYN_AWAIT_EXPRESSION ||
			kind == SYN_ASSIGNMENT_EXPRESSION)) {
		value_read(builder, node);
	}
}

void flow_statement(struct builder *builder, syntax_id node)
{
	switch (kind_at(builder, node)) {
	case SYN_LEXICAL_DECLARATION:
	case SYN_VARIABLE_DECLARATION:
	case SYN_USING_DECLARATION:
		read_variables(builder, node);
		break;
	case SYN_EXPRESSION_STATEMENT:
		read_expression(builder, node);
		break;
	case SYN_STATEMENT_BLOCK:
		read_block(builder, node);
		break;
	case SYN_IF_STATEMENT:
		read_if(builder, node);
		break;
	case SYN_SWITCH_STATEMENT:
		read_switch(builder, node);
		break;
	case SYN_TRY_STATEMENT:
		read_try(builder, node);
		break;
	case SYN_FOR_IN_STATEMENT:
		read_for_in(builder, node);
		break;
	case SYN_FOR_STATEMENT:
		read_for(builder, node);
		break;
	case SYN_WHILE_STATEMENT:
	case SYN_DO_STATEMENT:
		read_while(builder, node);
		break;
	case SYN_RETURN_STATEMENT:
		read_exit(builder, node, STEP_RETURN);
		break;
	case SYN_THROW_STATEMENT:
		read_exit(builder, node, STEP_THROW);
		break;
	case SYN_BREAK_STATEMENT:
	case SYN_CONTINUE_STATEMENT:
		read_exit(builder, node, STEP_BREAK);
		break;
	case SYN_CLASS_DECLARATION:
	case SYN_ABSTRACT_CLASS_DECLARATION:
		read_class(builder, node, false);
		break;
	case SYN_ENUM_DECLARATION:
		read_class(builder, node, true);
		break;
	case SYN_LABELED_STATEMENT:
	case SYN_WITH_STATEMENT:
	case SYN_INTERNAL_MODULE:
	case SYN_MODULE:
		read_inner(builder, node);
		break;
	case SYN_EXPORT_STATEMENT:
		links_export(builder, node);
		break;
	case SYN_SCRIPT:
		function_script(builder, node);
		break;
	case SYN_ERROR:
		/* what could be recovered inside a broken part still counts */
		read_block(builder, node);
		break;
	default:
		read_other(builder, node);
		break;
	}
}
