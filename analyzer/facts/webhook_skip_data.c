#include "facts/webhook_skip.h"

/* What the request brought, parsed without being verified, on the way past the verifying call. */

enum { DATA_DEPTH = 10 };

static bool is_data(const struct skip *skip, struct site site, unsigned depth);

/* Is an item passed on the way: before the test, in its block, or behind it? */
static bool is_passed(const struct skip *skip, uint32_t item)
{
	const struct trace *trace = &skip->webhook->trace;

	return item < skip->test ||
	       (skip->block != ID_NONE && trace_inside(trace, item, skip->block)) ||
	       item >= skip->next;
}

/* `let evt` that is given request data on the way, and is not what verification gave. */
static bool is_assigned_data(const struct skip *skip, struct site name, unsigned depth)
{
	const struct trace *trace = &skip->webhook->trace;
	binding_id binding = program_expr(trace->program, name)->binding;

	for (uint32_t i = 0; i < trace->items.n; i++) {
		struct site site = trace_site(trace, i);
		const struct expr *left;
		const struct expr *e;

		if (trace->items.items[i].step->kind != STEP_ASSIGN || site.module != name.module ||
			!is_passed(skip, i)) {
			continue;
		}
		e = program_expr(trace->program, site);
		left = program_expr(trace->program, (struct site){site.module, e->left});
		if (left->kind == EXPR_NAME && left->binding == binding &&
			is_data(skip, (struct site){site.module, e->right}, depth + 1)) {
			return true;
		}
	}
	return false;
}

static bool is_named_data(const struct skip *skip, struct site site, unsigned depth)
{
	const struct summary *summary = skip->webhook->trace.program->modules[site.module].summary;
	const struct expr *e = &summary->exprs[site.expr];
	const struct binding *binding;

	if (e->binding == ID_NONE) {
		return false;
	}
	binding = &summary->bindings[e->binding];
	return (binding->value != ID_NONE &&
		       is_data(skip, (struct site){site.module, binding->value}, depth + 1)) ||
	       (binding->reassigned && is_assigned_data(skip, site, depth));
}

static bool is_parse(const struct skip *skip, struct site call)
{
	struct str text = webhook_callee_text(skip->webhook, call);

	return str_is(text, "JSON.parse") || str_is(text, "destr");
}

/* schema.parse(data), structuredClone(data), Object.assign({}, data) are what they are given. */
static bool is_made_of_data(const struct skip *skip, struct site call, unsigned depth)
{
	static const char *const names[] = {
		"parse", "safeParse", "parseAsync", "structuredClone", "assign"};
	const struct program *program = skip->webhook->trace.program;
	const struct expr *callee = program_expr(program, program_called(program, call));

	for (uint32_t i = 0; str_in(callee->name, names, sizeof(names) / sizeof(names[0])) &&
			     i < program_expr(program, call)->count;
		i++) {
		if (is_data(skip, program_argument(program, call, i), depth + 1)) {
			return true;
		}
	}
	return false;
}

static bool is_called_data(const struct skip *skip, struct site call, unsigned depth)
{
	const struct trace *trace = &skip->webhook->trace;
	struct request_ref ref;

	if (skip->call != ID_NONE && program_same(call, trace_site(trace, skip->call))) {
		return skip->returned.expr != ID_NONE && is_data(skip, skip->returned, depth + 1);
	}
	return is_parse(skip, call) ||
	       webhook_reading_method(skip->webhook, skip->test, call, &ref) == READING_PARSED ||
	       webhook_reading_function(skip->webhook, skip->test, call) == READING_PARSED ||
	       is_made_of_data(skip, call, depth);
}

static bool is_body(const struct skip *skip, struct site site)
{
	struct value value = trace_value(&skip->webhook->trace, skip->test, site);

	return webhook_request_part(skip->webhook, &value) == REQUEST_BODY;
}

/* Any of an object's values. */
static bool holds_data(const struct skip *skip, struct site object, unsigned depth)
{
	const struct summary *summary =
		skip->webhook->trace.program->modules[object.module].summary;

	for (uint32_t i = 0; i < summary->exprs[object.expr].count; i++) {
		expr_id value = summary_prop_at(summary, object.expr, i)->value;

		if (value != ID_NONE &&
			is_data(skip, (struct site){object.module, value}, depth + 1)) {
			return true;
		}
	}
	return false;
}

/* Recursion ends at DATA_DEPTH. */
static bool is_data(const struct skip *skip, struct site site, unsigned depth)
{
	const struct expr *e = program_expr(skip->webhook->trace.program, site);
	struct site left = {site.module, e->left};
	struct site right = {site.module, e->right};

	if (depth > DATA_DEPTH) {
		return false;
	}
	switch ((enum expr_kind)e->kind) {
	case EXPR_NAME:
		return is_named_data(skip, site, depth) || is_body(skip, site);
	case EXPR_MEMBER:
		return is_body(skip, site) || is_data(skip, left, depth + 1);
	case EXPR_INDEX:
	case EXPR_AWAIT:
		return is_data(skip, left, depth + 1);
	case EXPR_EITHER:
	case EXPR_CHOICE:
		return is_data(skip, left, depth + 1) || is_data(skip, right, depth + 1);
	case EXPR_CALL:
		return is_called_data(skip, site, depth);
	case EXPR_OBJECT:
		return holds_data(skip, site, depth);
	default:
		return false;
	}
}

bool webhook_skip_is_data(const struct skip *skip, struct site site)
{
	return site.expr != ID_NONE && is_data(skip, site, 0);
}

static bool names_type(struct str name)
{
	return str_is(name, "type") || str_ends(name, "Type") || str_is(name, "event");
}

/* Is there data among the parts of an expression; where asked, data that is an event's type? */
static bool has_data(const struct skip *skip, struct site whole, bool type)
{
	const struct summary *summary = skip->webhook->trace.program->modules[whole.module].summary;
	const struct expr *e = &summary->exprs[whole.expr];

	for (expr_id i = 0; i < summary->expr_count; i++) {
		const struct expr *part = &summary->exprs[i];

		if (part->start >= e->start && part->end <= e->end &&
			part->function == e->function &&
			(part->kind == EXPR_NAME || part->kind == EXPR_MEMBER ||
				part->kind == EXPR_CALL) &&
			(!type || names_type(part->name)) &&
			is_data(skip, (struct site){whole.module, i}, 0)) {
			return true;
		}
	}
	return false;
}

bool webhook_skip_has_data(const struct skip *skip, struct site site)
{
	return site.expr != ID_NONE && has_data(skip, site, false);
}

bool webhook_skip_asks_type(const struct skip *skip, struct site test)
{
	return test.expr != ID_NONE && has_data(skip, test, true);
}
