#include "settings/variables_ci.h"
#include "settings/variables_script.h"

/* Azure Pipelines (Microsoft documentation "YAML schema reference for Azure Pipelines"). */
enum { DEEPEST = 12 };

/* Where stages, jobs and steps stand, those of deployments included. */
static const char *const nests[] = {"stages", "jobs", "steps", "strategy", "runOnce", "rolling",
	"canary", "preDeploy", "deploy", "routeTraffic", "postRouteTraffic", "on", "success",
	"failure"};
static const char *const scripts[] = {"script", "bash", "pwsh", "powershell"};
static const char *const names[] = {"stage", "job", "deployment"};

/* A table, or a list of {name, value}, {group} and {template}. */
static void read_variables(struct variables_build *build, const struct document_value *given,
	const struct variable *like)
{
	if (document_is(given, DOCUMENT_TABLE)) {
		variables_add_table(build, given, like, VARIABLES_DOLLAR);
		return;
	}
	variables_add_records(build, given, like, "name", "value", VARIABLES_DOLLAR);
	document_each (item, given) {
		if (document_get(item, "name") == NULL) {
			build->partly = true; /* a group, a template, a condition */
		}
	}
}

static struct variable named_like(const struct document_value *holder, const struct variable *like)
{
	struct variable variable = *like;
	const struct document_value *given = document_get(holder, "environment");
	struct str environment = document_string(
		document_is(given, DOCUMENT_TABLE) ? document_get(given, "name") : given);
	enum kinds_environment found;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct str name = document_string(document_get(holder, names[i]));

		if (!str_absent(name)) {
			variable.scope = name;
			found = variables_ci_environment(name, true);
			variable.environment = found == KINDS_ANY ? like->environment : found;
		}
	}
	found = variables_ci_environment(environment, true);
	variable.environment = found == KINDS_ANY ? variable.environment : found;
	return variable;
}

/* Recursion: DEEPEST. */
static void read_holder(struct variables_build *build, const struct document_value *holder,
	const struct variable *like, unsigned depth)
{
	struct variable variable = named_like(holder, like);

	variables_note_open(build, holder);
	if (depth > DEEPEST || !document_is(holder, DOCUMENT_TABLE)) {
		return;
	}
	build->partly = build->partly || document_get(holder, "template") != NULL;
	read_variables(build, document_get(holder, "variables"), &variable);
	variables_add_table(build, document_get(holder, "env"), &variable, VARIABLES_DOLLAR);
	for (size_t i = 0; i < sizeof(scripts) / sizeof(scripts[0]); i++) {
		variables_add_commands(build, document_get(holder, scripts[i]), &variable);
	}
	for (size_t i = 0; i < sizeof(nests) / sizeof(nests[0]); i++) {
		const struct document_value *nest = document_get(holder, nests[i]);

		if (document_is(nest, DOCUMENT_TABLE)) {
			read_holder(build, nest, &variable, depth + 1);
		}
		for (const struct document_value *item =
				document_is(nest, DOCUMENT_LIST) ? nest->first : NULL;
			item != NULL; item = item->next) {
			read_holder(build, item, &variable, depth + 1);
		}
	}
}

void variables_azure(struct variables_build *build)
{
	struct variable like = {.form = "env", .environment = kinds_environment(build->path)};

	build->partly = build->partly || document_get(build->root, "extends") != NULL;
	read_holder(build, build->root, &like, 0);
}
