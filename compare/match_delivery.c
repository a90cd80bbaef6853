#include "compare/match_delivery.h"

#include "compare/choose.h"
#include "compare/match.h"
#include "compare/verdict.h"

enum severity match_delivery_severity(const struct audit *audit)
{
	return audit->instance->webhooks == WEBHOOKS_MANUAL ? SEVERITY_WARNING : SEVERITY_BLOCKER;
}

/* An app behind a gateway, or with Next's basePath, is reached under a longer path than its own. */
static bool may_have_prefix(struct audit *audit, const struct fact_webhook_handler *handler,
	const struct instance_endpoint *endpoint)
{
	const char *what =
		str_starts(handler->framework, "next") ? "a basePath or gateway" : "a gateway";
	struct str path = match_url_path(audit->arena, endpoint->url);

	if (path.n <= handler->route.n ||
		!str_equal(str_slice(path, path.n - handler->route.n, path.n), handler->route)) {
		return false;
	}
	struct str name = match_webhook_name(audit, handler);
	struct str whose = match_webhook_endpoint(audit, endpoint);

	audit_not_evaluated(audit, "%.*s ends in the path of %.*s: %s may cut off its beginning",
		STR_ARGS(whose), STR_ARGS(name), what);
	return true;
}

/* A rewrite that cannot be decided may lead an endpoint's path to the handler. */
static bool may_be_rewritten(struct audit *audit, const struct fact_webhook_handler *handler,
	const struct instance_endpoint *endpoint)
{
	const struct fact_rewrite *rewrite;

	if (match_webhook_reach(audit, handler, endpoint, &rewrite) != MATCH_REACH_MAYBE) {
		return false;
	}
	struct str name = match_webhook_name(audit, handler);
	struct str whose = match_webhook_endpoint(audit, endpoint);
	struct str where = match_place(audit, &rewrite->at);

	audit_not_evaluated(audit, "%.*s may be rewritten to %.*s by %.*s", STR_ARGS(whose),
		STR_ARGS(name), STR_ARGS(where));
	return true;
}

static bool is_unreadable(struct audit *audit, const struct instance_endpoint *endpoint)
{
	if (!str_absent(match_url_path(audit->arena, endpoint->url))) {
		return false;
	}
	audit_not_evaluated(audit, "%.*s.url is no URL", STR_ARGS(endpoint->path));
	return true;
}

bool match_delivery_may_reach(
	struct audit *audit, const struct fact_webhook_handler *handler, bool enabled)
{
	if (match_paths_unread(audit) > 0) {
		return true;
	}
	for (size_t i = 0; i < audit->instance->endpoints.n; i++) {
		const struct instance_endpoint *endpoint = &audit->instance->endpoints.items[i];

		if ((!enabled || !endpoint->disabled) &&
			(is_unreadable(audit, endpoint) ||
				may_be_rewritten(audit, handler, endpoint) ||
				may_have_prefix(audit, handler, endpoint))) {
			return true;
		}
	}
	return false;
}

bool match_delivery_subscribes(const struct instance_endpoint *endpoint, struct str event)
{
	bool found = endpoint->all_events;

	for (size_t i = 0; i < endpoint->events.n && !found; i++) {
		found = str_equal(endpoint->events.items[i], event);
	}
	return found;
}

bool match_delivery_events_known(struct audit *audit, const endpoint_vec *endpoints)
{
	for (size_t i = 0; i < endpoints->n; i++) {
		const struct instance_endpoint *endpoint = endpoints->items[i];

		if (!endpoint->events_known) {
			struct str name = match_webhook_endpoint(audit, endpoint);

			audit_not_evaluated(audit, "the snapshot does not list the events of %.*s",
				STR_ARGS(name));
			return false;
		}
	}
	return true;
}

/* A test for the beginning of a name ("user.") means events that the code does not name. */
bool match_delivery_is_readable(const struct fact_webhook_handler *handler)
{
	return handler->events_complete && !str_is(handler->dispatch, "unresolved") &&
	       !str_is(handler->dispatch, "prefix");
}

bool match_delivery_handles(const struct fact_webhook_handler *handler, struct str event)
{
	for (size_t i = 0; i < handler->events.n; i++) {
		if (str_equal(handler->events.items[i].name, event)) {
			return true;
		}
	}
	return false;
}

const struct instance_message *match_delivery_template(const struct audit *audit, const char *kind)
{
	for (size_t i = 0; i < audit->instance->messages.n; i++) {
		const struct instance_message *message = &audit->instance->messages.items[i];

		if (str_is(message->kind, kind) && message->delivered_by_clerk.known &&
			!message->delivered_by_clerk.value) {
			return message;
		}
	}
	return NULL;
}

/* Development and production of one application run the same code. */
static bool is_sibling(const struct instance *a, const struct instance *b)
{
	return a->application_id.known && b->application_id.known &&
	       str_equal(a->application_id.value, b->application_id.value);
}

/* An app that production runs against another instance may be tried out against this one. */
static bool uses_somewhere(struct audit *audit, uint32_t app, const struct instance *main)
{
	const struct choose_with with = {.config = audit->config, .main = main};
	choice_vec environments =
		choose_environments(audit->arena, audit->facts, app, audit->snapshot, &with);

	for (size_t i = 0; i < environments.n; i++) {
		if (environments.items[i].instance == audit->instance) {
			return true;
		}
	}
	return false;
}

bool match_delivery_uses_another(struct audit *audit, uint32_t app)
{
	struct choice choice;

	if (app == audit->app) {
		return false;
	}
	choice = choose_for_app(audit->arena, audit->facts, app, audit->snapshot, audit->config);
	return choice.instance != NULL && choice.instance != audit->instance &&
	       !is_sibling(choice.instance, audit->instance) &&
	       !uses_somewhere(audit, app, choice.instance);
}

match_handler_vec match_delivery_handlers(struct audit *audit)
{
	match_handler_vec found = {0};
	uint32_t last = UINT32_MAX;
	bool another = false;

	for (size_t i = 0; i < audit->facts->webhook_handlers.n; i++) {
		const struct fact_webhook_handler *handler =
			&audit->facts->webhook_handlers.items[i];

		if (!context_is_live(handler->at.context)) {
			continue;
		}
		if (handler->at.app != last) {
			last = handler->at.app;
			another = match_delivery_uses_another(audit, last);
		}
		if (!another) {
			vec_push(audit->arena, &found, handler);
		}
	}
	return found;
}

enum match_reach match_delivery_reaches(struct audit *audit, const match_handler_vec *handlers,
	const struct instance_endpoint *endpoint)
{
	enum match_reach whole = MATCH_REACH_NO;

	for (size_t i = 0; i < handlers->n && whole != MATCH_REACH_YES; i++) {
		const struct fact_webhook_handler *handler = handlers->items[i];
		const struct fact_rewrite *rewrite;
		struct audit theirs = *audit;
		enum match_reach one = MATCH_REACH_MAYBE;

		theirs.app = handler->at.app;
		if (handler->route_resolved) {
			one = match_webhook_reach(&theirs, handler, endpoint, &rewrite);
		}
		whole = one == MATCH_REACH_NO ? whole : one;
	}
	return whole;
}

bool match_delivery_was_reported(const struct audit *audit, struct str path)
{
	const struct audit_result *result = audit->output->result;

	for (size_t i = 0; i < result->findings.n; i++) {
		const struct finding *finding = &result->findings.items[i];

		if (finding->rule == audit->rule && str_equal(finding->clerk.path, path) &&
			str_equal(finding->clerk.instance_id, audit->instance->id.known
								      ? audit->instance->id.value
								      : audit->instance->label)) {
			return true;
		}
	}
	return false;
}
