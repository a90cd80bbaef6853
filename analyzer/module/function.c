#include "module/builder.h"

/* Functions: the record is made where the function stands, its body is read later. */

static bool is_arrow(enum syntax_kind kind)
{
	return kind == SYN_ARROW_FUNCTION;
}

static void name_function(struct builder *builder, syntax_id node, struct function *function)
{
	syntax_id name = syntax_field(builder->syntax, node, FIELD_NAME);

	if (name != SYNTAX_NO && kind_at(builder, node) != SYN_METHOD_DEFINITION) {
		function->name = syntax_text(builder->syntax, name);
		function->name_start = node_at(builder, name)->start;
	} else if (!str_absent(builder->hint)) {
		function->name = builder->hint;
		function->name_start = builder->hint_start;
	} else {
		function->name = STR("");
		function->name_start = function->start;
	}
	builder->hint = STR_NONE;
}

expr_id function_make(struct builder *builder, syntax_id node)
{
	enum syntax_kind kind = kind_at(builder, node);
	function_id id = (function_id)builder->functions.n;
	struct function function = {
		.outer = builder->function,
		.first_detail = ID_NONE,
		.class = is_arrow(kind) || kind == SYN_METHOD_DEFINITION ? builder->class : 0,
		.start = node_at(builder, node)->start,
		.end = node_at(builder, node)->end,
		.is_async = syntax_has_child(builder->syntax, node, SYN_TOKEN_ASYNC),
		.is_generator = kind == SYN_GENERATOR_FUNCTION ||
				kind == SYN_GENERATOR_FUNCTION_DECLARATION,
		.is_method = kind == SYN_METHOD_DEFINITION,
	};
	expr_id expr;

	name_function(builder, node, &function);
	vec_push(builder->scratch, &builder->functions, function);
	vec_push(builder->scratch, &builder->queue,
		(struct pending_function){id, node, builder->scope, function.class});
	expr = value_new(builder, EXPR_FUNCTION, node);
	builder->exprs.items[expr].function = id;
	return expr;
}

void function_script(struct builder *builder, syntax_id node)
{
	struct scope *scope = builder->scope;
	expr_id script;

	builder->scope = NULL;
	script = function_make(builder, node);
	builder->functions.items[builder->exprs.items[script].function].in_browser = true;
	builder->scope = scope;
}

static expr_id param_value(struct builder *builder, syntax_id node, uint32_t index)
{
	expr_id id = value_new(builder, EXPR_PARAM, node);

	builder->exprs.items[id].index = index;
	return id;
}

static syntax_id default_of(const struct builder *builder, syntax_id param)
{
	enum syntax_kind kind = kind_at(builder, param);

	if (kind == SYN_REQUIRED_PARAMETER || kind == SYN_OPTIONAL_PARAMETER) {
		return syntax_field(builder->syntax, param, FIELD_VALUE);
	}
	return SYNTAX_NO;
}

static syntax_id pattern_of(const struct builder *builder, syntax_id param)
{
	syntax_id pattern = syntax_field(builder->syntax, param, FIELD_PATTERN);

	return pattern == SYNTAX_NO ? param : pattern;
}

static uint32_t bind_param(struct builder *builder, syntax_id param, uint32_t index)
{
	syntax_id pattern = pattern_of(builder, param);
	syntax_id fallback = default_of(builder, param);
	expr_id value = param_value(builder, pattern, index);
	syntax_id plain = pattern;

	scope_declare_pattern(builder, BINDING_PARAM, pattern);
	if (fallback != SYNTAX_NO) {
		expr_id right = value_read(builder, fallback);
		expr_id either = value_new(builder, EXPR_EITHER, pattern);

		builder->exprs.items[either].op = OP_NULLISH;
		builder->exprs.items[either].left = value;
		builder->exprs.items[either].right = right;
		value = either;
	}
	pattern_bind(builder, pattern, value);
	if (kind_at(builder, pattern) == SYN_ASSIGNMENT_PATTERN) {
		plain = syntax_field(builder->syntax, pattern, FIELD_LEFT);
	}
	if (plain != SYNTAX_NO && kind_at(builder, plain) == SYN_IDENTIFIER) {
		return scope_find(builder, syntax_text(builder->syntax, plain));
	}
	return ID_NONE;
}

static void bind_params(struct builder *builder, syntax_id node)
{
	syntax_id single = syntax_field(builder->syntax, node, FIELD_PARAMETER);
	syntax_id list = syntax_field(builder->syntax, node, FIELD_PARAMETERS);
	VEC(uint32_t) ids = {0};
	bool is_method = kind_at(builder, node) == SYN_METHOD_DEFINITION;
	uint32_t first_detail = (uint32_t)builder->params.n;
	struct function *function;
	uint32_t first;

	if (single != SYNTAX_NO) {
		vec_push(builder->scratch, &ids, bind_param(builder, single, 0));
	} else if (list != SYNTAX_NO) {
		syntax_each (child, builder->syntax, list) {
			struct str text = syntax_text(builder->syntax, child);

			/* TypeScript's `this` parameter is no parameter */
			if (node_at(builder, child)->named && !str_starts(text, "this:")) {
				uint32_t index = (uint32_t)ids.n;

				vec_push(builder->scratch, &ids, bind_param(builder, child, index));
				if (is_method) {
					class_read_param(
						builder, child, pattern_of(builder, child));
				}
			}
		}
	}
	first = value_kids(builder, ids.items, ids.n);
	function = &builder->functions.items[builder->function];
	function->first_param = first;
	function->param_count = (uint32_t)ids.n;
	function->first_detail = is_method ? first_detail : ID_NONE;
}

static struct str directive_of(struct builder *builder, syntax_id block)
{
	syntax_id first = value_operand(builder, block);
	syntax_id inner;

	if (first == SYNTAX_NO || kind_at(builder, first) != SYN_EXPRESSION_STATEMENT) {
		return STR_NONE;
	}
	inner = value_operand(builder, first);
	if (inner == SYNTAX_NO || kind_at(builder, inner) != SYN_STRING) {
		return STR_NONE;
	}
	return value_string(builder, inner);
}

static void read_body(struct builder *builder, syntax_id node)
{
	syntax_id body = syntax_field(builder->syntax, node, FIELD_BODY);

	if (body == SYNTAX_NO) {
		return;
	}
	if (is_arrow(kind_at(builder, node)) && kind_at(builder, body) != SYN_STATEMENT_BLOCK) {
		expr_id value = value_read(builder, body);

		flow_step(builder, STEP_RETURN, value, body);
		return;
	}
	builder->functions.items[builder->function].directive = directive_of(builder, body);
	scope_hoist(builder, body);
	syntax_each (child, builder->syntax, body) {
		flow_statement(builder, child);
	}
}

static void read_pending(struct builder *builder, struct pending_function pending)
{
	syntax_id name = syntax_field(builder->syntax, pending.node, FIELD_NAME);
	enum syntax_kind kind = kind_at(builder, pending.node);

	builder->function = pending.id;
	builder->scope = pending.scope;
	builder->class = pending.class;
	builder->muted = 0;
	builder->hint = STR_NONE;
	builder->functions.items[pending.id].first_step = (uint32_t)builder->steps.n;
	scope_enter(builder, true);
	if (name != SYNTAX_NO &&
		(kind == SYN_FUNCTION_EXPRESSION || kind == SYN_GENERATOR_FUNCTION)) {
		scope_declare(builder, BINDING_FUNCTION, name);
	}
	bind_params(builder, pending.node);
	read_body(builder, pending.node);
	builder->functions.items[pending.id].step_count =
		(uint32_t)builder->steps.n - builder->functions.items[pending.id].first_step;
}

void function_read_queue(struct builder *builder)
{
	/* reading one may queue more */
	for (size_t i = 0; i < builder->queue.n; i++) {
		read_pending(builder, builder->queue.items[i]);
	}
}
