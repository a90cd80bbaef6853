#include "snapshot/import_write.h"

#include <stdlib.h>

#include "snapshot/sources/sources.h"
#include "json/json.h"

/* As deep as the JSON reader's limit, 200. */
static void write_value(struct json_writer *writer, const struct json *node)
{
	switch (node->type) {
	case JSON_NULL:
		json_write_null(writer);
		break;
	case JSON_BOOL:
		json_write_bool(writer, node->boolean);
		break;
	case JSON_NUMBER:
		json_write_number(writer, node->string);
		break;
	case JSON_STRING:
		json_write_string(writer, node->string);
		break;
	case JSON_ARRAY:
		json_begin_array(writer);
		json_each (item, node) {
			write_value(writer, item);
		}
		json_end_array(writer);
		break;
	case JSON_OBJECT:
		json_begin_object(writer);
		json_each (member, node) {
			json_key(writer, member->key.s);
			write_value(writer, member);
		}
		json_end_object(writer);
		break;
	}
}

static void write_slot(struct json_writer *writer, const struct part *part, enum slot slot)
{
	const struct json *body = part->sources[slot].body;

	if (body != NULL) {
		json_key(writer, slots_member(slot));
		write_value(writer, body);
	}
}

/* As the files have it; else what is known from the documents, so that the bundle can be read. */
static void write_known(struct json_writer *writer, const struct part *part, enum slot slot,
	const struct field_str *field)
{
	if (part->sources[slot].body != NULL) {
		write_slot(writer, part, slot);
	} else if (field->known) {
		json_put_string(writer, slots_member(slot), field->value);
	}
}

static void write_identity(
	struct json_writer *writer, const struct part *part, const struct instance *instance)
{
	/* the key's prefix only hints at the type: it is not written down as if it were known */
	bool hinted = instance->publishable_key.known &&
		      str_equal(instance->environment_type.path, instance->publishable_key.path);
	struct field_str none = {0};

	write_known(writer, part, SLOT_ID, &instance->id);
	write_known(
		writer, part, SLOT_ENVIRONMENT_TYPE, hinted ? &none : &instance->environment_type);
	write_slot(writer, part, SLOT_APPLICATION_ID);
	write_known(writer, part, SLOT_PUBLISHABLE_KEY, &instance->publishable_key);
	write_slot(writer, part, SLOT_FAPI_HOST);
	write_slot(writer, part, SLOT_FINGERPRINTS);
	write_slot(writer, part, SLOT_SOURCES);
}

static void write_section(struct json_writer *writer, const struct part *part, const char *section)
{
	bool any = false;

	for (int slot = 0; slot < SLOT_COUNT; slot++) {
		if (slots_section((enum slot)slot) == NULL ||
			!str_is(str_of(section), slots_section((enum slot)slot)) ||
			part->sources[slot].body == NULL) {
			continue;
		}
		if (!any) {
			json_key(writer, section);
			json_begin_object(writer);
			any = true;
		}
		write_slot(writer, part, (enum slot)slot);
	}
	if (any) {
		json_end_object(writer);
	}
}

static void write_instance(
	struct json_writer *writer, const struct part *part, const struct instance *instance)
{
	json_begin_object(writer);
	write_identity(writer, part, instance);
	for (size_t i = 0; slots_section_at(i) != NULL; i++) {
		write_section(writer, part, slots_section_at(i));
	}
	write_slot(writer, part, SLOT_WEBHOOKS);
	write_slot(writer, part, SLOT_MANUAL);
	json_end_object(writer);
}

/* Production first, then by id or host; those without come last and keep their order. */
static int compare_instances(const void *left, const void *right)
{
	const struct instance *a = *(const struct instance *const *)left;
	const struct instance *b = *(const struct instance *const *)right;
	int kind = (int)instance_is_production(b) - (int)instance_is_production(a);
	int named = (int)instance_is_named(b) - (int)instance_is_named(a);
	int label =
		instance_is_named(a) && instance_is_named(b) ? str_compare(a->label, b->label) : 0;

	if (kind != 0 || named != 0 || label != 0) {
		return kind != 0 ? kind : named != 0 ? named : label;
	}
	return a->index < b->index ? -1 : a->index > b->index;
}

struct str import_write(struct arena *arena, const struct snapshot *snapshot,
	struct str captured_at, struct str captured_by)
{
	size_t n = snapshot->instances.n;
	const struct instance **order = arena_array(arena, n, sizeof(*order));
	struct buf buf = {0};
	struct json_writer writer = {.out = &buf};
	struct str text;

	for (size_t i = 0; i < n; i++) {
		order[i] = &snapshot->instances.items[i];
	}
	qsort(order, n, sizeof(*order), compare_instances);
	json_begin_object(&writer);
	json_put_string(&writer, "format", STR("clerk-snapshot"));
	json_put_integer(&writer, "format_version", 1);
	json_put_nonempty(&writer, "captured_at", captured_at);
	json_put_string(&writer, "captured_by", captured_by);
	json_key(&writer, "instances");
	json_begin_array(&writer);
	for (size_t i = 0; i < n; i++) {
		write_instance(&writer, snapshot_part(snapshot, order[i]->index), order[i]);
	}
	json_end_array(&writer);
	json_end_object(&writer);
	text = str_copy(arena, buf_str(&buf));
	buf_finish(&buf);
	return text;
}
