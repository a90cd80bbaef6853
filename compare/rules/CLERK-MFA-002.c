#include "compare/match.h"
#include "compare/rules/pages.h"

static void report(struct audit *audit)
{
	const struct instance *instance = audit->instance;
	struct finding finding = match_finding(audit, NULL);

	finding.message = str_format(audit->arena,
		"instance %.*s is 'production' with %.*s users (%.*s); no second factor is "
		"available to them (%.*s)",
		STR_ARGS(instance->label), STR_ARGS(match_count(audit, instance->user_count.value)),
		STR_ARGS(instance->user_count.path),
		STR_ARGS(instance->second_factor_available.path));
	finding.clerk = match_ref(audit, instance->second_factor_available.path, STR("none"));
	finding.fix = str_format(audit->arena,
		"enable the authenticator app (and backup codes) for instance %.*s in the Clerk "
		"Dashboard under Multi-factor, then decide whether to require it",
		STR_ARGS(instance->label));
	audit_find(audit, finding);
}

static void check(struct audit *audit)
{
	const struct field_bool *available = &audit->instance->second_factor_available;
	const struct field_bool *required = &audit->instance->mfa_required;

	if (!match_is_production(audit)) {
		return;
	}
	if ((available->known && available->value) || match_passkey_is_factor(audit)) {
		audit_judged(audit);
		return;
	}
	if (!match_is_busy(audit)) {
		return;
	}
	if (!available->known) {
		audit_not_evaluated(audit, "%.*s", STR_ARGS(available->reason));
	} else if (required->known && required->value) {
		audit_not_evaluated(audit, "%.*s requires a factor that %.*s does not offer",
			STR_ARGS(required->path), STR_ARGS(available->path));
	} else {
		report(audit);
	}
}

const struct rule rule_CLERK_MFA_002 = {
	.info =
		{
			.id = "CLERK-MFA-002",
			.area = "sign-in",
			.title = "no second factor on a busy production instance",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_SNAPSHOT,
			.reads = "environment_type user_count second_factor_available mfa_required "
				 "passkeys_enabled passkey_satisfies_mfa",
			.about = "a production instance with more than {mfa_users} users",
			.symptom = "one leaked or guessed password is enough to take over any "
				   "account, and no user can protect their own",
			.security = "7.3",
			.cwe = "308",
			.since = "0.1",
			.page = page_CLERK_MFA_002,
		},
	.check = check,
};
