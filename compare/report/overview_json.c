#include "compare/report/overview.h"
#include "json/json.h"

/* Overview format 1, as overview.schema.json has it. */

static void put_counts(struct json_writer *json, const struct overview_counts *counts)
{
	json_key(json, "findings");
	json_begin_object(json);
	for (int s = SEVERITY_BLOCKER; s >= SEVERITY_NOTE; s--) {
		json_put_integer(
			json, severity_name((enum severity)s), (int64_t)counts->severities[s]);
	}
	json_end_object(json);
	json_put_integer(json, "suppressed", (int64_t)counts->silenced);
	json_put_integer(json, "not_evaluated", (int64_t)counts->unevaluated);
}

/* An empty name, of the snapshot as a whole, is null. */
static void put_names(struct json_writer *json, const char *key, const str_vec *names)
{
	json_key(json, key);
	json_begin_array(json);
	for (size_t i = 0; i < names->n; i++) {
		struct str name = names->items[i];

		json_write_string(json, name.n > 0 ? name : STR_NONE);
	}
	json_end_array(json);
}

static void put_digests(struct json_writer *json, const struct overview *overview)
{
	json_key(json, "digests");
	json_begin_object(json);
	json_key(json, "snapshots");
	json_begin_array(json);
	for (size_t i = 0; i < overview->snapshot_digests.n; i++) {
		json_begin_object(json);
		json_put_string(json, "name", overview->snapshot_names.items[i]);
		json_put_string(json, "digest", overview->snapshot_digests.items[i]);
		json_end_object(json);
	}
	json_end_array(json);
	json_put_nonempty(json, "config", overview->config_digest);
	json_put_nonempty(json, "rules", overview->rules_digest);
	json_end_object(json);
}

static void put_head(struct json_writer *json, const struct overview *overview,
	const struct report_options *options)
{
	json_put_string(json, "format", STR("clerk-audit-overview"));
	json_put_integer(json, "format_version", 1);
	json_key(json, "tool");
	json_begin_object(json);
	json_put_string(json, "name", STR("clerk-audit"));
	json_put_string(json, "version", STR(CLERK_AUDIT_VERSION));
	json_end_object(json);
	json_put_nonempty(json, "knowledge_date", overview->knowledge_date);
	json_put_nonempty(json, "as_of", options->as_of);
	put_digests(json, overview);
}

static void put_summary(struct json_writer *json, const struct overview *overview)
{
	json_key(json, "summary");
	json_begin_object(json);
	json_put_integer(json, "repositories", (int64_t)overview->repositories.n);
	json_put_integer(json, "judged", (int64_t)overview->judged);
	json_put_integer(json, "failing", (int64_t)overview->failing);
	put_counts(json, &overview->counts);
	json_put_integer(json, "exit", overview_status(overview));
	json_end_object(json);
}

static void put_repository(
	struct json_writer *json, struct arena *arena, const struct overview_repository *it)
{
	bool judged = str_absent(it->error);

	json_begin_object(json);
	json_put_string(json, "name", it->name);
	json_put_string(json, "error", judged ? STR_NONE : report_safe(arena, it->error));
	json_put_nonempty(json, "facts", it->facts_digest);
	put_counts(json, &it->counts);
	json_put_integer(json, "unresolved", (int64_t)it->unresolved);
	json_put_integer(json, "notices", (int64_t)it->notices);
	put_names(json, "instances", &it->instances);
	json_put_bool(json, "fails", it->fails);
	json_end_object(json);
}

static void put_instance(struct json_writer *json, const struct overview_instance *it)
{
	json_begin_object(json);
	json_put_nonempty(json, "name", it->name);
	put_counts(json, &it->counts);
	json_put_integer(json, "repositories", (int64_t)it->repositories);
	json_end_object(json);
}

static void put_rule(struct json_writer *json, const struct overview_rule *it)
{
	json_begin_object(json);
	json_put_string(json, "rule", str_of(it->rule->id));
	json_put_string(json, "title", str_of(it->rule->title));
	json_put_integer(json, "findings", (int64_t)it->findings);
	put_names(json, "repositories", &it->repositories);
	put_names(json, "instances", &it->instances);
	json_end_object(json);
}

static void put_lists(
	struct json_writer *json, struct arena *arena, const struct overview *overview)
{
	json_key(json, "repositories");
	json_begin_array(json);
	for (size_t i = 0; i < overview->repositories.n; i++) {
		put_repository(json, arena, &overview->repositories.items[i]);
	}
	json_end_array(json);
	json_key(json, "instances");
	json_begin_array(json);
	for (size_t i = 0; i < overview->instances.n; i++) {
		put_instance(json, &overview->instances.items[i]);
	}
	json_end_array(json);
	json_key(json, "rules");
	json_begin_array(json);
	for (size_t i = 0; i < overview->rules.n; i++) {
		put_rule(json, &overview->rules.items[i]);
	}
	json_end_array(json);
	put_names(json, "left_out", &overview->left_out);
}

void overview_json(
	const struct overview *overview, const struct report_options *options, struct buf *out)
{
	struct json_writer json = {.out = out};
	struct arena arena;

	arena_init(&arena);
	json_begin_object(&json);
	put_head(&json, overview, options);
	put_summary(&json, overview);
	put_lists(&json, &arena, overview);
	json_end_object(&json);
	arena_finish(&arena);
}
