#include "facts/webhook.h"

/* What the parts of the webhook collector ask alike. */

enum {
	CHAIN_MOST = 24, /* links of a callee that are written out */
	NAMES_MOST = 8, /* constants that stand for each other */
};

static struct str link_text(struct arena *arena, const struct expr *e, struct str inner)
{
	switch ((enum expr_kind)e->kind) {
	case EXPR_NAME:
		return e->name;
	case EXPR_THIS:
		return STR("this");
	case EXPR_MEMBER:
		return str_format(arena, "%.*s.%.*s", STR_ARGS(inner), STR_ARGS(e->name));
	case EXPR_CALL:
		return str_format(arena, "%.*s()", STR_ARGS(inner));
	case EXPR_NEW:
		return str_format(arena, "new %.*s()", STR_ARGS(inner));
	case EXPR_INDEX:
		return str_format(arena, "%.*s[]", STR_ARGS(inner));
	case EXPR_IMPORT:
		return STR("import()");
	case EXPR_AWAIT:
		return inner;
	default:
		return STR("");
	}
}

bool webhook_is_looked_into(const struct webhook *webhook, struct site site)
{
	struct site parent = trace_parent(&webhook->trace, site);
	const struct expr *e =
		parent.expr == ID_NONE ? NULL : program_expr(webhook->trace.program, parent);

	return e != NULL && e->kind == EXPR_MEMBER && e->left == site.expr;
}

struct str webhook_callee_text(const struct webhook *webhook, struct site call)
{
	const struct summary *summary = webhook->collector->program->modules[call.module].summary;
	const struct expr *links[CHAIN_MOST];
	expr_id next = summary->exprs[call.expr].left;
	struct str text = STR("");
	unsigned n = 0;

	while (next != ID_NONE && n < CHAIN_MOST) {
		const struct expr *e = &summary->exprs[next];
		bool leads_on = e->kind == EXPR_MEMBER || e->kind == EXPR_CALL ||
				e->kind == EXPR_NEW || e->kind == EXPR_INDEX ||
				e->kind == EXPR_AWAIT;

		links[n++] = e;
		next = leads_on ? e->left : ID_NONE;
	}
	while (n > 0) {
		text = link_text(webhook->collector->arena, links[--n], text);
	}
	return text;
}

struct value webhook_callee(const struct webhook *webhook, uint32_t item)
{
	return webhook_callee_at(webhook, item, trace_site(&webhook->trace, item));
}

struct value webhook_callee_at(const struct webhook *webhook, uint32_t item, struct site call)
{
	return trace_value(
		&webhook->trace, item, program_called(webhook->collector->program, call));
}

struct value webhook_wrapper(const struct webhook *webhook, size_t n)
{
	const struct program *program = webhook->collector->program;
	struct site wrapper = webhook->route->unread.items[n];

	return program_expr(program, wrapper)->kind == EXPR_CALL
		       ? program_callee_value(program, wrapper)
		       : (struct value){.kind = VALUE_UNKNOWN, .at = wrapper};
}

expr_id webhook_whole(const struct summary *summary, expr_id part)
{
	const struct expr *e = &summary->exprs[part];

	switch ((enum expr_kind)e->kind) {
	case EXPR_NAME:
		return e->binding == ID_NONE ? ID_NONE : summary->bindings[e->binding].value;
	case EXPR_MEMBER:
	case EXPR_INDEX:
	case EXPR_AWAIT:
		return e->left;
	default:
		return ID_NONE;
	}
}

bool webhook_comes_from(const struct webhook *webhook, struct site site, struct site call)
{
	const struct summary *summary = webhook->collector->program->modules[site.module].summary;

	if (site.module != call.module) {
		return false;
	}
	for (unsigned i = 0; i < NAMES_MOST && site.expr != ID_NONE; i++) {
		if (site.expr == call.expr) {
			return true;
		}
		site.expr = webhook_whole(summary, site.expr);
	}
	return false;
}

void webhook_add(
	struct webhook *webhook, item_vec *list, struct site at, struct str name, const char *kind)
{
	struct collector *collector = webhook->collector;

	vec_push(collector->arena, list,
		(struct fact_item){
			.at = collector_site(collector, at),
			.name = name,
			.kind = str_of(kind),
		});
}

void webhook_add_problem(struct webhook *webhook, struct site at, struct str what, const char *kind)
{
	webhook_add(webhook, &webhook->fact.problems, at, what, kind);
}
