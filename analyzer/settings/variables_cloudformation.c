#include "settings/variables_cloudformation.h"

#include "base/ascii.h"

/*
 * SAM and CloudFormation templates (docs.aws.amazon.com, "AWS resource and
 * property types reference"). Functions have Environment.Variables, a table;
 * containers, App Runner, Amplify and CodeBuild lists of names and values.
 */
enum { WALK_DEPTH = 12 };

static const struct {
	const char *key;
	const char *value;
	bool secret;
} lists[] = {
	{"Environment", "Value", false},
	{"EnvironmentVariables", "Value", false},
	{"RuntimeEnvironmentVariables", "Value", false},
	{"Secrets", "ValueFrom", true},
	{"RuntimeEnvironmentSecrets", "Value", true},
};

/* "!Ref Name" → Name; "" for the other tags, whose value is made in other ways. */
static struct str tagged_name(struct str raw)
{
	size_t end = 0;

	if (!str_starts(raw, "!Ref")) {
		return STR("");
	}
	raw = str_trim(str_slice(raw, 4, raw.n));
	while (end < raw.n && (ascii_is_alnum(raw.s[end]) || raw.s[end] == ':')) {
		end++;
	}
	return str_slice(raw, 0, end);
}

/* {Ref: Name} and {"Fn::…": …}, as JSON writes the tags; absent for other tables. */
static struct str called_name(const struct document_value *value)
{
	struct str name = document_string(document_get(value, "Ref"));

	if (!str_absent(name)) {
		return name;
	}
	return value->first != NULL && str_starts(value->first->key, "Fn::") ? STR("") : STR_NONE;
}

static struct str reference_of(
	const struct variables_build *build, const struct document_value *value)
{
	switch (value->kind) {
	case DOCUMENT_UNKNOWN:
		if (value->start < value->end && build->text.s[value->start] == '!') {
			return tagged_name(str_slice(build->text, value->start, value->end));
		}
		return STR_NONE;
	case DOCUMENT_TABLE:
		return called_name(value);
	case DOCUMENT_STRING:
		return str_starts(value->text, "{{resolve:") ? STR("") : STR_NONE;
	default:
		return STR_NONE;
	}
}

void variables_set_aws(const struct variables_build *build, struct variable *out,
	const struct document_value *value)
{
	struct str reference = value == NULL ? STR_NONE : reference_of(build, value);

	variables_set(build, out, value, VARIABLES_LITERAL);
	if (!str_absent(reference)) {
		out->reference = reference;
		out->value = STR("");
		out->partial = false;
	}
}

static void add_table(struct variables_build *build, const struct document_value *table,
	const struct variable *like)
{
	variables_note_open(build, table);
	document_each (entry, table) {
		struct variable variable = *like;

		variable.name = entry->key;
		variable.name_start = entry->key_start;
		variable.name_end = entry->key_end;
		variables_set_aws(build, &variable, entry);
		variables_add(build, variable);
	}
}

static void add_list(struct variables_build *build, const struct document_value *list,
	struct variable like, size_t which)
{
	document_each (item, list) {
		struct variable variable = like;
		const struct document_value *name = document_get(item, "Name");
		const struct document_value *value = document_get(item, lists[which].value);

		variables_note_open(build, item);
		if (str_absent(document_string(name))) {
			continue;
		}
		variable.name = name->text;
		variable.name_start = name->start;
		variable.name_end = name->end;
		variables_set_aws(build, &variable, value);
		if (lists[which].secret) {
			variable.form = "secret";
			variable.reference = str_absent(variable.reference) ? variable.value
									    : variable.reference;
			variable.value = STR("");
			variable.partial = false;
		}
		variables_add(build, variable);
	}
}

/* Recursion: bounded. */
static void add_properties(struct variables_build *build, const struct document_value *value,
	const struct variable *like, unsigned depth)
{
	document_each (entry, value) {
		bool taken = false;

		if (str_is(entry->key, "Environment")) {
			add_table(build, document_get(entry, "Variables"), like);
		}
		for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
			if (str_is(entry->key, lists[i].key) && entry->kind == DOCUMENT_LIST) {
				add_list(build, entry, *like, i);
				taken = true;
			}
		}
		if (!taken && entry->first != NULL && depth < WALK_DEPTH) {
			add_properties(build, entry, like, depth + 1);
		}
	}
}

void variables_add_resources(struct variables_build *build, const struct document_value *resources,
	const struct variable *like)
{
	variables_note_open(build, resources);
	document_each (resource, resources) {
		struct variable variable = *like;

		variable.scope = resource->key;
		variables_note_open(build, resource);
		add_properties(build, document_get(resource, "Properties"), &variable, 0);
	}
}

/* Not variables, but named by who deploys, and with a default perhaps. */
static void add_parameters(struct variables_build *build, const struct variable *like)
{
	document_each (parameter, document_get(build->root, "Parameters")) {
		const struct document_value *value = document_get(parameter, "Default");
		struct variable variable = *like;

		variable.form = "parameter";
		variable.name = parameter->key;
		variable.name_start = parameter->key_start;
		variable.name_end = parameter->key_end;
		variable.unset = value == NULL;
		variables_set_aws(build, &variable, value);
		variables_add(build, variable);
	}
}

void variables_cloudformation(struct variables_build *build)
{
	struct variable like = {
		.form = "env",
		.phase = "run",
		.environment = build->environment,
	};

	variables_note_open(build, build->root);
	add_parameters(build, &like);
	add_properties(build, document_get(build->root, "Globals"), &like, 0);
	variables_add_resources(build, document_get(build->root, "Resources"), &like);
}
