#include "snapshot/sources/answer.h"

#include <string.h>

enum { MAX_KEY = 80, MAX_IGNORED = 200, MAX_ITEMS = 10000 };

const char *answer_type_name(enum json_type type)
{
	switch (type) {
	case JSON_NULL:
		return "null";
	case JSON_BOOL:
		return "a boolean";
	case JSON_NUMBER:
		return "a number";
	case JSON_STRING:
		return "a string";
	case JSON_ARRAY:
		return "an array";
	case JSON_OBJECT:
		return "an object";
	}
	return "nothing";
}

void answer_ignore(struct reader *reader, struct str path, const char *why)
{
	struct str note;

	if (reader->ignored->n > MAX_IGNORED) {
		return;
	}
	note = reader->ignored->n == MAX_IGNORED
		       ? STR("…: there is more that was not understood")
		       : str_format(reader->arena, "%.*s: %s", STR_ARGS(path), why);
	if (!str_vec_has(reader->ignored, note)) {
		vec_push(reader->arena, reader->ignored, note);
	}
}

struct answer answer_bad(struct reader *reader, struct answer answer, const char *why)
{
	answer_ignore(reader, answer.path, why);
	answer.state = ANSWER_BAD;
	answer.reason = str_format(reader->arena, "%.*s %s", STR_ARGS(answer.path), why);
	return answer;
}

static struct answer bad_type(struct reader *reader, struct answer answer, enum json_type wanted)
{
	struct str why = str_format(reader->arena, "is %s, not %s",
		answer_type_name(answer.value->type), answer_type_name(wanted));

	return answer_bad(reader, answer, why.s);
}

static struct answer check_type(struct reader *reader, struct answer answer, enum json_type wanted)
{
	if (answer.state != ANSWER_KNOWN) {
		return answer;
	}
	if (answer.value->type != wanted) {
		return bad_type(reader, answer, wanted);
	}
	if (answer.value->count > MAX_ITEMS) {
		return answer_bad(reader, answer, "holds more than 10000 items");
	}
	return answer;
}

static struct answer absent_in_slot(struct reader *reader, enum slot slot, const char *key)
{
	struct answer answer = {ANSWER_ABSENT};

	answer.reason = str_format(
		reader->arena, "%.*s has no %s", STR_ARGS(reader->part->sources[slot].path), key);
	return answer;
}

/* One step along the dotted key. */
static struct answer step_into(struct reader *reader, struct answer from, struct str name)
{
	struct answer answer = from;
	char key[MAX_KEY];

	if (from.value->type != JSON_OBJECT) {
		return bad_type(reader, from, JSON_OBJECT);
	}
	memcpy(key, name.s, name.n);
	key[name.n] = '\0';
	answer.value = json_get(from.value, key);
	answer.path = str_format(reader->arena, "%.*s.%s", STR_ARGS(from.path), key);
	if (answer.value == NULL || answer.value->type == JSON_NULL) {
		answer.state = ANSWER_ABSENT;
	}
	return answer;
}

static struct answer missing_slot(struct reader *reader, enum slot slot)
{
	struct answer answer = {ANSWER_ABSENT};
	struct str code = slots_error_code(reader->arena, reader->part->sources[slot].body);

	if (reader->part->sources[slot].beyond.n > 0) {
		answer.reason = str_format(reader->arena, "%s %.*s", slots_name(slot),
			STR_ARGS(slots_beyond(reader->arena, reader->part, slot)));
	} else if (!str_absent(code)) {
		answer.reason = str_format(
			reader->arena, "%s answered '%.*s'", slots_name(slot), STR_ARGS(code));
	} else if (slot != SLOT_APPLICATION && slot != SLOT_MANUAL) {
		answer.missing = str_of(slots_name(slot));
	}
	return answer;
}

struct answer answer_at(struct reader *reader, enum slot slot, const char *key)
{
	const struct source *source = &reader->part->sources[slot];
	struct answer answer = {ANSWER_KNOWN, source->body, .path = source->path};
	struct str rest = str_of(key);

	if (source->body == NULL || !str_absent(slots_error_code(reader->arena, source->body))) {
		return missing_slot(reader, slot);
	}
	while (rest.n > 0 && answer.state == ANSWER_KNOWN) {
		size_t dot = str_find_byte(rest, '.');

		dot = dot == SIZE_MAX ? rest.n : dot;
		answer = step_into(reader, answer, str_slice(rest, 0, dot));
		rest = str_slice(rest, dot + 1, rest.n);
	}
	return answer.state == ANSWER_ABSENT ? absent_in_slot(reader, slot, key) : answer;
}

struct answer answer_member(
	struct reader *reader, struct source entry, const char *key, enum json_type type)
{
	struct answer answer = {ANSWER_KNOWN, entry.body, .path = entry.path};

	answer = step_into(reader, answer, str_of(key));
	if (answer.state == ANSWER_ABSENT) {
		answer.reason =
			str_format(reader->arena, "%.*s has no %s", STR_ARGS(entry.path), key);
	}
	return check_type(reader, answer, type);
}

struct answer answer_of_type(
	struct reader *reader, enum slot slot, const char *key, enum json_type type)
{
	return check_type(reader, answer_at(reader, slot, key), type);
}

struct answer answer_bool(struct reader *reader, enum slot slot, const char *key)
{
	struct answer answer = answer_of_type(reader, slot, key, JSON_BOOL);

	answer.yes = answer.state == ANSWER_KNOWN && answer.value->boolean;
	return answer;
}

struct answer answer_string(struct reader *reader, enum slot slot, const char *key)
{
	struct answer answer = answer_of_type(reader, slot, key, JSON_STRING);

	if (answer.state == ANSWER_KNOWN && answer.value->string.n == 0) {
		return *key == '\0'
			       ? (struct answer){ANSWER_ABSENT, .missing = str_of(slots_name(slot))}
			       : absent_in_slot(reader, slot, key);
	}
	return answer;
}

struct answer answer_integer(struct reader *reader, enum slot slot, const char *key)
{
	struct answer answer = answer_of_type(reader, slot, key, JSON_NUMBER);

	if (answer.state == ANSWER_KNOWN &&
		(!json_integer(answer.value, &answer.number) || answer.number < 0)) {
		return answer_bad(reader, answer, "is not a whole number from 0");
	}
	return answer;
}

static struct answer all_strings(struct reader *reader, struct answer answer)
{
	if (answer.state != ANSWER_KNOWN) {
		return answer;
	}
	json_each (item, answer.value) {
		if (item->type != JSON_STRING) {
			return answer_bad(reader, answer, "holds something that is not a string");
		}
	}
	return answer;
}

struct answer answer_strings(struct reader *reader, enum slot slot, const char *key)
{
	return all_strings(reader, answer_of_type(reader, slot, key, JSON_ARRAY));
}

struct answer answer_member_strings(struct reader *reader, struct source entry, const char *key)
{
	return all_strings(reader, answer_member(reader, entry, key, JSON_ARRAY));
}

bool answer_list_has(const struct json *list, const char *text)
{
	json_each (item, list) {
		if (str_is(json_string(item), text)) {
			return true;
		}
	}
	return false;
}

/* Appends "; more", once. */
static void add_reason(struct reader *reader, struct str *all, struct str more)
{
	if (more.n > 0 && str_find(*all, more, 0) == SIZE_MAX) {
		*all = all->n == 0 ? more
				   : str_format(reader->arena, "%.*s; %.*s", STR_ARGS(*all),
					     STR_ARGS(more));
	}
}

/* Does it miss a slot that none before it missed? */
static bool misses_another(const struct answer *answers, size_t at)
{
	for (size_t i = 0; i < at; i++) {
		if (str_equal(answers[i].missing, answers[at].missing)) {
			return false;
		}
	}
	return answers[at].missing.n > 0;
}

/* "no a, b or c in the snapshot" from the answers' missing slots; "" if none is. */
static struct str missing_text(struct reader *reader, const struct answer *answers, size_t count)
{
	struct str list = STR("");
	size_t left = 0;

	for (size_t i = 0; i < count; i++) {
		left += misses_another(answers, i);
	}
	for (size_t i = 0; i < count; i++) {
		const char *joint = list.n == 0 ? "no " : left == 1 ? " or " : ", ";

		if (misses_another(answers, i)) {
			list = str_format(reader->arena, "%.*s%s%.*s", STR_ARGS(list), joint,
				STR_ARGS(answers[i].missing));
			left--;
		}
	}
	return list.n == 0 ? list : str_join(reader->arena, list, STR(" in the snapshot"));
}

struct answer answer_first(struct reader *reader, const struct answer *answers, size_t count)
{
	struct answer none = {ANSWER_ABSENT, .reason = STR("")};

	for (size_t i = 0; i < count; i++) {
		if (answers[i].state != ANSWER_ABSENT) {
			return answers[i];
		}
	}
	for (size_t i = 0; i < count; i++) {
		add_reason(reader, &none.reason, answers[i].reason);
	}
	add_reason(reader, &none.reason, missing_text(reader, answers, count));
	if (none.reason.n == 0) {
		none.reason = STR("nothing in the snapshot tells it");
	}
	return none;
}

struct field_bool answer_field_bool(struct answer answer)
{
	if (answer.state != ANSWER_KNOWN) {
		return (struct field_bool){.reason = answer.reason};
	}
	return (struct field_bool){true, answer.yes, answer.path, STR_NONE, answer.inverted};
}

struct field_int answer_field_int(struct answer answer)
{
	if (answer.state != ANSWER_KNOWN) {
		return (struct field_int){.reason = answer.reason};
	}
	return (struct field_int){true, answer.number, answer.path, STR_NONE};
}

struct field_str answer_field_str(struct answer answer)
{
	if (answer.state != ANSWER_KNOWN) {
		return (struct field_str){.reason = answer.reason};
	}
	return (struct field_str){true,
		str_absent(answer.text) ? answer.value->string : answer.text, answer.path,
		STR_NONE};
}
