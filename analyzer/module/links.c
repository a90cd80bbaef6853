#include "module/builder.h"

/* Imports and exports: how the module is connected with others. */

static bool is_type_only(const struct builder *builder, syntax_id node)
{
	return syntax_has_child(builder->syntax, node, SYN_TOKEN_TYPE) ||
	       syntax_has_child(builder->syntax, node, SYN_TOKEN_TYPEOF);
}

static syntax_id source_of(const struct builder *builder, syntax_id node)
{
	return syntax_field(builder->syntax, node, FIELD_SOURCE);
}

static struct import new_import(
	struct builder *builder, enum import_kind kind, syntax_id source, struct str name)
{
	return (struct import){
		.kind = (uint8_t)kind,
		.name = name,
		.specifier = value_string(builder, source),
		.local = ID_NONE,
		.start = node_at(builder, source)->start,
		.end = node_at(builder, source)->end,
	};
}

static void add_import(struct builder *builder, enum import_kind kind, syntax_id source,
	struct str name, syntax_id local)
{
	struct import import = new_import(builder, kind, source, name);

	if (local != SYNTAX_NO) {
		import.local = scope_declare(
			builder, kind == IMPORT_TYPE ? BINDING_TYPE_ONLY : BINDING_IMPORT, local);
		builder->bindings.items[import.local].import = (uint32_t)builder->imports.n;
	}
	vec_push(builder->scratch, &builder->imports, import);
}

static void declare_named(struct builder *builder, syntax_id list, syntax_id source, bool all_types)
{
	syntax_each (child, builder->syntax, list) {
		syntax_id name = syntax_field(builder->syntax, child, FIELD_NAME);
		syntax_id alias = syntax_field(builder->syntax, child, FIELD_ALIAS);
		bool is_type = all_types || is_type_only(builder, child);
		struct str text;

		if (kind_at(builder, child) != SYN_IMPORT_SPECIFIER || name == SYNTAX_NO) {
			continue;
		}
		text = kind_at(builder, name) == SYN_STRING ? value_string(builder, name)
							    : syntax_text(builder->syntax, name);
		add_import(builder, is_type ? IMPORT_TYPE : IMPORT_NAMED, source, text,
			alias == SYNTAX_NO ? name : alias);
	}
}

static void declare_clause(
	struct builder *builder, syntax_id clause, syntax_id source, bool all_types)
{
	syntax_each (child, builder->syntax, clause) {
		switch (kind_at(builder, child)) {
		case SYN_IDENTIFIER:
			add_import(builder, all_types ? IMPORT_TYPE : IMPORT_DEFAULT, source,
				STR("default"), child);
			break;
		case SYN_NAMESPACE_IMPORT: {
			syntax_id local = value_operand(builder, child);

			add_import(builder, all_types ? IMPORT_TYPE : IMPORT_NAMESPACE, source,
				STR("*"), local);
			break;
		}
		case SYN_NAMED_IMPORTS:
			declare_named(builder, child, source, all_types);
			break;
		default:
			break;
		}
	}
}

void links_declare_import(struct builder *builder, syntax_id node)
{
	syntax_id clause = syntax_child(builder->syntax, node, SYN_IMPORT_CLAUSE);
	syntax_id require = syntax_child(builder->syntax, node, SYN_IMPORT_REQUIRE_CLAUSE);
	bool all_types = is_type_only(builder, node);
	syntax_id source = source_of(builder, require == SYNTAX_NO ? node : require);

	if (source == SYNTAX_NO || kind_at(builder, source) != SYN_STRING) {
		return;
	}
	if (clause != SYNTAX_NO) {
		declare_clause(builder, clause, source, all_types);
	} else if (require != SYNTAX_NO) {
		add_import(builder, IMPORT_NAMESPACE, source, STR("*"),
			value_operand(builder, require));
	} else {
		add_import(builder, IMPORT_EFFECT, source, STR(""), SYNTAX_NO);
	}
}

static void add_export(struct builder *builder, enum export_kind kind, struct str name,
	expr_id value, syntax_id at)
{
	vec_push(builder->scratch, &builder->exports,
		(struct export){
			.kind = (uint8_t)kind,
			.name = name,
			.value = value,
			.start = node_at(builder, at)->start,
			.end = node_at(builder, at)->end,
		});
}

static void export_pattern(struct builder *builder, syntax_id pattern)
{
	enum syntax_kind kind = kind_at(builder, pattern);

	if (kind == SYN_IDENTIFIER || kind == SYN_SHORTHAND_PROPERTY_IDENTIFIER_PATTERN) {
		add_export(builder, EXPORT_LOCAL, syntax_text(builder->syntax, pattern),
			value_name(builder, pattern), pattern);
		return;
	}
	syntax_each (child, builder->syntax, pattern) {
		enum syntax_field field = (enum syntax_field)node_at(builder, child)->field;

		if (field != FIELD_KEY && field != FIELD_RIGHT) {
			export_pattern(builder, child);
		}
	}
}

static void export_declaration(struct builder *builder, syntax_id node, bool is_default)
{
	syntax_id name = syntax_field(builder->syntax, node, FIELD_NAME);

	flow_statement(builder, node);
	if (name != SYNTAX_NO) {
		add_export(builder, EXPORT_LOCAL,
			is_default ? STR("default") : syntax_text(builder->syntax, name),
			value_name(builder, name), name);
		return;
	}
	syntax_each (child, builder->syntax, node) {
		syntax_id pattern = syntax_field(builder->syntax, child, FIELD_NAME);

		if (kind_at(builder, child) == SYN_VARIABLE_DECLARATOR && pattern != SYNTAX_NO) {
			export_pattern(builder, pattern);
		}
	}
}

/* `export default function () {}` and its kin are declarations without a name. */
static void export_default(struct builder *builder, syntax_id value)
{
	enum syntax_kind kind = kind_at(builder, value);
	expr_id expr;

	if (syntax_field(builder->syntax, value, FIELD_NAME) != SYNTAX_NO &&
		(kind == SYN_FUNCTION_DECLARATION || kind == SYN_CLASS_DECLARATION ||
			kind == SYN_GENERATOR_FUNCTION_DECLARATION ||
			kind == SYN_ABSTRACT_CLASS_DECLARATION)) {
		export_declaration(builder, value, true);
		return;
	}
	builder->hint = STR("default");
	builder->hint_start = node_at(builder, value)->start;
	if (kind == SYN_FUNCTION_DECLARATION || kind == SYN_GENERATOR_FUNCTION_DECLARATION) {
		expr = function_make(builder, value);
	} else if (kind == SYN_CLASS_DECLARATION) {
		expr = class_read(builder, value);
	} else {
		expr = value_read(builder, value);
	}
	builder->hint = STR_NONE;
	add_export(builder, EXPORT_LOCAL, STR("default"), expr, value);
}

static struct str export_name(struct builder *builder, syntax_id node)
{
	return kind_at(builder, node) == SYN_STRING ? value_string(builder, node)
						    : syntax_text(builder->syntax, node);
}

static void export_clause(struct builder *builder, syntax_id clause, syntax_id source)
{
	syntax_each (child, builder->syntax, clause) {
		syntax_id name = syntax_field(builder->syntax, child, FIELD_NAME);
		syntax_id alias = syntax_field(builder->syntax, child, FIELD_ALIAS);

		if (kind_at(builder, child) != SYN_EXPORT_SPECIFIER || name == SYNTAX_NO ||
			is_type_only(builder, child)) {
			continue;
		}
		if (alias == SYNTAX_NO) {
			alias = name;
		}
		if (source == SYNTAX_NO) {
			add_export(builder, EXPORT_LOCAL, export_name(builder, alias),
				value_name(builder, name), alias);
		} else {
			add_export(
				builder, EXPORT_FROM, export_name(builder, alias), ID_NONE, alias);
			vec_last(&builder->exports)->imported = export_name(builder, name);
			vec_last(&builder->exports)->specifier = value_string(builder, source);
		}
	}
}

static void export_star(struct builder *builder, syntax_id node, syntax_id source)
{
	syntax_id namespace = syntax_child(builder->syntax, node, SYN_NAMESPACE_EXPORT);
	syntax_id name = namespace == SYNTAX_NO ? SYNTAX_NO : value_operand(builder, namespace);

	if (name == SYNTAX_NO) {
		add_export(builder, EXPORT_STAR, STR("*"), ID_NONE, source);
	} else {
		add_export(builder, EXPORT_STAR_AS, export_name(builder, name), ID_NONE, name);
	}
	vec_last(&builder->exports)->specifier = value_string(builder, source);
}

void links_export(struct builder *builder, syntax_id node)
{
	syntax_id declaration = syntax_field(builder->syntax, node, FIELD_DECLARATION);
	syntax_id value = syntax_field(builder->syntax, node, FIELD_VALUE);
	syntax_id clause = syntax_child(builder->syntax, node, SYN_EXPORT_CLAUSE);
	syntax_id source = source_of(builder, node);
	bool is_default = syntax_has_child(builder->syntax, node, SYN_TOKEN_DEFAULT);

	if (is_type_only(builder, node)) {
		return;
	}
	if (is_default && (value != SYNTAX_NO || declaration != SYNTAX_NO)) {
		export_default(builder, value == SYNTAX_NO ? declaration : value);
	} else if (declaration != SYNTAX_NO) {
		export_declaration(builder, declaration, false);
	} else if (clause != SYNTAX_NO) {
		export_clause(builder, clause, source);
	} else if (source != SYNTAX_NO) {
		export_star(builder, node, source);
	} else {
		/* export = value */
		syntax_id operand = value_operand(builder, node);

		if (operand != SYNTAX_NO) {
			expr_id expr = value_read(builder, operand);

			add_export(builder, EXPORT_COMMONJS, STR("default"), expr, operand);
		}
	}
}

static bool is_global(const struct builder *builder, expr_id expr, const char *name)
{
	const struct expr *e = &builder->exprs.items[expr];

	return e->kind == EXPR_NAME && e->binding == ID_NONE && str_is(e->name, name);
}

/* require('x') and import('x') connect modules as import statements do. */
void links_call(struct builder *builder, expr_id call)
{
	struct expr e = builder->exprs.items[call];
	expr_id argument = ID_NONE;

	if (e.kind == EXPR_IMPORT) {
		argument = e.left;
	} else if (e.kind == EXPR_CALL && e.count > 0 && is_global(builder, e.left, "require")) {
		argument = builder->kid_ids.items[e.first];
	}
	if (argument == ID_NONE || builder->exprs.items[argument].kind != EXPR_STRING) {
		return;
	}
	builder->exprs.items[call].index = (uint32_t)builder->imports.n + 1;
	vec_push(builder->scratch, &builder->imports,
		(struct import){
			.kind = IMPORT_NAMESPACE,
			.name = STR("*"),
			.specifier = builder->exprs.items[argument].text,
			.local = ID_NONE,
			.start = builder->exprs.items[argument].start,
			.end = builder->exprs.items[argument].end,
		});
}

static bool is_module_exports(const struct builder *builder, expr_id expr)
{
	const struct expr *e = &builder->exprs.items[expr];

	return e->kind == EXPR_MEMBER && str_is(e->name, "exports") && e->left != ID_NONE &&
	       is_global(builder, e->left, "module");
}

void links_assignment(struct builder *builder, expr_id assignment)
{
	struct expr e = builder->exprs.items[assignment];
	struct expr target;
	struct str name;

	if (e.left == ID_NONE || e.op != OP_NONE) {
		return;
	}
	target = builder->exprs.items[e.left];
	if (is_module_exports(builder, e.left)) {
		name = STR("default");
	} else if (target.kind == EXPR_MEMBER && target.left != ID_NONE &&
		   (is_module_exports(builder, target.left) ||
			   is_global(builder, target.left, "exports"))) {
		name = target.name;
	} else {
		return;
	}
	vec_push(builder->scratch, &builder->exports,
		(struct export){
			.kind = EXPORT_COMMONJS,
			.name = name,
			.value = e.right,
			.start = target.start,
			.end = target.end,
		});
}
