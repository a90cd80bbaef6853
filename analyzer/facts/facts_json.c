#include "facts/facts_json.h"

#include <string.h>

#include "facts/fields.h"
#include "json/json.h"

#define FORMAT "clerk-facts"

enum { FORMAT_VERSION = 1 };

struct output {
	struct json_writer json;
	const struct facts *facts;
};

static void write_fields(struct output *output, const struct record *record, const char *base);

static void write_object(struct output *output, const struct record *record, const char *base)
{
	json_begin_object(&output->json);
	write_fields(output, record, base);
	json_end_object(&output->json);
}

static void write_string(struct output *output, const char *at)
{
	struct str value;

	memcpy(&value, at, sizeof(value));
	json_write_string(&output->json, str_absent(value) ? STR("") : value);
}

static void write_strings(struct output *output, const char *at)
{
	struct any_vec list;

	memcpy(&list, at, sizeof(list));
	json_begin_array(&output->json);
	for (size_t i = 0; i < list.n; i++) {
		write_string(output, list.items + i * sizeof(struct str));
	}
	json_end_array(&output->json);
}

static void write_records(struct output *output, const struct record *record, const char *at)
{
	struct any_vec list;

	memcpy(&list, at, sizeof(list));
	json_begin_array(&output->json);
	for (size_t i = 0; i < list.n; i++) {
		write_object(output, record, list.items + i * record->size);
	}
	json_end_array(&output->json);
}

static void write_enum(struct output *output, const struct enum_names *names, const char *at)
{
	unsigned value;

	memcpy(&value, at, sizeof(value));
	json_write_string(&output->json, str_of(names->name(value)));
}

static void write_number(struct output *output, enum field_type type, const char *at)
{
	uint32_t narrow;
	int64_t wide;

	if (type == FIELD_U32) {
		memcpy(&narrow, at, sizeof(narrow));
		wide = narrow;
	} else {
		memcpy(&wide, at, sizeof(wide));
	}
	json_write_integer(&output->json, wide);
}

static void write_app(struct output *output, const char *at)
{
	uint32_t app;

	memcpy(&app, at, sizeof(app));
	json_write_string(&output->json, output->facts->apps.items[app].root);
}

static void write_place(struct output *output, const char *at)
{
	struct place place;

	memcpy(&place, at, sizeof(place));
	if (place_absent(&place)) {
		json_write_null(&output->json);
	} else {
		write_object(output, &record_place, at);
	}
}

static void write_bool(struct output *output, const char *at)
{
	bool value;

	memcpy(&value, at, sizeof(value));
	json_write_bool(&output->json, value);
}

static void write_protection(struct output *output, const struct field *field, const char *base)
{
	enum protection protection;

	memcpy(&protection, base + field->offset, sizeof(protection));
	if (protection == PROTECTION_UNKNOWN) {
		return;
	}
	json_key(&output->json, field->key);
	if (protection == PROTECTION_NONE) {
		json_write_null(&output->json);
	} else {
		write_object(output, field->of.record, base);
	}
}

static void write_value(struct output *output, const struct field *field, const char *at)
{
	json_key(&output->json, field->key);
	switch (field->type) {
	case FIELD_STRING:
	case FIELD_MASKED:
		write_string(output, at);
		break;
	case FIELD_BOOL:
		write_bool(output, at);
		break;
	case FIELD_U32:
	case FIELD_U64:
	case FIELD_I64:
		write_number(output, field->type, at);
		break;
	case FIELD_ENUM:
		write_enum(output, field->of.names, at);
		break;
	case FIELD_STRINGS:
		write_strings(output, at);
		break;
	case FIELD_RECORDS:
		write_records(output, field->of.record, at);
		break;
	case FIELD_INSIDE:
		write_object(output, field->of.record, at);
		break;
	case FIELD_PLACE:
		write_place(output, at);
		break;
	case FIELD_APP:
		write_app(output, at);
		break;
	case FIELD_INLINE:
	case FIELD_PROTECTION:
		break; /* they decide about their key themselves */
	}
}

static void write_fields(struct output *output, const struct record *record, const char *base)
{
	for (size_t i = 0; i < record->count; i++) {
		const struct field *field = &record->fields[i];

		if (field->type == FIELD_INLINE) {
			write_fields(output, field->of.record, base + field->offset);
		} else if (field->type == FIELD_PROTECTION) {
			write_protection(output, field, base);
		} else {
			write_value(output, field, base + field->offset);
		}
	}
}

void facts_write(const struct facts *facts, struct buf *out)
{
	struct output output = {{.out = out}, facts};
	struct json_writer *json = &output.json;

	json_begin_object(json);
	json_key(json, "format");
	json_write_string(json, STR(FORMAT));
	json_key(json, "format_version");
	json_write_integer(json, FORMAT_VERSION);
	json_key(json, "tool");
	json_begin_object(json);
	json_key(json, "name");
	json_write_string(json, STR("clerk-audit"));
	json_key(json, "version");
	json_write_string(json, STR(FACTS_TOOL_VERSION));
	json_end_object(json);
	json_key(json, "root");
	json_write_string(json, STR("."));
	write_fields(&output, &record_facts, (const char *)facts);
	json_end_object(json);
}

struct input {
	struct arena *arena;
	struct str text;
	struct facts *facts;
	struct str *error;
};

/* Stores "line 3, column 5: 'key' message"; always returns false. */
static bool fail(
	const struct input *input, const struct json *where, const char *key, const char *message)
{
	uint32_t line = 1;
	size_t start = 0;

	for (size_t i = 0; i < where->offset; i++) {
		if (input->text.s[i] == '\n') {
			line++;
			start = i + 1;
		}
	}
	*input->error = str_format(input->arena, "line %u, column %zu: '%s' %s", line,
		where->offset - start + 1, key, message);
	return false;
}

static bool read_fields(const struct input *input, const struct record *record,
	const struct json *object, char *base);

static bool read_string(
	const struct input *input, const char *key, const struct json *value, char *at)
{
	struct str string;

	if (!json_is(value, JSON_STRING)) {
		return fail(input, value, key, "must be a string");
	}
	string = json_string(value);
	memcpy(at, &string, sizeof(string));
	return true;
}

/* Makes room for one more item; a list of rubbish fails at its first item, before it costs much. */
static char *add_item(const struct input *input, struct any_vec *list, size_t size)
{
	if (list->n == list->cap) {
		list->items = vec_grow(input->arena, list->items, list->n, &list->cap, size);
	}
	memset(list->items + list->n * size, 0, size);
	return list->items + list->n++ * size;
}

static bool read_strings(
	const struct input *input, const char *key, const struct json *value, char *at)
{
	struct any_vec list = {0};

	if (!json_is(value, JSON_ARRAY)) {
		return fail(input, value, key, "must be an array");
	}
	json_each (child, value) {
		if (!read_string(input, key, child, add_item(input, &list, sizeof(struct str)))) {
			return false;
		}
	}
	memcpy(at, &list, sizeof(list));
	return true;
}

static bool read_object(const struct input *input, const char *key, const struct record *record,
	const struct json *value, char *at)
{
	if (!json_is(value, JSON_OBJECT)) {
		return fail(input, value, key, "must be an object");
	}
	return read_fields(input, record, value, at);
}

static bool read_records(
	const struct input *input, const struct field *field, const struct json *value, char *at)
{
	const struct record *record = field->of.record;
	struct any_vec list = {0};

	if (!json_is(value, JSON_ARRAY)) {
		return fail(input, value, field->key, "must be an array");
	}
	json_each (child, value) {
		char *item = add_item(input, &list, record->size);

		if (!read_object(input, field->key, record, child, item)) {
			return false;
		}
	}
	memcpy(at, &list, sizeof(list));
	return true;
}

static bool read_number(
	const struct input *input, const struct field *field, const struct json *value, char *at)
{
	int64_t wide;
	uint32_t narrow;

	if (!json_integer(value, &wide)) {
		return fail(input, value, field->key, "must be an integer");
	}
	if (field->type != FIELD_I64 && wide < 0) {
		return fail(input, value, field->key, "must not be negative");
	}
	if (field->type != FIELD_U32) {
		memcpy(at, &wide, sizeof(wide));
		return true;
	}
	if (wide > UINT32_MAX) {
		return fail(input, value, field->key, "is too large");
	}
	narrow = (uint32_t)wide;
	memcpy(at, &narrow, sizeof(narrow));
	return true;
}

static bool read_enum(
	const struct input *input, const struct field *field, const struct json *value, char *at)
{
	const struct enum_names *names = field->of.names;

	for (unsigned i = 0; i < names->count; i++) {
		const char *name = names->name(i);
		bool same = name == NULL ? json_is(value, JSON_NULL)
					 : json_is(value, JSON_STRING) &&
						   str_is(json_string(value), name);

		if (same) {
			memcpy(at, &i, sizeof(i));
			return true;
		}
	}
	return fail(input, value, field->key, "is not a name that is known");
}

static bool read_app(
	const struct input *input, const struct field *field, const struct json *value, char *at)
{
	struct str root = json_string(value);

	for (uint32_t i = 0; i < input->facts->apps.n; i++) {
		if (!str_absent(root) && str_equal(input->facts->apps.items[i].root, root)) {
			memcpy(at, &i, sizeof(i));
			return true;
		}
	}
	return fail(input, value, field->key, "is not the root of one of the apps");
}

static bool read_bool(
	const struct input *input, const struct field *field, const struct json *value, char *at)
{
	bool boolean;

	if (!json_bool(value, &boolean)) {
		return fail(input, value, field->key, "must be true or false");
	}
	memcpy(at, &boolean, sizeof(boolean));
	return true;
}

static bool read_place(
	const struct input *input, const struct field *field, const struct json *value, char *at)
{
	struct place place;

	if (json_is(value, JSON_NULL)) {
		return true;
	}
	if (!read_object(input, field->key, &record_place, value, at)) {
		return false;
	}
	memcpy(&place, at, sizeof(place));
	return !place_absent(&place) || fail(input, value, field->key, "has an empty 'file'");
}

static bool read_protection(
	const struct input *input, const struct field *field, const struct json *object, char *base)
{
	const struct json *value = json_get(object, field->key);
	enum protection protection = PROTECTION_BLOCKED;

	if (value == NULL) {
		protection = PROTECTION_UNKNOWN;
	} else if (json_is(value, JSON_NULL)) {
		protection = PROTECTION_NONE;
	} else if (!read_object(input, field->key, field->of.record, value, base)) {
		return false;
	}
	memcpy(base + field->offset, &protection, sizeof(protection));
	return true;
}

static bool read_value(
	const struct input *input, const struct field *field, const struct json *value, char *at)
{
	switch (field->type) {
	case FIELD_STRING:
	case FIELD_MASKED:
		return read_string(input, field->key, value, at);
	case FIELD_BOOL:
		return read_bool(input, field, value, at);
	case FIELD_U32:
	case FIELD_U64:
	case FIELD_I64:
		return read_number(input, field, value, at);
	case FIELD_ENUM:
		return read_enum(input, field, value, at);
	case FIELD_STRINGS:
		return read_strings(input, field->key, value, at);
	case FIELD_RECORDS:
		return read_records(input, field, value, at);
	case FIELD_INSIDE:
		return read_object(input, field->key, field->of.record, value, at);
	case FIELD_PLACE:
		return read_place(input, field, value, at);
	case FIELD_APP:
		return read_app(input, field, value, at);
	case FIELD_INLINE:
	case FIELD_PROTECTION:
		break; /* not one value under one key */
	}
	return false;
}

static bool read_field(
	const struct input *input, const struct field *field, const struct json *object, char *base)
{
	const struct json *value;

	if (field->type == FIELD_INLINE) {
		return read_fields(input, field->of.record, object, base + field->offset);
	}
	if (field->type == FIELD_PROTECTION) {
		return read_protection(input, field, object, base);
	}
	value = json_get(object, field->key);
	if (value == NULL) {
		return fail(input, object, field->key, "is missing");
	}
	return read_value(input, field, value, base + field->offset);
}

static bool read_fields(const struct input *input, const struct record *record,
	const struct json *object, char *base)
{
	for (size_t i = 0; i < record->count; i++) {
		if (!read_field(input, &record->fields[i], object, base)) {
			return false;
		}
	}
	return true;
}

/* Is this facts JSON at all, in the version this program reads? */
static bool read_head(const struct input *input, const struct json *root)
{
	const struct json *version = json_get(root, "format_version");
	int64_t number;

	if (!str_is(json_string(json_get(root, "format")), FORMAT)) {
		return fail(input, root, "format",
			"is not '" FORMAT "'; make the file with "
			"'clerk-audit facts'");
	}
	if (version == NULL || !json_integer(version, &number) || number != FORMAT_VERSION) {
		return fail(input, version == NULL ? root : version, "format_version",
			"is not 1, the only one this program reads");
	}
	return true;
}

bool facts_read(struct arena *arena, struct str text, struct facts *out, struct str *error)
{
	struct facts facts = {0};
	struct input input = {arena, text, &facts, error};
	struct json_error problem;
	const struct json *root = json_parse(arena, text, (struct json_limits){0}, &problem);

	if (root == NULL) {
		*error = str_format(arena, "line %u, column %u: %.*s", problem.line, problem.column,
			STR_ARGS(problem.message));
		return false;
	}
	if (!json_is(root, JSON_OBJECT)) {
		*error = STR("line 1, column 1: facts must be an object");
		return false;
	}
	if (!read_head(&input, root) || !read_fields(&input, &record_facts, root, (char *)&facts)) {
		return false;
	}
	if (facts.apps.n == 0) {
		return fail(&input, json_get(root, "apps"), "apps", "must not be empty");
	}
	*out = facts;
	return true;
}
