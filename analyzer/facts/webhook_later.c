#include "facts/webhook.h"

#include "program/frameworks/convex.h"

/*
 * A delivery that is put aside as it came, with its signature, and verified
 * by who takes it up. Verifiers refuse what is older than five minutes
 * (standardwebhooks, svix: the timestamp's tolerance).
 */

/* Does the call put what it is given into a queue or into storage? */
static bool puts_aside(const struct webhook *webhook, struct site call)
{
	static const char *const names[] = {"add", "addJob", "addBulk", "send", "sendMessage",
		"sendMessageBatch", "push", "lpush", "rpush", "lPush", "rPush", "xadd", "xAdd",
		"put", "set", "setex", "dispatch"};
	const struct program *program = webhook->collector->program;
	const struct expr *callee = program_expr(program, program_called(program, call));
	const char *kind;

	if (callee->kind != EXPR_MEMBER) {
		return false;
	}
	kind = webhook_write_kind(callee->name);
	return (kind != NULL &&
		       (str_is(str_of(kind), "create") || str_is(str_of(kind), "upsert"))) ||
	       str_in(callee->name, names, sizeof(names) / sizeof(names[0])) ||
	       str_is(str_of(webhook_work_kind(webhook_callee_text(webhook, call))), "queue");
}

enum { CONSTANTS_DEPTH = 3 }; /* const headers = Object.fromEntries(request.headers) */

/* c.req.header() of Hono: without a name, all of them. */
static bool is_all_headers(const struct webhook *webhook, uint32_t item, struct site call)
{
	const struct program *program = webhook->collector->program;
	const struct expr *e = program_expr(program, call);
	struct site called = program_called(program, call);
	const struct expr *callee = program_expr(program, called);

	return e->count == 0 && callee->kind == EXPR_MEMBER && str_is(callee->name, "header") &&
	       webhook_request_ref(webhook, item, (struct site){called.module, callee->left})
			       .part == REQUEST_WHOLE;
}

/* Are the request's headers as a whole among the parts of an expression? */
static bool holds_headers(
	const struct webhook *webhook, uint32_t item, struct site whole, unsigned depth)
{
	const struct summary *summary = webhook->collector->program->modules[whole.module].summary;
	const struct expr *e = &summary->exprs[whole.expr];

	for (expr_id i = 0; i < summary->expr_count && depth < CONSTANTS_DEPTH; i++) {
		const struct expr *part = &summary->exprs[i];
		expr_id constant = part->kind == EXPR_NAME && part->binding != ID_NONE
					   ? summary->bindings[part->binding].value
					   : ID_NONE;
		struct value value;

		if (part->start < e->start || part->end > e->end || part->function != e->function) {
			continue;
		}
		if (part->kind == EXPR_CALL &&
			is_all_headers(webhook, item, (struct site){whole.module, i})) {
			return true;
		}
		if (part->kind != EXPR_NAME && part->kind != EXPR_MEMBER) {
			continue;
		}
		value = trace_value(&webhook->trace, item, (struct site){whole.module, i});
		if (webhook_request_part(webhook, &value) == REQUEST_HEADERS ||
			(constant != ID_NONE &&
				holds_headers(webhook, item, (struct site){whole.module, constant},
					depth + 1))) {
			return true;
		}
	}
	return false;
}

bool webhook_puts_aside(const struct webhook *webhook)
{
	if (!str_is(webhook->fact.verifier, "none")) {
		return false;
	}
	for (uint32_t i = 0; i < webhook->trace.items.n; i++) {
		struct site call = trace_site(&webhook->trace, i);

		if (trace_at(&webhook->trace, i)->step->kind == STEP_CALL &&
			!trace_at(&webhook->trace, i)->entered && puts_aside(webhook, call) &&
			(webhook_passes_header(webhook, call, "svix-signature") ||
				holds_headers(webhook, i, call, 0))) {
			return true;
		}
	}
	return false;
}

/* Does a scheduler run what verifies? */
void webhook_find_scheduled(struct webhook *webhook)
{
	if (webhook->verify == ID_NONE || str_is(webhook->fact.verifier, "unresolved")) {
		return;
	}
	for (uint32_t via = trace_at(&webhook->trace, webhook->verify)->via; via != ID_NONE;
		via = trace_at(&webhook->trace, via)->via) {
		if (convex_call_of(webhook->trace.program, trace_site(&webhook->trace, via))
				.scheduled) {
			webhook->fact.verified_later = webhook->fact.verify_at;
			webhook->fact.on_failure = STR("unknown"); /* nobody waits for it */
			webhook->fact.work_before_verify = (item_vec){0};
			return;
		}
	}
}

static bool imports_verifier(const struct summary *summary)
{
	for (uint32_t i = 0; i < summary->import_count; i++) {
		const struct import *import = &summary->imports[i];

		if (import->kind != IMPORT_TYPE &&
			(str_is(import->specifier, "svix") ||
				str_is(import->specifier, "standardwebhooks") ||
				str_ends(import->specifier, "/webhooks"))) {
			return true;
		}
	}
	return false;
}

/* Does a module, or one that it imports, import a verifier? */
static bool may_lead_to_verifier(const struct program *program, uint32_t module)
{
	const struct summary *summary = program->modules[module].summary;
	bool found = imports_verifier(summary);

	for (uint32_t i = 0; i < summary->import_count && !found; i++) {
		uint32_t target = program->modules[module].targets[i];

		/* the others hold no verifier's name */
		found = target < program->module_count &&
			imports_verifier(program->modules[target].summary);
	}
	return found;
}

static bool is_part(const struct summary *summary, const struct expr *whole, expr_id part)
{
	bool props = whole->kind == EXPR_OBJECT;

	for (uint32_t i = 0; i < whole->count; i++) {
		expr_id one = props ? summary->props[whole->first + i].value
				    : summary->kid_ids[whole->first + i];

		if (one == part) {
			return true;
		}
	}
	return false;
}

/* The call or object that an expression is directly given to, or ID_NONE. */
static expr_id holder_of(const struct summary *summary, expr_id part)
{
	for (expr_id i = 0; i < summary->expr_count; i++) {
		const struct expr *e = &summary->exprs[i];

		if ((e->kind == EXPR_CALL || e->kind == EXPR_NEW || e->kind == EXPR_OBJECT) &&
			is_part(summary, e, part)) {
			return i;
		}
	}
	return ID_NONE;
}

/*
 * What runs when something is taken from a queue or at a set time: new
 * Worker(name, fn), inngest.createFunction(…, fn), task({ run }),
 * cron.schedule(…, fn), a Worker's `queue` and `scheduled`.
 */
static bool is_consumer(const struct summary *summary, expr_id function)
{
	static const char *const callees[] = {"worker", "createfunction", "task", "schedule",
		"cron", "queue", "process", "consume", "subscribe", "job", "internalaction"};
	static const char *const methods[] = {"queue", "scheduled"};
	const struct function *body = &summary->functions[summary->exprs[function].function];
	expr_id holder = holder_of(summary, function);
	const struct expr *called;

	if (holder != ID_NONE && summary->exprs[holder].kind == EXPR_OBJECT) {
		if (str_in(body->name, methods, sizeof(methods) / sizeof(methods[0]))) {
			return true;
		}
		holder = holder_of(summary, holder);
	}
	if (holder == ID_NONE || summary->exprs[holder].kind == EXPR_OBJECT) {
		return false;
	}
	called = &summary->exprs[summary->exprs[holder].left];
	return str_has_any_nocase(called->name, callees, sizeof(callees) / sizeof(callees[0]));
}

/* Does a function that is a queue's or a clock's verify Clerk's deliveries? */
static bool verifies(const struct webhook *webhook, struct site function, struct place *out)
{
	struct webhook consumer = {
		.collector = webhook->collector,
		.route = webhook->route,
		.trace = {.program = webhook->trace.program, .arena = webhook->trace.arena},
		.helper = SITE_NONE,
	};

	trace_function(&consumer.trace, function);
	webhook_find_verifier(&consumer);
	webhook_find_events(&consumer);
	if (!webhook_is_verified(&consumer) || str_is(consumer.fact.verifier, "manual") ||
		!webhook_is_clerks(&consumer)) {
		return false;
	}
	*out = consumer.fact.verify_at;
	return true;
}

static bool is_traced(const trace_vec *traces, struct site function, const struct expr *e)
{
	for (size_t i = 0; i < traces->n; i++) {
		const struct trace *trace = &traces->items[i];

		for (size_t n = 0; n < trace->functions.n; n++) {
			if (trace->functions.items[n].module == function.module &&
				trace->functions.items[n].function == e->function) {
				return true;
			}
		}
	}
	return false;
}

static void find_in_module(
	const struct webhook *webhook, const trace_vec *traces, uint32_t module, struct place *out)
{
	const struct summary *summary = webhook->trace.program->modules[module].summary;

	for (expr_id i = 0; i < summary->expr_count; i++) {
		struct site function = {module, i};

		if (summary->exprs[i].kind == EXPR_FUNCTION && is_consumer(summary, i) &&
			!is_traced(traces, function, &summary->exprs[i]) &&
			verifies(webhook, function, out)) {
			return;
		}
	}
}

void webhook_find_consumer(struct webhook *webhook, const trace_vec *routes, struct place at)
{
	const struct program *program = webhook->trace.program;

	for (uint32_t i = 0; i < program->module_count && place_absent(&at); i++) {
		if (program->modules[i].live && may_lead_to_verifier(program, i)) {
			find_in_module(webhook, routes, i, &at);
		}
	}
	if (!place_absent(&at) && webhook_may_be_clerks(webhook)) {
		webhook->fact.verified_later = at;
		webhook->fact.verifier = STR("unresolved");
		webhook->fact.secret_from = STR("unresolved");
	}
}
