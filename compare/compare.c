#include "compare/compare.h"
#include "compare/anchor.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/digest.h"
#include "clerk/knowledge.h"
#include "compare/choose.h"
#include "compare/config_use.h"
#include "compare/fingerprint.h"
#include "compare/match.h"
#include "compare/match_version.h"
#include "compare/settle.h"
#include "compare/verdict.h"

struct comparison {
	struct arena *arena;
	const struct facts *facts;
	const struct snapshot *snapshot; /* NULL without one */
	const struct compare_options *options;
	struct choice
		*choices; /* one for each app: what it runs against in production, or at all */
	choice_vec *environments; /* likewise: what each of its environments runs against */
	struct audit_result *result;
};

/* Why there is no snapshot to compare with. */
static struct str why_none(const struct comparison *comparison)
{
	struct str why = comparison->options->no_snapshot;

	return str_absent(why) ? STR("no snapshot was given") : why;
}

static struct audit start(
	const struct comparison *comparison, const struct rule *rule, struct audit_output *output)
{
	const struct config *config = comparison->options->config;

	*output = (struct audit_output){.result = comparison->result};
	return (struct audit){
		.arena = comparison->arena,
		.rule = &rule->info,
		.facts = comparison->facts,
		.app = UINT32_MAX,
		.snapshot = comparison->snapshot,
		.limits = config == NULL ? &limits_default : &config->limits,
		.config = config,
		.as_of = comparison->options->as_of,
		.output = output,
	};
}

/* What stands in code that could not be parsed, no rule has seen. */
static void check(struct audit *audit, const struct rule *rule)
{
	static const char *const code[] = {"code", NULL};

	if (rule->info.sdk && match_version_beyond(audit) > 0) {
		return;
	}
	rule->check(audit);
	match_unread(audit, code);
}

static void run_repo(const struct comparison *comparison, const struct rule *rule)
{
	for (uint32_t app = 0; app < comparison->facts->apps.n; app++) {
		struct audit_output output;
		struct audit audit = start(comparison, rule, &output);

		audit.app = app;
		check(&audit, rule);
		verdict_add(&audit);
	}
}

static void run_snapshot(const struct comparison *comparison, const struct rule *rule)
{
	const struct snapshot *snapshot = comparison->snapshot;
	struct audit_output output;
	struct audit audit = start(comparison, rule, &output);

	if (snapshot == NULL || snapshot->instances.n == 0) {
		struct str why = snapshot == NULL ? why_none(comparison)
						  : STR("the snapshot holds no instance");

		audit_not_evaluated(&audit, "%.*s", STR_ARGS(why));
		verdict_add(&audit);
		return;
	}
	for (size_t i = 0; i < (rule->info.once ? 1 : snapshot->instances.n); i++) {
		audit = start(comparison, rule, &output);
		audit.instance = rule->info.once ? NULL : &snapshot->instances.items[i];
		rule->check(&audit);
		verdict_add(&audit);
	}
}

static void run_both_on(const struct comparison *comparison, const struct rule *rule, uint32_t app,
	const struct choice *choice)
{
	struct audit_output output;
	struct audit audit = start(comparison, rule, &output);

	audit.app = app;
	/* of an app without anything of Clerk there is nothing to choose an instance for */
	if (choice->instance == NULL && comparison->facts->apps.items[app].clerk) {
		audit_not_evaluated(&audit, "%.*s", STR_ARGS(choice->why));
	} else if (choice->instance != NULL) {
		audit.instance = choice->instance;
		audit.environment = choice->environment;
		check(&audit, rule);
	}
	verdict_add(&audit);
}

/* Has an environment before the n-th, or the app as a whole, this instance? */
static bool is_compared(const struct comparison *comparison, uint32_t app, size_t n)
{
	const choice_vec *environments = &comparison->environments[app];
	const struct instance *instance = environments->items[n].instance;
	bool found = instance == comparison->choices[app].instance;

	for (size_t i = 0; i < n && !found; i++) {
		found = environments->items[i].instance == instance;
	}
	return found;
}

static void run_both(const struct comparison *comparison, const struct rule *rule)
{
	struct choice none = {.why = why_none(comparison)};

	for (uint32_t app = 0; app < comparison->facts->apps.n; app++) {
		if (comparison->snapshot == NULL) {
			run_both_on(comparison, rule, app, &none);
			continue;
		}
		const choice_vec *environments = &comparison->environments[app];
		run_both_on(comparison, rule, app, &comparison->choices[app]);
		for (size_t i = 0; i < environments->n && rule->info.environments; i++) {
			if (environments->items[i].instance != NULL &&
				!is_compared(comparison, app, i)) {
				run_both_on(comparison, rule, app, &environments->items[i]);
			}
		}
	}
}

/* What is not run is said, for every app as if it had been, so that silence is no pass. */
static void run_off(const struct comparison *comparison, const struct rule *rule)
{
	bool no_app = rule->info.needs == NEEDS_SNAPSHOT;
	uint32_t count = no_app ? 1 : (uint32_t)comparison->facts->apps.n;

	for (uint32_t app = 0; app < count; app++) {
		struct audit_output output;
		struct audit audit = start(comparison, rule, &output);

		audit.app = no_app ? UINT32_MAX : app;
		audit_not_evaluated(&audit, "switched off in %.*s", STR_ARGS(audit.config->name));
		verdict_add(&audit);
	}
}

static void run_rule(const struct comparison *comparison, const struct rule *rule)
{
	const struct config_severity *set =
		config_use_severity(comparison->options->config, &rule->info);

	if (set != NULL && set->off) {
		run_off(comparison, rule);
		return;
	}
	switch (rule->info.needs) {
	case NEEDS_REPO:
		run_repo(comparison, rule);
		break;
	case NEEDS_SNAPSHOT:
		run_snapshot(comparison, rule);
		break;
	case NEEDS_BOTH:
		run_both(comparison, rule);
		break;
	}
}

/* A line about an app, which is named where there are several. */
static void add_line(const struct comparison *comparison, uint32_t app, struct str line)
{
	if (comparison->facts->apps.n > 1) {
		line = str_format(comparison->arena, "%.*s: %.*s",
			STR_ARGS(comparison->facts->apps.items[app].root), STR_ARGS(line));
	}
	vec_push(comparison->arena, &comparison->result->instance_lines, line);
}

static struct str choice_text(struct arena *arena, const struct choice *choice)
{
	if (choice->instance == NULL) {
		return choice->why;
	}
	struct str label = choose_label(arena, choice->instance);
	return str_format(arena, "%.*s: %.*s", STR_ARGS(label), STR_ARGS(choice->why));
}

/* What one app is held against; where several environments have instances, which those are. */
static void add_instance_lines(const struct comparison *comparison, uint32_t app)
{
	struct arena *arena = comparison->arena;
	const choice_vec *environments = &comparison->environments[app];

	add_line(comparison, app, choice_text(arena, &comparison->choices[app]));
	for (size_t i = 0; i < environments->n && environments->n > 1; i++) {
		const struct choice *choice = &environments->items[i];
		struct str text = choice_text(arena, choice);

		add_line(comparison, app,
			str_format(arena, "%s: %.*s", environment_name(choice->environment),
				STR_ARGS(text)));
	}
}

/* --instance names the one instance of every app, whatever its keys and the configuration say. */
static void choose_for(struct comparison *comparison, uint32_t app, const struct choice *named)
{
	struct choice *choice = &comparison->choices[app];

	if (named->instance != NULL) {
		*choice = *named;
	} else {
		*choice = choose_for_app(comparison->arena, comparison->facts, app,
			comparison->snapshot, comparison->options->config);
		struct choose_with with = {comparison->options->config, choice->instance};

		comparison->environments[app] = choose_environments(
			comparison->arena, comparison->facts, app, comparison->snapshot, &with);
	}
	if (choice->instance != NULL && choice->environment == ENVIRONMENT_ANY) {
		choice->environment = choose_environment_of(choice->instance);
	}
	add_instance_lines(comparison, app);
}

static bool choose_instances(struct comparison *comparison, struct str wanted, struct str *error)
{
	uint32_t count = (uint32_t)comparison->facts->apps.n;
	struct choice named = {0};

	comparison->choices = arena_array(comparison->arena, count, sizeof(struct choice));
	comparison->environments = arena_array(comparison->arena, count, sizeof(choice_vec));
	if (wanted.n > 0 &&
		!choose_by_name(comparison->arena, comparison->snapshot, wanted, &named, error)) {
		return false;
	}
	for (uint32_t app = 0; app < count; app++) {
		choose_for(comparison, app, &named);
	}
	return true;
}

static int order_numbers(uint64_t a, uint64_t b)
{
	return (a > b) - (a < b);
}

static int order_places(const struct place *a, const struct place *b)
{
	int order = str_compare(a->file, b->file);

	if (order == 0) {
		order = order_numbers(a->line, b->line);
	}
	return order != 0 ? order : order_numbers(a->column, b->column);
}

/* Every field that can tell two findings apart, so that the order is one. */
static int order_findings(const void *left, const void *right)
{
	const struct finding *a = left;
	const struct finding *b = right;
	int order = order_numbers(b->severity, a->severity);

	if (order == 0) {
		order = order_places(&a->at, &b->at);
	}
	if (order == 0) {
		order = str_compare(str_of(a->rule->id), str_of(b->rule->id));
	}
	if (order == 0) {
		order = order_numbers(a->app, b->app);
	}
	if (order == 0) {
		order = str_compare(a->clerk.instance_id, b->clerk.instance_id);
	}
	if (order == 0) {
		order = str_compare(a->clerk.path, b->clerk.path);
	}
	return order != 0 ? order : str_compare(a->message, b->message);
}

static int order_verdicts(const void *left, const void *right)
{
	const struct verdict *a = left;
	const struct verdict *b = right;
	int order = str_compare(str_of(a->rule->id), str_of(b->rule->id));

	if (order == 0) {
		order = order_numbers(a->app, b->app);
	}
	if (order == 0) {
		order = str_compare(a->instance, b->instance);
	}
	if (order == 0) {
		order = order_numbers(a->kind, b->kind);
	}
	/* two instances may go by one label */
	return order != 0 ? order : str_compare(a->reason, b->reason);
}

static void sort(void *items, size_t n, size_t size, int (*order)(const void *, const void *))
{
	if (n > 1) {
		qsort(items, n, size, order);
	}
}

/*
 * What the rules are, as one digest: a report says with which set it was made. Of their pages, long
 * as they are, it takes the sums.
 */
static struct str digest_rules(struct arena *arena, const struct rule *const *rules)
{
	struct buf buf = {0};

	for (size_t i = 0; rules[i] != NULL; i++) {
		const struct rule_info *info = &rules[i]->info;

		buf_format(&buf, "%s\n%s\n%s\n%s\n%016" PRIx64 "\n", info->id, info->title,
			severity_name(info->severity), needs_name(info->needs),
			digest_sum(str_of(info->page)));
	}
	struct str digest = digest_sha256_hex(arena, buf_str(&buf));
	buf_finish(&buf);
	return digest;
}

bool compare_run_rules(struct arena *arena, const struct rule *const *rules,
	const struct facts *facts, const struct snapshot *snapshot,
	const struct compare_options *options, struct audit_result *out, struct str *error)
{
	*out = (struct audit_result){
		.facts = facts,
		.facts_digest = options->facts_digest,
		.snapshot_names = options->snapshot_names,
		.snapshot_digests = options->snapshot_digests,
		.config_digest = options->config == NULL ? STR("") : options->config->digest,
		.config_notes = config_use_notes(arena, options->config, facts),
		.rules_digest = digest_rules(arena, rules),
		.knowledge_date = str_of(knowledge_date()),
		.snapshot_notes = snapshot == NULL ? (str_vec){0} : snapshot->ignored,
		.has_snapshot = snapshot != NULL,
		.no_snapshot = options->no_snapshot,
	};
	struct comparison comparison = {
		.arena = arena,
		.facts = facts,
		.snapshot = snapshot,
		.options = options,
		.result = out,
	};
	if (snapshot != NULL && !choose_instances(&comparison, options->instance, error)) {
		return false;
	}
	for (size_t i = 0; rules[i] != NULL; i++) {
		run_rule(&comparison, rules[i]);
	}
	sort(out->findings.items, out->findings.n, sizeof(struct finding), order_findings);
	sort(out->verdicts.items, out->verdicts.n, sizeof(struct verdict), order_verdicts);
	fingerprint_all(arena, out);
	anchor_all(out);
	settle_result(arena, rules, options, out);
	return true;
}

bool compare_run(struct arena *arena, const struct facts *facts, const struct snapshot *snapshot,
	const struct compare_options *options, struct audit_result *out, struct str *error)
{
	return compare_run_rules(arena, rules_all, facts, snapshot, options, out, error);
}
