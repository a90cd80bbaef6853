#include "base/date.h"
#include "compare/match.h"
#include "compare/rules/pages.h"

/* Without the folder it was read from, so that no machine shows in reports. */
static struct str name_of(const struct snapshot_file *file)
{
	return str_last_part(file->name, '/');
}

/* The days from a file's capture to the day asked for; says not evaluated when they are unknown. */
static bool age_of(
	struct audit *audit, const struct snapshot_file *file, int64_t as_of, int64_t *out_days)
{
	struct str at = file->captured_at;
	int64_t seconds;

	if (at.n == 0) {
		audit_not_evaluated(audit,
			"'%.*s' does not say when it was captured (captured_at): bring it in again"
			" with 'snapshot import --captured-at DATE'",
			STR_ARGS(name_of(file)));
		return false;
	}
	if (!date_read_moment(at, &seconds)) {
		audit_not_evaluated(audit,
			"captured_at of '%.*s' is '%.*s', not a date such as 2026-08-22T10:00:00Z",
			STR_ARGS(name_of(file)), STR_ARGS(at));
		return false;
	}
	*out_days = as_of - date_day_of(seconds);
	if (*out_days < 0) {
		audit_not_evaluated(audit, "'%.*s' was captured on %.*s, after --as-of %.*s",
			STR_ARGS(name_of(file)), STR_ARGS(at), STR_ARGS(audit->as_of));
	}
	return *out_days >= 0;
}

static void report(struct audit *audit, const struct snapshot_file *file, int64_t days)
{
	struct finding finding = match_finding(audit, NULL);

	finding.message = str_format(audit->arena,
		"snapshot '%.*s' was captured on %.*s: on %.*s it is %lld days old, more than %lld",
		STR_ARGS(name_of(file)), STR_ARGS(file->captured_at), STR_ARGS(audit->as_of),
		(long long)days, (long long)audit->limits->snapshot_days);
	finding.clerk = (struct clerk_ref){
		.instance_id = STR(""),
		.path = STR("captured_at"),
		.value = file->captured_at,
	};
	finding.fix = STR("capture the instance again and audit against the new snapshot; how old "
			  "one may be is thresholds.snapshot_days of clerk-audit.json");
	audit_find(audit, finding);
}

static void check(struct audit *audit)
{
	const struct snapshot_file *oldest = NULL;
	int64_t most = -1;
	int64_t as_of;

	if (!date_read_day(audit->as_of, &as_of)) {
		audit_not_evaluated(audit, "needs --as-of DATE or --as-of now");
		return;
	}
	for (size_t i = 0; i < audit->snapshot->files.n; i++) {
		const struct snapshot_file *file = &audit->snapshot->files.items[i];
		int64_t days;

		if (age_of(audit, file, as_of, &days)) {
			audit_judged(audit);
			oldest = days > most ? file : oldest;
			most = days > most ? days : most;
		}
	}
	if (oldest != NULL && most > audit->limits->snapshot_days) {
		report(audit, oldest, most);
	}
}

const struct rule rule_CLERK_SNAPSHOT_001 = {
	.info =
		{
			.id = "CLERK-SNAPSHOT-001",
			.area = "snapshot",
			.title = "stale snapshot",
			.severity = SEVERITY_WARNING,
			.needs = NEEDS_SNAPSHOT,
			.reads = "",
			.once = true,
			.about = "a snapshot",
			.symptom = "what is reported was true once: the instance may have been "
				   "changed since, for better or worse",
			.since = "0.1",
			.page = page_CLERK_SNAPSHOT_001,
		},
	.check = check,
};
