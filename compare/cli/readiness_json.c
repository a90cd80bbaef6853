#include "compare/cli/readiness.h"
#include "json/json.h"

enum { FORMAT_VERSION = 1 };

static void add_known(struct json_writer *json, const char *key, const struct field_str *field)
{
	json_put_string(json, key, field->known ? field->value : STR_NONE);
}

static void add_files(struct json_writer *json, const struct snapshot *snapshot)
{
	json_key(json, "files");
	json_begin_array(json);
	for (size_t i = 0; i < snapshot->files.n; i++) {
		json_begin_object(json);
		json_put_string(json, "name", str_last_part(snapshot->files.items[i].name, '/'));
		json_put_string(json, "sha256", snapshot->files.items[i].digest);
		json_end_object(json);
	}
	json_end_array(json);
}

static void add_age(struct json_writer *json, const struct readiness *readiness)
{
	json_put_nonempty(json, "captured_at", readiness->snapshot->captured_at);
	json_put_nonempty(json, "as_of", readiness->as_of);
	json_key(json, "age_days");
	if (readiness->age_known) {
		json_write_integer(json, readiness->age);
	} else {
		json_write_null(json);
	}
	json_put_integer(json, "limit_days", readiness->limit);
	json_put_bool(json, "stale", readiness_is_stale(readiness));
}

static void add_not_understood(struct json_writer *json, const struct snapshot *snapshot)
{
	json_key(json, "not_understood");
	json_begin_array(json);
	for (size_t i = 0; i < snapshot->ignored.n; i++) {
		json_write_string(json, snapshot->ignored.items[i]);
	}
	json_end_array(json);
}

static void add_disagreements(struct json_writer *json, const struct instance *instance)
{
	json_key(json, "disagreements");
	json_begin_array(json);
	for (size_t i = 0; i < instance->disagreements.n; i++) {
		const struct disagreement *it = &instance->disagreements.items[i];

		json_begin_object(json);
		json_put_string(json, "field", str_of(it->field));
		json_put_string(json, "used", it->used);
		json_put_string(json, "used_path", it->used_path);
		json_put_string(json, "other", it->other);
		json_put_string(json, "other_path", it->other_path);
		json_end_object(json);
	}
	json_end_array(json);
}

static void add_gap(struct json_writer *json, const struct readiness_gap *gap)
{
	bool more = !str_absent(gap->slot);

	json_begin_object(json);
	json_put_string(json, "field", str_of(fields_name(gap->field)));
	json_put_nonempty(json, "member", gap->member);
	json_put_string(json, "reason", gap->reason);
	json_put_string(json, "document", gap->slot);
	json_put_string(json, "get_it", more ? str_of(fields_step(gap->slot)) : STR_NONE);
	json_end_object(json);
}

static void add_rule(struct json_writer *json, const struct readiness_rule *rule)
{
	json_begin_object(json);
	json_put_string(json, "rule", str_of(rule->info->id));
	json_put_string(json, "needs", str_of(needs_name(rule->info->needs)));
	json_put_bool(json, "applies", rule->applies);
	json_put_bool(json, "can_be_evaluated", rule->can);
	json_put_nonempty(json, "reason", rule->reason);
	json_key(json, "missing");
	json_begin_array(json);
	for (size_t i = 0; i < rule->gaps.n; i++) {
		add_gap(json, &rule->gaps.items[i]);
	}
	json_end_array(json);
	json_end_object(json);
}

static void add_instance(struct json_writer *json, const struct readiness_instance *it)
{
	json_begin_object(json);
	json_put_string(json, "instance", it->instance->label);
	add_known(json, "instance_id", &it->instance->id);
	add_known(json, "environment_type", &it->instance->environment_type);
	add_disagreements(json, it->instance);
	json_put_integer(json, "evaluated", (int64_t)it->evaluated);
	json_put_integer(json, "findings", (int64_t)it->findings);
	json_key(json, "rules");
	json_begin_array(json);
	for (size_t i = 0; i < it->rules.n; i++) {
		add_rule(json, &it->rules.items[i]);
	}
	json_end_array(json);
	json_end_object(json);
}

void readiness_json(const struct readiness *readiness, struct buf *out)
{
	struct json_writer json = {.out = out};

	json_begin_object(&json);
	json_put_string(&json, "format", STR("clerk-audit-snapshot-check"));
	json_put_integer(&json, "format_version", FORMAT_VERSION);
	json_put_bool(&json, "fine", readiness_is_fine(readiness));
	add_files(&json, readiness->snapshot);
	add_age(&json, readiness);
	add_not_understood(&json, readiness->snapshot);
	json_key(&json, "instances");
	json_begin_array(&json);
	for (size_t i = 0; i < readiness->instances.n; i++) {
		add_instance(&json, &readiness->instances.items[i]);
	}
	json_end_array(&json);
	json_end_object(&json);
}
