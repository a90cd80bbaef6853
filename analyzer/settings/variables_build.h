#ifndef SETTINGS_VARIABLES_BUILD_H
#define SETTINGS_VARIABLES_BUILD_H

#include "settings/document.h"
#include "settings/variables.h"

/* Internal to variables: what the readers of the kinds share. */
struct variables_build {
	struct str path;
	struct str text;
	const struct document *document; /* NULL for formats of their own */
	const struct document_value *root; /* of the document, or NULL */
	enum kinds_environment environment; /* that the file's name speaks of */
	struct arena *arena;
	variable_vec *out;
	notice_vec *notices;
	bool partly; /* something was not understood: set it and go on */
	bool full; /* the limit of variables was reached */
};

/* How a format writes, inside a value, that another is put there. */
enum variables_syntax {
	VARIABLES_LITERAL, /* it cannot */
	VARIABLES_DOLLAR, /* ${X}, $X, $(X) */
	VARIABLES_GITHUB, /* ${{ … }} */
	VARIABLES_BRACES, /* {{ … }} */
};

/* Appends, up to a limit; a name that no variable has is dropped. */
void variables_add(struct variables_build *build, struct variable variable);

/* Is it a name that an environment can have: letters, digits, '_', '-', '.'? */
bool variables_is_name(struct str name);

/* Does a value hold another in this syntax? */
bool variables_expands(struct str value, enum variables_syntax syntax);

/* Takes a value apart that is nothing but a reference, perhaps with a default. */
void variables_settle(struct variable *out, enum variables_syntax syntax);

/* The text of a scalar, numbers and truths as written; absent of anything else. */
struct str variables_scalar(
	const struct variables_build *build, const struct document_value *value);

/*
 * Puts a scalar's value and place into *out; a value that is no scalar or not
 * known makes it partial. NULL and null: set to nothing.
 */
void variables_set(const struct variables_build *build, struct variable *out,
	const struct document_value *value, enum variables_syntax syntax);

/* Adds every entry of a table {NAME: value}; `like` has all else. Anything but a table is partly.
 */
void variables_add_table(struct variables_build *build, const struct document_value *table,
	const struct variable *like, enum variables_syntax syntax);

/* Adds one entry of a table. */
void variables_add_entry(struct variables_build *build, const struct document_value *entry,
	const struct variable *like, enum variables_syntax syntax);

/* Adds every entry of a list of "NAME=value" and "NAME" (named, not set). */
void variables_add_pairs(struct variables_build *build, const struct document_value *list,
	const struct variable *like, enum variables_syntax syntax);

/* Adds every entry of a list of {name: NAME, value: …}, whatever the two keys are called. */
void variables_add_records(struct variables_build *build, const struct document_value *list,
	const struct variable *like, const char *name_key, const char *value_key,
	enum variables_syntax syntax);

/* Adds "NAME=value", a slice of the file's text or a scalar of it that begins at `start`. */
void variables_add_pair(struct variables_build *build, struct str pair, uint32_t start,
	const struct variable *like, enum variables_syntax syntax);

/* Adds every line "NAME=value" of a text, a block of YAML. */
void variables_add_lines(struct variables_build *build, const struct document_value *value,
	const struct variable *like, enum variables_syntax syntax);

/* Notes what a document does not say for certain: an open table, an unknown value. */
void variables_note_open(struct variables_build *build, const struct document_value *value);

/* The environment of settings of a platform that deploys: production, unless the file's name says
 * another. */
enum kinds_environment variables_production(const struct variables_build *build);

/* The environment that words of a name speak of ("prod", "web-staging"), or `otherwise`. */
enum kinds_environment variables_environment(struct str name, enum kinds_environment otherwise);

/* The environment that a file's name speaks of, else the innermost of its folders (overlays/prod).
 */
enum kinds_environment variables_path_environment(struct str path);

/*
 * The kinds. Each reads build->text or build->document, adds what it finds and
 * sets build->partly where more may be set than it found.
 */
void variables_dockerfile(struct variables_build *build);
void variables_compose(struct variables_build *build);
void variables_devcontainer(struct variables_build *build);
void variables_workflow(struct variables_build *build);
void variables_gitlab(struct variables_build *build);
void variables_circleci(struct variables_build *build);
void variables_azure(struct variables_build *build);
void variables_bitbucket(struct variables_build *build);
void variables_cloudbuild(struct variables_build *build);
void variables_buildspec(struct variables_build *build);
void variables_kubernetes(struct variables_build *build);
void variables_helm(struct variables_build *build);
void variables_terraform(struct variables_build *build);
void variables_nginx(struct variables_build *build);
void variables_caddy(struct variables_build *build);
void variables_procfile(struct variables_build *build);
void variables_direnv(struct variables_build *build);
void variables_dotenv(struct variables_build *build);
void variables_vercel(struct variables_build *build);
void variables_netlify(struct variables_build *build);
void variables_wrangler(struct variables_build *build);
void variables_fly(struct variables_build *build);
void variables_render(struct variables_build *build);
void variables_railway(struct variables_build *build);
void variables_app_json(struct variables_build *build);
void variables_eas(struct variables_build *build);
void variables_supabase(struct variables_build *build);
void variables_amplify(struct variables_build *build);
void variables_firebase(struct variables_build *build);
void variables_serverless(struct variables_build *build);
void variables_cloudformation(struct variables_build *build);
void variables_app_engine(struct variables_build *build);
void variables_digitalocean(struct variables_build *build);
void variables_turbo(struct variables_build *build);
void variables_package_json(struct variables_build *build);

#endif
