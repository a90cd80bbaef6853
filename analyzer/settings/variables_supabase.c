#include "settings/variables_build.h"

/*
 * supabase/config.toml (supabase.com/docs, "Supabase CLI config"): secrets of
 * edge functions, and everywhere env(NAME) for a value that is not written
 * down.
 */
enum { WALK_DEPTH = 8 };

static struct str reference_of(struct str value)
{
	return str_starts(value, "env(") && str_ends(value, ")") ? str_slice(value, 4, value.n - 1)
								 : STR_NONE;
}

static void add_secrets(
	struct variables_build *build, const struct document_value *place, struct str scope)
{
	const struct document_value *runtime = document_get(place, "edge_runtime");
	size_t first = build->out->n;
	struct variable like = {
		.form = "secret",
		.phase = "run",
		.scope = scope,
		.environment = variables_environment(scope, build->environment),
	};

	variables_note_open(build, runtime);
	variables_add_table(build, document_get(runtime, "secrets"), &like, VARIABLES_LITERAL);
	for (size_t i = first; i < build->out->n; i++) {
		struct variable *it = &build->out->items[i];
		struct str reference = reference_of(it->value);

		if (!str_absent(reference)) {
			it->reference = reference;
			it->value = STR("");
		}
	}
}

/* What the settings themselves take from variables. Recursion: bounded. */
static void add_uses(
	struct variables_build *build, const struct document_value *table, unsigned depth)
{
	variables_note_open(build, table);
	document_each (entry, table) {
		struct str name = reference_of(document_string(entry));

		if (!str_absent(name)) {
			variables_add(build, (struct variable){
						     .name = name,
						     .name_start = entry->start,
						     .name_end = entry->end,
						     .form = "declared",
						     .unset = true,
					     });
		} else if (entry->kind == DOCUMENT_TABLE && depth < WALK_DEPTH &&
			   !str_is(entry->key, "secrets")) {
			add_uses(build, entry, depth + 1);
		}
	}
}

void variables_supabase(struct variables_build *build)
{
	add_secrets(build, build->root, STR(""));
	document_each (remote, document_get(build->root, "remotes")) {
		add_secrets(build, remote, remote->key);
	}
	add_uses(build, build->root, 0);
}
