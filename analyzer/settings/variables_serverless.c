#include "settings/variables_cloudformation.h"

/*
 * serverless.yml (serverless.com, "Serverless.yml Reference"): `environment`
 * of the provider and of each function, parameters by stage, and resources of
 * CloudFormation. A value may be ${env:X}, ${ssm:…}, ${self:custom.x}.
 */

/* A path of keys from the root, as ${self:…} writes it. */
static const struct document_value *follow_self(
	const struct variables_build *build, struct str path)
{
	const struct document_value *value = build->root;

	while (!str_absent(path) && value != NULL) {
		value = document_find(value, str_take(&path, '.'));
	}
	return value;
}

/* Takes ${source:name} apart that is all of a value. */
static void settle(const struct variables_build *build, struct variable *out)
{
	struct str inner = str_slice(out->value, 2, out->value.n - 1);
	struct str source;
	struct str name;

	out->expansion = str_has(out->value, "${");
	if (!str_starts(out->value, "${") || str_has(inner, "${") ||
		str_find_byte(out->value, '}') != out->value.n - 1) {
		return;
	}
	source = str_take(&inner, ':');
	name = str_trim(str_take(&inner, ','));
	if (str_is(source, "self")) {
		const struct document_value *value = follow_self(build, name);

		if (document_is(value, DOCUMENT_STRING) && !str_has(value->text, "${")) {
			variables_set_aws(build, out, value);
			return;
		}
		name = STR("");
	}
	out->reference = name;
	out->value = STR("");
	out->expansion = false;
}

static void add_table(struct variables_build *build, const struct document_value *table,
	const struct variable *like)
{
	variables_note_open(build, table);
	/* ${file(env.yml)}: all of them stand elsewhere */
	build->partly = build->partly || document_is(table, DOCUMENT_STRING) ||
			document_is(table, DOCUMENT_LIST);
	document_each (entry, table) {
		struct variable variable = *like;

		if (document_is(table, DOCUMENT_LIST)) {
			break;
		}
		variable.name = entry->key;
		variable.name_start = entry->key_start;
		variable.name_end = entry->key_end;
		variables_set_aws(build, &variable, entry);
		if (str_absent(variable.reference)) {
			settle(build, &variable);
		}
		variables_add(build, variable);
	}
}

static void add_parameters(struct variables_build *build, const struct document_value *stages,
	const char *inner, struct variable like)
{
	like.form = "parameter";
	document_each (stage, stages) {
		like.scope = stage->key;
		like.environment = variables_environment(stage->key, build->environment);
		add_table(build, inner == NULL ? stage : document_get(stage, inner), &like);
	}
}

static void add_functions(struct variables_build *build, struct variable like)
{
	const struct document_value *functions = document_get(build->root, "functions");

	variables_note_open(build, functions);
	build->partly = build->partly || document_is(functions, DOCUMENT_STRING) ||
			document_is(functions, DOCUMENT_LIST);
	document_each (function, functions) {
		like.scope = function->key;
		variables_note_open(build, function);
		add_table(build, document_get(function, "environment"), &like);
	}
}

void variables_serverless(struct variables_build *build)
{
	const struct document_value *provider = document_get(build->root, "provider");
	const struct document_value *resources = document_get(build->root, "resources");
	struct variable like = {
		.form = "env",
		.phase = "run",
		.environment = variables_environment(
			document_string(document_get(provider, "stage")), build->environment),
	};

	variables_note_open(build, build->root);
	variables_note_open(build, provider);
	add_table(build, document_get(provider, "environment"), &like);
	add_functions(build, like);
	add_parameters(build, document_get(build->root, "params"), NULL, like);
	add_parameters(build, document_get(build->root, "stages"), "params", like);
	variables_add_resources(build, document_get(resources, "Resources"), &like);
}
