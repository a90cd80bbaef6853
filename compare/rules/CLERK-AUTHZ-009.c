#include "compare/match.h"
#include "compare/match_access.h"
#include "compare/match_feature.h"
#include "compare/rules/pages.h"

struct search {
	struct audit *audit;
	struct match_access_list permissions;
	struct match_access_list features;
	struct map seen; /* the permissions that were looked at */
};

/* "invoices" of "org:invoices:read" */
static struct str feature_of(struct str key)
{
	str_take(&key, ':');
	return str_take(&key, ':');
}

static struct str plans_of(struct audit *audit)
{
	const struct instance *instance = audit->instance;
	str_vec slugs = {0};

	for (size_t i = 0; i < instance->plans.n; i++) {
		if (!str_is(instance->plans.items[i].payer, "user")) {
			vec_push(audit->arena, &slugs, instance->plans.items[i].slug);
		}
	}
	return slugs.n == 0 ? STR("none") : match_quoted(audit->arena, slugs.items, slugs.n);
}

static void find(struct search *search, const struct fact_authorization *it, struct str feature)
{
	struct audit *audit = search->audit;
	struct str place = match_place(audit, &it->at);
	struct str instance = match_instance(audit);
	struct str plans = plans_of(audit);
	struct str path = search->features.path;
	struct str billing = audit->instance->organization_billing_enabled.path;
	struct str near =
		match_nearest(feature, search->features.names.items, search->features.names.n);
	struct finding finding = match_finding(audit, &it->at);

	finding.message = str_format(audit->arena,
		"the permission '%.*s' is asked for at %.*s; billing for organizations is on in "
		"%.*s (%.*s), and none of its plans for organizations (%.*s) has the feature "
		"'%.*s' (%.*s)",
		STR_ARGS(it->name), STR_ARGS(place), STR_ARGS(instance), STR_ARGS(billing),
		STR_ARGS(plans), STR_ARGS(feature), STR_ARGS(path));
	finding.fix = str_format(audit->arena,
		"add the feature '%.*s' to the plans of %.*s whose organizations may do this "
		"(Clerk Dashboard, Subscription plans)%s%.*s%s",
		STR_ARGS(feature), STR_ARGS(instance), near.n > 0 ? "; there is a feature '" : "",
		STR_ARGS(near), near.n > 0 ? "'" : "");
	finding.clerk = match_ref(audit, path, STR(""));
	finding.related = it->uses;
	audit_find(audit, finding);
}

static void judge(struct search *search, const struct fact_authorization *it)
{
	struct audit *audit = search->audit;
	struct str key = match_access_key(audit->arena, MATCH_ACCESS_PERMISSION, it->name);
	struct str feature = feature_of(key);
	struct str asked = str_format(audit->arena, "org:%.*s", STR_ARGS(feature));

	if (map_get(&search->seen, key) != MAP_NONE) {
		return;
	}
	map_put(audit->arena, &search->seen, key, 0);
	switch (match_access_ask(audit, &search->features, asked)) {
	case MATCH_ACCESS_DEFINED:
		audit_judged(audit);
		break;
	case MATCH_ACCESS_OPEN:
		audit_not_evaluated(audit,
			"whether a plan has the feature '%.*s' is not known: %.*s",
			STR_ARGS(feature), STR_ARGS(search->features.reason));
		break;
	case MATCH_ACCESS_OF_OTHERS:
	case MATCH_ACCESS_MISSING:
		audit_judged(audit);
		find(search, it, feature);
		break;
	}
}

/* A system permission belongs to no feature; one that does not exist is CLERK-AUTHZ-002's. */
static bool is_custom(struct search *search, const struct fact_authorization *it)
{
	return match_access_is_asked(search->audit, it, "permission") && it->resolved &&
	       !match_access_is_system(it->name) && !match_guard_is_off(search->audit, it) &&
	       match_access_ask(search->audit, &search->permissions, it->name) !=
		       MATCH_ACCESS_MISSING;
}

static void check(struct audit *audit)
{
	const struct field_bool *billing = &audit->instance->organization_billing_enabled;
	struct search search = {.audit = audit};

	match_access_read(audit, audit->instance, MATCH_ACCESS_PERMISSION, &search.permissions);
	match_access_read(audit, audit->instance, MATCH_ACCESS_FEATURE, &search.features);
	for (size_t i = 0; i < audit->facts->authorization.n; i++) {
		const struct fact_authorization *it = &audit->facts->authorization.items[i];

		if (!is_custom(&search, it)) {
			continue;
		}
		if (billing->known && billing->value) {
			judge(&search, it);
		} else if (!billing->known) {
			audit_not_evaluated(audit,
				"whether billing for organizations is on is not known: %.*s",
				STR_ARGS(billing->reason));
			return;
		}
	}
}

const struct rule rule_CLERK_AUTHZ_009 = {
	.info =
		{
			.id = "CLERK-AUTHZ-009",
			.area = "authorization",
			.title = "permission whose feature is in no plan",
			.severity = SEVERITY_WARNING,
			.needs = NEEDS_BOTH,
			.reads = "organization_billing_enabled plans features permissions roles "
				 "organizations_enabled",
			.about = "a check of a custom permission, with billing for organizations",
			.symptom = "the check is false for everybody: a custom permission only "
				   "counts while the organization's plan has its feature",
			.since = "0.1",
			.page = page_CLERK_AUTHZ_009,
		},
	.check = check,
};
