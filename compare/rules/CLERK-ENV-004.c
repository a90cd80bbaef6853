#include "compare/match.h"
#include "compare/match_inlined.h"
#include "compare/rules/pages.h"

/* An env file of the repository that lies beside the build and has a value for it. */
static bool is_in_env_file(const struct audit *audit, const struct fact_build *build,
	const struct match_inlined *wanted)
{
	for (size_t i = 0; i < audit->facts->env_definitions.n; i++) {
		const struct fact_env_definition *it = &audit->facts->env_definitions.items[i];

		if (str_vec_has(&wanted->names, it->name) &&
			str_vec_has(&build->env_files, it->at.file) &&
			!str_is(it->value_class, "empty")) {
			return true;
		}
	}
	return false;
}

static bool is_handed_over(const struct audit *audit, const struct fact_build *build,
	const struct match_inlined *wanted)
{
	for (size_t i = 0; i < wanted->names.n; i++) {
		if (str_vec_has(&build->variables, wanted->names.items[i])) {
			return true;
		}
	}
	return is_in_env_file(audit, build, wanted);
}

static void report(
	struct audit *audit, const struct fact_build *build, const struct match_inlined *wanted)
{
	struct str name = wanted->names.items[0];
	struct str where = match_place(audit, &build->at);
	struct finding finding = match_finding(audit, &build->at);

	finding.message = str_format(audit->arena,
		"'%.*s' (%.*s) builds the app, which has %.*s put into its code, and no ARG, ENV "
		"or env file of the %s%.*s%s gives it a value there",
		STR_ARGS(build->command), STR_ARGS(where), STR_ARGS(name),
		build->scope.n > 0 ? "stage '" : "stage", STR_ARGS(build->scope),
		build->scope.n > 0 ? "'" : "");
	finding.fix = str_format(audit->arena,
		"add 'ARG %.*s' before %.*s, and build with --build-arg %.*s=pk_live_… of the "
		"production instance",
		STR_ARGS(name), STR_ARGS(where), STR_ARGS(name));
	audit_find(audit, finding);
}

/* Names the exact entry; what the code makes of a missing key is not known as of an image's. */
static void report_workflow(
	struct audit *audit, const struct fact_build *build, const struct match_inlined *wanted)
{
	struct str name = wanted->names.items[0];
	struct str where = match_place(audit, &build->at);
	struct str reader =
		wanted->at != NULL ? match_place(audit, wanted->at) : STR("@clerk/nextjs");
	struct finding finding = match_finding(audit, &build->at);

	finding.severity = SEVERITY_WARNING;
	finding.title = STR("publishable key is not handed to the workflow's build");
	finding.message = str_format(audit->arena,
		"'%.*s' (%.*s) of job '%.*s' builds the app that the job deploys, and neither env "
		"nor an env file of the repository gives it %.*s, which %.*s reads",
		STR_ARGS(build->command), STR_ARGS(where), STR_ARGS(build->scope), STR_ARGS(name),
		STR_ARGS(reader));
	finding.fix = str_format(audit->arena,
		"add 'env: { %.*s: \"${{ vars.%.*s }}\" }' to the step at %.*s, and the variable "
		"to "
		"the repository's settings",
		STR_ARGS(name), STR_ARGS(name), STR_ARGS(where));
	if (wanted->at != NULL) {
		vec_push(audit->arena, &finding.related, *wanted->at);
	}
	audit_find(audit, finding);
}

/* Does any env file have a value for it? Settings that are code may read one from anywhere. */
static bool is_in_any_env_file(const struct audit *audit, const struct match_inlined *wanted)
{
	for (size_t i = 0; i < audit->facts->env_definitions.n; i++) {
		const struct fact_env_definition *it = &audit->facts->env_definitions.items[i];

		if (str_vec_has(&wanted->names, it->name) && !it->sample &&
			!str_is(it->via, "workflow") && !str_is(it->value_class, "empty")) {
			return true;
		}
	}
	return false;
}

static void judge_workflow(
	struct audit *audit, const struct fact_build *build, const struct match_inlined *wanted)
{
	if (is_handed_over(audit, build, wanted)) {
		audit_judged(audit);
		return;
	}
	if (wanted->unresolved || wanted->tested || !build->known || !build->deploys ||
		is_in_any_env_file(audit, wanted)) {
		audit_unresolved(audit);
		return;
	}
	audit_judged(audit);
	report_workflow(audit, build, wanted);
}

static void judge(
	struct audit *audit, const struct fact_build *build, const struct match_inlined *wanted)
{
	if (str_is(build->via, "workflow")) {
		judge_workflow(audit, build, wanted);
		return;
	}
	if (is_handed_over(audit, build, wanted)) {
		audit_judged(audit);
		return;
	}
	if (wanted->unresolved || !build->known) {
		audit_not_evaluated(audit,
			"whether '%.*s' (%.*s) is given the publishable key could not be followed",
			STR_ARGS(build->command), STR_ARGS(match_place(audit, &build->at)));
		return;
	}
	if (build->takes_all && match_ignored_env(audit, ENVIRONMENT_ANY) > 0) {
		return;
	}
	audit_judged(audit);
	report(audit, build, wanted);
}

/* Images for a developer or a test run the app another way. */
static bool is_for_production(const struct fact_build *build)
{
	enum environment environment = environment_of_file(build->at.file);

	return environment == ENVIRONMENT_ANY || environment == ENVIRONMENT_PRODUCTION;
}

static void check(struct audit *audit)
{
	struct match_inlined wanted = match_inlined_key(audit);

	for (size_t i = 0; i < audit->facts->builds.n && wanted.names.n > 0; i++) {
		const struct fact_build *build = &audit->facts->builds.items[i];

		if (match_in_app(audit, &build->at) && is_for_production(build)) {
			judge(audit, build, &wanted);
		}
	}
}

const struct rule rule_CLERK_ENV_004 = {
	.info =
		{
			.id = "CLERK-ENV-004",
			.area = "keys",
			.title = "publishable key is not handed to the build",
			.severity = SEVERITY_BLOCKER,
			.needs = NEEDS_REPO,
			.about = "a Dockerfile, or a workflow that deploys, that builds an app "
				 "whose "
				 "bundler inlines the publishable key",
			.symptom =
				"\"Missing publishableKey\": the build fails while it prerenders, "
				"or every page of what is deployed does, whatever the server is "
				"given when it starts",
			.since = "0.1",
			.page = page_CLERK_ENV_004,
		},
	.check = check,
};
