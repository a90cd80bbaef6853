#include <stdlib.h>

#include "module/builder.h"

/* Expressions. Recursion is bounded: the syntax tree is at most SYNTAX_MAX_DEPTH deep. */

expr_id value_new(struct builder *builder, enum expr_kind kind, syntax_id node)
{
	expr_id id = (expr_id)builder->exprs.n;

	vec_push(builder->scratch, &builder->exprs,
		(struct expr){
			.kind = (uint8_t)kind,
			.start = node_at(builder, node)->start,
			.end = node_at(builder, node)->end,
			.left = ID_NONE,
			.right = ID_NONE,
			.function = builder->function,
			.binding = ID_NONE,
		});
	return id;
}

uint32_t value_kids(struct builder *builder, const uint32_t *ids, size_t count)
{
	uint32_t first = (uint32_t)builder->kid_ids.n;

	for (size_t i = 0; i < count; i++) {
		vec_push(builder->scratch, &builder->kid_ids, ids[i]);
	}
	return first;
}

void value_set_kids(struct builder *builder, expr_id expr, const uint32_t *ids, size_t count)
{
	uint32_t first = value_kids(builder, ids, count);

	builder->exprs.items[expr].first = first;
	builder->exprs.items[expr].count = (uint32_t)count;
}

expr_id value_member(struct builder *builder, expr_id object, struct str name, syntax_id at)
{
	expr_id id = value_new(builder, EXPR_MEMBER, at);

	builder->exprs.items[id].left = object;
	builder->exprs.items[id].name = name;
	return id;
}

static bool is_type(enum syntax_kind kind)
{
	switch (kind) {
#define SYNTAX_KIND(id, name)
#define SYNTAX_TYPE(id, name) case id:
#define SYNTAX_TOKEN(id, name)
#include "syntax/kinds.def"
#undef SYNTAX_KIND
#undef SYNTAX_TYPE
#undef SYNTAX_TOKEN
		return true;
	default:
		return false;
	}
}

syntax_id value_operand(const struct builder *builder, syntax_id node)
{
	syntax_each (child, builder->syntax, node) {
		if (node_at(builder, child)->named && !is_type(kind_at(builder, child))) {
			return child;
		}
	}
	return SYNTAX_NO;
}

/* Reads every named child as an expression and returns them as kids of `expr`. */
static void read_kids(struct builder *builder, syntax_id list, expr_id expr)
{
	VEC(uint32_t) ids = {0};

	syntax_each (child, builder->syntax, list) {
		if (node_at(builder, child)->named && !is_type(kind_at(builder, child))) {
			expr_id kid = value_read(builder, child);

			vec_push(builder->scratch, &ids, kid);
		}
	}
	value_set_kids(builder, expr, ids.items, ids.n);
}

static expr_id read_string(struct builder *builder, syntax_id node)
{
	expr_id id = value_new(builder, EXPR_STRING, node);
	struct str text = value_string(builder, node);

	builder->exprs.items[id].text = text;
	return id;
}

/* Text that is no code: an attribute's value, with its quotes where it has any. */
static expr_id read_text(struct builder *builder, syntax_id node)
{
	expr_id id = value_new(builder, EXPR_STRING, node);
	struct str text = syntax_text(builder->syntax, node);

	if (text.n > 1 && (text.s[0] == '"' || text.s[0] == '\'') &&
		text.s[text.n - 1] == text.s[0]) {
		text = str_slice(text, 1, text.n - 1);
	}
	builder->exprs.items[id].text = text;
	return id;
}

static expr_id fixed_part(struct builder *builder, syntax_id node, uint32_t from, uint32_t to)
{
	expr_id id = value_new(builder, EXPR_STRING, node);

	builder->exprs.items[id].start = from;
	builder->exprs.items[id].end = to;
	builder->exprs.items[id].text =
		value_unescape(builder, str_slice(builder->syntax->text, from, to));
	return id;
}

static expr_id read_template(struct builder *builder, syntax_id node)
{
	VEC(uint32_t) ids = {0};
	uint32_t from = node_at(builder, node)->start + 1;
	uint32_t end = node_at(builder, node)->end;
	expr_id id;

	if (!syntax_has_child(builder->syntax, node, SYN_TEMPLATE_SUBSTITUTION)) {
		return read_string(builder, node);
	}
	syntax_each (child, builder->syntax, node) {
		syntax_id hole = value_operand(builder, child);

		if (kind_at(builder, child) != SYN_TEMPLATE_SUBSTITUTION || hole == SYNTAX_NO) {
			continue;
		}
		vec_push(builder->scratch, &ids,
			fixed_part(builder, node, from, node_at(builder, child)->start));
		vec_push(builder->scratch, &ids, value_read(builder, hole));
		from = node_at(builder, child)->end;
	}
	vec_push(builder->scratch, &ids,
		fixed_part(builder, node, from, end > from ? end - 1 : from));
	id = value_new(builder, EXPR_TEMPLATE, node);
	value_set_kids(builder, id, ids.items, ids.n);
	return id;
}

/* strtod reads decimal and hexadecimal numbers, and the locale is always C. */
static double number_of(const char *digits)
{
	bool prefixed = digits[0] == '0';

	if (prefixed && (digits[1] == 'b' || digits[1] == 'B')) {
		return (double)strtoull(digits + 2, NULL, 2);
	}
	if (prefixed && (digits[1] == 'o' || digits[1] == 'O')) {
		return (double)strtoull(digits + 2, NULL, 8);
	}
	return strtod(digits, NULL);
}

static expr_id read_number(struct builder *builder, syntax_id node)
{
	expr_id id = value_new(builder, EXPR_NUMBER, node);
	struct str text = syntax_text(builder->syntax, node);
	char digits[64];
	size_t n = 0;

	for (size_t i = 0; i < text.n && n + 1 < sizeof(digits); i++) {
		if (text.s[i] != '_') {
			digits[n++] = text.s[i];
		}
	}
	digits[n] = '\0';
	builder->exprs.items[id].text = text;
	builder->exprs.items[id].number = number_of(digits);
	return id;
}

static expr_id read_regex(struct builder *builder, syntax_id node)
{
	expr_id id = value_new(builder, EXPR_REGEX, node);
	syntax_id pattern = syntax_field(builder->syntax, node, FIELD_PATTERN);
	syntax_id flags = syntax_field(builder->syntax, node, FIELD_FLAGS);

	if (pattern != SYNTAX_NO) {
		builder->exprs.items[id].text = syntax_text(builder->syntax, pattern);
	}
	if (flags != SYNTAX_NO) {
		builder->exprs.items[id].name = syntax_text(builder->syntax, flags);
	}
	return id;
}

expr_id value_name(struct builder *builder, syntax_id node)
{
	expr_id id = value_new(builder, EXPR_NAME, node);
	struct str name = syntax_text(builder->syntax, node);

	builder->exprs.items[id].name = name;
	builder->exprs.items[id].binding = scope_find(builder, name);
	return id;
}

static expr_id read_member(struct builder *builder, syntax_id node)
{
	syntax_id object = syntax_field(builder->syntax, node, FIELD_OBJECT);
	syntax_id property = syntax_field(builder->syntax, node, FIELD_PROPERTY);
	expr_id left;
	expr_id id;

	if (object == SYNTAX_NO || property == SYNTAX_NO) {
		return value_new(builder, EXPR_UNKNOWN, node);
	}
	left = value_read(builder, object);
	id = value_member(builder, left, syntax_text(builder->syntax, property), node);
	return id;
}

static expr_id read_subscript(struct builder *builder, syntax_id node)
{
	syntax_id object = syntax_field(builder->syntax, node, FIELD_OBJECT);
	syntax_id index = syntax_field(builder->syntax, node, FIELD_INDEX);
	expr_id left;
	expr_id right;
	expr_id id;

	if (object == SYNTAX_NO || index == SYNTAX_NO) {
		return value_new(builder, EXPR_UNKNOWN, node);
	}
	left = value_read(builder, object);
	right = value_read(builder, index);
	if (builder->exprs.items[right].kind == EXPR_STRING) {
		id = value_member(builder, left, builder->exprs.items[right].text, node);
	} else {
		id = value_new(builder, EXPR_INDEX, node);
		builder->exprs.items[id].left = left;
		builder->exprs.items[id].right = right;
	}
	return id;
}

/* `a.b.c` is changed inside: so is what `a` names. */
void value_mark_mutated(struct builder *builder, expr_id inside)
{
	const struct expr *e = &builder->exprs.items[inside];

	while ((e->kind == EXPR_MEMBER || e->kind == EXPR_INDEX) && e->left != ID_NONE) {
		e = &builder->exprs.items[e->left];
	}
	if (e->kind == EXPR_NAME && e->binding != ID_NONE) {
		builder->bindings.items[e->binding].mutated = true;
	}
}

/* list.push(x), Object.assign(object, x) */
static void mark_call(struct builder *builder, expr_id call)
{
	static const char *const verbs[] = {
		"push", "unshift", "pop", "shift", "splice", "reverse", "fill", "copyWithin"};
	const struct expr *e = &builder->exprs.items[call];
	const struct expr *callee = &builder->exprs.items[e->left];
	const struct expr *object;

	if (callee->kind != EXPR_MEMBER || callee->left == ID_NONE) {
		return;
	}
	object = &builder->exprs.items[callee->left];
	if (str_in(callee->name, verbs, sizeof(verbs) / sizeof(verbs[0]))) {
		value_mark_mutated(builder, callee->left);
	} else if (object->kind == EXPR_NAME && str_is(object->name, "Object") && e->count > 0 &&
		   (str_is(callee->name, "assign") || str_starts(callee->name, "defineProp"))) {
		value_mark_mutated(builder, builder->kid_ids.items[e->first]);
	}
}

static expr_id read_import_call(struct builder *builder, syntax_id node, syntax_id arguments)
{
	syntax_id first = value_operand(builder, arguments);
	expr_id left = first == SYNTAX_NO ? ID_NONE : value_read(builder, first);
	expr_id id = value_new(builder, EXPR_IMPORT, node);

	builder->exprs.items[id].left = left;
	links_call(builder, id);
	return id;
}

static expr_id read_call(struct builder *builder, syntax_id node)
{
	bool is_new = kind_at(builder, node) == SYN_NEW_EXPRESSION;
	syntax_id callee =
		syntax_field(builder->syntax, node, is_new ? FIELD_CONSTRUCTOR : FIELD_FUNCTION);
	syntax_id arguments = syntax_field(builder->syntax, node, FIELD_ARGUMENTS);
	expr_id left;
	expr_id id;

	if (callee == SYNTAX_NO) {
		return value_new(builder, EXPR_UNKNOWN, node);
	}
	if (kind_at(builder, callee) == SYN_IMPORT && arguments != SYNTAX_NO) {
		return read_import_call(builder, node, arguments);
	}
	left = value_read(builder, callee);
	id = value_new(builder, is_new ? EXPR_NEW : EXPR_CALL, node);
	builder->exprs.items[id].left = left;
	if (arguments != SYNTAX_NO && kind_at(builder, arguments) == SYN_TEMPLATE_STRING) {
		expr_id template = value_read(builder, arguments);

		value_set_kids(builder, id, &template, 1);
	} else if (arguments != SYNTAX_NO) {
		read_kids(builder, arguments, id);
	}
	links_call(builder, id);
	mark_call(builder, id);
	flow_step(builder, STEP_CALL, id, node);
	return id;
}

static expr_id read_wrapped(struct builder *builder, syntax_id node, enum expr_kind kind)
{
	syntax_id operand = value_operand(builder, node);
	expr_id left = operand == SYNTAX_NO ? ID_NONE : value_read(builder, operand);
	expr_id id = value_new(builder, kind, node);

	builder->exprs.items[id].left = left;
	if (kind == EXPR_AWAIT) {
		flow_step(builder, STEP_AWAIT, id, node);
	}
	return id;
}

static expr_id read_list_expr(struct builder *builder, syntax_id node, enum expr_kind kind)
{
	expr_id id = value_new(builder, kind, node);

	read_kids(builder, node, id);
	return id;
}

static expr_id read_unknown(struct builder *builder, syntax_id node)
{
	return read_list_expr(builder, node, EXPR_UNKNOWN);
}

static expr_id read_transparent(struct builder *builder, syntax_id node)
{
	syntax_id operand = SYNTAX_NO;

	/* `<T>x` has its type first, `x as T` last; types are leaves of other kinds */
	if (kind_at(builder, node) == SYN_TYPE_ASSERTION) {
		syntax_each (child, builder->syntax, node) {
			operand = child;
		}
	} else {
		operand = value_operand(builder, node);
	}
	return operand == SYNTAX_NO ? value_new(builder, EXPR_UNKNOWN, node)
				    : value_read(builder, operand);
}

static expr_id read_this(struct builder *builder, syntax_id node)
{
	expr_id id = value_new(builder, EXPR_THIS, node);

	builder->exprs.items[id].name = syntax_text(builder->syntax, node);
	builder->exprs.items[id].index = builder->class;
	return id;
}

static expr_id read_boolean(struct builder *builder, syntax_id node)
{
	expr_id id = value_new(builder, EXPR_BOOLEAN, node);

	builder->exprs.items[id].number = kind_at(builder, node) == SYN_TRUE;
	return id;
}

/* Is a name given to such a value a name for what it holds? */
static bool keeps_name(enum syntax_kind kind)
{
	return kind == SYN_ARROW_FUNCTION || kind == SYN_FUNCTION_EXPRESSION ||
	       kind == SYN_GENERATOR_FUNCTION || kind == SYN_CLASS ||
	       kind == SYN_PARENTHESIZED_EXPRESSION || kind == SYN_AS_EXPRESSION ||
	       kind == SYN_SATISFIES_EXPRESSION;
}

static expr_id read_operator(struct builder *builder, syntax_id node, enum syntax_kind kind)
{
	switch (kind) {
	case SYN_UNARY_EXPRESSION:
		return operator_unary(builder, node);
	case SYN_UPDATE_EXPRESSION:
		return operator_update(builder, node);
	case SYN_BINARY_EXPRESSION:
		return operator_binary(builder, node);
	case SYN_TERNARY_EXPRESSION:
		return operator_choice(builder, node);
	default:
		return operator_assignment(builder, node);
	}
}

expr_id value_read(struct builder *builder, syntax_id node)
{
	enum syntax_kind kind = kind_at(builder, node);

	if (!keeps_name(kind)) {
		builder->hint = STR_NONE;
	}
	switch (kind) {
	case SYN_STRING:
		return read_string(builder, node);
	case SYN_JSX_TEXT:
		return read_text(builder, node);
	case SYN_TEMPLATE_STRING:
		return read_template(builder, node);
	case SYN_NUMBER:
		return read_number(builder, node);
	case SYN_REGEX:
		return read_regex(builder, node);
	case SYN_TRUE:
	case SYN_FALSE:
		return read_boolean(builder, node);
	case SYN_NULL:
	case SYN_UNDEFINED:
		return value_new(builder, EXPR_NULL, node);
	case SYN_IDENTIFIER:
	case SYN_SHORTHAND_PROPERTY_IDENTIFIER:
		return value_name(builder, node);
	case SYN_THIS:
	case SYN_SUPER:
		return read_this(builder, node);
	case SYN_META_PROPERTY:
		return value_new(builder, EXPR_META, node);
	case SYN_MEMBER_EXPRESSION:
		return read_member(builder, node);
	case SYN_SUBSCRIPT_EXPRESSION:
		return read_subscript(builder, node);
	case SYN_CALL_EXPRESSION:
	case SYN_NEW_EXPRESSION:
		return read_call(builder, node);
	case SYN_AWAIT_EXPRESSION:
		return read_wrapped(builder, node, EXPR_AWAIT);
	case SYN_SPREAD_ELEMENT:
		return read_wrapped(builder, node, EXPR_SPREAD);
	case SYN_YIELD_EXPRESSION:
		return read_wrapped(builder, node, EXPR_YIELD);
	case SYN_UNARY_EXPRESSION:
	case SYN_UPDATE_EXPRESSION:
	case SYN_BINARY_EXPRESSION:
	case SYN_TERNARY_EXPRESSION:
	case SYN_ASSIGNMENT_EXPRESSION:
	case SYN_AUGMENTED_ASSIGNMENT_EXPRESSION:
		return read_operator(builder, node, kind);
	case SYN_SEQUENCE_EXPRESSION:
		return read_list_expr(builder, node, EXPR_SEQUENCE);
	case SYN_ARRAY:
		return read_list_expr(builder, node, EXPR_ARRAY);
	case SYN_OBJECT:
		return object_read(builder, node);
	case SYN_CLASS:
		return class_read(builder, node);
	case SYN_ARROW_FUNCTION:
	case SYN_FUNCTION_EXPRESSION:
	case SYN_GENERATOR_FUNCTION:
		return function_make(builder, node);
	case SYN_JSX_ELEMENT:
	case SYN_JSX_SELF_CLOSING_ELEMENT:
		return object_jsx(builder, node);
	case SYN_PARENTHESIZED_EXPRESSION:
	case SYN_AS_EXPRESSION:
	case SYN_SATISFIES_EXPRESSION:
	case SYN_NON_NULL_EXPRESSION:
	case SYN_INSTANTIATION_EXPRESSION:
	case SYN_TYPE_ASSERTION:
		return read_transparent(builder, node);
	default:
		return read_unknown(builder, node);
	}
}
