#include "base/path.h"
#include "compare/report/common.h"
#include "compare/report/sarif.h"
#include "compare/report/summary.h"

enum {
	HASH_DIGITS = 16, /* of a line hash */
};

/* The columns count code points, as the run's columnKind says, and end behind the last one. */
static void add_region(struct sarif *sarif, const struct place *place)
{
	struct json_writer *json = &sarif->json;
	bool ends = place->end_line > place->line ||
		    (place->end_line == place->line && place->end_column > place->column);

	json_key(json, "region");
	json_begin_object(json);
	json_put_integer(json, "startLine", place->line > 0 ? place->line : 1);
	if (place->line > 0 && place->column > 0) {
		json_put_integer(json, "startColumn", place->column);
	}
	if (place->line > 0 && place->column > 0 && ends) {
		json_put_integer(json, "endLine", place->end_line);
		json_put_integer(json, "endColumn", place->end_column);
	}
	json_end_object(json);
}

void sarif_add_place(struct sarif *sarif, const struct place *place)
{
	struct json_writer *json = &sarif->json;
	struct str path = common_path(sarif->arena, sarif->result, place->file);

	json_key(json, "physicalLocation");
	json_begin_object(json);
	json_key(json, "artifactLocation");
	json_begin_object(json);
	json_put_string(json, "uri", path_uri(sarif->arena, path));
	json_end_object(json);
	add_region(sarif, place);
	json_end_object(json);
}

static void add_message(struct sarif *sarif, struct str text)
{
	json_key(&sarif->json, "message");
	json_begin_object(&sarif->json);
	json_put_string(&sarif->json, "text", text);
	json_end_object(&sarif->json);
}

/* The first sentence is what lists of alerts show. */
static struct str message_of(struct arena *arena, const struct finding *finding)
{
	struct str message = sarif_stop(arena, sarif_plain(arena, finding->message));
	struct str why = sarif_sentence(arena, common_why(finding));
	struct str fix = sarif_sentence(arena, finding->fix);

	if (why.n > 0) {
		message = str_format(arena, "%.*s\n\nWhy: %.*s", STR_ARGS(message), STR_ARGS(why));
	}
	if (fix.n > 0) {
		message = str_format(arena, "%.*s\n\nFix: %.*s", STR_ARGS(message), STR_ARGS(fix));
	}
	return message;
}

/* What has no line of a file is named by its JSON path in the snapshot. */
static void add_logical(struct sarif *sarif, const struct finding *finding)
{
	struct json_writer *json = &sarif->json;
	struct arena *arena = sarif->arena;
	struct str path = report_safe(arena, finding->clerk.path);
	struct str instance = report_safe(arena, finding->clerk.instance_id);

	if (path.n == 0 || finding->clerk_at.file.n > 0) {
		return;
	}
	json_key(json, "logicalLocations");
	json_begin_array(json);
	json_begin_object(json);
	json_put_string(json, "name", path);
	json_put_string(json, "fullyQualifiedName",
		str_format(arena, "%.*s%s%.*s", STR_ARGS(instance), instance.n > 0 ? "/" : "",
			STR_ARGS(path)));
	json_put_string(json, "kind", STR("property"));
	json_end_object(json);
	json_end_array(json);
}

/* Code scanning rejects a whole file for one result without a place. */
static void add_location(struct sarif *sarif, const struct finding *finding)
{
	struct place place = common_place(sarif->result, finding);

	json_key(&sarif->json, "locations");
	json_begin_array(&sarif->json);
	json_begin_object(&sarif->json);
	sarif_add_place(sarif, &place);
	add_logical(sarif, finding);
	json_end_object(&sarif->json);
	json_end_array(&sarif->json);
}

static void add_related_place(struct sarif *sarif, const struct place *place, struct str text)
{
	json_begin_object(&sarif->json);
	sarif_add_place(sarif, place);
	add_message(sarif, text);
	json_end_object(&sarif->json);
}

/* The Clerk side comes first; a place without a file would make code scanning reject all. */
static void add_related(struct sarif *sarif, const struct finding *finding)
{
	place_vec related = {0};
	bool clerk = finding->at.file.n > 0 && finding->clerk_at.file.n > 0;

	common_related(sarif->arena, finding, &related);
	if (related.n == 0 && !clerk) {
		return;
	}
	json_key(&sarif->json, "relatedLocations");
	json_begin_array(&sarif->json);
	if (clerk) {
		struct str side = common_clerk(sarif->arena, &finding->clerk);

		add_related_place(sarif, &finding->clerk_at, sarif_sentence(sarif->arena, side));
	}
	for (size_t i = 0; i < related.n && i + clerk < SARIF_RELATED; i++) {
		add_related_place(sarif, &related.items[i], STR("See also."));
	}
	json_end_array(&sarif->json);
}

/*
 * Code scanning knows an alert again by this one, which its upload computes again from the file,
 * and adds where it is not given. Of a file that is not there nobody can compute it.
 */
static struct str line_hash(struct sarif *sarif, const struct finding *finding, struct str own)
{
	if (finding->anchor.file.n > 0) {
		return finding->anchor.line_hash;
	}
	return str_absent(common_manifest(sarif->result->facts))
		       ? str_join(sarif->arena, str_slice(own, 0, HASH_DIGITS), STR(":1"))
		       : STR_NONE;
}

static void add_fingerprints(struct sarif *sarif, const struct finding *finding)
{
	struct json_writer *json = &sarif->json;
	struct str own = str_last_part(finding->fingerprint, ':');
	struct str hash = line_hash(sarif, finding, own);

	json_key(json, "partialFingerprints");
	json_begin_object(json);
	if (hash.n > 0) {
		json_put_string(json, "primaryLocationLineHash", hash);
	}
	json_put_string(json, "clerkAudit/v1", own);
	json_end_object(json);
}

static struct str justification(struct arena *arena, const struct silenced *silenced)
{
	struct str reason = report_safe(arena, silenced->reason);

	return silenced->until.n == 0
		       ? reason
		       : str_format(arena, "%.*s%suntil %.*s", STR_ARGS(reason),
				 reason.n > 0 ? ", " : "", STR_ARGS(silenced->until));
}

static void add_suppression(struct sarif *sarif, const struct silenced *silenced)
{
	struct json_writer *json = &sarif->json;
	bool comment = silenced->by == SILENCED_COMMENT;
	struct str why = justification(sarif->arena, silenced);

	json_begin_object(json);
	json_put_string(json, "kind", comment ? STR("inSource") : STR("external"));
	json_put_string(json, "status", STR("accepted"));
	if (why.n > 0) {
		json_put_string(json, "justification", why);
	}
	if (comment) {
		struct place place = {.file = silenced->file, .line = silenced->line};

		json_key(json, "location");
		json_begin_object(json);
		sarif_add_place(sarif, &place);
		json_end_object(json);
	}
	json_end_object(json);
}

/* Empty where nothing suppresses it: the format wants the array of all results, or of none. */
static void add_suppressions(struct sarif *sarif, const struct finding *finding)
{
	json_key(&sarif->json, "suppressions");
	json_begin_array(&sarif->json);
	if (!common_counts(finding)) {
		add_suppression(sarif, &finding->silenced);
	}
	json_end_array(&sarif->json);
}

static void add_clerk(struct sarif *sarif, const struct clerk_ref *clerk)
{
	if (clerk->path.n == 0) {
		return;
	}
	json_key(&sarif->json, "clerk");
	json_begin_object(&sarif->json);
	sarif_put_known(sarif, "instance", clerk->instance_id);
	sarif_put_known(sarif, "kind", clerk->instance_kind);
	sarif_put_known(sarif, "path", clerk->path);
	sarif_put_known(sarif, "value", clerk->value);
	json_end_object(&sarif->json);
}

static void add_properties(struct sarif *sarif, const struct finding *finding)
{
	json_key(&sarif->json, "properties");
	json_begin_object(&sarif->json);
	sarif_put_known(sarif, "severity", str_of(severity_name(finding->severity)));
	sarif_put_known(sarif, "app", summary_app(sarif->result, finding->app));
	sarif_put_known(sarif, "environment", finding->environment);
	add_clerk(sarif, &finding->clerk);
	sarif_put_known(sarif, "fix", finding->fix);
	json_end_object(&sarif->json);
}

static void add_result(struct sarif *sarif, const struct finding *finding)
{
	struct json_writer *json = &sarif->json;

	json_begin_object(json);
	json_put_string(json, "ruleId", str_of(finding->rule->id));
	json_put_integer(json, "ruleIndex", sarif_rule_index(sarif, finding->rule));
	json_put_string(json, "level", str_of(sarif_level(finding->severity)));
	add_message(sarif, message_of(sarif->arena, finding));
	add_location(sarif, finding);
	add_related(sarif, finding);
	add_fingerprints(sarif, finding);
	add_suppressions(sarif, finding);
	add_properties(sarif, finding);
	json_end_object(json);
}

/* Where not all have room, those that nothing silences come before the others. */
void sarif_add_results(struct sarif *sarif)
{
	size_t count = sarif->result->findings.n;
	size_t counted = 0;

	for (size_t i = 0; i < count; i++) {
		counted += common_counts(&sarif->result->findings.items[i]);
	}
	counted = counted < SARIF_RESULTS ? counted : SARIF_RESULTS;
	size_t silenced = SARIF_RESULTS - counted;
	json_key(&sarif->json, "results");
	json_begin_array(&sarif->json);
	for (size_t i = 0; i < count; i++) {
		const struct finding *finding = &sarif->result->findings.items[i];
		size_t *room = common_counts(finding) ? &counted : &silenced;

		if (*room > 0) {
			(*room)--;
			add_result(sarif, finding);
		}
	}
	json_end_array(&sarif->json);
}
