#include <stdio.h>

#include "facts/facts_json.h"
#include "facts/fields.h"
#include "json/json.h"

/*
 * Prints the JSON Schema (2020-12) of facts format 1, run by the build. It
 * goes by the tables that the writer and the reader go by, so it cannot say
 * anything else than they do.
 */

/* Every record that another one names; there is a place in each of them. */
typedef VEC(const struct record *) record_vec;

static void collect(struct arena *arena, const struct record *record, record_vec *out)
{
	for (size_t i = 0; i < record->count; i++) {
		const struct field *field = &record->fields[i];
		bool known = field->type != FIELD_RECORDS && field->type != FIELD_INSIDE &&
			     field->type != FIELD_PROTECTION;

		for (size_t k = 0; k < out->n && !known; k++) {
			known = out->items[k] == field->of.record;
		}
		if (!known) {
			vec_push(arena, out, field->of.record);
		}
	}
}

/* All that can be reached from the facts: those found are asked in turn. */
static void collect_all(struct arena *arena, record_vec *out)
{
	vec_push(arena, out, &record_place);
	collect(arena, &record_facts, out);
	for (size_t i = 0; i < out->n; i++) {
		collect(arena, out->items[i], out);
	}
}

static void put(struct json_writer *json, const char *key, const char *value)
{
	json_put_string(json, key, str_of(value));
}

/* "key_fields" is the definition "key". */
static void put_reference(struct json_writer *json, const struct record *record)
{
	char path[80];
	struct str name = str_of(record->name);

	snprintf(path, sizeof(path), "#/$defs/%.*s", (int)(name.n - sizeof("_fields") + 1), name.s);
	put(json, "$ref", path);
}

static void put_integer(struct json_writer *json, enum field_type type)
{
	const int64_t exact = 9007199254740991; /* what every JSON reader can tell apart */

	put(json, "type", "integer");
	json_put_integer(json, "minimum", type == FIELD_I64 ? -exact : 0);
	json_put_integer(json, "maximum", type == FIELD_U32 ? UINT32_MAX : exact);
}

static void put_names(struct json_writer *json, const struct enum_names *names)
{
	json_key(json, "enum");
	json_begin_array(json);
	for (unsigned i = 0; i < names->count; i++) {
		json_write_string(json, str_of(names->name(i)));
	}
	json_end_array(json);
}

static void put_items(struct json_writer *json, const struct field *field)
{
	put(json, "type", "array");
	json_key(json, "items");
	json_begin_object(json);
	if (field->type == FIELD_STRINGS) {
		put(json, "type", "string");
	} else {
		put_reference(json, field->of.record);
	}
	json_end_object(json);
}

static void put_named(struct json_writer *json)
{
	json_key(json, "properties");
	json_begin_object(json);
	json_key(json, "file");
	json_begin_object(json);
	json_put_integer(json, "minLength", 1);
	json_end_object(json);
	json_end_object(json);
}

/* null, or the object; a place that is there has a file. */
static void put_optional(struct json_writer *json, const struct field *field)
{
	bool place = field->type == FIELD_PLACE;

	json_key(json, "anyOf");
	json_begin_array(json);
	json_begin_object(json);
	put(json, "type", "null");
	json_end_object(json);
	json_begin_object(json);
	put_reference(json, place ? &record_place : field->of.record);
	if (place) {
		put_named(json);
	}
	json_end_object(json);
	json_end_array(json);
}

static void put_type(struct json_writer *json, const struct field *field)
{
	switch (field->type) {
	case FIELD_STRING:
	case FIELD_MASKED:
		put(json, "type", "string");
		break;
	case FIELD_BOOL:
		put(json, "type", "boolean");
		break;
	case FIELD_U32:
	case FIELD_U64:
	case FIELD_I64:
		put_integer(json, field->type);
		break;
	case FIELD_ENUM:
		put_names(json, field->of.names);
		break;
	case FIELD_STRINGS:
	case FIELD_RECORDS:
		put_items(json, field);
		break;
	case FIELD_INSIDE:
		put_reference(json, field->of.record);
		break;
	case FIELD_PLACE:
	case FIELD_PROTECTION:
		put_optional(json, field);
		break;
	case FIELD_APP:
		put(json, "description", "The root of one of the apps.");
		put(json, "type", "string");
		break;
	case FIELD_INLINE:
		break; /* its fields stand in the outer object */
	}
}

static void put_properties(struct json_writer *json, const struct record *record)
{
	for (size_t i = 0; i < record->count; i++) {
		const struct field *field = &record->fields[i];

		if (field->type == FIELD_INLINE) {
			put_properties(json, field->of.record);
			continue;
		}
		json_key(json, field->key);
		json_begin_object(json);
		put_type(json, field);
		if (record == &record_facts && str_is(str_of(field->key), "apps")) {
			json_put_integer(json, "minItems", 1);
		}
		json_end_object(json);
	}
}

static void put_required(struct json_writer *json, const struct record *record)
{
	for (size_t i = 0; i < record->count; i++) {
		const struct field *field = &record->fields[i];

		if (field->type == FIELD_INLINE) {
			put_required(json, field->of.record);
		} else if (field->type != FIELD_PROTECTION) {
			json_write_string(json, str_of(field->key));
		}
	}
}

static void put_constant(struct json_writer *json, const char *key, const char *value)
{
	json_key(json, key);
	json_begin_object(json);
	put(json, "const", value);
	json_end_object(json);
}

static void put_string(struct json_writer *json, const char *key)
{
	json_key(json, key);
	json_begin_object(json);
	put(json, "type", "string");
	json_end_object(json);
}

static void put_tool(struct json_writer *json)
{
	json_key(json, "tool");
	json_begin_object(json);
	put(json, "type", "object");
	json_key(json, "required");
	json_begin_array(json);
	json_write_string(json, STR("name"));
	json_write_string(json, STR("version"));
	json_end_array(json);
	json_key(json, "properties");
	json_begin_object(json);
	put_string(json, "name");
	put_string(json, "version");
	json_end_object(json);
	json_put_bool(json, "additionalProperties", false);
	json_end_object(json);
}

/* What stands before the fields of the facts themselves. */
static void put_head(struct json_writer *json)
{
	put_constant(json, "format", FACTS_FORMAT);
	json_key(json, "format_version");
	json_begin_object(json);
	json_put_integer(json, "const", FACTS_FORMAT_VERSION);
	json_end_object(json);
	put_tool(json);
	put_constant(json, "root", ".");
}

static void put_object(struct json_writer *json, const struct record *record)
{
	bool outermost = record == &record_facts;

	put(json, "type", "object");
	json_key(json, "required");
	json_begin_array(json);
	for (size_t i = 0; outermost && i < FIELDS_HEAD; i++) {
		json_write_string(json, str_of(fields_head[i]));
	}
	put_required(json, record);
	json_end_array(json);
	json_key(json, "properties");
	json_begin_object(json);
	if (outermost) {
		put_head(json);
	}
	put_properties(json, record);
	json_end_object(json);
	json_put_bool(json, "additionalProperties", false);
}

static void put_definitions(struct arena *arena, struct json_writer *json)
{
	record_vec records = {0};

	collect_all(arena, &records);
	json_key(json, "$defs");
	json_begin_object(json);
	for (size_t i = 0; i < records.n; i++) {
		struct str name = str_of(records.items[i]->name);

		name.n -= sizeof("_fields") - 1;
		json_key(json, str_copy(arena, name).s);
		json_begin_object(json);
		put_object(json, records.items[i]);
		json_end_object(json);
	}
	json_end_object(json);
}

int main(void)
{
	struct buf buf = {0};
	struct json_writer json = {.out = &buf};
	struct arena arena;

	arena_init(&arena);
	json_begin_object(&json);
	put(&json, "$schema", "https://json-schema.org/draft/2020-12/schema");
	put(&json, "$id", "urn:clerk-audit:facts:1");
	put(&json, "title", FACTS_FORMAT);
	put(&json, "description",
		"What a repository says of Clerk, as 'clerk-audit facts' writes it and "
		"'clerk-audit compare' reads it. Nothing may be missing and nothing else may be "
		"there.");
	put_object(&json, &record_facts);
	put_definitions(&arena, &json);
	json_end_object(&json);
	fputs(buf.s, stdout);
	buf_finish(&buf);
	arena_finish(&arena);
	return ferror(stdout) != 0 || fflush(stdout) != 0;
}
