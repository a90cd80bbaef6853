#include "facts/urls.h"

#include "base/path.h"
#include "clerk/options.h"

/* The kind of a settings file; of configuration written as code its name: next.config. */
static struct str via_of(const struct source_file *file)
{
	const char *kind = variables_kind(file->path, file->text);
	struct str name = path_name(file->path);

	return kind != NULL ? str_of(kind) : str_slice(name, 0, str_find_last_byte(name, '.'));
}

static bool is_plain(const struct variable *variable)
{
	return str_absent(variable->reference) && !variable->unset && !variable->expansion &&
	       !variable->partial && variable->value.n > 0;
}

static void add_variable(struct collector *collector, const struct source_file *file,
	const struct variable *variable)
{
	struct str setting = options_of_variable(variable->name);
	struct str value = is_plain(variable) ? urls_value(variable->value) : STR_NONE;
	struct fact_url fact;
	bool given = variable->value.n > 0 || !str_absent(variable->reference);

	if (str_absent(setting) || !given || variable->value_end <= variable->value_start ||
		str_starts(path_name(file->path), "nuxt.config.")) {
		return; /* what Clerk's module is given there is read as its options */
	}
	fact = (struct fact_url){
		.at = collector_place(
			collector, file->path, variable->value_start, variable->value_end),
		.setting = setting,
		.value = str_absent(value) ? STR("") : value,
		.resolved = !str_absent(value),
		.via = via_of(file),
		.env = variable->name,
		.side = STR(""),
		.environment = environment_of_kind(variable->environment),
		.sample = collector_is_sample(file),
	};
	urls_add(collector, fact);
}

void urls_of_variables(struct collector *collector)
{
	for (size_t i = 0; i < collector->file_count; i++) {
		const struct source_file *file = &collector->files[i];

		for (size_t k = 0; k < file->variables.n; k++) {
			add_variable(collector, file, &file->variables.items[k]);
		}
	}
}
