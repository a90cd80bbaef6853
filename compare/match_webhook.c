#include "compare/match_webhook.h"

#include "clerk/names.h"
#include "compare/config_use.h"
#include "compare/match.h"

void match_webhook_each(struct audit *audit, match_webhook_judge *judge)
{
	match_framework_unread(audit);
	for (size_t i = 0; i < audit->facts->webhook_handlers.n; i++) {
		const struct fact_webhook_handler *handler =
			&audit->facts->webhook_handlers.items[i];

		if (match_in_app(audit, &handler->at)) {
			judge(audit, handler);
		}
	}
}

static bool same_place(const struct place *a, const struct place *b)
{
	return str_equal(a->file, b->file) && a->line == b->line && a->column == b->column;
}

void match_webhook_each_code(struct audit *audit, match_webhook_judge *judge)
{
	const struct fact_webhook_handler *last = NULL; /* they are sorted by place */

	match_framework_unread(audit);
	for (size_t i = 0; i < audit->facts->webhook_handlers.n; i++) {
		const struct fact_webhook_handler *handler =
			&audit->facts->webhook_handlers.items[i];

		if (!match_in_app(audit, &handler->at)) {
			continue;
		}
		if (last == NULL || !same_place(&last->at, &handler->at) ||
			!same_place(&last->verify_at, &handler->verify_at) ||
			!str_equal(last->verifier, handler->verifier)) {
			judge(audit, handler);
		}
		last = handler;
	}
}

bool match_webhook_is_put_aside(const struct fact_webhook_handler *handler)
{
	return !place_absent(&handler->verified_later) && str_is(handler->verifier, "unresolved");
}

struct str match_webhook_name(struct audit *audit, const struct fact_webhook_handler *handler)
{
	struct str place = match_place(audit, &handler->at);

	if (!handler->route_resolved) {
		return str_format(
			audit->arena, "the Clerk webhook handler (%.*s)", STR_ARGS(place));
	}
	return str_format(audit->arena, "the Clerk webhook handler of '%.*s' (%.*s)",
		STR_ARGS(handler->route), STR_ARGS(place));
}

void match_webhook_lost(struct audit *audit, const struct fact_webhook_handler *handler,
	const char *before, const char *after)
{
	struct str name = match_webhook_name(audit, handler);

	audit_unresolved(audit);
	audit_not_evaluated(audit, "%s%.*s%s", before, STR_ARGS(name), after);
}

bool match_webhook_known(struct audit *audit, const struct fact_webhook_handler *handler)
{
	if (audit->instance->webhooks == WEBHOOKS_UNKNOWN) {
		audit_not_evaluated(audit, "%.*s", STR_ARGS(audit->instance->endpoints.reason));
		return false;
	}
	if (!handler->route_resolved) {
		match_webhook_lost(audit, handler, "the route of ", " could not be followed");
		return false;
	}
	return true;
}

bool match_consumed_elsewhere(const struct audit *audit, const struct instance_endpoint *endpoint)
{
	return config_use_consumer(audit->arena, audit->config, endpoint->url) != NULL;
}

bool match_webhook_points(struct audit *audit, const struct fact_webhook_handler *handler,
	const struct instance_endpoint *endpoint)
{
	const struct fact_rewrite *rewrite;

	return match_webhook_reach(audit, handler, endpoint, &rewrite) == MATCH_REACH_YES;
}

bool match_webhook_host_is_wrong(struct audit *audit, struct str framework, struct str url)
{
	return str_is(framework, "convex") &&
	       str_ends(match_url_host(audit->arena, url), ".convex.cloud");
}

/* Supabase's older host for functions leaves out where its other one puts them. */
static struct str path_below(struct audit *audit, const struct fact_webhook_handler *handler,
	const struct instance_endpoint *endpoint, struct str path)
{
	static const char folder[] = "/functions/v1";

	return str_starts(handler->route, folder) && !str_starts(path, folder) &&
			       str_ends(match_url_host(audit->arena, endpoint->url),
				       ".functions.supabase.co")
		       ? str_format(audit->arena, "%s%.*s", folder, STR_ARGS(path))
		       : path;
}

enum match_reach match_webhook_reach(struct audit *audit,
	const struct fact_webhook_handler *handler, const struct instance_endpoint *endpoint,
	const struct fact_rewrite **out)
{
	struct str path = match_url_path(audit->arena, endpoint->url);

	*out = NULL;
	if (str_absent(path) || match_consumed_elsewhere(audit, endpoint) ||
		match_webhook_host_is_wrong(audit, handler->framework, endpoint->url)) {
		return MATCH_REACH_NO;
	}
	path = path_below(audit, handler, endpoint, path);
	return match_route(handler->route, path)
		       ? MATCH_REACH_YES
		       : match_rewrite_reach(audit, path, handler->route, out);
}

static void note_none_enabled(struct audit *audit, const struct fact_webhook_handler *handler,
	const struct instance_endpoint *disabled)
{
	struct str name = match_webhook_name(audit, handler);

	if (disabled != NULL) {
		struct str whose = match_webhook_endpoint(audit, disabled);

		audit_not_evaluated(audit,
			"%.*s points at %.*s, but it is disabled: enable it in the "
			"Clerk Dashboard, then take a new snapshot",
			STR_ARGS(whose), STR_ARGS(name));
		return;
	}
	struct str instance = match_instance(audit);
	audit_not_evaluated(audit, "no enabled endpoint of %.*s points at %.*s", STR_ARGS(instance),
		STR_ARGS(name));
}

endpoint_vec match_webhook_endpoints(
	struct audit *audit, const struct fact_webhook_handler *handler)
{
	endpoint_vec found = {0};

	if (!match_webhook_known(audit, handler)) {
		return found;
	}
	const struct instance_endpoint *disabled = NULL;
	for (size_t i = 0; i < audit->instance->endpoints.n; i++) {
		const struct instance_endpoint *endpoint = &audit->instance->endpoints.items[i];

		if (!match_webhook_points(audit, handler, endpoint)) {
			continue;
		}
		if (endpoint->disabled) {
			disabled = endpoint;
		} else {
			vec_push(audit->arena, &found, endpoint);
		}
	}
	if (found.n == 0) {
		note_none_enabled(audit, handler, disabled);
	}
	return found;
}

struct str match_webhook_endpoint(struct audit *audit, const struct instance_endpoint *endpoint)
{
	return str_format(audit->arena, "endpoint %.*s%s%.*s (%.*s)", STR_ARGS(endpoint->id),
		endpoint->id.n > 0 ? " " : "", STR_ARGS(endpoint->url), STR_ARGS(endpoint->path));
}

struct str match_webhook_endpoint_id(struct audit *audit, const struct instance_endpoint *endpoint)
{
	return str_format(audit->arena, "endpoint %.*s",
		STR_ARGS(endpoint->id.n > 0 ? endpoint->id : endpoint->url));
}

/* What is wrong with a kind of key as signing secret; NULL where nothing is. */
static const char *wrong_class(struct str name)
{
	static const struct {
		enum key_kind kind;
		const char *words;
	} wrong[] = {
		{KEY_PUBLISHABLE, "a publishable key"},
		{KEY_SECRET, "the secret key of the Backend API"},
		{KEY_MACHINE_SECRET, "a machine or API key"},
		{KEY_JWT_KEY, "a JWT public key"},
		{KEY_PRIVATE_KEY, "a private key"},
		{KEY_TOKEN, "a token"},
		{KEY_AMBIGUOUS, "a secret key of an API"},
	};

	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		if (str_is(name, keys_kind_name(wrong[i].kind))) {
			return wrong[i].words;
		}
	}
	return NULL;
}

static const char *wrong_variable(struct str name)
{
	switch (names_env_role(name)) {
	case ENV_PUBLISHABLE_KEY:
		return "the publishable key";
	case ENV_SECRET_KEY:
		return "the secret key of the Backend API";
	case ENV_MACHINE_SECRET:
		return "a machine's secret key";
	case ENV_JWT_KEY:
		return "the JWT public key";
	case ENV_ENCRYPTION_KEY:
		return "an encryption key";
	case ENV_OTHER:
	case ENV_WEBHOOK_SECRET:
	case ENV_WEBHOOK_SECRET_OTHER:
	case ENV_CLERK_OTHER:
		break;
	}
	return NULL;
}

/* Only when every variable that may be used is of a wrong kind: a fallback may never be. */
static const char *wrong_variables(const struct fact_webhook_handler *handler)
{
	const char *words = NULL;

	for (size_t i = 0; i < handler->secret_env.n; i++) {
		words = wrong_variable(handler->secret_env.items[i]);
		if (words == NULL) {
			return NULL;
		}
	}
	return words;
}

const char *match_webhook_wrong_secret(const struct fact_webhook_handler *handler)
{
	const char *words = wrong_class(handler->secret_class);

	return words != NULL ? words : wrong_variables(handler);
}
