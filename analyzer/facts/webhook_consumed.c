#include "facts/webhook.h"

/*
 * A web Request gives its body once. Hono's c.req keeps what it has read, but
 * takes it from the one underneath (honojs/hono src/request.ts); h3's
 * readBody and toWebRequest share what was read (h3 v1 src/utils/body.ts).
 */

static bool same_site(struct site a, struct site b)
{
	return a.expr == b.expr && (a.expr == ID_NONE || a.module == b.module);
}

/* Does this reading take the body away from what `ref` stands for? */
static bool takes_from(
	const struct webhook *webhook, struct request_ref read, struct request_ref ref)
{
	switch (webhook_request_kind(webhook->route)) {
	case REQUEST_KIND_WEB:
		return same_site(read.clone, ref.clone);
	case REQUEST_KIND_HONO:
		return same_site(read.clone, ref.clone) &&
		       (read.part == REQUEST_WEB || ref.part == REQUEST_WEB);
	default:
		return false;
	}
}

/* Does whatever reaches the verifying call come through this item? */
static bool is_on_the_way(const struct webhook *webhook, uint32_t item)
{
	const struct trace *trace = &webhook->trace;

	for (uint32_t i = trace->items.items[item].parent; i != ID_NONE;
		i = trace->items.items[i].parent) {
		enum step_kind kind = (enum step_kind)trace->items.items[i].step->kind;

		if (trace_inside(trace, webhook->verify, i)) {
			return true;
		}
		if (kind != STEP_TRY && kind != STEP_FINALLY) {
			return false;
		}
	}
	return true;
}

static void find_before(
	struct webhook *webhook, struct request_ref ref, struct site own, uint32_t before)
{
	for (uint32_t i = 0; i < before; i++) {
		struct site call = trace_site(&webhook->trace, i);
		struct request_ref read;

		if (webhook->trace.items.items[i].step->kind == STEP_CALL &&
			!same_site(call, own) &&
			webhook_reading_method(webhook, i, call, &read) != READING_NOTHING &&
			takes_from(webhook, read, ref) && is_on_the_way(webhook, i)) {
			webhook_add(webhook, &webhook->fact.problems, call,
				webhook_callee_text(webhook, call), "body_consumed");
			return;
		}
	}
}

void webhook_find_consumed(struct webhook *webhook, struct request_ref ref, struct site own)
{
	uint32_t copied;

	find_before(webhook, ref, own, webhook->verify);
	if (ref.clone.expr == ID_NONE) {
		return;
	}
	/* what was read already cannot be copied */
	copied = trace_find_call(&webhook->trace, ref.clone, webhook->verify);
	if (copied != ID_NONE) {
		ref.clone = SITE_NONE;
		find_before(webhook, ref, own, copied);
	}
}
