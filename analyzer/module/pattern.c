#include "module/builder.h"

/* How the names of a pattern get their values: by declaration or by assignment. */
typedef void set_name(struct builder *builder, syntax_id name, expr_id value);

static void set_declared(struct builder *builder, syntax_id name, expr_id value)
{
	binding_id binding = scope_find(builder, syntax_text(builder->syntax, name));
	uint32_t step;

	if (binding == ID_NONE) {
		return;
	}
	if (builder->bindings.items[binding].value == ID_NONE) {
		builder->bindings.items[binding].value = value;
	} else if (value != ID_NONE) {
		builder->bindings.items[binding].reassigned = true;
	}
	step = flow_step(builder, STEP_BIND, value, name);
	if (step != ID_NONE) {
		builder->steps.items[step].binding = binding;
	}
}

/*
 * `let x; x = f()` is written for want of an expression form of try: the
 * first value assigned counts as the initial one, any further one as a change.
 */
static void set_assigned(struct builder *builder, syntax_id name, expr_id value)
{
	binding_id id = scope_find(builder, syntax_text(builder->syntax, name));

	if (id == ID_NONE) {
		return;
	}
	if (builder->bindings.items[id].value == ID_NONE &&
		builder->bindings.items[id].kind == BINDING_LET) {
		builder->bindings.items[id].value = value;
	} else {
		builder->bindings.items[id].reassigned = true;
	}
}

static void set_pattern(struct builder *builder, syntax_id node, expr_id value, set_name *set);

static expr_id with_default(struct builder *builder, expr_id value, syntax_id fallback)
{
	expr_id right = value_read(builder, fallback);
	expr_id either = value_new(builder, EXPR_EITHER, fallback);

	builder->exprs.items[either].op = OP_NULLISH;
	builder->exprs.items[either].left = value;
	builder->exprs.items[either].right = right;
	return either;
}

static void set_defaulted(struct builder *builder, syntax_id node, expr_id value, set_name *set)
{
	syntax_id left = syntax_field(builder->syntax, node, FIELD_LEFT);
	syntax_id right = syntax_field(builder->syntax, node, FIELD_RIGHT);

	if (left == SYNTAX_NO || right == SYNTAX_NO) {
		return;
	}
	if (kind_at(builder, node) == SYN_OBJECT_ASSIGNMENT_PATTERN) {
		value = value_member(builder, value, syntax_text(builder->syntax, left), left);
	}
	set_pattern(builder, left, with_default(builder, value, right), set);
}

static void set_pair(struct builder *builder, syntax_id node, expr_id object, set_name *set)
{
	syntax_id key = syntax_field(builder->syntax, node, FIELD_KEY);
	syntax_id target = syntax_field(builder->syntax, node, FIELD_VALUE);
	expr_id computed = ID_NONE;
	expr_id value;
	struct str name;

	if (key == SYNTAX_NO || target == SYNTAX_NO) {
		return;
	}
	name = value_key(builder, key, &computed);
	if (str_absent(name)) {
		value = value_new(builder, EXPR_INDEX, key);
		builder->exprs.items[value].left = object;
		builder->exprs.items[value].right = computed;
	} else {
		value = value_member(builder, object, name, key);
	}
	set_pattern(builder, target, value, set);
}

static void set_object(struct builder *builder, syntax_id node, expr_id object, set_name *set)
{
	syntax_each (child, builder->syntax, node) {
		switch (kind_at(builder, child)) {
		case SYN_SHORTHAND_PROPERTY_IDENTIFIER_PATTERN:
		case SYN_SHORTHAND_PROPERTY_IDENTIFIER:
			set(builder, child,
				value_member(builder, object, syntax_text(builder->syntax, child),
					child));
			break;
		case SYN_PAIR_PATTERN:
		case SYN_PAIR:
			set_pair(builder, child, object, set);
			break;
		case SYN_OBJECT_ASSIGNMENT_PATTERN:
			set_defaulted(builder, child, object, set);
			break;
		case SYN_REST_PATTERN:
			set_pattern(builder, child, object, set);
			break;
		default:
			break;
		}
	}
}

static double commas_between(const struct builder *builder, uint32_t from, uint32_t to)
{
	double count = 0;

	for (uint32_t i = from; i < to; i++) {
		count += builder->syntax->text.s[i] == ',';
	}
	return count;
}

static void set_array(struct builder *builder, syntax_id node, expr_id array, set_name *set)
{
	uint32_t from = node_at(builder, node)->start;
	double index = 0;

	syntax_each (child, builder->syntax, node) {
		expr_id value;
		expr_id number;

		/* holes are no nodes: only their commas show */
		index += commas_between(builder, from, node_at(builder, child)->start);
		from = node_at(builder, child)->end;
		number = value_new(builder, EXPR_NUMBER, child);
		builder->exprs.items[number].number = index;
		value = value_new(builder, EXPR_INDEX, child);
		builder->exprs.items[value].left = array;
		builder->exprs.items[value].right = number;
		set_pattern(builder, child, value, set);
	}
}

/* What is left over after the named parts: nothing certain is known of it. */
static void set_rest(struct builder *builder, syntax_id node, expr_id value, set_name *set)
{
	syntax_id inner = value_operand(builder, node);
	expr_id rest;

	if (inner == SYNTAX_NO) {
		return;
	}
	rest = value_new(builder, EXPR_UNKNOWN, node);
	builder->exprs.items[rest].first = value_kids(builder, &value, 1);
	builder->exprs.items[rest].count = 1;
	set_pattern(builder, inner, rest, set);
}

static void set_pattern(struct builder *builder, syntax_id node, expr_id value, set_name *set)
{
	switch (kind_at(builder, node)) {
	case SYN_IDENTIFIER:
	case SYN_SHORTHAND_PROPERTY_IDENTIFIER_PATTERN:
		set(builder, node, value);
		break;
	case SYN_OBJECT_PATTERN:
	case SYN_OBJECT:
		set_object(builder, node, value, set);
		break;
	case SYN_ARRAY_PATTERN:
	case SYN_ARRAY:
		set_array(builder, node, value, set);
		break;
	case SYN_ASSIGNMENT_PATTERN:
		set_defaulted(builder, node, value, set);
		break;
	case SYN_REST_PATTERN:
		set_rest(builder, node, value, set);
		break;
	default:
		break;
	}
}

void pattern_bind(struct builder *builder, syntax_id pattern, expr_id value)
{
	set_pattern(builder, pattern, value, set_declared);
}

void pattern_assign(struct builder *builder, syntax_id pattern, expr_id value)
{
	set_pattern(builder, pattern, value, set_assigned);
}
