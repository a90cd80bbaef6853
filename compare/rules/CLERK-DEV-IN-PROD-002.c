#include "clerk/names.h"
#include "compare/match.h"
#include "compare/rules/pages.h"

/* Does the value stand where production reads it? */
static bool is_production_value(const struct audit *audit, const struct fact_key *key)
{
	bool instance_key = key->kind == KEY_PUBLISHABLE || match_key_is_secret(key);

	return instance_key && key->environment == ENVIRONMENT_PRODUCTION && key->sample.n == 0 &&
	       key->kind != KEY_MACHINE_SECRET && match_in_app(audit, &key->at) &&
	       !match_key_is_placeholder(key);
}

static const char *wanted_prefix(bool publishable)
{
	return publishable ? "pk_live_" : "sk_live_";
}

static void report_key(struct audit *audit, const struct fact_key *key)
{
	struct str where = match_place(audit, &key->at);
	const char *wanted = wanted_prefix(key->kind == KEY_PUBLISHABLE);
	struct str host = key->frontend_api.n == 0 ? STR("")
						   : str_format(audit->arena, " (%.*s)",
							     STR_ARGS(key->frontend_api));
	struct finding finding = match_finding(audit, &key->at);

	finding.environment = STR("production");
	finding.message = str_format(audit->arena,
		"%.*s gives production the test key %.*s%.*s: it belongs to a development instance",
		STR_ARGS(where), STR_ARGS(key->redacted), STR_ARGS(host));
	finding.fix = str_format(audit->arena,
		"replace the value of %.*s in %.*s by the %s key of the production instance",
		STR_ARGS(key->env_name), STR_ARGS(where), wanted);
	audit_find(audit, finding);
}

static void judge_key(struct audit *audit, const struct fact_key *key)
{
	if (!match_key_is_clerks(audit, key)) {
		return;
	}
	audit_judged(audit);
	if (key->mode == KEY_MODE_TEST) {
		report_key(audit, key);
	}
}

static bool is_class(const struct fact_environment_value *value, const char *pk, const char *sk)
{
	return str_is(value->value_class, pk) || str_is(value->value_class, sk);
}

/* A value handed over from an env file whose name says production. */
static void judge_given(struct audit *audit, const struct fact_environment_value *value)
{
	bool test = is_class(value, "pk_test", "sk_test");
	bool ours = value->frontend_api.n > 0 || names_is_clerk(value->name);

	if (environment_of_file(value->from) != ENVIRONMENT_PRODUCTION ||
		!match_given(audit, value) || !ours ||
		!(test || is_class(value, "pk_live", "sk_live"))) {
		return;
	}
	audit_judged(audit);
	if (!test) {
		return;
	}
	const char *wanted = wanted_prefix(str_is(value->value_class, "pk_test"));
	struct finding finding = match_finding(audit, NULL);
	finding.environment = STR("production");
	finding.message = str_format(audit->arena,
		"%.*s of %.*s gives production a test key: it belongs to a development instance",
		STR_ARGS(value->name), STR_ARGS(value->from));
	finding.fix = str_format(audit->arena,
		"replace the value of %.*s in %.*s by the %s key of the production instance",
		STR_ARGS(value->name), STR_ARGS(value->from), wanted);
	audit_find(audit, finding);
}

static void check(struct audit *audit)
{
	for (size_t i = 0; i < audit->facts->keys.n; i++) {
		if (is_production_value(audit, &audit->facts->keys.items[i])) {
			judge_key(audit, &audit->facts->keys.items[i]);
		}
	}
	for (size_t i = 0; i < audit->facts->environment.n; i++) {
		judge_given(audit, &audit->facts->environment.items[i]);
	}
	match_unread(audit, NULL);
	match_ignored_env(audit, ENVIRONMENT_PRODUCTION);
}

const struct rule rule_CLERK_DEV_IN_PROD_002 = {
	.info =
		{
			.id = "CLERK-DEV-IN-PROD-002",
			.area = "keys",
			.title = "test key in a production environment",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_REPO,
			.about = "a Clerk key in a production setting",
			.symptom = "production signs users up in a development instance: at most "
				   "100 of them, with a development banner, shared OAuth "
				   "credentials and mail from accounts.dev",
			.codes = "dev-browser-missing dev_monthly_email_limit_exceeded "
				 "dev_monthly_sms_limit_exceeded user_quota_exceeded",
			.since = "0.1",
			.page = page_CLERK_DEV_IN_PROD_002,
		},
	.check = check,
};
