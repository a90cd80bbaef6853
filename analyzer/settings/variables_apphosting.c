#include "base/path.h"
#include "settings/variables_build.h"

/*
 * apphosting.yaml and apphosting.<environment>.yaml (firebase.google.com,
 * "Configure and manage App Hosting backends"): a value, or the name of a
 * secret, for the build, for the running app or for both. The other settings
 * of Firebase set no variables.
 */
static const char *phase_of(const struct document_value *entry)
{
	bool build = false;
	bool run = false;

	document_each (item, document_get(entry, "availability")) {
		build = build || str_is(document_string(item), "BUILD");
		run = run || str_is(document_string(item), "RUNTIME");
	}
	return build == run ? "both" : build ? "build" : "run";
}

static void add_entry(
	struct variables_build *build, const struct document_value *entry, struct variable variable)
{
	const struct document_value *name = document_get(entry, "variable");
	const struct document_value *value = document_get(entry, "value");
	const struct document_value *secret = document_get(entry, "secret");

	variables_note_open(build, entry);
	if (str_absent(document_string(name))) {
		return;
	}
	variable.name = name->text;
	variable.name_start = name->start;
	variable.name_end = name->end;
	variable.phase = phase_of(entry);
	variable.unset = value == NULL && secret == NULL;
	if (secret != NULL) {
		variable.form = "secret";
		variable.reference = document_is(secret, DOCUMENT_STRING) ? secret->text : STR("");
	} else {
		variables_set(build, &variable, value, VARIABLES_LITERAL);
	}
	variables_add(build, variable);
}

void variables_firebase(struct variables_build *build)
{
	struct str name = path_name(build->path);
	const struct document_value *list = document_get(build->root, "env");
	struct variable like = {
		.form = "env",
		.environment = str_starts(name, "apphosting.emulator")
				       ? KINDS_DEVELOPMENT
				       : variables_production(build),
	};

	if (!str_starts(name, "apphosting")) {
		return;
	}
	variables_note_open(build, build->root);
	variables_note_open(build, list);
	document_each (entry, list) {
		add_entry(build, entry, like);
	}
}
