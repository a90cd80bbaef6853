#include "base/path.h"
#include "settings/variables_build.h"

/*
 * Wrangler's configuration: `vars` in plain text, at the top and for each
 * environment, which inherits none of them (developers.cloudflare.com,
 * "Wrangler configuration"). Secrets are stored elsewhere and only named.
 */

/* A secret of the account's store, bound to a name. */
static void add_store(struct variables_build *build, const struct document_value *table,
	const struct variable *like)
{
	size_t first = build->out->n;

	variables_add_records(build, document_get(table, "secrets_store_secrets"), like, "binding",
		"secret_name", VARIABLES_LITERAL);
	for (size_t i = first; i < build->out->n; i++) {
		struct variable *it = &build->out->items[i];

		it->form = "secret";
		it->reference = it->value;
		it->value = STR("");
	}
}

/* secrets = { required = ["X"] }: what must have been stored before. */
static void add_required(struct variables_build *build, const struct document_value *table,
	const struct variable *like)
{
	const struct document_value *secrets = document_get(table, "secrets");

	variables_note_open(build, secrets);
	document_each (item, document_get(secrets, "required")) {
		struct variable variable = *like;

		variable.name = document_string(item);
		variable.name_start = item->start;
		variable.name_end = item->end;
		variable.form = "secret";
		variable.reference = variable.name;
		if (!str_absent(variable.name)) {
			variables_add(build, variable);
		}
	}
}

static void add_all(struct variables_build *build, const struct document_value *table,
	const struct variable *like)
{
	variables_note_open(build, table);
	variables_add_table(build, document_get(table, "vars"), like, VARIABLES_LITERAL);
	add_store(build, table, like);
	add_required(build, table, like);
}

static bool has_production(const struct document_value *environments)
{
	document_each (environment, environments) {
		if (variables_environment(environment->key, KINDS_ANY) == KINDS_PRODUCTION) {
			return true;
		}
	}
	return false;
}

/* The top is what `wrangler deploy` takes; with an environment for production it is no more. */
static enum kinds_environment top_environment(
	const struct variables_build *build, const struct document_value *environments)
{
	struct str name = path_name(build->path);
	bool usual = str_is(name, "wrangler.toml") || str_is(name, "wrangler.json") ||
		     str_is(name, "wrangler.jsonc");

	if (!usual || build->environment != KINDS_ANY) {
		return build->environment;
	}
	return has_production(environments) || document_is(environments, DOCUMENT_UNKNOWN)
		       ? KINDS_ANY
		       : KINDS_PRODUCTION;
}

void variables_wrangler(struct variables_build *build)
{
	const struct document_value *environments = document_get(build->root, "env");
	struct variable like = {
		.form = "vars",
		.phase = "run",
		.environment = top_environment(build, environments),
	};

	add_all(build, build->root, &like);
	variables_note_open(build, environments);
	document_each (environment, environments) {
		like.scope = environment->key;
		like.environment = variables_environment(environment->key, build->environment);
		add_all(build, environment, &like);
	}
}
