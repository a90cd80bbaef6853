#include "compare/match.h"
#include "compare/match_feature.h"
#include "compare/rules/pages.h"

/*
 * What works, in a way, without organizations: which one is active is read as null, and none is
 * asked for by name.
 */
static bool may_do_without(struct str by)
{
	static const char *const names[] = {
		"orgId", "orgSlug", "setActive.organization", "hidePersonal"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (str_ends(by, names[i])) {
			return true;
		}
	}
	return false;
}

/* <PricingTable for="organization">: where that billing is off too, CLERK-BILLING-001 speaks. */
static bool is_billing_off(const struct instance *instance, struct str by)
{
	const struct field_bool *billing = &instance->organization_billing_enabled;

	return (str_ends(by, ".for") || str_ends(by, ".forOrganizations")) && billing->known &&
	       !billing->value;
}

/* May the app do without it? */
static bool is_open(const struct audit *audit, const struct fact_feature *it)
{
	return may_do_without(it->by) || is_billing_off(audit->instance, it->by) ||
	       match_feature_is_optional(it);
}

static void add_uses(
	struct audit *audit, match_feature_uses *uses, const struct match_switched *needs)
{
	for (size_t i = 0; i < audit->facts->features.n; i++) {
		const struct fact_feature *it = &audit->facts->features.items[i];

		if (!str_is(it->feature, "organizations") || !match_in_app(audit, &it->at)) {
			continue;
		}
		if (!is_open(audit, it)) {
			vec_push(audit->arena, uses,
				(struct match_feature_use){&it->at, it->by, *needs});
		} else if (needs->state == MATCH_SWITCH_ON) {
			audit_judged(audit);
		} else {
			audit_unresolved(audit);
		}
	}
}

/* orgId && !has({ role }): who has no organization is not asked. */
static bool may_be_skipped(const struct fact_authorization *it)
{
	return it->optional || it->in_organization;
}

static void add_guards(
	struct audit *audit, match_feature_uses *uses, const struct match_switched *needs)
{
	for (size_t i = 0; i < audit->facts->authorization.n; i++) {
		const struct fact_authorization *it = &audit->facts->authorization.items[i];
		struct match_feature_use use = {
			.at = match_guard_place(audit, it), .needs = *needs};

		if (use.at == NULL || !match_guard_needs_organizations(it)) {
			continue;
		}
		if (!it->resolved || (may_be_skipped(it) && needs->state != MATCH_SWITCH_ON)) {
			audit_unresolved(audit);
			continue;
		}
		use.by = match_guard_name(audit, it);
		vec_push(audit->arena, uses, use);
	}
}

static void check(struct audit *audit)
{
	static const struct match_feature_words words = {
		.used = "organizations are used",
		.off = "organizations are disabled",
		.fix = "enable organizations",
		.where = "Organizations",
		.it = "them",
		.why = "",
	};
	struct match_switched needs =
		match_switch_of(&audit->instance->organizations_enabled, NULL);
	match_feature_uses uses = {0};

	add_uses(audit, &uses, &needs);
	add_guards(audit, &uses, &needs);
	match_feature_judge(audit, &uses, &words, audit->rule->severity);
}

const struct rule rule_CLERK_ORG_001 = {
	.info =
		{
			.id = "CLERK-ORG-001",
			.area = "organizations",
			.title = "organizations are used and disabled",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_BOTH,
			.reads = "organizations_enabled",
			.sdk = true,
			.about = "a component, hook, guard or call that needs organizations",
			.symptom =
				"components show nothing in production (in development they throw "
				"cannot_render_organizations_disabled), calls are answered 403 "
				"with "
				"organization_not_enabled_in_instance, and every check of a role "
				"or "
				"permission fails, for everybody",
			.since = "0.1",
			.page = page_CLERK_ORG_001,
		},
	.check = check,
};
