#ifndef TESTS_UNIT_FIELD_CASES_H
#define TESTS_UNIT_FIELD_CASES_H

#include "snapshot/fields.h"

/*
 * Every scalar field of an instance and what each of its sources says, in the
 * order in which they are asked: JSON put at `slot`.`key` that makes the field
 * `a`, that makes it `b`, and that is of a wrong type. What a source cannot
 * say is NULL.
 */
struct says {
	const char *slot;
	const char *key; /* "": the slot itself */
	const char *a;
	const char *b;
	const char *bad;
	bool loose; /* it never disagrees */
	bool unnamed; /* when it is missing, no reason names it */
};

struct field_case {
	const char *name;
	const char *a;
	const char *b;
	struct says says[10];
};

#define FLAG(slot, key) \
	{ \
		slot, key, "true", "false", "\"yes\"", false, false \
	}
#define UNFLAG(slot, key) \
	{ \
		slot, key, "false", "true", "\"no\"", false, false \
	}
#define LOOSE(slot, key) \
	{ \
		slot, key, "true", "false", "\"yes\"", true, false \
	}
#define NUMBER(slot, key) \
	{ \
		slot, key, "12", "7", "\"12\"", false, false \
	}
#define WORDS(slot, key, x, y) \
	{ \
		slot, key, "\"" x "\"", "\"" y "\"", "5", false, false \
	}

#define ENV             "fapi.environment"
#define CONFIG          "platform.config"
#define SETTINGS        "bapi.organization_settings"
#define ATTRIBUTE(name) "user_settings.attributes." name
#define KEYS(id)        "[{\"kty\": \"RSA\", \"kid\": \"" id "\", \"n\": \"AQAB\"}]"
#define OWNED(slot) \
	{ \
		slot, "data", "[{\"instance_id\": \"ins_FAKEone\"}]", \
			"[{\"instance_id\": \"ins_FAKEtwo\"}]", NULL, false, true \
	}
#define STATUS(word, needed) \
	"{\"status\": \"incomplete\", \"dns\": {\"status\": \"complete\"}, \"mail\": " \
	"{\"status\": " word ", \"required\": " needed "}}"
#define USED(flag, list) "{\"used_for_second_factor\": " flag ", \"second_factors\": " list "}"
#define SIGNS(up, in)    "{\"used_for_sign_up\": " up ", \"used_for_sign_in\": " in "}"
#define FACTOR(name) \
	"\"" name "\": {\"enabled\": true, \"used_for_first_factor\": false, \"first_factors\": " \
	"[]}"
#define ROLE_SET(member, role) \
	"{\"data\": [{\"object\": \"role_set\", \"key\": \"role_set:fake\", \"type\": " \
	"\"initial\", \"" member "\": " role "}], \"total_count\": 1}"
#define ERROR_ANSWER(code) "{\"errors\": [{\"code\": \"" code "\"}]}"
#define CONNECTION         "{\"object\": \"enterprise_connection\", \"id\": \"ent_FAKE\"}"
#define A_PAIR             "{\"data\": [" CONNECTION ", " CONNECTION "], \"total_count\": 2}"
#define JUST_ONE           "{\"data\": [" CONNECTION "], \"total_count\": 1}"

static const struct field_case field_cases[] = {
	/* identity */
	{"id", "ins_FAKEone", "ins_FAKEtwo",
		{WORDS("bapi.instance", "id", "ins_FAKEone", "ins_FAKEtwo"),
			{"bapi.jwks", "keys", KEYS("ins_FAKEone"), KEYS("ins_FAKEtwo"), "5", false,
				false},
			{"fapi.jwks", "keys", KEYS("ins_FAKEone"), KEYS("ins_FAKEtwo"), "5", false,
				false},
			{"platform.application_instance", "instance_id", "\"ins_FAKEone\"",
				"\"ins_FAKEtwo\"", "5", false, true},
			WORDS("instance_id", "", "ins_FAKEone", "ins_FAKEtwo"),
			WORDS("platform.deploy_status", "productionInstanceId", "ins_FAKEone",
				"ins_FAKEtwo"),
			OWNED("bapi.machines"), OWNED("bapi.oauth_applications"),
			OWNED("bapi.templates_email"), OWNED("bapi.templates_sms")}},
	{"publishable_key", "pk_live_Y2xlcmsuZmFrZS1zaG9wLmV4YW1wbGUk",
		"pk_test_Y2xlcmsuZmFrZS1zaG9wLmV4YW1wbGUk",
		{WORDS("publishable_key", "", "pk_live_Y2xlcmsuZmFrZS1zaG9wLmV4YW1wbGUk",
			 "pk_test_Y2xlcmsuZmFrZS1zaG9wLmV4YW1wbGUk"),
			{"platform.application_instance", "publishable_key",
				"\"pk_live_Y2xlcmsuZmFrZS1zaG9wLmV4YW1wbGUk\"",
				"\"pk_test_Y2xlcmsuZmFrZS1zaG9wLmV4YW1wbGUk\"", "5", true, true},
			{"bapi.instance", "publishable_key",
				"\"pk_live_Y2xlcmsuZmFrZS1zaG9wLmV4YW1wbGUk\"",
				"\"pk_test_Y2xlcmsuZmFrZS1zaG9wLmV4YW1wbGUk\"", "5", true, true}}},
	{"environment_type", "production", "development",
		{WORDS("bapi.instance", "environment_type", "production", "development"),
			WORDS(ENV, "display_config.instance_environment_type", "production",
				"development"),
			{"platform.application_instance", "environment_type", "\"production\"",
				"\"development\"", "5", false, true},
			WORDS("environment_type", "", "production", "development"),
			{"publishable_key", "", "\"pk_live_Y2xlcmsuZmFrZS1zaG9wLmV4YW1wbGUk\"",
				"\"pk_test_Y2xlcmsuZmFrZS1zaG9wLmV4YW1wbGUk\"", NULL, true, true},
			{"platform.deploy_status", "productionInstanceId", "\"ins_FAKEone\"", NULL,
				NULL, true, true}}},
	{"application_id", "app_FAKEone", "app_FAKEtwo",
		{WORDS("application_id", "", "app_FAKEone", "app_FAKEtwo")}},
	{"application_name", "Fake Shop", "Fake Store",
		{WORDS(ENV, "display_config.application_name", "Fake Shop", "Fake Store")}},
	{"user_count", "12", "7",
		{NUMBER("bapi.users_count", "total_count"),
			{"manual", "user_count", "12", "7", "\"12\"", false, true}}},

	/* second factors */
	{"totp_available", "yes", "no",
		{{ENV, ATTRIBUTE("authenticator_app"), USED("true", "[\"totp\"]"),
			 USED("false", "[]"), USED("\"yes\"", "[]"), false, false},
			{ENV, "auth_config.second_factors", "[\"phone_code\", \"totp\"]",
				"[\"phone_code\"]", "[5]", true, false},
			FLAG(CONFIG, "auth_multi_factor.authenticator_app.enabled")}},
	{"sms_factor_available", "yes", "no",
		{{ENV, ATTRIBUTE("phone_number"), USED("true", "[\"phone_code\"]"),
			 USED("true", "[]"), USED("true", "5"), false, false},
			{ENV, "auth_config.second_factors", "[\"phone_code\", \"totp\"]",
				"[\"totp\"]", "\"totp\"", true, false},
			{CONFIG, "auth_phone",
				"{\"used_for_second_factor\": true,"
				" \"second_factor_strategies\": [\"phone_code\"]}",
				"{\"used_for_second_factor\": true,"
				" \"second_factor_strategies\": []}",
				"{\"used_for_second_factor\": true,"
				" \"second_factor_strategies\": 5}",
				false, false}}},
	{"backup_codes_available", "yes", "no",
		{FLAG(ENV, ATTRIBUTE("backup_code.used_for_second_factor")),
			FLAG(CONFIG, "auth_multi_factor.backup_code.enabled")}},
	{"second_factor_available", "yes", "no",
		{{ENV, "user_settings.attributes",
			 "{\"authenticator_app\": " USED("true", "[\"totp\"]") "}",
			 "{\"authenticator_app\": " USED("false", "[]") ", \"phone_number\": " USED(
				 "false", "[]") "}",
			 "{\"authenticator_app\": " USED("5", "[]") "}", false, false},
			{ENV, "auth_config.second_factors", "[\"backup_code\", \"totp\"]",
				"[\"backup_code\"]", "[true]", true, false},
			{CONFIG, "",
				"{\"auth_multi_factor\": {\"authenticator_app\": {\"enabled\": "
				"true}}}",
				"{\"auth_multi_factor\": {\"authenticator_app\": {\"enabled\": "
				"false}},"
				" \"auth_phone\": {\"used_for_second_factor\": false}}",
				"{\"auth_multi_factor\": {\"authenticator_app\": {\"enabled\": "
				"5}}}",
				true, false}}},
	{"mfa_required", "yes", "no",
		{FLAG(CONFIG, "auth_multi_factor.required_for_sign_up"),
			FLAG(ENV, "user_settings.sign_up.mfa.required")}},
	{"sign_in_factor_required", "yes", "no",
		{FLAG(ENV, "user_settings.sign_in.second_factor.required"),
			LOOSE(CONFIG, "auth_multi_factor.required_for_sign_in")}},
	{"passkey_satisfies_mfa", "yes", "no",
		{FLAG(CONFIG, "auth_passkey.satisfies_second_factor"),
			FLAG(ENV, "user_settings.passkey_settings.satisfies_second_factor")}},

	/* ways to sign in */
	{"email_enabled", "yes", "no",
		{FLAG(ENV, ATTRIBUTE("email_address.enabled")),
			{CONFIG, "auth_email", SIGNS("false", "true"), SIGNS("false", "false"),
				SIGNS("5", "false"), true, false}}},
	{"email_required", "yes", "no",
		{FLAG(ENV, ATTRIBUTE("email_address.required")),
			LOOSE(CONFIG, "auth_email.required_for_sign_up")}},
	{"email_verified_at_sign_up", "yes", "no",
		{FLAG(ENV, ATTRIBUTE("email_address.verify_at_sign_up")),
			FLAG(CONFIG, "auth_email.verify_at_sign_up")}},
	{"phone_enabled", "yes", "no",
		{FLAG(ENV, ATTRIBUTE("phone_number.enabled")),
			{CONFIG, "auth_phone", "{\"used_for_sign_up\": true}",
				SIGNS("false", "false"), SIGNS("false", "[]"), true, false}}},
	{"phone_required", "yes", "no",
		{FLAG(ENV, ATTRIBUTE("phone_number.required")),
			LOOSE(CONFIG, "auth_phone.required_for_sign_up")}},
	{"phone_verified_at_sign_up", "yes", "no",
		{FLAG(ENV, ATTRIBUTE("phone_number.verify_at_sign_up")),
			FLAG(CONFIG, "auth_phone.verify_at_sign_up")}},
	{"username_enabled", "yes", "no",
		{FLAG(ENV, ATTRIBUTE("username.enabled")),
			{CONFIG, "auth_username", "{\"used_for_sign_in\": true}",
				SIGNS("false", "false"), "5", true, false}}},
	{"username_required", "yes", "no",
		{FLAG(ENV, ATTRIBUTE("username.required")),
			LOOSE(CONFIG, "auth_username.required_for_sign_up")}},
	{"password_enabled", "yes", "no",
		{FLAG(ENV, ATTRIBUTE("password.enabled")), FLAG(CONFIG, "auth_password.enabled")}},
	{"password_required", "yes", "no",
		{FLAG(ENV, ATTRIBUTE("password.required")),
			FLAG(CONFIG, "auth_password.required")}},
	{"passkeys_enabled", "yes", "no",
		{FLAG(ENV, ATTRIBUTE("passkey.enabled")),
			LOOSE(CONFIG, "auth_passkey.used_for_sign_in")}},
	{"passwordless_available", "yes", "no",
		{{ENV, "user_settings",
			 "{\"attributes\": {\"email_address\": {\"used_for_first_factor\": true,"
			 " \"first_factors\": [\"email_link\"]}}}",
			 "{\"attributes\": {" FACTOR("email_address") ", " FACTOR("phone_number") ", " FACTOR(
				 "password") ", " FACTOR("passkey") ", " FACTOR("web3_wallet") "},"
											       " \""
											       "soc"
											       "ial"
											       "\":"
											       " {"
											       "\"o"
											       "aut"
											       "h_"
											       "goo"
											       "gle"
											       "\":"
											       " {"
											       "\"e"
											       "nab"
											       "led"
											       "\":"
											       " fa"
											       "lse"
											       "}}"
											       "}",
			 "{\"attributes\": \"all\"}", false, false},
			{CONFIG, "auth_passkey", "{\"used_for_sign_in\": true}", NULL,
				"{\"used_for_sign_in\": \"yes\"}", true, false}}},
	{"google_one_tap", "yes", "no",
		{{ENV, "display_config.google_one_tap_client_id", "\"fake.apps.example\"", "null",
			"true", false, false}}},
	{"enterprise_sso_enabled", "yes", "no",
		{FLAG(ENV, "user_settings.enterprise_sso.enabled"),
			LOOSE(ENV, "user_settings.saml.enabled")}},
	{"enterprise_connection_count", "2", "1",
		{{"bapi.enterprise_connections", "", A_PAIR, JUST_ONE, "{\"data\": 5}", false,
			 false},
			{"bapi.saml_connections", "", A_PAIR, JUST_ONE, "{\"data\": {}}", true,
				false}}},

	/* passwords and attacks */
	{"password_min_length", "12", "7",
		{NUMBER(CONFIG, "auth_password.min_length"),
			NUMBER(ENV, "user_settings.password_settings.min_length")}},
	{"breached_passwords_rejected", "yes", "no",
		{UNFLAG(CONFIG, "auth_password.disable_hibp"),
			UNFLAG(ENV, "user_settings.password_settings.disable_hibp")}},
	{"breached_passwords_rejected_on_sign_in", "yes", "no",
		{FLAG(CONFIG, "auth_password.enforce_hibp_on_sign_in"),
			FLAG(ENV, "user_settings.password_settings.enforce_hibp_on_sign_in")}},
	{"lockout_enabled", "yes", "no",
		{FLAG(CONFIG, "auth_attack_protection.user_lockout.enabled"),
			FLAG(ENV, "user_settings.attack_protection.user_lockout.enabled")}},
	{"lockout_max_attempts", "12", "7",
		{NUMBER(CONFIG, "auth_attack_protection.user_lockout.max_attempts"),
			NUMBER(ENV, "user_settings.attack_protection.user_lockout.max_attempts")}},
	{"device_trust_enabled", "yes", "no", {FLAG(CONFIG, "auth_password.device_trust.enabled")}},
	{"captcha_enabled", "yes", "no",
		{FLAG(CONFIG, "auth_attack_protection.bot_protection.captcha_enabled"),
			FLAG(ENV, "user_settings.sign_up.captcha_enabled")}},
	{"captcha_widget_type", "smart", "invisible",
		{WORDS(CONFIG, "auth_attack_protection.bot_protection.captcha_widget_type", "smart",
			 "invisible"),
			{ENV, "user_settings.sign_up.captcha_widget_type", "\"smart\"",
				"\"invisible\"", "5", true, false},
			{ENV, "display_config.captcha_widget_type", "\"smart\"", "\"invisible\"",
				"5", true, false}}},
	{"email_link_same_client", "yes", "no",
		{FLAG(CONFIG, "auth_attack_protection.email_link_require_same_client"),
			FLAG(ENV, "user_settings.attack_protection.email_link"
				  ".require_same_client")}},
	{"enumeration_protection", "yes", "no",
		{FLAG(ENV, "user_settings.attack_protection.enumeration_protection.enabled"),
			{CONFIG, "auth_attack_protection.enumeration_protection", "\"strict\"",
				"\"off\"", "true", true, false}}},

	/* sign-up */
	{"sign_up_mode", "restricted", "public",
		{WORDS(CONFIG, "auth_access_control.sign_up_mode", "restricted", "public"),
			WORDS(ENV, "user_settings.sign_up.mode", "restricted", "public")}},
	{"legal_consent_enabled", "yes", "no",
		{FLAG(ENV, "user_settings.sign_up.legal_consent_enabled"),
			FLAG(CONFIG, "compliance.legal_consent.enabled")}},
	{"allowlist_enabled", "yes", "no",
		{FLAG(CONFIG, "auth_access_control.allowlist_enabled"),
			FLAG(ENV, "user_settings.restrictions.allowlist.enabled")}},
	{"blocklist_enabled", "yes", "no",
		{FLAG(CONFIG, "auth_access_control.blocklist_enabled"),
			FLAG(ENV, "user_settings.restrictions.blocklist.enabled")}},
	{"lists_enforced_on_sign_in", "yes", "no",
		{FLAG(CONFIG, "auth_access_control.allowlist_blocklist_enforced_on_sign_in"),
			UNFLAG(ENV, "user_settings.restrictions"
				    ".allowlist_blocklist_disabled_on_sign_in.enabled")}},
	{"disposable_email_blocked", "yes", "no",
		{FLAG(CONFIG, "auth_access_control.block_disposable_email_domains"),
			FLAG(ENV, "user_settings.restrictions.block_disposable_email_domains"
				  ".enabled")}},
	{"subaddresses_blocked", "yes", "no",
		{FLAG(CONFIG, "auth_access_control.block_email_subaddresses"),
			FLAG(ENV, "user_settings.restrictions.block_email_subaddresses.enabled")}},
	{"allowlist_count", "12", "7", {NUMBER("bapi.identifier_stats", "allowlist.total_count")}},
	{"blocklist_count", "12", "7", {NUMBER("bapi.identifier_stats", "blocklist.total_count")}},

	/* sessions and tokens */
	{"multi_session_enabled", "yes", "no",
		{UNFLAG(ENV, "auth_config.single_session_mode"),
			FLAG(CONFIG, "session_settings.multi_session_enabled")}},
	{"session_lifetime_bounded", "yes", "no",
		{FLAG(CONFIG, "session_settings.maximum_lifetime.enabled")}},
	{"session_lifetime", "12", "7",
		{NUMBER(CONFIG, "session_settings.maximum_lifetime.duration_seconds")}},
	{"inactivity_timeout_enabled", "yes", "no",
		{FLAG(CONFIG, "session_settings.inactivity_timeout.enabled")}},
	{"token_lifetime", "12", "7", {NUMBER(CONFIG, "session.lifetime")}},
	{"token_clock_skew", "12", "7", {NUMBER(CONFIG, "session.allowed_clock_skew")}},
	{"test_mode", "yes", "no", {FLAG(ENV, "auth_config.test_mode")}},
	{"reverification_enabled", "yes", "no", {FLAG(ENV, "auth_config.reverification")}},

	/* organizations and billing */
	{"organizations_enabled", "yes", "no",
		{FLAG(SETTINGS, "enabled"), FLAG(ENV, "organization_settings.enabled"),
			FLAG(CONFIG, "organization_settings.enabled"),
			{"bapi.organization_roles", "", NULL,
				ERROR_ANSWER("organization_not_enabled_in_instance"), NULL, false,
				true}}},
	{"organization_selection_forced", "yes", "no",
		{FLAG(CONFIG, "organization_settings.force_organization_selection"),
			FLAG(ENV, "organization_settings.force_organization_selection")}},
	{"organization_domains_enabled", "yes", "no",
		{FLAG(SETTINGS, "domains_enabled"),
			FLAG(ENV, "organization_settings.domains.enabled"),
			FLAG(CONFIG, "organization_settings.domains_enabled")}},
	{"organization_max_memberships", "12", "7",
		{NUMBER(SETTINGS, "max_allowed_memberships"),
			NUMBER(ENV, "organization_settings.max_allowed_memberships"),
			NUMBER(CONFIG, "organization_settings.max_allowed_memberships")}},
	{"creator_role", "org:admin", "org:boss",
		{WORDS(ENV, "organization_settings.creator_role", "org:admin", "org:boss"),
			WORDS(SETTINGS, "creator_role", "org:admin", "org:boss"),
			WORDS(CONFIG, "organization_settings.creator_role", "org:admin",
				"org:boss"),
			{"bapi.role_sets", "", ROLE_SET("creator_role", "{\"key\": \"org:admin\"}"),
				ROLE_SET("creator_role", "{\"key\": \"org:boss\"}"),
				ROLE_SET("creator_role", "\"org:admin\""), true, false}}},
	{"default_role", "org:member", "org:guest",
		{WORDS(ENV, "organization_settings.domains.default_role", "org:member",
			 "org:guest"),
			WORDS(SETTINGS, "domains_default_role", "org:member", "org:guest"),
			WORDS(CONFIG, "organization_settings.domains_default_role", "org:member",
				"org:guest"),
			{"bapi.role_sets", "",
				ROLE_SET("default_role", "{\"key\": \"org:member\"}"),
				ROLE_SET("default_role", "{\"key\": \"org:guest\"}"),
				ROLE_SET("default_role", "{\"key\": 5}"), true, false}}},
	{"user_billing_enabled", "yes", "no",
		{FLAG(CONFIG, "billing.user_enabled"),
			FLAG(ENV, "commerce_settings.billing.user.enabled"),
			{ENV, "commerce_settings.enabled", NULL, "false", "5", true, false},
			{"bapi.billing_plans", "", NULL, ERROR_ANSWER("billing_not_enabled"), NULL,
				false, true}}},
	{"organization_billing_enabled", "yes", "no",
		{FLAG(CONFIG, "billing.organization_enabled"),
			FLAG(ENV, "commerce_settings.billing.organization.enabled"),
			{ENV, "commerce_settings.enabled", NULL, "false", "5", true, false},
			{"bapi.billing_plans", "", NULL, ERROR_ANSWER("billing_not_enabled"), NULL,
				false, true}}},

	/* machines, mail, pages */
	{"user_api_keys_enabled", "yes", "no",
		{FLAG(ENV, "api_keys_settings.user_api_keys_enabled"),
			{ENV, "api_keys_settings.enabled", NULL, "false", "5", true, false}}},
	{"organization_api_keys_enabled", "yes", "no",
		{FLAG(ENV, "api_keys_settings.orgs_api_keys_enabled"),
			{ENV, "api_keys_settings.enabled", NULL, "false", "5", true, false}}},
	{"native_api_enabled", "yes", "no", {FLAG(ENV, "auth_config.native_settings.api_enabled")}},
	{"dynamic_client_registration", "yes", "no",
		{FLAG("bapi.oauth_application_settings", "dynamic_oauth_client_registration")}},
	{"mail_status", "complete", "pending",
		{{"platform.domain_status", "", STATUS("\"complete\"", "true"),
			 STATUS("\"pending\"", "true"), STATUS("5", "true"), false, false},
			{"platform.deploy_status", "domainStatus.mail", "\"complete\"",
				"\"pending\"", "5", true, false}}},
	{"mail_required", "yes", "no",
		{{"platform.domain_status", "", STATUS("\"complete\"", "true"),
			STATUS("\"complete\"", "false"), STATUS("\"complete\"", "1"), false,
			false}}},
	{"sign_in_url", "https://fake-shop.example/in", "https://fake-shop.example/log-in",
		{WORDS(ENV, "display_config.sign_in_url", "https://fake-shop.example/in",
			"https://fake-shop.example/log-in")}},
	{"sign_up_url", "https://fake-shop.example/up", "https://fake-shop.example/join",
		{WORDS(ENV, "display_config.sign_up_url", "https://fake-shop.example/up",
			"https://fake-shop.example/join")}},
	{"home_url", "https://fake-shop.example", "https://www.fake-shop.example",
		{WORDS(ENV, "display_config.home_url", "https://fake-shop.example",
			"https://www.fake-shop.example")}},
	{"waitlist_url", "https://fake-shop.example/wait", "https://fake-shop.example/queue",
		{WORDS(ENV, "display_config.waitlist_url", "https://fake-shop.example/wait",
			"https://fake-shop.example/queue")}},
};

#endif
