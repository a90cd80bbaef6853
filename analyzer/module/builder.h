#ifndef MODULE_BUILDER_H
#define MODULE_BUILDER_H

#include "base/map.h"
#include "module/summary.h"
#include "syntax/syntax.h"

/*
 * Internal to the module room: the summary under construction. Functions are
 * queued and read one after the other, so that each one's steps lie together.
 */
struct scope {
	struct scope *outer;
	struct map names; /* name → binding_id */
	bool is_function; /* where `var` lands */
};

struct pending_function {
	function_id id;
	syntax_id node;
	struct scope *scope; /* around the function */
	uint32_t class; /* whose object `this` is in it, as in struct function */
};

typedef VEC(struct prop) prop_vec;

struct builder {
	struct arena *keep; /* what the summary is made of */
	struct arena *scratch; /* scopes, queue, tables that still grow */
	const struct syntax *syntax;
	struct str path;
	VEC(struct expr) exprs;
	VEC(uint32_t) kid_ids;
	VEC(struct prop) props;
	VEC(struct binding) bindings;
	VEC(struct function) functions;
	VEC(struct param) params;
	VEC(expr_id) classes;
	VEC(struct step) steps;
	VEC(struct import) imports;
	VEC(struct export) exports;
	VEC(struct pending_function) queue;
	struct scope *scope;
	function_id function; /* being read */
	uint32_t class; /* whose object `this` is: its place in classes + 1, or 0 */
	uint32_t muted; /* above 0: expressions leave no steps (class fields, decorators) */
	struct str hint; /* name for the next function or class expression */
	uint32_t hint_start;
};

/* scope.c */
void scope_enter(struct builder *builder, bool is_function);
void scope_leave(struct builder *builder);
binding_id scope_declare(struct builder *builder, enum binding_kind kind, syntax_id name);
binding_id scope_find(const struct builder *builder, struct str name);
/* Declares every name that the statements of a block declare. */
void scope_hoist(struct builder *builder, syntax_id block);
/* Declares the names of a pattern. */
void scope_declare_pattern(struct builder *builder, enum binding_kind kind, syntax_id pattern);

/* pattern.c: gives the names of a pattern their values, leaving STEP_BINDs. */
void pattern_bind(struct builder *builder, syntax_id pattern, expr_id value);
/* The same for an assignment: names are found, not declared. */
void pattern_assign(struct builder *builder, syntax_id pattern, expr_id value);

/* value.c */
expr_id value_read(struct builder *builder, syntax_id node);
expr_id value_new(struct builder *builder, enum expr_kind kind, syntax_id node);
/* An identifier as an expression, resolved in the scope that is open. */
expr_id value_name(struct builder *builder, syntax_id node);
expr_id value_member(struct builder *builder, expr_id object, struct str name, syntax_id at);
/* Decodes a string literal or the fixed parts of a template. */
struct str value_string(struct builder *builder, syntax_id node);
struct str value_unescape(struct builder *builder, struct str raw);
/* The key of a property, method or pattern; *out_computed is set for [x]. */
struct str value_key(struct builder *builder, syntax_id node, expr_id *out_computed);
/* The first named child, types left out. */
syntax_id value_operand(const struct builder *builder, syntax_id node);
/* Copies ids to the summary's kid list; returns where they start. */
uint32_t value_kids(struct builder *builder, const uint32_t *ids, size_t count);

/* Makes the ids the kids of an expression. */
void value_set_kids(struct builder *builder, expr_id expr, const uint32_t *ids, size_t count);

/* Notes that what an expression names may be changed in place from here on. */
void value_mark_mutated(struct builder *builder, expr_id inside);

/* operator.c */
expr_id operator_unary(struct builder *builder, syntax_id node);
expr_id operator_binary(struct builder *builder, syntax_id node);
expr_id operator_choice(struct builder *builder, syntax_id node);
expr_id operator_assignment(struct builder *builder, syntax_id node);
expr_id operator_update(struct builder *builder, syntax_id node);

/* object.c: objects, JSX */
expr_id object_read(struct builder *builder, syntax_id node);
expr_id object_jsx(struct builder *builder, syntax_id node);
expr_id object_enum(struct builder *builder, syntax_id node);
/* Starts the property that a node's key or name field names. */
struct prop object_keyed_prop(struct builder *builder, enum prop_kind kind, syntax_id key);
void object_read_method(struct builder *builder, syntax_id node, prop_vec *props);
void object_set_props(struct builder *builder, expr_id expr, const prop_vec *props);

/* class.c: classes, and what is declared beside their members and parameters */
expr_id class_read(struct builder *builder, syntax_id node);
void class_read_field(struct builder *builder, syntax_id node, prop_vec *props);
/* Notes decorators, modifiers and type of a method's parameter. */
void class_read_param(struct builder *builder, syntax_id param, syntax_id pattern);

/* function.c: makes the record and queues the body; reads queued bodies. */
expr_id function_make(struct builder *builder, syntax_id node);
void function_read_queue(struct builder *builder);
/* The same for a <script> of a page: a function that sees no names of the file. */
void function_script(struct builder *builder, syntax_id node);

/* flow.c */
void flow_statement(struct builder *builder, syntax_id node);
uint32_t flow_step(struct builder *builder, enum step_kind kind, expr_id expr, syntax_id node);
uint32_t flow_open(struct builder *builder, enum step_kind kind, expr_id expr, syntax_id node);
void flow_close(struct builder *builder, uint32_t opening, syntax_id node);

/* links.c: imports and exports */
void links_declare_import(struct builder *builder, syntax_id node);
void links_export(struct builder *builder, syntax_id node);
void links_call(struct builder *builder, expr_id call);
void links_assignment(struct builder *builder, expr_id assignment);

static inline const struct syntax_node *node_at(const struct builder *builder, syntax_id node)
{
	return &builder->syntax->nodes[node];
}

static inline enum syntax_kind kind_at(const struct builder *builder, syntax_id node)
{
	return (enum syntax_kind)builder->syntax->nodes[node].kind;
}

#endif
