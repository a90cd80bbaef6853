#include "snapshot/diff.h"
#include "json/json.h"

static const char *state_key(enum diff_state state)
{
	static const char *const keys[] = {
		[DIFF_MATCH] = "match",
		[DIFF_DIFFERS] = "differs",
		[DIFF_ONLY_LEFT] = "only_left",
		[DIFF_ONLY_RIGHT] = "only_right",
		[DIFF_UNKNOWN] = "unknown",
	};

	return keys[state];
}

static const char *reliance_key(enum diff_reliance reliance)
{
	static const char *const keys[] = {
		[DIFF_NAMED] = "named",
		[DIFF_USED] = "used",
		[DIFF_UNUSED] = "none",
	};

	return keys[reliance];
}

static void add_subject(
	struct json_writer *json, const char *key, const struct diff_subject *subject)
{
	const struct instance *instance = subject->instance;
	const struct field_str *id = &instance->id;
	const struct field_str *type = &instance->environment_type;

	json_key(json, key);
	json_begin_object(json);
	json_put_string(json, "file", subject->file);
	json_put_nonempty(json, "captured_at", subject->captured_at);
	json_put_string(json, "instance", instance->label);
	json_put_string(json, "instance_id", id->known ? id->value : STR_NONE);
	json_put_string(json, "environment_type", type->known ? type->value : STR_NONE);
	json_end_object(json);
}

static void add_counts(struct json_writer *json, const struct diff *diff)
{
	json_key(json, "summary");
	json_begin_object(json);
	for (int state = 0; state < DIFF_STATES; state++) {
		json_key(json, state_key((enum diff_state)state));
		json_write_integer(json, (int64_t)diff->counts[state]);
	}
	json_put_integer(json, "by_nature", (int64_t)diff->identity);
	json_end_object(json);
}

static void add_side(struct json_writer *json, const char *key, const struct diff_side *side)
{
	json_key(json, key);
	json_begin_object(json);
	json_put_bool(json, "known", side->known);
	json_put_bool(json, "present", side->there);
	json_put_string(json, "value", side->known && side->there ? side->value : STR_NONE);
	json_put_nonempty(json, "path", side->path);
	json_put_string(json, "reason", side->known ? STR_NONE : side->reason);
	json_end_object(json);
}

static void add_row(struct json_writer *json, const struct diff_row *row)
{
	json_begin_object(json);
	json_put_string(json, "field", str_of(fields_name(row->field)));
	json_put_nonempty(json, "item", row->item);
	json_put_nonempty(json, "member", row->member);
	json_put_nonempty(json, "name", row->name);
	json_put_string(json, "state", str_of(state_key(row->state)));
	json_put_bool(json, "by_nature", row->identity);
	json_put_string(json, "code", str_of(reliance_key(row->reliance)));
	json_put_nonempty(json, "code_place", row->where);
	add_side(json, "left", &row->left);
	add_side(json, "right", &row->right);
	json_end_object(json);
}

void diff_json(const struct diff *diff, bool all, struct json_writer *json)
{
	json_begin_object(json);
	add_subject(json, "left", &diff->left);
	add_subject(json, "right", &diff->right);
	json_put_bool(json, "two_instances", diff->two);
	add_counts(json, diff);
	json_key(json, "rows");
	json_begin_array(json);
	for (size_t i = 0; i < diff->rows.n; i++) {
		const struct diff_row *row = &diff->rows.items[i];

		if (all || (row->state != DIFF_MATCH && row->state != DIFF_UNKNOWN)) {
			add_row(json, row);
		}
	}
	json_end_array(json);
	json_end_object(json);
}
