#include "clerk/names.h"
#include "compare/match.h"
#include "compare/rules/pages.h"

static const char *kind_text(const struct fact_key *key)
{
	if (key->kind != KEY_MACHINE_SECRET) {
		return "secret key";
	}
	return names_env_role(key->env_name) == ENV_MACHINE_SECRET ? "machine secret key"
								   : "machine or platform key";
}

/* The variable that code can read instead of the literal. */
static struct str variable_for(const struct fact_key *key)
{
	enum env_role role = names_env_role(key->env_name);
	bool named = (role == ENV_SECRET_KEY || role == ENV_MACHINE_SECRET) &&
		     !names_env_is_public(key->env_name);

	if (named || (key->at.context == CONTEXT_ENV && key->env_name.n > 0)) {
		return key->env_name;
	}
	return key->kind == KEY_MACHINE_SECRET ? STR("CLERK_MACHINE_SECRET_KEY")
					       : STR("CLERK_SECRET_KEY");
}

static struct str fix_for(struct audit *audit, const struct fact_key *key)
{
	struct str where = match_place(audit, &key->at);
	struct str variable = variable_for(key);

	if (str_is(key->sample, "sample")) {
		return str_format(audit->arena,
			"rotate the key in the Clerk Dashboard, then leave the value of %.*s "
			"empty in %.*s",
			STR_ARGS(variable), STR_ARGS(where));
	}
	if (key->at.context == CONTEXT_ENV) {
		return str_format(audit->arena,
			"rotate the key in the Clerk Dashboard, take %.*s out of %.*s, list the "
			"file in .gitignore and set %s where the app runs",
			STR_ARGS(variable), STR_ARGS(where),
			names_env_is_public(variable) ? "a variable whose name has no public prefix"
						      : "the variable");
	}
	return str_format(audit->arena,
		"rotate the key in the Clerk Dashboard, then read the variable %.*s in place of "
		"the literal at %.*s",
		STR_ARGS(variable), STR_ARGS(where));
}

static void report_key(struct audit *audit, const struct fact_key *key)
{
	struct finding finding = match_finding(audit, &key->at);

	if (key->mode == KEY_MODE_TEST) {
		finding.severity = SEVERITY_WARNING;
	}
	finding.message = str_format(audit->arena,
		"%.*s holds the %s %.*s (%.*s…): whoever reads the repository acts as the back "
		"end of its Clerk instance",
		STR_ARGS(match_place(audit, &key->at)), kind_text(key), STR_ARGS(key->redacted),
		STR_ARGS(str_slice(key->fingerprint, 0, 19)));
	finding.fix = fix_for(audit, key);
	audit_find(audit, finding);
}

/* CLERK-KEY-007 reports what a build or a host is given, CLERK-KEY-008 what is not committed. */
static void judge_key(struct audit *audit, const struct fact_key *key)
{
	if (key->valid && match_key_is_clerks(audit, key) &&
		match_key_artifact(audit, key) == NULL && !match_key_is_private(audit, key)) {
		report_key(audit, key);
	}
}

/*
 * Keys are looked for in every text file, whatever it is, also in tests,
 * samples and comments: a secret is public wherever it stands.
 */
static void check(struct audit *audit)
{
	if (audit->facts->apps.items[audit->app].clerk && audit->facts->files_read > 0) {
		audit_judged(audit);
	}
	for (size_t i = 0; i < audit->facts->keys.n; i++) {
		const struct fact_key *key = &audit->facts->keys.items[i];

		if (match_key_is_secret(key) && key->at.app == audit->app) {
			judge_key(audit, key);
		}
	}
}

const struct rule rule_CLERK_KEY_001 = {
	.info =
		{
			.id = "CLERK-KEY-001",
			.area = "keys",
			.title = "secret key committed as a literal",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_REPO,
			.about = "an app that uses Clerk",
			.symptom = "anyone with the repository can read, change and delete every "
				   "user of the instance and mint sign-in tokens for them",
			.security = "9.8",
			.cwe = "798",
			.since = "0.1",
			.page = page_CLERK_KEY_001,
		},
	.check = check,
};
