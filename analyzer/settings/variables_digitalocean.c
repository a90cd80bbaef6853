#include "settings/variables_build.h"

/*
 * .do/app.yaml and .do/deploy.template.yaml (docs.digitalocean.com, "App
 * Specification Reference"): variables of the app and of each component.
 */
static const char *phase_of(const struct document_value *entry)
{
	struct str scope = document_string(document_get(entry, "scope"));

	if (str_is(scope, "BUILD_TIME")) {
		return "build";
	}
	return str_is(scope, "RUN_TIME") ? "run" : "both";
}

static void add_entry(
	struct variables_build *build, const struct document_value *entry, struct variable variable)
{
	const struct document_value *name = document_get(entry, "key");
	const struct document_value *value = document_get(entry, "value");
	bool secret = str_is(document_string(document_get(entry, "type")), "SECRET");

	variables_note_open(build, entry);
	if (str_absent(document_string(name))) {
		return;
	}
	variable.name = name->text;
	variable.name_start = name->start;
	variable.name_end = name->end;
	variable.phase = phase_of(entry);
	variable.form = secret ? "secret" : variable.form;
	variable.unset = value == NULL && !secret;
	variables_set(build, &variable, value, VARIABLES_DOLLAR);
	if (secret && (variable.value.n == 0 || str_starts(variable.value, "EV["))) {
		variable.reference = STR(""); /* stored, or encrypted by the platform */
		variable.value = STR("");
	}
	variables_add(build, variable);
}

static void add_component(
	struct variables_build *build, const struct document_value *component, struct variable like)
{
	const struct document_value *list = document_get(component, "envs");

	variables_note_open(build, component);
	variables_note_open(build, list);
	document_each (entry, list) {
		add_entry(build, entry, like);
	}
}

void variables_digitalocean(struct variables_build *build)
{
	static const char *const kinds[] = {
		"services", "workers", "static_sites", "jobs", "functions"};
	const struct document_value *spec = document_get(build->root, "spec");
	const struct document_value *app = spec == NULL ? build->root : spec;
	struct variable like = {
		.form = "env",
		.environment = variables_production(build),
	};

	add_component(build, app, like);
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		const struct document_value *list = document_get(app, kinds[i]);

		variables_note_open(build, list);
		document_each (component, list) {
			like.scope = document_string(document_get(component, "name"));
			add_component(build, component, like);
		}
	}
}
