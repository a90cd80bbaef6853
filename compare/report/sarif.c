#include "compare/report/sarif.h"

#include "base/path.h"
#include "compare/report/common.h"

/*
 * SARIF 2.1.0, as GitHub code scanning takes it:
 * docs.github.com/en/code-security/reference/code-scanning/sarif-support-for-code-scanning,
 * and github/codeql-action src/fingerprints.ts for what an upload computes again.
 */
static const char schema[] = "https://json.schemastore.org/sarif-2.1.0.json";

static void add_tool(struct sarif *sarif)
{
	struct json_writer *json = &sarif->json;

	json_key(json, "tool");
	json_begin_object(json);
	json_key(json, "driver");
	json_begin_object(json);
	json_put_string(json, "name", STR("clerk-audit"));
	json_put_string(json, "version", STR(CLERK_AUDIT_VERSION));
	json_put_string(json, "semanticVersion", STR(CLERK_AUDIT_VERSION));
	json_put_string(json, "informationUri", STR("man:clerk-audit(1)"));
	sarif_add_rules(sarif);
	sarif_add_descriptors(sarif);
	json_end_object(json);
	json_end_object(json);
}

static void add_invocation(struct sarif *sarif)
{
	struct json_writer *json = &sarif->json;

	json_key(json, "invocations");
	json_begin_array(json);
	json_begin_object(json);
	json_put_bool(json, "executionSuccessful", true);
	sarif_add_notifications(sarif);
	json_end_object(json);
	json_end_array(json);
}

/* Uploads with different ids do not replace each other: one for each audited folder. */
static void add_automation(struct sarif *sarif)
{
	struct str prefix = path_uri(sarif->arena, sarif->result->facts->prefix);

	json_key(&sarif->json, "automationDetails");
	json_begin_object(&sarif->json);
	json_put_string(&sarif->json, "id", str_join(sarif->arena, STR("clerk-audit/"), prefix));
	json_end_object(&sarif->json);
}

void sarif_put_known(struct sarif *sarif, const char *key, struct str value)
{
	if (value.n > 0) {
		json_put_string(&sarif->json, key, report_safe(sarif->arena, value));
	}
}

static void add_snapshots(struct sarif *sarif)
{
	const struct audit_result *result = sarif->result;

	json_key(&sarif->json, "snapshots");
	json_begin_array(&sarif->json);
	for (size_t i = 0; i < result->snapshot_digests.n; i++) {
		json_begin_object(&sarif->json);
		sarif_put_known(sarif, "name", result->snapshot_names.items[i]);
		sarif_put_known(sarif, "digest", result->snapshot_digests.items[i]);
		json_end_object(&sarif->json);
	}
	json_end_array(&sarif->json);
}

static void add_digests(struct sarif *sarif)
{
	const struct audit_result *result = sarif->result;

	json_key(&sarif->json, "digests");
	json_begin_object(&sarif->json);
	sarif_put_known(sarif, "facts", result->facts_digest);
	add_snapshots(sarif);
	sarif_put_known(sarif, "config", result->config_digest);
	sarif_put_known(sarif, "baseline", result->baseline.digest);
	sarif_put_known(sarif, "rules", result->rules_digest);
	json_end_object(&sarif->json);
}

/* With what it was made, as the other reports say it. */
static void add_properties(struct sarif *sarif)
{
	struct json_writer *json = &sarif->json;
	const str_vec *instances = &sarif->result->instance_lines;

	json_key(json, "properties");
	json_begin_object(json);
	sarif_put_known(sarif, "knowledgeDate", sarif->result->knowledge_date);
	sarif_put_known(sarif, "asOf", sarif->options->as_of);
	add_digests(sarif);
	json_key(json, "instances");
	json_begin_array(json);
	for (size_t i = 0; i < instances->n; i++) {
		json_write_string(json, report_safe(sarif->arena, instances->items[i]));
	}
	json_end_array(json);
	json_end_object(json);
}

static void add_run(struct sarif *sarif)
{
	struct json_writer *json = &sarif->json;

	json_begin_object(json);
	add_tool(sarif);
	add_invocation(sarif);
	add_automation(sarif);
	json_put_string(json, "columnKind", STR("unicodeCodePoints"));
	sarif_add_results(sarif);
	add_properties(sarif);
	json_end_object(json);
}

void report_sarif(
	const struct audit_result *result, const struct report_options *options, struct buf *out)
{
	struct arena arena;
	struct sarif sarif = {{.out = out}, &arena, result, options, {0}};

	arena_init(&arena);
	sarif_collect_rules(&sarif);
	json_begin_object(&sarif.json);
	json_put_string(&sarif.json, "$schema", str_of(schema));
	json_put_string(&sarif.json, "version", STR("2.1.0"));
	json_key(&sarif.json, "runs");
	json_begin_array(&sarif.json);
	add_run(&sarif);
	json_end_array(&sarif.json);
	json_end_object(&sarif.json);
	arena_finish(&arena);
}
