#include "compare/match.h"
#include "compare/match_flow.h"
#include "compare/rules/pages.h"

static void report(struct audit *audit, const match_flows *flows)
{
	const struct field_bool *consent = &audit->instance->legal_consent_enabled;
	struct finding finding = match_flow_finding(audit, flows);
	struct str place = match_place(audit, flows->items[0].at);

	finding.message = str_format(audit->arena,
		"%.*s signs users up, and nothing in the app sends 'legalAccepted'; %.*s demands "
		"consent to its legal documents (%.*s is true)",
		STR_ARGS(match_flow_name(audit, &flows->items[0])), STR_ARGS(match_instance(audit)),
		STR_ARGS(consent->path));
	finding.fix = str_format(audit->arena,
		"ask for consent in the form and send legalAccepted: true with the call at %.*s, "
		"or "
		"with signUp.update()",
		STR_ARGS(place));
	finding.clerk = match_ref(audit, consent->path, STR("true"));
	audit_find(audit, finding);
}

static void check(struct audit *audit)
{
	const struct field_bool *consent = &audit->instance->legal_consent_enabled;
	/* after a redirect, or with an invitation, consent may be asked for on a later page */
	match_flows flows = match_flow_forms(audit, "custom_sign_up");

	if (flows.n == 0) {
		return;
	}
	if (match_flow_has(audit, "legal")) {
		audit_judged(audit);
	} else if (!consent->known) {
		audit_not_evaluated(audit, "%.*s", STR_ARGS(consent->reason));
	} else {
		audit_judged(audit);
		if (consent->value) {
			report(audit, &flows);
		}
	}
}

const struct rule rule_CLERK_SIGNUP_003 = {
	.info =
		{
			.id = "CLERK-SIGNUP-003",
			.area = "sign-in",
			.title = "custom sign-up does not send the consent that is demanded",
			.severity = SEVERITY_WARNING,
			.needs = NEEDS_BOTH,
			.reads = "legal_consent_enabled",
			.sdk = true,
			.about = "a sign-up flow of the app's own",
			.symptom =
				"legal_not_accepted, or the sign-up stays at missing_requirements "
				"with legal_accepted among its missing fields: no account is made",
			.since = "0.1",
			.page = page_CLERK_SIGNUP_003,
		},
	.check = check,
};
