#include "facts/environment.h"

#include <stdlib.h>

#include "base/path.h"
#include "clerk/names.h"
#include "facts/collector.h"
#include "settings/dotenv.h"

extern char **environ;

struct values {
	struct arena *arena;
	struct facts *facts;
	struct str from;
};

static bool is_wanted(struct str name)
{
	return names_is_clerk(name) || names_env_role(name) != ENV_OTHER;
}

/* What a value is by its name, where its shape does not say. */
static bool kind_of_role(enum env_role role, enum key_kind *out)
{
	switch (role) {
	case ENV_PUBLISHABLE_KEY:
		*out = KEY_PUBLISHABLE;
		return true;
	case ENV_SECRET_KEY:
		*out = KEY_SECRET;
		return true;
	case ENV_WEBHOOK_SECRET:
	case ENV_WEBHOOK_SECRET_OTHER:
		*out = KEY_WEBHOOK_SECRET;
		return true;
	case ENV_MACHINE_SECRET:
		*out = KEY_MACHINE_SECRET;
		return true;
	case ENV_JWT_KEY:
		*out = KEY_JWT_KEY;
		return true;
	default:
		return false;
	}
}

static struct fact_environment_value describe(
	struct values *values, struct str name, struct str value, bool expansion)
{
	struct arena *arena = values->arena;
	struct fact_environment_value fact = {
		.name = str_copy(arena, name),
		.fingerprint = STR(""),
		.value_class = str_of(collector_value_class(arena, value, expansion)),
		.frontend_api = STR(""),
		.problem = STR(""),
		.from = values->from,
	};
	struct key_info info = {0};
	bool is_key = keys_classify(arena, value, &info);

	if (is_key && info.kind == KEY_PUBLISHABLE && info.problem == KEY_OK) {
		fact.frontend_api = str_copy(arena, info.host);
	}
	if (is_key && !expansion && info.problem != KEY_OK) {
		fact.problem = str_of(keys_problem_text(info.problem));
	}
	is_key = is_key || kind_of_role(names_env_role(name), &info.kind);
	if (is_key && !expansion && str_trim(value).n > 0) {
		fact.fingerprint = keys_fingerprint(arena, info.kind, value);
	}
	return fact;
}

static void add_value(struct values *values, struct str name, struct str value, bool expansion)
{
	if (is_wanted(name)) {
		vec_push(values->arena, &values->facts->environment,
			describe(values, name, value, expansion));
	}
}

/* An absolute path would differ from machine to machine. */
static void read_file(struct values *values, const struct collect_env_file *file)
{
	dotenv_entries entries = {0};

	values->from = str_starts(file->name, "/") ? path_name(file->name) : file->name;
	dotenv_read(values->arena, file->text, &entries);
	for (size_t i = 0; i < entries.n; i++) {
		add_value(values, entries.items[i].name, entries.items[i].value,
			entries.items[i].expansion);
	}
}

static void read_process(struct values *values)
{
	values->from = STR("process");
	for (char **at = environ; at != NULL && *at != NULL; at++) {
		struct str line = str_of(*at);
		size_t equals = str_find_byte(line, '=');

		if (equals != SIZE_MAX) {
			add_value(values, str_slice(line, 0, equals),
				str_slice(line, equals + 1, line.n), false);
		}
	}
}

static int compare_values(const void *left, const void *right)
{
	const struct fact_environment_value *a = left;
	const struct fact_environment_value *b = right;
	int order = str_compare(a->name, b->name);

	if (order == 0) {
		order = str_compare(a->from, b->from);
	}
	return order != 0 ? order : str_compare(a->fingerprint, b->fingerprint);
}

void environment_collect(
	const struct collect_options *options, struct arena *arena, struct facts *facts)
{
	struct values values = {.arena = arena, .facts = facts};

	for (size_t i = 0; i < options->env_file_count; i++) {
		read_file(&values, &options->env_files[i]);
	}
	if (options->env_from_process) {
		read_process(&values);
	}
	if (facts->environment.n > 0) {
		qsort(facts->environment.items, facts->environment.n,
			sizeof(facts->environment.items[0]), compare_values);
	}
}
