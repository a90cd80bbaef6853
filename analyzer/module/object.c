#include "module/builder.h"

/* Objects, classes, enums and JSX elements: everything made of properties. */

typedef VEC(struct prop) prop_vec;

static void set_props(struct builder *builder, expr_id expr, const prop_vec *props)
{
	uint32_t first = (uint32_t)builder->props.n;

	for (size_t i = 0; i < props->n; i++) {
		vec_push(builder->keep, &builder->props, props->items[i]);
	}
	builder->exprs.items[expr].first = first;
	builder->exprs.items[expr].count = (uint32_t)props->n;
}

static struct prop new_prop(
	struct builder *builder, enum prop_kind kind, syntax_id key, struct str text)
{
	return (struct prop){
		.kind = (uint8_t)kind,
		.key = text,
		.key_expr = ID_NONE,
		.value = ID_NONE,
		.start = node_at(builder, key)->start,
		.end = node_at(builder, key)->end,
	};
}

/* Starts the property that a node's key or name field names. */
static struct prop keyed_prop(struct builder *builder, enum prop_kind kind, syntax_id key)
{
	expr_id computed = ID_NONE;
	struct str text = value_key(builder, key, &computed);
	struct prop prop = new_prop(builder, kind, key, text);

	prop.key_expr = computed;
	if (computed != ID_NONE && kind == PROP_VALUE) {
		prop.kind = PROP_COMPUTED;
	}
	builder->hint = text;
	builder->hint_start = prop.start;
	return prop;
}

static void read_pair(struct builder *builder, syntax_id node, prop_vec *props)
{
	syntax_id key = syntax_field(builder->syntax, node, FIELD_KEY);
	syntax_id value = syntax_field(builder->syntax, node, FIELD_VALUE);
	struct prop prop;

	if (key == SYNTAX_NO || value == SYNTAX_NO) {
		return;
	}
	prop = keyed_prop(builder, PROP_VALUE, key);
	prop.value = value_read(builder, value);
	builder->hint = STR_NONE;
	vec_push(builder->scratch, props, prop);
}

static void read_method(struct builder *builder, syntax_id node, prop_vec *props)
{
	syntax_id key = syntax_field(builder->syntax, node, FIELD_NAME);
	struct prop prop;

	if (key == SYNTAX_NO) {
		return;
	}
	prop = keyed_prop(builder, PROP_METHOD, key);
	prop.is_static = syntax_has_child(builder->syntax, node, SYN_TOKEN_STATIC);
	prop.value = function_make(builder, node);
	builder->hint = STR_NONE;
	vec_push(builder->scratch, props, prop);
}

static void read_spread(struct builder *builder, syntax_id node, prop_vec *props)
{
	syntax_id operand = value_operand(builder, node);
	struct prop prop = new_prop(builder, PROP_SPREAD, node, STR_NONE);

	if (operand != SYNTAX_NO) {
		prop.value = value_read(builder, operand);
	}
	vec_push(builder->scratch, props, prop);
}

expr_id object_read(struct builder *builder, syntax_id node)
{
	prop_vec props = {0};
	expr_id id;

	syntax_each (child, builder->syntax, node) {
		struct prop prop;

		switch (kind_at(builder, child)) {
		case SYN_PAIR:
			read_pair(builder, child, &props);
			break;
		case SYN_METHOD_DEFINITION:
			read_method(builder, child, &props);
			break;
		case SYN_SPREAD_ELEMENT:
			read_spread(builder, child, &props);
			break;
		case SYN_SHORTHAND_PROPERTY_IDENTIFIER:
			prop = new_prop(
				builder, PROP_VALUE, child, syntax_text(builder->syntax, child));
			prop.value = value_read(builder, child);
			vec_push(builder->scratch, &props, prop);
			break;
		default:
			break;
		}
	}
	id = value_new(builder, EXPR_OBJECT, node);
	set_props(builder, id, &props);
	return id;
}

static void read_field(struct builder *builder, syntax_id node, prop_vec *props)
{
	syntax_id key = syntax_field(builder->syntax, node, FIELD_NAME);
	syntax_id value = syntax_field(builder->syntax, node, FIELD_VALUE);
	struct prop prop;

	if (key == SYNTAX_NO) {
		key = syntax_field(builder->syntax, node, FIELD_PROPERTY);
	}
	if (key == SYNTAX_NO) {
		return;
	}
	prop = keyed_prop(builder, PROP_VALUE, key);
	prop.is_static = syntax_has_child(builder->syntax, node, SYN_TOKEN_STATIC);
	if (value != SYNTAX_NO) {
		prop.value = value_read(builder, value);
	}
	builder->hint = STR_NONE;
	vec_push(builder->scratch, props, prop);
}

typedef VEC(uint32_t) id_vec;

static void read_decorator(struct builder *builder, syntax_id node, id_vec *decorators)
{
	syntax_id operand = value_operand(builder, node);

	if (operand != SYNTAX_NO) {
		expr_id value = value_read(builder, operand);

		vec_push(builder->scratch, decorators, value);
	}
}

/* Decorators stand before the member they belong to, or inside it. */
static void give_decorators(
	struct builder *builder, syntax_id member, prop_vec *props, id_vec *decorators)
{
	syntax_each (child, builder->syntax, member) {
		if (kind_at(builder, child) == SYN_DECORATOR) {
			read_decorator(builder, child, decorators);
		}
	}
	if (props->n > 0 && decorators->n > 0) {
		vec_last(props)->first_decorator =
			value_kids(builder, decorators->items, decorators->n);
		vec_last(props)->decorator_count = (uint32_t)decorators->n;
	}
	decorators->n = 0;
}

static void read_members(struct builder *builder, syntax_id body, prop_vec *props)
{
	id_vec decorators = {0};

	syntax_each (child, builder->syntax, body) {
		size_t before = props->n;

		switch (kind_at(builder, child)) {
		case SYN_DECORATOR:
			read_decorator(builder, child, &decorators);
			continue;
		case SYN_METHOD_DEFINITION:
			read_method(builder, child, props);
			break;
		case SYN_FIELD_DEFINITION:
		case SYN_PUBLIC_FIELD_DEFINITION:
			read_field(builder, child, props);
			break;
		default:
			break;
		}
		if (props->n > before) {
			give_decorators(builder, child, props, &decorators);
		}
	}
}

expr_id object_class(struct builder *builder, syntax_id node)
{
	syntax_id body = syntax_field(builder->syntax, node, FIELD_BODY);
	syntax_id heritage = syntax_child(builder->syntax, node, SYN_CLASS_HERITAGE);
	prop_vec props = {0};
	expr_id super = ID_NONE;
	expr_id id;

	if (heritage != SYNTAX_NO) {
		syntax_id clause = syntax_child(builder->syntax, heritage, SYN_EXTENDS_CLAUSE);
		syntax_id operand = value_operand(builder, clause == SYNTAX_NO ? heritage : clause);

		super = operand == SYNTAX_NO ? ID_NONE : value_read(builder, operand);
	}
	/* fields run when an object is made, not here: they leave no steps */
	builder->muted++;
	if (body != SYNTAX_NO) {
		read_members(builder, body, &props);
	}
	builder->muted--;
	id = value_new(builder, EXPR_CLASS, node);
	builder->exprs.items[id].left = super;
	set_props(builder, id, &props);
	return id;
}

expr_id object_enum(struct builder *builder, syntax_id node)
{
	syntax_id body = syntax_field(builder->syntax, node, FIELD_BODY);
	prop_vec props = {0};
	expr_id id;

	if (body != SYNTAX_NO) {
		syntax_each (child, builder->syntax, body) {
			if (kind_at(builder, child) == SYN_ENUM_ASSIGNMENT) {
				read_field(builder, child, &props);
			}
		}
	}
	id = value_new(builder, EXPR_OBJECT, node);
	set_props(builder, id, &props);
	return id;
}

static void read_attribute(struct builder *builder, syntax_id node, prop_vec *props)
{
	syntax_id name = value_operand(builder, node);
	syntax_id value;
	struct prop prop;

	if (name == SYNTAX_NO) {
		return;
	}
	prop = new_prop(builder, PROP_VALUE, name, syntax_text(builder->syntax, name));
	value = node_at(builder, name)->next;
	while (value != SYNTAX_NO && !node_at(builder, value)->named) {
		value = node_at(builder, value)->next;
	}
	if (value != SYNTAX_NO && kind_at(builder, value) == SYN_JSX_EXPRESSION) {
		value = value_operand(builder, value);
	}
	if (value != SYNTAX_NO) {
		prop.value = value_read(builder, value);
	}
	vec_push(builder->scratch, props, prop);
}

static expr_id read_tag(struct builder *builder, syntax_id opening)
{
	syntax_id name = syntax_field(builder->syntax, opening, FIELD_NAME);
	struct str text;
	expr_id id;

	if (name == SYNTAX_NO) {
		return ID_NONE; /* a fragment */
	}
	text = syntax_text(builder->syntax, name);
	if (kind_at(builder, name) == SYN_IDENTIFIER && text.n > 0 && text.s[0] >= 'a' &&
		text.s[0] <= 'z') {
		id = value_new(builder, EXPR_STRING, name);
		builder->exprs.items[id].text = text;
		return id;
	}
	return value_read(builder, name);
}

static void read_children(struct builder *builder, syntax_id node, id_vec *kids)
{
	syntax_each (child, builder->syntax, node) {
		syntax_id value = child;
		enum syntax_kind kind = kind_at(builder, child);

		if (kind == SYN_JSX_EXPRESSION) {
			value = value_operand(builder, child);
		} else if (kind != SYN_JSX_ELEMENT && kind != SYN_JSX_SELF_CLOSING_ELEMENT) {
			continue;
		}
		if (value != SYNTAX_NO) {
			expr_id kid = value_read(builder, value);

			vec_push(builder->scratch, kids, kid);
		}
	}
}

expr_id object_jsx(struct builder *builder, syntax_id node)
{
	syntax_id opening = syntax_field(builder->syntax, node, FIELD_OPEN_TAG);
	prop_vec props = {0};
	id_vec kids = {0};
	expr_id tag;
	expr_id id;
	struct prop children;

	if (opening == SYNTAX_NO) {
		opening = node;
	}
	tag = read_tag(builder, opening);
	syntax_each (child, builder->syntax, opening) {
		if (kind_at(builder, child) == SYN_JSX_ATTRIBUTE) {
			read_attribute(builder, child, &props);
		} else if (kind_at(builder, child) == SYN_JSX_EXPRESSION &&
			   node_at(builder, child)->field == FIELD_ATTRIBUTE) {
			read_spread(builder, child, &props);
		}
	}
	if (opening != node) {
		read_children(builder, node, &kids);
	}
	if (kids.n > 0) {
		expr_id list = value_new(builder, EXPR_ARRAY, node);

		builder->exprs.items[list].first = value_kids(builder, kids.items, kids.n);
		builder->exprs.items[list].count = (uint32_t)kids.n;
		children = new_prop(builder, PROP_VALUE, node, STR("children"));
		children.value = list;
		vec_push(builder->scratch, &props, children);
	}
	id = value_new(builder, EXPR_JSX, node);
	builder->exprs.items[id].left = tag;
	set_props(builder, id, &props);
	flow_step(builder, STEP_READ_JSX, id, node);
	return id;
}
