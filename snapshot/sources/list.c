#include "snapshot/sources/list.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/map.h"
#include "snapshot/plain.h"
#include "snapshot/sources/sources.h"

enum { DEFAULT_PAGE = 10, LARGEST_PAGE = 500, MAX_NAMED = 20, MAX_NAME = 60 };

/*
 * Lists of the backend API that answer a bare array unless paginated=true is
 * asked for, in pages of `limit`, 10 unless told: clerk/openapi-specs
 * bapi/2026-05-12.yml, parameters Paginated and LimitParameter.
 */
static bool is_paged(enum slot slot)
{
	return slot == SLOT_JWT_TEMPLATES || slot == SLOT_REDIRECT_URLS || slot == SLOT_PLANS ||
	       slot == SLOT_TEMPLATES_EMAIL || slot == SLOT_TEMPLATES_SMS;
}

static void judge_array(struct reader *reader, enum slot slot, struct list *list)
{
	uint32_t count = list->items.value->count;

	list->complete = !is_paged(slot) || (count != DEFAULT_PAGE && count != LARGEST_PAGE);
	if (!list->complete) {
		list->reason = str_format(reader->arena,
			"%.*s holds just %u items, as one page of more would: ask for it with"
			" paginated=true",
			STR_ARGS(list->items.path), (unsigned)count);
	}
}

static void judge_count(struct reader *reader, enum slot slot, struct list *list)
{
	struct answer total = answer_integer(reader, slot, "total_count");

	list->complete =
		total.state == ANSWER_ABSENT ||
		(total.state == ANSWER_KNOWN && total.number <= (int64_t)list->items.value->count);
	if (total.state == ANSWER_BAD) {
		list->reason = total.reason;
	} else if (!list->complete) {
		list->reason =
			str_format(reader->arena, "%s holds %u of %lld items", slots_name(slot),
				(unsigned)list->items.value->count, (long long)total.number);
	}
}

struct list list_open(struct reader *reader, enum slot slot)
{
	bool bare = json_is(reader->part->sources[slot].body, JSON_ARRAY);
	struct list list = {answer_of_type(reader, slot, bare ? "" : "data", JSON_ARRAY), false};

	if (list.items.state != ANSWER_KNOWN) {
		list.reason = list.items.reason;
	} else if (bare) {
		judge_array(reader, slot, &list);
	} else {
		judge_count(reader, slot, &list);
	}
	return list;
}

struct list list_first(struct reader *reader, const struct list *lists, size_t count)
{
	struct answer answers[FIELD_SOURCES];
	struct list none = {{ANSWER_ABSENT}};

	for (size_t i = 0; i < count && lists[i].items.state != ANSWER_BAD; i++) {
		if (lists[i].complete) {
			return lists[i];
		}
	}
	for (size_t i = 0; i < count; i++) {
		if (lists[i].items.state != ANSWER_ABSENT) {
			return lists[i];
		}
		answers[i] = lists[i].items;
	}
	none.items = answer_first(reader, answers, count);
	none.reason = none.items.reason;
	return none;
}

void list_read(struct reader *reader, struct list list, list_take *take, void *into)
{
	bool there = list.items.state == ANSWER_KNOWN;
	struct list_head head;
	uint32_t index = 0;

	json_each (item, there ? list.items.value : NULL) {
		struct source entry = {item, str_format(reader->arena, "%.*s[%u]",
						     STR_ARGS(list.items.path), (unsigned)index++)};

		if (!take(reader, entry, &list.reason)) {
			list.complete = false;
		}
	}
	/* a copy, because every LIST is a type of its own */
	memcpy(&head, into, sizeof(head));
	head.known = list.complete;
	head.path = there ? list.items.path : STR_NONE;
	head.reason = list.complete ? STR_NONE : list.reason;
	memcpy(into, &head, sizeof(head));
}

void list_read_slot(struct reader *reader, enum slot slot, list_take *take, void *into)
{
	struct list list = list_open(reader, slot);

	list_read(reader, list_first(reader, &list, 1), take, into);
}

bool list_text_or_none(struct reader *reader, struct source entry, const char *key, struct str *out,
	struct str *reason)
{
	struct answer answer = answer_member(reader, entry, key, JSON_STRING);

	*out = answer.state == ANSWER_KNOWN ? answer.value->string : STR("");
	if (answer.state == ANSWER_BAD) {
		*reason = answer.reason;
	}
	return answer.state != ANSWER_BAD;
}

bool list_text(struct reader *reader, struct source entry, const char *key, struct str *out,
	struct str *reason)
{
	if (!list_text_or_none(reader, entry, key, out, reason)) {
		return false;
	}
	if (out->n == 0) {
		struct str why = str_format(reader->arena, "has no %s", key);

		answer_ignore(reader, entry.path, why.s);
		*reason = str_format(reader->arena, "%.*s %s", STR_ARGS(entry.path), why.s);
	}
	return out->n > 0;
}

struct field_bool list_bool(struct reader *reader, struct source entry, const char *key)
{
	struct answer answer = answer_member(reader, entry, key, JSON_BOOL);

	answer.yes = answer.state == ANSWER_KNOWN && answer.value->boolean;
	return answer_field_bool(answer);
}

struct field_int list_int(struct reader *reader, struct source entry, const char *key)
{
	struct answer answer = answer_member(reader, entry, key, JSON_NUMBER);

	if (answer.state == ANSWER_KNOWN &&
		(!json_integer(answer.value, &answer.number) || answer.number < 0)) {
		answer = answer_bad(reader, answer, "is not a whole number from 0");
	}
	return answer_field_int(answer);
}

struct field_str list_str(struct reader *reader, struct source entry, const char *key)
{
	return answer_field_str(answer_member(reader, entry, key, JSON_STRING));
}

struct answer list_texts(struct reader *reader, struct source entry, const char *member,
	const char *key, str_vec *out)
{
	struct answer list = answer_member(reader, entry, member, JSON_ARRAY);
	uint32_t index = 0;

	json_each (item, list.state == ANSWER_KNOWN ? list.value : NULL) {
		struct source inner = {item, str_format(reader->arena, "%.*s[%u]",
						     STR_ARGS(list.path), (unsigned)index++)};
		struct str text = STR("");

		if (list_text(reader, inner, key, &text, &list.reason)) {
			vec_push(reader->arena, out, text);
		} else {
			list.state = ANSWER_BAD;
		}
	}
	return list;
}

static int order_names(const void *left, const void *right)
{
	return str_compare(*(const struct str *)left, *(const struct str *)right);
}

/* What `list` has and `other` has not, sorted. */
static str_vec only_in(
	struct arena *arena, const struct json *list, const struct json *other, const char *key)
{
	struct map seen = {0};
	str_vec names = {0};

	json_each (item, other) {
		map_put(arena, &seen, json_string(json_get(item, key)), 0);
	}
	json_each (item, list) {
		struct str name = json_string(json_get(item, key));

		if (name.n > 0 && map_get(&seen, name) == MAP_NONE) {
			map_put(arena, &seen, name, 0);
			vec_push(arena, &names, name);
		}
	}
	if (names.n > 1) {
		qsort(names.items, names.n, sizeof(names.items[0]), order_names);
	}
	return names;
}

/* "3 items; only here: a, b" */
static struct str tell(struct arena *arena, const struct json *list, const str_vec *only)
{
	unsigned count = list == NULL ? 0 : (unsigned)list->count;
	struct buf text = {0};
	struct str result;

	buf_format(&text, "%u item%s", count, count == 1 ? "" : "s");
	for (size_t i = 0; i < only->n && i < MAX_NAMED; i++) {
		struct str name = plain_text(arena, sources_url(arena, only->items[i]), MAX_NAME);

		buf_add_z(&text, i == 0 ? "; only here: " : ", ");
		buf_add(&text, name);
	}
	buf_add_z(&text, only->n > MAX_NAMED ? ", …" : "");
	result = str_copy(arena, buf_str(&text));
	buf_finish(&text);
	return result;
}

void list_compare(struct reader *reader, const char *field, const char *key,
	const struct list *used, const struct list *other)
{
	struct arena *arena = reader->arena;
	str_vec left, right;

	if (!used->complete || !other->complete) {
		return;
	}
	left = only_in(arena, used->items.value, other->items.value, key);
	right = only_in(arena, other->items.value, used->items.value, key);
	if (left.n + right.n > 0) {
		field_disagree(reader, field, used->items.path,
			tell(arena, used->items.value, &left), other->items.path,
			tell(arena, other->items.value, &right));
	} else {
		reader->instance->agreements++;
	}
}
