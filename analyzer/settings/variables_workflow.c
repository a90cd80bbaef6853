#include "base/ascii.h"
#include "settings/variables_ci.h"
#include "settings/variables_script.h"

/*
 * GitHub's workflows and composite actions (GitHub documentation "Workflow
 * syntax for GitHub Actions", "Metadata syntax for GitHub Actions").
 */
struct workflow {
	struct variables_build *build;
	enum kinds_environment environment;
	bool tentative; /* pull requests, or branches of another name, run it */
};

static bool is_main_branch(struct str branch)
{
	static const char *const names[] = {"main", "master", "trunk"};

	return str_in(branch, names, sizeof(names) / sizeof(names[0])) ||
	       kinds_environment(branch) == KINDS_PRODUCTION || str_starts(branch, "release");
}

/* Do pushes run it, and only those to branches that are not what is released? */
static bool is_for_other_branches(const struct document_value *events)
{
	const struct document_value *branches =
		document_get(document_get(events, "push"), "branches");

	document_each (branch, branches) {
		if (is_main_branch(document_string(branch))) {
			return false;
		}
	}
	return document_is(branches, DOCUMENT_LIST) && branches->first != NULL;
}

static bool has_event(const struct document_value *events, const char *name)
{
	if (document_is(events, DOCUMENT_TABLE)) {
		return document_get(events, name) != NULL;
	}
	document_each (event, events) {
		if (str_is(document_string(event), name)) {
			return true;
		}
	}
	return str_is(document_string(events), name);
}

/* if: github.ref == 'refs/heads/main' */
static bool asks_for_main(const struct document_value *job)
{
	struct str condition = document_string(document_get(job, "if"));

	return str_has(condition, "/main'") || str_has(condition, "/master'") ||
	       str_has(condition, "'main'") || str_has(condition, "'master'");
}

static enum kinds_environment job_environment(
	const struct workflow *workflow, const struct document_value *job)
{
	const struct document_value *given = document_get(job, "environment");
	struct str name = document_string(
		document_is(given, DOCUMENT_TABLE) ? document_get(given, "name") : given);
	bool tentative = workflow->tentative && !asks_for_main(job);
	enum kinds_environment found = KINDS_ANY;

	if (name.n > 0 && !str_has(name, "${{")) {
		found = variables_ci_environment(name, true);
	}
	if (found == KINDS_ANY) {
		found = variables_ci_environment(job->key, tentative);
	}
	if (found == KINDS_ANY) {
		found = variables_ci_environment(
			document_string(document_get(job, "name")), tentative);
	}
	return found == KINDS_ANY && given == NULL ? workflow->environment : found;
}

static void read_env(struct variables_build *build, const struct document_value *holder,
	const struct variable *like)
{
	const struct document_value *env = document_get(holder, "env");

	if (document_is(env, DOCUMENT_STRING)) {
		build->partly = true; /* made by an expression */
		return;
	}
	variables_add_table(build, env, like, VARIABLES_GITHUB);
}

/* Inputs of actions that are lists of variables, one on each line. */
static const struct {
	const char *input;
	const char *form;
	const char *phase;
} line_inputs[] = {
	{"build-args", "build_arg", "build"},
	{"build_args", "build_arg", "build"},
	{"buildargs", "build_arg", "build"},
	{"secrets", "secret", ""},
	{"env", "env", ""},
	{"envs", "env", ""},
	{"env_vars", "env", ""},
	{"env-vars", "env", ""},
	{"environment", "env", ""},
	{"environment_variables", "env", ""},
	{"environment-variables", "env", ""},
	{"vars", "vars", ""},
	{"variables", "env", ""},
};

static bool read_lines(
	struct variables_build *build, const struct document_value *input, struct variable like)
{
	for (size_t i = 0; i < sizeof(line_inputs) / sizeof(line_inputs[0]); i++) {
		bool named = str_is(str_of(line_inputs[i].form), "secret");

		/* environment: production */
		if (str_is_nocase(input->key, line_inputs[i].input) &&
			(named || str_has(document_string(input), "="))) {
			like.form = line_inputs[i].form;
			like.phase = line_inputs[i].phase;
			variables_add_lines(build, input, &like, VARIABLES_GITHUB);
			return true;
		}
	}
	return false;
}

/* SpicyPizza/create-envfile writes what has this prefix. */
static bool read_envfile(
	struct variables_build *build, const struct document_value *input, struct variable like)
{
	static const char prefix[] = "envkey_";
	struct document_value entry = *input;

	if (!str_starts(input->key, prefix)) {
		return false;
	}
	entry.key = str_slice(input->key, sizeof(prefix) - 1, input->key.n);
	entry.key_start += (uint32_t)sizeof(prefix) - 1;
	like.form = "file";
	variables_add_entry(build, &entry, &like, VARIABLES_GITHUB);
	return true;
}

static void read_with(struct variables_build *build, const struct document_value *step,
	const struct variable *like)
{
	struct str action = document_string(document_get(step, "uses"));
	struct variable variable = *like;

	variable.form = "input";
	variables_note_open(build, document_get(step, "with"));
	document_each (input, document_get(step, "with")) {
		if (str_is(input->key, "script") && str_has(action, "ssh")) {
			variables_add_commands(build, input, like);
		} else if (!read_lines(build, input, *like) && !read_envfile(build, input, *like)) {
			variables_add_entry(build, input, &variable, VARIABLES_GITHUB);
		}
	}
}

/* "Run the tests", "E2E tests", and not "Seed the shop with test data" */
static bool begins_with_tests(struct str name)
{
	size_t first = str_find_byte(name, ' ');
	size_t second = first == SIZE_MAX ? first : str_find(name, STR(" "), first + 1);

	return str_is_nocase(str_slice(name, 0, first), "run") ||
	       variables_ci_environment(str_slice(name, 0, second), true) == KINDS_TEST;
}

static enum kinds_environment step_environment(const struct workflow *workflow,
	const struct document_value *step, enum kinds_environment otherwise)
{
	struct str name = document_string(document_get(step, "name"));
	enum kinds_environment found = variables_ci_environment(name, workflow->tentative);

	return found == KINDS_ANY || (found == KINDS_TEST && !begins_with_tests(name)) ? otherwise
										       : found;
}

static void read_steps(const struct workflow *workflow, const struct document_value *steps,
	const struct variable *like)
{
	struct variables_build *build = workflow->build;

	variables_note_open(build, steps);
	document_each (step, steps) {
		struct variable variable = *like;
		variables_note_open(build, step);
		variable.environment = step_environment(workflow, step, like->environment);
		read_env(build, step, &variable);
		read_with(build, step, &variable);
		variables_add_commands(build, document_get(step, "run"), &variable);
	}
}

/* What a workflow that is called by another is handed. */
static void read_call(struct variables_build *build, const struct document_value *job,
	const struct variable *like)
{
	const struct document_value *secrets = document_get(job, "secrets");
	struct variable variable = *like;

	read_with(build, job, like);
	variable.form = "secret";
	if (!document_is(secrets, DOCUMENT_STRING)) { /* inherit */
		variables_add_table(build, secrets, &variable, VARIABLES_GITHUB);
	}
}

static void read_job(const struct workflow *workflow, const struct document_value *job)
{
	struct variables_build *build = workflow->build;
	struct variable like = {
		.scope = job->key,
		.form = "env",
		.environment = job_environment(workflow, job),
	};

	variables_note_open(build, job);
	read_env(build, job, &like);
	read_env(build, document_get(job, "container"), &like);
	document_each (service, document_get(job, "services")) {
		read_env(build, service, &like);
	}
	read_steps(workflow, document_get(job, "steps"), &like);
	if (document_get(job, "uses") != NULL) {
		read_call(build, job, &like);
	}
}

/* Names that whoever calls it must hand over, with their defaults. */
static void read_declared(struct variables_build *build, const struct document_value *declared,
	const char *form, enum kinds_environment environment)
{
	document_each (input, declared) {
		const struct document_value *value = document_get(input, "default");
		struct variable variable = {
			.name = input->key,
			.name_start = input->key_start,
			.name_end = input->key_end,
			.form = form,
			.environment = environment,
			.unset = value == NULL,
		};

		variables_set(build, &variable, value, VARIABLES_GITHUB);
		variables_add(build, variable);
	}
}

void variables_workflow(struct variables_build *build)
{
	const struct document_value *events = document_get(build->root, "on");
	const struct document_value *call = document_get(events, "workflow_call");
	const struct document_value *jobs = document_get(build->root, "jobs");
	const struct document_value *runs = document_get(build->root, "runs");
	struct workflow workflow = {.build = build};
	struct variable like = {.form = "env"};

	variables_note_open(build, build->root);
	variables_note_open(build, jobs);
	workflow.tentative = has_event(events, "pull_request") ||
			     has_event(events, "pull_request_target") ||
			     is_for_other_branches(events);
	workflow.environment = variables_ci_file_environment(
		build, document_string(document_get(build->root, "name")), workflow.tentative);
	like.environment = workflow.environment;
	read_env(build, build->root, &like);
	read_declared(build, document_get(call, "secrets"), "secret", workflow.environment);
	read_declared(build, document_get(call, "inputs"), "input", workflow.environment);
	document_each (job, jobs) {
		read_job(&workflow, job);
	}
	if (runs != NULL) {
		read_declared(build, document_get(build->root, "inputs"), "input", KINDS_ANY);
		read_env(build, runs, &like);
		read_steps(&workflow, document_get(runs, "steps"), &like);
	}
}
