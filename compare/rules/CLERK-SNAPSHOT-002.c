#include "compare/match.h"
#include "compare/rules/pages.h"

static void report(struct audit *audit, const struct disagreement *it)
{
	struct finding finding = match_finding(audit, NULL);

	finding.message = str_format(audit->arena,
		"two sources of %.*s say different things of %s: %.*s says '%.*s', which is used; "
		"%.*s says '%.*s'",
		STR_ARGS(match_instance(audit)), it->field, STR_ARGS(it->used_path),
		STR_ARGS(it->used), STR_ARGS(it->other_path), STR_ARGS(it->other));
	finding.clerk = match_ref(audit, it->used_path, it->used);
	finding.fix = str_format(audit->arena,
		"capture both again, one right after the other: the one of %.*s and %.*s that was "
		"captured earlier is out of date, or belongs to another instance",
		STR_ARGS(it->used_path), STR_ARGS(it->other_path));
	audit_find(audit, finding);
}

static void check(struct audit *audit)
{
	const struct instance *instance = audit->instance;

	if (instance->agreements > 0) {
		audit_judged(audit);
	}
	for (size_t i = 0; i < instance->disagreements.n; i++) {
		report(audit, &instance->disagreements.items[i]);
	}
}

const struct rule rule_CLERK_SNAPSHOT_002 = {
	.info =
		{
			.id = "CLERK-SNAPSHOT-002",
			.area = "snapshot",
			.title = "two sources of the snapshot disagree",
			.severity = SEVERITY_WARNING,
			.needs = NEEDS_SNAPSHOT,
			.reads = "",
			.about = "a fact that two sources of the snapshot tell",
			.symptom = "one of them is out of date or another instance's, and every "
				   "rule that goes by it may be wrong",
			.since = "0.1",
			.page = page_CLERK_SNAPSHOT_002,
		},
	.check = check,
};
