#include "load_snapshot.h"

#include "snapshot/diff.h"
#include "json/json.h"

/* An instance of these members of a bundle's instance. */
static const struct instance *instance_of(const char *members)
{
	struct snapshot *snapshot = arena_new(&arena, struct snapshot);
	struct str error = STR("");
	struct str text =
		str_format(&arena, "{\"format\":\"clerk-snapshot\",\"instances\":[{%s}]}", members);

	if (!snapshot_load(&arena, STR("s.json"), text, snapshot, &error)) {
		fail_msg("%s", str_copy(&arena, error).s);
	}
	assert_int_equal(snapshot->instances.n, 1);
	return &snapshot->instances.items[0];
}

static struct diff compare_with(const char *left, const char *right, const diff_use_vec *uses)
{
	struct diff_subject a = {instance_of(left), STR("a.json"), STR("")};
	struct diff_subject b = {instance_of(right), STR("b.json"), STR("")};
	struct diff diff;

	diff_compare(&arena, a, b, uses, &diff);
	return diff;
}

static struct diff compare(const char *left, const char *right)
{
	return compare_with(left, right, NULL);
}

static struct str text_of(const struct diff *diff, bool all)
{
	struct buf text = {0};
	struct str result;

	diff_text(diff, all, &text);
	result = str_copy(&arena, buf_str(&text));
	buf_finish(&text);
	return result;
}

/* The lines of the table alone, blanks in a row as one: what a test is about. */
static struct str table_of(const struct diff *diff)
{
	struct str text = text_of(diff, false);
	struct buf table = {0};
	struct str result;
	size_t blank = str_find(text, STR("\n\n"), 0);

	for (size_t i = blank + 2; i < text.n; i++) {
		if (text.s[i] != ' ' || text.s[i - 1] != ' ') {
			buf_add_byte(&table, text.s[i]);
		}
	}
	result = str_copy(&arena, buf_str(&table));
	buf_finish(&table);
	return result;
}

#define ENVIRONMENT(members) \
	"\"fapi\":{\"environment\":{\"auth_config\":{},\"display_config\":{}," members "}}"
#define SIGN_UP(members) ENVIRONMENT("\"user_settings\":{\"sign_up\":{" members "}}")
#define USERS(count) \
	"\"bapi\":{\"users_count\":{\"object\":\"total_count\",\"total_count\":" count "}}"

static void test_states_of_a_value(void **state)
{
	struct diff diff =
		compare("\"instance_id\":\"ins_a\"," SIGN_UP("\"mode\":\"public\"") "," USERS("7"),
			"\"instance_id\":\"ins_a\"," SIGN_UP(
				"\"mode\":\"restricted\",\"legal_consent_enabled\":true"));
	struct str table = table_of(&diff);

	(void)state;
	assert_false(diff.two);
	assert_in(table, "differs sign_up_mode: public -> restricted\n");
	assert_in(table, "only left user_count: 7 -> unknown (no bapi.users_count in the "
			 "snapshot)\n");
	assert_in(table, "only right legal_consent_enabled: unknown (fapi.environment has no "
			 "user_settings.sign_up.legal_consent_enabled; no platform.config in the "
			 "snapshot) -> yes\n");
	assert_int_equal(diff.counts[DIFF_DIFFERS], 1);
	assert_int_equal(diff.counts[DIFF_ONLY_LEFT], 1);
	assert_int_equal(diff.counts[DIFF_ONLY_RIGHT], 1);
	assert_int_equal(diff.identity, 0);
	assert_false(diff_is_same(&diff));
}

static void test_both_unknown_is_no_difference(void **state)
{
	struct diff diff = compare("\"instance_id\":\"ins_a\"", "\"instance_id\":\"ins_a\"");

	(void)state;
	assert_true(diff_is_same(&diff));
	assert_int_equal(diff.counts[DIFF_MATCH], 1);
	assert_int_equal(diff.counts[DIFF_UNKNOWN], fields_count() - 1);
	assert_not_in(text_of(&diff, false), "user_count");
	assert_in(text_of(&diff, true), "unknown     user_count:");
	assert_in(text_of(&diff, true), "match       id:");
}

#define ROLE(key, permissions) \
	"{\"object\":\"role\",\"id\":\"role_" key "\",\"name\":\"" key "\",\"key\":\"org:" key \
	"\",\"permissions\":[" permissions "]}"
#define PERMISSION(key) "{\"object\":\"permission\",\"key\":\"org:" key "\"}"
#define ROLES(list, count) \
	"\"instance_id\":\"ins_a\",\"bapi\":{\"organization_roles\":{\"data\":[" list \
	"],\"total_count\":" count "}}"

static void test_lists_by_name(void **state)
{
	struct diff diff = compare(
		ROLES(ROLE("admin", PERMISSION("a:x") "," PERMISSION("a:y")) "," ROLE("old", ""),
			"2"),
		ROLES(ROLE("new", PERMISSION("n:x")) "," ROLE(
			      "admin", PERMISSION("a:z") "," PERMISSION("a:x")),
			"2"));
	struct str table = table_of(&diff);

	(void)state;
	assert_in(table, "only left roles 'org:admin' permissions 'org:a:y': there -> not there\n");
	assert_in(table, "only right roles 'org:admin' permissions 'org:a:z': not there -> "
			 "there\n");
	assert_in(table, "only left roles 'org:old': there");
	assert_in(table, "only right roles 'org:new': not there -> there (");
	assert_not_in(table, "org:a:x");
	diff = compare(
		ROLES(ROLE("a", PERMISSION("p:x") "," PERMISSION("p:y")) "," ROLE("b", ""), "2"),
		ROLES(ROLE("b", "") "," ROLE("a", PERMISSION("p:y") "," PERMISSION("p:x")), "2"));
	assert_true(diff_is_same(&diff));
}

static void test_incomplete_lists(void **state)
{
	struct diff diff = compare(ROLES(ROLE("a", "") "," ROLE("b", ""), "2"),
		ROLES(ROLE("a", "") "," ROLE("c", ""), "9"));
	struct str table = table_of(&diff);
	struct str all = text_of(&diff, true);

	(void)state;
	assert_false(diff.right.instance->roles.known);
	/* b may be among those that are not listed; c is certainly not left */
	assert_not_in(table, "roles 'org:b'");
	assert_in(table, "only right roles 'org:c': not there -> there");
	assert_in(all, "unknown     roles 'org:b':");
	assert_in(all, "match       roles 'org:a':");
	assert_in(all, "unknown     roles: ");
}

static void test_a_list_against_nothing(void **state)
{
	struct diff diff =
		compare(ROLES(ROLE("a", "") "," ROLE("b", ""), "2"), "\"instance_id\":\"ins_a\"");

	(void)state;
	assert_in(table_of(&diff), "only left roles: org:a, org:b -> unknown (no "
				   "bapi.organization_roles in the snapshot)\n");
	diff = compare(ROLES("", "0"), ROLES("", "0"));
	assert_true(diff_is_same(&diff));
	assert_in(text_of(&diff, true), "match       roles:");
}

#define DEV  "\"instance_id\":\"ins_d\",\"environment_type\":\"development\","
#define PROD "\"instance_id\":\"ins_p\",\"environment_type\":\"production\","
#define HOOK(id, url, events) \
	"\"webhooks\":{\"state\":\"listed\",\"endpoints\":[{\"id\":\"" id "\",\"url\":\"" url \
	"\",\"events\":[" events "],\"secret_fingerprint\":\"sha256:" id "\"}]}"

static void test_two_instances_differ_by_nature(void **state)
{
	struct diff diff = compare(DEV "\"fapi_host\":\"a-b-1.clerk.accounts.dev\"," USERS("7"),
		PROD "\"fapi_host\":\"clerk.a.example\"," USERS("900"));

	(void)state;
	assert_true(diff.two);
	assert_true(diff_is_same(&diff));
	assert_true(diff.identity >= 3);
	assert_in(table_of(&diff), "different by nature, not counted\ndiffers id: ins_d -> "
				   "ins_p\n");
	assert_in(table_of(&diff), "differs user_count: 7 -> 900\n");
	/* of one instance it counts */
	diff = compare(
		"\"instance_id\":\"ins_a\"," USERS("7"), "\"instance_id\":\"ins_a\"," USERS("9"));
	assert_false(diff.two);
	assert_false(diff_is_same(&diff));
}

static void test_which_are_two(void **state)
{
	static const struct {
		const char *left;
		const char *right;
		bool two;
	} cases[] = {
		{"\"instance_id\":\"ins_a\"", "\"instance_id\":\"ins_b\"", true},
		{"\"instance_id\":\"ins_a\"", "\"environment_type\":\"production\"", false},
		{"\"environment_type\":\"development\"", "\"environment_type\":\"production\"",
			true},
		{"\"fapi_host\":\"clerk.a.example\"", "\"fapi_host\":\"clerk.b.example\"", true},
		{"\"fapi_host\":\"clerk.a.example\"", "\"fapi_host\":\"clerk.a.example\"", false},
		{"\"fapi_host\":\"clerk.a.example\"", "\"environment_type\":\"production\"", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_int_equal(
			diff_are_two(instance_of(cases[i].left), instance_of(cases[i].right)),
			cases[i].two);
	}
}

static void test_endpoints_of_two_instances(void **state)
{
	struct diff diff = compare(DEV HOOK("ep_1", "https://dev.a.example/api/hook",
					   "\"user.created\",\"user.deleted\""),
		PROD HOOK("ep_2", "https://a.example/api/hook", "\"user.created\""));
	struct str table = table_of(&diff);

	(void)state;
	assert_in(table, "only left endpoints '/api/hook' events 'user.deleted': there -> not "
			 "there\n");
	assert_int_equal(diff.counts[DIFF_ONLY_LEFT], 1);
	assert_int_equal(diff.counts[DIFF_DIFFERS], 0);
	/* of one instance the whole URL is compared */
	diff = compare("\"instance_id\":\"ins_a\"," HOOK(
			       "ep_1", "https://a.example/x", "\"user.created\""),
		"\"instance_id\":\"ins_a\"," HOOK(
			"ep_1", "https://b.example/x", "\"user.created\""));
	assert_in(table_of(&diff), "only left endpoints 'https://a.example/x': there");
	assert_in(table_of(&diff), "only right endpoints 'https://b.example/x': not there");
}

static void test_pages_of_two_instances(void **state)
{
	struct diff diff =
		compare(DEV "\"fapi\":{\"environment\":{\"user_settings\":{},\"display_config\":{"
			    "\"sign_in_url\":\"https://d.accounts.dev/sign-in\","
			    "\"sign_up_url\":\"https://d.accounts.dev/sign-up\"}}}",
			PROD "\"fapi\":{\"environment\":{\"user_settings\":{},\"display_config\":{"
			     "\"sign_in_url\":\"https://accounts.a.example/sign-in\","
			     "\"sign_up_url\":\"https://accounts.a.example/register\"}}}");

	(void)state;
	assert_int_equal(diff.counts[DIFF_DIFFERS], 1);
	assert_in(table_of(&diff), "differs sign_up_url: https://d.accounts.dev/sign-up -> "
				   "https://accounts.a.example/register\n");
}

static void test_a_name_twice(void **state)
{
	static const char two[] =
		"\"instance_id\":\"ins_a\",\"webhooks\":{\"state\":\"listed\",\"endpoints\":["
		"{\"id\":\"ep_1\",\"url\":\"https://a.example/x\",\"events\":[\"user.created\"]},"
		"{\"id\":\"ep_2\",\"url\":\"https://a.example/x\",\"events\":[\"user.deleted\"]}]}";
	static const char turned[] =
		"\"instance_id\":\"ins_a\",\"webhooks\":{\"state\":\"listed\",\"endpoints\":["
		"{\"id\":\"ep_2\",\"url\":\"https://a.example/x\",\"events\":[\"user.deleted\"]},"
		"{\"id\":\"ep_1\",\"url\":\"https://a.example/x\",\"events\":[\"user.created\"]}]}";
	struct diff diff = compare(two, turned);

	(void)state;
	assert_true(diff_is_same(&diff));
	diff = compare("\"bapi\":{\"instance\":{\"object\":\"instance\",\"id\":\"ins_a\","
		       "\"allowed_origins\":[\"a\",\"b\",\"a\"]}}",
		"\"bapi\":{\"instance\":{\"object\":\"instance\",\"id\":\"ins_a\","
		"\"allowed_origins\":[\"b\",\"a\"]}}");
	assert_true(diff_is_same(&diff));
}

static void test_what_code_needs_comes_first(void **state)
{
	diff_use_vec uses = {0};

	(void)state;
	vec_push(&arena, &uses, (struct diff_use){STR("roles"), STR("org:new"), STR("src/a.ts:3")});
	vec_push(&arena, &uses, (struct diff_use){STR("user_count"), STR(""), STR("src/b.ts:4")});
	struct diff diff =
		compare_with(ROLES(ROLE("old", ""), "1") "," SIGN_UP("\"mode\":\"public\""),
			ROLES(ROLE("new", ""), "1") "," SIGN_UP("\"mode\":\"waitlist\""), &uses);
	struct str table = table_of(&diff);
	size_t named = str_find(table, STR("what the code names\nonly right roles 'org:new'"), 0);
	size_t used = str_find(table, STR("what the code uses\nonly left roles 'org:old'"), 0);
	size_t other = str_find(table, STR("everything else\ndiffers sign_up_mode"), 0);

	assert_true(named < used);
	assert_true(used < other);
	assert_true(other < table.n);
	assert_in(table, "(code: src/a.ts:3)\n");
	/* code names a path, where one instance's endpoints are known by their URLs */
	vec_push(&arena, &uses, (struct diff_use){STR("endpoints"), STR("/x"), STR("src/c.ts:5")});
	diff = compare_with("\"instance_id\":\"ins_a\"," HOOK("ep_1", "https://a.example/x", ""),
		"\"instance_id\":\"ins_a\",\"webhooks\":{\"state\":\"none\"}", &uses);
	assert_in(table_of(&diff), "(code: src/c.ts:5)\n");
}

static void test_texts_are_plain(void **state)
{
	struct diff diff = compare("\"instance_id\":\"ins_a\"," SIGN_UP("\"mode\":\"\\u001b[2Ja\""),
		"\"instance_id\":\"ins_a\"," SIGN_UP("\"mode\":\"\\u0007[2Ja\""));

	(void)state;
	assert_in(table_of(&diff), "sign_up_mode: ?[2Ja -> ?[2Ja (they differ in what is not "
				   "shown)\n");
	assert_not_in(text_of(&diff, true), "\x1b");
	assert_not_in(text_of(&diff, true), "\x07");
}

static void test_json(void **state)
{
	struct diff diff =
		compare("\"instance_id\":\"ins_a\"," USERS("7"), "\"instance_id\":\"ins_a\"");
	struct buf text = {0};
	struct json_writer writer = {.out = &text};
	struct json_error error;

	(void)state;
	diff_json(&diff, false, &writer);
	const struct json *document = json_parse(
		&arena, str_copy(&arena, buf_str(&text)), (struct json_limits){0}, &error);
	buf_finish(&text);
	assert_non_null(document);
	const struct json *rows = json_get(document, "rows");
	assert_int_equal(rows->count, 1);
	assert_true(str_is(json_string(json_get(rows->first, "field")), "user_count"));
	assert_true(str_is(json_string(json_get(rows->first, "state")), "only_left"));
	assert_true(str_is(json_string(json_at(rows->first, "left.value")), "7"));
	assert_true(str_is(
		json_string(json_at(rows->first, "left.path")), "bapi.users_count.total_count"));
	assert_true(json_is(json_at(rows->first, "right.value"), JSON_NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_states_of_a_value, setup, teardown),
		cmocka_unit_test_setup_teardown(
			test_both_unknown_is_no_difference, setup, teardown),
		cmocka_unit_test_setup_teardown(test_lists_by_name, setup, teardown),
		cmocka_unit_test_setup_teardown(test_incomplete_lists, setup, teardown),
		cmocka_unit_test_setup_teardown(test_a_list_against_nothing, setup, teardown),
		cmocka_unit_test_setup_teardown(
			test_two_instances_differ_by_nature, setup, teardown),
		cmocka_unit_test_setup_teardown(test_which_are_two, setup, teardown),
		cmocka_unit_test_setup_teardown(test_endpoints_of_two_instances, setup, teardown),
		cmocka_unit_test_setup_teardown(test_pages_of_two_instances, setup, teardown),
		cmocka_unit_test_setup_teardown(test_a_name_twice, setup, teardown),
		cmocka_unit_test_setup_teardown(test_what_code_needs_comes_first, setup, teardown),
		cmocka_unit_test_setup_teardown(test_texts_are_plain, setup, teardown),
		cmocka_unit_test_setup_teardown(test_json, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
