#include "compare/cli/readiness.h"

#include "base/date.h"
#include "compare/compare.h"

/* The fields of one instance, viewed once. */
struct views {
	const struct snapshot *snapshot;
	const struct instance *instance;
	struct field_view *items; /* as fields_at */
};

static struct views view_all(
	struct arena *arena, const struct snapshot *snapshot, const struct instance *instance)
{
	struct views views = {
		snapshot, instance, arena_array(arena, fields_count(), sizeof(struct field_view))};

	for (size_t i = 0; i < fields_count(); i++) {
		views.items[i] = fields_view(arena, instance, fields_at(i));
	}
	return views;
}

static const struct field_view *view_of(const struct views *views, const struct field *field)
{
	size_t index = 0;

	while (fields_at(index) != field) {
		index++;
	}
	return &views->items[index];
}

/* The first item of a list that does not say the member, or NULL. */
static const struct item_view *first_silent(const struct field_view *view, struct str member)
{
	for (size_t i = 0; i < view->items.n; i++) {
		const struct item_view *item = &view->items.items[i];

		for (size_t k = 0; k < item->members.n; k++) {
			const struct item_member *it = &item->members.items[k];

			if (str_is(member, it->name) && !it->known) {
				return item;
			}
		}
	}
	return NULL;
}

static void add_gap(struct arena *arena, struct readiness_rule *rule, struct readiness_gap gap)
{
	unsigned effort = str_absent(gap.slot) ? 0 : fields_effort(gap.slot);

	if (!str_absent(gap.slot) && (rule->step == NULL || effort > rule->effort)) {
		rule->step = fields_step(gap.slot);
		rule->effort = effort;
	}
	vec_push(arena, &rule->gaps, gap);
}

/* One word of what a rule reads: "user_count", "endpoints.events". */
static void look_at(struct arena *arena, const struct views *views, struct str word,
	struct readiness_rule *rule)
{
	struct str member = word;
	const struct field *field = fields_by_name(str_take(&member, '.'));
	const struct field_view *view = view_of(views, field);
	struct readiness_gap gap = {field, STR(""), view->reason, STR_NONE};

	if (!view->known) {
		gap.slot = fields_missing_slot(arena, views->instance, field);
		add_gap(arena, rule, gap);
		return;
	}
	const struct item_view *item = str_absent(member) ? NULL : first_silent(view, member);
	if (item != NULL) {
		gap.member = member;
		gap.reason = str_format(
			arena, "%.*s has no %.*s", STR_ARGS(item->path), STR_ARGS(member));
		/* the list is there: only another one, by the same way, can have it */
		gap.slot = fields_slots(arena, field).items[0];
		add_gap(arena, rule, gap);
	}
}

static void look_at_all(struct arena *arena, const struct views *views, struct readiness_rule *rule)
{
	struct str rest = str_of(rule->info->reads);

	while (rest.n > 0) {
		look_at(arena, views, str_take(&rest, ' '), rule);
	}
}

/* What the run said of a rule; NULL when it was not run. */
static const struct verdict *verdict_of(
	const struct audit_result *result, const struct rule_info *info)
{
	for (size_t i = 0; i < result->verdicts.n; i++) {
		if (result->verdicts.items[i].rule == info) {
			return &result->verdicts.items[i];
		}
	}
	return NULL;
}

/* A rule that needs both sides and no field in particular holds two instances together. */
static bool lacks_other(const struct views *views, const struct rule_info *info)
{
	bool production = instance_is_production(views->instance);

	if (info->needs != NEEDS_BOTH || info->reads[0] != '\0') {
		return false;
	}
	for (size_t i = 0; i < views->snapshot->instances.n; i++) {
		const struct instance *it = &views->snapshot->instances.items[i];

		if (production ? instance_is_development(it) : instance_is_production(it)) {
			return false;
		}
	}
	return true;
}

static struct readiness_rule judge_rule(struct arena *arena, const struct views *views,
	const struct audit_result *result, const struct rule_info *info)
{
	const struct verdict *verdict = verdict_of(result, info);
	struct readiness_rule rule = {.info = info, .reason = STR("")};

	rule.applies = verdict == NULL || verdict->kind != VERDICT_NOT_APPLICABLE;
	rule.can = rule.applies && verdict != NULL && verdict->kind != VERDICT_NOT_EVALUATED;
	rule.reason = rule.applies ? rule.reason : verdict->reason;
	if (rule.can || !rule.applies) {
		return rule;
	}
	look_at_all(arena, views, &rule);
	if (lacks_other(views, info)) {
		rule.reason = STR("the snapshot has no instance of another kind to compare with");
		return rule;
	}
	rule.can = verdict == NULL && rule.gaps.n == 0;
	if (verdict != NULL && rule.gaps.n == 0) {
		rule.reason = verdict->reason;
	}
	return rule;
}

/* The rules that need no repository, ended by NULL. */
static const struct rule *const *rules_of_snapshot(struct arena *arena)
{
	const struct rule **list;
	size_t n = 0;

	for (size_t i = 0; rules_all[i] != NULL; i++) {
		n += rules_all[i]->info.needs == NEEDS_SNAPSHOT;
	}
	list = arena_array(arena, n + 1, sizeof(*list));
	n = 0;
	for (size_t i = 0; rules_all[i] != NULL; i++) {
		if (rules_all[i]->info.needs == NEEDS_SNAPSHOT) {
			list[n++] = rules_all[i];
		}
	}
	list[n] = NULL;
	return list;
}

static void run_alone(struct arena *arena, const struct readiness *readiness, size_t index,
	struct audit_result *out)
{
	struct snapshot alone = *readiness->snapshot;
	struct facts nothing = {0};
	struct compare_options options = {.as_of = readiness->as_of};
	struct str error;

	/* one by one, as two instances may go by the same name */
	alone.instances.items += index;
	alone.instances.n = 1;
	compare_run_rules(arena, rules_of_snapshot(arena), &nothing, &alone, &options, out, &error);
	out->facts = NULL;
}

static void judge_instance(struct arena *arena, struct readiness *readiness, size_t index)
{
	struct readiness_instance it = {.instance = &readiness->snapshot->instances.items[index]};
	struct views views = view_all(arena, readiness->snapshot, it.instance);
	struct audit_result result;

	run_alone(arena, readiness, index, &result);
	it.findings = result.findings.n;
	for (size_t i = 0; rules_all[i] != NULL; i++) {
		const struct rule_info *info = &rules_all[i]->info;

		if (info->needs == NEEDS_REPO) {
			continue;
		}
		vec_push(arena, &it.rules, judge_rule(arena, &views, &result, info));
		it.evaluated += vec_last(&it.rules)->can;
	}
	vec_push(arena, &readiness->instances, it);
}

static void judge_age(struct readiness *readiness)
{
	int64_t today;
	int64_t captured;

	readiness->limit = limits_default.snapshot_days;
	if (date_read_day(readiness->as_of, &today) &&
		date_read_moment(readiness->snapshot->captured_at, &captured)) {
		readiness->age_known = true;
		readiness->age = today - date_day_of(captured);
	}
}

void readiness_judge(struct arena *arena, const struct snapshot *snapshot, struct str as_of,
	struct readiness *out)
{
	*out = (struct readiness){.snapshot = snapshot, .as_of = as_of};
	judge_age(out);
	for (size_t i = 0; i < snapshot->instances.n; i++) {
		judge_instance(arena, out, i);
	}
}

bool readiness_is_stale(const struct readiness *readiness)
{
	return readiness->age_known && readiness->age > readiness->limit;
}

bool readiness_is_fine(const struct readiness *readiness)
{
	const struct snapshot *snapshot = readiness->snapshot;
	bool fine = snapshot->ignored.n == 0 && !readiness_is_stale(readiness);

	for (size_t i = 0; i < snapshot->instances.n; i++) {
		fine = fine && snapshot->instances.items[i].disagreements.n == 0;
	}
	return fine;
}
