#include "clerk/names.h"
#include "compare/match.h"
#include "compare/rules/pages.h"

static bool is_in_use(const struct audit *audit, const struct fact_key *key)
{
	bool publishable = key->kind == KEY_PUBLISHABLE ||
			   (key->kind == KEY_AMBIGUOUS && str_starts(key->redacted, "pk_"));

	return publishable && key->sample.n == 0 && match_in_app(audit, &key->at) &&
	       !match_key_is_placeholder(key);
}

static void report_key(struct audit *audit, const struct fact_key *key)
{
	struct str where = match_place(audit, &key->at);
	struct finding finding = match_finding(audit, &key->at);
	struct str name =
		key->env_name.n == 0 ? STR("") : str_join(audit->arena, STR(" "), key->env_name);

	finding.message =
		str_format(audit->arena, "the publishable key%.*s at %.*s is malformed: %.*s",
			STR_ARGS(name), STR_ARGS(where), STR_ARGS(key->problem));
	finding.fix = str_format(audit->arena,
		"copy the %s key again from the API keys page of the Clerk Dashboard into %.*s, "
		"whole, without spaces or quotes around or inside it",
		key->mode == KEY_MODE_LIVE ? "pk_live_" : "pk_test_", STR_ARGS(where));
	audit_find(audit, finding);
}

/* Stripe's publishable keys begin alike and hold no host: without evidence, silent. */
static void judge_key(struct audit *audit, const struct fact_key *key)
{
	if (!match_key_is_clerks(audit, key)) {
		return;
	}
	audit_judged(audit);
	if (!key->valid) {
		report_key(audit, key);
	}
}

static void report_given(struct audit *audit, const struct fact_environment_value *value)
{
	struct finding finding = match_finding(audit, NULL);

	finding.message =
		str_format(audit->arena, "the publishable key %.*s of %.*s is malformed: %.*s",
			STR_ARGS(value->name), STR_ARGS(value->from), STR_ARGS(value->problem));
	finding.fix = str_format(audit->arena,
		"copy the %.*s_ key again from the API keys page of the Clerk Dashboard into %.*s "
		"of %.*s, whole, without spaces or quotes around or inside it",
		STR_ARGS(value->value_class), STR_ARGS(value->name), STR_ARGS(value->from));
	audit_find(audit, finding);
}

static void judge_given(struct audit *audit, const struct fact_environment_value *value)
{
	bool publishable =
		str_is(value->value_class, "pk_test") || str_is(value->value_class, "pk_live");

	if (!publishable || !match_given(audit, value)) {
		return;
	}
	if (value->frontend_api.n > 0) {
		audit_judged(audit);
	} else if (value->problem.n == 0 || !names_is_clerk(value->name) ||
		   str_is(value->problem, keys_problem_text(KEY_PLACEHOLDER))) {
		audit_unresolved(audit);
	} else {
		audit_judged(audit);
		report_given(audit, value);
	}
}

static void check(struct audit *audit)
{
	for (size_t i = 0; i < audit->facts->keys.n; i++) {
		if (is_in_use(audit, &audit->facts->keys.items[i])) {
			judge_key(audit, &audit->facts->keys.items[i]);
		}
	}
	for (size_t i = 0; i < audit->facts->environment.n; i++) {
		judge_given(audit, &audit->facts->environment.items[i]);
	}
	match_ignored_env(audit, ENVIRONMENT_ANY);
}

const struct rule rule_CLERK_KEY_005 = {
	.info =
		{
			.id = "CLERK-KEY-005",
			.area = "keys",
			.title = "malformed publishable key",
			.severity = SEVERITY_WARNING,
			.needs = NEEDS_REPO,
			.about = "a publishable key of Clerk's",
			.symptom = "\"Publishable key not valid\" at start, or, where white space "
				   "still decodes, session cookies under a name that the other "
				   "side does not look for",
			.codes = "malformed_publishable_key session-token-and-uat-missing",
			.since = "0.1",
			.page = page_CLERK_KEY_005,
		},
	.check = check,
};
