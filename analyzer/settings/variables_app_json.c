#include "settings/variables_build.h"

/*
 * Two files have this name. Expo's: `expo.extra` is handed to the app
 * (docs.expo.dev, "app.json"). Heroku's manifest: `env` with values,
 * generators and descriptions, and `environments` (devcenter.heroku.com,
 * "app.json Schema").
 */
enum { EXTRA_DEPTH = 4 };

/* Entries of tables inside are named with the table: clerk.publishableKey. Recursion: bounded. */
static void add_extra(struct variables_build *build, const struct document_value *table,
	struct str prefix, unsigned depth)
{
	variables_note_open(build, table);
	document_each (entry, table) {
		struct variable variable = {.form = "extra", .environment = build->environment};
		struct str name = str_join(build->arena, prefix, entry->key);

		if (entry->kind == DOCUMENT_TABLE && depth < EXTRA_DEPTH) {
			add_extra(build, entry, str_join(build->arena, name, STR(".")), depth + 1);
			continue;
		}
		variable.name = name;
		variable.name_start = entry->key_start;
		variable.name_end = entry->key_end;
		variables_set(build, &variable, entry, VARIABLES_LITERAL);
		variables_add(build, variable);
	}
}

/* Heroku: a string, or a table that may hold a value or say how one is made. */
static void add_described(struct variables_build *build, const struct document_value *table,
	const struct variable *like)
{
	variables_note_open(build, table);
	document_each (entry, table) {
		const struct document_value *value = document_get(entry, "value");
		struct variable variable = *like;

		if (entry->kind != DOCUMENT_TABLE) {
			variables_add_entry(build, entry, like, VARIABLES_LITERAL);
			continue;
		}
		variable.name = entry->key;
		variable.name_start = entry->key_start;
		variable.name_end = entry->key_end;
		variable.unset = value == NULL;
		if (document_get(entry, "generator") != NULL) {
			variable.reference = STR("");
		}
		variables_set(build, &variable, value, VARIABLES_LITERAL);
		variables_add(build, variable);
	}
}

void variables_app_json(struct variables_build *build)
{
	const struct document_value *expo = document_get(build->root, "expo");
	struct variable like = {
		.form = "env",
		.phase = "both",
		.environment = variables_production(build),
	};

	variables_note_open(build, build->root);
	add_extra(build, document_get(expo, "extra"), STR(""), 0);
	if (expo != NULL) {
		return;
	}
	add_described(build, document_get(build->root, "env"), &like);
	document_each (environment, document_get(build->root, "environments")) {
		like.scope = environment->key;
		like.environment = str_is(environment->key, "review")
					   ? KINDS_PREVIEW
					   : variables_environment(environment->key, KINDS_ANY);
		add_described(build, document_get(environment, "env"), &like);
	}
}
