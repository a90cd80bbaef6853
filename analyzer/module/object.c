#include <stdint.h>

#include "base/ascii.h"
#include "module/builder.h"

/* Objects, enums and JSX elements: everything made of properties; classes are in class.c. */

typedef VEC(uint32_t) id_vec;

void object_set_props(struct builder *builder, expr_id expr, const prop_vec *props)
{
	uint32_t first = (uint32_t)builder->props.n;

	for (size_t i = 0; i < props->n; i++) {
		vec_push(builder->scratch, &builder->props, props->items[i]);
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
		.type = ID_NONE,
		.start = node_at(builder, key)->start,
		.end = node_at(builder, key)->end,
	};
}

struct prop object_keyed_prop(struct builder *builder, enum prop_kind kind, syntax_id key)
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
	prop = object_keyed_prop(builder, PROP_VALUE, key);
	prop.value = value_read(builder, value);
	builder->hint = STR_NONE;
	vec_push(builder->scratch, props, prop);
}

void object_read_method(struct builder *builder, syntax_id node, prop_vec *props)
{
	syntax_id key = syntax_field(builder->syntax, node, FIELD_NAME);
	struct prop prop;

	if (key == SYNTAX_NO) {
		return;
	}
	prop = object_keyed_prop(builder, PROP_METHOD, key);
	prop.value = function_make(builder, node);
	builder->hint = STR_NONE;
	vec_push(builder->scratch, props, prop);
}

/* In a method of an object literal, `this` is that object and nothing around it. */
static void read_own_method(struct builder *builder, syntax_id node, prop_vec *props)
{
	uint32_t class = builder->class;

	builder->class = 0;
	object_read_method(builder, node, props);
	builder->class = class;
}

static void read_spread(struct builder *builder, syntax_id node, prop_vec *props)
{
	syntax_id operand = value_operand(builder, node);
	struct prop prop = new_prop(builder, PROP_SPREAD, node, STR_NONE);

	if (operand != SYNTAX_NO && kind_at(builder, operand) == SYN_SPREAD_ELEMENT) {
		operand = value_operand(builder, operand); /* in braces, of an element */
	}
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
			read_own_method(builder, child, &props);
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
	object_set_props(builder, id, &props);
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
				class_read_field(builder, child, &props);
			}
		}
	}
	id = value_new(builder, EXPR_OBJECT, node);
	object_set_props(builder, id, &props);
	return id;
}

/* sign-in-button as SignInButton, sign-in-url as signInUrl. */
static struct str joined_words(struct builder *builder, struct str text, bool capital)
{
	char *out = arena_alloc(builder->keep, text.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < text.n; i++) {
		if (text.s[i] == '-') {
			capital = true;
			continue;
		}
		out[n++] = capital ? ascii_upper(text.s[i]) : text.s[i];
		capital = false;
	}
	return (struct str){out, n};
}

static bool is_vue(const struct builder *builder)
{
	return str_ends(builder->path, ".vue");
}

/* Vue hands sign-in-url of a component to its property signInUrl. */
static struct str attribute_key(struct builder *builder, syntax_id name, expr_id tag)
{
	struct str text = syntax_text(builder->syntax, name);
	bool component = tag != ID_NONE && (builder->exprs.items[tag].kind != EXPR_STRING ||
						   str_has(builder->exprs.items[tag].text, "-"));

	if (!is_vue(builder) || !component || str_find_byte(text, '-') == SIZE_MAX ||
		str_starts(text, "v-") || str_starts(text, "data-") || str_starts(text, "aria-")) {
		return text;
	}
	return joined_words(builder, text, false);
}

static void read_attribute(struct builder *builder, syntax_id node, expr_id tag, prop_vec *props)
{
	syntax_id name = value_operand(builder, node);
	syntax_id value;
	struct prop prop;

	if (name == SYNTAX_NO) {
		return;
	}
	prop = new_prop(builder, PROP_VALUE, name, attribute_key(builder, name, tag));
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

/* In Vue <sign-in-button> is SignInButton where the file has one. */
static expr_id read_dashed_tag(struct builder *builder, syntax_id name, struct str text)
{
	struct str joined = joined_words(builder, text, true);
	binding_id binding = scope_find(builder, joined);
	expr_id id;

	if (binding == ID_NONE) {
		return ID_NONE;
	}
	id = value_new(builder, EXPR_NAME, name);
	builder->exprs.items[id].name = joined;
	builder->exprs.items[id].binding = binding;
	return id;
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
		id = is_vue(builder) && str_find_byte(text, '-') != SIZE_MAX
			     ? read_dashed_tag(builder, name, text)
			     : ID_NONE;
		if (id != ID_NONE) {
			return id;
		}
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
			read_attribute(builder, child, tag, &props);
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
	object_set_props(builder, id, &props);
	flow_step(builder, STEP_READ_JSX, id, node);
	return id;
}
