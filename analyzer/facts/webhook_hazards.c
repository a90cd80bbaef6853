#include "facts/webhook.h"

/*
 * What a delivery runs into that comes a second time, or before the one it
 * rests on. Only what is certain by the names of a database's calls.
 */

enum {
	STEPS_TO_AWAIT = 64, /* the steps of a call's operands stand between it and its await */
};

/* Does something wait for what the call does, so that its failure is the delivery's? */
static bool is_awaited(const struct webhook *webhook, uint32_t item)
{
	const struct trace *trace = &webhook->trace;
	struct site call = trace_site(trace, item);
	const struct expr *inner = program_expr(trace->program, call);

	for (uint32_t i = item + 1; i < trace->items.n && i < item + STEPS_TO_AWAIT; i++) {
		const struct trace_item *it = trace_at(trace, i);
		struct site site = trace_site(trace, i);
		const struct expr *outer;

		if ((it->step->kind != STEP_AWAIT && it->step->kind != STEP_RETURN) ||
			site.expr == ID_NONE || site.module != call.module) {
			continue;
		}
		outer = program_expr(trace->program, site);
		if (outer->start <= inner->start && inner->end <= outer->end) {
			return !it->deferred;
		}
	}
	return false;
}

/* Does a catch hand the failure on, by throwing again or by an answer that is none of success? */
static bool hands_on(const struct webhook *webhook, uint32_t block)
{
	const struct trace *trace = &webhook->trace;

	for (uint32_t i = block + 1; i < trace_at(trace, block)->end; i++) {
		const struct trace_item *it = trace_at(trace, i);

		if (it->step->kind == STEP_THROW ||
			(it->step->kind == STEP_RETURN &&
				webhook_answer_returned(webhook, i) == ANSWER_REJECTS) ||
			(it->step->kind == STEP_CALL &&
				webhook_answer(webhook, i, trace_site(trace, i)) ==
					ANSWER_REJECTS)) {
			return true;
		}
	}
	return false;
}

static bool is_chained(const struct webhook *webhook, uint32_t item)
{
	struct site site = trace_site(&webhook->trace, item);

	for (site = trace_parent(&webhook->trace, site); site.expr != ID_NONE;
		site = trace_parent(&webhook->trace, site)) {
		const struct expr *e = program_expr(webhook->trace.program, site);

		if (e->kind == EXPR_MEMBER && str_is(e->name, "catch")) {
			return true;
		}
		if (e->kind != EXPR_MEMBER && e->kind != EXPR_CALL) {
			break;
		}
	}
	return false;
}

bool webhook_is_swallowed(const struct webhook *webhook, uint32_t item)
{
	const struct trace *trace = &webhook->trace;

	for (uint32_t i = item; i != ID_NONE; i = trace_at(trace, i)->via) {
		if (trace_at(trace, i)->step->kind == STEP_CALL && is_chained(webhook, i)) {
			return true;
		}
	}
	for (uint32_t i = trace_at(trace, item)->parent; i != ID_NONE;
		i = trace_at(trace, i)->parent) {
		uint32_t caught = trace_at(trace, i)->step->kind == STEP_TRY
					  ? trace_next(trace, i, STEP_CATCH)
					  : ID_NONE;

		if (caught != ID_NONE && !hands_on(webhook, caught)) {
			return true;
		}
	}
	return false;
}

/* A log of what happened may well say it twice. */
static bool is_record_of_events(struct str text)
{
	static const char *const words[] = {"audit", "activit", "history", "event", "deliver",
		"securitylog", "security_log", "webhooklog", "webhook_log"};

	return str_has_any_nocase(text, words, sizeof(words) / sizeof(words[0]));
}

/* create() of what is certainly a store: a model, or a service that makes another each time. */
static bool is_model(const struct webhook *webhook, struct site call, struct str callee)
{
	struct site argument = program_argument(webhook->collector->program, call, 0);
	struct str object = str_last_part(
		str_slice(callee, 0, callee.n - str_last_part(callee, '.').n - 1), '.');

	if (argument.expr != ID_NONE &&
		program_property(webhook->collector->program, argument, "data").expr != ID_NONE) {
		return true;
	}
	return (object.n > 0 && object.s[0] >= 'A' && object.s[0] <= 'Z') ||
	       str_ends(object, "Model") || str_has(callee, "stripe.customers");
}

/* insert(users), from('users'): what is not the record itself. */
static bool names_table(const struct webhook *webhook, struct site argument)
{
	enum expr_kind kind = program_expr(webhook->collector->program, argument)->kind;

	return kind == EXPR_NAME || kind == EXPR_STRING || kind == EXPR_MEMBER;
}

static bool creates_again(const struct webhook *webhook, uint32_t item, struct str callee)
{
	struct site call = trace_site(&webhook->trace, item);
	struct str text = program_text(webhook->collector->program, call);
	struct site table = program_argument(webhook->collector->program, call, 0);
	struct str kind = str_of(webhook_work_kind(callee));
	struct str method = str_last_part(callee, '.');

	return !str_is(kind, "mail") && !str_is(kind, "queue") && !str_is(kind, "http") &&
	       !is_record_of_events(callee) &&
	       (table.expr == ID_NONE || !names_table(webhook, table) ||
		       !is_record_of_events(program_text(webhook->collector->program, table))) &&
	       !str_has_nocase(text, "idempotencykey") &&
	       (!str_is(method, "create") || is_model(webhook, call, callee));
}

/* Prisma's update() and delete() throw P2025 when there is no such row; the …Many() do not. */
static bool throws_missing(const struct webhook *webhook, uint32_t item, struct str callee)
{
	const struct program *program = webhook->collector->program;
	struct str method = str_last_part(callee, '.');
	struct site argument = program_argument(program, trace_site(&webhook->trace, item), 0);

	return (str_is(method, "update") || str_is(method, "delete")) && argument.expr != ID_NONE &&
	       program_property(program, argument, "where").expr != ID_NONE &&
	       !webhook_is_looked_up(webhook, item);
}

/* Two cases of one switch are not run one after the other. */
static bool are_apart(const struct webhook *webhook, uint32_t item, uint32_t other)
{
	str_vec events = {0};
	str_vec others = {0};

	if (!webhook_is_in_case(webhook, item, &events) ||
		!webhook_is_in_case(webhook, other, &others)) {
		return false;
	}
	for (size_t i = 0; i < events.n; i++) {
		for (size_t k = 0; k < others.n; k++) {
			if (str_equal(events.items[i], others.items[k])) {
				return false;
			}
		}
	}
	return true;
}

/* The same model was written before on the way: the row is there. */
static bool was_written(const struct webhook *webhook, uint32_t item, struct str callee)
{
	struct str object = str_slice(callee, 0, callee.n - str_last_part(callee, '.').n);

	for (uint32_t i = item; i-- > 0;) {
		const struct trace_item *it = trace_at(&webhook->trace, i);
		struct str text;

		if (it->step->kind != STEP_CALL ||
			(it->parent != ID_NONE &&
				!trace_inside(&webhook->trace, item, it->parent))) {
			continue;
		}
		text = webhook_callee_text(webhook, trace_site(&webhook->trace, i));
		if (text.n > object.n && str_equal(str_slice(text, 0, object.n), object) &&
			(str_ends(text, ".upsert") || str_ends(text, ".create") ||
				str_ends(text, "OrThrow")) &&
			!are_apart(webhook, item, i)) {
			return true;
		}
	}
	return false;
}

/* What is done once for all of a handler. */
struct notices {
	bool conflict;
	bool missing;
};

static void judge_write(struct webhook *webhook, uint32_t item, const struct fact_item *write,
	const struct notices *notices)
{
	struct site call = trace_site(&webhook->trace, item);
	const char *kind = NULL;

	if (!is_awaited(webhook, item) || webhook_is_swallowed(webhook, item)) {
		return;
	}
	if (str_is(write->kind, "create")) {
		kind = !notices->conflict && creates_again(webhook, item, write->name)
			       ? "creates_again"
			       : NULL;
	} else if (!notices->missing && throws_missing(webhook, item, write->name) &&
		   !was_written(webhook, item, write->name)) {
		kind = "row_missing";
	}
	if (kind != NULL) {
		webhook_add(webhook, &webhook->fact.hazards, call, write->name, kind);
	}
}

static bool is_at(const struct webhook *webhook, uint32_t item, const struct place *at)
{
	struct place place = collector_site(webhook->collector, trace_site(&webhook->trace, item));

	return str_equal(place.file, at->file) && place.line == at->line &&
	       place.column == at->column;
}

static void judge_writes(struct webhook *webhook)
{
	struct notices notices = {
		webhook_handles_conflict(webhook), webhook_handles_missing(webhook)};
	size_t next = 0;

	/* they were found in the order of the trace */
	for (uint32_t i = 0; i < webhook->trace.items.n && next < webhook->fact.writes.n; i++) {
		if (trace_at(&webhook->trace, i)->step->kind == STEP_CALL &&
			is_at(webhook, i, &webhook->fact.writes.items[next].at)) {
			judge_write(webhook, i, &webhook->fact.writes.items[next], &notices);
			next++;
		}
	}
}

static bool are_deletions(const str_vec *events)
{
	for (size_t i = 0; i < events->n; i++) {
		if (!str_ends(events->items[i], ".deleted")) {
			return false;
		}
	}
	return events->n > 0;
}

/* !user, user === null; not `error` */
static bool asks_missing(const struct webhook *webhook, struct site test)
{
	const struct expr *e = program_expr(webhook->collector->program, test);

	return ((e->kind == EXPR_UNARY && e->op == OP_NOT) || e->kind == EXPR_BINARY) &&
	       !str_has_nocase(program_text(webhook->collector->program, test), "err");
}

/* A request that fails, `if (!response.ok) throw`, does not say that a record is gone. */
static bool is_request(const struct webhook *webhook, struct site record)
{
	return str_is(str_of(webhook_work_kind(webhook_callee_text(webhook, record))), "http");
}

/* `if (!user) throw`, `if (!user) return 404` for one who is to be deleted, and is not there. */
static void judge_test(struct webhook *webhook, uint32_t item)
{
	const struct trace *trace = &webhook->trace;
	struct site test = trace_site(trace, item);
	struct site record = webhook_record_asked(webhook, test);
	str_vec events = {0};

	if (record.expr == ID_NONE || is_request(webhook, record) || !asks_missing(webhook, test) ||
		webhook_branch(webhook, test, record) != BRANCH_THEN ||
		webhook_is_swallowed(webhook, item) ||
		!webhook_is_in_case(webhook, item, &events) || !are_deletions(&events)) {
		return;
	}
	for (uint32_t i = item + 1; i < trace_at(trace, item)->end; i++) {
		const struct trace_item *it = trace_at(trace, i);

		if (it->parent == item &&
			(it->step->kind == STEP_THROW ||
				(it->step->kind == STEP_RETURN &&
					webhook_answer_returned(webhook, i) == ANSWER_REJECTS))) {
			webhook_add(webhook, &webhook->fact.hazards, test,
				webhook_callee_text(webhook, record), "gives_up");
			return;
		}
	}
}

void webhook_find_hazards(struct webhook *webhook)
{
	uint32_t first = webhook->verify == ID_NONE ? 0 : webhook->verify + 1;

	if (webhook->fact.dedup) {
		webhook_find_marked(webhook);
	}
	if (webhook_may_notice(webhook) || webhook_compares_time(webhook)) {
		return;
	}
	judge_writes(webhook);
	for (uint32_t i = first; i < webhook->trace.items.n; i++) {
		if (trace_at(&webhook->trace, i)->step->kind == STEP_IF &&
			trace_site(&webhook->trace, i).expr != ID_NONE) {
			judge_test(webhook, i);
		}
	}
}
