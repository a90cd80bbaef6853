#include "snapshot/import_tables.h"

/*
 * The Platform API and the reports of Clerk's command line. Shapes:
 * clerk/openapi-specs platform/beta.yml; clerk/cli packages/cli-core/src
 * commands/config, commands/deploy. The configuration's full list of keys is
 * not published; which of them hold a secret is told by x-clerk-sensitive.
 */

static const struct clean_rule application[] = {KEEP("instance_id"), KEEP("environment_type"),
	KEEP("publishable_key"), {"secret_key", CLEAN_SECRET_KEY, NULL}, END};

/* the lists of any auth_… group */
static const struct clean_rule bot_protection[] = {KEEP("captcha_widget_type"), END};
static const struct clean_rule auth[] = {KEEP("sign_in_strategies"),
	KEEP("verification_strategies"), KEEP("second_factor_strategies"), KEEP("sign_up_mode"),
	KEEP("enumeration_protection"), IN("bot_protection", bot_protection), END};

static const struct clean_rule session[] = {{"claims", CLEAN_CLAIMS, NULL}, END};

static const struct clean_rule organization_settings[] = {
	KEEP("creator_role"), KEEP("domains_default_role"), KEEP("domains_enrollment_modes"), END};

/* Whether credentials are set is a fact; what they are is not kept. */
static const struct clean_rule connection[] = {KEEP("client_id"),
	{"client_secret", CLEAN_SET, NULL}, KEEP("team_id"), KEEP("key_id"), KEEP("bundle_id"),
	KEEP("actor"), END};

static const struct clean_rule config[] = {KEEP("config_version"), IN("auth_*", auth),
	IN("session", session), IN("organization_settings", organization_settings),
	IN("connection_oauth_*", connection), END};

static const struct clean_rule failure_hint[] = {KEEP("code"), END};
static const struct clean_rule component[] = {KEEP("status"), KEEP("from"), KEEP("to"),
	KEEP("clerk_subdomain"), IN("failure_hints", failure_hint), END};
static const struct clean_rule components[] = {IN("*", component), END};
static const struct clean_rule dns[] = {KEEP("status"), IN("cnames", components), END};

/* One status, or a map of them by domain id. */
#define STATUS \
	KEEP("status"), IN("dns", dns), IN("ssl", component), IN("mail", component), \
		IN("proxy", component), IN("ssl_hosts", components)
static const struct clean_rule status[] = {STATUS, END};
static const struct clean_rule statuses[] = {STATUS, IN("*", status), END};
#undef STATUS

static const struct clean_rule domain_status[] = {KEEP("dns"), KEEP("ssl"), KEEP("mail"), END};
static const struct clean_rule dns_record[] = {KEEP("type"), KEEP("host"), KEEP("value"), END};
static const struct clean_rule oauth[] = {
	KEEP("configured"), KEEP("pending"), KEEP("unsupported"), END};
static const struct clean_rule deploy_status[] = {KEEP("state"), KEEP("domain"),
	KEEP("productionInstanceId"), IN("domainStatus", domain_status),
	IN("pendingDnsRecords", dns_record), IN("oauth", oauth), DROP("nextAction"), END};

const struct clean_rule *import_platform_rule(enum slot slot)
{
	static const struct clean_rule documents[SLOT_COUNT] = {
		[SLOT_APPLICATION] = IN("", application),
		[SLOT_CONFIG] = IN("", config),
		[SLOT_DOMAIN_STATUS] = IN("", statuses),
		[SLOT_DEPLOY_STATUS] = IN("", deploy_status),
	};

	return documents[slot].key == NULL ? NULL : &documents[slot];
}
