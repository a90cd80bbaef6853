#include "load_snapshot.h"

#include "snapshot/fields.h"

/* What is written by hand: the template, and comments. */
/* Of which nothing was not understood. */
static struct snapshot load_clean(struct str text)
{
	struct snapshot snapshot = load_text("s.json", text);

	assert_int_equal(snapshot.instances.n, 1);
	if (snapshot.ignored.n > 0) {
		fail_msg("noted: %s", z(snapshot.ignored.items[0]));
	}
	return snapshot;
}

static void test_template_says_nothing(void **state)
{
	struct snapshot snapshot = load_clean(read_file(STR("snapshot/template.json")));

	(void)state;
	for (size_t i = 0; i < fields_count(); i++) {
		const struct field *field = fields_at(i);
		struct field_view view = fields_view(&arena, &snapshot.instances.items[0], field);

		if (view.known) {
			fail_msg("%s is known", fields_name(field));
		}
	}
	assert_int_equal(snapshot.captured_at.n, 0);
	assert_int_equal(snapshot.instances.items[0].webhooks, WEBHOOKS_UNKNOWN);
}

static void test_template_filled_in(void **state)
{
	static const char text[] =
		"{\"format\":\"clerk-snapshot\",\"format_version\":1,\"instances\":[{"
		"\"// instance_id\":\"ins_…\",\"instance_id\":\"ins_FAKE0001\","
		"\"webhooks\":{\"state\":\"manual\",\"// endpoints\":[\"x\"],\"endpoints\":[{"
		"\"//\":\"ours\",\"url\":\"https://a.example/hook\",\"all_events\":true}]},"
		"\"manual\":{\"// user_count\":7,\"user_count\":12}}]}";
	struct snapshot snapshot = load_clean(str_of(text));
	const struct instance *instance = &snapshot.instances.items[0];

	(void)state;
	assert_true(instance->id.known);
	assert_int_equal(instance->webhooks, WEBHOOKS_MANUAL);
	assert_int_equal(instance->endpoints.n, 1);
	assert_true(instance->user_count.known);
	assert_int_equal(instance->user_count.value, 12);
}

/* In maps too, whose keys are names; each of these would be noted or read as a value. */
static void test_comments_anywhere(void **state)
{
	static const char text[] =
		"{\"//\":[\"a\",\"b\"],\"instances\":[{\"//\":{\"bapi\":1},"
		"\"bapi\":{\"//\":\"x\",\"users_count\":{\"// total_count\":\"few\","
		"\"total_count\":3}},"
		"\"fapi\":{\"// environment\":null,\"environment\":{\"user_settings\":{"
		"\"attributes\":{\"//\":\"none\"}}}},"
		"\"platform\":{\"domain_status\":{\"//\":\"two\",\"dmn_FAKE0001\":{"
		"\"status\":\"complete\",\"dns\":{\"//\":\"x\",\"cnames\":{\"//\":\"x\"}}}}}}]}";
	struct snapshot snapshot = load_clean(str_of(text));

	(void)state;
	assert_int_equal(snapshot.instances.items[0].user_count.value, 3);
}

static void test_comments_hide_no_secret(void **state)
{
	struct snapshot snapshot = {0};
	struct str error = STR("");

	(void)state;
	assert_false(snapshot_load(&arena, STR("s.json"),
		STR("{\"instances\":[{\"//\":\"sk_test_FAKEfakeFAKEfake0000\"}]}"), &snapshot,
		&error));
	assert_true(str_has(error, "instances[0].//"));
	assert_false(str_has(error, "FAKEfake"));
}

/* Beside an export, whichever comes first. */
static void test_template_takes_nothing_away(void **state)
{
	static const char full[] =
		"{\"instances\":[{\"instance_id\":\"ins_FAKE0001\",\"webhooks\":{"
		"\"state\":\"none\"},\"manual\":{\"user_count\":12}}]}";
	static const char blank[] =
		"{\"instances\":[{\"instance_id\":\"ins_FAKE0001\",\"webhooks\":{"
		"\"state\":\"unknown\",\"endpoints\":[]},\"secret_key_fingerprints\":[]}]}";

	(void)state;
	for (int first = 0; first < 2; first++) {
		struct snapshot a = load_clean(str_of(first == 0 ? full : blank));
		struct snapshot b = load_clean(str_of(first == 0 ? blank : full));

		snapshot_merge(&arena, &a, &b);
		assert_int_equal(a.instances.n, 1);
		assert_int_equal(a.ignored.n, 0);
		assert_int_equal(a.instances.items[0].webhooks, WEBHOOKS_NONE);
		assert_int_equal(a.instances.items[0].user_count.value, 12);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_template_says_nothing, setup, teardown),
		cmocka_unit_test_setup_teardown(test_template_filled_in, setup, teardown),
		cmocka_unit_test_setup_teardown(test_template_takes_nothing_away, setup, teardown),
		cmocka_unit_test_setup_teardown(test_comments_anywhere, setup, teardown),
		cmocka_unit_test_setup_teardown(test_comments_hide_no_secret, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
