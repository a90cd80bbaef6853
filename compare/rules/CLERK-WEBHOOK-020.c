#include "compare/match.h"
#include "compare/match_delivery.h"
#include "compare/rules/pages.h"

/* One kind of message that the app may have to send by itself. */
struct kind {
	const char *kind;
	const char *event;
	const char *what;
};

static const struct kind kinds[] = {
	{"email", "email.created", "e-mail"},
	{"sms", "sms.created", "SMS"},
};

/* Where the deliveries go besides the handlers of this repository. */
enum elsewhere {
	ELSEWHERE_NOT,
	ELSEWHERE_YES,
	ELSEWHERE_MAYBE,
};

/* An endpoint that no handler is behind sends the event to another service. */
static enum elsewhere is_sent_elsewhere(
	struct audit *audit, const match_handler_vec *handlers, const struct kind *kind)
{
	const struct instance *instance = audit->instance;
	enum elsewhere whole = ELSEWHERE_NOT;

	if (instance->webhooks == WEBHOOKS_UNKNOWN || instance->webhooks == WEBHOOKS_MANUAL) {
		whole = handlers->n == 0 ? ELSEWHERE_MAYBE : ELSEWHERE_NOT;
	}
	for (size_t i = 0; i < instance->endpoints.n && whole != ELSEWHERE_YES; i++) {
		const struct instance_endpoint *endpoint = &instance->endpoints.items[i];

		if (endpoint->disabled ||
			match_delivery_reaches(audit, handlers, endpoint) == MATCH_REACH_YES) {
			continue;
		}
		if (!endpoint->events_known) {
			whole = ELSEWHERE_MAYBE;
		} else if (match_delivery_subscribes(endpoint, str_of(kind->event))) {
			whole = ELSEWHERE_YES;
		}
	}
	return whole;
}

/* A handler that was not read, or that does not tell events apart, may send them all. */
static bool is_open(const struct fact_webhook_handler *handler)
{
	return !match_delivery_is_readable(handler) || handler->events.n == 0 ||
	       handler->acts_on_all;
}

static bool is_handled(const match_handler_vec *handlers, const struct kind *kind, bool *open)
{
	*open = false;
	for (size_t i = 0; i < handlers->n; i++) {
		if (match_delivery_handles(handlers->items[i], str_of(kind->event))) {
			return true;
		}
		*open = *open || is_open(handlers->items[i]);
	}
	return false;
}

static const struct fact_webhook_handler *own_handler(
	const struct audit *audit, const match_handler_vec *handlers)
{
	for (size_t i = 0; i < handlers->n; i++) {
		if (handlers->items[i]->at.app == audit->app) {
			return handlers->items[i];
		}
	}
	return NULL;
}

static void find(struct audit *audit, const match_handler_vec *handlers, const struct kind *kind,
	const struct instance_message *message)
{
	const struct fact_webhook_handler *handler = own_handler(audit, handlers);
	struct str instance = match_instance(audit);
	struct str where = STR("no handler of this repository");
	struct finding finding = match_finding(audit, handler == NULL ? NULL : &handler->at);

	if (handler != NULL) {
		where = str_format(audit->arena, "no handler, not even %.*s",
			STR_ARGS(match_webhook_name(audit, handler)));
	}
	finding.message = str_format(audit->arena,
		"the %s template '%.*s' of %.*s is not delivered by Clerk (%.*s), and %.*s takes "
		"'%s'",
		kind->what, STR_ARGS(message->slug), STR_ARGS(instance),
		STR_ARGS(message->delivered_by_clerk.path), STR_ARGS(where), kind->event);
	finding.fix = str_format(audit->arena,
		"send what '%s' brings from a webhook handler and subscribe its endpoint to it, or "
		"let Clerk deliver '%.*s' (Clerk Dashboard, Customization)",
		kind->event, STR_ARGS(message->slug));
	finding.clerk = match_ref(audit, message->delivered_by_clerk.path, STR("false"));
	audit_find(audit, finding);
}

static void judge(struct audit *audit, const match_handler_vec *handlers, const struct kind *kind)
{
	const struct instance_message *message = match_delivery_template(audit, kind->kind);
	bool open;

	if (message == NULL) {
		return;
	}
	enum elsewhere elsewhere = is_sent_elsewhere(audit, handlers, kind);
	if (is_handled(handlers, kind, &open) || elsewhere == ELSEWHERE_YES ||
		match_delivery_was_reported(audit, message->delivered_by_clerk.path)) {
		audit_judged(audit);
	} else if (open || elsewhere == ELSEWHERE_MAYBE) {
		audit_unresolved(audit);
		audit_not_evaluated(audit, "who takes '%s' could not be decided: %s", kind->event,
			open ? "not every handler's events could be read"
			     : "the endpoints of the instance are not all known");
	} else {
		audit_judged(audit);
		find(audit, handlers, kind, message);
	}
}

static void check(struct audit *audit)
{
	const struct instance *instance = audit->instance;

	if (!audit->facts->apps.items[audit->app].clerk) {
		return;
	}
	match_handler_vec handlers = match_delivery_handlers(audit);
	if (handlers.n > 0 && own_handler(audit, &handlers) == NULL) {
		return; /* the app that takes deliveries is told */
	}
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		judge(audit, &handlers, &kinds[i]);
	}
	if (!instance->messages.known) {
		audit_not_evaluated(audit, "%.*s", STR_ARGS(instance->messages.reason));
	}
}

const struct rule rule_CLERK_WEBHOOK_020 = {
	.info =
		{
			.id = "CLERK-WEBHOOK-020",
			.area = "webhooks",
			.title = "messages that the app has to send, and nothing that sends them",
			.severity = SEVERITY_WARNING,
			.needs = NEEDS_BOTH,
			.reads = "messages.delivered_by_clerk",
			.about = "an e-mail or SMS template that Clerk does not deliver",
			.symptom = "verification codes, invitations and links for a new password "
				   "are never sent: users wait for a message that does not come",
			.since = "0.1",
			.page = page_CLERK_WEBHOOK_020,
		},
	.check = check,
};
