#include "facts/webhook.h"

/*
 * A delivery that is marked as done before the work is: when the work fails,
 * the repetition is taken for one that was done.
 */

static bool passes_id(const struct webhook *webhook, struct site call)
{
	return webhook_passes_header(webhook, call, "svix-id") ||
	       webhook_passes_header(webhook, call, "webhook-id");
}

static bool is_call(const struct webhook *webhook, uint32_t item)
{
	struct site site = trace_site(&webhook->trace, item);

	return trace_at(&webhook->trace, item)->step->kind == STEP_CALL && site.expr != ID_NONE &&
	       program_expr(webhook->trace.program, site)->kind == EXPR_CALL;
}

/* The write that an item is part of: one of the handler's, in the order of the trace. */
static bool is_write(const struct webhook *webhook, uint32_t item)
{
	struct place at;

	if (!is_call(webhook, item)) {
		return false;
	}
	at = collector_site(webhook->collector, trace_site(&webhook->trace, item));
	for (size_t i = 0; i < webhook->fact.writes.n; i++) {
		const struct place *write = &webhook->fact.writes.items[i].at;

		if (write->line == at.line && write->column == at.column &&
			str_equal(write->file, at.file)) {
			return true;
		}
	}
	return false;
}

/* redis.set(id, 1), kv.put(id, …) */
static bool is_set(const struct webhook *webhook, struct site call)
{
	static const char *const names[] = {"set", "setex", "setnx", "sadd", "put"};

	return str_in(str_last_part(webhook_callee_text(webhook, call), '.'), names,
		sizeof(names) / sizeof(names[0]));
}

/* Does a test of what a call with the delivery's id gave back leave before the item? */
static bool is_asked_before(const struct webhook *webhook, uint32_t item)
{
	const struct trace *trace = &webhook->trace;

	for (uint32_t i = 0; i < item; i++) {
		struct site test = trace_site(trace, i);

		if (trace_at(trace, i)->step->kind != STEP_IF || test.expr == ID_NONE ||
			!trace_leaves(trace, i)) {
			continue;
		}
		struct site record = webhook_record_asked(webhook, test);
		if (record.expr != ID_NONE && passes_id(webhook, record)) {
			return true;
		}
	}
	return false;
}

/* The beginning of "prisma.delivery.create" that names what is written, or the table given. */
static struct str written_of(const struct webhook *webhook, struct site call)
{
	const struct program *program = webhook->trace.program;
	const struct summary *summary = program->modules[call.module].summary;
	struct str callee = webhook_callee_text(webhook, call);
	struct site argument = program_argument(program, call, 0);
	const struct expr *e;

	if (argument.expr == ID_NONE || str_has(callee, "from()")) {
		return STR("");
	}
	e = program_expr(program, argument);
	if (e->kind == EXPR_NAME || e->kind == EXPR_STRING || e->kind == EXPR_MEMBER) {
		return str_slice(summary->text, e->start, e->end);
	}
	return str_slice(callee, 0, callee.n - str_last_part(callee, '.').n);
}

/* Is the mark set again, or taken back, after the work? */
static bool is_settled_later(const struct webhook *webhook, uint32_t mark)
{
	struct str written = written_of(webhook, trace_site(&webhook->trace, mark));

	for (uint32_t i = mark + 1; i < webhook->trace.items.n; i++) {
		if (!is_call(webhook, i)) {
			continue;
		}
		struct site call = trace_site(&webhook->trace, i);
		struct str later = written_of(webhook, call);
		if (passes_id(webhook, call) || written.n == 0 ||
			(is_write(webhook, i) && str_equal(later, written))) {
			return true;
		}
	}
	return false;
}

/* Inside of `$transaction(async (tx) => …)` all of it is done, or nothing. */
static bool is_in_transaction(const struct webhook *webhook, uint32_t item)
{
	for (uint32_t i = item; i != ID_NONE; i = trace_at(&webhook->trace, i)->via) {
		struct site site = trace_site(&webhook->trace, i);

		if (i != item && site.expr != ID_NONE &&
			(str_has_nocase(webhook_callee_text(webhook, site), "transaction") ||
				str_ends(webhook_callee_text(webhook, site), "runMutation"))) {
			return true;
		}
	}
	return false;
}

/* The write that is done after the mark, fails the delivery when it fails, and is none of it. */
static bool has_work_after(const struct webhook *webhook, uint32_t mark)
{
	for (uint32_t i = mark + 1; i < webhook->trace.items.n; i++) {
		if (is_write(webhook, i) && !trace_at(&webhook->trace, i)->deferred &&
			!trace_at(&webhook->trace, i)->callback &&
			!webhook_is_swallowed(webhook, i)) {
			return true;
		}
	}
	return false;
}

void webhook_find_marked(struct webhook *webhook)
{
	uint32_t first = webhook->verify == ID_NONE ? 0 : webhook->verify + 1;

	for (uint32_t i = first; i < webhook->trace.items.n; i++) {
		struct site call = trace_site(&webhook->trace, i);

		if (!is_call(webhook, i) || !passes_id(webhook, call) ||
			(!is_write(webhook, i) && !is_set(webhook, call))) {
			continue;
		}
		if (is_asked_before(webhook, i) && !is_settled_later(webhook, i) &&
			!is_in_transaction(webhook, i) && has_work_after(webhook, i)) {
			webhook_add(webhook, &webhook->fact.hazards, call,
				webhook_callee_text(webhook, call), "marked_before_work");
		}
		return;
	}
}
