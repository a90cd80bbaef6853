#include "base/ascii.h"
#include "module/builder.h"

/* Classes, with the decorators and types that frameworks go by. */

typedef VEC(uint32_t) id_vec;

static expr_id read_type_part(struct builder *builder, struct str part, expr_id left)
{
	expr_id id = (expr_id)builder->exprs.n;

	vec_push(builder->scratch, &builder->exprs,
		(struct expr){
			.kind = left == ID_NONE ? EXPR_NAME : EXPR_MEMBER,
			.start = (uint32_t)(part.s - builder->syntax->text.s),
			.end = (uint32_t)(part.s - builder->syntax->text.s + (ptrdiff_t)part.n),
			.left = left,
			.right = ID_NONE,
			.function = builder->function,
			.binding = left == ID_NONE ? scope_find(builder, part) : ID_NONE,
			.name = part,
		});
	return id;
}

static size_t name_length(struct str text)
{
	size_t n = 0;

	while (n < text.n && (ascii_is_alnum(text.s[n]) || text.s[n] == '_' || text.s[n] == '$')) {
		n++;
	}
	return n;
}

/* `: Name`, `: a.Name`, `: Name<…>`. The annotation is one leaf of the tree. */
static expr_id read_type(struct builder *builder, syntax_id around)
{
	syntax_id annotation = syntax_child(builder->syntax, around, SYN_TYPE_ANNOTATION);
	struct str text;
	expr_id type = ID_NONE;
	size_t n;

	if (annotation == SYNTAX_NO) {
		return ID_NONE;
	}
	text = syntax_text(builder->syntax, annotation);
	text = str_trim(str_slice(text, 1, text.n));
	while ((n = name_length(text)) > 0) {
		type = read_type_part(builder, str_slice(text, 0, n), type);
		text = str_slice(text, n, text.n);
		if (text.n == 0 || text.s[0] != '.') {
			break;
		}
		text = str_slice(text, 1, text.n);
	}
	text = str_trim(text);
	return text.n == 0 || (text.s[0] == '<' && str_ends(text, ">")) ? type : ID_NONE;
}

static void read_decorator(struct builder *builder, syntax_id node, id_vec *decorators)
{
	syntax_id operand = value_operand(builder, node);

	if (operand != SYNTAX_NO) {
		expr_id value = value_read(builder, operand);

		vec_push(builder->scratch, decorators, value);
	}
}

static void read_decorators(struct builder *builder, syntax_id around, id_vec *decorators)
{
	syntax_each (child, builder->syntax, around) {
		if (kind_at(builder, child) == SYN_DECORATOR) {
			read_decorator(builder, child, decorators);
		}
	}
}

/* public, private, protected, readonly or override before the parameter's name? */
static bool has_modifier(struct builder *builder, syntax_id param, syntax_id pattern)
{
	static const char *const words[] = {
		"public", "private", "protected", "readonly", "override"};
	uint32_t from = node_at(builder, param)->start;
	struct str before;

	syntax_each (child, builder->syntax, param) {
		if (kind_at(builder, child) == SYN_DECORATOR) {
			from = node_at(builder, child)->end;
		}
	}
	before = str_trim(str_slice(builder->syntax->text, from, node_at(builder, pattern)->start));
	return str_in(
		str_slice(before, 0, name_length(before)), words, sizeof(words) / sizeof(words[0]));
}

void class_read_param(struct builder *builder, syntax_id param, syntax_id pattern)
{
	struct param out = {.is_field = has_modifier(builder, param, pattern)};
	id_vec decorators = {0};

	builder->muted++;
	read_decorators(builder, param, &decorators);
	builder->muted--;
	out.first_decorator = value_kids(builder, decorators.items, decorators.n);
	out.decorator_count = (uint32_t)decorators.n;
	out.type = read_type(builder, param);
	vec_push(builder->scratch, &builder->params, out);
}

void class_read_field(struct builder *builder, syntax_id node, prop_vec *props)
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
	prop = object_keyed_prop(builder, PROP_VALUE, key);
	if (value != SYNTAX_NO) {
		prop.value = value_read(builder, value);
	}
	prop.type = read_type(builder, node);
	builder->hint = STR_NONE;
	vec_push(builder->scratch, props, prop);
}

/* Decorators stand before the member they belong to, or inside it. */
static void give_decorators(
	struct builder *builder, syntax_id member, prop_vec *props, id_vec *decorators)
{
	read_decorators(builder, member, decorators);
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
			object_read_method(builder, child, props);
			break;
		case SYN_FIELD_DEFINITION:
		case SYN_PUBLIC_FIELD_DEFINITION:
			class_read_field(builder, child, props);
			break;
		default:
			break;
		}
		if (props->n > before) {
			give_decorators(builder, child, props, &decorators);
		}
	}
}

/* What an `extends` names, or ID_NONE. */
static expr_id read_superclass(struct builder *builder, syntax_id node)
{
	syntax_id heritage = syntax_child(builder->syntax, node, SYN_CLASS_HERITAGE);
	syntax_id clause;
	syntax_id operand;

	if (heritage == SYNTAX_NO) {
		return ID_NONE;
	}
	clause = syntax_child(builder->syntax, heritage, SYN_EXTENDS_CLAUSE);
	if (clause == SYNTAX_NO &&
		syntax_child(builder->syntax, heritage, SYN_IMPLEMENTS_CLAUSE) != SYNTAX_NO) {
		return ID_NONE;
	}
	operand = value_operand(builder, clause == SYNTAX_NO ? heritage : clause);
	return operand == SYNTAX_NO ? ID_NONE : value_read(builder, operand);
}

/* `@A() export class X` has them before the `export`, `export @A() class X` behind it. */
static expr_id read_class_decorators(struct builder *builder, syntax_id node)
{
	syntax_id outer = node_at(builder, node)->parent;
	id_vec decorators = {0};
	expr_id list;

	if (outer != SYNTAX_NO && kind_at(builder, outer) == SYN_EXPORT_STATEMENT) {
		read_decorators(builder, outer, &decorators);
	}
	read_decorators(builder, node, &decorators);
	if (decorators.n == 0) {
		return ID_NONE;
	}
	list = value_new(builder, EXPR_ARRAY, node);
	value_set_kids(builder, list, decorators.items, decorators.n);
	return list;
}

static struct str class_name(struct builder *builder, syntax_id node)
{
	syntax_id name = syntax_field(builder->syntax, node, FIELD_NAME);

	if (name != SYNTAX_NO) {
		return syntax_text(builder->syntax, name);
	}
	return str_absent(builder->hint) ? STR("") : builder->hint;
}

expr_id class_read(struct builder *builder, syntax_id node)
{
	syntax_id body = syntax_field(builder->syntax, node, FIELD_BODY);
	struct str name = class_name(builder, node);
	uint32_t outer = builder->class;
	prop_vec props = {0};
	expr_id super;
	expr_id decorators;
	expr_id id;

	builder->hint = STR_NONE;
	super = read_superclass(builder, node);
	vec_push(builder->scratch, &builder->classes, ID_NONE);
	builder->class = (uint32_t)builder->classes.n;
	/* fields run when an object is made, not here: they leave no steps; nor do decorators */
	builder->muted++;
	if (body != SYNTAX_NO) {
		read_members(builder, body, &props);
	}
	decorators = read_class_decorators(builder, node);
	builder->muted--;
	id = value_new(builder, EXPR_CLASS, node);
	builder->exprs.items[id].name = name;
	builder->exprs.items[id].left = super;
	builder->exprs.items[id].right = decorators;
	builder->exprs.items[id].index = builder->class;
	builder->classes.items[builder->class - 1] = id;
	object_set_props(builder, id, &props);
	builder->class = outer;
	return id;
}
