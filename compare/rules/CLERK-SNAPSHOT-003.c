#include "compare/match.h"
#include "compare/match_twin.h"
#include "compare/rules/pages.h"

/* "instance ins_a (production) has it (bapi.jwt_templates: 'convex')" */
static struct str say_side(
	struct audit *audit, struct str instance, const struct match_twin_side *side)
{
	return side->path.n == 0 ? str_format(audit->arena, "%.*s %s", STR_ARGS(instance),
					   side->has ? "has it" : "has not")
				 : str_format(audit->arena, "%.*s %s (%.*s: %.*s)",
					   STR_ARGS(instance), side->has ? "has it" : "has not",
					   STR_ARGS(side->path), STR_ARGS(side->value));
}

static void find(struct audit *audit, struct audit *other, const struct match_twin_setting *it)
{
	struct audit *lacking = it->main.has ? other : audit;
	const struct match_twin_side *side = it->main.has ? &it->twin : &it->main;
	struct str place = match_place(audit, it->at);
	struct str instance = match_instance(lacking);
	struct str main = say_side(audit, match_instance(audit), &it->main);
	struct str twin = say_side(audit, match_instance(other), &it->twin);
	struct finding finding = match_finding(audit, it->at);

	finding.message = str_format(audit->arena, "%s%.*s%s%.*s at %.*s; %.*s, %.*s",
		"the code depends on ", STR_ARGS(it->what), it->by.n > 0 ? ", by " : "",
		STR_ARGS(it->by), STR_ARGS(place), STR_ARGS(main), STR_ARGS(twin));
	finding.fix = str_format(audit->arena,
		"set %.*s up in %.*s as in the other instance (Clerk Dashboard, %s), or take what "
		"needs it out of the code at %.*s",
		STR_ARGS(it->what), STR_ARGS(instance), it->where, STR_ARGS(place));
	finding.clerk = match_ref(lacking, side->path, side->value);
	finding.related = it->related;
	audit_find(audit, finding);
}

/* What the audited instance itself lacks is told by the rule on that setting. */
static void judge(struct audit *audit, struct audit *other, const struct match_twin_setting *it)
{
	const struct match_twin_side *open = !it->main.known ? &it->main : &it->twin;
	bool asked = it->main.has || it->either;

	if (it->main.known && (it->twin.known || !asked)) {
		audit_judged(audit);
		if (asked && it->main.has != it->twin.has) {
			find(audit, other, it);
		}
		return;
	}
	struct str instance = match_instance(!it->main.known ? audit : other);
	audit_not_evaluated(audit, "%.*s of %.*s: %.*s", STR_ARGS(it->what), STR_ARGS(instance),
		STR_ARGS(open->reason));
}

static void check(struct audit *audit)
{
	struct str why = STR("");
	const struct instance *twin = match_twin_of(audit, &why);
	struct audit other = *audit;
	match_twin_settings settings = {0};
	unsigned lost = match_twin_read(audit, twin, &settings);

	if (settings.n == 0 && lost == 0) {
		return;
	}
	if (twin == NULL) {
		audit_not_evaluated(audit, "%.*s", STR_ARGS(why));
		return;
	}
	other.instance = twin;
	for (unsigned i = 0; i < lost; i++) {
		audit_unresolved(audit);
	}
	for (size_t i = 0; i < settings.n; i++) {
		judge(audit, &other, &settings.items[i]);
	}
}

const struct rule rule_CLERK_SNAPSHOT_003 = {
	.info =
		{
			.id = "CLERK-SNAPSHOT-003",
			.area = "snapshot",
			.title = "development and production differ in what the code depends on",
			.severity = SEVERITY_WARNING,
			.needs = NEEDS_BOTH,
			.reads = "",
			.about = "a setting of the instance that code depends on",
			.symptom = "what is tested in development is not what runs in production: "
				   "a page, check or token works with one instance and fails with "
				   "the other",
			.since = "0.1",
			.page = page_CLERK_SNAPSHOT_003,
		},
	.check = check,
};
