#include "facts/webhook.h"

/*
 * verifyWebhook gives back type, object, data and event_attributes: the
 * payload's timestamp and instance_id are not among them, so that reading
 * them gives undefined. Source: clerk/javascript packages/backend/src/webhooks.ts.
 */

/* An item of this run of a function, by which its parameters are looked up. */
static uint32_t item_of(const struct trace *trace, struct trace_function run)
{
	for (uint32_t i = 0; i < trace->items.n; i++) {
		const struct trace_item *item = &trace->items.items[i];

		if (item->module == run.module && item->function == run.function &&
			item->via == run.via) {
			return i;
		}
	}
	return ID_NONE;
}

/* Is it what the verifying call gave back as a whole? */
static bool is_event(const struct webhook *webhook, struct trace_function run, struct site site)
{
	struct value value = trace_value(&webhook->trace, item_of(&webhook->trace, run), site);

	return value.kind == VALUE_CALL && value.name.n == 0 &&
	       program_same(value.at, trace_site(&webhook->trace, webhook->verify));
}

static bool is_noted(const struct webhook *webhook, struct site site)
{
	struct place at = collector_site(webhook->collector, site);

	for (size_t i = 0; i < webhook->fact.dropped_fields.n; i++) {
		const struct place *other = &webhook->fact.dropped_fields.items[i].at;

		if (str_equal(other->file, at.file) && other->line == at.line &&
			other->column == at.column) {
			return true;
		}
	}
	return false;
}

/* `evt.timestamp ?? evt.data.updated_at`: another value takes its place. */
static bool has_fallback(const struct webhook *webhook, struct site site)
{
	struct site parent = trace_parent(&webhook->trace, site);
	const struct expr *e;

	if (parent.expr == ID_NONE) {
		return false;
	}
	e = program_expr(webhook->trace.program, parent);
	return e->kind == EXPR_EITHER && e->left == site.expr;
}

static void read_function(struct webhook *webhook, struct trace_function run)
{
	const struct summary *summary = webhook->trace.program->modules[run.module].summary;

	for (expr_id i = 0; i < summary->expr_count; i++) {
		const struct expr *e = &summary->exprs[i];
		struct site site = {run.module, i};

		if (e->function == run.function && e->kind == EXPR_MEMBER &&
			(str_is(e->name, "timestamp") || str_is(e->name, "instance_id")) &&
			is_event(webhook, run, (struct site){run.module, e->left}) &&
			!has_fallback(webhook, site) && !is_noted(webhook, site)) {
			webhook_add(webhook, &webhook->fact.dropped_fields, site, e->name, "");
		}
	}
}

void webhook_find_dropped(struct webhook *webhook)
{
	if (webhook->verify == ID_NONE || !str_is(webhook->fact.verifier, "verifyWebhook")) {
		return;
	}
	for (size_t i = 0; i < webhook->trace.functions.n; i++) {
		read_function(webhook, webhook->trace.functions.items[i]);
	}
}
