#include "settings/variables_build.h"

/* fly.toml (fly.io/docs, "App configuration"): `env` when it runs, `build.args` for its image. */
void variables_fly(struct variables_build *build)
{
	const struct document_value *builder = document_get(build->root, "build");
	struct variable like = {
		.form = "env",
		.phase = "run",
		.environment = variables_production(build),
	};

	variables_note_open(build, build->root);
	variables_note_open(build, builder);
	variables_add_table(build, document_get(build->root, "env"), &like, VARIABLES_LITERAL);
	like.form = "build_arg";
	like.phase = "build";
	variables_add_table(build, document_get(builder, "args"), &like, VARIABLES_LITERAL);
}
