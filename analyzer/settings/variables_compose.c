#include "base/path.h"
#include "settings/variables_build.h"

/*
 * Compose files (Docker documentation "Compose file reference"): environment
 * and build arguments of each service, and secrets that come from variables.
 * Files that env_file names are read for themselves.
 */

/* compose.override.yml is for a developer's own machine, as is what is called local. */
static enum kinds_environment file_environment(struct str path)
{
	enum kinds_environment found = variables_path_environment(path);
	struct str name = path_name(path);

	if (found == KINDS_ANY &&
		(str_has_nocase(name, ".override.") || str_has_nocase(name, ".local."))) {
		return KINDS_DEVELOPMENT;
	}
	return found;
}

static void add_all(struct variables_build *build, const struct document_value *given,
	const struct variable *like)
{
	struct variable variable = *like;

	variables_note_open(build, given);
	if (document_is(given, DOCUMENT_LIST)) {
		variables_add_pairs(build, given, like, VARIABLES_DOLLAR);
	} else if (document_is(given, DOCUMENT_TABLE)) {
		document_each (entry, given) {
			/* without a value: that of whoever runs it */
			variable.unset = entry->kind == DOCUMENT_NULL;
			variables_add_entry(build, entry, &variable, VARIABLES_DOLLAR);
		}
	}
}

/* A service of one profile is only run for that. */
static enum kinds_environment service_environment(
	const struct document_value *service, enum kinds_environment otherwise)
{
	const struct document_value *profiles = document_get(service, "profiles");
	const struct document_value *first = profiles == NULL ? NULL : profiles->first;
	enum kinds_environment found = variables_environment(service->key, otherwise);

	if (document_is(profiles, DOCUMENT_LIST) && first != NULL && first->next == NULL) {
		found = variables_environment(document_string(first), found);
	}
	return found;
}

static void read_service(struct variables_build *build, const struct document_value *service,
	enum kinds_environment environment)
{
	const struct document_value *made = document_get(service, "build");
	struct variable like = {
		.scope = service->key,
		.environment = service_environment(service, environment),
		.form = "env",
		.phase = "run",
	};

	variables_note_open(build, service);
	variables_note_open(build, made);
	add_all(build, document_get(service, "environment"), &like);
	like.form = "build_arg";
	like.phase = "build";
	if (document_is(made, DOCUMENT_TABLE)) {
		add_all(build, document_get(made, "args"), &like);
	}
}

/* secrets: {name: {environment: NAME}} */
static void read_secrets(struct variables_build *build, enum kinds_environment environment)
{
	document_each (secret, document_get(build->root, "secrets")) {
		const struct document_value *name = document_get(secret, "environment");
		struct variable variable = {
			.name = document_string(name),
			.reference = document_string(name),
			.environment = environment,
			.form = "secret",
			.phase = "run",
		};

		if (document_is(name, DOCUMENT_STRING)) {
			variable.name_start = name->start;
			variable.name_end = name->end;
			variables_add(build, variable);
		}
	}
}

void variables_compose(struct variables_build *build)
{
	const struct document_value *services = document_get(build->root, "services");
	enum kinds_environment environment = file_environment(build->path);

	variables_note_open(build, build->root);
	variables_note_open(build, services);
	/* the first version of the format has them at the top */
	services = services == NULL ? build->root : services;
	document_each (service, services) {
		if (!str_starts(service->key, "x-")) {
			read_service(build, service, environment);
		}
	}
	read_secrets(build, environment);
}
