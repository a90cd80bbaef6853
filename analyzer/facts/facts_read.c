#include "facts/facts_json.h"

#include <string.h>

#include "base/redact.h"
#include "facts/fields.h"
#include "json/json.h"

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

/* How many of the object's members the record knows, when none of them is missing. */
static size_t count_members(const struct record *record, const struct json *object)
{
	size_t count = 0;

	for (size_t i = 0; i < record->count; i++) {
		const struct field *field = &record->fields[i];

		if (field->type == FIELD_INLINE) {
			count += count_members(field->of.record, object);
		} else {
			count += field->type != FIELD_PROTECTION ||
				 json_get(object, field->key) != NULL;
		}
	}
	return count;
}

static bool has_member(const struct record *record, struct str key)
{
	for (size_t i = 0; i < record->count; i++) {
		const struct field *field = &record->fields[i];

		if (field->type == FIELD_INLINE ? has_member(field->of.record, key)
						: str_is(key, field->key)) {
			return true;
		}
	}
	return false;
}

/* What a newer program wrote may mean something that this one would miss in silence. */
static bool refuse_unknown(
	const struct input *input, const struct record *record, const struct json *object)
{
	size_t heads = record == &record_facts ? FIELDS_HEAD : 0;

	if (object->count == count_members(record, object) + heads) {
		return true;
	}
	json_each (member, object) {
		if (!has_member(record, member->key) && !str_in(member->key, fields_head, heads)) {
			return fail(input, member, str_copy(input->arena, member->key).s,
				"is not known: the facts may be of a newer clerk-audit; update "
				"it, or make them again");
		}
	}
	return true;
}

/* What this program wrote is masked; what another one, or a hand, has put in is not. */
static bool read_string(
	const struct input *input, const char *key, const struct json *value, char *at)
{
	struct str string;

	if (!json_is(value, JSON_STRING)) {
		return fail(input, value, key, "must be a string");
	}
	string = redact_text(input->arena, json_string(value));
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
	return read_fields(input, record, value, at) && refuse_unknown(input, record, value);
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
		return fail(input, object, field->key,
			"is missing: the facts may be of an older clerk-audit; make them again");
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
static bool read_version(const struct input *input, const struct json *root)
{
	const struct json *version = json_get(root, "format_version");
	int64_t number = 0;

	if (!str_is(json_string(json_get(root, "format")), FACTS_FORMAT)) {
		return fail(input, root, "format",
			"is not '" FACTS_FORMAT "'; make the file with "
			"'clerk-audit facts'");
	}
	if (version != NULL && json_integer(version, &number) && number > FACTS_FORMAT_VERSION) {
		return fail(input, version, "format_version",
			"is of a newer clerk-audit, and this one reads 1 alone: update it");
	}
	if (number != FACTS_FORMAT_VERSION) {
		return fail(input, version == NULL ? root : version, "format_version",
			"is not 1, the only one this program reads");
	}
	return true;
}

static bool read_head(const struct input *input, const struct json *root)
{
	const struct json *tool = json_get(root, "tool");

	if (!read_version(input, root)) {
		return false;
	}
	if (str_absent(json_string(json_get(tool, "name"))) ||
		str_absent(json_string(json_get(tool, "version"))) || tool->count != 2) {
		return fail(input, tool == NULL ? root : tool, "tool",
			"must be an object of a name and a version");
	}
	if (!str_is(json_string(json_get(root, "root")), ".")) {
		return fail(input, root, "root", "must be '.'");
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
	if (!read_head(&input, root) || !read_fields(&input, &record_facts, root, (char *)&facts) ||
		!refuse_unknown(&input, &record_facts, root)) {
		return false;
	}
	if (facts.apps.n == 0) {
		return fail(&input, json_get(root, "apps"), "apps", "must not be empty");
	}
	*out = facts;
	return true;
}
