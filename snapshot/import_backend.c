#include "snapshot/import_tables.h"

/*
 * The backend API's answers. Shapes: clerk/openapi-specs bapi/2026-05-12.yml;
 * of plans also bapi/2025-04-10.yml. A text that is not named here is dropped.
 */

static const struct clean_rule instance[] = {KEEP("object"), KEEP("id"), KEEP("environment_type"),
	URL("allowed_origins"), KEEP("workspace_id"), KEEP("publishable_key"), END};

static const struct clean_rule organization_settings[] = {KEEP("object"), KEEP("creator_role"),
	KEEP("domains_enrollment_modes"), KEEP("domains_default_role"),
	KEEP("initial_role_set_key"), END};

static const struct clean_rule communication[] = {
	KEEP("object"), KEEP("blocked_country_codes"), END};

static const struct clean_rule object_alone[] = {KEEP("object"), END};

static const struct clean_rule oauth_settings[] = {KEEP("object"), KEEP("default_scopes"), END};

static const struct clean_rule cname_targets[] = {KEEP("host"), KEEP("value"), END};

static const struct clean_rule domain[] = {KEEP("object"), KEEP("id"), KEEP("name"),
	URL("frontend_api_url"), URL("accounts_portal_url"), URL("proxy_url"),
	URL("development_origin"), IN("cname_targets", cname_targets), KEEP("created_at"),
	KEEP("updated_at"), END};

/* Public members alone; a private one is found before and the file refused. */
static const struct clean_rule web_key[] = {KEEP("kid"), KEEP("alg"), KEEP("use"), KEEP("kty"),
	KEEP("n"), KEEP("e"), KEEP("crv"), KEEP("x"), KEEP("y"), DROP("*"), END};

static const struct clean_rule web_keys[] = {IN("keys", web_key), END};

static const struct clean_rule jwt_template[] = {KEEP("object"), KEEP("id"), KEEP("name"),
	{"claims", CLEAN_CLAIMS, NULL}, KEEP("signing_algorithm"), DROP("signing_key"), END};

static const struct clean_rule redirect_url[] = {KEEP("object"), KEEP("id"), URL("url"), END};

static const struct clean_rule permission[] = {
	KEEP("object"), KEEP("id"), KEEP("name"), KEEP("key"), KEEP("type"), END};

static const struct clean_rule role[] = {
	KEEP("object"), KEEP("id"), KEEP("name"), KEEP("key"), IN("permissions", permission), END};

static const struct clean_rule role_set_item[] = {
	KEEP("object"), KEEP("id"), KEEP("name"), KEEP("key"), END};

static const struct clean_rule role_set[] = {KEEP("object"), KEEP("id"), KEEP("name"), KEEP("key"),
	KEEP("type"), IN("roles", role_set_item), IN("default_role", role_set_item),
	IN("creator_role", role_set_item), END};

static const struct clean_rule fee[] = {KEEP("currency"), END};

static const struct clean_rule feature[] = {
	KEEP("object"), KEEP("id"), KEEP("name"), KEEP("slug"), END};

static const struct clean_rule unit_price[] = {KEEP("name"), END};

static const struct clean_rule plan[] = {KEEP("object"), KEEP("id"), KEEP("name"), KEEP("slug"),
	KEEP("product_id"), KEEP("for_payer_type"), KEEP("payer_type"), KEEP("period"),
	KEEP("currency"), IN("fee", fee), IN("annual_monthly_fee", fee), IN("annual_fee", fee),
	IN("features", feature), IN("unit_prices", unit_price), END};

static const struct clean_rule oauth_application[] = {KEEP("object"), KEEP("id"),
	KEEP("instance_id"), KEEP("name"), KEEP("client_id"), DROP("client_secret"),
	URL("client_uri"), KEEP("scopes"), URL("redirect_uris"), URL("callback_url"),
	URL("authorize_url"), URL("token_fetch_url"), URL("user_info_url"), URL("discovery_url"),
	URL("token_introspection_url"), END};

/* What names a customer is hashed or dropped; clerk/openapi-specs EnterpriseConnection. */
static const struct clean_rule oauth_config[] = {KEEP("provider_key"), END};

static const struct clean_rule enterprise_connection[] = {KEEP("object"), KEEP("id"),
	KEEP("provider"), {"domain", CLEAN_HASH, NULL}, {"domains", CLEAN_HASH, NULL},
	IN("oauth_config", oauth_config), END};

/* Deprecated; it alone tells when the identity provider's certificate expires. */
static const struct clean_rule saml_connection[] = {KEEP("object"), KEEP("id"), KEEP("provider"),
	{"domain", CLEAN_HASH, NULL}, {"domains", CLEAN_HASH, NULL}, DROP("attribute_mapping"),
	END};

static const struct clean_rule machine[] = {
	KEEP("object"), KEEP("id"), KEEP("name"), KEEP("instance_id"), DROP("secret_key"), END};

static const struct clean_rule machine_with_scopes[] = {KEEP("object"), KEEP("id"), KEEP("name"),
	KEEP("instance_id"), DROP("secret_key"), IN("scoped_machines", machine), END};

static const struct clean_rule template[] = {KEEP("object"), KEEP("id"), KEEP("instance_id"),
	KEEP("resource_type"), KEEP("template_type"), KEEP("slug"), DROP("subject"), DROP("markup"),
	DROP("body"), DROP("available_variables"), DROP("required_variables"), END};

static const struct clean_rule domains[] = {IN("data", domain), END};
static const struct clean_rule jwt_templates[] = {IN("data", jwt_template), END};
static const struct clean_rule redirect_urls[] = {IN("data", redirect_url), END};
static const struct clean_rule roles[] = {IN("data", role), END};
static const struct clean_rule permissions[] = {IN("data", permission), END};
static const struct clean_rule role_sets[] = {IN("data", role_set), END};
static const struct clean_rule plans[] = {IN("data", plan), END};
static const struct clean_rule oauth_applications[] = {IN("data", oauth_application), END};
static const struct clean_rule enterprise_connections[] = {IN("data", enterprise_connection), END};
static const struct clean_rule saml_connections[] = {IN("data", saml_connection), END};
static const struct clean_rule machines[] = {IN("data", machine_with_scopes), END};
static const struct clean_rule templates[] = {IN("data", template), END};

/* How often what occurs; no text at all. */
static const struct clean_rule identifier_stats[] = {END};

/* Said of an instance itself, beside the documents. */
static const struct clean_rule text = KEEP("");
static const struct clean_rule host = URL("");
static const struct clean_rule fingerprints = {"", CLEAN_FINGERPRINTS, NULL};

static const struct clean_rule source[] = {KEEP("api_version"), KEEP("fetched_at"), END};
static const struct clean_rule sources[] = {IN("*", source), END};

/* What no interface tells: keys as `clerk-audit snapshot template` writes them. */
static const struct clean_rule manual[] = {
	URL("allowed_subdomains"), {"session_claims", CLEAN_CLAIMS, NULL}, END};

const struct clean_rule *import_backend_rule(enum slot slot)
{
	static const struct clean_rule documents[SLOT_COUNT] = {
		[SLOT_INSTANCE] = IN("", instance),
		[SLOT_ORGANIZATION_SETTINGS] = IN("", organization_settings),
		[SLOT_COMMUNICATION] = IN("", communication),
		[SLOT_PROTECT] = IN("", object_alone),
		[SLOT_OAUTH_SETTINGS] = IN("", oauth_settings),
		[SLOT_DOMAINS] = IN("", domains),
		[SLOT_PLATFORM_DOMAINS] = IN("", domains),
		[SLOT_JWKS] = IN("", web_keys),
		[SLOT_FAPI_JWKS] = IN("", web_keys),
		[SLOT_JWT_TEMPLATES] = IN("", jwt_templates),
		[SLOT_PLATFORM_JWT_TEMPLATES] = IN("", jwt_templates),
		[SLOT_REDIRECT_URLS] = IN("", redirect_urls),
		[SLOT_PLATFORM_REDIRECT_URLS] = IN("", redirect_urls),
		[SLOT_ROLES] = IN("", roles),
		[SLOT_PERMISSIONS] = IN("", permissions),
		[SLOT_ROLE_SETS] = IN("", role_sets),
		[SLOT_PLANS] = IN("", plans),
		[SLOT_FAPI_PLANS] = IN("", plans),
		[SLOT_USERS_COUNT] = IN("", object_alone),
		[SLOT_OAUTH_APPLICATIONS] = IN("", oauth_applications),
		[SLOT_ENTERPRISE_CONNECTIONS] = IN("", enterprise_connections),
		[SLOT_SAML_CONNECTIONS] = IN("", saml_connections),
		[SLOT_MACHINES] = IN("", machines),
		[SLOT_TEMPLATES_EMAIL] = IN("", templates),
		[SLOT_TEMPLATES_SMS] = IN("", templates),
		[SLOT_IDENTIFIER_STATS] = IN("", identifier_stats),
	};

	return documents[slot].key == NULL ? NULL : &documents[slot];
}

const struct clean_rule *import_rule(enum slot slot)
{
	static const struct clean_rule own[SLOT_COUNT] = {
		[SLOT_SOURCES] = IN("", sources),
		[SLOT_MANUAL] = IN("", manual),
	};
	const struct clean_rule *rule = import_backend_rule(slot);

	rule = rule == NULL ? import_frontend_rule(slot) : rule;
	rule = rule == NULL ? import_platform_rule(slot) : rule;
	rule = rule == NULL ? import_svix_rule(slot) : rule;
	if (rule != NULL) {
		return rule;
	}
	if (own[slot].key != NULL) {
		return &own[slot];
	}
	return slot == SLOT_FINGERPRINTS ? &fingerprints : slot == SLOT_FAPI_HOST ? &host : &text;
}
