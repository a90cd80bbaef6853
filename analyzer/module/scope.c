#include "module/builder.h"

void scope_enter(struct builder *builder, bool is_function)
{
	struct scope *scope = arena_new(builder->scratch, struct scope);

	scope->outer = builder->scope;
	scope->is_function = is_function;
	builder->scope = scope;
}

void scope_leave(struct builder *builder)
{
	builder->scope = builder->scope->outer;
}

static binding_id declare_in(
	struct builder *builder, struct scope *scope, enum binding_kind kind, syntax_id name)
{
	struct str text = syntax_text(builder->syntax, name);
	binding_id old = map_get(&scope->names, text);
	binding_id id = (binding_id)builder->bindings.n;

	if (old != MAP_NONE) {
		return old; /* overloads, repeated var */
	}
	vec_push(builder->scratch, &builder->bindings,
		(struct binding){
			.kind = (uint8_t)kind,
			.name = text,
			.start = node_at(builder, name)->start,
			.end = node_at(builder, name)->end,
			.function = builder->function,
			.value = ID_NONE,
			.import = ID_NONE,
		});
	map_put(builder->scratch, &scope->names, text, id);
	return id;
}

binding_id scope_declare(struct builder *builder, enum binding_kind kind, syntax_id name)
{
	return declare_in(builder, builder->scope, kind, name);
}

binding_id scope_find(const struct builder *builder, struct str name)
{
	for (const struct scope *scope = builder->scope; scope != NULL; scope = scope->outer) {
		uint32_t id = map_get(&scope->names, name);

		if (id != MAP_NONE) {
			return id;
		}
	}
	return ID_NONE;
}

static bool is_name(enum syntax_kind kind)
{
	return kind == SYN_IDENTIFIER || kind == SYN_SHORTHAND_PROPERTY_IDENTIFIER_PATTERN;
}

static void declare_pattern_in(
	struct builder *builder, struct scope *scope, enum binding_kind kind, syntax_id pattern)
{
	struct syntax_node node = *node_at(builder, pattern);
	bool defaulted =
		node.kind == SYN_ASSIGNMENT_PATTERN || node.kind == SYN_OBJECT_ASSIGNMENT_PATTERN;

	if (is_name((enum syntax_kind)node.kind)) {
		declare_in(builder, scope, kind, pattern);
		return;
	}
	syntax_each (child, builder->syntax, pattern) {
		enum syntax_field field = (enum syntax_field)node_at(builder, child)->field;

		/* keys and default values declare nothing */
		if (field == FIELD_KEY || (defaulted && field == FIELD_RIGHT) ||
			(node.kind == SYN_REQUIRED_PARAMETER && field == FIELD_VALUE) ||
			(node.kind == SYN_OPTIONAL_PARAMETER && field == FIELD_VALUE)) {
			continue;
		}
		declare_pattern_in(builder, scope, kind, child);
	}
}

void scope_declare_pattern(struct builder *builder, enum binding_kind kind, syntax_id pattern)
{
	declare_pattern_in(builder, builder->scope, kind, pattern);
}

static struct scope *function_scope(struct builder *builder)
{
	struct scope *scope = builder->scope;

	while (!scope->is_function && scope->outer != NULL) {
		scope = scope->outer;
	}
	return scope;
}

static void hoist_variables(struct builder *builder, syntax_id declaration)
{
	bool is_var = kind_at(builder, declaration) == SYN_VARIABLE_DECLARATION;
	bool is_const = syntax_has_child(builder->syntax, declaration, SYN_TOKEN_CONST);

	syntax_each (child, builder->syntax, declaration) {
		syntax_id name;

		if (kind_at(builder, child) != SYN_VARIABLE_DECLARATOR) {
			continue;
		}
		name = syntax_field(builder->syntax, child, FIELD_NAME);
		if (name != SYNTAX_NO) {
			declare_pattern_in(builder,
				is_var ? function_scope(builder) : builder->scope,
				is_const ? BINDING_CONST : BINDING_LET, name);
		}
	}
}

static void hoist_named(struct builder *builder, enum binding_kind kind, syntax_id declaration)
{
	syntax_id name = syntax_field(builder->syntax, declaration, FIELD_NAME);

	if (name != SYNTAX_NO) {
		scope_declare(builder, kind, name);
	}
}

static void hoist_function(struct builder *builder, syntax_id declaration)
{
	syntax_id name = syntax_field(builder->syntax, declaration, FIELD_NAME);
	binding_id binding;

	if (name == SYNTAX_NO) {
		return;
	}
	binding = scope_declare(builder, BINDING_FUNCTION, name);
	builder->bindings.items[binding].value = function_make(builder, declaration);
}

static void hoist_statement(struct builder *builder, syntax_id node)
{
	switch (kind_at(builder, node)) {
	case SYN_LEXICAL_DECLARATION:
	case SYN_VARIABLE_DECLARATION:
	case SYN_USING_DECLARATION:
		hoist_variables(builder, node);
		break;
	case SYN_FUNCTION_DECLARATION:
	case SYN_GENERATOR_FUNCTION_DECLARATION:
		hoist_function(builder, node);
		break;
	case SYN_CLASS_DECLARATION:
	case SYN_ABSTRACT_CLASS_DECLARATION:
		hoist_named(builder, BINDING_CLASS, node);
		break;
	case SYN_ENUM_DECLARATION:
		hoist_named(builder, BINDING_ENUM, node);
		break;
	case SYN_IMPORT_STATEMENT:
		links_declare_import(builder, node);
		break;
	case SYN_EXPORT_STATEMENT: {
		syntax_id inner = syntax_field(builder->syntax, node, FIELD_DECLARATION);

		if (inner != SYNTAX_NO) {
			hoist_statement(builder, inner);
		}
		break;
	}
	default:
		break;
	}
}

void scope_hoist(struct builder *builder, syntax_id block)
{
	syntax_each (child, builder->syntax, block) {
		hoist_statement(builder, child);
	}
}
