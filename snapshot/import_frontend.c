#include "snapshot/import_tables.h"

/*
 * GET /v1/environment of the frontend API. It is public; what is dropped is
 * contact data, the look of the components and loaders of scripts. Shapes:
 * clerk/openapi-specs fapi/2026-05-12.yml and clerk/javascript
 * packages/shared/src/types.
 */

static const struct clean_rule object_alone[] = {KEEP("object"), KEEP("id"), END};

static const struct clean_rule auth_config[] = {KEEP("object"), KEEP("id"), KEEP("first_name"),
	KEEP("last_name"), KEEP("email_address"), KEEP("phone_number"), KEEP("username"),
	KEEP("password"), KEEP("identification_requirements"), KEEP("identification_strategies"),
	KEEP("first_factors"), KEEP("second_factors"),
	KEEP("email_address_verification_strategies"), IN("native_settings", object_alone), END};

static const struct clean_rule display_config[] = {KEEP("object"), KEEP("id"),
	KEEP("instance_environment_type"), KEEP("application_name"),
	KEEP("preferred_sign_in_strategy"), DROP("theme"), DROP("support_email"), DROP("logo_url"),
	DROP("favicon_url"), DROP("logo_image_url"), DROP("favicon_image_url"), DROP("logo_image"),
	DROP("favicon_image"), KEEP("clerk_js_version"), KEEP("google_one_tap_client_id"),
	KEEP("captcha_widget_type"), KEEP("captcha_provider"), KEEP("captcha_oauth_bypass"),
	URL("home_url"), URL("sign_in_url"), URL("sign_up_url"), URL("user_profile_url"),
	URL("waitlist_url"), URL("oauth_consent_url"), URL("after_sign_in_url"),
	URL("after_sign_up_url"), URL("after_sign_out_one_url"), URL("after_sign_out_all_url"),
	URL("after_switch_session_url"), URL("after_join_waitlist_url"),
	URL("organization_profile_url"), URL("create_organization_url"),
	URL("after_leave_organization_url"), URL("after_create_organization_url"),
	URL("logo_link_url"), URL("help_url"), URL("privacy_policy_url"), URL("terms_url"), END};

static const struct clean_rule attribute[] = {KEEP("first_factors"), KEEP("second_factors"),
	KEEP("verifications"), KEEP("channels"), END};
static const struct clean_rule attributes[] = {IN("*", attribute), END};

static const struct clean_rule connection[] = {
	KEEP("strategy"), KEEP("name"), DROP("logo_url"), END};
static const struct clean_rule connections[] = {IN("*", connection), END};

static const struct clean_rule sign_up[] = {KEEP("captcha_widget_type"), KEEP("mode"), END};

static const struct clean_rule user_settings[] = {
	IN("attributes", attributes), IN("social", connections), IN("sign_up", sign_up), END};

static const struct clean_rule organization_domains[] = {
	KEEP("enrollment_modes"), KEEP("default_role"), END};
static const struct clean_rule organization_settings[] = {
	IN("domains", organization_domains), KEEP("creator_role"), END};

static const struct clean_rule protect_config[] = {
	KEEP("object"), KEEP("id"), DROP("loaders"), END};

static const struct clean_rule native[] = {KEEP("device_attestation_mode"), END};
static const struct clean_rule fraud_settings[] = {IN("native", native), END};

static const struct clean_rule environment[] = {KEEP("object"), KEEP("id"),
	IN("auth_config", auth_config), IN("display_config", display_config),
	IN("user_settings", user_settings), IN("organization_settings", organization_settings),
	IN("fraud_settings", fraud_settings), IN("protect_config", protect_config), END};

const struct clean_rule *import_frontend_rule(enum slot slot)
{
	static const struct clean_rule rule = IN("", environment);

	return slot == SLOT_ENVIRONMENT ? &rule : NULL;
}
