#include "compare/report/overview.h"

#include <stdlib.h>

#include "compare/report/common.h"
#include "compare/report/summary.h"

const struct overview_format overview_formats[] = {
	{"overview.txt", overview_text},
	{"overview.json", overview_json},
	{"overview.md", overview_markdown},
	{NULL},
};

static bool is_about_instance(uint32_t app)
{
	return app == UINT32_MAX;
}

static void count_finding(struct overview_counts *counts, const struct finding *finding)
{
	if (common_counts(finding)) {
		counts->severities[finding->severity]++;
	} else {
		counts->silenced++;
	}
}

static void add_counts(struct overview_counts *sum, const struct overview_counts *counts)
{
	for (int s = SEVERITY_NOTE; s <= SEVERITY_BLOCKER; s++) {
		sum->severities[s] += counts->severities[s];
	}
	sum->silenced += counts->silenced;
	sum->unevaluated += counts->unevaluated;
}

static void add_name(struct arena *arena, str_vec *names, struct str name)
{
	if (!str_vec_has(names, name)) {
		vec_push(arena, names, str_copy(arena, name));
	}
}

static struct overview_rule *rule_of(struct overview *overview, const struct rule_info *rule)
{
	for (size_t i = 0; i < overview->rules.n; i++) {
		if (overview->rules.items[i].rule == rule) {
			return &overview->rules.items[i];
		}
	}
	vec_push(overview->arena, &overview->rules, (struct overview_rule){.rule = rule});
	return vec_last(&overview->rules);
}

/* The number of the instance, which is added when it is new. */
static size_t instance_of(struct overview *overview, struct str name)
{
	for (size_t i = 0; i < overview->instances.n; i++) {
		if (str_equal(overview->instances.items[i].name, name)) {
			return i;
		}
	}
	vec_push(overview->arena, &overview->instances,
		(struct overview_instance){.name = str_copy(overview->arena, name)});
	return overview->instances.n - 1;
}

/* Notes with a rule that it found something, and where: in a repository, or in an instance. */
static void add_to_rule(struct overview *overview, const struct finding *finding, struct str where)
{
	struct overview_rule *rule;

	if (common_counts(finding)) {
		rule = rule_of(overview, finding->rule);
		rule->findings++;
		add_name(overview->arena,
			is_about_instance(finding->app) ? &rule->instances : &rule->repositories,
			where);
	}
}

static void add_instance_verdicts(
	struct overview *overview, size_t known, const struct audit_result *result)
{
	for (size_t i = 0; i < result->verdicts.n && result->has_snapshot; i++) {
		const struct verdict *verdict = &result->verdicts.items[i];

		if (is_about_instance(verdict->app)) {
			size_t at = instance_of(overview, verdict->instance);

			overview->instances.items[at].counts.unevaluated +=
				at >= known && verdict->kind == VERDICT_NOT_EVALUATED;
		}
	}
}

static void add_instance_findings(
	struct overview *overview, size_t known, const struct audit_result *result)
{
	for (size_t i = 0; i < result->findings.n; i++) {
		const struct finding *finding = &result->findings.items[i];

		if (is_about_instance(finding->app)) {
			size_t at = instance_of(overview, finding->clerk.instance_id);
			struct overview_instance *instance = &overview->instances.items[at];

			if (at >= known) {
				count_finding(&instance->counts, finding);
				add_to_rule(overview, finding, instance->name);
			}
		}
	}
}

/* Adds those that the reports before have not shown, with what was found in them. */
static void add_instances(struct overview *overview, const struct audit_result *result)
{
	size_t known = overview->instances.n;

	add_instance_verdicts(overview, known, result);
	add_instance_findings(overview, known, result);
	for (size_t i = known; i < overview->instances.n; i++) {
		add_counts(&overview->counts, &overview->instances.items[i].counts);
	}
}

static void add_own_findings(struct overview *overview, struct overview_repository *repository,
	const struct audit_result *result)
{
	for (size_t i = 0; i < result->findings.n; i++) {
		const struct finding *finding = &result->findings.items[i];

		if (!is_about_instance(finding->app)) {
			count_finding(&repository->counts, finding);
			add_to_rule(overview, finding, repository->name);
		}
	}
}

static void add_own_verdicts(struct overview *overview, struct overview_repository *repository,
	const struct audit_result *result)
{
	for (size_t i = 0; i < result->verdicts.n; i++) {
		const struct verdict *verdict = &result->verdicts.items[i];

		if (is_about_instance(verdict->app)) {
			continue;
		}
		repository->counts.unevaluated += verdict->kind == VERDICT_NOT_EVALUATED;
		if (verdict->instance.n > 0) {
			add_name(overview->arena, &repository->instances, verdict->instance);
		}
	}
	for (size_t i = 0; i < repository->instances.n; i++) {
		size_t at = instance_of(overview, repository->instances.items[i]);

		overview->instances.items[at].repositories++;
	}
}

static void copy_names(struct arena *arena, const str_vec *names, str_vec *out)
{
	for (size_t i = 0; i < names->n; i++) {
		vec_push(arena, out, str_copy(arena, names->items[i]));
	}
}

/* What every report has at its head. */
static void add_head(struct overview *overview, const struct audit_result *result)
{
	struct arena *arena = overview->arena;

	overview->has_snapshot = result->has_snapshot;
	overview->knowledge_date = str_copy(arena, result->knowledge_date);
	overview->config_digest = str_copy(arena, result->config_digest);
	overview->rules_digest = str_copy(arena, result->rules_digest);
	copy_names(arena, &result->snapshot_names, &overview->snapshot_names);
	copy_names(arena, &result->snapshot_digests, &overview->snapshot_digests);
}

static int order_rules(const void *left, const void *right)
{
	const struct overview_rule *a = left;
	const struct overview_rule *b = right;

	return str_compare(str_of(a->rule->id), str_of(b->rule->id));
}

void overview_add(
	struct overview *overview, struct str name, const struct audit_result *result, bool fails)
{
	struct overview_repository repository = {
		.name = str_copy(overview->arena, name),
		.facts_digest = str_copy(overview->arena, result->facts_digest),
		.unresolved = summary_count(result).unresolved,
		.notices = result->facts->notices.n,
		.fails = fails,
	};

	if (overview->judged == 0) {
		add_head(overview, result);
	}
	add_instances(overview, result);
	add_own_findings(overview, &repository, result);
	add_own_verdicts(overview, &repository, result);
	add_counts(&overview->counts, &repository.counts);
	vec_push(overview->arena, &overview->repositories, repository);
	overview->judged++;
	overview->failing += fails;
	if (overview->rules.n > 1) {
		qsort(overview->rules.items, overview->rules.n, sizeof(struct overview_rule),
			order_rules);
	}
}

void overview_add_error(struct overview *overview, struct str name, struct str error)
{
	vec_push(overview->arena, &overview->repositories,
		(struct overview_repository){
			.name = str_copy(overview->arena, name),
			.error = str_copy(overview->arena, error),
		});
}

int overview_status(const struct overview *overview)
{
	if (overview->judged < overview->repositories.n) {
		return 2;
	}
	return overview->failing > 0;
}
