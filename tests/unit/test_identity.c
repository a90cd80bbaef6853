#include "load_snapshot.h"

#include "clerk/keys.h"
#include "snapshot/fields.h"

/* Which instance a document belongs to, and what its domains tell. */
#define DOMAIN(name, extra) \
	"{\"object\":\"domain\",\"id\":\"dmn_" name "\",\"name\":\"" name \
	"\",\"is_satellite\":false," \
	"\"frontend_api_url\":\"https://clerk." name "\"" extra "}"
#define DOMAINS(list) "{\"data\":[" list "],\"total_count\":1}"
#define INSTANCE(kind, more) \
	"{\"instance_id\":\"ins_FAKE0001\",\"environment_type\":\"" kind "\"," more "}"
#define STATUS(word, verified) \
	"{\"status\":\"incomplete\",\"dns\":{\"status\":\"" word "\",\"cnames\":{" \
	"\"clerk\":{\"from\":\"clerk.fake.example\",\"to\":\"x.example\",\"verified\":" verified \
	",\"required\":true}," \
	"\"clkmail\":{\"from\":\"clkmail.fake.example\",\"to\":\"x.example\",\"verified\":false," \
	"\"required\":false}}}," \
	"\"ssl\":{\"status\":\"failed\",\"required\":true}," \
	"\"mail\":{\"status\":\"not_started\",\"required\":true}," \
	"\"proxy\":{\"status\":\"complete\",\"required\":false}}"

static void check_status(const struct instance_domain *domain, const char *path)
{
	assert_str(domain->status.value, "incomplete");
	assert_str(domain->dns.value, "in_progress");
	assert_str(domain->ssl.value, "failed");
	assert_true(domain->ssl_required.value);
	assert_str(domain->mail.value, "not_started");
	assert_true(domain->mail_required.value);
	assert_str(domain->proxy.value, "complete");
	assert_true(domain->proxy_required.known);
	assert_false(domain->proxy_required.value);
	assert_true(domain->unverified.known);
	assert_int_equal(domain->unverified.n, 1);
	assert_str(domain->unverified.items[0], "clerk.fake.example");
	assert_in(domain->dns.path, path);
}

static void test_status_of_listed_domain(void **state)
{
	struct snapshot by_id = load_json(INSTANCE("production",
		"\"bapi\":{\"domains\":" DOMAINS(DOMAIN("fake.example",
			"")) "},"
			     "\"platform\":{\"domain_status\":{\"dmn_fake.example\":" STATUS(
				     "in_progress", "false") "}}"));
	struct snapshot by_name = load_json(INSTANCE("production",
		"\"bapi\":{\"domains\":" DOMAINS(DOMAIN("fake.example",
			"")) "},"
			     "\"platform\":{\"domain_status\":{\"fake.example\":" STATUS(
				     "in_progress", "false") "}}"));
	struct snapshot other = load_json(INSTANCE("production",
		"\"bapi\":{\"domains\":" DOMAINS(DOMAIN("fake.example",
			"")) "},"
			     "\"platform\":{\"domain_status\":{\"dmn_other\":" STATUS(
				     "complete", "true") "}}"));
	const struct instance *instance = only(&other);

	(void)state;
	check_status(
		&only(&by_id)->domains.items[0], "platform.domain_status.dmn_fake.example.dns");
	check_status(&only(&by_name)->domains.items[0], "platform.domain_status.fake.example.dns");
	assert_false(instance->domains.items[0].dns.known);
	assert_in(instance->domains.items[0].dns.reason, "has none of domain 'fake.example'");
	assert_false(instance->domains.items[0].unverified.known);
}

static void test_status_without_a_list(void **state)
{
	struct snapshot lone = load_json(STATUS("in_progress", "false"));
	struct snapshot mapped = load_json(INSTANCE("production",
		"\"platform\":{\"domain_status\":{\"dmn_a\":" STATUS("in_progress", "false") "}}"));
	struct snapshot two = load_json(INSTANCE(
		"production", "\"platform\":{\"domain_status\":{\"dmn_a\":" STATUS("complete",
				      "true") ",\"dmn_b\":" STATUS("complete", "true") "}}"));

	(void)state;
	check_status(&only(&lone)->domains.items[0], "platform.domain_status.dns");
	assert_false(only(&lone)->domains.known);
	check_status(&only(&mapped)->domains.items[0], "platform.domain_status.dmn_a.dns");
	assert_str(only(&mapped)->domains.items[0].id, "dmn_a");
	/* which of two is the primary one, nothing says */
	assert_int_equal(only(&two)->domains.n, 0);
	assert_false(only(&two)->mail_status.known);
}

static void test_status_of_deployment(void **state)
{
	const char *report = "{\"complete\":false,\"domain\":\"fake.example\",\"domainStatus\":"
			     "{\"dns\":\"complete\",\"ssl\":\"pending\",\"mail\":\"pending\"},"
			     "\"pendingDnsRecords\":[]}";
	struct snapshot s = load_json(report);
	const struct instance_domain *domain = &only(&s)->domains.items[0];

	(void)state;
	assert_str(domain->name, "fake.example");
	assert_str(domain->dns.value, "complete");
	assert_str(domain->ssl.value, "pending");
	assert_str(domain->ssl.path, "platform.deploy_status.domainStatus.ssl");
	assert_false(domain->status.known);
	assert_false(domain->unverified.known);
	assert_str(only(&s)->mail_status.value, "pending");
}

static void test_records_of_deployment(void **state)
{
	struct snapshot s =
		load_json("{\"complete\":false,\"domain\":\"fake.example\","
			  "\"domainStatus\":{\"dns\":\"pending\"},\"pendingDnsRecords\":["
			  "{\"type\":\"CNAME\",\"host\":\"clkmail.fake.example\","
			  "\"value\":\"x.example\"}]}");
	struct snapshot bad = load_json("{\"complete\":false,\"domain\":\"fake.example\","
					"\"domainStatus\":{\"dns\":\"pending\"},"
					"\"pendingDnsRecords\":[{\"host\":5}]}");
	const struct instance_domain *domain = &only(&s)->domains.items[0];

	(void)state;
	assert_true(domain->unverified.known);
	assert_str(domain->unverified.items[0], "clkmail.fake.example");
	assert_str(domain->unverified.path, "platform.deploy_status.pendingDnsRecords");
	assert_false(only(&bad)->domains.items[0].unverified.known);
}

/* The report names the primary domain; a satellite's set-up it does not tell. */
static void test_deployment_of_another_domain(void **state)
{
	struct snapshot s = load_json(INSTANCE("production",
		"\"bapi\":{\"domains\":" DOMAINS(DOMAIN("fake.example",
			"")) "},"
			     "\"platform\":{\"deploy_status\":{\"domain\":\"other.example\","
			     "\"domainStatus\":"
			     "{\"dns\":\"complete\",\"ssl\":\"complete\",\"mail\":\"complete\"},"
			     "\"pendingDnsRecords\":[]}}"));

	(void)state;
	assert_false(only(&s)->domains.items[0].dns.known);
}

static void test_wrong_types_of_status(void **state)
{
	struct snapshot s = load_json(INSTANCE("production",
		"\"bapi\":{\"domains\":" DOMAINS(DOMAIN(
			"fake.example", "")) "},"
					     "\"platform\":{\"domain_status\":{\"fake.example\":{"
					     "\"status\":1,\"dns\":[],"
					     "\"ssl\":{\"status\":true,\"required\":\"no\"}}}}"));
	const struct instance_domain *domain = &only(&s)->domains.items[0];

	(void)state;
	assert_false(domain->status.known);
	assert_false(domain->dns.known);
	assert_false(domain->ssl.known);
	assert_false(domain->ssl_required.known);
	assert_ignored(&s, "platform.domain_status.fake.example.status: is a number");
	assert_ignored(&s, "platform.domain_status.fake.example.dns: is an array");
}

/* Two lists of domains that name different ones are a sign of a stale snapshot. */
static void test_domain_lists_disagree(void **state)
{
	struct snapshot s = load_json(INSTANCE("production",
		"\"bapi\":{\"domains\":" DOMAINS(DOMAIN("fake.example",
			"")) "},"
			     "\"platform\":{\"domains\":" DOMAINS(DOMAIN("new.example",
				     ",\"created_at\":\"2026-01-01T00:00:00Z\"")) "}"));

	(void)state;
	assert_int_equal(only(&s)->disagreements.n, 1);
	assert_string_equal(only(&s)->disagreements.items[0].field, "domains");
	assert_str(only(&s)->disagreements.items[0].used, "1 item; only here: fake.example");
	assert_str(only(&s)->disagreements.items[0].other, "1 item; only here: new.example");
}

static void test_domain_lists_agree(void **state)
{
	struct snapshot s = load_json(INSTANCE("production",
		"\"bapi\":{\"domains\":" DOMAINS(
			DOMAIN("fake.example", "")) "},\"platform\":{"
						    "\"domains\":" DOMAINS(DOMAIN("fake.example",
							    ",\"is_provider_domain\":true")) "}"));

	(void)state;
	assert_int_equal(only(&s)->disagreements.n, 0);
	assert_int_equal(only(&s)->agreements, 1);
	assert_true(only(&s)->domains.items[0].is_provider);
}

/* The records of a domain are named in messages: there are few of them, or they are not read. */
static void test_too_many_records(void **state)
{
	struct str targets = STR("");
	struct str cnames = STR("");
	struct snapshot s;

	(void)state;
	for (int i = 0; i <= 100; i++) {
		targets = str_format(&arena, "%.*s%s{\"host\":\"a%d.example\",\"required\":true}",
			STR_ARGS(targets), i > 0 ? "," : "", i);
		cnames = str_format(&arena,
			"%.*s%s\"a%d\":{\"from\":\"a%d.example\",\"verified\":false,"
			"\"required\":true}",
			STR_ARGS(cnames), i > 0 ? "," : "", i, i);
	}
	s = load_json(str_format(&arena,
		INSTANCE("production",
			"\"bapi\":{\"domains\":" DOMAINS(DOMAIN("fake.example",
				",\"cname_targets\":[%s]")) "},\"platform\":{\"domain_status\":{"
							    "\"dmn_fake.example\":{\"status\":"
							    "\"incomplete\",\"dns\":{\"cnames\":{%"
							    "s}}}}}"),
		targets.s, cnames.s)
			      .s);
	assert_false(only(&s)->domains.known);
	assert_int_equal(only(&s)->domains.items[0].records.n, 0);
	assert_false(only(&s)->domains.items[0].unverified.known);
	assert_int_equal(only(&s)->domains.items[0].unverified.n, 0);
	assert_ignored(&s, "cname_targets: holds more than 100 records");
	assert_ignored(&s, "cnames: holds more than 100 records");
}

/* pk_live_ of clerk.old.example */
static void test_key_of_other_host(void **state)
{
	struct snapshot s = load_json(INSTANCE("production",
		"\"publishable_key\":\"pk_live_Y2xlcmsub2xkLmV4YW1wbGUk\","
		"\"bapi\":{\"domains\":" DOMAINS(DOMAIN("fake.example", "")) "}"));
	struct snapshot proxied = load_json(INSTANCE("production",
		"\"publishable_key\":\"pk_live_Y2xlcmsub2xkLmV4YW1wbGUk\","
		"\"bapi\":{\"domains\":" DOMAINS(DOMAIN(
			"fake.example", ",\"proxy_url\":\"https://fake.example/__clerk\"")) "}"));

	(void)state;
	assert_int_equal(only(&s)->disagreements.n, 1);
	assert_string_equal(only(&s)->disagreements.items[0].field, "publishable_key");
	assert_str(only(&s)->disagreements.items[0].other, "clerk.old.example");
	assert_int_equal(only(&proxied)->disagreements.n, 0);
}

/* Two files that share nothing but a signing key are one instance. */
static void test_joined_by_signing_key(void **state)
{
	struct snapshot s =
		load_json("{\"instances\":["
			  "{\"fapi_host\":\"clerk.a.example\",\"fapi\":{\"jwks\":{\"keys\":"
			  "[{\"kty\":\"RSA\",\"n\":\"FAKEmodulus\",\"e\":\"AQAB\"}]}},"
			  "\"bapi\":{\"jwks\":{\"keys\":[{\"kty\":\"RSA\",\"n\":"
			  "\"FAKEmodulus\"}]}}},"
			  "{\"fapi_host\":\"clerk.b.example\",\"bapi\":{\"jwks\":{\"keys\":"
			  "[{\"kty\":\"RSA\",\"n\":\"FAKEmodulus\"}]}}}]}");

	(void)state;
	assert_int_equal(s.instances.n, 1);
}

#define BODY342 \
	"FAKEfakeFAKEfakeFAKEfakeFAKEfakeFAKEfakeFAKEfakeFAKEfakeFAKEfakeFAKEfakeFAKEfakeFAKE" \
	"FAKEfakeFAKEfakeFAKEfakeFAKEfakeFAKEfakeFAKEfakeFAKEfakeFAKEfakeFAKEfakeFAKEfakeFAKE" \
	"FAKEfakeFAKEfakeFAKEfakeFAKEfakeFAKEfakeFAKEfakeFAKEfakeFAKEfakeFAKEfakeFAKEfakeFAKE" \
	"FAKEfakeFAKEfakeFAKEfakeFAKEfakeFAKEfakeFAKEfakeFAKEfakeFAKEfakeFAKEfakeFAKEfakeFAKE" \
	"fake+/"
#define PEM_HEAD "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA"

static void test_modulus_of_pem(void **state)
{
	struct str whole =
		keys_modulus(&arena, STR("-----BEGIN PUBLIC KEY-----\n" PEM_HEAD "\n" BODY342
					 "\nIDAQAB\n-----END PUBLIC KEY-----\n"));
	struct str bare = keys_modulus(&arena, STR(PEM_HEAD BODY342 "IDAQAB"));
	struct str escaped =
		keys_modulus(&arena, STR("-----BEGIN PUBLIC KEY-----\\n" PEM_HEAD BODY342
					 "IDAQAB\\n-----END PUBLIC KEY-----"));

	(void)state;
	assert_int_equal(whole.n, 342);
	assert_true(str_ends(whole, "fake-_"));
	assert_true(str_equal(whole, bare));
	assert_true(str_equal(whole, escaped));
	assert_true(str_equal(keys_fingerprint(&arena, KEY_JWT_KEY, STR(PEM_HEAD BODY342 "IDAQAB")),
		keys_fingerprint(&arena, KEY_JWT_KEY,
			STR("-----BEGIN PUBLIC KEY-----\n" PEM_HEAD BODY342
			    "IDAQAB\n-----END PUBLIC KEY-----"))));
	/* another length is another kind of key */
	assert_true(str_absent(keys_modulus(&arena, STR(PEM_HEAD BODY342 "xIDAQAB"))));
	assert_true(str_absent(keys_modulus(&arena, STR("-----BEGIN PUBLIC KEY-----"))));
	assert_true(str_absent(keys_modulus(&arena, STR(""))));
}

/* What an item's view says of a member; absent when it is not known. */
static struct str member_of(const struct item_view *item, const char *name)
{
	for (size_t i = 0; i < item->members.n; i++) {
		const struct item_member *member = &item->members.items[i];

		if (strcmp(member->name, name) == 0) {
			return member->known ? member->value : STR_NONE;
		}
	}
	fail_msg("no member '%s'", name);
	return STR_NONE;
}

static struct item_view domain_view(const char *text)
{
	struct snapshot snapshot = load_json(text);
	struct field_view view =
		fields_view(&arena, only(&snapshot), fields_by_name(STR("domains")));

	assert_int_equal(view.items.n, 1);
	return view.items.items[0];
}

static void test_view_of_domain(void **state)
{
	struct item_view told = domain_view(INSTANCE("production",
		"\"bapi\":{\"domains\":" DOMAINS(DOMAIN("fake.example",
			",\"accounts_portal_url\":null")) "},"
							  "\"platform\":{\"domain_status\":{\"fake."
							  "example\":" STATUS(
								  "in_progress", "false") "}}"));
	struct item_view silent = domain_view(INSTANCE(
		"production", "\"bapi\":{\"domains\":" DOMAINS(DOMAIN("fake.example", "")) "}"));

	(void)state;
	assert_str(member_of(&told, "accounts host"), "");
	assert_str(member_of(&told, "unverified records"), "clerk.fake.example");
	assert_true(str_absent(member_of(&silent, "unverified records")));
}

static void test_items_say_whose_they_are(void **state)
{
	static const char machines[] = "{\"data\":[{\"object\":\"machine\",\"id\":\"mch_1\","
				       "\"name\":\"a\",\"instance_id\":\"ins_FAKE%s\"},"
				       "{\"object\":\"machine\",\"id\":\"mch_2\",\"name\":\"b\","
				       "\"instance_id\":\"ins_FAKE%s\"}],\"total_count\":2}";
	struct snapshot own = load_json("{\"object\":\"instance\",\"id\":\"ins_FAKE0001\","
					"\"environment_type\":\"production\"}");
	struct snapshot other = load_json(str_format(&arena, machines, "0002", "0002").s);
	struct snapshot mixed = load_json(str_format(&arena, machines, "0002", "0003").s);

	(void)state;
	assert_str(only(&other)->id.value, "ins_FAKE0002");
	assert_in(only(&other)->id.path, "bapi.machines.data[].instance_id");
	assert_false(only(&mixed)->id.known);
	snapshot_merge(&arena, &own, &other);
	assert_int_equal(own.instances.n, 2);
	assert_false(own.instances.items[0].machines.known);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_status_of_listed_domain, setup, teardown),
		cmocka_unit_test_setup_teardown(test_status_without_a_list, setup, teardown),
		cmocka_unit_test_setup_teardown(test_status_of_deployment, setup, teardown),
		cmocka_unit_test_setup_teardown(test_deployment_of_another_domain, setup, teardown),
		cmocka_unit_test_setup_teardown(test_wrong_types_of_status, setup, teardown),
		cmocka_unit_test_setup_teardown(test_domain_lists_disagree, setup, teardown),
		cmocka_unit_test_setup_teardown(test_domain_lists_agree, setup, teardown),
		cmocka_unit_test_setup_teardown(test_too_many_records, setup, teardown),
		cmocka_unit_test_setup_teardown(test_key_of_other_host, setup, teardown),
		cmocka_unit_test_setup_teardown(test_joined_by_signing_key, setup, teardown),
		cmocka_unit_test_setup_teardown(test_modulus_of_pem, setup, teardown),
		cmocka_unit_test_setup_teardown(test_items_say_whose_they_are, setup, teardown),
		cmocka_unit_test_setup_teardown(test_view_of_domain, setup, teardown),
		cmocka_unit_test_setup_teardown(test_records_of_deployment, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
