#include "facts/webhook.h"

/* What a handler does against deliveries that come again or late, anywhere in its reach. */

/* Does any function of the trace name one of these, in code and not in a comment? */
static bool names_any(const struct webhook *webhook, const char *const *words, size_t count)
{
	const struct program *program = webhook->collector->program;

	for (size_t f = 0; f < webhook->trace.functions.n; f++) {
		struct trace_function function = webhook->trace.functions.items[f];
		const struct summary *summary = program->modules[function.module].summary;

		for (expr_id i = 0; i < summary->expr_count; i++) {
			const struct expr *e = &summary->exprs[i];
			struct str text = e->kind == EXPR_STRING ? e->text
					  : e->kind == EXPR_NUMBER
						  ? program_text(webhook->collector->program,
							    (struct site){function.module, i})
						  : e->name;

			if ((e->kind == EXPR_STRING || e->kind == EXPR_NAME ||
				    e->kind == EXPR_MEMBER || e->kind == EXPR_NUMBER) &&
				e->function == function.function &&
				str_has_any_nocase(text, words, count)) {
				return true;
			}
		}
	}
	return false;
}

bool webhook_handles_conflict(const struct webhook *webhook)
{
	static const char *const words[] = {"p2002", "23505", "11000", "e11000", "er_dup_entry",
		"sqlite_constraint", "duplicate", "already exist", "alreadyexist",
		"uniqueconstraint", "unique constraint", "uniqueviolation", "conflict"};

	return names_any(webhook, words, sizeof(words) / sizeof(words[0]));
}

bool webhook_handles_missing(const struct webhook *webhook)
{
	static const char *const words[] = {"p2025", "notfounderror", "recordnotfound"};

	return names_any(webhook, words, sizeof(words) / sizeof(words[0]));
}

bool webhook_may_notice(const struct webhook *webhook)
{
	static const char *const words[] = {"idempot", "dedup", "alreadyprocess", "isprocessed",
		"processedevent", "processedwebhook", "processed_event", "processed_webhook",
		"alreadyseen", "alreadyhandled", "replay"};

	return webhook->fact.dedup || names_any(webhook, words, sizeof(words) / sizeof(words[0]));
}

static bool is_time(struct str text)
{
	static const char *const words[] = {"updated_at", "updatedat", "lastsync", "last_sync"};

	return str_has_any_nocase(text, words, sizeof(words) / sizeof(words[0]));
}

/* updated.getTime() < row.updatedAt, lt(users.updatedAt, …), { updatedAt: { lt: … } }, SQL */
static bool is_compare(const struct webhook *webhook, uint32_t module, expr_id id)
{
	static const char *const names[] = {"lt", "lte", "gt", "gte", "isBefore", "isAfter"};
	struct site site = {module, id};
	const struct expr *e = program_expr(webhook->collector->program, site);
	struct str text;

	if (e->kind != EXPR_BINARY && e->kind != EXPR_CALL && e->kind != EXPR_OBJECT &&
		e->kind != EXPR_TEMPLATE && e->kind != EXPR_STRING) {
		return false;
	}
	text = program_text(webhook->collector->program, site);
	if (!is_time(text)) {
		return false;
	}
	if (e->kind == EXPR_BINARY) {
		return str_find_byte(text, '<') != SIZE_MAX || str_find_byte(text, '>') != SIZE_MAX;
	}
	if (e->kind == EXPR_CALL) {
		const struct expr *callee =
			program_expr(webhook->collector->program, (struct site){module, e->left});

		return str_in(callee->name, names, sizeof(names) / sizeof(names[0]));
	}
	if (e->kind == EXPR_OBJECT) {
		return str_has(text, "lt:") || str_has(text, "lte:") || str_has(text, "gt:") ||
		       str_has(text, "gte:");
	}
	return str_has(text, "updated_at <") || str_has(text, "updated_at >") ||
	       str_has(text, "updated_at<") || str_has(text, "updated_at>");
}

bool webhook_compares_time(const struct webhook *webhook)
{
	for (size_t f = 0; f < webhook->trace.functions.n; f++) {
		struct trace_function function = webhook->trace.functions.items[f];
		const struct summary *summary =
			webhook->collector->program->modules[function.module].summary;

		for (expr_id i = 0; i < summary->expr_count; i++) {
			if (summary->exprs[i].function == function.function &&
				is_compare(webhook, function.module, i)) {
				return true;
			}
		}
	}
	return false;
}
