#include "compare/match.h"
#include "compare/rules/pages.h"

static void find(struct audit *audit, const struct fact_unsafe_read *it)
{
	struct str place = match_place(audit, &it->at);
	struct str decided = match_place(audit, &it->decided_at);
	bool there = str_equal(decided, place);
	struct finding finding = match_finding(audit, &it->at);

	finding.message = str_format(audit->arena,
		"'unsafeMetadata.%.*s' is read at %.*s and decides %s%.*s%swho is turned away; "
		"every signed-in user can set it from the browser, with user.update()",
		STR_ARGS(it->name), STR_ARGS(place), there ? "" : "at ", there ? 0 : (int)decided.n,
		decided.s, there ? "" : " ");
	finding.fix = str_format(audit->arena,
		"keep '%.*s' in publicMetadata, which the Backend API alone can write, and read "
		"'publicMetadata.%.*s' at %.*s",
		STR_ARGS(it->name), STR_ARGS(it->name), STR_ARGS(place));
	if (!there) {
		vec_push(audit->arena, &finding.related, it->decided_at);
	}
	audit_find(audit, finding);
}

static void check(struct audit *audit)
{
	for (size_t i = 0; i < audit->facts->unsafe_reads.n; i++) {
		const struct fact_unsafe_read *it = &audit->facts->unsafe_reads.items[i];

		if (!match_in_app(audit, &it->at)) {
			continue;
		}
		if (str_is(it->decides_access, "unknown")) {
			audit_unresolved(audit);
			continue;
		}
		audit_judged(audit);
		if (str_is(it->decides_access, "yes")) {
			find(audit, it);
		}
	}
}

const struct rule rule_CLERK_AUTHZ_008 = {
	.info =
		{
			.id = "CLERK-AUTHZ-008",
			.area = "authorization",
			.title = "access is decided by what users can set themselves",
			.severity = SEVERITY_WARNING,
			.needs = NEEDS_REPO,
			.about = "a value in unsafeMetadata that code reads",
			.symptom = "a user who writes { role: 'admin' } into unsafeMetadata in the "
				   "browser's console is an administrator",
			.security = "8.8",
			.cwe = "807 269",
			.since = "0.1",
			.page = page_CLERK_AUTHZ_008,
		},
	.check = check,
};
