#include "settings/variables_build.h"

/* render.yaml (render.com/docs, "Blueprint YAML Reference"). */

/* Where the value comes from when it is not written here; absent when it is, or is not given. */
static struct str source_of(const struct document_value *entry)
{
	const struct document_value *service = document_get(entry, "fromService");
	const struct document_value *sync = document_get(entry, "sync");
	struct str name = document_string(document_get(service, "envVarKey"));

	if (!str_absent(name)) {
		return name;
	}
	return service != NULL || document_get(entry, "fromDatabase") != NULL ||
			       document_get(entry, "generateValue") != NULL ||
			       (document_is(sync, DOCUMENT_BOOLEAN) && !sync->truth)
		       ? STR("")
		       : STR_NONE;
}

static void add_entry(
	struct variables_build *build, const struct document_value *entry, struct variable variable)
{
	const struct document_value *key = document_get(entry, "key");
	const struct document_value *value = document_get(entry, "value");
	const struct document_value *preview = document_get(entry, "previewValue");

	variables_note_open(build, key);
	if (str_absent(document_string(key))) {
		return;
	}
	variable.name = key->text;
	variable.name_start = key->start;
	variable.name_end = key->end;
	variable.reference = source_of(entry);
	variable.unset = value == NULL && str_absent(variable.reference);
	if (value != NULL) {
		variables_set(build, &variable, value, VARIABLES_LITERAL);
	}
	variables_add(build, variable);
	if (preview != NULL) {
		variable.environment = KINDS_PREVIEW;
		variable.reference = STR_NONE;
		variable.unset = false;
		variables_set(build, &variable, preview, VARIABLES_LITERAL);
		variables_add(build, variable);
	}
}

static bool has_group(const struct document_value *groups, struct str name)
{
	document_each (group, groups) {
		if (str_equal(document_string(document_get(group, "name")), name)) {
			return true;
		}
	}
	return false;
}

/* A list of services or groups; each has a name and its variables. */
static void add_list(struct variables_build *build, const struct document_value *list,
	const struct document_value *groups, struct variable like)
{
	variables_note_open(build, list);
	document_each (item, list) {
		const struct document_value *entries = document_get(item, "envVars");

		like.scope = document_string(document_get(item, "name"));
		variables_note_open(build, item);
		variables_note_open(build, entries);
		document_each (entry, entries) {
			struct str group = document_string(document_get(entry, "fromGroup"));

			variables_note_open(build, entry);
			/* a group of the dashboard */
			build->partly =
				build->partly || (!str_absent(group) && !has_group(groups, group));
			add_entry(build, entry, like);
		}
	}
}

static void add_place(
	struct variables_build *build, const struct document_value *place, struct variable like)
{
	const struct document_value *groups = document_get(place, "envVarGroups");

	variables_note_open(build, place);
	add_list(build, document_get(place, "services"), groups, like);
	like.form = "group";
	add_list(build, groups, NULL, like);
}

void variables_render(struct variables_build *build)
{
	struct variable like = {
		.form = "env",
		.phase = "both",
		.environment = variables_production(build),
	};

	add_place(build, build->root, like);
	document_each (project, document_get(build->root, "projects")) {
		document_each (environment, document_get(project, "environments")) {
			struct str name = document_string(document_get(environment, "name"));

			like.environment = variables_environment(name, variables_production(build));
			add_place(build, environment, like);
		}
	}
}
