#include "field_cases.h"
#include "load_snapshot.h"

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

enum { SAYS = 10 };

/* A value and where in a bundle's instance it stands: "fapi.environment.auth_config.test_mode". */
struct setting {
	struct str path;
	const char *json;
};

typedef VEC(struct setting) setting_vec;

static void put(setting_vec *all, const struct says *says, const char *json)
{
	const char *dot = *says->key == '\0' ? "" : ".";
	struct setting it = {str_format(&arena, "%s%s%s", says->slot, dot, says->key), json};

	vec_push(&arena, all, it);
}

/* Writes the settings as nested objects; as deep as the longest path has dots. */
static void write_level(struct buf *out, const setting_vec *all)
{
	setting_vec left = *all;

	buf_add_z(out, "{");
	while (left.n > 0) {
		struct str rest = left.items[0].path;
		struct str name = str_take(&rest, '.');
		setting_vec below = {0};
		setting_vec others = {0};

		for (size_t i = 0; i < left.n; i++) {
			struct setting it = left.items[i];
			struct str own = str_take(&it.path, '.');

			if (str_equal(own, name)) {
				vec_push(&arena, &below, it);
			} else {
				vec_push(&arena, &others, left.items[i]);
			}
		}
		buf_format(out, "%s\"%s\": ", left.n == all->n ? "" : ", ", z(name));
		if (str_absent(rest)) {
			assert_int_equal(below.n, 1);
			buf_add_z(out, below.items[0].json);
		} else {
			write_level(out, &below);
		}
		left = others;
	}
	buf_add_z(out, "}");
}

static struct snapshot load_settings(const setting_vec *all)
{
	struct snapshot snapshot;
	struct buf text = {0};

	buf_add_z(&text, "{\"format\": \"clerk-snapshot\", \"instances\": [");
	write_level(&text, all);
	buf_add_z(&text, "]}");
	snapshot = load_json(z(buf_str(&text)));
	buf_finish(&text);
	assert_int_equal(snapshot.instances.n, 1);
	return snapshot;
}

static const struct field *field_of(const struct field_case *it)
{
	const struct field *field = fields_by_name(str_of(it->name));

	if (field == NULL) {
		fail_msg("%s is no field", it->name);
	}
	return field;
}

static size_t count_says(const struct field_case *it)
{
	size_t n = 0;

	while (n < SAYS && it->says[n].slot != NULL) {
		n++;
	}
	return n;
}

static struct str place_of(const struct says *says)
{
	return *says->key == '\0' ? str_of(says->slot)
				  : str_format(&arena, "%s.%s", says->slot, says->key);
}

static void assert_value(const struct snapshot *snapshot, const struct field_case *it,
	size_t source, const char *value)
{
	struct field_view view = fields_view(&arena, &snapshot->instances.items[0], field_of(it));

	if (!view.known) {
		fail_msg("%s, source %zu: unknown: %s", it->name, source, z(view.reason));
	}
	if (!str_is(view.value, value)) {
		fail_msg("%s, source %zu: %s, not %s", it->name, source, z(view.value), value);
	}
	if (!str_starts(view.path, z(place_of(&it->says[source])))) {
		fail_msg("%s, source %zu: read at %s", it->name, source, z(view.path));
	}
}

/* How many disagreements there are of this field. */
static size_t disagreements(const struct snapshot *snapshot, const struct field_case *it)
{
	const struct instance *instance = &snapshot->instances.items[0];
	size_t n = 0;

	for (size_t i = 0; i < instance->disagreements.n; i++) {
		n += strcmp(instance->disagreements.items[i].field, it->name) == 0;
	}
	return n;
}

/* One source says `own`, those after it say `other`, as far as they can. */
static void check_precedence(
	const struct field_case *it, size_t source, const char *value, bool first, bool alone)
{
	setting_vec all = {0};
	struct snapshot snapshot;
	size_t expected = 0;

	put(&all, &it->says[source], first ? it->says[source].a : it->says[source].b);
	for (size_t i = source + 1; i < count_says(it) && !alone; i++) {
		const char *other = first ? it->says[i].b : it->says[i].a;

		if (other != NULL) {
			put(&all, &it->says[i], other);
			expected += !it->says[i].loose;
		}
	}
	snapshot = load_settings(&all);
	assert_value(&snapshot, it, source, value);
	if (disagreements(&snapshot, it) != expected) {
		fail_msg("%s, source %zu: %zu disagreements, not %zu", it->name, source,
			disagreements(&snapshot, it), expected);
	}
}

static void each_value(const struct field_case *it, bool alone)
{
	for (size_t i = 0; i < count_says(it); i++) {
		if (it->says[i].a != NULL) {
			check_precedence(it, i, it->a, true, alone);
		}
		if (it->says[i].b != NULL) {
			check_precedence(it, i, it->b, false, alone);
		}
	}
}

static void test_each_source_alone(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(field_cases); i++) {
		each_value(&field_cases[i], true);
	}
}

static void test_first_source_decides(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(field_cases); i++) {
		each_value(&field_cases[i], false);
	}
}

static void test_agreement_is_no_disagreement(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(field_cases); i++) {
		const struct field_case *it = &field_cases[i];
		setting_vec all = {0};
		struct snapshot snapshot;

		for (size_t k = 0; k < count_says(it); k++) {
			if (it->says[k].b != NULL) {
				put(&all, &it->says[k], it->says[k].b);
			}
		}
		snapshot = load_settings(&all);
		assert_value(&snapshot, it, 0, it->b);
		assert_int_equal(disagreements(&snapshot, it), 0);
	}
}

static bool is_ignored(const struct snapshot *snapshot, struct str place)
{
	for (size_t i = 0; i < snapshot->ignored.n; i++) {
		if (str_starts(snapshot->ignored.items[i], z(place))) {
			return true;
		}
	}
	return false;
}

/* A source that is not understood is not passed over, whatever the others say. */
static void check_bad(const struct field_case *it, size_t source)
{
	const struct says *says = &it->says[source];
	struct field_view view;
	setting_vec all = {0};
	struct snapshot snapshot;

	put(&all, says, says->bad);
	for (size_t i = source + 1; i < count_says(it); i++) {
		put(&all, &it->says[i], it->says[i].a == NULL ? it->says[i].b : it->says[i].a);
	}
	snapshot = load_settings(&all);
	view = fields_view(&arena, &snapshot.instances.items[0], field_of(it));
	if (view.known) {
		fail_msg("%s, source %zu: known: %s", it->name, source, z(view.value));
	}
	if (!str_has(view.reason, says->slot)) {
		fail_msg("%s, source %zu: reason: %s", it->name, source, z(view.reason));
	}
	if (!is_ignored(&snapshot, place_of(says))) {
		fail_msg("%s, source %zu: not noted", it->name, source);
	}
	assert_int_equal(disagreements(&snapshot, it), 0);
}

static void test_wrong_type(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(field_cases); i++) {
		for (size_t k = 0; k < count_says(&field_cases[i]); k++) {
			if (field_cases[i].says[k].bad != NULL) {
				check_bad(&field_cases[i], k);
			}
		}
	}
}

/* The document itself is of a wrong type, and the other way round one of its parts. */
static void check_whole(const struct field_case *it, const struct says *says, const char *json)
{
	struct says whole = {says->slot, "", NULL, NULL, NULL, false, false};
	struct field_view view;
	setting_vec all = {0};
	struct snapshot snapshot;

	put(&all, &whole, json);
	snapshot = load_settings(&all);
	view = fields_view(&arena, &snapshot.instances.items[0], field_of(it));
	if (view.known) {
		fail_msg("%s known from %s: %s", it->name, says->slot, json);
	}
	if (!says->unnamed && !str_has(view.reason, says->slot)) {
		fail_msg("%s, %s: reason: %s", it->name, json, z(view.reason));
	}
	assert_int_equal(disagreements(&snapshot, it), 0);
}

static void test_wrong_documents(void **state)
{
	static const char *const wrong[] = {"5", "\"x\"", "[]", "[5]", "{}", "{\"data\": {}}",
		"true", "{\"errors\": [{\"code\": \"not_found\"}]}", "{\"errors\": []}"};

	(void)state;
	for (size_t i = 0; i < COUNT(field_cases); i++) {
		for (size_t k = 0; k < count_says(&field_cases[i]); k++) {
			const struct says *says = &field_cases[i].says[k];
			bool document = strchr(says->slot, '.') != NULL;
			bool list = *says->key == '\0';

			for (size_t w = 0; w < COUNT(wrong) && document; w++) {
				if (!list || *wrong[w] != '[') {
					check_whole(&field_cases[i], says, wrong[w]);
				}
			}
		}
	}
}

static void test_missing(void **state)
{
	static const struct says nothing = {"bapi.protect", "", NULL, NULL, NULL, false, false};
	setting_vec all = {0};
	struct snapshot snapshot;

	(void)state;
	put(&all, &nothing, "{}");
	snapshot = load_settings(&all);
	for (size_t i = 0; i < COUNT(field_cases); i++) {
		const struct field_case *it = &field_cases[i];
		struct field_view view =
			fields_view(&arena, &snapshot.instances.items[0], field_of(it));

		assert_false(view.known);
		for (size_t k = 0; k < count_says(it); k++) {
			if (!it->says[k].unnamed && !str_has(view.reason, it->says[k].slot)) {
				fail_msg("%s: %s is not in: %s", it->name, it->says[k].slot,
					z(view.reason));
			}
		}
	}
	assert_int_equal(snapshot.ignored.n, 0);
}

static void test_null_is_missing(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(field_cases); i++) {
		for (size_t k = 0; k < count_says(&field_cases[i]); k++) {
			const struct says *says = &field_cases[i].says[k];
			setting_vec all = {0};
			struct snapshot snapshot;

			if (says->b != NULL && strcmp(says->b, "null") == 0) {
				continue;
			}
			put(&all, says, "null");
			snapshot = load_settings(&all);
			assert_false(fields_view(
				&arena, &snapshot.instances.items[0], field_of(&field_cases[i]))
					     .known);
			assert_int_equal(snapshot.ignored.n, 0);
		}
	}
}

static const struct field_case *case_of(const char *name)
{
	for (size_t i = 0; i < COUNT(field_cases); i++) {
		if (strcmp(field_cases[i].name, name) == 0) {
			return &field_cases[i];
		}
	}
	return NULL;
}

/* The slots of the case's sources, in order, each run of one slot once. */
static str_vec slots_of(const struct field_case *it)
{
	str_vec slots = {0};

	for (size_t i = 0; i < count_says(it); i++) {
		if (slots.n == 0 || !str_is(*vec_last(&slots), it->says[i].slot)) {
			vec_push(&arena, &slots, str_of(it->says[i].slot));
		}
	}
	return slots;
}

static void test_every_scalar_has_a_case(void **state)
{
	(void)state;
	for (size_t i = 0; i < fields_count(); i++) {
		const struct field *field = fields_at(i);
		const struct field_case *it = case_of(fields_name(field));
		str_vec slots = fields_slots(&arena, field);
		str_vec told;

		if (fields_type(field) == FIELD_LIST) {
			continue;
		}
		if (it == NULL) {
			fail_msg("%s has no case in field_cases.h", fields_name(field));
		}
		told = slots_of(it);
		for (size_t k = 0; k < slots.n || k < told.n; k++) {
			if (k >= slots.n || k >= told.n ||
				!str_equal(slots.items[k], told.items[k])) {
				fail_msg("%s: its case does not name its slots in their order",
					fields_name(field));
			}
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_each_source_alone, setup, teardown),
		cmocka_unit_test_setup_teardown(test_first_source_decides, setup, teardown),
		cmocka_unit_test_setup_teardown(test_agreement_is_no_disagreement, setup, teardown),
		cmocka_unit_test_setup_teardown(test_wrong_type, setup, teardown),
		cmocka_unit_test_setup_teardown(test_wrong_documents, setup, teardown),
		cmocka_unit_test_setup_teardown(test_missing, setup, teardown),
		cmocka_unit_test_setup_teardown(test_null_is_missing, setup, teardown),
		cmocka_unit_test_setup_teardown(test_every_scalar_has_a_case, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
