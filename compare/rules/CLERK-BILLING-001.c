#include "compare/match.h"
#include "compare/match_feature.h"
#include "compare/rules/pages.h"

/* An id or a key of a plan: who takes it is a use of its own, and the id CLERK-BILLING-002's. */
static bool names_a_plan(const struct fact_feature *it)
{
	return it->object.n > 0 || !it->resolved || str_ends(it->by, ".planId") ||
	       str_ends(it->by, ".highlightedPlan");
}

static void add_uses(struct audit *audit, match_feature_uses *uses)
{
	for (size_t i = 0; i < audit->facts->features.n; i++) {
		const struct fact_feature *it = &audit->facts->features.items[i];
		struct match_feature_use use = {.at = &it->at, .by = it->by};

		if (!str_is(it->feature, "billing") || names_a_plan(it) ||
			!match_in_app(audit, &it->at)) {
			continue;
		}
		use.needs = match_switch_of_billing(audit->instance, it->payer);
		if (match_feature_is_optional(it) && use.needs.state != MATCH_SWITCH_ON) {
			audit_unresolved(audit);
		} else {
			vec_push(audit->arena, uses, use);
		}
	}
}

static void add_guards(struct audit *audit, match_feature_uses *uses)
{
	for (size_t i = 0; i < audit->facts->authorization.n; i++) {
		const struct fact_authorization *it = &audit->facts->authorization.items[i];
		struct match_feature_use use = {.at = match_guard_place(audit, it)};

		if (use.at == NULL || !match_guard_needs_billing(it)) {
			continue;
		}
		use.by = match_guard_name(audit, it);
		use.needs = match_switch_of_guard(audit, it);
		if (!it->resolved || (it->optional && use.needs.state != MATCH_SWITCH_ON)) {
			audit_unresolved(audit);
		} else {
			vec_push(audit->arena, uses, use);
		}
	}
}

/* Is all that is off one payer's, and the other's on? */
static const struct match_feature_words *words_for(const struct audit *audit)
{
	static const struct match_feature_words both = {
		.used = "billing is used",
		.off = "billing is disabled",
		.fix = "enable billing",
		.where = "Billing, Settings",
		.it = "it",
		.why = "",
	};
	static const struct match_feature_words user = {
		.used = "billing for users is used",
		.off = "billing for users is disabled",
		.fix = "enable billing for users",
		.where = "Billing, Settings",
		.it = "it",
		.why = "",
	};
	static const struct match_feature_words organization = {
		.used = "billing for organizations is used",
		.off = "billing for organizations is disabled",
		.fix = "enable billing for organizations",
		.where = "Billing, Settings",
		.it = "it",
		.why = "",
	};
	const struct instance *instance = audit->instance;

	if (instance->user_billing_enabled.known && instance->user_billing_enabled.value) {
		return &organization;
	}
	if (instance->organization_billing_enabled.known &&
		instance->organization_billing_enabled.value) {
		return &user;
	}
	return &both;
}

static void check(struct audit *audit)
{
	match_feature_uses uses = {0};

	add_uses(audit, &uses);
	add_guards(audit, &uses);
	match_feature_judge(audit, &uses, words_for(audit), audit->rule->severity);
}

const struct rule rule_CLERK_BILLING_001 = {
	.info =
		{
			.id = "CLERK-BILLING-001",
			.area = "billing",
			.title = "billing is used and disabled",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_BOTH,
			.reads = "user_billing_enabled organization_billing_enabled",
			.sdk = true,
			.about = "a pricing table, a checkout, or a check of a plan or feature",
			.symptom = "the pricing page is empty in production (in development it "
				   "throws cannot_render_billing_disabled), calls are answered 403 "
				   "with billing_not_enabled, and has({ plan }) is false for "
				   "everybody",
			.since = "0.1",
			.page = page_CLERK_BILLING_001,
		},
	.check = check,
};
