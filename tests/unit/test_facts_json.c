#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "facts/clean.h"
#include "facts/facts_json.h"
#include "facts/fields.h"

/*
 * Fills structs from the same tables that the writer and the reader use, so
 * that a new field is tested the moment it is listed.
 */
struct filler {
	struct arena arena;
	uint32_t count;
};

enum { APPS = 2 };

static void fill_record(struct filler *filler, const struct record *record, char *base);

static void fill_string(struct filler *filler, char *at)
{
	struct str text = str_format(&filler->arena, "text \"%u\"\n\xC3\xA9", filler->count);

	memcpy(at, &text, sizeof(text));
}

static void fill_list(struct filler *filler, const struct field *field, char *at)
{
	size_t size = field->type == FIELD_STRINGS ? sizeof(struct str) : field->of.record->size;
	struct any_vec list = {arena_array(&filler->arena, APPS, size), APPS, APPS};

	for (size_t i = 0; i < list.n; i++) {
		filler->count++;
		if (field->type == FIELD_STRINGS) {
			fill_string(filler, list.items + i * size);
		} else {
			fill_record(filler, field->of.record, list.items + i * size);
		}
	}
	memcpy(at, &list, sizeof(list));
}

static void fill_number(struct filler *filler, const struct field *field, char *at)
{
	unsigned narrow = filler->count;
	int64_t wide = filler->count;
	bool boolean = filler->count % 2;

	switch (field->type) {
	case FIELD_BOOL:
		memcpy(at, &boolean, sizeof(boolean));
		return;
	case FIELD_I64:
		wide = -wide;
		memcpy(at, &wide, sizeof(wide));
		return;
	case FIELD_U64:
		memcpy(at, &wide, sizeof(wide));
		return;
	case FIELD_ENUM:
		narrow %= field->of.names->count;
		break;
	case FIELD_APP:
		narrow %= APPS;
		break;
	case FIELD_PROTECTION:
		narrow %= PROTECTION_BLOCKED + 1;
		break;
	default:
		break;
	}
	memcpy(at, &narrow, sizeof(narrow));
}

static void fill_field(struct filler *filler, const struct field *field, char *base)
{
	char *at = base + field->offset;

	filler->count++;
	switch (field->type) {
	case FIELD_STRING:
	case FIELD_MASKED:
		fill_string(filler, at);
		break;
	case FIELD_STRINGS:
	case FIELD_RECORDS:
		fill_list(filler, field, at);
		break;
	case FIELD_INSIDE:
	case FIELD_INLINE:
		fill_record(filler, field->of.record, at);
		break;
	case FIELD_PLACE:
		if (filler->count % 3 != 0) {
			fill_record(filler, &record_place, at);
		}
		break;
	case FIELD_PROTECTION:
		fill_number(filler, field, at);
		fill_record(filler, field->of.record, base);
		break;
	default:
		fill_number(filler, field, at);
		break;
	}
}

static void fill_record(struct filler *filler, const struct record *record, char *base)
{
	for (size_t i = 0; i < record->count; i++) {
		fill_field(filler, &record->fields[i], base);
	}
}

/* Different starts give every flag and every enum each of its values. */
static void fill(struct filler *filler, uint32_t start, struct facts *facts)
{
	memset(facts, 0, sizeof(*facts));
	arena_init(&filler->arena);
	filler->count = start;
	fill_record(filler, &record_facts, (char *)facts);
}

static void what_is_written_is_read_back(void **state)
{
	(void)state;
	for (uint32_t start = 0; start < 40; start++) {
		struct filler filler;
		struct facts first;
		struct facts second;
		struct buf once = {0};
		struct buf twice = {0};
		struct str error = STR("");

		fill(&filler, start, &first);
		facts_write(&first, &once);
		if (!facts_read(&filler.arena, buf_str(&once), &second, &error)) {
			fail_msg("%.*s", STR_ARGS(error));
		}
		facts_write(&second, &twice);
		assert_string_equal(once.s, twice.s);
		buf_finish(&once);
		buf_finish(&twice);
		arena_finish(&filler.arena);
	}
}

/* What a field takes of its struct. */
static size_t size_of(const struct field *field)
{
	switch (field->type) {
	case FIELD_STRING:
	case FIELD_MASKED:
		return sizeof(struct str);
	case FIELD_BOOL:
		return sizeof(bool);
	case FIELD_U64:
	case FIELD_I64:
		return sizeof(int64_t);
	case FIELD_STRINGS:
	case FIELD_RECORDS:
		return sizeof(struct any_vec);
	case FIELD_PLACE:
	case FIELD_INLINE:
		return sizeof(struct place);
	case FIELD_INSIDE:
		return 0; /* its fields are those of the outer struct */
	default:
		return sizeof(uint32_t);
	}
}

static void mark(const struct record *record, char *seen)
{
	for (size_t i = 0; i < record->count; i++) {
		const struct field *field = &record->fields[i];

		memset(seen + field->offset, 1, size_of(field));
		if (field->type == FIELD_INSIDE || field->type == FIELD_PROTECTION) {
			mark(field->of.record, seen);
		}
	}
}

/* A member of a struct that no field stands for would be lost on the way. */
static void check_coverage(const struct record *record)
{
	char seen[2048] = {0};
	size_t bare = 0;

	assert_true(record->size < sizeof(seen));
	mark(record, seen);
	for (size_t i = 0; i < record->size; i++) {
		bare = seen[i] ? 0 : bare + 1;
		if (bare >= sizeof(void *)) {
			fail_msg("no field covers byte %zu of a struct of %zu", i, record->size);
		}
		/* padding ends where an aligned member begins */
		assert_false(bare > 0 && i + 1 < record->size && seen[i + 1] &&
			     (i + 1) % sizeof(uint32_t) != 0);
	}
	for (size_t i = 0; i < record->count; i++) {
		enum field_type type = record->fields[i].type;

		if (type == FIELD_RECORDS || type == FIELD_INLINE) {
			check_coverage(record->fields[i].of.record);
		}
	}
}

static void every_member_has_a_field(void **state)
{
	(void)state;
	check_coverage(&record_facts);
}

static struct facts small(struct arena *arena)
{
	struct facts facts = {0};
	struct place at = {STR("a.ts"), 1, 2, 3, 4, STR("x"), STR("1:1"), CONTEXT_SOURCE, 0};

	vec_push(arena, &facts.apps, (struct fact_app){.root = STR("."), .framework = STR("next")});
	vec_push(arena, &facts.webhook_handlers,
		(struct fact_webhook_handler){
			.at = at, .guard = STR("requireAuth"), .guard_at = at});
	vec_push(arena, &facts.keys, (struct fact_key){.at = at, .kind = KEY_WEBHOOK_SECRET});
	return facts;
}

static void writes_protection_as_key_null_or_object(void **state)
{
	static const char *const expected[] = {
		NULL, "\"protected_by\": null", "\"protected_by\": {"};
	struct arena arena;
	struct facts facts;

	(void)state;
	arena_init(&arena);
	facts = small(&arena);
	for (unsigned i = PROTECTION_UNKNOWN; i <= PROTECTION_BLOCKED; i++) {
		struct buf buf = {0};

		facts.webhook_handlers.items[0].protection = (enum protection)i;
		facts_write(&facts, &buf);
		assert_int_equal(strstr(buf.s, "protected_by") != NULL, expected[i] != NULL);
		assert_true(expected[i] == NULL || strstr(buf.s, expected[i]) != NULL);
		assert_int_equal(strstr(buf.s, "requireAuth") != NULL, i == PROTECTION_BLOCKED);
		assert_non_null(strstr(buf.s, "\"mode\": null"));
		assert_non_null(strstr(buf.s, "\"kind\": \"webhook_secret\""));
		buf_finish(&buf);
	}
	arena_finish(&arena);
}

/* Writes the small facts with one text replaced by another and reads them. */
static bool read_changed(struct arena *arena, const char *from, const char *to, struct str *error)
{
	struct facts facts = small(arena);
	struct facts out;
	struct buf buf = {0};
	char text[16384];
	char *at;
	bool ok;

	facts_write(&facts, &buf);
	at = strstr(buf.s, from);
	assert_non_null(at);
	snprintf(text, sizeof(text), "%.*s%s%s", (int)(at - buf.s), buf.s, to, at + strlen(from));
	ok = facts_read(arena, str_of(text), &out, error);
	buf_finish(&buf);
	return ok;
}

static void refuses_what_does_not_fit(void **state)
{
	static const struct {
		const char *from;
		const char *to;
		const char *error;
	} cases[] = {
		{"\"clerk-facts\"", "\"other\"", "line 1, column 1: 'format' is not 'clerk-facts'"},
		{"\"format_version\": 1", "\"format_version\": 2",
			"line 3, column 21: 'format_version' is of a newer clerk-audit, and this "
			"one reads 1 alone: update it"},
		{"\"format_version\": 1", "\"format_version\": 0",
			"'format_version' is not 1, the only one"},
		{"\"format_version\": 1,\n", "", "'format_version' is not 1, the only one"},
		{"\"tool\": {", "\"tool\": {\"by\": \"x\", ", "'tool' must be an object of a name"},
		{"\"root\": \".\",\n  \"prefix", "\"root\": \"/home\",\n  \"prefix",
			"'root' must be '.'"},
		{"\"in_git\": false", "\"in_git\": false, \"in_hg\": false",
			"'in_hg' is not known: the facts may be of a newer clerk-audit; update it"},
		{"\"methods\": []", "\"methods\": [], \"verbs\": []", "'verbs' is not known"},
		{"\"files_seen\": ", "\"files\": 1, \"files_seen\": ", "'files' is not known"},
		{"\"clerk\": ", "\"klerk\": ",
			"'clerk' is missing: the facts may be of an older clerk-audit; make them "
			"again"},
		{"\"clerk\": false", "\"clerk\": 0", "'clerk' must be true or false"},
		{"\"root\": \".\",\n      ", "\"root\": 1,\n      ", "'root' must be a string"},
		{"\"line\": 1", "\"line\": -1", "'line' must not be negative"},
		{"\"line\": 1", "\"line\": 4294967296", "'line' is too large"},
		{"\"line\": 1", "\"line\": 1.5", "'line' must be an integer"},
		{"\"kind\": \"webhook_secret\"", "\"kind\": \"secrets\"", "'kind' is not a name"},
		{"\"mode\": null", "\"mode\": \"none\"", "'mode' is not a name"},
		{"\"app\": \".\"", "\"app\": \"apps/x\"",
			"'app' is not the root of one of the apps"},
		{"\"methods\": []", "\"methods\": [1]", "'methods' must be a string"},
		{"\"events\": []", "\"events\": {}", "'events' must be an array"},
		{"\"events\": []", "\"events\": [[]]", "'events' must be an object"},
		{"\"verify_at\": null", "\"verify_at\": true", "'verify_at' must be an object"},
		{"\"notices\": []", "\"notices\": [", "line "},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct arena arena;
		struct str error = STR("");

		arena_init(&arena);
		assert_false(read_changed(&arena, cases[i].from, cases[i].to, &error));
		if (!str_has(error, cases[i].error)) {
			fail_msg("'%.*s' lacks '%s'", STR_ARGS(error), cases[i].error);
		}
		arena_finish(&arena);
	}
}

static void refuses_other_documents(void **state)
{
	static const char *const texts[] = {"", "[]", "{}", "null", "\"clerk-facts\"",
		"{\"format\": \"clerk-facts\", \"format_version\": 1, \"apps\": []}"};
	struct facts out;
	struct str error = STR("");
	struct arena arena;

	(void)state;
	arena_init(&arena);
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		assert_false(facts_read(&arena, str_of(texts[i]), &out, &error));
		assert_true(str_starts(error, "line 1, column 1"));
	}
	arena_finish(&arena);
}

static void cleans_every_text(void **state)
{
	struct arena arena;
	struct facts facts;
	struct facts again;
	struct buf once = {0};
	struct buf twice = {0};
	struct str error = STR("");

	(void)state;
	arena_init(&arena);
	facts = small(&arena);
	facts.webhook_handlers.items[0].route = STR("/a\xFF\xC3/b\0c");
	facts.keys.items[0].env_name = STR("x = sk_live_FAKEfakeFAKEfake0000");
	facts.keys.items[0].redacted = STR("sk_live_\xE2\x80\xA6"
					   "0000");
	clean_facts(&arena, &facts);
	assert_true(str_is(facts.webhook_handlers.items[0].route,
		"/a\xEF\xBF\xBD\xEF\xBF\xBD/b\xEF\xBF\xBD"
		"c"));
	assert_false(str_has(facts.keys.items[0].env_name, "FAKEfake"));
	assert_true(str_is(facts.keys.items[0].redacted, "sk_live_\xE2\x80\xA6"
							 "0000"));
	facts_write(&facts, &once);
	assert_true(facts_read(&arena, buf_str(&once), &again, &error));
	assert_true(str_equal(
		again.webhook_handlers.items[0].route, facts.webhook_handlers.items[0].route));
	clean_facts(&arena, &again);
	facts_write(&again, &twice);
	assert_string_equal(once.s, twice.s);
	buf_finish(&once);
	buf_finish(&twice);
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_written_is_read_back),
		cmocka_unit_test(every_member_has_a_field),
		cmocka_unit_test(writes_protection_as_key_null_or_object),
		cmocka_unit_test(refuses_what_does_not_fit),
		cmocka_unit_test(refuses_other_documents),
		cmocka_unit_test(cleans_every_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
