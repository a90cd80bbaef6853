#include "list_views.h"

#include "snapshot/sources/personal.h"

/* Lone documents: what is recognised, what is refused, and pages of one list. */

static void test_allowed_origins(void **state)
{
	struct snapshot s = load("raw-instance.json");

	(void)state;
	assert_list(&s, "allowed_origins", "bapi.instance.allowed_origins", "");
	s = load_json("{\"bapi\":{\"instance\":{\"allowed_origins\":"
		      "[\"chrome-extension://fake\",\"capacitor://localhost\"]}}}");
	assert_list(&s, "allowed_origins", "bapi.instance.allowed_origins",
		"chrome-extension://fake, capacitor://localhost");
	s = load_json("{\"bapi\":{\"instance\":{}}}");
	assert_unknown(&s, "allowed_origins", "bapi.instance has no allowed_origins", "");
	s = load_json("{\"bapi\":{\"instance\":{\"allowed_origins\":\"a\"}}}");
	assert_unknown(&s, "allowed_origins", "is a string, not an array", "");
	s = load_json("{\"bapi\":{\"instance\":{\"allowed_origins\":[1]}}}");
	assert_unknown(&s, "allowed_origins", "holds something that is not a string", "");
	s = load_json("{\"bapi\":{\"instance\":[]}}");
	assert_unknown(&s, "allowed_origins", "bapi.instance is an array, not an object", "");
	s = load_json("{\"bapi\":{\"instance\":{\"errors\":[{\"code\":\"x\"}]}}}");
	assert_unknown(&s, "allowed_origins", "bapi.instance answered 'x'", "");
}

static void test_single_documents(void **state)
{
	struct snapshot s = load("raw-organization-settings.json");

	(void)state;
	assert_str(only(&s)->organizations_enabled.path, "bapi.organization_settings.enabled");
	s = load("raw-oauth-settings.json");
	assert_true(only(&s)->dynamic_client_registration.value);
	s = load("raw-identifier-stats.json");
	assert_int_equal(only(&s)->allowlist_count.value, 3);
	assert_int_equal(only(&s)->blocklist_count.value, 0);
	assert_true(only(&s)->blocklist_count.known);
	/* nothing is read from these, but they are no mistake */
	s = load("raw-communication.json");
	assert_int_equal(s.ignored.n, 0);
	s = load("raw-protect.json");
	assert_int_equal(s.ignored.n, 0);
}

static void assert_refused(const char *text, const char *what)
{
	struct snapshot snapshot = {0};
	struct str error = STR("");

	if (snapshot_load(&arena, STR("s.json"), str_of(text), &snapshot, &error)) {
		fail_msg("loaded: %s", text);
	}
	assert_in(error, what);
	assert_false(str_has(error, "FAKE"));
}

static void test_personal_data(void **state)
{
	static const char *const objects[] = {"user", "invitation", "organization",
		"organization_membership", "session", "waitlist_entry", "allowlist_identifier",
		"blocklist_identifier", "client", "commerce_subscription"};

	(void)state;
	for (size_t i = 0; i < sizeof(objects) / sizeof(objects[0]); i++) {
		struct str item = str_format(&arena, "{\"object\":\"%s\"}", objects[i]);
		struct str array = str_format(&arena, "[%s]", item.s);
		struct str list = str_format(&arena, "{\"data\":%s,\"total_count\":1}", array.s);

		assert_refused(array.s, "s.json: is a list of ");
		assert_refused(list.s, ": personal data does not belong in a snapshot");
	}
	assert_refused("[{\"object\":\"user\"}]",
		"s.json: is a list of users: personal data does not belong in a snapshot;"
		" users/count is enough");
	assert_refused("{\"data\":[{\"object\":\"blocklist_identifier\"}]}",
		"is a list of blocklist identifiers: personal data does not belong in a snapshot;"
		" 'snapshot import' keeps their number only");
	assert_refused("{\"object\":\"user\",\"id\":\"user_FAKE\"}", "is one of the users");
	assert_refused("{\"response\":{\"object\":\"client\"}}", "is one of the clients");
	/* an address is none the clearer reason */
	assert_refused("[{\"email_addresses\":[{\"email_address\":\"FAKE@mail.example\"}]}]",
		"is a list of users");
	assert_refused("[{\"identifier\":\"FAKE\",\"identifier_type\":\"email_address\"}]",
		"is a list of allowlist identifiers");
	assert_refused("{\"instances\":[{\"bapi\":{\"users\":[{\"object\":\"user\"}]}}]}",
		"'instances[0].bapi.users' is a list of users");
	assert_refused("{\"bapi\":{\"organization_roles\":[{\"object\":\"session\"}]}}",
		"'bapi.organization_roles' is a list of sessions");
	assert_refused("{\"data\":[],\"total_count\":0}", "does not say what it lists");
}

static void test_personal_kinds(void **state)
{
	struct json_error error;
	struct json_limits limits = {0};
	const struct json *list =
		json_parse(&arena, STR("[{\"object\":\"blocklist_identifier\"}]"), limits, &error);

	(void)state;
	assert_string_equal(personal_recognise(list)->stats, "blocklist");
	list = json_parse(&arena, STR("[{\"object\":\"role\"}]"), limits, &error);
	assert_null(personal_recognise(list));
	assert_true(str_absent(personal_refusal(&arena, list)));
	assert_null(personal_recognise(json_parse(&arena, STR("[]"), limits, &error)));
	assert_null(personal_recognise(json_parse(&arena, STR("7"), limits, &error)));
}

static void test_secrets_alone(void **state)
{
	(void)state;
	assert_refused("{\"key\":\"FAKEFAKEFAKEFAKE\"}", "is the signing secret of a webhook");
	assert_refused("{\"secret\":\"FAKEFAKEFAKEFAKE\"}", "is the signing secret of a webhook");
	assert_refused("{\"key\":\"whsec_FAKEFAKEFAKE\"}", "webhook signing secret");
	assert_refused("{\"svix_url\":\"https://app.example/login#key=FAKE\"}", "is a login");
}

static void test_webhook_lists(void **state)
{
	struct snapshot s = load("raw-webhooks-cli.json");
	struct field_view list = view_of(&s, "endpoints");

	(void)state;
	assert_int_equal(only(&s)->webhooks, WEBHOOKS_LISTED);
	assert_str(members_of(&list, 0), "id: ep_FAKE0001; disabled: no; events: user.created,"
					 " user.deleted; secret_fingerprint: ?");
	assert_str(members_of(&list, 1),
		"id: ep_FAKE0002; disabled: yes; events: all; secret_fingerprint: ?");
	s = load("raw-svix.json");
	list = view_of(&s, "endpoints");
	assert_in(members_of(&list, 0), "events: user.created;");
	assert_in(members_of(&list, 1), "events: all;");
	assert_in(members_of(&list, 2), "events: organization.created;");
	/* by hand, none named is not all */
	s = load_json("{\"webhooks\":[{\"url\":\"https://a.example\"}]}");
	list = view_of(&s, "endpoints");
	assert_in(members_of(&list, 0), "events: ?;");
}

static struct snapshot merged(const char *first, const char *second)
{
	struct snapshot snapshot = load_json(first);
	struct snapshot more = load_json(second);

	snapshot_merge(&arena, &snapshot, &more);
	return snapshot;
}

static void test_pages_become_one(void **state)
{
	struct snapshot s =
		LOAD_ALL("raw-roles-page-1.json", "raw-roles-page-2.json", "raw-instance.json");

	(void)state;
	assert_list(&s, "roles", "bapi.organization_roles.data",
		"org:admin, org:member, org:accountant");
	assert_str(only(&s)->id.value, "ins_FAKEprod0000000000000001");
	assert_int_equal(s.ignored.n, 0);
	s = LOAD_ALL("raw-roles-page-2.json", "raw-roles-page-1.json");
	assert_true(view_of(&s, "roles").known);
	/* the same one twice is still one */
	s = LOAD_ALL("raw-roles-page-1.json", "raw-roles-page-1.json");
	assert_unknown(&s, "roles", "holds 2 of 3 items", "org:admin, org:member");
	s = LOAD_ALL("raw-roles-page-1.json", "raw-roles-page-1.json", "raw-roles-page-2.json");
	assert_true(view_of(&s, "roles").known);
	/* a page and the whole */
	s = LOAD_ALL("raw-roles-page-2.json", "raw-roles.json");
	assert_true(view_of(&s, "roles").known);
	assert_int_equal(view_of(&s, "roles").items.n, 3);
}

#define OF_ONE(list) \
	"{\"instances\":[{\"instance_id\":\"ins_FAKE1\",\"bapi\":{\"organization_roles\":" list \
	"}}]}"

static void test_no_pages(void **state)
{
	struct snapshot s = LOAD_ALL("raw-roles.json", "raw-roles.json");

	(void)state;
	/* two whole lists: whose? */
	assert_int_equal(s.instances.n, 2);
	s = merged(OF_ONE("{\"data\":[{\"key\":\"a\"}],\"total_count\":1}"),
		OF_ONE("{\"data\":[{\"key\":\"b\"}],\"total_count\":1}"));
	assert_list(&s, "roles", "bapi.organization_roles.data", "a");
	assert_ignored(&s, "bapi.organization_roles: is given twice; the first is used");
	/* counted at two times, or of two instances */
	s = merged(OF_ONE("{\"data\":[{\"key\":\"a\"}],\"total_count\":2}"),
		OF_ONE("{\"data\":[{\"key\":\"b\"}],\"total_count\":3}"));
	assert_unknown(&s, "roles", "holds 1 of 2", "a");
	/* together more than there are */
	s = merged(OF_ONE("{\"data\":[{\"key\":\"a\"},{\"key\":\"b\"}],\"total_count\":3}"),
		OF_ONE("{\"data\":[{\"key\":\"c\"},{\"key\":\"d\"}],\"total_count\":3}"));
	assert_unknown(&s, "roles", "holds 2 of 3", "a, b");
	/* what has no name may be the same or another */
	s = merged(OF_ONE("{\"data\":[{\"key\":\"a\"}],\"total_count\":2}"),
		OF_ONE("{\"data\":[{}],\"total_count\":2}"));
	assert_unknown(&s, "roles", "holds 1 of 2", "a");
	s = merged(OF_ONE("{\"data\":[{\"key\":\"a\",\"object\":\"role\"}],\"total_count\":2}"),
		OF_ONE("{\"data\":[{\"key\":\"b\",\"object\":\"permission\"}],\"total_count\":2}"));
	assert_unknown(&s, "roles", "holds 1 of 2", "a");
	s = merged(OF_ONE("{\"data\":[{\"key\":\"a\"}],\"total_count\":2}"),
		OF_ONE("{\"data\":[{\"key\":\"b\"}],\"total_count\":2}"));
	assert_list(&s, "roles", "bapi.organization_roles.data", "a, b");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_allowed_origins, setup, teardown),
		cmocka_unit_test_setup_teardown(test_single_documents, setup, teardown),
		cmocka_unit_test_setup_teardown(test_personal_data, setup, teardown),
		cmocka_unit_test_setup_teardown(test_personal_kinds, setup, teardown),
		cmocka_unit_test_setup_teardown(test_secrets_alone, setup, teardown),
		cmocka_unit_test_setup_teardown(test_webhook_lists, setup, teardown),
		cmocka_unit_test_setup_teardown(test_pages_become_one, setup, teardown),
		cmocka_unit_test_setup_teardown(test_no_pages, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
