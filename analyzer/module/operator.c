#include "module/builder.h"

/* Operators: unary, binary and logical ones, the conditional, assignments. */

static enum expr_op op_of(struct str text)
{
	static const struct {
		const char *text;
		enum expr_op op;
	} table[] = {
		{"===", OP_EQUAL},
		{"==", OP_EQUAL},
		{"!==", OP_NOT_EQUAL},
		{"!=", OP_NOT_EQUAL},
		{"<", OP_LESS},
		{">", OP_LESS},
		{"<=", OP_LESS},
		{">=", OP_LESS},
		{"!", OP_NOT},
		{"typeof", OP_TYPEOF},
		{"-", OP_MINUS},
		{"+", OP_PLUS},
		{"*", OP_TIMES},
		{"/", OP_DIVIDE},
		{"in", OP_IN},
		{"instanceof", OP_IN},
		{"\?\?", OP_NULLISH},
		{"\?\?=", OP_NULLISH},
		{"||", OP_OR},
		{"||=", OP_OR},
		{"&&", OP_AND},
		{"&&=", OP_AND},
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		if (str_is(text, table[i].text)) {
			return table[i].op;
		}
	}
	return OP_OTHER;
}

static enum expr_op operator_of(struct builder *builder, syntax_id node)
{
	syntax_id operator= syntax_field(builder->syntax, node, FIELD_OPERATOR);

	return operator== SYNTAX_NO ? OP_OTHER : op_of(syntax_text(builder->syntax, operator));
}

expr_id operator_unary(struct builder *builder, syntax_id node)
{
	syntax_id argument = syntax_field(builder->syntax, node, FIELD_ARGUMENT);
	expr_id left = argument == SYNTAX_NO ? ID_NONE : value_read(builder, argument);
	bool is_void = str_starts(syntax_text(builder->syntax, node), "void");
	bool is_delete = str_starts(syntax_text(builder->syntax, node), "delete");
	expr_id id = value_new(builder, is_void ? EXPR_NULL : EXPR_UNARY, node);

	builder->exprs.items[id].left = left;
	builder->exprs.items[id].op = (uint8_t)operator_of(builder, node);
	if (is_delete && left != ID_NONE) {
		value_mark_mutated(builder, left);
	}
	return id;
}

static expr_id read_logical(struct builder *builder, syntax_id node, enum expr_op op)
{
	syntax_id right_node = syntax_field(builder->syntax, node, FIELD_RIGHT);
	expr_id left = value_read(builder, syntax_field(builder->syntax, node, FIELD_LEFT));
	uint32_t opening = flow_open(builder, STEP_AND, left, node);
	expr_id right = value_read(builder, right_node);
	expr_id id = value_new(builder, op == OP_AND ? EXPR_BOTH : EXPR_EITHER, node);

	flow_close(builder, opening, node);
	builder->exprs.items[id].op = (uint8_t)op;
	builder->exprs.items[id].left = left;
	builder->exprs.items[id].right = right;
	return id;
}

expr_id operator_binary(struct builder *builder, syntax_id node)
{
	syntax_id left_node = syntax_field(builder->syntax, node, FIELD_LEFT);
	syntax_id right_node = syntax_field(builder->syntax, node, FIELD_RIGHT);
	enum expr_op op = operator_of(builder, node);
	expr_id left;
	expr_id right;
	expr_id id;

	if (left_node == SYNTAX_NO || right_node == SYNTAX_NO) {
		return value_new(builder, EXPR_UNKNOWN, node);
	}
	if (op == OP_AND || op == OP_OR || op == OP_NULLISH) {
		return read_logical(builder, node, op);
	}
	left = value_read(builder, left_node);
	right = value_read(builder, right_node);
	id = value_new(builder, EXPR_BINARY, node);
	builder->exprs.items[id].op = (uint8_t)op;
	builder->exprs.items[id].left = left;
	builder->exprs.items[id].right = right;
	return id;
}

static expr_id read_branch(struct builder *builder, syntax_id branch, enum step_kind kind,
	expr_id test, syntax_id whole)
{
	uint32_t opening = flow_open(builder, kind, test, branch == SYNTAX_NO ? whole : branch);
	expr_id value = branch == SYNTAX_NO ? value_new(builder, EXPR_UNKNOWN, whole)
					    : value_read(builder, branch);

	flow_close(builder, opening, whole);
	return value;
}

expr_id operator_choice(struct builder *builder, syntax_id node)
{
	syntax_id condition = syntax_field(builder->syntax, node, FIELD_CONDITION);
	syntax_id yes = syntax_field(builder->syntax, node, FIELD_CONSEQUENCE);
	syntax_id no = syntax_field(builder->syntax, node, FIELD_ALTERNATIVE);
	expr_id test = condition == SYNTAX_NO ? value_new(builder, EXPR_UNKNOWN, node)
					      : value_read(builder, condition);
	expr_id left = read_branch(builder, yes, STEP_IF, test, node);
	expr_id right = read_branch(builder, no, STEP_ELSE, ID_NONE, node);
	expr_id id = value_new(builder, EXPR_CHOICE, node);

	value_set_kids(builder, id, &test, 1);
	builder->exprs.items[id].left = left;
	builder->exprs.items[id].right = right;
	return id;
}

static bool is_pattern(enum syntax_kind kind)
{
	return kind == SYN_OBJECT_PATTERN || kind == SYN_ARRAY_PATTERN || kind == SYN_OBJECT ||
	       kind == SYN_ARRAY;
}

expr_id operator_assignment(struct builder *builder, syntax_id node)
{
	bool augmented = kind_at(builder, node) == SYN_AUGMENTED_ASSIGNMENT_EXPRESSION;
	syntax_id target = syntax_field(builder->syntax, node, FIELD_LEFT);
	syntax_id source = syntax_field(builder->syntax, node, FIELD_RIGHT);
	expr_id left = ID_NONE;
	expr_id right;
	expr_id id;

	if (target == SYNTAX_NO || source == SYNTAX_NO) {
		return value_new(builder, EXPR_UNKNOWN, node);
	}
	if (!is_pattern(kind_at(builder, target))) {
		left = value_read(builder, target);
		if (builder->exprs.items[left].kind == EXPR_MEMBER ||
			builder->exprs.items[left].kind == EXPR_INDEX) {
			value_mark_mutated(builder, left);
		}
		if (builder->exprs.items[left].kind == EXPR_MEMBER) {
			builder->hint = builder->exprs.items[left].name;
			builder->hint_start = node_at(builder, target)->start;
		}
	}
	right = value_read(builder, source);
	builder->hint = STR_NONE;
	id = value_new(builder, EXPR_ASSIGN, node);
	builder->exprs.items[id].left = left;
	builder->exprs.items[id].right = right;
	builder->exprs.items[id].op = augmented ? (uint8_t)operator_of(builder, node) : OP_NONE;
	flow_step(builder, STEP_ASSIGN, id, node);
	pattern_assign(builder, target, augmented ? ID_NONE : right);
	if (augmented && left != ID_NONE && builder->exprs.items[left].binding != ID_NONE) {
		builder->bindings.items[builder->exprs.items[left].binding].reassigned = true;
	}
	links_assignment(builder, id);
	return id;
}

expr_id operator_update(struct builder *builder, syntax_id node)
{
	syntax_id argument = syntax_field(builder->syntax, node, FIELD_ARGUMENT);
	expr_id left = argument == SYNTAX_NO ? ID_NONE : value_read(builder, argument);
	expr_id id = value_new(builder, EXPR_UNKNOWN, node);

	if (left != ID_NONE) {
		if (builder->exprs.items[left].binding != ID_NONE) {
			builder->bindings.items[builder->exprs.items[left].binding].reassigned =
				true;
		}
		value_set_kids(builder, id, &left, 1);
	}
	return id;
}
