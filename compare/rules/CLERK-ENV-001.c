#include "compare/match.h"
#include "compare/match_variables.h"
#include "compare/rules/pages.h"

static void report(struct audit *audit, const struct match_variable *it)
{
	struct str where = match_place(audit, &it->reads.items[0]);
	struct finding finding = match_finding(audit, &it->reads.items[0]);

	finding.message = str_format(audit->arena,
		"%.*s reads %.*s, which no sample, schema, CI or deploy file here names: whoever "
		"sets the app up by them leaves it unset",
		STR_ARGS(where), STR_ARGS(it->name));
	finding.fix = str_format(audit->arena,
		"add %.*s= to the app's .env.example, and set it where the app runs",
		STR_ARGS(it->name));
	for (size_t i = 1; i < it->reads.n; i++) {
		vec_push(audit->arena, &finding.related, it->reads.items[i]);
	}
	audit_find(audit, finding);
}

static void check(struct audit *audit)
{
	match_variables variables = {0};

	match_variables_read(audit, &variables);
	if (variables.n == 0) {
		return;
	}
	if (match_unread(audit, NULL) > 0) {
		return; /* any of them may set it */
	}
	for (size_t i = 0; i < variables.n; i++) {
		const struct match_variable *it = &variables.items[i];

		if (it->named || it->other.n > 0) { /* the latter is CLERK-ENV-005's */
			audit_judged(audit);
		} else if (it->documented) {
			audit_judged(audit);
			report(audit, it);
		} else {
			audit_not_evaluated(audit,
				"no sample, env file or schema of the app says which variables it "
				"has: %.*s is read at %.*s",
				STR_ARGS(it->name),
				STR_ARGS(match_place(audit, &it->reads.items[0])));
		}
	}
}

const struct rule rule_CLERK_ENV_001 = {
	.info =
		{
			.id = "CLERK-ENV-001",
			.area = "keys",
			.title = "variable that nothing defines",
			.severity = SEVERITY_WARNING,
			.needs = NEEDS_REPO,
			.about = "code that reads a Clerk variable",
			.symptom = "the next deployment or developer lacks it, and the code runs "
				   "with undefined: 401 for every request, or every webhook "
				   "answered with 500",
			.codes = "jwk-failed-to-resolve",
			.since = "0.1",
			.page = page_CLERK_ENV_001,
		},
	.check = check,
};
