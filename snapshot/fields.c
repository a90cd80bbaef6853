#include "snapshot/fields.h"

#include <stdlib.h>

#include "base/buf.h"
#include "snapshot/sources/field.h"

size_t fields_count(void)
{
	return field_count();
}

const struct field *fields_at(size_t index)
{
	return field_at(index);
}

const struct field *fields_by_name(struct str name)
{
	for (size_t i = 0; i < field_count(); i++) {
		if (str_is(name, field_at(i)->name)) {
			return field_at(i);
		}
	}
	return NULL;
}

const char *fields_name(const struct field *field)
{
	return field->name;
}

const char *fields_label(const struct field *field)
{
	return field->label;
}

const char *fields_group(const struct field *field)
{
	return field->group;
}

enum field_type fields_type(const struct field *field)
{
	return field->type;
}

static bool is_end(const struct field_source *source)
{
	return source->key == NULL && source->ask == NULL;
}

str_vec fields_slots(struct arena *arena, const struct field *field)
{
	str_vec slots = {0};

	for (size_t i = 0; i < FIELD_SOURCES && !is_end(&field->sources[i]); i++) {
		struct str name = str_of(slots_name(field->sources[i].slot));

		if (slots.n == 0 || !str_equal(*vec_last(&slots), name)) {
			vec_push(arena, &slots, name);
		}
	}
	return slots;
}

static bool has_slot(const struct instance *instance, struct str name)
{
	for (size_t i = 0; i < instance->slots.n; i++) {
		if (str_equal(instance->slots.items[i], name)) {
			return true;
		}
	}
	return false;
}

struct str fields_missing_slot(
	struct arena *arena, const struct instance *instance, const struct field *field)
{
	str_vec slots = fields_slots(arena, field);
	struct str best = STR_NONE;

	for (size_t i = 0; i < slots.n; i++) {
		struct str slot = slots.items[i];

		if (has_slot(instance, slot)) {
			continue;
		}
		if (str_absent(best) ||
			(field->type != FIELD_LIST && fields_effort(slot) < fields_effort(best))) {
			best = slot;
		}
	}
	return best;
}

const char *fields_step(struct str slot)
{
	return slots_step(slots_by_name(slot));
}

unsigned fields_effort(struct str slot)
{
	return slots_effort(slots_by_name(slot));
}

void field_member(struct arena *arena, struct item_view *view, const char *name, struct str value)
{
	struct item_member member = {.name = name, .known = !str_absent(value), .value = STR("")};

	if (member.known) {
		member.value = value;
	}
	vec_push(arena, &view->members, member);
}

void field_member_bool(
	struct arena *arena, struct item_view *view, const char *name, const struct field_bool *it)
{
	struct str value = it->value ? STR("yes") : STR("no");

	field_member(arena, view, name, it->known ? value : STR_NONE);
}

void field_member_int(
	struct arena *arena, struct item_view *view, const char *name, const struct field_int *it)
{
	struct str value = str_format(arena, "%lld", (long long)it->value);

	field_member(arena, view, name, it->known ? value : STR_NONE);
}

void field_member_str(
	struct arena *arena, struct item_view *view, const char *name, const struct field_str *it)
{
	field_member(arena, view, name, it->known ? it->value : STR_NONE);
}

static int order_names(const void *left, const void *right)
{
	return str_compare(*(const struct str *)left, *(const struct str *)right);
}

void field_member_names(struct arena *arena, struct item_view *view, const char *name, bool known,
	const str_vec *names)
{
	struct str *sorted = arena_array(arena, names->n, sizeof(struct str));
	struct buf text = {0};

	for (size_t i = 0; i < names->n; i++) {
		sorted[i] = names->items[i];
	}
	if (names->n > 1) {
		qsort(sorted, names->n, sizeof(struct str), order_names);
	}
	for (size_t i = 0; i < names->n; i++) {
		buf_add_z(&text, i == 0 ? "" : ", ");
		buf_add(&text, sorted[i]);
	}
	field_member(arena, view, name, known ? str_copy(arena, buf_str(&text)) : STR_NONE);
	buf_finish(&text);
	vec_last(&view->members)->is_list = true;
	vec_last(&view->members)->names = sorted;
	vec_last(&view->members)->n = known ? names->n : 0;
}

static void view_list(struct arena *arena, const struct field *field, const struct list_head *list,
	struct field_view *out)
{
	size_t size = field->describe == NULL ? sizeof(struct str) : field->item_size;

	out->known = list->known;
	out->value = str_format(arena, "%zu", list->n);
	out->path = list->path;
	out->reason = list->reason;
	for (size_t i = 0; i < list->n; i++) {
		const void *item = (const char *)list->items + i * size;
		struct item_view view = {.path = list->path};

		if (field->describe == NULL) {
			view.name = *(const struct str *)item;
		} else {
			field->describe(arena, item, &view);
		}
		vec_push(arena, &out->items, view);
	}
}

struct field_view fields_view(
	struct arena *arena, const struct instance *instance, const struct field *field)
{
	const void *at = (const char *)instance + field->offset;
	const struct field_bool *boolean = at;
	const struct field_int *number = at;
	const struct field_str *text = at;
	struct field_view view = {false};

	switch (field->type) {
	case FIELD_BOOL:
		return (struct field_view){boolean->known, boolean->value ? STR("yes") : STR("no"),
			boolean->path, boolean->reason};
	case FIELD_INT:
		return (struct field_view){number->known,
			str_format(arena, "%lld", (long long)number->value), number->path,
			number->reason};
	case FIELD_STR:
		return (struct field_view){text->known, text->value, text->path, text->reason};
	case FIELD_LIST:
		view_list(arena, field, at, &view);
		break;
	}
	return view;
}
