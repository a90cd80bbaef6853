#include "facts/webhook.h"

/* Records that a handler looks up before it writes: an upsert by hand. */

enum { NAMES_MOST = 8 }; /* constants and members around what was looked up */

/* The call that was awaited for what the expression is, or is a part of; or SITE_NONE. */
static struct site origin_of(const struct program *program, struct site site)
{
	const struct summary *summary = program->modules[site.module].summary;
	bool awaited = false;

	for (unsigned i = 0; i < NAMES_MOST && site.expr != ID_NONE; i++) {
		const struct expr *e = &summary->exprs[site.expr];

		if (e->kind == EXPR_CALL) {
			return awaited ? site : SITE_NONE;
		}
		awaited = awaited || e->kind == EXPR_AWAIT;
		site.expr = webhook_whole(summary, site.expr);
	}
	return SITE_NONE;
}

/* findFirst, getUser, userByExternalId; of own functions by their names as well. */
static bool looks_up(struct str callee)
{
	static const char *const words[] = {
		"find", "select", "query", "unique", "first", "exist", "lookup"};
	static const char *const starts[] = {"get", "load", "fetch", "has"};
	struct str last = str_last_part(callee, '.');
	bool found = str_has_any_nocase(callee, words, sizeof(words) / sizeof(words[0])) ||
		     str_has(last, "By");

	for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]) && !found; i++) {
		found = str_starts(last, starts[i]);
	}
	return found;
}

struct site webhook_record_asked(const struct webhook *webhook, struct site test)
{
	const struct program *program = webhook->collector->program;
	const struct summary *summary = program->modules[test.module].summary;
	const struct expr *e = &summary->exprs[test.expr];

	for (expr_id i = 0; i < summary->expr_count; i++) {
		const struct expr *part = &summary->exprs[i];
		struct site origin;

		if (part->start < e->start || part->end > e->end ||
			(part->kind != EXPR_NAME && part->kind != EXPR_CALL)) {
			continue;
		}
		origin = origin_of(program, (struct site){test.module, i});
		if (origin.expr != ID_NONE && looks_up(webhook_callee_text(webhook, origin))) {
			return origin;
		}
	}
	return SITE_NONE;
}

static bool asks_record(const struct webhook *webhook, struct site test)
{
	return webhook_record_asked(webhook, test).expr != ID_NONE;
}

/* `break` leaves the case of a switch as `return` leaves the function. */
static bool leaves(const struct trace *trace, uint32_t block)
{
	for (uint32_t i = block + 1; i < trace->items.items[block].end; i++) {
		if (trace->items.items[i].parent == block &&
			trace->items.items[i].step->kind == STEP_BREAK) {
			return true;
		}
	}
	return trace_leaves(trace, block);
}

/* The if of a block that is one, or its else-part; else ID_NONE. */
static uint32_t test_of(const struct webhook *webhook, uint32_t block)
{
	const struct trace *trace = &webhook->trace;

	if (trace->items.items[block].step->kind == STEP_IF) {
		return block;
	}
	for (uint32_t i = block; i > 0 && trace->items.items[block].step->kind == STEP_ELSE; i--) {
		if (trace->items.items[i - 1].step->kind == STEP_IF &&
			trace->items.items[i - 1].end + 1 == block) {
			return i - 1;
		}
	}
	return ID_NONE;
}

/* `if (existing) update() else insert()`, `if (existing) return; insert()` */
bool webhook_is_looked_up(const struct webhook *webhook, uint32_t item)
{
	const struct trace *trace = &webhook->trace;

	for (uint32_t i = trace->items.items[item].parent; i != ID_NONE;
		i = trace->items.items[i].parent) {
		uint32_t test = test_of(webhook, i);

		if (test != ID_NONE && asks_record(webhook, trace_site(trace, test))) {
			return true;
		}
	}
	for (uint32_t i = 0; i < item; i++) {
		uint32_t parent = trace->items.items[i].parent;

		if (trace->items.items[i].step->kind == STEP_IF &&
			trace->items.items[i].end < item && webhook_is_of_frame(trace, item, i) &&
			(parent == ID_NONE || trace_inside(trace, item, parent)) &&
			leaves(trace, i) && asks_record(webhook, trace_site(trace, i))) {
			return true;
		}
	}
	return false;
}
