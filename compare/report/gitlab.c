#include "compare/report/common.h"
#include "json/json.h"

/*
 * GitLab's Code Quality report. A finding that stands in the target branch's report with the same
 * fingerprint is not new; two of one report would hide each other, and ours are all different.
 * What is silenced is left out, as the format has no word for it.
 */
static const char *const severities[] = {
	[SEVERITY_NOTE] = "info",
	[SEVERITY_WARNING] = "major",
	[SEVERITY_BLOCKER] = "blocker",
};

static void add_location(struct json_writer *json, struct arena *arena,
	const struct audit_result *result, const struct finding *finding)
{
	struct place place = common_place(result, finding);

	json_key(json, "location");
	json_begin_object(json);
	json_put_string(json, "path", common_path(arena, result, place.file));
	json_key(json, "lines");
	json_begin_object(json);
	json_put_integer(json, "begin", place.line);
	json_end_object(json);
	json_end_object(json);
}

void report_gitlab(
	const struct audit_result *result, const struct report_options *options, struct buf *out)
{
	struct json_writer json = {.out = out};
	struct arena arena;

	(void)options;
	arena_init(&arena);
	json_begin_array(&json);
	for (size_t i = 0; i < result->findings.n; i++) {
		const struct finding *finding = &result->findings.items[i];

		if (!common_counts(finding)) {
			continue;
		}
		json_begin_object(&json);
		json_put_string(&json, "description", report_safe(&arena, finding->message));
		json_put_string(&json, "check_name", str_of(finding->rule->id));
		json_put_string(&json, "fingerprint", finding->fingerprint);
		json_put_string(&json, "severity", str_of(severities[finding->severity]));
		add_location(&json, &arena, result, finding);
		json_end_object(&json);
	}
	json_end_array(&json);
	arena_finish(&arena);
}
