#include "facts/webhook.h"

/* Awaited work around verification, and whether repeats are noticed. */

struct work {
	struct webhook *webhook;
	bool names_delivery; /* svix-id is written anywhere in reach */
};

typedef VEC(struct site) site_vec;

static bool gathers(struct str callee)
{
	static const char *const names[] = {
		"Promise.all", "Promise.allSettled", "Promise.race", "Promise.any"};

	return str_in(callee, names, sizeof(names) / sizeof(names[0]));
}

static void add_call(const struct webhook *webhook, struct site site, site_vec *out)
{
	if (site.expr != ID_NONE &&
		program_expr(webhook->collector->program, site)->kind == EXPR_CALL) {
		vec_push(webhook->collector->arena, out, site);
	}
}

/* The calls that an await waits for: one, or those inside Promise.all([…]). */
static site_vec awaited_calls(const struct webhook *webhook, uint32_t item)
{
	const struct program *program = webhook->collector->program;
	struct site await = trace_site(&webhook->trace, item);
	struct site call = {await.module, program_expr(program, await)->left};
	struct site list;
	site_vec calls = {0};

	add_call(webhook, call, &calls);
	if (calls.n == 0 || !gathers(webhook_callee_text(webhook, call))) {
		return calls;
	}
	list = program_argument(program, call, 0);
	calls.n = 0;
	if (list.expr == ID_NONE || program_expr(program, list)->kind != EXPR_ARRAY) {
		return calls;
	}
	for (uint32_t i = 0; i < program_expr(program, list)->count; i++) {
		add_call(webhook, program_argument(program, list, i), &calls);
	}
	return calls;
}

/* Is the item inside the function that this call enters? */
static bool is_entered_by(const struct webhook *webhook, uint32_t item, uint32_t call)
{
	for (; item != ID_NONE; item = trace_at(&webhook->trace, item)->via) {
		if (trace_at(&webhook->trace, item)->via == call) {
			return true;
		}
	}
	return false;
}

/* Inside an own function for headers, body, secret or rate limits, that does not verify itself. */
static bool is_preparation(const struct webhook *webhook, uint32_t item)
{
	for (uint32_t via = trace_at(&webhook->trace, item)->via; via != ID_NONE;
		via = trace_at(&webhook->trace, via)->via) {
		struct str text = webhook_callee_text(webhook, trace_site(&webhook->trace, via));

		if (webhook_is_preparing(text) && !is_entered_by(webhook, webhook->verify, via)) {
			return true;
		}
	}
	return false;
}

/* `if (req.method === 'GET')`, catch, finally: no delivery comes through here to be verified. */
static bool is_another_way(const struct webhook *webhook, uint32_t item)
{
	for (uint32_t i = trace_at(&webhook->trace, item)->parent; i != ID_NONE;
		i = trace_at(&webhook->trace, i)->parent) {
		const struct trace_item *block = trace_at(&webhook->trace, i);
		const struct summary *summary =
			webhook->collector->program->modules[block->module].summary;

		if (trace_inside(&webhook->trace, webhook->verify, i)) {
			return false;
		}
		if (block->step->kind == STEP_CATCH || block->step->kind == STEP_FINALLY) {
			return true;
		}
		if (block->step->kind == STEP_IF && block->step->expr != ID_NONE &&
			str_has(str_slice(summary->text, summary->exprs[block->step->expr].start,
					summary->exprs[block->step->expr].end),
				".method")) {
			return true;
		}
	}
	return false;
}

static bool takes_only_request(const struct webhook *webhook, uint32_t item, struct site call)
{
	struct value value;

	if (program_expr(webhook->collector->program, call)->count != 1) {
		return false;
	}
	value = trace_value(
		&webhook->trace, item, program_argument(webhook->collector->program, call, 0));
	return webhook_is_request(webhook, &value);
}

/* Certainly work, or a call of something that was not read? */
static const char *before_kind(
	const struct webhook *webhook, uint32_t item, struct site call, struct str text)
{
	struct site callee = program_called(webhook->collector->program, call);
	struct value value = trace_value(&webhook->trace, item, callee);

	if (!str_is(str_of(webhook_work_kind(text)), "other")) {
		return "io";
	}
	if (takes_only_request(webhook, item, call)) {
		return "unknown";
	}
	switch (value.kind) {
	case VALUE_IMPORT:
	case VALUE_CALL:
	case VALUE_NEW:
		return "io";
	default:
		return "unknown";
	}
}

static void add_before(struct webhook *webhook, uint32_t item)
{
	site_vec calls = awaited_calls(webhook, item);

	if (trace_at(&webhook->trace, item)->deferred || is_another_way(webhook, item) ||
		is_preparation(webhook, item)) {
		return;
	}
	for (size_t i = 0; i < calls.n; i++) {
		struct site call = calls.items[i];
		struct str text = webhook_callee_text(webhook, call);
		uint32_t at = trace_find_call(&webhook->trace, call, item);

		if (!webhook_is_reading(text) &&
			(at == ID_NONE || !trace_at(&webhook->trace, at)->entered)) {
			webhook_add(webhook, &webhook->fact.work_before_verify, call, text,
				before_kind(webhook, item, call, text));
		}
	}
}

/* Do two items of one block stand in different cases of a switch? */
static bool is_another_case(const struct webhook *webhook, uint32_t from, uint32_t to)
{
	uint32_t block = trace_at(&webhook->trace, from)->parent;

	for (uint32_t i = from; i < to && block != ID_NONE; i++) {
		if (trace_at(&webhook->trace, i)->step->kind == STEP_CASE &&
			trace_at(&webhook->trace, i)->parent == block) {
			return true;
		}
	}
	return false;
}

/* Was the response sent on every way that leads here? Nobody waits for what follows. */
static bool is_answered(const struct webhook *webhook, uint32_t item)
{
	enum request_kind kind = webhook_request_kind(webhook->route);

	if (kind != REQUEST_KIND_NODE && kind != REQUEST_KIND_FASTIFY) {
		return false;
	}
	for (uint32_t i = webhook->verify == ID_NONE ? 0 : webhook->verify; i < item; i++) {
		const struct trace_item *call = trace_at(&webhook->trace, i);

		if (call->step->kind == STEP_CALL && !call->entered &&
			(call->parent == ID_NONE ||
				trace_inside(&webhook->trace, item, call->parent)) &&
			!is_another_case(webhook, i, item) &&
			webhook_answer(webhook, i, trace_site(&webhook->trace, i)) != ANSWER_NONE) {
			return true;
		}
	}
	return false;
}

/* A search or another attempt, which is over with the first that serves: it returns from within. */
static bool ends_early(const struct webhook *webhook, uint32_t loop)
{
	for (uint32_t i = loop + 1; i < trace_at(&webhook->trace, loop)->end; i++) {
		if (trace_at(&webhook->trace, i)->step->kind == STEP_RETURN &&
			trace_is_beside(&webhook->trace, i, loop)) {
			return true;
		}
	}
	return false;
}

static bool is_in_loop(const struct webhook *webhook, uint32_t item)
{
	uint32_t loop = trace_enclosing(&webhook->trace, item, STEP_LOOP);

	/* a loop around the verification itself is no loop of work */
	while (loop != ID_NONE && (webhook->verify == ID_NONE || loop > webhook->verify)) {
		if (!ends_early(webhook, loop)) {
			return true;
		}
		loop = trace_enclosing(&webhook->trace, loop, STEP_LOOP);
	}
	return false;
}

/* Convex runs a mutation beside its data and within a second: its documentation, "Limits". */
static bool is_in_transaction(const struct webhook *webhook, struct str callee)
{
	return str_is(str_of(webhook->route->framework), "convex") && str_starts(callee, "ctx.db.");
}

/* headers.get('svix-id'), headers['svix-id'], the same with a default */
static bool reads_header(const struct summary *summary, expr_id id, const char *header)
{
	const struct expr *e = &summary->exprs[id];
	expr_id argument = ID_NONE;

	if (e->kind == EXPR_EITHER && e->left != ID_NONE) {
		e = &summary->exprs[e->left];
	}
	if (e->kind == EXPR_CALL && e->count > 0) {
		argument = summary->kid_ids[e->first];
	}
	return (e->kind == EXPR_MEMBER && str_is_nocase(e->name, header)) ||
	       (argument != ID_NONE && summary->exprs[argument].kind == EXPR_STRING &&
		       str_is_nocase(summary->exprs[argument].text, header));
}

bool webhook_passes_header(const struct webhook *webhook, struct site call, const char *header)
{
	const struct summary *summary = webhook->collector->program->modules[call.module].summary;
	const struct expr *e = &summary->exprs[call.expr];

	for (expr_id i = 0; i < summary->expr_count; i++) {
		const struct expr *part = &summary->exprs[i];
		expr_id value = i;

		if (part->start < e->start || part->end > e->end) {
			continue;
		}
		if (part->kind == EXPR_NAME) {
			value = part->binding == ID_NONE ? ID_NONE
							 : summary->bindings[part->binding].value;
		}
		if (value != ID_NONE && reads_header(summary, value, header)) {
			return true;
		}
	}
	return false;
}

/* Is the verification a part of what the call is made of: `verify(…).catch(log)`? */
static bool holds_verification(const struct webhook *webhook, struct site call)
{
	struct site verify = trace_site(&webhook->trace, webhook->verify);
	const struct expr *outer = program_expr(webhook->trace.program, call);
	const struct expr *inner = program_expr(webhook->trace.program, verify);

	return call.module == verify.module && outer->start <= inner->start &&
	       inner->end <= outer->end;
}

/* A function that is called at several places is gone through as often. */
static void add_once(struct webhook *webhook, struct site call, struct str name, const char *kind)
{
	struct arena *arena = webhook->collector->arena;
	struct str key = str_format(arena, "%u %u %s", call.module, call.expr, kind);

	if (map_get(&webhook->works, key) == MAP_NONE) {
		map_put(arena, &webhook->works, key, 0);
		webhook_add(webhook, &webhook->fact.work_after_verify, call, name, kind);
	}
}

static void add_after(const struct work *work, uint32_t item, struct site call)
{
	struct webhook *webhook = work->webhook;
	uint32_t at = trace_find_call(&webhook->trace, call, item);
	struct str text = webhook_callee_text(webhook, call);
	const char *kind = webhook_work_kind(text);

	if (webhook->verify != ID_NONE &&
		((at != ID_NONE && at <= webhook->verify) || holds_verification(webhook, call))) {
		return;
	}
	webhook->fact.dedup =
		webhook->fact.dedup ||
		(work->names_delivery && webhook_passes_header(webhook, call, "svix-id"));
	if (trace_at(&webhook->trace, item)->deferred || webhook_is_reading(text) ||
		(at != ID_NONE && trace_at(&webhook->trace, at)->entered) ||
		is_answered(webhook, item)) {
		return;
	}
	if (is_in_loop(webhook, item) && !str_is(str_of(kind), "queue") &&
		!is_in_transaction(webhook, text)) {
		kind = "loop";
	}
	add_once(webhook, call, text, kind);
}

static void read_await(const struct work *work, uint32_t item)
{
	struct webhook *webhook = work->webhook;
	site_vec calls = awaited_calls(webhook, item);

	if (webhook->verify != ID_NONE && item < webhook->verify) {
		add_before(webhook, item);
		return;
	}
	for (size_t i = 0; i < calls.n; i++) {
		add_after(work, item, calls.items[i]);
	}
}

/* A file may hold thousands of handlers; it is read for them once. */
static bool writes_delivery(struct collector *collector, uint32_t module)
{
	uint32_t count = collector->program->module_total;

	if (collector->asked_delivery == NULL) {
		collector->asked_delivery = arena_array(collector->arena, count, sizeof(bool));
		collector->names_delivery = arena_array(collector->arena, count, sizeof(bool));
	}
	if (!collector->asked_delivery[module]) {
		collector->asked_delivery[module] = true;
		collector->names_delivery[module] = str_has_nocase(
			collector->program->modules[module].summary->text, "svix-id");
	}
	return collector->names_delivery[module];
}

static bool names_delivery(const struct webhook *webhook)
{
	for (size_t i = 0; i < webhook->trace.functions.n; i++) {
		if (writes_delivery(webhook->collector, webhook->trace.functions.items[i].module)) {
			return true;
		}
	}
	return false;
}

void webhook_find_work(struct webhook *webhook)
{
	struct work work = {webhook, names_delivery(webhook)};

	for (uint32_t i = 0; i < webhook->trace.items.n; i++) {
		if (trace_at(&webhook->trace, i)->step->kind == STEP_AWAIT) {
			read_await(&work, i);
		}
	}
}
