#include "compare/match.h"
#include "compare/match_variables.h"
#include "compare/rules/pages.h"

static void report(struct audit *audit, const struct match_variable *it)
{
	struct str where = match_place(audit, &it->reads.items[0]);
	struct str other = match_place(audit, &it->other_at);
	struct finding finding = match_finding(audit, &it->reads.items[0]);

	finding.message = str_format(audit->arena,
		"%.*s reads %.*s, but %.*s calls it %.*s, which no code reads: set by that name, "
		"the value never arrives",
		STR_ARGS(where), STR_ARGS(it->name), STR_ARGS(other), STR_ARGS(it->other));
	finding.fix = str_format(audit->arena, "rename %.*s to %.*s at %.*s and where the app runs",
		STR_ARGS(it->other), STR_ARGS(it->name), STR_ARGS(other));
	vec_push(audit->arena, &finding.related, it->other_at);
	for (size_t i = 1; i < it->reads.n; i++) {
		vec_push(audit->arena, &finding.related, it->reads.items[i]);
	}
	audit_find(audit, finding);
}

static void check(struct audit *audit)
{
	match_variables variables = {0};

	match_variables_read(audit, &variables);
	for (size_t i = 0; i < variables.n; i++) {
		const struct match_variable *it = &variables.items[i];

		if (it->set) {
			audit_judged(audit);
		} else if (it->other.n > 0) {
			audit_judged(audit);
			report(audit, it);
		}
	}
	if (variables.n > 0) {
		match_unread(audit, NULL);
	}
}

const struct rule rule_CLERK_ENV_005 = {
	.info =
		{
			.id = "CLERK-ENV-005",
			.area = "keys",
			.title = "two names for one variable",
			.severity = SEVERITY_WARNING,
			.needs = NEEDS_REPO,
			.about = "code that reads a Clerk variable and a file that names one",
			.symptom = "the variable is set and the code still finds nothing: every "
				   "webhook is answered with 400 or 500, and users never reach the "
				   "database",
			.codes = "jwk-failed-to-resolve",
			.since = "0.1",
			.page = page_CLERK_ENV_005,
		},
	.check = check,
};
