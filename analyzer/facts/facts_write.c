#include "facts/facts_json.h"

#include <string.h>

#include "facts/fields.h"
#include "json/json.h"

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
	json_write_string(json, STR(FACTS_FORMAT));
	json_key(json, "format_version");
	json_write_integer(json, FACTS_FORMAT_VERSION);
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
