#include "load_snapshot.h"

#define ENV(body)    "{\"fapi\": {\"environment\": " body "}}"
#define CONFIG(body) "{\"platform\": {\"config\": " body "}}"
#define BOTH(env, config) \
	"{\"fapi\": {\"environment\": " env "}, \"platform\": {\"config\": " config "}}"
#define SOCIAL(body) "{\"user_settings\": {\"social\": " body "}}"

static const struct instance *read_json(const char *text)
{
	struct snapshot *snapshot = arena_alloc(&arena, sizeof(*snapshot));

	*snapshot = load_json(text);
	assert_int_equal(snapshot->instances.n, 1);
	return &snapshot->instances.items[0];
}

static const struct instance *instance_of_file(const char *name)
{
	struct snapshot *snapshot = arena_alloc(&arena, sizeof(*snapshot));

	*snapshot = load(name);
	assert_int_equal(snapshot->instances.n, 1);
	assert_int_equal(snapshot->ignored.n, 0);
	return &snapshot->instances.items[0];
}

static void assert_names(const name_list *list, const char *expected)
{
	struct str text = STR("");

	for (size_t i = 0; i < list->n; i++) {
		text = str_format(&arena, "%s%s%s", z(text), i == 0 ? "" : " ", z(list->items[i]));
	}
	assert_str(text, expected);
}

static void assert_flag(struct field_bool field, bool value)
{
	if (!field.known) {
		fail_msg("unknown: %s", z(field.reason));
	}
	assert_int_equal(field.value, value);
}

static void assert_unknown(struct field_bool field, const char *reason)
{
	assert_false(field.known);
	assert_in(field.reason, reason);
}

static const struct instance_connection *connection(
	const struct instance *instance, const char *strategy)
{
	for (size_t i = 0; i < instance->connections.n; i++) {
		if (str_is(instance->connections.items[i].strategy, strategy)) {
			return &instance->connections.items[i];
		}
	}
	fail_msg("no %s", strategy);
	return NULL;
}

/* No passkey, no MFA requirement, one billing switch, a password length of 0. */
static void test_environment_of_2024(void **state)
{
	const struct instance *instance = instance_of_file("environment-2024.json");

	(void)state;
	assert_true(instance->first_factors.known);
	assert_names(&instance->first_factors, "email_code phone_code password oauth_apple");
	assert_true(instance->second_factors.known);
	assert_names(&instance->second_factors, "totp phone_code backup_code");
	assert_str(instance->second_factors.path, "fapi.environment.user_settings.attributes");
	assert_unknown(instance->mfa_required, "no platform.config in the snapshot");
	assert_unknown(instance->mfa_required, "fapi.environment has no user_settings.sign_up.mfa");
	assert_unknown(instance->passkeys_enabled, "user_settings.attributes.passkey.enabled");
	assert_flag(instance->passwordless_available, true);
	assert_flag(instance->enterprise_sso_enabled, false);
	assert_str(instance->enterprise_sso_enabled.path,
		"fapi.environment.user_settings.saml.enabled");
	assert_true(instance->password_min_length.known);
	assert_int_equal(instance->password_min_length.value, 8);
	assert_unknown(instance->organization_selection_forced, "force_organization_selection");
	assert_false(instance->sign_up_mode.known);
	assert_int_equal(instance->disagreements.n, 0);
}

static void test_connections_of_2024(void **state)
{
	const struct instance *instance = instance_of_file("environment-2024.json");

	(void)state;
	assert_true(instance->connections.known);
	assert_int_equal(instance->connections.n, 3);
	assert_flag(connection(instance, "oauth_apple")->enabled, true);
	assert_flag(connection(instance, "oauth_apple")->authenticatable, true);
	assert_unknown(connection(instance, "oauth_apple")->own_credentials,
		"no platform.config in the snapshot");
	assert_flag(connection(instance, "oauth_github")->enabled, false);
	assert_str(connection(instance, "oauth_github")->path,
		"fapi.environment.user_settings.social.oauth_github");
}

/* As the SDK keeps it: with keys that the interface does not have, and without some it has. */
static void test_environment_of_sdk(void **state)
{
	const struct instance *instance = instance_of_file("environment-sdk.json");

	(void)state;
	assert_true(instance->first_factors.known);
	assert_names(&instance->first_factors,
		"email_code email_link passkey web3_metamask_signature trusted_device"
		" oauth_google oauth_custom_fake enterprise_sso");
	assert_true(instance->second_factors.known);
	assert_names(&instance->second_factors, "");
	assert_flag(instance->mfa_required, true);
	assert_flag(instance->google_one_tap, true);
	assert_flag(instance->user_billing_enabled, true);
	assert_flag(instance->organization_billing_enabled, false);
	assert_flag(instance->user_api_keys_enabled, true);
	assert_flag(instance->organization_selection_forced, true);
	assert_str(instance->captcha_widget_type.value, "invisible");
	assert_int_equal(instance->password_min_length.value, 10);
	assert_false(instance->default_role.known);
	assert_int_equal(instance->disagreements.n, 0);
}

static void test_full_configuration(void **state)
{
	const struct instance *instance = instance_of_file("config-full.json");

	(void)state;
	assert_true(instance->first_factors.known);
	assert_names(
		&instance->first_factors, "email_code password passkey oauth_google oauth_github");
	assert_true(instance->second_factors.known);
	assert_names(&instance->second_factors, "totp phone_code");
	assert_str(instance->second_factors.path,
		"platform.config.auth_multi_factor.authenticator_app.enabled");
	assert_flag(instance->passwordless_available, true);
	assert_false(instance->password_min_length.known);
	assert_in(instance->password_min_length.reason, "auth_password.min_length is 0");
	assert_unknown(instance->enumeration_protection, "is neither strict nor off");
	assert_false(instance->captcha_widget_type.known);
	assert_flag(instance->multi_session_enabled, false);
	assert_flag(instance->phone_enabled, false);
}

/* What a configuration does not name may be on all the same. */
static void test_connections_of_configuration(void **state)
{
	const struct instance *instance = instance_of_file("config-full.json");

	(void)state;
	assert_false(instance->connections.known);
	assert_in(instance->connections.reason, "no fapi.environment in the snapshot");
	assert_int_equal(instance->connections.n, 3);
	assert_flag(connection(instance, "oauth_google")->own_credentials, true);
	assert_flag(connection(instance, "oauth_github")->own_credentials, false);
	assert_unknown(connection(instance, "oauth_linear")->own_credentials,
		"platform.config.connection_oauth_linear has no client_id");
	assert_flag(connection(instance, "oauth_linear")->authenticatable, false);
}

static void test_incomplete_factors(void **state)
{
	const struct instance *instance;

	(void)state;
	instance = read_json(CONFIG("{\"auth_email\": {\"used_for_sign_in\": true,"
				    " \"sign_in_strategies\": [\"email_code\"]}}"));
	assert_false(instance->first_factors.known);
	assert_names(&instance->first_factors, "email_code");
	assert_in(instance->first_factors.reason, "has no auth_phone.used_for_sign_in");
	assert_false(instance->second_factors.known);
	assert_flag(instance->passwordless_available, true);

	instance = read_json(ENV("{\"user_settings\": {\"attributes\": {\"password\":"
				 " {\"enabled\": true, \"used_for_first_factor\": false}}}}"));
	assert_false(instance->first_factors.known);
	assert_names(&instance->first_factors, "password");
	assert_in(instance->first_factors.reason,
		"fapi.environment.user_settings.attributes has no email_address");
	assert_unknown(instance->passwordless_available, "has no email_address");
}

/* Each attribute from the first source that has it. */
static void test_factors_from_both(void **state)
{
	const struct instance *instance = read_json(BOTH(
		"{\"user_settings\": {\"attributes\": {\"authenticator_app\":"
		" {\"used_for_second_factor\": false}, \"backup_code\":"
		" {\"used_for_second_factor\": true, \"second_factors\": [\"backup_code\"]}}}}",
		"{\"auth_multi_factor\": {\"authenticator_app\": {\"enabled\": true}},"
		" \"auth_phone\": {\"used_for_second_factor\": true}}"));

	(void)state;
	assert_true(instance->second_factors.known);
	assert_names(&instance->second_factors, "phone_code backup_code");
	assert_int_equal(instance->disagreements.n, 1);
	assert_string_equal(instance->disagreements.items[0].field, "totp_available");
}

static void test_factors_listed(void **state)
{
	const struct instance *instance = read_json(
		ENV("{\"auth_config\": {\"first_factors\": [\"ticket\", \"email_link\", "
		    "\"oauth_google\","
		    " \"google_one_tap\", \"saml\", \"reset_password_email_code\", \"new_factor\"],"
		    " \"second_factors\": [\"totp\", \"email_code\"],"
		    " \"identification_strategies\": [\"email_address\", \"oauth_google\"]}}"));

	(void)state;
	assert_true(instance->first_factors.known);
	assert_names(&instance->first_factors, "email_link new_factor oauth_google");
	assert_true(instance->second_factors.known);
	assert_names(&instance->second_factors, "totp email_code");
	assert_false(instance->connections.known);
	assert_flag(connection(instance, "oauth_google")->enabled, true);
	assert_flag(connection(instance, "oauth_google")->authenticatable, true);
	assert_str(connection(instance, "oauth_google")->path,
		"fapi.environment.auth_config.identification_strategies");
}

static void test_factors_not_understood(void **state)
{
	static const struct {
		const char *text;
		const char *note;
	} cases[] = {
		{"{\"user_settings\": {\"attributes\": {\"email_address\": 5}}}",
			"attributes.email_address is a number, not an object"},
		{"{\"user_settings\": {\"attributes\": {\"email_address\":"
		 " {\"used_for_first_factor\": \"yes\"}}}}",
			"email_address.used_for_first_factor is a string"},
		{"{\"user_settings\": {\"attributes\": {\"email_address\":"
		 " {\"used_for_first_factor\": true, \"first_factors\": [\"email_code\", 1]}}}}",
			"email_address.first_factors holds something that is not a string"},
		{"{\"user_settings\": {\"attributes\": {\"password\": {\"enabled\": 1}}}}",
			"password.enabled is a number"},
		{"{\"user_settings\": []}", "user_settings is an array"},
		{"{\"auth_config\": {\"first_factors\": {}}}", "first_factors is an object"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct str text = str_format(&arena, ENV("%s"), cases[i].text);
		const struct instance *instance = read_json(text.s);

		assert_false(instance->first_factors.known);
		assert_in(instance->first_factors.reason, cases[i].note);
	}
}

static void test_connections_joined(void **state)
{
	const struct instance *instance = read_json(BOTH(
		SOCIAL("{\"oauth_google\": {\"enabled\": false, \"authenticatable\": false},"
		       " \"oauth_apple\": {\"enabled\": true, \"authenticatable\": true},"
		       " \"oauth_box\": {\"enabled\": false, \"authenticatable\": false}}"),
		"{\"connection_oauth_google\": {\"enabled\": true, \"client_id\": \"\"},"
		" \"connection_oauth_box\": {\"enabled\": false, \"authenticatable\": true},"
		" \"connection_oauth_apple\": {\"authenticatable\": false}}"));

	(void)state;
	assert_true(instance->connections.known);
	assert_int_equal(instance->connections.n, 3);
	assert_flag(connection(instance, "oauth_google")->enabled, true);
	assert_str(connection(instance, "oauth_google")->enabled.path,
		"platform.config.connection_oauth_google.enabled");
	assert_flag(connection(instance, "oauth_google")->authenticatable, false);
	assert_flag(connection(instance, "oauth_apple")->enabled, true);
	assert_flag(connection(instance, "oauth_apple")->authenticatable, false);
	assert_names(&instance->first_factors, "");
	assert_int_equal(instance->disagreements.n, 2);
	assert_string_equal(instance->disagreements.items[0].field, "connections");
	assert_str(instance->disagreements.items[0].used, "oauth_google enabled");
	assert_str(instance->disagreements.items[0].other, "oauth_google not enabled");
	assert_str(instance->disagreements.items[0].other_path,
		"fapi.environment.user_settings.social.oauth_google.enabled");
	assert_str(instance->disagreements.items[1].used, "oauth_apple not authenticatable");
}

static void test_connections_not_understood(void **state)
{
	const struct instance *instance = read_json(BOTH(
		SOCIAL("{\"oauth_google\": {\"enabled\": true}, \"oauth_apple\": {\"enabled\": 1,"
		       " \"authenticatable\": []}, \"oauth_box\": \"on\", \"oauth_x\": null,"
		       " \"notes\": {\"enabled\": true}}"),
		"{\"connection_oauth_google\": {\"enabled\": \"yes\", \"client_id\": 7},"
		" \"connection_oauth_\": {\"enabled\": true}, \"connection_saml\": {}}"));

	(void)state;
	assert_true(instance->connections.known);
	assert_int_equal(instance->connections.n, 3);
	assert_unknown(connection(instance, "oauth_google")->enabled, "is a string, not a boolean");
	assert_unknown(connection(instance, "oauth_google")->own_credentials, "not a string");
	assert_unknown(connection(instance, "oauth_apple")->enabled, "is a number");
	assert_unknown(connection(instance, "oauth_apple")->authenticatable, "is an array");
	assert_unknown(connection(instance, "oauth_box")->enabled, "is a string, not an object");
	assert_int_equal(instance->disagreements.n, 0);

	instance = read_json(ENV(SOCIAL("[]")));
	assert_false(instance->connections.known);
	assert_in(instance->connections.reason, "user_settings.social is an array, not an object");
}

static void test_too_many_connections(void **state)
{
	struct buf text = {0};
	const struct instance *instance;

	(void)state;
	buf_add_z(&text, "{\"fapi\": {\"environment\": {\"user_settings\": {\"social\": {");
	for (int i = 0; i < 2000; i++) {
		buf_format(&text, "%s\"oauth_custom_%d\": {}", i == 0 ? "" : ",", i);
	}
	buf_add_z(&text, "}}}}}");
	instance = read_json(z(buf_str(&text)));
	buf_finish(&text);
	assert_false(instance->connections.known);
	assert_in(instance->connections.reason, "holds more than 1000 connections");
	assert_int_equal(instance->connections.n, 1000);
}

static void test_passwordless(void **state)
{
	static const char other[] =
		"\"auth_phone\": {\"used_for_sign_in\": false}, \"auth_password\":"
		" {\"enabled\": true}, \"auth_passkey\": {\"used_for_sign_in\": false},"
		" \"auth_web3\": {\"used_for_sign_in\": false}, \"auth_email\":"
		" {\"used_for_sign_in\": true, \"sign_in_strategies\": [\"password\"]}";
	struct str alone = str_format(&arena, CONFIG("{%s}"), other);
	struct str none = str_format(&arena,
		BOTH(SOCIAL("{\"oauth_google\": {\"enabled\": true, \"authenticatable\": false}}"),
			"{%s}"),
		other);
	struct str doubt = str_format(
		&arena, BOTH(SOCIAL("{\"oauth_google\": {\"enabled\": true}}"), "{%s}"), other);
	struct str way = str_format(&arena,
		CONFIG("{\"connection_oauth_google\": {\"enabled\": true, \"authenticatable\":"
		       " true}, %s}"),
		other);

	(void)state;
	assert_names(&read_json(alone.s)->first_factors, "password");
	assert_true(read_json(alone.s)->first_factors.known);
	assert_unknown(read_json(alone.s)->passwordless_available, "no fapi.environment");
	assert_flag(read_json(none.s)->passwordless_available, false);
	assert_unknown(read_json(doubt.s)->passwordless_available, "has no authenticatable");
	assert_flag(read_json(way.s)->passwordless_available, true);
	assert_str(read_json(way.s)->passwordless_available.path,
		"platform.config.connection_oauth_google");
}

static void test_one_tap(void **state)
{
	const struct instance *instance;

	(void)state;
	instance = read_json(ENV("{\"display_config\": {\"google_one_tap_client_id\": \"fake\"},"
				 " \"user_settings\": {\"social\": {\"oauth_google\":"
				 " {\"enabled\": false}}}}"));
	assert_flag(instance->google_one_tap, false);
	instance = read_json(ENV("{\"display_config\": {}}"));
	assert_unknown(instance->google_one_tap, "google_one_tap_client_id");
}

/* The length that a configuration of 0 leaves to the default is the frontend API's to tell. */
static void test_default_password_length(void **state)
{
	const struct instance *instance =
		read_json(BOTH("{\"user_settings\": {\"password_settings\": {\"min_length\": 0}}}",
			"{\"auth_password\": {\"min_length\": 0}}"));

	(void)state;
	assert_int_equal(instance->password_min_length.value, 8);
	assert_str(instance->password_min_length.path,
		"fapi.environment.user_settings.password_settings.min_length");
	assert_int_equal(instance->disagreements.n, 0);
}

static void test_enumeration_words(void **state)
{
	(void)state;
	assert_flag(read_json(CONFIG("{\"auth_attack_protection\": {\"enumeration_protection\":"
				     " \"disabled\"}}"))
			    ->enumeration_protection,
		false);
	assert_unknown(read_json(CONFIG("{\"auth_attack_protection\": {\"enumeration_protection\":"
					" \"bulk\"}}"))
			       ->enumeration_protection,
		"no fapi.environment in the snapshot");
}

static void test_older_billing(void **state)
{
	const struct instance *instance;

	(void)state;
	instance =
		read_json(ENV("{\"commerce_settings\": {\"billing\": {\"enabled\": true,"
			      " \"has_paid_user_plans\": true, \"has_paid_org_plans\": false}}}"));
	assert_flag(instance->user_billing_enabled, true);
	assert_unknown(instance->organization_billing_enabled, "does not say that it is off");
	instance = read_json(ENV("{\"commerce_settings\": {\"billing\": {\"enabled\": false,"
				 " \"has_paid_user_plans\": true}}}"));
	assert_flag(instance->user_billing_enabled, false);
	assert_flag(instance->organization_billing_enabled, false);
	instance = read_json(ENV("{\"commerce_settings\": {\"billing\": {\"enabled\": false,"
				 " \"user\": {\"enabled\": true}}}}"));
	assert_flag(instance->user_billing_enabled, true);
	assert_int_equal(instance->disagreements.n, 0);
	instance = read_json(ENV("{\"commerce_settings\": {\"enabled\": true}}"));
	assert_unknown(instance->user_billing_enabled, "commerce_settings.enabled does not say");
	instance = read_json(ENV("{\"api_keys_settings\": {\"enabled\": true}}"));
	assert_unknown(instance->user_api_keys_enabled, "does not say of whom");
}

static void test_recognised(void **state)
{
	static const struct {
		const char *text;
		const char *slot;
	} cases[] = {
		{"{\"auth_config\": {}, \"user_settings\": {}}", "fapi.environment"},
		{"{\"object\": \"environment\", \"user_settings\": {}}", "fapi.environment"},
		{"{\"object\": \"environment\", \"display_config\": {}}", "fapi.environment"},
		{"{\"display_config\": {}, \"user_settings\": {}, \"organization_settings\":"
		 " {\"enabled\": true}}",
			"fapi.environment"},
		{"{\"config_version\": \"2026-10-05\"}", "platform.config"},
		{"{\"config_version\": 42, \"session\": null}", "platform.config"},
		{"{\"config_version\": 42, \"sign_up\": {\"mode\": \"public\"}}",
			"platform.config"},
		{"{\"config_version\": 42, \"billing\": \"x\"}", "platform.config"},
		{"{\"connection_oauth_google\": {\"enabled\": true}}", "platform.config"},
		{"{\"auth_web3\": {}}", "platform.config"},
		{"{\"auth_email\": {}, \"auth_of_tomorrow\": {}, \"more\": 1}", "platform.config"},
		{"{\"session\": {\"claims\": {\"tier\": 1}, \"lifetime\": 60,"
		 " \"allowed_clock_skew\": 5}}",
			"platform.config"},
		{"{\"session\": null, \"session_settings\": {\"multi_session_enabled\": true}}",
			"platform.config"},
		{"{\"organization_settings\": {\"enabled\": true, \"domains_enabled\": false}}",
			"platform.config"},
		{"{\"billing\": {\"user_enabled\": true}}", "platform.config"},
		{"{\"compliance\": {\"legal_consent\": {\"enabled\": true}}}", "platform.config"},
		{"{\"user_model\": {\"first_name\": {\"enabled\": true}}}", "platform.config"},
		{"{\"status\": \"incomplete\", \"dns\": {\"status\": \"complete\"}}",
			"platform.domain_status"},
		{"{\"domainStatus\": null, \"pendingDnsRecords\": []}", "platform.deploy_status"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct instance *instance = read_json(cases[i].text);

		assert_int_equal(instance->slots.n, 1);
		assert_str(instance->slots.items[0], cases[i].slot);
	}
}

static void test_not_recognised(void **state)
{
	static const char *const cases[] = {
		"{\"session\": null}",
		"{\"session\": {\"user\": {\"name\": \"x\"}, \"expires\": \"2026\"}}",
		"{\"session\": {\"lifetime\": 120}}",
		"{\"session\": {\"claims\": {}, \"driver\": \"file\"}}",
		"{\"session\": {\"claims\": {}}, \"port\": 3000}",
		"{\"session\": \"x\", \"billing\": true}",
		"{\"config_version\": 3, \"services\": {}}",
		"{\"config_version\": true}",
		"{\"config_version\": \"1\", \"dry_run\": true, \"before\": {}, \"after\": {}}",
		"{\"organization_settings\": {\"enabled\": true, \"actions\": {}}}",
		"{\"organization_settings\": {\"name\": \"x\"}}",
		"{\"auth_config\": {\"second_factors\": []}}",
		"{\"auth_token\": {\"value\": 1}}",
		"{\"auth_email\": \"x\"}",
		"{\"object\": \"environment\"}",
		"{\"status\": \"ok\", \"ssl\": {}}",
		"{\"sign_up\": {\"mode\": \"public\"}, \"sign_in\": {\"enabled\": true}}",
		"{\"$schema\": \"x\", \"properties\": {\"auth_email\": {}}}",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct snapshot snapshot = {0};
		struct str error = STR("");

		if (snapshot_load(&arena, STR("s.json"), str_of(cases[i]), &snapshot, &error)) {
			fail_msg("taken for %s: %s", z(snapshot.instances.items[0].slots.items[0]),
				cases[i]);
		}
		assert_in(error, "unknown kind of JSON");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_environment_of_2024, setup, teardown),
		cmocka_unit_test_setup_teardown(test_connections_of_2024, setup, teardown),
		cmocka_unit_test_setup_teardown(test_environment_of_sdk, setup, teardown),
		cmocka_unit_test_setup_teardown(test_full_configuration, setup, teardown),
		cmocka_unit_test_setup_teardown(test_connections_of_configuration, setup, teardown),
		cmocka_unit_test_setup_teardown(test_incomplete_factors, setup, teardown),
		cmocka_unit_test_setup_teardown(test_factors_from_both, setup, teardown),
		cmocka_unit_test_setup_teardown(test_factors_listed, setup, teardown),
		cmocka_unit_test_setup_teardown(test_factors_not_understood, setup, teardown),
		cmocka_unit_test_setup_teardown(test_connections_joined, setup, teardown),
		cmocka_unit_test_setup_teardown(test_connections_not_understood, setup, teardown),
		cmocka_unit_test_setup_teardown(test_too_many_connections, setup, teardown),
		cmocka_unit_test_setup_teardown(test_passwordless, setup, teardown),
		cmocka_unit_test_setup_teardown(test_one_tap, setup, teardown),
		cmocka_unit_test_setup_teardown(test_default_password_length, setup, teardown),
		cmocka_unit_test_setup_teardown(test_enumeration_words, setup, teardown),
		cmocka_unit_test_setup_teardown(test_older_billing, setup, teardown),
		cmocka_unit_test_setup_teardown(test_recognised, setup, teardown),
		cmocka_unit_test_setup_teardown(test_not_recognised, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
