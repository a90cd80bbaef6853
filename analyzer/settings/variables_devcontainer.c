#include "settings/variables_build.h"

/* devcontainer.json (containers.dev "Dev Container metadata reference"). */
void variables_devcontainer(struct variables_build *build)
{
	struct variable like = {
		.form = "env",
		.phase = "run",
		.environment = KINDS_DEVELOPMENT,
	};

	variables_note_open(build, build->root);
	variables_add_table(
		build, document_get(build->root, "containerEnv"), &like, VARIABLES_DOLLAR);
	variables_add_table(build, document_get(build->root, "remoteEnv"), &like, VARIABLES_DOLLAR);
	like.form = "build_arg";
	like.phase = "build";
	variables_add_table(build, document_get(document_get(build->root, "build"), "args"), &like,
		VARIABLES_DOLLAR);
}
