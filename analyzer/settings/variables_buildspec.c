#include "settings/variables_script.h"

/* AWS CodeBuild (AWS documentation "Build specification reference for CodeBuild"). */

/* NAME: where it is stored */
static void read_stored(struct variables_build *build, const struct document_value *table,
	const struct variable *like)
{
	variables_note_open(build, table);
	document_each (entry, table) {
		struct variable variable = *like;

		variable.name = entry->key;
		variable.name_start = entry->key_start;
		variable.name_end = entry->key_end;
		variable.form = "secret";
		variable.reference = document_string(entry);
		variable.reference = str_absent(variable.reference) ? STR("") : variable.reference;
		variables_add(build, variable);
	}
}

void variables_buildspec(struct variables_build *build)
{
	static const char *const lists[] = {"commands", "finally"};
	const struct document_value *env = document_get(build->root, "env");
	struct variable like = {
		.form = "env",
		.environment = variables_path_environment(build->path),
	};

	variables_note_open(build, build->root);
	variables_note_open(build, env);
	variables_add_table(build, document_get(env, "variables"), &like, VARIABLES_DOLLAR);
	read_stored(build, document_get(env, "parameter-store"), &like);
	read_stored(build, document_get(env, "secrets-manager"), &like);
	document_each (phase, document_get(build->root, "phases")) {
		like.scope = phase->key;
		for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
			variables_add_commands(build, document_get(phase, lists[i]), &like);
		}
	}
}
