#include "compare/report/common.h"
#include "compare/report/sarif.h"
#include "compare/report/summary.h"

/* What a report holds beside findings, as kinds of notifications. */
enum note {
	NOTE_NOT_EVALUATED,
	NOTE_NOTICE,
	NOTE_SUPPRESSION,
	NOTE_BASELINE,
	NOTE_NO_LINE,
	NOTE_TOO_MANY,
	NOTES,
};

static const struct {
	const char *id;
	const char *text;
} notes[NOTES] = {
	[NOTE_NOT_EVALUATED] = {"not-evaluated", "Rules that could not be judged, and why."},
	[NOTE_NOTICE] = {"notice", "What was not read, or not used, and why."},
	[NOTE_SUPPRESSION] = {"suppression", "A comment that suppresses nothing, and why."},
	[NOTE_BASELINE] = {"baseline", "What of the baseline no longer fits."},
	[NOTE_NO_LINE] = {"no-line", "Results that have no line in the repository."},
	[NOTE_TOO_MANY] = {"too-many", "What a file for code scanning has no room for."},
};

/* Code scanning demands of every descriptor what it shows of a rule's. */
static void add_descriptor(struct sarif *sarif, enum note note)
{
	static const char *const texts[] = {"shortDescription", "fullDescription", "help"};

	json_begin_object(&sarif->json);
	json_put_string(&sarif->json, "id", str_of(notes[note].id));
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		json_key(&sarif->json, texts[i]);
		json_begin_object(&sarif->json);
		json_put_string(&sarif->json, "text", str_of(notes[note].text));
		json_end_object(&sarif->json);
	}
	json_end_object(&sarif->json);
}

void sarif_add_descriptors(struct sarif *sarif)
{
	json_key(&sarif->json, "notifications");
	json_begin_array(&sarif->json);
	for (int i = 0; i < NOTES; i++) {
		add_descriptor(sarif, (enum note)i);
	}
	json_end_array(&sarif->json);
}

static void put_reference(struct sarif *sarif, const char *key, const char *id, uint32_t index)
{
	json_key(&sarif->json, key);
	json_begin_object(&sarif->json);
	json_put_string(&sarif->json, "id", str_of(id));
	json_put_integer(&sarif->json, "index", index);
	json_end_object(&sarif->json);
}

/* `rule` and `at` may be NULL: about none in particular. */
static void add_note(struct sarif *sarif, enum note note, struct str text,
	const struct rule_info *rule, const struct place *at)
{
	struct json_writer *json = &sarif->json;

	json_begin_object(json);
	put_reference(sarif, "descriptor", notes[note].id, note);
	if (rule != NULL) {
		put_reference(sarif, "associatedRule", rule->id, sarif_rule_index(sarif, rule));
	}
	json_put_string(json, "level", STR("note"));
	json_key(json, "message");
	json_begin_object(json);
	json_put_string(json, "text", sarif_stop(sarif->arena, sarif_plain(sarif->arena, text)));
	json_end_object(json);
	if (at != NULL && at->file.n > 0) {
		json_key(json, "locations");
		json_begin_array(json);
		json_begin_object(json);
		sarif_add_place(sarif, at);
		json_end_object(json);
		json_end_array(json);
	}
	json_end_object(json);
}

/* One for each reason, however many rules and apps it holds for. */
static void add_unevaluated(struct sarif *sarif)
{
	common_group_vec groups = {0};

	common_unevaluated(sarif->arena, sarif->result, &groups);
	for (size_t i = 0; i < groups.n; i++) {
		const struct common_group *group = &groups.items[i];
		struct str rules = common_rule_names(sarif->arena, group);
		struct str text = str_format(sarif->arena, "Not evaluated: %.*s. Because: %.*s",
			STR_ARGS(rules), STR_ARGS(group->reason));

		add_note(sarif, NOTE_NOT_EVALUATED, text,
			group->rules.n == 1 ? group->rules.items[0] : NULL, NULL);
	}
}

static void add_notices(struct sarif *sarif)
{
	notice_vec notices = {0};

	summary_notices(sarif->arena, sarif->result, &notices);
	for (size_t i = 0; i < notices.n; i++) {
		const struct notice *notice = &notices.items[i];
		struct str text = notice->reason;

		if (notice->path.n > 0) {
			text = str_format(
				sarif->arena, "%.*s: %.*s", STR_ARGS(notice->path), STR_ARGS(text));
		}
		add_note(sarif, NOTE_NOTICE, text, NULL, NULL);
	}
}

static void add_problems(struct sarif *sarif)
{
	for (size_t i = 0; i < sarif->result->problems.n; i++) {
		const struct suppression_problem *problem = &sarif->result->problems.items[i];

		add_note(sarif, NOTE_SUPPRESSION, problem->message, NULL, &problem->at);
	}
}

static void add_stale(struct sarif *sarif)
{
	const struct baseline_use *baseline = &sarif->result->baseline;

	if (baseline->stale > 0) {
		add_note(sarif, NOTE_BASELINE,
			str_format(sarif->arena,
				"the baseline '%.*s' holds %zu findings, of which gone: %zu; "
				"'clerk-audit baseline prune' takes those out",
				STR_ARGS(baseline->name), baseline->entries, baseline->stale),
			NULL, NULL);
	}
}

static void add_no_line(struct sarif *sarif)
{
	const struct finding *without = NULL;
	size_t count = 0;

	for (size_t i = 0; i < sarif->result->findings.n; i++) {
		const struct finding *finding = &sarif->result->findings.items[i];

		if (finding->anchor.file.n == 0) {
			without = finding;
			count++;
		}
	}
	if (count > 0) {
		struct place place = common_place(sarif->result, without);
		struct str path = common_path(sarif->arena, sarif->result, place.file);

		add_note(sarif, NOTE_NO_LINE,
			str_format(sarif->arena,
				"%zu result%s the instance alone and %s no line in the repository: "
				"%.*s:1 stands for it",
				count, count == 1 ? " is about" : "s are about",
				count == 1 ? "has" : "have", STR_ARGS(path)),
			NULL, NULL);
	}
}

static void add_too_many(struct sarif *sarif)
{
	size_t count = sarif->result->findings.n;

	if (count > SARIF_RESULTS) {
		add_note(sarif, NOTE_TOO_MANY,
			str_format(sarif->arena,
				"%zu results are left out, as code scanning rejects a file with "
				"more than %d; the json report has all %zu",
				count - SARIF_RESULTS, (int)SARIF_RESULTS, count),
			NULL, NULL);
	}
}

void sarif_add_notifications(struct sarif *sarif)
{
	json_key(&sarif->json, "toolExecutionNotifications");
	json_begin_array(&sarif->json);
	add_too_many(sarif);
	add_no_line(sarif);
	add_unevaluated(sarif);
	add_notices(sarif);
	add_problems(sarif);
	add_stale(sarif);
	json_end_array(&sarif->json);
}
