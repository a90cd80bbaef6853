#include "snapshot/sources/field.h"

/* The general way to read a field: its sources in order, the first that says anything. */
static struct answer ask(
	struct reader *reader, const struct field *field, const struct field_source *source)
{
	struct answer answer = {ANSWER_ABSENT};

	if (source->ask != NULL) {
		answer = source->ask(reader);
	} else if (field->type == FIELD_BOOL) {
		answer = answer_bool(reader, source->slot, source->key);
	} else if (field->type == FIELD_INT) {
		answer = answer_integer(reader, source->slot, source->key);
	} else if (field->type == FIELD_STR) {
		answer = answer_string(reader, source->slot, source->key);
	} else {
		answer = answer_strings(reader, source->slot, source->key);
	}
	if (source->inverted) {
		answer.yes = !answer.yes;
		answer.inverted = true;
	}
	return answer;
}

/* The answer as text, so that two can be held against each other. */
static struct str text_of(
	struct reader *reader, const struct field *field, const struct answer *answer)
{
	switch (field->type) {
	case FIELD_BOOL:
		return answer->yes ? STR("yes") : STR("no");
	case FIELD_INT:
		return str_format(reader->arena, "%lld", (long long)answer->number);
	case FIELD_STR:
		return str_absent(answer->text) ? answer->value->string : answer->text;
	case FIELD_LIST:
		break;
	}
	return STR("");
}

void field_disagree(struct reader *reader, const char *name, struct str used_path, struct str used,
	struct str other_path, struct str other)
{
	struct disagreement it = {name, used_path, used, other_path, other};

	vec_push(reader->arena, &reader->instance->disagreements, it);
}

static void note_comparison(struct reader *reader, const struct field *field,
	const struct answer *used, const struct answer *other)
{
	struct str a = text_of(reader, field, used);
	struct str b = text_of(reader, field, other);

	if (str_equal(a, b)) {
		reader->instance->agreements++;
	} else {
		field_disagree(reader, field->name, used->path, a, other->path, b);
	}
}

static void note_disagreements(struct reader *reader, const struct field *field,
	const struct answer *answers, size_t count, const struct answer *used)
{
	bool after = false;

	for (size_t i = 0; i < count; i++) {
		const struct answer *other = &answers[i];

		if (after && other->state == ANSWER_KNOWN && !field->sources[i].loose) {
			note_comparison(reader, field, used, other);
		}
		after = after || other->state != ANSWER_ABSENT;
	}
}

static void store_names(struct reader *reader, name_list *list, const struct answer *answer)
{
	list->known = answer->state == ANSWER_KNOWN;
	list->reason = list->known ? STR_NONE : answer->reason;
	list->path = list->known ? answer->path : STR_NONE;
	json_each (item, list->known ? answer->value : NULL) {
		vec_push(reader->arena, list, item->string);
	}
}

static void store(struct reader *reader, const struct field *field, const struct answer *answer)
{
	void *at = (char *)reader->instance + field->offset;

	switch (field->type) {
	case FIELD_BOOL:
		*(struct field_bool *)at = answer_field_bool(*answer);
		break;
	case FIELD_INT:
		*(struct field_int *)at = answer_field_int(*answer);
		break;
	case FIELD_STR:
		*(struct field_str *)at = answer_field_str(*answer);
		break;
	case FIELD_LIST:
		store_names(reader, at, answer);
		break;
	}
}

void field_read(struct reader *reader, const struct field *field)
{
	struct answer answers[FIELD_SOURCES] = {0};
	struct answer first;
	size_t count = 0;

	if (field->read != NULL) {
		field->read(reader);
		return;
	}
	while (count < FIELD_SOURCES &&
		(field->sources[count].key != NULL || field->sources[count].ask != NULL)) {
		answers[count] = ask(reader, field, &field->sources[count]);
		count++;
	}
	first = answer_first(reader, answers, count);
	store(reader, field, &first);
	if (first.state == ANSWER_KNOWN) {
		note_disagreements(reader, field, answers, count, &first);
	}
}
