#include "settings/variables_ci.h"
#include "settings/variables_script.h"

/* GitLab's pipelines (GitLab documentation "CI/CD YAML syntax reference"). */

/* Keys at the top that are no jobs. */
static const char *const reserved[] = {
	"image", "services", "stages", "include", "variables", "cache", "workflow", "spec"};

/* `environment: production`, {name: review/$BRANCH}; a job's name and its stage may say it too. */
static enum kinds_environment job_environment(const struct document_value *job)
{
	const struct document_value *given = document_get(job, "environment");
	struct str name = document_string(
		document_is(given, DOCUMENT_TABLE) ? document_get(given, "name") : given);
	enum kinds_environment found = variables_ci_environment(name, true);

	if (str_starts(name, "review/")) {
		return KINDS_PREVIEW;
	}
	if (found == KINDS_ANY && given == NULL) {
		found = variables_ci_environment(job->key, true);
	}
	if (found == KINDS_ANY && given == NULL) {
		found = variables_ci_environment(document_string(document_get(job, "stage")), true);
	}
	return found;
}

/* NAME: value, NAME: {value: …, description: …} */
static void read_variables(struct variables_build *build, const struct document_value *table,
	const struct variable *like)
{
	variables_note_open(build, table);
	if (!document_is(table, DOCUMENT_TABLE)) {
		return;
	}
	document_each (entry, table) {
		const struct document_value *value =
			entry->kind == DOCUMENT_TABLE ? document_get(entry, "value") : entry;
		struct variable variable = *like;

		variable.name = entry->key;
		variable.name_start = entry->key_start;
		variable.name_end = entry->key_end;
		variable.unset = value == NULL;
		variables_set(build, &variable, value, VARIABLES_DOLLAR);
		variables_add(build, variable);
	}
}

static void read_job(struct variables_build *build, const struct document_value *job)
{
	static const char *const scripts[] = {"before_script", "script", "after_script"};
	struct variable like = {
		.form = "env",
		.scope = job->key,
		.environment = job_environment(job),
	};

	variables_note_open(build, job);
	read_variables(build, document_get(job, "variables"), &like);
	for (size_t i = 0; i < sizeof(scripts) / sizeof(scripts[0]); i++) {
		variables_add_commands(build, document_get(job, scripts[i]), &like);
	}
}

/* Files of other projects may set more; those of this one are read for themselves. */
static void judge_include(struct variables_build *build, const struct document_value *include)
{
	document_each (item, include) {
		if (document_get(item, "project") != NULL || document_get(item, "remote") != NULL) {
			build->partly = true;
		}
	}
}

void variables_gitlab(struct variables_build *build)
{
	struct variable like = {.form = "env"};

	variables_note_open(build, build->root);
	judge_include(build, document_get(build->root, "include"));
	read_variables(build, document_get(build->root, "variables"), &like);
	document_each (job, build->root) {
		if (job->kind != DOCUMENT_LIST && job->kind != DOCUMENT_STRING &&
			!str_in(job->key, reserved, sizeof(reserved) / sizeof(reserved[0]))) {
			read_job(build, job);
		}
	}
}
