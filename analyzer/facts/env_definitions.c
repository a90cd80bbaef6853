#include "facts/env_definitions.h"

#include "clerk/names.h"

/* The names of other variables are nobody's business, whatever their values look like. */
static bool is_wanted(struct arena *arena, const struct variable *variable)
{
	struct key_info info;

	if (names_is_clerk(variable->name) || names_env_role(variable->name) != ENV_OTHER) {
		return true;
	}
	return keys_classify(arena, variable->value, &info) && info.kind != KEY_PRIVATE_KEY &&
	       !names_is_of_vendor(variable->name);
}

static const char *class_of(struct arena *arena, const struct variable *variable)
{
	if (!str_absent(variable->reference)) {
		return "reference";
	}
	if (variable->unset) {
		return "unset";
	}
	return variable->partial
		       ? "other"
		       : collector_value_class(arena, variable->value, variable->expansion);
}

static void add(struct collector *collector, const struct variable *variable, const char *via,
	struct place at, bool sample)
{
	struct fact_env_definition fact = {
		.at = at,
		.name = str_copy(collector->arena, variable->name),
		.value_class = str_of(class_of(collector->arena, variable)),
		.environment = environment_of_kind(variable->environment),
		.sample = sample,
		.via = str_of(via),
		.form = str_of(variable->form),
		.scope = variable->scope,
		.phase = str_of(variable->phase),
		.final = variable->final,
	};

	vec_push(collector->arena, &collector->facts->env_definitions, fact);
}

void env_definitions_add(struct collector *collector, const struct variable *variable,
	const char *via, struct place at)
{
	if (is_wanted(collector->arena, variable)) {
		add(collector, variable, via, at, false);
	}
}

void env_definitions_declare(struct collector *collector, struct str name, struct place at)
{
	const struct variable variable = {
		.name = name,
		.form = "schema",
		.phase = "",
		.scope = STR(""),
		.reference = STR_NONE,
		.unset = true,
	};

	add(collector, &variable, "schema", at, true);
}

static void add_all(struct collector *collector, const struct source_file *file)
{
	const char *via = variables_kind(file->path, file->text);

	for (size_t i = 0; i < file->variables.n; i++) {
		const struct variable *it = &file->variables.items[i];

		if (is_wanted(collector->arena, it)) {
			add(collector, it, via,
				collector_place(
					collector, file->path, it->name_start, it->name_end),
				collector_is_sample(file));
		}
	}
}

void collect_env_definitions(struct collector *collector)
{
	for (size_t i = 0; i < collector->file_count; i++) {
		struct source_file *file = &collector->files[i];

		if (file->understood != VARIABLES_NONE) {
			add_all(collector, file);
		}
	}
	env_definitions_code(collector);
	env_definitions_schema(collector);
}
