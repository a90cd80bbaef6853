#include "base/map.h"
#include "compare/match.h"
#include "compare/rules/pages.h"

/* Every id of a plan that the app's code holds, once. */
struct plan_id {
	const struct fact_feature *it;
	place_vec related;
	bool choice; /* wherever it stands, another may stand in its place */
	bool table; /* or it is one of many, or nothing is seen to take it */
};

typedef VEC(struct plan_id) plan_ids;

static bool is_plan_id(const struct fact_feature *it)
{
	return str_is(it->feature, "billing") && it->resolved && str_starts(it->object, "cplan_");
}

static bool is_in_table(const struct fact_feature *it)
{
	return str_is(it->among, "table") || str_is(it->by, "literal");
}

static plan_ids read_ids(struct audit *audit)
{
	struct map index = {0};
	plan_ids ids = {0};

	for (size_t i = 0; i < audit->facts->features.n; i++) {
		const struct fact_feature *it = &audit->facts->features.items[i];
		bool choice = str_is(it->among, "choice");
		uint32_t known;

		if (!is_plan_id(it) || !match_in_app(audit, &it->at)) {
			continue;
		}
		known = map_get(&index, it->object);
		if (known == MAP_NONE) {
			map_put(audit->arena, &index, it->object, (uint32_t)ids.n);
			vec_push(audit->arena, &ids,
				(struct plan_id){
					.it = it, .choice = choice, .table = is_in_table(it)});
			continue;
		}
		vec_push(audit->arena, &ids.items[known].related, it->at);
		ids.items[known].choice = ids.items[known].choice && choice;
		ids.items[known].table = ids.items[known].table && is_in_table(it);
	}
	return ids;
}

static const struct instance_plan *plan_of(const struct instance *instance, struct str id)
{
	for (size_t i = 0; i < instance->plans.n; i++) {
		if (str_equal(instance->plans.items[i].id, id)) {
			return &instance->plans.items[i];
		}
	}
	return NULL;
}

static bool ids_are_known(const struct instance *instance)
{
	bool known = instance->plans.known;

	for (size_t i = 0; i < instance->plans.n; i++) {
		known = known && instance->plans.items[i].id.n > 0;
	}
	return known;
}

/* Where the id is from, and the plan of the audited instance that stands for the same there. */
struct origin {
	struct str words; /* "; instance ins_dev (development) has it, as 'pro'", or "" */
	struct str twin; /* id of the plan of the same name, or "" */
};

static struct origin origin_of(struct audit *audit, struct str id)
{
	struct origin origin = {STR(""), STR("")};
	struct audit other = *audit;

	for (size_t i = 0; i < audit->snapshot->instances.n; i++) {
		const struct instance_plan *plan;

		other.instance = &audit->snapshot->instances.items[i];
		plan = plan_of(other.instance, id);
		if (plan == NULL) {
			continue;
		}
		struct str label = match_instance(&other);
		origin.words = str_format(audit->arena, "; %.*s has it, as '%.*s'", STR_ARGS(label),
			STR_ARGS(plan->slug));
		for (size_t k = 0; k < audit->instance->plans.n; k++) {
			const struct instance_plan *mine = &audit->instance->plans.items[k];

			if (str_equal(mine->slug, plan->slug) &&
				str_equal(mine->payer, plan->payer)) {
				origin.twin = mine->id;
			}
		}
		break;
	}
	return origin;
}

static struct str plans_in_words(struct audit *audit)
{
	str_vec names = {0};

	for (size_t i = 0; i < audit->instance->plans.n; i++) {
		const struct instance_plan *plan = &audit->instance->plans.items[i];

		vec_push(audit->arena, &names,
			str_format(audit->arena, "%.*s (%.*s)", STR_ARGS(plan->id),
				STR_ARGS(plan->slug)));
	}
	return names.n == 0 ? STR("none") : match_quoted(audit->arena, names.items, names.n);
}

static struct str fix_of(struct audit *audit, struct str id, struct str twin, struct str place)
{
	struct str instance = match_instance(audit);
	str_vec ids = {0};
	struct str near;

	for (size_t i = 0; i < audit->instance->plans.n; i++) {
		vec_push(audit->arena, &ids, audit->instance->plans.items[i].id);
	}
	near = match_nearest(id, ids.items, ids.n);
	if (twin.n > 0) {
		return str_format(audit->arena,
			"at %.*s read the id from a variable that each environment sets: in %.*s "
			"it is '%.*s'",
			STR_ARGS(place), STR_ARGS(instance), STR_ARGS(twin));
	}
	return near.n > 0 ? str_format(audit->arena, "write '%.*s' at %.*s", STR_ARGS(near),
				    STR_ARGS(place))
			  : str_format(audit->arena,
				    "at %.*s put the id of a plan of this instance, best from a "
				    "variable that each environment sets: ids differ between "
				    "instances",
				    STR_ARGS(place));
}

static void find(struct audit *audit, const struct plan_id *id)
{
	const struct fact_feature *it = id->it;
	struct str place = match_place(audit, &it->at);
	struct str instance = match_instance(audit);
	struct origin origin = origin_of(audit, it->object);
	struct str plans = plans_in_words(audit);
	struct str path = audit->instance->plans.path;
	struct str by = str_is(it->by, "literal") ? STR("in code") : it->by;
	struct finding finding = match_finding(audit, &it->at);

	finding.message = str_format(audit->arena,
		"the plan '%.*s' stands at %.*s (%.*s); %.*s has no plan of this id, it has %.*s "
		"(%.*s)%.*s",
		STR_ARGS(it->object), STR_ARGS(place), STR_ARGS(by), STR_ARGS(instance),
		STR_ARGS(plans), STR_ARGS(path), STR_ARGS(origin.words));
	finding.fix = fix_of(audit, it->object, origin.twin, place);
	finding.clerk = match_ref(audit, path, plans);
	finding.related = id->related;
	audit_find(audit, finding);
}

/*
 * Tables hold the ids of several instances side by side: where as many are this instance's as
 * are not, the others may be meant for another environment.
 */
static void judge(struct audit *audit, const plan_ids *ids, size_t ours)
{
	for (size_t i = 0; i < ids->n; i++) {
		const struct plan_id *id = &ids->items[i];
		bool beside = id->table && ours > 0 && ids->n - ours >= ours;

		if (plan_of(audit->instance, id->it->object) != NULL) {
			audit_judged(audit);
		} else if (id->choice || beside) {
			audit_unresolved(audit);
		} else {
			audit_judged(audit);
			find(audit, id);
		}
	}
}

static void check(struct audit *audit)
{
	plan_ids ids = read_ids(audit);
	size_t ours = 0;

	for (size_t i = 0; i < ids.n; i++) {
		ours += plan_of(audit->instance, ids.items[i].it->object) != NULL;
	}
	if (ours < ids.n && !ids_are_known(audit->instance)) {
		struct str reason = audit->instance->plans.known
					    ? STR("not all plans of the snapshot have an id")
					    : audit->instance->plans.reason;

		audit_not_evaluated(audit,
			"code names plans by their ids, and which plans the instance has is not "
			"known: %.*s",
			STR_ARGS(reason));
		return;
	}
	judge(audit, &ids, ours);
}

const struct rule rule_CLERK_BILLING_002 = {
	.info =
		{
			.id = "CLERK-BILLING-002",
			.area = "billing",
			.title = "plan that the instance does not have",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_BOTH,
			.reads = "plans",
			.about = "the id of a plan in code",
			.symptom = "the checkout does not open, or is answered 404 with "
				   "resource_not_found: nobody can buy the plan",
			.codes = "plan_not_found",
			.since = "0.1",
			.page = page_CLERK_BILLING_002,
		},
	.check = check,
};
