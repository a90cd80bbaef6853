#include "load_snapshot.h"

#include "base/digest.h"
#include "clerk/keys.h"
#include "clerk/reach.h"
#include "snapshot/anonymize.h"
#include "snapshot/anonymize_names.h"
#include "snapshot/fields.h"
#include "json/json.h"

/* Nothing tells whose a bundle is any more, and it says the same about the instance. */
static struct str anonymized(struct str text)
{
	struct json_error error = {0};
	const struct json *document = json_parse(&arena, text, (struct json_limits){0}, &error);
	struct buf out = {0};
	struct str result;

	assert_non_null(document);
	anonymize_document(&arena, document, text, &out);
	result = str_copy(&arena, buf_str(&out));
	buf_finish(&out);
	return result;
}

static void test_twice_is_once(void **state)
{
	static const char *const names[] = {"both.json", "prod.json", "dev.json",
		"error-slots.json", "wrong-types.json", "full.json"};

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct str once = anonymized(file_text(names[i]));

		assert_str(anonymized(once), z(once));
	}
}

/* Such a key becomes another one, and what is below it is judged by that one at once. */
static void test_twice_is_once_below_a_url(void **state)
{
	struct str once = anonymized(STR("{\"x://some_url\":\"acme.example/in\"}"));

	(void)state;
	assert_str(anonymized(once), z(once));
	assert_not_in(once, "acme");
}

static void test_nothing_is_left(void **state)
{
	static const char *const gone[] = {"fake", "FAKE", "Fake", "0123456789abcdef",
		"fedcba9876543210", "user:pass", "token=", "ZmFrZS"};
	struct str text = anonymized(file_text("both.json"));

	(void)state;
	for (size_t i = 0; i < sizeof(gone) / sizeof(gone[0]); i++) {
		if (str_has(text, gone[i])) {
			fail_msg("'%s' is left in: %s", gone[i], z(text));
		}
	}
	assert_in(text, "\"captured_by\": \"manual\"");
	assert_in(text, "\"https://clerk.domain-1.example\"");
	assert_in(text, "\"mail.domain-1.example.nam1.clerk.services\"");
	assert_in(text, "\"https://some-slug-1.accounts.dev\"");
	assert_in(text, "\"https://www.domain-1.example/api/webhooks/clerk\"");
	assert_in(text, "\"https://hooks.domain-1.example/in?\xe2\x80\xa6\"");
}

/* Known stays known, with the same value where it is a setting. */
static void compare_field(
	const struct field *field, const struct instance *a, const struct instance *b)
{
	struct field_view x = fields_view(&arena, a, field);
	struct field_view y = fields_view(&arena, b, field);

	if (x.known != y.known || x.items.n != y.items.n) {
		fail_msg("%s is not what it was", fields_name(field));
	}
	if (fields_type(field) == FIELD_BOOL || fields_type(field) == FIELD_INT) {
		assert_str(y.value, z(x.value));
	}
}

static void says_the_same(const char *name)
{
	struct str text = file_text(name);
	struct snapshot before = load_text("s.json", text);
	struct snapshot after = load_text("s.json", anonymized(text));

	assert_int_equal(after.instances.n, before.instances.n);
	assert_int_equal(after.ignored.n, before.ignored.n);
	for (size_t i = 0; i < before.instances.n; i++) {
		for (size_t k = 0; k < fields_count(); k++) {
			compare_field(fields_at(k), &before.instances.items[i],
				&after.instances.items[i]);
		}
	}
}

static void test_says_the_same(void **state)
{
	(void)state;
	says_the_same("both.json");
	says_the_same("full.json");
	says_the_same("wrong-types.json");
}

static void test_keys_fit_hosts(void **state)
{
	struct snapshot after = load_text("s.json", anonymized(file_text("both.json")));

	(void)state;
	for (size_t i = 0; i < after.instances.n; i++) {
		const struct instance *it = &after.instances.items[i];
		struct key_info info = {0};

		assert_true(it->publishable_key.known);
		assert_true(keys_classify(&arena, it->publishable_key.value, &info));
		assert_int_equal(info.problem, KEY_OK);
		assert_int_equal(it->frontend_api_hosts.n, i == 0 ? 2 : 1);
		assert_str(info.host, z(it->frontend_api_hosts.items[0]));
	}
	assert_true(keys_is_development_host(after.instances.items[1].frontend_api_hosts.items[0]));
}

static void check_host(struct anonymize_names *names, const char *original, const char *replacement)
{
	struct str host = anonymize_host(names, str_of(original));

	assert_str(host, replacement);
	if (!str_has(host, ":") && !str_has(host, " ")) {
		assert_int_equal(reach_of(host).kind, reach_of(str_of(original)).kind);
	}
}

static void test_hosts(void **state)
{
	static const char *const hosts[][2] = {
		{"acme.com", "domain-1.example"},
		{"clerk.acme.com", "clerk.domain-1.example"},
		{"Clerk.ACME.com", "clerk.domain-1.example"},
		{"eu.shop.acme.com:8443", "sub-1.sub-2.domain-1.example:8443"},
		{"acme.co.uk", "domain-2.example"},
		{"clk._domainkey.acme.co.uk", "clk._domainkey.domain-2.example"},
		{"*.acme.com", "*.domain-1.example"},
		{"db.acme.internal", "sub-3.domain-3.internal"},
		{"happy-cat-13.clerk.accounts.dev", "some-slug-1.clerk.accounts.dev"},
		{"happy-cat-13.accounts.dev", "some-slug-1.accounts.dev"},
		{"clerk.happy.cat-1.lcl.dev", "clerk.sub-4.sub-5.lcl.dev"},
		{"frontend-api.clerk.services", "frontend-api.clerk.services"},
		{"dkim1.acme.com.nam1.clerk.services",
			"dkim1.domain-1.example.nam1.clerk.services"},
		{"localhost", "localhost"},
		{"localhost:3000", "localhost:3000"},
		{"127.0.0.1", "127.0.0.1"},
		{"10.1.2.3", "10.1.2.3"},
		{"[::1]:80", "[::1]:80"},
		{"intranet", "sub-6"},
		{"acme-dev.ngrok-free.app", "sub-7.ngrok-free.app"},
		{"acme-3000.app.github.dev", "sub-8.app.github.dev"},
		{"bore.pub", "bore.pub"},
		{"acme.vercel.app", "sub-9.vercel.app"},
		{"shop-git-login-acme-team.vercel.app", "sub-10-git-branch-some-team.vercel.app"},
		{"deploy-preview-7--acme.netlify.app", "deploy-preview-1--sub-11.netlify.app"},
		{"1a2b3c4d.acme.pages.dev", "00000000.sub-12.pages.dev"},
		{"", ""},
		{"acme com", "redacted-1 is no host."},
		{"acme..com", "redacted-2..is.no.host"},
	};
	struct anonymize_names names = {.arena = &arena};
	struct anonymize_names again = {.arena = &arena};

	(void)state;
	for (size_t i = 0; i < sizeof(hosts) / sizeof(hosts[0]); i++) {
		check_host(&names, hosts[i][0], hosts[i][1]);
	}
	for (size_t i = 0; i < sizeof(hosts) / sizeof(hosts[0]); i++) {
		check_host(&again, hosts[i][1], hosts[i][1]);
	}
}

static void test_urls(void **state)
{
	static const char *const urls[][2] = {
		{"https://acme.com", "https://domain-1.example"},
		{"HTTP://Acme.com/A", "HTTP://domain-1.example/A"},
		{"https://u:p@acme.com/a/b?c=d#e", "https://domain-1.example/a/b?\xe2\x80\xa6"},
		{"/sign-in", "/sign-in"},
		{"https://acme.com/hooks/acme.com",
			"https://domain-1.example/hooks/domain-1.example"},
		{"https://acme.com/t/0123456789abcdef", "https://domain-1.example/t/redacted-1"},
		{"com.acme.app://callback", "scheme-1://sub-1"},
		{"chrome-extension://abcdefghijklmnop", "chrome-extension://sub-2"},
		{"", ""},
	};
	struct anonymize_names names = {.arena = &arena};

	(void)state;
	for (size_t i = 0; i < sizeof(urls) / sizeof(urls[0]); i++) {
		assert_str(anonymize_url(&names, str_of(urls[i][0])), urls[i][1]);
	}
}

/* A key of which the host is none stays such a key, and the same when it is made anonymous again.
 */
static void test_publishable_key_without_host(void **state)
{
	static const char bad[] = "fake-host..clerk.accounts.dev$";
	struct anonymize_names names = {.arena = &arena};
	struct anonymize_names again = {.arena = &arena};
	struct str key =
		str_join(&arena, STR("pk_test_"), digest_base64_encode(&arena, str_of(bad)));
	struct key_info info = {0};
	struct str once = anonymize_publishable_key(&names, key);

	(void)state;
	assert_true(keys_classify(&arena, key, &info));
	assert_int_equal(info.problem, KEY_OK);
	assert_true(keys_classify(&arena, once, &info));
	assert_int_equal(info.problem, KEY_OK);
	assert_str(info.host, "redacted-1..is.no.host");
	assert_true(str_equal(anonymize_publishable_key(&again, once), once));
}

static void test_many_development_hosts(void **state)
{
	struct anonymize_names names = {.arena = &arena};

	(void)state;
	for (int i = 0; i < 3000; i++) {
		struct str host = str_format(&arena, "word-x%d.clerk.accounts.dev", i);

		assert_true(keys_is_development_host(anonymize_host(&names, host)));
	}
	assert_str(anonymize_host(&names, STR("word-x2999.clerk.accounts.dev")),
		"someeb-slug-0.clerk.accounts.dev");
}

#define BUNDLE(members) \
	"{\"format\":\"clerk-snapshot\",\"format_version\":1,\"instances\":[{" members "}]}"

static void test_texts(void **state)
{
	struct str text = anonymized(STR(BUNDLE(
		"\"instance_id\":\"ins_Acme1234\",\"// note\":\"call Bob\",\"owner\":\"Bob\","
		"\"bapi\":{\"jwt_templates\":[{\"name\":\"supabase ins_Acme1234\",\"claims\":{"
		"\"https://acme.com/role\":\"{{user.role}}\",\"team\":\"Bob's {{user.id}}\"}}],"
		"\"organization_roles\":[{\"id\":\"role_1a\",\"key\":\"org:admin\",\"name\":"
		"\"Bob\"}],"
		"\"machines\":[{\"id\":\"mch_2b\",\"name\":\"worker\"}],"
		"\"jwks\":{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"ins_Acme1234\","
		"\"n\":\"0123456789012345678901234567890\",\"e\":\"AQAB\"}]},"
		"\"users_count\":{\"total_count\":12e2}},"
		"\"fapi\":{\"environment\":{\"display_config\":{\"home_url\":\"https://"
		"acme.com\"}}}")));

	(void)state;
	assert_false(str_has(text, "Bob"));
	assert_false(str_has(text, "cme"));
	assert_false(str_has(text, "note"));
	assert_in(text, "\"name\": \"supabase ins_redacted1\"");
	assert_in(text, "\"https://domain-1.example/role\": \"{{user.role}}\"");
	assert_in(text, "\"owner\": \"redacted-1\"");
	assert_in(text, "\"key\": \"org:admin\"");
	assert_in(text, "\"kid\": \"ins_redacted1\"");
	assert_in(text, "\"n\": \"redacted1AAAAAAAAAAAAAAAAAAAAAA\"");
	assert_in(text, "\"total_count\": 12e2");
	assert_str(anonymized(text), z(text));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_twice_is_once, setup, teardown),
		cmocka_unit_test_setup_teardown(test_twice_is_once_below_a_url, setup, teardown),
		cmocka_unit_test_setup_teardown(test_nothing_is_left, setup, teardown),
		cmocka_unit_test_setup_teardown(test_says_the_same, setup, teardown),
		cmocka_unit_test_setup_teardown(test_keys_fit_hosts, setup, teardown),
		cmocka_unit_test_setup_teardown(test_hosts, setup, teardown),
		cmocka_unit_test_setup_teardown(test_urls, setup, teardown),
		cmocka_unit_test_setup_teardown(test_publishable_key_without_host, setup, teardown),
		cmocka_unit_test_setup_teardown(test_many_development_hosts, setup, teardown),
		cmocka_unit_test_setup_teardown(test_texts, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
