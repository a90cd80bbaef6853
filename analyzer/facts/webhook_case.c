#include "facts/webhook.h"

/* Which events lead to an item of the trace: the tests and cases around it, and before it. */

enum { FORM_WORDS = 3 };

static bool is_event(const struct webhook *webhook, struct str name)
{
	for (size_t i = 0; i < webhook->fact.events.n; i++) {
		if (str_equal(webhook->fact.events.items[i].name, name)) {
			return true;
		}
	}
	return false;
}

/* Adds the events that an expression names, itself or by a constant. */
static void add_named(const struct webhook *webhook, struct site site, str_vec *out)
{
	struct str name = program_string(webhook->collector->program, site);

	if (!str_absent(name) && is_event(webhook, name)) {
		vec_push(webhook->collector->arena, out, name);
	}
}

/* names.includes(evt.type), names.has(evt.type): which those are is not asked. */
static bool asks_list(struct str test)
{
	static const char *const words[FORM_WORDS] = {".includes(", ".has(", "startsWith("};

	return str_has_any_nocase(test, words, FORM_WORDS) && str_has_nocase(test, "type");
}

/* Does a test ask for events? Adds those that it names. */
static bool asks_event(const struct webhook *webhook, struct site test, str_vec *out)
{
	const struct summary *summary = webhook->collector->program->modules[test.module].summary;
	const struct expr *e = &summary->exprs[test.expr];
	size_t before = out->n;

	for (expr_id i = 0; i < summary->expr_count; i++) {
		const struct expr *part = &summary->exprs[i];

		if (part->start >= e->start && part->end <= e->end &&
			(part->kind == EXPR_STRING || part->kind == EXPR_NAME ||
				part->kind == EXPR_MEMBER)) {
			add_named(webhook, (struct site){test.module, i}, out);
		}
	}
	return out->n > before || asks_list(str_slice(summary->text, e->start, e->end));
}

/* `type !== 'user.created'`, `!names.includes(type)`: its block is for all others. */
static bool is_negated(const struct webhook *webhook, struct site test)
{
	const struct expr *e = program_expr(webhook->collector->program, test);

	return (e->kind == EXPR_UNARY && e->op == OP_NOT) ||
	       (e->kind == EXPR_BINARY && e->op == OP_NOT_EQUAL);
}

static bool is_test(const struct webhook *webhook, uint32_t item, bool negated, str_vec *out)
{
	struct site test = trace_site(&webhook->trace, item);

	return test.expr != ID_NONE && is_negated(webhook, test) == negated &&
	       asks_event(webhook, test, out);
}

/* The if of an else-part, or ID_NONE. */
static uint32_t if_of(const struct trace *trace, uint32_t other)
{
	for (uint32_t i = other; i > 0; i--) {
		if (trace_at(trace, i - 1)->step->kind == STEP_IF &&
			trace_at(trace, i - 1)->end + 1 == other) {
			return i - 1;
		}
	}
	return ID_NONE;
}

/* The cases of a switch that lead to an item: several may fall through to it. */
static bool is_in_case(const struct webhook *webhook, uint32_t block, uint32_t item, str_vec *out)
{
	const struct trace *trace = &webhook->trace;
	size_t before = out->n;
	bool open = false;

	for (uint32_t i = block + 1; i < item; i++) {
		const struct trace_item *it = trace_at(trace, i);

		if (it->parent != block) {
			continue;
		}
		if (it->step->kind == STEP_CASE) {
			if (!open) {
				out->n = before;
			}
			open = true;
			if (it->step->expr != ID_NONE) {
				add_named(webhook, trace_site(trace, i), out);
			}
		} else {
			open = false;
		}
	}
	return out->n > before;
}

static bool is_in_block(const struct webhook *webhook, uint32_t block, uint32_t item, str_vec *out)
{
	uint32_t test;

	switch (trace_at(&webhook->trace, block)->step->kind) {
	case STEP_IF:
		return is_test(webhook, block, false, out);
	case STEP_ELSE:
		test = if_of(&webhook->trace, block);
		return test != ID_NONE && is_test(webhook, test, true, out);
	case STEP_SWITCH:
		return is_in_case(webhook, block, item, out);
	default:
		return false;
	}
}

bool webhook_is_of_frame(const struct trace *trace, uint32_t item, uint32_t other)
{
	for (uint32_t i = item; i != ID_NONE; i = trace_at(trace, i)->via) {
		if (trace_is_beside(trace, i, other)) {
			return true;
		}
	}
	return false;
}

/* `if (evt.type !== 'user.created') return` before it. */
static bool is_behind_guard(const struct webhook *webhook, uint32_t item, str_vec *out)
{
	const struct trace *trace = &webhook->trace;

	for (uint32_t i = 0; i < item; i++) {
		const struct trace_item *it = trace_at(trace, i);

		if (it->step->kind == STEP_IF && it->end < item && trace_leaves(trace, i) &&
			(it->parent == ID_NONE || trace_inside(trace, item, it->parent)) &&
			webhook_is_of_frame(trace, item, i) && is_test(webhook, i, true, out)) {
			return true;
		}
	}
	return false;
}

bool webhook_is_in_case(const struct webhook *webhook, uint32_t item, str_vec *out)
{
	for (uint32_t i = trace_at(&webhook->trace, item)->parent; i != ID_NONE;
		i = trace_at(&webhook->trace, i)->parent) {
		if (is_in_block(webhook, i, item, out)) {
			return true;
		}
	}
	return is_behind_guard(webhook, item, out);
}

/* Looking something up, or noting the delivery itself, is nothing done with the event. */
static bool is_work(const struct webhook *webhook, struct site call, struct str text)
{
	static const char *const words[] = {"find", "select", "lookup", "exist", "log", "json",
		"response", "verify", "limit", "print", "warn", "debug", "trace", "catch",
		"includes", ".has", "indexof", "startswith", "endswith", ".test", ".match",
		"assert", "parse", "string", "number", "boolean"};

	return !webhook_is_reading(text) &&
	       !str_has_any_nocase(text, words, sizeof(words) / sizeof(words[0])) &&
	       !webhook_passes_header(webhook, call, "svix-id") &&
	       webhook_answer(webhook, ID_NONE, call) == ANSWER_NONE;
}

/* The call that an item waits for, or that is given the event; else SITE_NONE. */
static struct site call_of(const struct webhook *webhook, uint32_t item, bool *awaited)
{
	const struct program *program = webhook->collector->program;
	const struct trace_item *it = trace_at(&webhook->trace, item);
	struct site site = trace_site(&webhook->trace, item);

	*awaited = it->step->kind == STEP_AWAIT;
	if (*awaited) {
		site.expr = program_expr(program, site)->left;
	} else if (it->step->kind != STEP_CALL || it->entered) {
		return SITE_NONE;
	}
	return site.expr != ID_NONE && program_expr(program, site)->kind == EXPR_CALL ? site
										      : SITE_NONE;
}

static bool is_given_event(const struct webhook *webhook, struct site call)
{
	const struct program *program = webhook->collector->program;
	struct site verify;

	if (webhook->verify == ID_NONE) {
		return false;
	}
	verify = trace_site(&webhook->trace, webhook->verify);
	for (uint32_t i = 0; i < program_expr(program, call)->count; i++) {
		if (webhook_comes_from(webhook, program_argument(program, call, i), verify)) {
			return true;
		}
	}
	return false;
}

static bool acts(const struct webhook *webhook, uint32_t item)
{
	bool awaited = false;
	struct site call = call_of(webhook, item, &awaited);
	str_vec events = {0};
	uint32_t at;

	if (call.expr == ID_NONE || !is_work(webhook, call, webhook_callee_text(webhook, call)) ||
		(!awaited && !is_given_event(webhook, call))) {
		return false;
	}
	at = trace_find_call(&webhook->trace, call, item);
	if (awaited && at != ID_NONE &&
		(trace_at(&webhook->trace, at)->entered ||
			(webhook->verify != ID_NONE && at <= webhook->verify))) {
		return false;
	}
	return !webhook_is_in_case(webhook, item, &events);
}

void webhook_find_cases(struct webhook *webhook)
{
	uint32_t first = webhook->verify == ID_NONE ? 0 : webhook->verify + 1;

	for (uint32_t i = first; i < webhook->trace.items.n && webhook->fact.events.n > 0; i++) {
		if (acts(webhook, i)) {
			webhook->fact.acts_on_all = true;
			return;
		}
	}
}
