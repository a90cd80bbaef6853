#include "snapshot/sources/field.h"
#include "snapshot/sources/sources.h"

/*
 * What an instance's fields are and which source decides them. Backend API
 * for identity, domains, roles, templates and plans; Platform configuration
 * for sign-in policy where it is there, as that is what is written; frontend
 * API, which everybody can read, for the rest and in their place. Shapes:
 * clerk/openapi-specs bapi and fapi 2026-05-12.yml, platform/beta.yml;
 * configuration keys: clerk/cli packages/cli-core/src/commands.
 */
#define FIELD(member, kind) \
	.name = #member, .offset = offsetof(struct instance, member), .type = FIELD_##kind
#define AT(slot, dotted) \
	{ \
		SLOT_##slot, dotted, NULL, false, false \
	}
#define NOT(slot, dotted) \
	{ \
		SLOT_##slot, dotted, NULL, true, false \
	}
#define NEAR(slot, dotted) \
	{ \
		SLOT_##slot, dotted, NULL, false, true \
	}
#define ASK(slot, function) \
	{ \
		SLOT_##slot, NULL, function, false, false \
	}
#define ASK_NEAR(slot, function) \
	{ \
		SLOT_##slot, NULL, function, false, true \
	}
#define ITEMS(type, function) .item_size = sizeof(type), .describe = function

static const struct field rows[] = {
	/* identity */
	{FIELD(id, STR), "identity", "instance id",
		{AT(INSTANCE, "id"), ASK(JWKS, jwks_backend_id), ASK(FAPI_JWKS, jwks_frontend_id),
			AT(APPLICATION, "instance_id"), AT(ID, ""),
			AT(DEPLOY_STATUS, "productionInstanceId"),
			ASK(MACHINES, backend_api_machines_owner),
			ASK(OAUTH_APPLICATIONS, backend_api_oauth_applications_owner),
			ASK(TEMPLATES_EMAIL, backend_api_templates_email_owner),
			ASK(TEMPLATES_SMS, backend_api_templates_sms_owner)}},
	{FIELD(publishable_key, STR), "identity", "publishable key",
		{AT(PUBLISHABLE_KEY, ""), AT(APPLICATION, "publishable_key"),
			AT(INSTANCE, "publishable_key")},
		.read = identity_publishable_key},
	{FIELD(environment_type, STR), "identity", "environment type",
		{AT(INSTANCE, "environment_type"),
			AT(ENVIRONMENT, "display_config.instance_environment_type"),
			AT(APPLICATION, "environment_type"), AT(ENVIRONMENT_TYPE, ""),
			ASK_NEAR(PUBLISHABLE_KEY, identity_kind_of_key),
			ASK_NEAR(DEPLOY_STATUS, identity_kind_of_deployed)}},
	{FIELD(application_id, STR), "identity", "application id", {AT(APPLICATION_ID, "")}},
	{FIELD(application_name, STR), "identity", "application name",
		{AT(ENVIRONMENT, "display_config.application_name")}},
	{FIELD(domains, LIST), "identity", "domains", {AT(DOMAINS, ""), AT(PLATFORM_DOMAINS, "")},
		.read = domains_read, ITEMS(struct instance_domain, domains_describe)},
	{FIELD(frontend_api_hosts, LIST), "identity", "frontend API hosts",
		{AT(DOMAINS, ""), AT(PUBLISHABLE_KEY, ""), AT(FAPI_HOST, "")},
		.read = identity_hosts},
	{FIELD(secret_key_fingerprints, LIST), "identity", "secret key fingerprints",
		{AT(FINGERPRINTS, "")}, .read = identity_fingerprints},
	{FIELD(jwks_n, LIST), "identity", "JSON web keys", {AT(FAPI_JWKS, ""), AT(JWKS, "")},
		.read = jwks_read},
	{FIELD(allowed_origins, LIST), "identity", "allowed origins",
		{AT(INSTANCE, "allowed_origins")}, .read = backend_api_allowed_origins},
	{FIELD(allowed_subdomains, LIST), "identity", "allowed subdomains",
		{AT(MANUAL, "allowed_subdomains")}},
	{FIELD(redirect_urls, LIST), "identity", "native redirect URLs",
		{AT(REDIRECT_URLS, ""), AT(PLATFORM_REDIRECT_URLS, "")},
		.read = backend_api_redirect_urls},
	{FIELD(user_count, INT), "identity", "users",
		{AT(USERS_COUNT, "total_count"), AT(MANUAL, "user_count")}},

	/* second factors; see also frontend_api.c on what makes one available */
	{FIELD(totp_available, BOOL), "second factors", "authenticator app",
		{ASK(ENVIRONMENT, frontend_api_totp),
			ASK_NEAR(ENVIRONMENT, frontend_api_listed_totp),
			ASK(CONFIG, platform_totp)}},
	{FIELD(sms_factor_available, BOOL), "second factors", "SMS code",
		{ASK(ENVIRONMENT, frontend_api_sms), ASK_NEAR(ENVIRONMENT, frontend_api_listed_sms),
			ASK(CONFIG, platform_sms)}},
	{FIELD(backup_codes_available, BOOL), "second factors", "backup codes",
		{AT(ENVIRONMENT, "user_settings.attributes.backup_code.used_for_second_factor"),
			AT(CONFIG, "auth_multi_factor.backup_code.enabled")}},
	{FIELD(second_factor_available, BOOL), "second factors", "any second factor",
		{ASK(ENVIRONMENT, frontend_api_any_factor),
			ASK_NEAR(ENVIRONMENT, frontend_api_listed_factor),
			ASK_NEAR(CONFIG, platform_any_factor)}},
	{FIELD(mfa_required, BOOL), "second factors", "MFA required",
		{AT(CONFIG, "auth_multi_factor.required_for_sign_up"),
			AT(ENVIRONMENT, "user_settings.sign_up.mfa.required")}},
	/* that both mean one switch is inferred, so they never disagree */
	{FIELD(sign_in_factor_required, BOOL), "second factors", "required at sign-in",
		{AT(ENVIRONMENT, "user_settings.sign_in.second_factor.required"),
			NEAR(CONFIG, "auth_multi_factor.required_for_sign_in")}},
	{FIELD(passkey_satisfies_mfa, BOOL), "second factors", "passkey counts as second factor",
		{AT(CONFIG, "auth_passkey.satisfies_second_factor"),
			AT(ENVIRONMENT, "user_settings.passkey_settings.satisfies_second_factor")}},

	/* ways to sign in */
	{FIELD(email_enabled, BOOL), "sign-in", "e-mail address",
		{AT(ENVIRONMENT, "user_settings.attributes.email_address.enabled"),
			ASK_NEAR(CONFIG, platform_email_enabled)}},
	{FIELD(email_required, BOOL), "sign-in", "e-mail address required",
		{AT(ENVIRONMENT, "user_settings.attributes.email_address.required"),
			NEAR(CONFIG, "auth_email.required_for_sign_up")}},
	{FIELD(email_verified_at_sign_up, BOOL), "sign-in", "e-mail verified at sign-up",
		{AT(ENVIRONMENT, "user_settings.attributes.email_address.verify_at_sign_up"),
			AT(CONFIG, "auth_email.verify_at_sign_up")}},
	{FIELD(phone_enabled, BOOL), "sign-in", "phone number",
		{AT(ENVIRONMENT, "user_settings.attributes.phone_number.enabled"),
			ASK_NEAR(CONFIG, platform_phone_enabled)}},
	{FIELD(phone_required, BOOL), "sign-in", "phone number required",
		{AT(ENVIRONMENT, "user_settings.attributes.phone_number.required"),
			NEAR(CONFIG, "auth_phone.required_for_sign_up")}},
	{FIELD(phone_verified_at_sign_up, BOOL), "sign-in", "phone verified at sign-up",
		{AT(ENVIRONMENT, "user_settings.attributes.phone_number.verify_at_sign_up"),
			AT(CONFIG, "auth_phone.verify_at_sign_up")}},
	{FIELD(username_enabled, BOOL), "sign-in", "username",
		{AT(ENVIRONMENT, "user_settings.attributes.username.enabled"),
			ASK_NEAR(CONFIG, platform_username_enabled)}},
	{FIELD(username_required, BOOL), "sign-in", "username required",
		{AT(ENVIRONMENT, "user_settings.attributes.username.required"),
			NEAR(CONFIG, "auth_username.required_for_sign_up")}},
	{FIELD(password_enabled, BOOL), "sign-in", "password",
		{AT(ENVIRONMENT, "user_settings.attributes.password.enabled"),
			AT(CONFIG, "auth_password.enabled")}},
	{FIELD(password_required, BOOL), "sign-in", "password required",
		{AT(ENVIRONMENT, "user_settings.attributes.password.required"),
			AT(CONFIG, "auth_password.required")}},
	{FIELD(passkeys_enabled, BOOL), "sign-in", "passkeys",
		{AT(ENVIRONMENT, "user_settings.attributes.passkey.enabled"),
			NEAR(CONFIG, "auth_passkey.used_for_sign_in")}},
	{FIELD(connections, LIST), "sign-in", "social connections",
		{AT(CONFIG, ""), AT(ENVIRONMENT, "")}, .read = connections_read,
		ITEMS(struct instance_connection, connections_describe)},
	{FIELD(first_factors, LIST), "sign-in", "first factors",
		{AT(ENVIRONMENT, ""), AT(CONFIG, "")}, .read = sign_in_first_factors},
	{FIELD(second_factors, LIST), "sign-in", "second factors",
		{AT(ENVIRONMENT, ""), AT(CONFIG, "")}, .read = sign_in_second_factors},
	{FIELD(passwordless_available, BOOL), "sign-in", "a way without password",
		{AT(ENVIRONMENT, ""), AT(CONFIG, "")}, .read = sign_in_passwordless},
	{FIELD(google_one_tap, BOOL), "sign-in", "Google One Tap",
		{ASK(ENVIRONMENT, frontend_api_one_tap)}},
	{FIELD(enterprise_sso_enabled, BOOL), "sign-in", "enterprise SSO",
		{AT(ENVIRONMENT, "user_settings.enterprise_sso.enabled"),
			NEAR(ENVIRONMENT, "user_settings.saml.enabled")}},
	{FIELD(enterprise_connection_count, INT), "sign-in", "enterprise connections",
		{ASK(ENTERPRISE_CONNECTIONS, backend_api_enterprise_count),
			ASK_NEAR(SAML_CONNECTIONS, backend_api_saml_count)}},

	/* passwords and attacks */
	{FIELD(password_min_length, INT), "attack protection", "least password length",
		{ASK(CONFIG, platform_min_length), ASK(ENVIRONMENT, frontend_api_min_length)}},
	{FIELD(breached_passwords_rejected, BOOL), "attack protection",
		"breached passwords rejected",
		{NOT(CONFIG, "auth_password.disable_hibp"),
			NOT(ENVIRONMENT, "user_settings.password_settings.disable_hibp")}},
	{FIELD(breached_passwords_rejected_on_sign_in, BOOL), "attack protection",
		"breached passwords, on sign-in",
		{AT(CONFIG, "auth_password.enforce_hibp_on_sign_in"),
			AT(ENVIRONMENT,
				"user_settings.password_settings.enforce_hibp_on_sign_in")}},
	{FIELD(lockout_enabled, BOOL), "attack protection", "user lockout",
		{AT(CONFIG, "auth_attack_protection.user_lockout.enabled"),
			AT(ENVIRONMENT, "user_settings.attack_protection.user_lockout.enabled")}},
	{FIELD(lockout_max_attempts, INT), "attack protection", "attempts before lockout",
		{AT(CONFIG, "auth_attack_protection.user_lockout.max_attempts"),
			AT(ENVIRONMENT,
				"user_settings.attack_protection.user_lockout.max_attempts")}},
	{FIELD(device_trust_enabled, BOOL), "attack protection", "device trust",
		{AT(CONFIG, "auth_password.device_trust.enabled")}},
	{FIELD(captcha_enabled, BOOL), "attack protection", "bot protection",
		{AT(CONFIG, "auth_attack_protection.bot_protection.captcha_enabled"),
			AT(ENVIRONMENT, "user_settings.sign_up.captcha_enabled")}},
	/* the configuration may leave the widget empty where the frontend API names the default */
	{FIELD(captcha_widget_type, STR), "attack protection", "captcha widget",
		{AT(CONFIG, "auth_attack_protection.bot_protection.captcha_widget_type"),
			NEAR(ENVIRONMENT, "user_settings.sign_up.captcha_widget_type"),
			NEAR(ENVIRONMENT, "display_config.captcha_widget_type")}},
	{FIELD(email_link_same_client, BOOL), "attack protection", "e-mail link on the same client",
		{AT(CONFIG, "auth_attack_protection.email_link_require_same_client"),
			AT(ENVIRONMENT,
				"user_settings.attack_protection.email_link.require_same_client")}},
	{FIELD(enumeration_protection, BOOL), "attack protection", "enumeration protection",
		{AT(ENVIRONMENT, "user_settings.attack_protection.enumeration_protection.enabled"),
			ASK_NEAR(CONFIG, platform_enumeration)}},

	/* sign-up */
	{FIELD(sign_up_mode, STR), "sign-up", "sign-up mode",
		{AT(CONFIG, "auth_access_control.sign_up_mode"),
			AT(ENVIRONMENT, "user_settings.sign_up.mode")}},
	{FIELD(legal_consent_enabled, BOOL), "sign-up", "legal consent",
		{AT(ENVIRONMENT, "user_settings.sign_up.legal_consent_enabled"),
			AT(CONFIG, "compliance.legal_consent.enabled")}},
	{FIELD(allowlist_enabled, BOOL), "sign-up", "allowlist",
		{AT(CONFIG, "auth_access_control.allowlist_enabled"),
			AT(ENVIRONMENT, "user_settings.restrictions.allowlist.enabled")}},
	{FIELD(blocklist_enabled, BOOL), "sign-up", "blocklist",
		{AT(CONFIG, "auth_access_control.blocklist_enabled"),
			AT(ENVIRONMENT, "user_settings.restrictions.blocklist.enabled")}},
	{FIELD(lists_enforced_on_sign_in, BOOL), "sign-up", "lists enforced on sign-in",
		{AT(CONFIG, "auth_access_control.allowlist_blocklist_enforced_on_sign_in"),
			NOT(ENVIRONMENT,
				"user_settings.restrictions.allowlist_blocklist_disabled_on_sign_in"
				".enabled")}},
	{FIELD(disposable_email_blocked, BOOL), "sign-up", "disposable e-mail blocked",
		{AT(CONFIG, "auth_access_control.block_disposable_email_domains"),
			AT(ENVIRONMENT, "user_settings.restrictions.block_disposable_email_domains."
					"enabled")}},
	{FIELD(subaddresses_blocked, BOOL), "sign-up", "e-mail subaddresses blocked",
		{AT(CONFIG, "auth_access_control.block_email_subaddresses"),
			AT(ENVIRONMENT,
				"user_settings.restrictions.block_email_subaddresses.enabled")}},
	{FIELD(allowlist_count, INT), "sign-up", "entries of the allowlist",
		{AT(IDENTIFIER_STATS, "allowlist.total_count")}},
	{FIELD(blocklist_count, INT), "sign-up", "entries of the blocklist",
		{AT(IDENTIFIER_STATS, "blocklist.total_count")}},

	/* sessions and tokens */
	{FIELD(multi_session_enabled, BOOL), "sessions", "several sessions at once",
		{NOT(ENVIRONMENT, "auth_config.single_session_mode"),
			AT(CONFIG, "session_settings.multi_session_enabled")}},
	{FIELD(session_lifetime_bounded, BOOL), "sessions", "session lifetime bounded",
		{AT(CONFIG, "session_settings.maximum_lifetime.enabled")}},
	{FIELD(session_lifetime, INT), "sessions", "session lifetime in seconds",
		{AT(CONFIG, "session_settings.maximum_lifetime.duration_seconds")}},
	{FIELD(inactivity_timeout_enabled, BOOL), "sessions", "inactivity timeout",
		{AT(CONFIG, "session_settings.inactivity_timeout.enabled")}},
	{FIELD(token_lifetime, INT), "sessions", "session token lifetime in seconds",
		{AT(CONFIG, "session.lifetime")}},
	{FIELD(token_clock_skew, INT), "sessions", "session token clock skew in seconds",
		{AT(CONFIG, "session.allowed_clock_skew")}},
	{FIELD(session_claims, LIST), "sessions", "custom session claims",
		{AT(CONFIG, "session"), AT(MANUAL, "session_claims")},
		.read = templates_session_claims},
	{FIELD(jwt_templates, LIST), "sessions", "JWT templates",
		{AT(JWT_TEMPLATES, ""), AT(PLATFORM_JWT_TEMPLATES, "")}, .read = templates_read,
		ITEMS(struct instance_template, templates_describe)},
	{FIELD(test_mode, BOOL), "sessions", "test mode",
		{AT(ENVIRONMENT, "auth_config.test_mode")}},
	{FIELD(reverification_enabled, BOOL), "sessions", "reverification",
		{AT(ENVIRONMENT, "auth_config.reverification")}},

	/* organizations and billing */
	{FIELD(organizations_enabled, BOOL), "organizations", "organizations",
		{AT(ORGANIZATION_SETTINGS, "enabled"),
			AT(ENVIRONMENT, "organization_settings.enabled"),
			AT(CONFIG, "organization_settings.enabled"),
			ASK(ROLES, backend_api_organizations_off)}},
	{FIELD(organization_selection_forced, BOOL), "organizations", "an organization is demanded",
		{AT(CONFIG, "organization_settings.force_organization_selection"),
			AT(ENVIRONMENT, "organization_settings.force_organization_selection")}},
	{FIELD(organization_domains_enabled, BOOL), "organizations", "organization domains",
		{AT(ORGANIZATION_SETTINGS, "domains_enabled"),
			AT(ENVIRONMENT, "organization_settings.domains.enabled"),
			AT(CONFIG, "organization_settings.domains_enabled")}},
	{FIELD(organization_max_memberships, INT), "organizations", "most members",
		{AT(ORGANIZATION_SETTINGS, "max_allowed_memberships"),
			AT(ENVIRONMENT, "organization_settings.max_allowed_memberships"),
			AT(CONFIG, "organization_settings.max_allowed_memberships")}},
	{FIELD(creator_role, STR), "organizations", "role of a creator",
		{AT(ENVIRONMENT, "organization_settings.creator_role"),
			AT(ORGANIZATION_SETTINGS, "creator_role"),
			AT(CONFIG, "organization_settings.creator_role"),
			ASK_NEAR(ROLE_SETS, roles_creator)}},
	{FIELD(default_role, STR), "organizations", "role of who joins by domain",
		{AT(ENVIRONMENT, "organization_settings.domains.default_role"),
			AT(ORGANIZATION_SETTINGS, "domains_default_role"),
			AT(CONFIG, "organization_settings.domains_default_role"),
			ASK_NEAR(ROLE_SETS, roles_default)}},
	{FIELD(roles, LIST), "organizations", "roles", {AT(ROLES, "")}, .read = roles_read,
		ITEMS(struct instance_role, roles_describe)},
	{FIELD(permissions, LIST), "organizations", "permissions",
		{AT(PERMISSIONS, ""), AT(ROLES, "")}, .read = roles_permissions},
	{FIELD(role_sets, LIST), "organizations", "role sets", {AT(ROLE_SETS, "")},
		.read = roles_sets, ITEMS(struct instance_role_set, roles_describe_set)},
	{FIELD(user_billing_enabled, BOOL), "billing", "billing of users",
		{AT(CONFIG, "billing.user_enabled"),
			AT(ENVIRONMENT, "commerce_settings.billing.user.enabled"),
			ASK_NEAR(ENVIRONMENT, frontend_api_user_billing_before),
			ASK(PLANS, billing_off)}},
	{FIELD(organization_billing_enabled, BOOL), "billing", "billing of organizations",
		{AT(CONFIG, "billing.organization_enabled"),
			AT(ENVIRONMENT, "commerce_settings.billing.organization.enabled"),
			ASK_NEAR(ENVIRONMENT, frontend_api_organization_billing_before),
			ASK(PLANS, billing_off)}},
	{FIELD(plans, LIST), "billing", "plans", {AT(PLANS, ""), AT(FAPI_PLANS, "")},
		.read = billing_plans, ITEMS(struct instance_plan, billing_describe)},
	{FIELD(features, LIST), "billing", "features of the plans",
		{AT(PLANS, ""), AT(FAPI_PLANS, "")}, .read = billing_features},

	/* machines, mail, pages */
	{FIELD(user_api_keys_enabled, BOOL), "machines", "API keys of users",
		{AT(ENVIRONMENT, "api_keys_settings.user_api_keys_enabled"),
			ASK_NEAR(ENVIRONMENT, frontend_api_keys_off)}},
	{FIELD(organization_api_keys_enabled, BOOL), "machines", "API keys of organizations",
		{AT(ENVIRONMENT, "api_keys_settings.orgs_api_keys_enabled"),
			ASK_NEAR(ENVIRONMENT, frontend_api_keys_off)}},
	{FIELD(native_api_enabled, BOOL), "machines", "native API",
		{AT(ENVIRONMENT, "auth_config.native_settings.api_enabled")}},
	{FIELD(dynamic_client_registration, BOOL), "machines", "dynamic client registration",
		{AT(OAUTH_SETTINGS, "dynamic_oauth_client_registration")}},
	{FIELD(machines, LIST), "machines", "machines", {AT(MACHINES, "")},
		.read = backend_api_machines},
	{FIELD(oauth_applications, LIST), "machines", "OAuth applications",
		{AT(OAUTH_APPLICATIONS, "")}, .read = backend_api_oauth_applications},
	{FIELD(messages, LIST), "mail", "templates of mail and SMS",
		{AT(TEMPLATES_EMAIL, ""), AT(TEMPLATES_SMS, "")}, .read = templates_messages,
		ITEMS(struct instance_message, templates_describe_message)},
	/* what is not_started or in_progress to the one is pending to the other */
	{FIELD(mail_status, STR), "mail", "mail domain status",
		{ASK(DOMAIN_STATUS, domain_status_mail), NEAR(DEPLOY_STATUS, "domainStatus.mail")}},
	{FIELD(mail_required, BOOL), "mail", "mail domain required",
		{ASK(DOMAIN_STATUS, domain_status_mail_required)}},
	{FIELD(sign_in_url, STR), "pages", "sign-in page",
		{AT(ENVIRONMENT, "display_config.sign_in_url")}},
	{FIELD(sign_up_url, STR), "pages", "sign-up page",
		{AT(ENVIRONMENT, "display_config.sign_up_url")}},
	{FIELD(home_url, STR), "pages", "home page", {AT(ENVIRONMENT, "display_config.home_url")}},
	{FIELD(waitlist_url, STR), "pages", "waitlist page",
		{AT(ENVIRONMENT, "display_config.waitlist_url")}},
	{FIELD(endpoints, LIST), "webhooks", "webhook endpoints", {AT(WEBHOOKS, "")},
		.read = svix_webhooks, ITEMS(struct instance_endpoint, svix_describe)},
};

#undef FIELD
#undef AT
#undef NOT
#undef NEAR
#undef ASK
#undef ASK_NEAR
#undef ITEMS

enum { ROWS = sizeof(rows) / sizeof(rows[0]) };

size_t field_count(void)
{
	return ROWS;
}

const struct field *field_at(size_t index)
{
	return &rows[index];
}
