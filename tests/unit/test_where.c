#include "load_snapshot.h"
#include "snapshot/where.h"
#include "json/json.h"

/* What stands where a path leads to, or absent. */
static struct str at(
	const struct snapshot *snapshot, const char *const *texts, const char *path, size_t *file)
{
	struct where where;

	if (!where_find(snapshot, 0, str_of(path), &where)) {
		return STR_NONE;
	}
	*file = where.file;
	return str_slice(str_of(texts[where.file]), where.start, where.end);
}

#define assert_at(snapshot, texts, path, wanted_file, wanted) \
	do { \
		size_t file = 99; \
		struct str found = at(&(snapshot), texts, path, &file); \
		assert_string_equal(str_copy(&arena, found).s, wanted); \
		assert_int_equal(file, wanted_file); \
	} while (0)

static const char bundle[] =
	"{\"format\": \"clerk-snapshot\", \"instances\": [{\n"
	"  \"instance_id\": \"ins_FAKEone\",\n"
	"  \"// note\": \"a comment moves nothing\",\n"
	"  \"bapi\": {\"instance\": {\"object\": \"instance\",\n"
	"    \"environment_type\": \"production\", \"a.b\": {\"c\": 1}},\n"
	"    \"domains\": {\"data\": [{\"id\": \"dmn_1\"}, {\"id\": \"dmn_2\",\n"
	"      \"name\": \"é.example\"}], \"total_count\": 2}}}]}";

static void values_of_a_bundle(void **state)
{
	const char *const texts[] = {bundle};
	struct snapshot snapshot = load_json(bundle);

	(void)state;
	assert_at(snapshot, texts, "bapi.instance.environment_type", 0,
		"\"environment_type\": \"production\"");
	assert_at(snapshot, texts, "bapi.domains.data[1].name", 0, "\"name\": \"é.example\"");
	assert_at(snapshot, texts, "bapi.instance.a.b.c", 0, "\"c\": 1");
	assert_at(snapshot, texts, "instance_id", 0, "\"instance_id\": \"ins_FAKEone\"");
	/* lists and objects to their bracket, items have no key */
	assert_at(snapshot, texts, "bapi.domains.data", 0, "\"data\": [");
	assert_at(snapshot, texts, "bapi.domains.data[1]", 0, "{");
}

static void what_is_not_there_is_shown_where_it_would_be(void **state)
{
	const char *const texts[] = {bundle};
	struct snapshot snapshot = load_json(bundle);
	struct where where;

	(void)state;
	assert_at(snapshot, texts, "bapi.domains.data[1].proxy_url", 0, "{");
	assert_at(snapshot, texts, "bapi.domains.data[7].name", 0, "\"data\": [");
	assert_at(snapshot, texts, "bapi.domains.data[99999999999999999999]", 0, "\"data\": [");
	assert_at(snapshot, texts, "bapi.instance.environment_type.x[", 0,
		"\"environment_type\": \"production\"");
	assert_false(where_find(&snapshot, 0, STR("fapi.environment.x"), &where));
	assert_false(where_find(&snapshot, 0, STR("bapi.instances"), &where));
	assert_false(where_find(&snapshot, 0, STR(""), &where));
}

static const char answer[] = "{\"object\": \"total_count\", \"total_count\": 7}";

static void values_of_several_files(void **state)
{
	const char *const texts[] = {bundle, answer};
	struct snapshot snapshot = load_json(bundle);
	struct snapshot more = load_text("count.json", str_of(answer));

	(void)state;
	snapshot_merge(&arena, &snapshot, &more);
	assert_int_equal(snapshot.instances.n, 1);
	assert_at(snapshot, texts, "bapi.users_count.total_count", 1, "\"total_count\": 7");
	assert_at(snapshot, texts, "bapi.instance.environment_type", 0,
		"\"environment_type\": \"production\"");
}

#define PAGE(item) \
	"{\"data\": [{\"object\": \"jwt_template\", \"id\": \"jtmp_" item "\", \"name\": \"" item \
	"\"}], \"total_count\": 2}"

/* An offset is of one file, and the list's items are of two. */
static void pages_of_two_files_have_no_place(void **state)
{
	struct snapshot snapshot = load_text("1.json", STR(PAGE("one")));
	struct snapshot more = load_text("2.json", STR(PAGE("two")));
	struct where where;

	(void)state;
	assert_true(where_find(&snapshot, 0, STR("bapi.jwt_templates.data[0]"), &where));
	snapshot_merge(&arena, &snapshot, &more);
	assert_int_equal(snapshot.instances.n, 1);
	assert_int_equal(snapshot.instances.items[0].jwt_templates.n, 2);
	assert_false(where_find(&snapshot, 0, STR("bapi.jwt_templates.data[0]"), &where));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(values_of_a_bundle, setup, teardown),
		cmocka_unit_test_setup_teardown(
			what_is_not_there_is_shown_where_it_would_be, setup, teardown),
		cmocka_unit_test_setup_teardown(values_of_several_files, setup, teardown),
		cmocka_unit_test_setup_teardown(pages_of_two_files_have_no_place, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
