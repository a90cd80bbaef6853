#include <dirent.h>
#include <stdlib.h>

#include "imported.h"
#include "snapshot/fields.h"
#include "snapshot/snapshot.h"
#include "json/json.h"

static int compare_names(const void *left, const void *right)
{
	return str_compare(*(const struct str *)left, *(const struct str *)right);
}

/* All *.json files of a folder, by name. */
static str_vec fixtures(const char *folder)
{
	DIR *open = opendir(folder);
	struct dirent *entry;
	str_vec names = {0};

	assert_non_null(open);
	while ((entry = readdir(open)) != NULL) {
		if (str_ends(str_of(entry->d_name), ".json")) {
			vec_push(&arena, &names, str_format(&arena, "%s%s", folder, entry->d_name));
		}
	}
	closedir(open);
	qsort(names.items, names.n, sizeof(names.items[0]), compare_names);
	assert_true(names.n > 0);
	return names;
}

/* What a field says, without where it was read: import writes identities down once more. */
static struct str said(const struct instance *instance, const struct field *field)
{
	struct field_view view = fields_view(&arena, instance, field);
	struct str text = str_format(&arena, "%s: %s %.*s", fields_name(field),
		view.known ? "known" : "unknown", STR_ARGS(view.value));

	for (size_t i = 0; i < view.items.n; i++) {
		const struct item_view *item = &view.items.items[i];

		text = str_format(&arena, "%.*s [%.*s", STR_ARGS(text), STR_ARGS(item->name));
		for (size_t m = 0; m < item->members.n; m++) {
			text = str_format(&arena, "%.*s, %s %d %.*s", STR_ARGS(text),
				item->members.items[m].name, item->members.items[m].known,
				STR_ARGS(item->members.items[m].value));
		}
		text = str_format(&arena, "%.*s]", STR_ARGS(text));
	}
	return text;
}

/* False when the file is not to be read as it is. */
static bool check_round_trip(struct str name, struct str text)
{
	struct snapshot before;
	struct str error;
	struct str once;
	struct snapshot after;

	if (!snapshot_load(&arena, name, text, &before, &error)) {
		return false;
	}
	once = import_one(text, &plain);
	after = load_text("imported", once);

	assert_same(once, import_one(once, &plain));
	assert_int_equal(before.instances.n, after.instances.n);
	for (size_t i = 0; i < before.instances.n; i++) {
		const struct instance *a = &before.instances.items[i];
		const struct instance *b = &after.instances.items[0];

		for (size_t j = 0; j < after.instances.n; j++) {
			if (str_equal(after.instances.items[j].label, a->label)) {
				b = &after.instances.items[j];
			}
		}
		for (size_t f = 0; f < fields_count(); f++) {
			struct str x = said(a, fields_at(f));
			struct str y = said(b, fields_at(f));

			if (!str_equal(x, y)) {
				fail_msg("%s: before and after:\n%s\n%s", name.s, x.s, y.s);
			}
		}
		assert_int_equal(a->disagreements.n, b->disagreements.n);
	}
	return true;
}

/*
 * Each file tells the same after import as before. Only a text in place of a
 * switch is dropped like any other, which wrong-types.json has plenty of.
 */
static void test_nothing_is_lost(void **state)
{
	str_vec names = fixtures("tests/snapshot/");
	size_t read = 0;

	(void)state;
	for (size_t i = 0; i < names.n; i++) {
		if (!str_is(str_last_part(names.items[i], '/'), "wrong-types.json")) {
			read += check_round_trip(names.items[i], read_file(names.items[i]));
		}
	}
	assert_true(read > 40);
	/* an environment has addresses of the instance's own, which are no reason to refuse it */
	load_text("raw", read_file(STR(RAW "environment.json")));
}

/* Secrets of every shape, an address and a telephone number. */
static str_vec secrets(void)
{
	static const char *const all[] = {SK,
		"sk_"
		"test_"
		"AbCdEfGhIjKlMnOpQrStUvWxYz0987612345",
		WHSEC,
		"ak_"
		"AbCdEfGhIjKlMnOpQrStUvWxYz0987612345",
		"mt_"
		"AbCdEfGhIjKlMnOpQrStUvWxYz0987612345",
		"oat_"
		"AbCdEfGhIjKlMnOpQrStUvWxYz0987612345",
		"live_"
		"AbCdEfGhIjKlMnOpQrStUvWxYz0987612345aA1",
		"-----BEGIN PRIVATE"
		" KEY-----\\nAbCdEfGhIjKlMnOpQrStUvWxYz0987612345\\n-----END"
		" PRIVATE KEY-----",
		"eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJBYkNkRWZHaCJ9."
		"AbCdEfGhIjKlMnOpQrStUvWxYz0987612345",
		"AbCdEfGhIj@fake.example", "+490987612345"};
	str_vec out = {0};

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		vec_push(&arena, &out, str_of(all[i]));
	}
	return out;
}

/* Part of a key is a leak too. */
static void assert_unseen(struct str text, struct str where, size_t offset)
{
	static const char *const pieces[] = {
		"AbCdEfGh", "KlMnOpQr", "0987612", "QUJDREVG", "TVRVVldY"};

	for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++) {
		if (str_has(text, pieces[i])) {
			fail_msg("%s, planted at byte %zu: %s", where.s, offset,
				str_copy(&arena, text).s);
		}
	}
}

static struct str spliced(struct str text, size_t from, size_t to, struct str piece)
{
	struct str head = str_join(&arena, str_slice(text, 0, from), piece);

	return str_join(&arena, head, str_slice(text, to, text.n));
}

static void plant(struct str name, struct str text, size_t offset)
{
	struct import_options options = plain;
	struct import_result result;
	struct str error;

	options.verbose = true;
	if (!try_import(name, text, &options, &result, &error)) {
		assert_unseen(error, name, offset);
		return;
	}
	assert_unseen(result.text, name, offset);
	for (size_t i = 0; i < result.report.paths.n; i++) {
		assert_unseen(result.report.paths.items[i].path, name, offset);
	}
	for (size_t i = 0; i < result.report.notes.n; i++) {
		assert_unseen(result.report.notes.items[i], name, offset);
	}
}

struct planting {
	struct str name;
	struct str text;
	str_vec secrets;
	size_t turn; /* which secret, and how */
	size_t step; /* of so many places one */
};

static struct str next_secret(struct planting *planting)
{
	return planting->secrets.items[planting->turn++ % planting->secrets.n];
}

static void plant_text(struct planting *planting, const struct json *node)
{
	bool behind = planting->turn / planting->secrets.n % 2 == 1;
	struct str secret = next_secret(planting);
	size_t from = behind ? node->end - 1 : node->offset;
	size_t to = behind ? from : node->end;
	struct str piece = str_format(&arena, behind ? "/%s" : "\"%s\"", secret.s);

	if (planting->turn % planting->step == 0) {
		plant(planting->name, spliced(planting->text, from, to, piece), from);
	}
}

static void plant_key(struct planting *planting, const struct json *node)
{
	struct str piece = str_format(&arena, "\"%s\"", next_secret(planting).s);
	size_t from = node->key_offset;
	size_t to = from + node->key.n + 2;

	if (planting->turn % planting->step == 0) {
		plant(planting->name, spliced(planting->text, from, to, piece), from);
	}
}

/* Instead of texts or behind them, and instead of keys. */
static void plant_everywhere(struct planting *planting, const struct json *node)
{
	struct arena kept = arena;

	json_each (child, node) {
		plant_everywhere(planting, child);
	}
	arena_init(&arena);
	if (node->type == JSON_STRING) {
		plant_text(planting, node);
	}
	if (!str_absent(node->key)) {
		plant_key(planting, node);
	}
	arena_finish(&arena);
	arena = kept;
}

static void plant_in_folder(struct planting *planting, const char *folder)
{
	str_vec names = fixtures(folder);

	for (size_t i = 0; i < names.n; i++) {
		struct json_limits limits = {0};
		struct json_error problem;
		const struct json *document;

		planting->name = names.items[i];
		planting->text = read_file(names.items[i]);
		document = json_parse(&arena, planting->text, limits, &problem);
		if (document != NULL) {
			plant_everywhere(planting, document);
		}
	}
}

static void test_no_planted_secret_is_seen(void **state)
{
	struct planting planting = {.secrets = secrets()};

	(void)state;
	planting.step = 1;
	plant_in_folder(&planting, RAW);
	assert_true(planting.turn > 400);
	planting.step = 5;
	plant_in_folder(&planting, "tests/snapshot/");
	assert_true(planting.turn > 4000);
}

#define DOMAINS \
	"{\"data\":[{\"object\":\"domain\",\"id\":\"dmn_1\",\"name\":\"a.example\"," \
	"\"is_satellite\":false,\"frontend_api_url\":\"https://" \
	"clerk.a.example\"}],\"total_count\":1}"
#define COUNT(n)          "{\"object\":\"total_count\",\"total_count\":" n "}"
#define ENVELOPE(at, ins) "{\"captured_at\":\"" at "\",\"instance_id\":\"" ins "\","

static struct str import_all(const char *const *texts, size_t count,
	const struct import_options *options, struct str *error)
{
	struct import_file *files = arena_array(&arena, count, sizeof(*files));
	struct import_result result;

	for (size_t i = 0; i < count; i++) {
		files[i].name = str_format(&arena, "file%zu", i);
		files[i].text = str_of(texts[i]);
	}
	return import_files(&arena, files, count, options, &result, error) ? result.text : STR_NONE;
}

static struct str joined(const char *const *texts, size_t count)
{
	struct str error;
	struct str text = import_all(texts, count, &plain, &error);

	if (str_absent(text)) {
		fail_msg("%s", str_copy(&arena, error).s);
	}
	return text;
}

static void test_order_does_not_matter(void **state)
{
	const char *texts[] = {
		ENVELOPE("2026-08-20T10:00:00Z", PROD) "\"bapi\":{\"users_count\":" COUNT("1") "}}",
		ENVELOPE("2026-08-21T10:00:00Z", PROD) "\"bapi\":{\"users_count\":" COUNT("2") "}}",
		ENVELOPE("2026-08-19T10:00:00Z", PROD) "\"bapi\":{\"domains\":" DOMAINS "}}",
		COUNT("3"),
	};
	static const size_t orders[][3] = {{0, 1, 2}, {2, 1, 0}, {1, 2, 0}, {1, 0, 2}};
	struct str want = joined(texts, 3);
	struct import_options options = plain;
	struct str error;

	(void)state;
	assert_in(want, "\"total_count\": 2\n");
	assert_in(want, "\"captured_at\": \"2026-08-19T10:00:00Z\"");
	for (size_t i = 0; i < 4; i++) {
		const char *turned[] = {
			texts[orders[i][0]], texts[orders[i][1]], texts[orders[i][2]]};

		assert_same(joined(turned, 3), want);
	}
	/* what does not say when was just saved; twice the same file is the same as once */
	options.instance = STR(PROD);
	assert_in(import_all(texts, 4, &options, &error), "\"total_count\": 3\n");
	texts[3] = texts[0];
	assert_same(joined(texts, 4), want);
}

static void test_what_stands_beside_is_united(void **state)
{
	static const char *const texts[] = {
		ENVELOPE("2026-08-20T10:00:00Z",
			PROD) "\"secret_key_fingerprints\":[\"" SK "\"],\"sources\":"
			      "{\"bapi.users_count\":{\"status\":200,\"fetched_at\":\"2026-08-"
			      "20T10:00:00Z\"}},"
			      "\"bapi\":{\"users_count\":" COUNT(
				      "1") ",\"identifier_stats\":{\"allowlist\":"
					   "{\"total_count\":1}}}}",
		ENVELOPE("2026-08-21T10:00:00Z",
			PROD) "\"secret_key_fingerprints\":[\"sha256:"
			      "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\"],"
			      "\"sources\":"
			      "{\"bapi.users_count\":{\"status\":200,\"fetched_at\":\"2026-08-"
			      "21T10:00:00Z\"},"
			      "\"bapi.domains\":{\"status\":200},\"no.slot\":{\"status\":1}},"
			      "\"bapi\":"
			      "{\"users_count\":" COUNT(
				      "2") ",\"domains\":" DOMAINS ",\"identifier_stats\":"
					   "{\"blocklist\":{\"total_count\":2}}}}",
	};
	struct str text = joined(texts, 2);

	(void)state;
	assert_in(text, "\"fetched_at\": \"2026-08-21T10:00:00Z\"");
	assert_not_in(text, "\"fetched_at\": \"2026-08-20T10:00:00Z\"");
	assert_not_in(text, "no.slot");
	assert_in(text, "sha256:0123456789abcdef");
	assert_in(text, "\"allowlist\"");
	assert_in(text, "\"blocklist\"");
	assert_int_equal(load_text("s", text).instances.items[0].secret_key_fingerprints.n, 2);
}

static void test_counts_that_differ_are_told(void **state)
{
	struct import_file files[] = {
		{STR("a"), STR("{\"bapi\":{\"identifier_stats\":{\"allowlist\":{\"total_count\":1}}"
			       "}}")},
		{STR("b"), STR("{\"bapi\":{\"identifier_stats\":{\"allowlist\":{\"total_count\":2}}"
			       "}}")},
	};
	struct import_result result;
	struct str error;

	(void)state;
	assert_true(import_files(&arena, files, 2, &plain, &result, &error));
	assert_int_equal(result.report.notes.n, 1);
	assert_in(result.report.notes.items[0], "bapi.identifier_stats: is given twice");
}

static void test_pages_keep_the_older_date(void **state)
{
#define PAGE(at, id) \
	ENVELOPE(at, PROD) \
	"\"sources\":{\"bapi.machines\":{\"fetched_at\":\"" at "\"}},\"bapi\":{\"machines\":" \
	"{\"data\":[{\"object\":\"machine\",\"id\":\"" id \
	"\",\"name\":\"m\"}],\"total_count\":2}}}"
	static const char *const texts[] = {
		PAGE("2026-08-20T10:00:00Z", "mch_1"), PAGE("2026-08-20T10:00:09Z", "mch_2")};
	struct str text = joined(texts, 2);

	(void)state;
	assert_in(text, "mch_1");
	assert_in(text, "mch_2");
	assert_not_in(text, "10:00:09Z");
}

#define BOTH \
	"{\"application_id\":\"app_1\",\"instances\":[{\"instance_id\":\"" DEV \
	"\",\"environment_type\":\"development\"},{\"instance_id\":\"" PROD \
	"\",\"environment_type\":\"production\"}]}"

static void test_whose_a_lone_document_is(void **state)
{
	static const char *const texts[] = {BOTH, COUNT("7")};
	struct import_options options = plain;
	struct str error;
	struct snapshot snapshot;

	(void)state;
	assert_true(str_absent(import_all(texts, 2, &options, &error)));
	assert_in(error, "file1: does not say which instance it is of");
	assert_in(error, DEV " or " PROD);
	assert_in(error, "--instance");
	options.instance = STR(PROD);
	snapshot = load_text("s", import_all(texts, 2, &options, &error));
	assert_int_equal(snapshot.instances.n, 2);
	/* production comes first */
	assert_true(str_is(snapshot.instances.items[0].id.value, PROD));
	assert_int_equal(snapshot.instances.items[0].user_count.value, 7);
	assert_false(snapshot.instances.items[1].user_count.known);
	options.instance = STR("clerk.a.example");
	assert_in(import_all(&texts[1], 1, &options, &error), "\"fapi_host\": \"clerk.a.example\"");
}

static void test_when_it_was_captured(void **state)
{
	static const char *const dated[] = {
		ENVELOPE("2026-08-20T10:00:00Z", PROD) "\"bapi\":{\"domains\":" DOMAINS "}}",
		COUNT("1")};
	static const char *const wrong[] = {"{\"captured_at\":\"last week\",\"bapi\":{\"x\":1}}"};
	struct import_options options = plain;
	struct str error;

	(void)state;
	assert_in(imported(COUNT("1")), "\"captured_at\": null");
	assert_in(joined(wrong, 1), "\"captured_at\": null");
	options.captured_at = STR("2026-08-01");
	assert_in(
		import_one(STR(COUNT("1")), &options), "\"captured_at\": \"2026-08-01T00:00:00Z\"");
	assert_in(import_all(dated, 2, &options, &error),
		"\"captured_at\": \"2026-08-01T00:00:00Z\"");
	assert_in(import_all(dated, 1, &options, &error),
		"\"captured_at\": \"2026-08-20T10:00:00Z\"");
	options.captured_at = STR("2026-09-01");
	assert_in(import_all(dated, 2, &options, &error),
		"\"captured_at\": \"2026-08-20T10:00:00Z\"");
}

/* One clear line for each, naming the file. */
static void test_what_cannot_be_read(void **state)
{
	static const char *const texts[] = {"", "{", "[1,2", "\"text\"", "null", "{}",
		"{\"a\":1,\"a\":2}", "{\"instances\":[]}", "{\"instances\":[1]}",
		"{\"format\":\"other\"}", "{\"a\":\"\\ud800\"}",
		"{\"format\":\"clerk-snapshot\",\"format_version\":2,\"instances\":[{}]}",
		"{\"errors\":[{\"code\":\"clerk_key_invalid\"}]}"};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct str error = refusal(texts[i], &plain);

		assert_true(str_starts(error, "f.json:"));
		assert_true(str_find_byte(error, '\n') == SIZE_MAX);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_nothing_is_lost),
		cmocka_unit_test(test_no_planted_secret_is_seen),
		cmocka_unit_test(test_order_does_not_matter),
		cmocka_unit_test(test_what_stands_beside_is_united),
		cmocka_unit_test(test_counts_that_differ_are_told),
		cmocka_unit_test(test_pages_keep_the_older_date),
		cmocka_unit_test(test_whose_a_lone_document_is),
		cmocka_unit_test(test_when_it_was_captured),
		cmocka_unit_test(test_what_cannot_be_read),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
