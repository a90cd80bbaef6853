#include "compare/match.h"
#include "compare/rules/pages.h"

static struct str factors(const struct instance *instance)
{
	bool totp = instance->totp_available.known && instance->totp_available.value;
	bool sms = instance->sms_factor_available.known && instance->sms_factor_available.value;

	if (totp && sms) {
		return STR("authenticator app and SMS code are");
	}
	if (totp) {
		return STR("authenticator app is");
	}
	return sms ? STR("SMS code is") : STR("a second factor is");
}

static void report(struct audit *audit)
{
	const struct instance *instance = audit->instance;
	struct finding finding = match_finding(audit, NULL);

	finding.message = str_format(audit->arena,
		"instance %.*s is 'production' with %.*s users (%.*s); %.*s available but "
		"optional (%.*s is false)",
		STR_ARGS(instance->label), STR_ARGS(match_count(audit, instance->user_count.value)),
		STR_ARGS(instance->user_count.path), STR_ARGS(factors(instance)),
		STR_ARGS(instance->mfa_required.path));
	finding.clerk = match_ref(audit, instance->mfa_required.path, STR("false"));
	finding.fix = str_format(audit->arena,
		"require MFA for every user of instance %.*s (Clerk Dashboard, Multi-factor; "
		"auth_multi_factor.required_for_sign_up in its configuration): users without a "
		"second factor set one up at their next sign-in",
		STR_ARGS(instance->label));
	audit_find(audit, finding);
}

/* Says not evaluated for the first fact that is missing. */
static bool are_known(struct audit *audit)
{
	const struct instance *instance = audit->instance;

	if (!instance->second_factor_available.known) {
		audit_not_evaluated(
			audit, "%.*s", STR_ARGS(instance->second_factor_available.reason));
		return false;
	}
	if (!instance->mfa_required.known) {
		audit_not_evaluated(audit, "%.*s", STR_ARGS(instance->mfa_required.reason));
		return false;
	}
	return true;
}

static void judge(struct audit *audit)
{
	const struct instance *instance = audit->instance;

	/* without any second factor it is CLERK-MFA-002 that speaks */
	if (!are_known(audit) || !instance->second_factor_available.value) {
		return;
	}
	/* what this other switch demands is not documented: no claim that nothing is required */
	if (instance->sign_in_factor_required.known && instance->sign_in_factor_required.value) {
		audit_not_evaluated(audit, "%.*s is true, and what it demands is not documented",
			STR_ARGS(instance->sign_in_factor_required.path));
		return;
	}
	report(audit);
}

static void check(struct audit *audit)
{
	const struct instance *instance = audit->instance;

	if (!match_is_production(audit)) {
		return;
	}
	if (instance->mfa_required.known && instance->mfa_required.value) {
		audit_judged(audit);
		return;
	}
	if (match_is_busy(audit)) {
		judge(audit);
	}
}

const struct rule rule_CLERK_MFA_001 = {
	.info =
		{
			.id = "CLERK-MFA-001",
			.area = "sign-in",
			.title = "optional MFA on a busy production instance",
			.severity = SEVERITY_WARNING,
			.needs = NEEDS_SNAPSHOT,
			.reads = "environment_type user_count second_factor_available mfa_required "
				 "sign_in_factor_required",
			.about = "a production instance with more than {mfa_users} users and a "
				 "second factor",
			.symptom = "one leaked or guessed password is enough to take over an "
				   "account: most users never switch an optional second factor on",
			.security = "5.9",
			.cwe = "308",
			.since = "0.1",
			.page = page_CLERK_MFA_001,
		},
	.check = check,
};
