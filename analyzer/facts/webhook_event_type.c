#include "facts/webhook_events.h"

/* What an event's type is compared with tells events apart: evt.type under any name. */

enum { NAMES_MOST = 8 }; /* constants that stand for each other */

const struct summary *webhook_event_summary(const struct events *events)
{
	return events->webhook->collector->program->modules[events->module].summary;
}

static bool names_type(struct str name)
{
	return str_ends(name, "type") || str_ends(name, "Type") || str_is_nocase(name, "event") ||
	       str_is_nocase(name, "eventName") || str_is_nocase(name, "topic");
}

/* Does the expression name an event's type: evt.type, eventType, { type: kind }? */
bool webhook_event_is_type(const struct events *events, expr_id expr)
{
	const struct summary *summary = webhook_event_summary(events);

	for (unsigned i = 0; i < NAMES_MOST && expr != ID_NONE; i++) {
		const struct expr *e = &summary->exprs[expr];

		if (e->kind != EXPR_MEMBER && e->kind != EXPR_NAME) {
			return false;
		}
		if (names_type(e->name)) {
			return true;
		}
		expr = e->kind == EXPR_NAME && e->binding != ID_NONE
			       ? summary->bindings[e->binding].value
			       : ID_NONE;
	}
	return false;
}

/* What an expression was made of, one step back; ID_NONE when it is only a part of that. */
static expr_id step_back(const struct summary *summary, expr_id expr, bool *unwrapped)
{
	const struct expr *e = &summary->exprs[expr];

	switch ((enum expr_kind)e->kind) {
	case EXPR_AWAIT:
		return e->left;
	case EXPR_NAME:
		return e->binding == ID_NONE ? ID_NONE : summary->bindings[e->binding].value;
	case EXPR_MEMBER:
		/* `result.value` of what fromPromise(verifyWebhook(…)) gave back: neverthrow */
		*unwrapped = str_is(e->name, "value");
		return *unwrapped ? e->left : ID_NONE;
	case EXPR_CALL:
		return *unwrapped ? summary_kid(summary, expr, 0) : ID_NONE;
	default:
		return ID_NONE;
	}
}

/* Does an expression stand for what verification gave back, and not for a part of it? */
static bool is_verified_event(const struct webhook *webhook, struct site site)
{
	const struct summary *summary = webhook->collector->program->modules[site.module].summary;
	struct site verify = webhook->verify == ID_NONE
				     ? SITE_NONE
				     : trace_site(&webhook->trace, webhook->verify);
	bool unwrapped = false;

	for (unsigned i = 0; i < NAMES_MOST && site.expr != ID_NONE; i++) {
		if (program_same(site, verify)) {
			return true;
		}
		site.expr = step_back(summary, site.expr, &unwrapped);
	}
	return false;
}

bool webhook_event_is_event(const struct events *events, expr_id expr)
{
	return is_verified_event(events->webhook, (struct site){events->module, expr});
}

/* evt.type, with an event that is what verification gave back: no other `type` will do. */
bool webhook_event_is_verified_type(const struct events *events, expr_id expr)
{
	const struct summary *summary = webhook_event_summary(events);

	for (unsigned i = 0; i < NAMES_MOST && expr != ID_NONE; i++) {
		const struct expr *e = &summary->exprs[expr];

		if (e->kind == EXPR_MEMBER) {
			return str_is(e->name, "type") && e->left != ID_NONE &&
			       is_verified_event(
				       events->webhook, (struct site){events->module, e->left});
		}
		expr = e->kind == EXPR_NAME && e->binding != ID_NONE
			       ? summary->bindings[e->binding].value
			       : ID_NONE;
	}
	return false;
}

/* Settings have types too; an event comes from a request, a parameter or a call. */
bool webhook_event_may_be(const struct events *events, expr_id expr)
{
	struct value value =
		trace_value(&events->webhook->trace, ID_NONE, (struct site){events->module, expr});

	switch (value.kind) {
	case VALUE_ENV:
	case VALUE_STRING:
	case VALUE_NUMBER:
	case VALUE_IMPORT:
	case VALUE_GLOBAL:
		return false;
	default:
		return true;
	}
}
