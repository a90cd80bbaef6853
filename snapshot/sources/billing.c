#include "base/map.h"
#include "snapshot/sources/list.h"
#include "snapshot/sources/sources.h"

/*
 * Plans and their features. Shapes: clerk/openapi-specs bapi/2026-05-12.yml,
 * CommercePlan and FeatureResponse; bapi/2025-04-10.yml of /commerce/plans;
 * fapi/2026-05-12.yml /v1/billing/plans, which lists the public plans only.
 */
static struct answer off_in(struct reader *reader, enum slot slot)
{
	const struct source *source = &reader->part->sources[slot];
	struct answer answer = {ANSWER_ABSENT};

	/* clerk/clerk-docs data/api_errors.json */
	if (str_is(slots_error_code(reader->arena, source->body), "billing_not_enabled")) {
		answer.state = ANSWER_KNOWN;
		answer.path = str_join(reader->arena, source->path, STR(".errors[0].code"));
	}
	return answer;
}

struct answer billing_off(struct reader *reader)
{
	struct answer backend = off_in(reader, SLOT_PLANS);

	return backend.state == ANSWER_KNOWN ? backend : off_in(reader, SLOT_FAPI_PLANS);
}

static bool is_payer(struct str text)
{
	return str_is(text, "user") || str_is(text, "org");
}

/* Until 2025-04-10 also payer_type, an array; with both in it either may pay. */
static struct str payer_of(struct reader *reader, struct source entry)
{
	struct field_str payer = list_str(reader, entry, "for_payer_type");
	const struct json *old = json_get(entry.body, "payer_type");

	if (!payer.known && json_is(old, JSON_ARRAY) && old->count == 1 &&
		old->first->type == JSON_STRING) {
		payer.value = old->first->string;
	}
	return is_payer(payer.value) ? payer.value : STR("");
}

static bool take_plan(struct reader *reader, struct source entry, struct str *reason)
{
	struct instance_plan plan = {.path = entry.path};
	bool good;

	if (!list_text(reader, entry, "slug", &plan.slug, reason)) {
		return false;
	}
	good = list_text_or_none(reader, entry, "id", &plan.id, reason);
	plan.payer = payer_of(reader, entry);
	plan.features_known =
		list_texts(reader, entry, "features", "slug", &plan.features).state == ANSWER_KNOWN;
	vec_push(reader->arena, &reader->instance->plans, plan);
	return good;
}

void billing_plans(struct reader *reader)
{
	struct list lists[] = {list_open(reader, SLOT_PLANS), list_open(reader, SLOT_FAPI_PLANS)};
	struct str why = lists[0].reason.n > 0 ? lists[0].reason
					       : STR("no bapi.billing_plans in the snapshot");

	if (lists[1].items.state == ANSWER_KNOWN) {
		lists[1].complete = false;
		lists[1].reason = str_format(reader->arena,
			"%.*s; fapi.billing_plans lists public plans only", STR_ARGS(why));
	}
	list_read(reader, list_first(reader, lists, 2), take_plan, &reader->instance->plans);
}

void billing_describe(struct arena *arena, const void *item, struct item_view *out)
{
	const struct instance_plan *it = item;

	out->name = it->slug;
	out->path = it->path;
	field_member(arena, out, "payer", it->payer.n > 0 ? it->payer : STR_NONE);
	field_member_names(arena, out, "features", it->features_known, &it->features);
}

/* A plan may leave its features out: clerk/clerk-docs, upgrade guide 2025-11-10. */
void billing_features(struct reader *reader)
{
	struct instance *instance = reader->instance;
	struct map seen = {0};

	instance->features.known = instance->plans.known;
	instance->features.path = instance->plans.path;
	instance->features.reason = instance->plans.reason;
	for (size_t i = 0; i < instance->plans.n; i++) {
		const struct instance_plan *plan = &instance->plans.items[i];

		if (!plan->features_known && instance->features.known) {
			instance->features.known = false;
			instance->features.reason = str_format(reader->arena,
				"the features of %.*s are not known", STR_ARGS(plan->path));
		}
		for (size_t j = 0; j < plan->features.n; j++) {
			struct str slug = plan->features.items[j];

			if (map_get(&seen, slug) == MAP_NONE) {
				map_put(reader->arena, &seen, slug, 0);
				vec_push(reader->arena, &instance->features, slug);
			}
		}
	}
}
