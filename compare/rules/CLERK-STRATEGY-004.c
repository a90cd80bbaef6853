#include "compare/match.h"
#include "compare/rules/pages.h"

static void report(struct audit *audit, const struct instance_connection *connection)
{
	struct finding finding = match_finding(audit, NULL);
	struct str path = connection->own_credentials.path;

	finding.message = str_format(audit->arena,
		"%.*s has '%.*s' enabled (%.*s) without a client id of its own (%.*s is empty): "
		"Clerk's shared credentials work on development instances alone",
		STR_ARGS(match_instance(audit)), STR_ARGS(connection->strategy),
		STR_ARGS(connection->enabled.path), STR_ARGS(path));
	finding.clerk = match_ref(audit, path, STR("empty"));
	finding.fix = str_format(audit->arena,
		"register an OAuth application with the provider and enter its client id and "
		"secret "
		"(Clerk Dashboard, SSO connections, '%.*s', use custom credentials), or switch the "
		"connection off",
		STR_ARGS(connection->strategy));
	audit_find(audit, finding);
}

/* One that users cannot sign in with is CLERK-POLICY-015's. */
static bool is_for_sign_in(const struct instance_connection *connection)
{
	return !connection->authenticatable.known || connection->authenticatable.value;
}

static void judge(struct audit *audit, const struct instance_connection *connection)
{
	const struct field_bool *enabled = &connection->enabled;
	const struct field_bool *own = &connection->own_credentials;

	if (!is_for_sign_in(connection) || (enabled->known && !enabled->value)) {
		return;
	}
	if (!enabled->known || !own->known) {
		audit_not_evaluated(audit, "credentials of '%.*s': %.*s",
			STR_ARGS(connection->strategy),
			STR_ARGS(enabled->known ? own->reason : enabled->reason));
		return;
	}
	audit_judged(audit);
	if (!own->value) {
		report(audit, connection);
	}
}

static void check(struct audit *audit)
{
	const struct instance *instance = audit->instance;

	if (!match_is_production(audit)) {
		return;
	}
	for (size_t i = 0; i < instance->connections.n; i++) {
		judge(audit, &instance->connections.items[i]);
	}
	if (!instance->connections.known) {
		audit_not_evaluated(audit, "%.*s", STR_ARGS(instance->connections.reason));
	}
}

const struct rule rule_CLERK_STRATEGY_004 = {
	.info =
		{
			.id = "CLERK-STRATEGY-004",
			.area = "sign-in",
			.title = "social connection in production without its own credentials",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_SNAPSHOT,
			.reads = "environment_type connections",
			.about = "an enabled social connection of a production instance",
			.symptom = "whoever signs in with this provider gets an error page of the "
				   "provider's, that the client or its redirect URL is unknown",
			.codes = "misconfigured_oauth_provider oauth_config_missing "
				 "oauth_shared_credentials_not_supported",
			.since = "0.1",
			.page = page_CLERK_STRATEGY_004,
		},
	.check = check,
};
