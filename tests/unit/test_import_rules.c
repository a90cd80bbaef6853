#include "imported.h"

#include <string.h>

#include "base/digest.h"
#include "clerk/keys.h"
#include "snapshot/address.h"
#include "snapshot/guard.h"
#include "json/json.h"

#define WRAPPED(webhooks) "{\"webhooks\":" webhooks "}"

static struct str fixture(const char *name)
{
	return import_one(read_file(str_format(&arena, RAW "%s", name)), &plain);
}

static const struct json *parsed(struct str text)
{
	struct json_limits limits = {0};
	struct json_error problem;
	const struct json *document = json_parse(&arena, text, limits, &problem);

	assert_non_null(document);
	return document;
}

/* The first instance of a bundle. */
static const struct json *first(struct str text)
{
	return json_get(parsed(text), "instances")->first;
}

static struct str text_at(const struct json *node, const char *path)
{
	return json_string(json_at(node, path));
}

static void test_environment(void **state)
{
	struct str text = fixture("environment.json");
	const struct json *environment = json_at(first(text), "fapi.environment");

	(void)state;
	assert_not_in(text, "support");
	assert_not_in(text, "theme");
	assert_not_in(text, "loaders");
	assert_not_in(text, "someone");
	assert_not_in(text, "stripe");
	assert_not_in(text, "help@");
	assert_not_in(text, "anything");
	assert_not_in(text, "img.");
	assert_true(str_is(text_at(environment, "display_config.sign_in_url"),
		"https://fake-shop.example/sign-in?…"));
	assert_true(str_is(text_at(environment, "display_config.sign_up_url"),
		"https://fake-shop.example/#/sign-up"));
	assert_true(str_is(text_at(environment, "display_config.waitlist_url"),
		"https://fake-shop.example/waitlist#…"));
	assert_true(str_is(text_at(environment, "display_config.help_url"), "mailto:…"));
	assert_true(json_at(environment, "not_published_yet.switch")->boolean);
	assert_int_equal(json_at(environment, "not_published_yet.list")->count, 2);
	assert_null(json_at(environment, "not_published_yet.text"));
	assert_null(json_at(environment, "not_published_yet.names"));
	assert_null(json_at(environment, "not_published_yet.deeper"));
}

static struct str hashed(const char *text)
{
	return digest_fingerprint(&arena, str_of(text));
}

static void test_claims(void **state)
{
	struct str text = fixture("config.json");
	const struct json *claims = json_at(first(text), "platform.config.session.claims");
	struct str mixed =
		str_format(&arena, "%s{{org.slug}}%s", hashed("team-").s, hashed("-end").s);
	struct str plan = str_format(
		&arena, "{{user.public_metadata.plan || '%s'}}", hashed("free-for-all").s);

	(void)state;
	assert_true(str_is(text_at(claims, "role"), "{{user.public_metadata.role}}"));
	assert_same(text_at(claims, "plan"), plan);
	assert_same(text_at(claims, "mixed"), mixed);
	assert_same(text_at(claims, "static"), hashed("a word of ours"));
	assert_true(json_is(json_get(claims, "contact"), JSON_NULL));
	assert_true(str_is(json_get(claims, "aud")->first->string, "https://fake-shop.example"));
	assert_same(text_at(json_get(claims, "https://fake.example/claims"), "x-static"),
		hashed("inner words"));
	assert_same(text_at(claims, "open"), hashed("{{user.id"));
	assert_int_equal(claims->count, 10);
}

static void test_credentials_of_connections(void **state)
{
	struct str text = fixture("config.json");
	const struct json *config = json_at(first(text), "platform.config");

	(void)state;
	assert_not_in(text, "words");
	assert_not_in(text, "Somebody");
	assert_not_in(text, "auth_token");
	assert_true(str_is(text_at(config, "connection_oauth_google.client_secret"), "<set>"));
	assert_true(str_is(text_at(config, "connection_oauth_github.client_secret"), ""));
	assert_true(str_is(text_at(config, "connection_oauth_apple.client_secret"), "<set>"));
	assert_true(str_is(text_at(config, "connection_oauth_google.client_id"),
		"1234.apps.googleusercontent.com"));
}

static void test_endpoints(void **state)
{
	struct str text = fixture("webhooks.json");
	const struct json *endpoint = json_at(first(text), "webhooks.data")->first;

	(void)state;
	assert_not_in(text, "owner");
	assert_not_in(text, "words");
	assert_not_in(text, "FAKE-team");
	assert_not_in(text, "our-own");
	assert_true(
		str_is(text_at(endpoint, "url"), "https://www.fake-shop.example/api/webhooks?…"));
	assert_true(str_is(json_get(endpoint, "headers")->first->string, "X-Fake-Auth"));
}

static void test_headers_with_their_values(void **state)
{
	struct str text =
		imported(WRAPPED("[{\"id\":\"ep_1\",\"url\":\"https://a.example\",\"headers\":"
				 "[\"X-Fake: Bearer words\",\"Bearer words\",\"X-Other\"]}]"));

	(void)state;
	assert_not_in(text, "words");
	assert_not_in(text, "Bearer");
	assert_in(text, "X-Fake");
	assert_in(text, "X-Other");
}

/* Each way to hand over a signing secret gives the fingerprint that facts have. */
static void test_signing_secrets(void **state)
{
	static const char *const ways[] = {
		WRAPPED("[{\"id\":\"ep_1\",\"url\":\"https://a.example\",\"secret\":\"" WHSEC
			"\"}]"),
		WRAPPED("[{\"id\":\"ep_1\",\"url\":\"https://"
			"a.example\",\"secret\":{\"key\":\"" WHSEC "\"}}]"),
		WRAPPED("{\"data\":[{\"id\":\"ep_1\",\"url\":\"https://a.example\"}],\"done\":true,"
			"\"secrets\":{\"ep_1\":{\"key\":\"" WHSEC "\"},\"ep_2\":{\"key\":\"x\"}}}"),
		WRAPPED("{\"endpoints\":[{\"id\":\"ep_1\",\"url\":\"https://a.example\","
			"\"secret_fingerprint\":null}],\"secrets\":{\"ep_1\":\"" WHSEC "\"}}"),
		WRAPPED("[{\"url\":\"https://a.example\",\"secret_fingerprint\":\"" WHSEC "\"}]"),
	};
	struct str want = keys_fingerprint(&arena, KEY_WEBHOOK_SECRET, STR(WHSEC));

	(void)state;
	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
		struct str text = imported(ways[i]);

		assert_in(text, str_format(&arena, "\"secret_fingerprint\": \"%s\"", want.s).s);
		assert_not_in(text, "QUJDREVG");
		assert_not_in(text, "\"secrets\"");
	}
	assert_not_in(imported(WRAPPED("[{\"url\":\"https://a.example\",\"secret\":\"whsec_…\"}]")),
		"sha256");
}

static void test_secret_keys(void **state)
{
	struct str want = keys_fingerprint(&arena, KEY_SECRET, STR(SK));
	struct str application =
		imported("{\"application_id\":\"app_1\",\"instances\":[{\"instance_id\":\"" PROD
			 "\",\"environment_type\":\"production\",\"secret_key\":\"" SK "\"}]}");
	struct str keyless =
		imported("{\"publishableKey\":\"pk_test_"
			 "ZmFrZS1ob3N0LTEzLmNsZXJrLmFjY291bnRzLmRldiQ=\",\"secretKey\":\"" SK
			 "\",\"claimUrl\":\"https://x.example/?token=1234\"}");
	struct str listed = imported("{\"bapi\":{},\"secret_key_fingerprints\":[\"" SK "\"]}");
	struct str wrong = imported("{\"bapi\":{},\"secret_key_fingerprints\":[\"SHA256:1\"]}");

	(void)state;
	assert_same(json_get(first(application), "secret_key_fingerprints")->first->string, want);
	assert_true(str_is(text_at(first(application), "application_id"), "app_1"));
	assert_true(str_is(text_at(first(application), "instance_id"), PROD));
	assert_same(json_get(first(keyless), "secret_key_fingerprints")->first->string, want);
	assert_same(json_get(first(listed), "secret_key_fingerprints")->first->string, want);
	/* what is not understood must not look like a complete list of other keys */
	assert_true(json_is(json_get(first(wrong), "secret_key_fingerprints")->first, JSON_NULL));
	assert_in(keyless, "pk_test_");
	assert_not_in(keyless, "claim");
}

static void test_public_keys_alone(void **state)
{
	struct str text =
		imported("{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"" PROD
			 "\",\"n\":\"abc\",\"e\":\"AQAB\",\"x5c\":[\"MIIB\"],\"x5u\":5}]}");
	struct str error = refusal("{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"" PROD
				   "\",\"n\":\"abc\",\"d\":\"FAKEd\"}]}",
		&plain);

	(void)state;
	assert_not_in(text, "x5");
	assert_in(error, "bapi.jwks.keys[0]");
	assert_not_in(error, "FAKEd");
	refusal("{\"config_version\":\"1\",\"auth_x\":{\"kty\":\"oct\",\"k\":\"FAKEk\"}}", &plain);
	refusal("{\"config_version\":\"1\",\"session\":{\"claims\":{\"a\":{\"kty\":\"oct\",\"k\":"
		"\"b\"}}}}",
		&plain);
}

static void test_errors_keep_their_code(void **state)
{
	struct str text = fixture("status-map.json");
	const struct json *instance = first(text);

	(void)state;
	assert_in(text, "\"code\": \"organization_not_enabled_in_instance\"");
	assert_in(text, "\"code\": \"resource_not_found\"");
	assert_in(text, "\"code\": \"wrong_value\"");
	assert_not_in(text, "message");
	assert_not_in(text, "trace");
	assert_not_in(text, "other.example");
	/* entries of sources stand in the order of the slots */
	assert_true(str_is(json_get(instance, "sources")->first->key, "bapi.organization_roles"));
}

static void test_people_are_refused(void **state)
{
	static const char *const documents[] = {
		"[{\"object\":\"user\",\"id\":\"user_1\"}]",
		"{\"data\":[{\"object\":\"organization_membership\",\"id\":\"o\"}]}",
		"{\"data\":[{\"object\":\"invitation\",\"email_address\":\"a@fake.example\"}]}",
		"{\"data\":[{\"object\":\"session\",\"id\":\"sess_1\"}]}",
		"{\"bapi\":{\"machines\":{\"data\":[{\"object\":\"waitlist_entry\"}]}}}",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(documents) / sizeof(documents[0]); i++) {
		struct str error = refusal(documents[i], &plain);

		assert_in(error, "f.json: ");
		assert_in(error, "personal data does not belong in a snapshot");
		assert_not_in(error, "fake.example");
	}
}

#define ALLOWED \
	"[{\"object\":\"allowlist_identifier\",\"identifier\":\"a@fake.example\"," \
	"\"identifier_type\":\"email_address\"},{\"object\":\"allowlist_identifier\"," \
	"\"identifier\":\"+4915112345678\",\"identifier_type\":\"phone_number\"}]"

static void assert_stats(struct str text, const char *path, int64_t want)
{
	const struct json *stats = json_at(first(text), "bapi.identifier_stats");
	int64_t number = -1;

	assert_not_in(text, "fake.example");
	assert_not_in(text, "+49");
	assert_true(json_integer(json_at(stats, path), &number));
	assert_int_equal(number, want);
}

static void test_identifiers_are_counted(void **state)
{
	struct import_options options = plain;
	struct str both = imported("{\"bapi\":{\"allowlist_identifiers\":" ALLOWED
				   ",\"blocklist_identifiers\":{\"data\":[],\"total_count\":0}}}");
	struct str bundle = imported("{\"instances\":[{\"instance_id\":\"" PROD
				     "\",\"bapi\":{\"allowlist_identifiers\":" ALLOWED "}}]}");
	struct str page = imported("{\"data\":" ALLOWED ",\"total_count\":900}");

	(void)state;
	assert_stats(imported(ALLOWED), "allowlist.email_address", 1);
	assert_stats(imported(ALLOWED), "allowlist.total_count", 2);
	assert_stats(both, "allowlist.phone_number", 1);
	assert_stats(both, "blocklist.total_count", 0);
	assert_stats(bundle, "allowlist.total_count", 2);
	assert_stats(page, "allowlist.total_count", 900);
	assert_not_in(page, "phone_number"); /* of the others nobody knows */
	options.as = STR("bapi.blocklist_identifiers");
	assert_stats(import_one(STR("[]"), &options), "blocklist.total_count", 0);
}

static void test_addresses_that_survive(void **state)
{
	static const struct {
		const char *document;
		const char *path;
	} cases[] = {
		{"{\"data\":[{\"object\":\"role\",\"key\":\"org:a\",\"name\":\"of "
		 "eve@fake.example\"}]}",
			"'bapi.organization_roles.data[0].name'"},
		{"{\"object\":\"instance\",\"id\":\"call +4915112345678\"}", "'bapi.instance.id'"},
		{"{\"bapi\":{\"domains\":[{\"proxy_url\":\"https://x.example/"
		 "eve@fake.example\"}]}}",
			"'bapi.domains[0].proxy_url'"},
		{"{\"config_version\":\"1\",\"eve@fake.example\":true}", "'the top level'"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct str error = refusal(cases[i].document, &plain);

		assert_in(error, cases[i].path);
		assert_not_in(error, "eve@");
		assert_not_in(error, "+49");
	}
}

static void test_customers_domains(void **state)
{
	struct str text = imported(
		"{\"data\":[{\"object\":\"enterprise_connection\",\"id\":\"ec_1\",\"name\":\"Fake "
		"Customer\","
		"\"provider\":\"saml_okta\",\"active\":true,\"domains\":[\"customer.example\"],"
		"\"organization_id\":\"org_1\",\"saml_connection\":{\"idp_entity_id\":\"https://"
		"idp.example\","
		"\"idp_certificate_expires_at\":1790000000000,\"active\":true}}],\"total_count\":"
		"1}");

	(void)state;
	assert_in(text, hashed("customer.example").s);
	assert_in(text, "\"idp_certificate_expires_at\": 1790000000000");
	assert_in(text, "saml_okta");
	assert_not_in(text, "Customer");
	assert_not_in(text, "idp.example");
	assert_not_in(text, "org_1");
}

static struct str import_as(const char *slot, const char *text)
{
	struct import_options options = plain;

	options.as = str_of(slot);
	return import_one(str_of(text), &options);
}

static struct str refusal_as(const char *slot, const char *text)
{
	struct import_options options = plain;

	options.as = str_of(slot);
	return refusal(text, &options);
}

static void test_as(void **state)
{
	(void)state;
	assert_in(imported("{\"bapi\":{\"jwt_templates\":[]}}"), "\"jwt_templates\": []");
	assert_in(import_as("bapi.jwt_templates", "[]"), "\"jwt_templates\": []");
	assert_in(import_as("bapi.billing_plans",
			  "{\"errors\":[{\"code\":\"billing_not_enabled\",\"message\":\"no\"}]}"),
		"\"code\": \"billing_not_enabled\"");
	assert_in(
		import_as("fapi.jwks", "{\"keys\":[{\"kty\":\"RSA\",\"n\":\"abc\"}]}"), "\"fapi\"");
	assert_in(import_as("webhooks", "{\"errors\":[{\"code\":\"svix_app_missing\"}]}"),
		"\"webhooks\"");
	assert_in(refusal("[]", &plain), "--as");
	assert_in(refusal_as("bapi.jwt_template", "[]"), "did you mean bapi.jwt_templates?");
	assert_in(refusal_as("instance_id", "[]"), "no slot is called");
	assert_in(refusal_as("bapi.machines", "{\"object\":\"total_count\",\"total_count\":1}"),
		"is bapi.users_count by what it holds, not bapi.machines");
	assert_in(refusal_as("bapi.machines", "{\"bapi\":{}}"), "leave --as out");
}

static void test_numbers_stay(void **state)
{
	struct str text = imported(
		"{\"config_version\":\"1\",\"auth_email\":{},\"a\":12345678901234567890,\"b\":1.50,"
		"\"c\":-1e3,\"d\":0}");

	(void)state;
	assert_in(text, "\"a\": 12345678901234567890");
	assert_in(text, "\"b\": 1.50");
	assert_in(text, "\"c\": -1e3");
}

static void test_unused_answers(void **state)
{
	struct import_result result;
	struct str error;
	struct import_file files[] = {
		{STR("d.json"), STR("[{\"object\":\"directory\",\"api_key\":\"FAKE-words\"}]")},
		{STR("c.json"), STR("{\"object\":\"total_count\",\"total_count\":3}")},
	};

	(void)state;
	assert_true(import_files(&arena, files, 2, &plain, &result, &error));
	assert_in(result.report.notes.items[0], "d.json: is not used");
	assert_not_in(result.text, "words");
	assert_false(import_files(&arena, files, 1, &plain, &result, &error));
	assert_in(error, "nothing to import");
	assert_not_in(refusal("{\"key\":\"" WHSEC "\"}", &plain), "QUJD");
	assert_not_in(
		refusal("{\"svix_url\":\"https://x.example/#key=FAKE-words\"}", &plain), "words");
}

static void test_addresses(void **state)
{
	static const char *const mails[] = {"a@b.example", "<a.b+c@d-e.example>", "mailto:a@b.co",
		"x, y@z.example, z", "j\xc3\xb6rg@m\xc3\xbcller.example", "a@b.xn--p1ai",
		"https://x.example/?m=a@b.example", "git@x.example:y"};
	static const char *const others[] = {"@clerk/nextjs", "clerk-js@5.2.3",
		"@clerk/clerk-js@5.2.3-canary.v1a",
		"https://cdn.example/npm/@clerk/clerk-js@latest/dist/clerk.browser.js",
		"https://user:word@host.example/path", "https://user@host.example", "logo@2x.png",
		"a@b", "@x.example", "{{user.name}}@x.example", "a@", "a@.example", "a@b.c",
		"a@1.2.3.4", "pa@ss w.ord"};
	static const char *const phones[] = {
		"+4915112345678", "tel:+12025550123", "(+442071838750)"};
	static const char *const numbers[] = {"+1234567", "4915112345678", "a+4915112345678",
		"+0915112345678", "+49151123456789012", "1+4915112345678", "+4915112345678abc"};

	(void)state;
	for (size_t i = 0; i < sizeof(mails) / sizeof(mails[0]); i++) {
		assert_true(address_is_email(str_of(mails[i])));
	}
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		if (address_is_email(str_of(others[i]))) {
			fail_msg("no address: %s", others[i]);
		}
	}
	for (size_t i = 0; i < sizeof(phones) / sizeof(phones[0]); i++) {
		assert_true(address_is_phone(str_of(phones[i])));
	}
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		if (address_is_phone(str_of(numbers[i]))) {
			fail_msg("no number: %s", numbers[i]);
		}
	}
}

static void test_guard_on_addresses(void **state)
{
	static const char *const good[] = {"{\"support_email\":\"a@b.example\"}",
		"{\"errors\":[{\"long_message\":\"write to a@b.example\"}]}",
		"{\"x\":{\"body\":\"a@b.example\"}}", "{\"url\":\"https://a:b@c.example\"}"};
	static const char *const bad[] = {"{\"email\":\"eve@b.example\"}",
		"{\"x\":{\"eve@b.example\":1}}", "[\"eve@b.example\"]"};
	struct str error = STR_NONE;

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		assert_true(guard_check(&arena, parsed(str_of(good[i])), &error));
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_false(guard_check(&arena, parsed(str_of(bad[i])), &error));
		assert_in(error, "holds an e-mail address");
		assert_not_in(error, "eve");
	}
	assert_false(guard_check(&arena, parsed(STR("{\"name\":\"+4915112345678\"}")), &error));
	assert_in(error, "value at 'name' holds a telephone number");
	assert_not_in(error, "4915");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_environment),
		cmocka_unit_test(test_claims),
		cmocka_unit_test(test_credentials_of_connections),
		cmocka_unit_test(test_endpoints),
		cmocka_unit_test(test_headers_with_their_values),
		cmocka_unit_test(test_signing_secrets),
		cmocka_unit_test(test_secret_keys),
		cmocka_unit_test(test_public_keys_alone),
		cmocka_unit_test(test_errors_keep_their_code),
		cmocka_unit_test(test_people_are_refused),
		cmocka_unit_test(test_identifiers_are_counted),
		cmocka_unit_test(test_addresses_that_survive),
		cmocka_unit_test(test_customers_domains),
		cmocka_unit_test(test_as),
		cmocka_unit_test(test_numbers_stay),
		cmocka_unit_test(test_unused_answers),
		cmocka_unit_test(test_addresses),
		cmocka_unit_test(test_guard_on_addresses),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
