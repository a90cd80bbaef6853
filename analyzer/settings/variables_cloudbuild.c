#include "base/path.h"
#include "settings/variables_script.h"

/* Google's Cloud Build (Google Cloud documentation "Build configuration file schema"). */

static struct script_word word_of(
	const struct variables_build *build, const struct document_value *value)
{
	char first = value->start < build->text.n ? build->text.s[value->start] : ' ';

	return (struct script_word){
		.text = document_string(value),
		.start = value->start + (first == '"' || first == '\''),
		.end = value->end,
	};
}

/* The tool that a step runs: docker, gcloud, bash. */
static struct str tool_of(const struct document_value *step)
{
	struct str entry = document_string(document_get(step, "entrypoint"));
	struct str image = path_name(document_string(document_get(step, "name")));

	if (entry.n > 0) {
		return entry;
	}
	image = str_slice(image, 0, str_find_byte(image, ':'));
	return str_is(image, "cloud-sdk") ? STR("gcloud") : image;
}

static void read_args(struct variables_build *build, const struct document_value *step,
	const struct variable *like)
{
	struct variables_script script = {.like = *like};
	struct script_command command = {.count = 1, .heredoc = STR_NONE};
	const struct document_value *args = document_get(step, "args");
	struct str before = STR("");

	variables_note_open(build, args);
	command.words[0].text = tool_of(step);
	document_each (arg, args) {
		if (str_is(before, "-c")) { /* bash -c script */
			variables_add_commands(build, arg, like);
			return;
		}
		before = document_string(arg);
		if (!str_absent(before) && command.count < SCRIPT_WORDS) {
			command.words[command.count++] = word_of(build, arg);
		}
	}
	variables_add_arguments(build, &script, &command);
}

/* secretEnv: names of what availableSecrets brings. */
static void read_names(struct variables_build *build, const struct document_value *names,
	const struct variable *like)
{
	document_each (name, names) {
		struct variable variable = *like;

		variable.name = document_string(name);
		variable.name_start = name->start;
		variable.name_end = name->end;
		variable.form = "secret";
		variable.reference = STR("");
		if (!str_absent(variable.name)) {
			variables_add(build, variable);
		}
	}
}

static void read_step(struct variables_build *build, const struct document_value *step,
	enum kinds_environment environment)
{
	struct variable like = {
		.form = "env",
		.scope = document_string(document_get(step, "id")),
		.environment = environment,
	};

	variables_note_open(build, step);
	variables_add_pairs(build, document_get(step, "env"), &like, VARIABLES_DOLLAR);
	read_names(build, document_get(step, "secretEnv"), &like);
	read_args(build, step, &like);
	variables_add_commands(build, document_get(step, "script"), &like);
}

static void read_secrets(struct variables_build *build, enum kinds_environment environment)
{
	const struct document_value *manager =
		document_get(document_get(build->root, "availableSecrets"), "secretManager");

	document_each (secret, manager) {
		const struct document_value *name = document_get(secret, "env");
		struct variable variable = {
			.name = document_string(name),
			.form = "secret",
			.environment = environment,
			.reference = document_string(document_get(secret, "versionName")),
		};

		if (!str_absent(variable.name)) {
			variable.name_start = name->start;
			variable.name_end = name->end;
			variables_add(build, variable);
		}
	}
}

void variables_cloudbuild(struct variables_build *build)
{
	enum kinds_environment environment = variables_path_environment(build->path);
	struct variable like = {.form = "env", .environment = environment};

	variables_note_open(build, build->root);
	variables_note_open(build, document_get(build->root, "steps"));
	variables_add_pairs(build, document_get(document_get(build->root, "options"), "env"), &like,
		VARIABLES_DOLLAR);
	document_each (step, document_get(build->root, "steps")) {
		read_step(build, step, environment);
	}
	like.form = "vars";
	variables_add_table(
		build, document_get(build->root, "substitutions"), &like, VARIABLES_DOLLAR);
	read_secrets(build, environment);
}
