#include "load_snapshot.h"

#define PROD      "ins_FAKEprod0000000000000001"
#define DEV       "ins_FAKEdev00000000000000001"
#define PROD_HOST "clerk.fake-shop.example"
#define DEV_HOST  "fake-host-13.clerk.accounts.dev"

static void test_production_identity(void **state)
{
	struct snapshot snapshot = load("prod.json");
	const struct instance *instance = only(&snapshot);

	(void)state;
	assert_str(instance->label, PROD);
	assert_str(instance->id.value, PROD);
	assert_str(instance->id.path, "bapi.instance.id");
	assert_str(instance->environment_type.value, "production");
	assert_str(instance->environment_type.path, "bapi.instance.environment_type");
	assert_true(instance_is_production(instance));
	assert_false(instance_is_development(instance));
	assert_true(str_starts(instance->publishable_key.value, "pk_live_"));
	assert_str(instance->application_id.value, "app_FAKE0001");
	assert_str(snapshot.captured_at, "2026-08-22T10:00:00Z");
	assert_int_equal(snapshot.digest.n, 64);
	assert_int_equal(snapshot.ignored.n, 0);
	assert_int_equal(instance->secret_key_fingerprints.n, 1);
	assert_true(instance->secret_key_fingerprints.known);
	assert_int_equal(instance->jwks_n.n, 1);
	assert_true(instance->jwks_n.known);
}

static void test_production_domains(void **state)
{
	struct snapshot snapshot = load("prod.json");
	const struct instance *instance = only(&snapshot);

	(void)state;
	assert_true(instance->domains.known);
	assert_int_equal(instance->domains.n, 2);
	assert_str(instance->domains.items[0].path, "bapi.domains.data[0]");
	assert_str(instance->domains.items[0].frontend_api_host, PROD_HOST);
	assert_int_equal(instance->domains.items[0].mail_records.n, 3);
	assert_str(instance->domains.items[0].mail_records.items[0], "clkmail.fake-shop.example");
	assert_true(instance->domains.items[1].is_satellite);
	assert_int_equal(instance->domains.items[1].mail_records.n, 0);
	assert_int_equal(instance->frontend_api_hosts.n, 2);
	assert_str(instance->frontend_api_hosts.items[0], PROD_HOST);
	assert_str(instance->frontend_api_hosts.items[1], "clerk.fake-satellite.example");
	assert_true(instance->frontend_api_hosts.known);
	assert_str(instance->mail_status.value, "not_started");
	assert_str(instance->mail_status.path, "platform.domain_status.dmn_FAKE0001.mail.status");
	assert_bool(
		instance->mail_required, true, "platform.domain_status.dmn_FAKE0001.mail.required");
}

static void test_production_policy(void **state)
{
	struct snapshot snapshot = load("prod.json");
	const struct instance *instance = only(&snapshot);

	(void)state;
	assert_true(instance->user_count.known);
	assert_int_equal(instance->user_count.value, 1247);
	assert_str(instance->user_count.path, "bapi.users_count.total_count");
	assert_bool(instance->totp_available, true,
		"fapi.environment.user_settings.attributes.authenticator_app"
		".used_for_second_factor");
	assert_bool(instance->sms_factor_available, true,
		"fapi.environment.user_settings.attributes.phone_number.used_for_second_factor");
	assert_true(instance->second_factor_available.value);
	/* the two sources disagree: the Platform configuration decides */
	assert_bool(instance->mfa_required, false,
		"platform.config.auth_multi_factor.required_for_sign_up");
	assert_bool(instance->sign_in_factor_required, false,
		"fapi.environment.user_settings.sign_in.second_factor.required");
}

static void test_production_webhooks(void **state)
{
	struct snapshot snapshot = load("prod.json");
	const struct instance *instance = only(&snapshot);
	const struct instance_endpoint *first, *second;

	(void)state;
	assert_int_equal(instance->webhooks, WEBHOOKS_LISTED);
	assert_int_equal(instance->endpoints.n, 2);
	first = &instance->endpoints.items[0];
	second = &instance->endpoints.items[1];
	assert_str(first->path, "webhooks.endpoints[0]");
	assert_str(first->url, "https://www.fake-shop.example/api/webhooks/clerk");
	assert_int_equal(first->events.n, 2);
	assert_true(first->events_known);
	assert_false(first->all_events);
	assert_int_equal(first->secret_fingerprint.n, 71);
	assert_true(second->disabled);
	assert_true(second->events_known);
	assert_true(second->all_events);
	assert_str(second->secret_fingerprint, "");
	/* credentials of a URL stay out */
	assert_str(second->url, "https://hooks.fake-shop.example/in?…");
}

static void test_development(void **state)
{
	struct snapshot snapshot = load("dev.json");
	const struct instance *instance = only(&snapshot);

	(void)state;
	assert_true(instance_is_development(instance));
	assert_str(instance->domains.items[0].path, "bapi.domains[0]");
	assert_str(instance->frontend_api_hosts.items[0], DEV_HOST);
	assert_true(instance->frontend_api_hosts.known);
	assert_int_equal(instance->webhooks, WEBHOOKS_NONE);
	assert_str(instance->endpoints.path, "webhooks.errors[0].code");
	assert_false(instance->totp_available.value);
	/* backup codes alone are no second factor */
	assert_bool(instance->second_factor_available, false,
		"fapi.environment.user_settings.attributes");
	assert_false(instance->secret_key_fingerprints.known);
	assert_in(instance->secret_key_fingerprints.reason, "no secret_key_fingerprints");
}

static void test_both(void **state)
{
	struct snapshot snapshot = load("both.json");

	(void)state;
	assert_int_equal(snapshot.instances.n, 2);
	assert_str(snapshot.instances.items[0].label, PROD);
	assert_str(snapshot.instances.items[1].label, DEV);
	assert_int_equal(snapshot.instances.items[1].index, 1);
}

static void test_raw_bodies(void **state)
{
	struct snapshot s;

	(void)state;
	s = load("raw-instance.json");
	assert_str(only(&s)->id.value, PROD);
	s = load("raw-domains.json");
	assert_int_equal(only(&s)->domains.n, 2);
	assert_true(only(&s)->frontend_api_hosts.known);
	assert_str(only(&s)->label, PROD_HOST);
	s = load("raw-domains-array.json");
	assert_int_equal(only(&s)->domains.n, 1);
	s = load("raw-users-count.json");
	assert_int_equal(only(&s)->user_count.value, 42);
	assert_str(only(&s)->label, "instance 1");
	s = load("raw-jwks.json");
	assert_str(only(&s)->id.value, PROD);
	assert_str(only(&s)->id.path, "bapi.jwks.keys[].kid");
	assert_str(only(&s)->jwks_n.items[0], "FAKEmodulus0001");
	s = load("raw-environment.json");
	assert_str(only(&s)->environment_type.path,
		"fapi.environment.display_config.instance_environment_type");
	assert_true(only(&s)->totp_available.value);
	assert_false(only(&s)->mfa_required.value);
	s = load("raw-config.json");
	assert_bool(only(&s)->totp_available, true,
		"platform.config.auth_multi_factor.authenticator_app.enabled");
	assert_bool(only(&s)->sms_factor_available, true,
		"platform.config.auth_phone.used_for_second_factor");
	s = load("raw-domain-status.json");
	assert_str(only(&s)->mail_status.path, "platform.domain_status.mail.status");
	s = load("raw-deploy-status.json");
	assert_str(only(&s)->mail_status.value, "pending");
	assert_str(only(&s)->id.value, PROD);
	s = load("raw-keyless.json");
	assert_str(only(&s)->id.value, DEV);
	s = load("raw-platform-domains.json");
	assert_str(only(&s)->domains.items[0].path, "platform.domains.data[0]");
}

static void test_application(void **state)
{
	struct snapshot s = load("raw-application.json");

	(void)state;
	assert_int_equal(s.instances.n, 2);
	assert_str(s.instances.items[0].id.value, DEV);
	assert_str(s.instances.items[0].publishable_key.path,
		"platform.application.instances[0].publishable_key");
	assert_true(s.instances.items[0].frontend_api_hosts.known);
	assert_false(s.instances.items[1].frontend_api_hosts.known);
	assert_str(s.instances.items[1].application_id.value, "app_FAKE0001");
}

static void test_raw_webhooks(void **state)
{
	struct snapshot s = load("raw-svix.json");
	const struct instance *instance = only(&s);

	(void)state;
	assert_int_equal(instance->webhooks, WEBHOOKS_LISTED);
	assert_int_equal(instance->endpoints.n, 3);
	assert_str(instance->endpoints.items[0].path, "webhooks.data[0]");
	assert_str(instance->endpoints.items[0].events.items[0], "user.created");
	assert_true(instance->endpoints.items[1].all_events);
	assert_true(instance->endpoints.items[1].events_known);
	assert_str(instance->endpoints.items[2].events.items[0], "organization.created");

	s = load("raw-svix-page.json");
	assert_int_equal(only(&s)->webhooks, WEBHOOKS_UNKNOWN);
	assert_in(only(&s)->endpoints.reason, "one page of several");

	s = load("webhooks-by-hand.json");
	instance = only(&s);
	assert_int_equal(instance->webhooks, WEBHOOKS_MANUAL);
	assert_true(instance->endpoints.items[0].events_known);
	assert_false(instance->endpoints.items[1].events_known);
	assert_ignored(&s, "webhooks.endpoints[1]: does not say which events");

	s = load("webhooks-array.json");
	assert_int_equal(only(&s)->webhooks, WEBHOOKS_MANUAL);
	assert_str(only(&s)->endpoints.items[0].path, "webhooks[0]");
}

static enum webhooks_state state_of(const char *text)
{
	struct snapshot s = load_json(text);

	if (only(&s)->webhooks == WEBHOOKS_UNKNOWN) {
		assert_true(only(&s)->endpoints.reason.n > 0);
	}
	return only(&s)->webhooks;
}

static void test_webhook_states(void **state)
{
	(void)state;
	assert_int_equal(state_of("{\"data\":[],\"done\":true,\"iterator\":null}"), WEBHOOKS_NONE);
	assert_int_equal(state_of("{\"errors\":[{\"code\":\"svix_app_missing\"}]}"), WEBHOOKS_NONE);
	assert_int_equal(state_of("{\"webhooks\":{\"state\":\"none\"}}"), WEBHOOKS_NONE);
	assert_int_equal(
		state_of("{\"webhooks\":{\"state\":\"listed\",\"endpoints\":[]}}"), WEBHOOKS_NONE);
	assert_int_equal(state_of("{\"data\":[{\"id\":\"ep_FAKE\",\"url\":\"https://a.example\","
				  "\"filter_types\":null}],\"cursor\":{\"has_next_page\":false}}"),
		WEBHOOKS_LISTED);
	/* none of these proves anything */
	assert_int_equal(state_of("{\"webhooks\":[]}"), WEBHOOKS_UNKNOWN);
	assert_int_equal(state_of("{\"data\":[{\"id\":\"ep_FAKE\",\"url\":\"https://a.example\"}],"
				  "\"cursor\":{\"has_next_page\":true}}"),
		WEBHOOKS_UNKNOWN);
	assert_int_equal(state_of("{\"webhooks\":{}}"), WEBHOOKS_UNKNOWN);
	assert_int_equal(state_of("{\"webhooks\":7}"), WEBHOOKS_UNKNOWN);
	assert_int_equal(state_of("{\"webhooks\":{\"state\":\"manual\",\"endpoints\":[]}}"),
		WEBHOOKS_UNKNOWN);
	assert_int_equal(state_of("{\"webhooks\":{\"state\":\"listed\"}}"), WEBHOOKS_UNKNOWN);
	assert_int_equal(
		state_of("{\"webhooks\":{\"state\":\"all\",\"endpoints\":[]}}"), WEBHOOKS_UNKNOWN);
	assert_int_equal(state_of("{\"webhooks\":{\"state\":\"none\",\"endpoints\":"
				  "[{\"url\":\"https://a.example\"}]}}"),
		WEBHOOKS_UNKNOWN);
	assert_int_equal(
		state_of("{\"webhooks\":{\"errors\":[{\"code\":\"x\"}]}}"), WEBHOOKS_UNKNOWN);
	assert_int_equal(state_of("{\"webhooks\":[{\"url\":7}]}"), WEBHOOKS_UNKNOWN);
	assert_int_equal(state_of("{\"webhooks\":[\"https://a.example\"]}"), WEBHOOKS_UNKNOWN);
	assert_int_equal(state_of("{\"webhooks\":[{\"url\":\"\"}]}"), WEBHOOKS_UNKNOWN);
	assert_int_equal(
		state_of("{\"webhooks\":[{\"url\":\"u\",\"events\":[1]}]}"), WEBHOOKS_UNKNOWN);
}

static void test_error_slots(void **state)
{
	struct snapshot s = load("error-slots.json");
	const struct instance *instance = only(&s);

	(void)state;
	assert_false(instance->user_count.known);
	assert_str(instance->user_count.reason,
		"bapi.users_count answered 'authorization_missing_scopes'");
	assert_int_equal(instance->webhooks, WEBHOOKS_UNKNOWN);
	assert_str(instance->endpoints.reason, "webhooks answered 'authentication_invalid'");
	/* the next source is asked */
	assert_bool(instance->mfa_required, true,
		"fapi.environment.user_settings.sign_up.mfa.required");
}

static void test_wrong_types(void **state)
{
	struct snapshot s = load("wrong-types.json");
	const struct instance *instance = only(&s);

	(void)state;
	assert_false(instance->environment_type.known);
	assert_str(instance->environment_type.reason,
		"bapi.instance.environment_type is a number, not a string");
	assert_false(instance->user_count.known);
	assert_str(instance->user_count.reason,
		"bapi.users_count.total_count is a string, not a number");
	/* frontend API says yes, but nobody is asked after what is not understood */
	assert_false(instance->mfa_required.known);
	assert_str(instance->mfa_required.reason,
		"platform.config.auth_multi_factor.required_for_sign_up is a string, not a"
		" boolean");
	assert_str(instance->totp_available.reason,
		"fapi.environment.user_settings.attributes is a string, not an object");
	assert_false(instance->second_factor_available.known);
	assert_false(instance->publishable_key.known);
	assert_false(instance->domains.known);
	assert_false(instance->frontend_api_hosts.known);
	assert_str(instance->frontend_api_hosts.items[0], PROD_HOST);
	assert_false(instance->jwks_n.known);
	assert_false(instance->mail_required.known);
	assert_false(instance->secret_key_fingerprints.known);
	assert_int_equal(instance->webhooks, WEBHOOKS_UNKNOWN);
	assert_str(instance->endpoints.reason,
		"webhooks.endpoints[0].disabled is a string, not a boolean");
	assert_ignored(&s, "bapi.instance.environment_type: is a number");
	assert_ignored(&s, "publishable_key: is not a well-formed");
	assert_ignored(&s, "secret_key_fingerprints[1]: is not 'sha256:'");
	assert_ignored(&s, "bapi.domains.data[1].frontend_api_url: is a boolean");
	assert_ignored(&s, "instances[0].bapi.user_count: is no slot");
}

static void test_missing_is_unknown(void **state)
{
	struct snapshot s = load_json("{\"webhooks\":null}");
	const struct instance *instance = only(&s);

	(void)state;
	assert_false(instance->id.known);
	assert_str(instance->user_count.reason, "no bapi.users_count in the snapshot");
	assert_str(instance->mfa_required.reason,
		"no platform.config or fapi.environment in the snapshot");
	assert_str(instance->environment_type.reason,
		"no bapi.instance, fapi.environment or environment_type in the snapshot");
	assert_str(instance->endpoints.reason, "no webhooks in the snapshot");
	assert_false(instance->mail_status.known);
	assert_false(instance->domains.known);

	s = load_json("{\"fapi\":{\"environment\":{\"user_settings\":{\"sign_up\":{}}}}}");
	assert_str(only(&s)->mfa_required.reason,
		"fapi.environment has no user_settings.sign_up.mfa.required; no platform.config in"
		" the snapshot");
}

static struct field_bool any_factor(const char *attributes)
{
	struct snapshot s = load_text("s.json",
		str_format(&arena,
			"{\"fapi\":{\"environment\":{\"user_settings\":{\"attributes\":%s}}}}",
			attributes));

	return only(&s)->second_factor_available;
}

static void test_any_factor(void **state)
{
	(void)state;
	assert_true(any_factor("{\"x\":{\"used_for_second_factor\":true,"
			       "\"second_factors\":[\"new\"]}}")
			    .value);
	/* one of the two that matter is not said */
	assert_false(any_factor("{\"phone_number\":{\"used_for_second_factor\":false}}").known);
	assert_false(any_factor("{}").known);
	assert_false(any_factor("{\"phone_number\":{\"used_for_second_factor\":true}}").known);
	assert_true(any_factor("{\"phone_number\":{\"used_for_second_factor\":false},"
			       "\"authenticator_app\":{\"used_for_second_factor\":false}}")
			    .known);
	assert_true(any_factor("{\"phone_number\":{\"used_for_second_factor\":true,"
			       "\"second_factors\":[]},"
			       "\"authenticator_app\":{\"used_for_second_factor\":false}}")
			    .known);
	assert_false(any_factor("{\"phone_number\":{\"used_for_second_factor\":true,"
				"\"second_factors\":[]},"
				"\"authenticator_app\":{\"used_for_second_factor\":false}}")
			     .value);
}

static void test_listed_factors(void **state)
{
	struct snapshot s =
		load_json("{\"fapi\":{\"environment\":{\"auth_config\":{\"second_factors\":"
			  "[\"totp\",\"backup_code\"]}}}}");

	(void)state;
	assert_bool(only(&s)->totp_available, true, "fapi.environment.auth_config.second_factors");
	assert_bool(only(&s)->sms_factor_available, false,
		"fapi.environment.auth_config.second_factors");
	assert_true(only(&s)->second_factor_available.value);
	s = load_json("{\"fapi\":{\"environment\":{\"auth_config\":{\"second_factors\":"
		      "[\"backup_code\"]}}}}");
	assert_false(only(&s)->second_factor_available.value);
	assert_true(only(&s)->second_factor_available.known);
}

static void test_platform_factors(void **state)
{
	struct snapshot s = load_json("{\"platform\":{\"config\":{\"auth_multi_factor\":{"
				      "\"authenticator_app\":{\"enabled\":false}}}}}");

	(void)state;
	/* no app, and nothing about the phone */
	assert_false(only(&s)->second_factor_available.known);
	s = load_json("{\"platform\":{\"config\":{\"auth_phone\":{"
		      "\"used_for_second_factor\":false}}}}");
	assert_false(only(&s)->second_factor_available.known);
	s = load_json("{\"platform\":{\"config\":{\"auth_phone\":{\"used_for_second_factor\":true,"
		      "\"second_factor_strategies\":[]}}}}");
	assert_bool(only(&s)->sms_factor_available, false,
		"platform.config.auth_phone.used_for_second_factor");
}

static void test_platform_domains(void **state)
{
	static const char domains[] =
		"\"platform\":{\"domains\":{\"data\":[{\"name\":\"a.example\","
		"\"frontend_api_url\":\"https://clerk.a.example\"}]},"
		"\"domain_status\":{\"x\":{},\"a.example\":{\"mail\":{\"status\":\"complete\"}}}}}";
	struct snapshot s = load_text(
		"s.json", str_format(&arena, "{\"environment_type\":\"production\",%s", domains));

	(void)state;
	assert_true(only(&s)->domains.known);
	assert_str(only(&s)->mail_status.value, "complete");
	/* they are the production instance's, whoever asked */
	s = load_text(
		"s.json", str_format(&arena, "{\"environment_type\":\"development\",%s", domains));
	assert_false(only(&s)->domains.known);
	assert_int_equal(only(&s)->frontend_api_hosts.n, 0);
	/* the backend API always says whether a domain is a satellite */
	s = load_json("{\"bapi\":{\"domains\":[{\"name\":\"a.example\","
		      "\"frontend_api_url\":\"https://clerk.a.example\"}]}}");
	assert_false(only(&s)->domains.known);
	assert_str(only(&s)->domains.reason, "bapi.domains[0] has no is_satellite");
}

static void test_keys_of_two_instances(void **state)
{
	struct snapshot s = load_json("{\"keys\":[{\"kty\":\"EC\",\"kid\":\"ins_FAKE1\"},"
				      "{\"kty\":\"EC\",\"kid\":\"ins_FAKE2\"}]}");

	(void)state;
	assert_false(only(&s)->id.known);
	assert_in(only(&s)->id.reason, "name several instances");
	assert_true(only(&s)->jwks_n.known);
	assert_int_equal(only(&s)->jwks_n.n, 0);
}

static void test_nothing_is_read_into_emptiness(void **state)
{
	struct snapshot s = load_json("{\"secret_key_fingerprints\":[],\"instance_id\":\"\","
				      "\"bapi\":{\"jwks\":{\"keys\":[]}}}");

	(void)state;
	assert_false(only(&s)->secret_key_fingerprints.known);
	assert_false(only(&s)->id.known);
	assert_str(only(&s)->label, "instance 1");
	assert_false(only(&s)->jwks_n.known);
	assert_str(only(&s)->jwks_n.reason, "bapi.jwks.keys holds no key");
}

static void test_too_many(void **state)
{
	struct buf text = {0};
	struct snapshot s;

	(void)state;
	buf_add_z(&text, "{\"webhooks\":[{\"url\":\"https://a.example\"}");
	for (int i = 0; i < 10000; i++) {
		buf_add_z(&text, ",{\"url\":\"https://a.example\"}");
	}
	buf_add_z(&text, "]}");
	s = load_text("s.json", buf_str(&text));
	buf_finish(&text);
	assert_int_equal(only(&s)->webhooks, WEBHOOKS_UNKNOWN);
	assert_str(only(&s)->endpoints.reason, "webhooks holds more than 10000 items");
}

static void test_kind_from_key(void **state)
{
	struct snapshot s = load_json("{\"format\":\"clerk-snapshot\",\"instances\":[{\"publishable"
				      "_key\":\"pk_test_ZmFrZS1ob3N0LTEzLmNsZXJrLmFjY291bnRzLmRldiQ"
				      "=\"}]}");

	(void)state;
	assert_true(instance_is_development(only(&s)));
	assert_str(only(&s)->environment_type.path, "publishable_key");
	assert_str(only(&s)->label, DEV_HOST);
	assert_true(only(&s)->frontend_api_hosts.known);
	assert_false(only(&s)->domains.known);
}

static void test_hosts(void **state)
{
	struct snapshot s = load_json("{\"fapi_host\":\"HTTPS://Clerk.Fake-Shop.example:443/v1\","
				      "\"bapi\":{}}");

	(void)state;
	assert_str(only(&s)->frontend_api_hosts.items[0], PROD_HOST);
	assert_false(only(&s)->frontend_api_hosts.known);
	s = load_json("{\"fapi_host\":\"not a host\",\"bapi\":{}}");
	assert_int_equal(only(&s)->frontend_api_hosts.n, 0);
	assert_ignored(&s, "fapi_host: is not a host");
	/* one page of the list is not the list */
	s = load_json("{\"bapi\":{\"domains\":{\"total_count\":2,\"data\":[{\"object\":\"domain\","
		      "\"name\":\"a.example\",\"is_satellite\":false,"
		      "\"frontend_api_url\":\"https://clerk.a.example\"}]}}}");
	assert_int_equal(only(&s)->frontend_api_hosts.n, 1);
	assert_false(only(&s)->frontend_api_hosts.known);
	assert_str(only(&s)->domains.reason, "bapi.domains holds 1 of 2 items");
	/* behind a proxy the key may have another host */
	s = load_json("{\"environment_type\":\"production\",\"bapi\":{\"domains\":[{\"name\":"
		      "\"a.example\",\"is_satellite\":false,\"proxy_url\":"
		      "\"https://a.example/__clerk\","
		      "\"frontend_api_url\":\"https://a.example/__clerk\"}]}}");
	assert_int_equal(only(&s)->frontend_api_hosts.n, 2);
	assert_str(only(&s)->frontend_api_hosts.items[1], "clerk.a.example");
	assert_false(only(&s)->frontend_api_hosts.known);
	s = load_json("{\"environment_type\":\"development\",\"bapi\":{},"
		      "\"fapi_host\":\"u:p@fake-host-13.clerk.accounts.dev\"}");
	assert_true(only(&s)->frontend_api_hosts.known);
	/* a legacy development instance may have a second host */
	s = load_json("{\"environment_type\":\"development\",\"bapi\":{},"
		      "\"fapi_host\":\"clerk.fake.host-13.lcl.dev\"}");
	assert_false(only(&s)->frontend_api_hosts.known);
	/* no domain yet: nothing to hold keys against */
	s = load_json("{\"bapi\":{\"domains\":{\"data\":[],\"total_count\":0}}}");
	assert_true(only(&s)->domains.known);
	assert_false(only(&s)->frontend_api_hosts.known);
}

static void test_primary_domain(void **state)
{
	static const char text[] =
		"{\"bapi\":{\"domains\":[{\"id\":\"dmn_s\",\"name\":\"s.example\","
		"\"is_satellite\":true,\"frontend_api_url\":\"https://clerk.s.example\"},"
		"{\"id\":\"dmn_p\",\"name\":\"p.example\",\"is_satellite\":false,"
		"\"frontend_api_url\":\"https://clerk.p.example\"}]},"
		"\"platform\":{\"domain_status\":{\"dmn_s\":{\"mail\":{\"status\":\"s\"}},"
		"\"dmn_p\":{\"mail\":{\"status\":\"complete\",\"required\":true}}}}}";
	struct snapshot s = load_json(text);

	(void)state;
	assert_str(only(&s)->mail_status.value, "complete");
	assert_str(only(&s)->mail_status.path, "platform.domain_status.dmn_p.mail.status");
	/* two statuses and no list: which one is the primary's? */
	s = load_json("{\"platform\":{\"domain_status\":{\"a\":{\"mail\":{\"status\":\"x\"}},"
		      "\"b\":{\"mail\":{\"status\":\"y\"}}}}}");
	assert_false(only(&s)->mail_status.known);
	assert_in(only(&s)->mail_status.reason, "none that is clearly");
	s = load_json("{\"platform\":{\"domain_status\":{\"a\":{\"errors\":[{\"code\":"
		      "\"resource_not_found\"}]}}}}");
	assert_in(only(&s)->mail_status.reason, "answered 'resource_not_found'");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_production_identity, setup, teardown),
		cmocka_unit_test_setup_teardown(test_production_domains, setup, teardown),
		cmocka_unit_test_setup_teardown(test_production_policy, setup, teardown),
		cmocka_unit_test_setup_teardown(test_production_webhooks, setup, teardown),
		cmocka_unit_test_setup_teardown(test_development, setup, teardown),
		cmocka_unit_test_setup_teardown(test_both, setup, teardown),
		cmocka_unit_test_setup_teardown(test_raw_bodies, setup, teardown),
		cmocka_unit_test_setup_teardown(test_application, setup, teardown),
		cmocka_unit_test_setup_teardown(test_raw_webhooks, setup, teardown),
		cmocka_unit_test_setup_teardown(test_webhook_states, setup, teardown),
		cmocka_unit_test_setup_teardown(test_error_slots, setup, teardown),
		cmocka_unit_test_setup_teardown(test_wrong_types, setup, teardown),
		cmocka_unit_test_setup_teardown(test_missing_is_unknown, setup, teardown),
		cmocka_unit_test_setup_teardown(test_any_factor, setup, teardown),
		cmocka_unit_test_setup_teardown(test_listed_factors, setup, teardown),
		cmocka_unit_test_setup_teardown(test_platform_factors, setup, teardown),
		cmocka_unit_test_setup_teardown(test_platform_domains, setup, teardown),
		cmocka_unit_test_setup_teardown(test_keys_of_two_instances, setup, teardown),
		cmocka_unit_test_setup_teardown(
			test_nothing_is_read_into_emptiness, setup, teardown),
		cmocka_unit_test_setup_teardown(test_too_many, setup, teardown),
		cmocka_unit_test_setup_teardown(test_kind_from_key, setup, teardown),
		cmocka_unit_test_setup_teardown(test_hosts, setup, teardown),
		cmocka_unit_test_setup_teardown(test_primary_domain, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
