#include "settings/variables_build.h"
#include "settings/variables_script.h"

/*
 * amplify.yml (docs.aws.amazon.com, "Build specification reference for
 * Amplify"): `env.variables`, and commands that often write an env file, for
 * one application or for a list of them.
 */
static void add_phases(struct variables_build *build, const struct document_value *part,
	const struct variable *like)
{
	static const char *const keys[] = {"preBuild", "build", "postBuild", "preTest", "test"};
	const struct document_value *phases = document_get(part, "phases");

	variables_note_open(build, phases);
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		const struct document_value *phase = document_get(phases, keys[i]);

		variables_note_open(build, phase);
		variables_add_commands(build, document_get(phase, "commands"), like);
	}
}

static void add_application(
	struct variables_build *build, const struct document_value *place, struct variable like)
{
	like.scope = document_string(document_get(place, "appRoot"));
	variables_note_open(build, place);
	variables_add_table(build, document_get(document_get(place, "env"), "variables"), &like,
		VARIABLES_DOLLAR);
	like.form = "script";
	add_phases(build, document_get(place, "backend"), &like);
	add_phases(build, document_get(place, "frontend"), &like);
	like.environment = KINDS_TEST;
	add_phases(build, document_get(place, "test"), &like);
}

void variables_amplify(struct variables_build *build)
{
	struct variable like = {
		.form = "env",
		.phase = "build",
		.environment = build->environment,
	};

	add_application(build, build->root, like);
	document_each (application, document_get(build->root, "applications")) {
		add_application(build, application, like);
	}
}
