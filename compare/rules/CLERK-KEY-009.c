#include "compare/match.h"
#include "compare/rules/pages.h"

static struct str fix_for(struct audit *audit, const struct fact_key *key, struct str where)
{
	if (key->at.context == CONTEXT_ENV) {
		return str_format(audit->arena,
			"rotate the signing secret of the endpoint in the Clerk Dashboard, take "
			"%.*s out of %.*s and set the variable where the app runs",
			STR_ARGS(key->env_name), STR_ARGS(where));
	}
	return str_format(audit->arena,
		"rotate the signing secret of the endpoint in the Clerk Dashboard, then read "
		"CLERK_WEBHOOK_SIGNING_SECRET in place of the literal at %.*s",
		STR_ARGS(where));
}

/* CLERK-KEY-007 reports what a build or a host is given, CLERK-KEY-008 what is not committed. */
static void judge_key(struct audit *audit, const struct fact_key *key)
{
	if (!key->valid || !match_key_signs_clerks(audit, key) ||
		match_key_artifact(audit, key) != NULL || match_key_is_private(audit, key)) {
		return;
	}
	struct str where = match_place(audit, &key->at);
	struct finding finding = match_finding(audit, &key->at);
	finding.message = str_format(audit->arena,
		"%.*s holds the webhook signing secret %.*s (%.*s…): whoever reads the repository "
		"can sign events that the handler believes",
		STR_ARGS(where), STR_ARGS(key->redacted),
		STR_ARGS(str_slice(key->fingerprint, 0, 19)));
	finding.fix = fix_for(audit, key, where);
	audit_find(audit, finding);
}

static void check(struct audit *audit)
{
	if (audit->facts->apps.items[audit->app].clerk && audit->facts->files_read > 0) {
		audit_judged(audit);
	}
	for (size_t i = 0; i < audit->facts->keys.n; i++) {
		const struct fact_key *key = &audit->facts->keys.items[i];

		if (key->kind == KEY_WEBHOOK_SECRET && key->at.app == audit->app) {
			judge_key(audit, key);
		}
	}
}

const struct rule rule_CLERK_KEY_009 = {
	.info =
		{
			.id = "CLERK-KEY-009",
			.area = "keys",
			.title = "webhook signing secret committed as a literal",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_REPO,
			.about = "an app that uses Clerk",
			.symptom = "forged user.created and user.deleted events pass verification "
				   "and change the database",
			.security = "8.2",
			.cwe = "798",
			.since = "0.1",
			.page = page_CLERK_KEY_009,
		},
	.check = check,
};
