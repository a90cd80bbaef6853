#include "settings/variables_build.h"

/*
 * vercel.json: `env` and `build.env` hold for every deployment; a value that
 * begins with '@' names a secret of the team (vercel.com, "vercel.json legacy
 * properties").
 */
static void add_table(struct variables_build *build, const struct document_value *table,
	const struct variable *like)
{
	size_t first = build->out->n;

	variables_add_table(build, table, like, VARIABLES_LITERAL);
	for (size_t i = first; i < build->out->n; i++) {
		struct variable *it = &build->out->items[i];

		if (str_starts(it->value, "@")) {
			it->reference = str_slice(it->value, 1, it->value.n);
			it->value = STR("");
		}
	}
}

void variables_vercel(struct variables_build *build)
{
	const struct document_value *builder = document_get(build->root, "build");
	struct variable like = {
		.form = "env",
		.phase = "run",
		.environment = variables_production(build),
	};

	variables_note_open(build, build->root);
	variables_note_open(build, builder);
	add_table(build, document_get(build->root, "env"), &like);
	like.form = "build";
	like.phase = "build";
	add_table(build, document_get(builder, "env"), &like);
}
