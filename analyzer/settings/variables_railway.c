#include "settings/variables_build.h"
#include "settings/variables_script.h"

/*
 * railway.json and railway.toml (docs.railway.com, "Config as code") hold
 * commands and perhaps a plan of Nixpacks; nixpacks.toml is such a plan.
 */
static void add_commands(struct variables_build *build, const struct document_value *place,
	const struct variable *like)
{
	static const struct {
		const char *part;
		const char *key;
		const char *phase;
	} commands[] = {
		{"build", "buildCommand", "build"},
		{"deploy", "startCommand", "run"},
		{"deploy", "preDeployCommand", "run"},
		{"start", "cmd", "run"},
	};

	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++) {
		const struct document_value *part = document_get(place, commands[i].part);
		struct variable script = *like;

		script.phase = commands[i].phase;
		variables_note_open(build, part);
		variables_add_commands(build, document_get(part, commands[i].key), &script);
	}
}

static void add_plan(struct variables_build *build, const struct document_value *plan,
	const struct variable *like)
{
	struct variable variables = *like;

	variables.form = "env";
	variables.phase = "both";
	variables_note_open(build, plan);
	variables_add_table(build, document_get(plan, "variables"), &variables, VARIABLES_LITERAL);
	document_each (phase, document_get(plan, "phases")) {
		struct variable script = *like;

		script.phase = "build";
		variables_add_commands(build, document_get(phase, "cmds"), &script);
	}
}

void variables_railway(struct variables_build *build)
{
	const struct document_value *environments = document_get(build->root, "environments");
	struct variable like = {
		.form = "script",
		.environment = variables_production(build),
	};

	add_plan(build, build->root, &like);
	add_plan(build, document_get(document_get(build->root, "build"), "nixpacksPlan"), &like);
	add_commands(build, build->root, &like);
	document_each (environment, environments) {
		like.scope = environment->key;
		like.environment = variables_environment(environment->key, KINDS_ANY);
		add_commands(build, environment, &like);
	}
}
