#include "base/ascii.h"
#include "settings/variables_build.h"

/*
 * Values of Helm charts. What a chart calls its values is its own; a key
 * written like a variable, or a name so written beside a value, is one.
 */
enum { DEEPEST = 12 };

/* CLERK_SECRET_KEY, and not kebab, camel or lower case */
static bool is_variable(struct str name)
{
	if (!variables_is_name(name) || str_find_byte(name, '_') == SIZE_MAX) {
		return false;
	}
	for (size_t i = 0; i < name.n; i++) {
		if (ascii_is_lower(name.s[i]) || name.s[i] == '-' || name.s[i] == '.') {
			return false;
		}
	}
	return true;
}

static void read_record(struct variables_build *build, const struct document_value *record,
	const struct variable *like)
{
	const struct document_value *name = document_get(record, "name");
	const struct document_value *value = document_get(record, "value");
	struct variable variable = *like;

	variable.name = document_string(name);
	if (!is_variable(variable.name)) {
		return;
	}
	variable.name_start = name->start;
	variable.name_end = name->end;
	variables_set(build, &variable, value, VARIABLES_BRACES);
	if (value == NULL) {
		variable.reference = STR("");
	}
	variables_add(build, variable);
}

/* Recursion: DEEPEST. */
static void read_values(struct variables_build *build, const struct document_value *values,
	const struct variable *like, unsigned depth)
{
	variables_note_open(build, values);
	if (depth > DEEPEST) {
		build->partly = true;
		return;
	}
	document_each (entry, values) {
		struct variable variable = *like;

		if (depth == 0) {
			variable.scope = entry->key;
		}
		if (entry->kind == DOCUMENT_TABLE && values->kind == DOCUMENT_LIST) {
			read_record(build, entry, &variable);
		}
		if (entry->kind == DOCUMENT_TABLE || entry->kind == DOCUMENT_LIST) {
			read_values(build, entry, &variable, depth + 1);
		} else if (is_variable(entry->key)) {
			variables_add_entry(build, entry, &variable, VARIABLES_BRACES);
		} else if (str_has_nocase(entry->key, "clerk")) {
			build->partly = true; /* a template may make a variable of it */
		}
	}
}

void variables_helm(struct variables_build *build)
{
	struct variable like = {
		.form = "env",
		.environment = variables_path_environment(build->path),
	};

	read_values(build, build->root, &like, 0);
	/* keys at the top belong to nothing in particular */
	for (size_t i = 0; i < build->out->n; i++) {
		if (str_equal(build->out->items[i].scope, build->out->items[i].name)) {
			build->out->items[i].scope = STR("");
		}
	}
}
