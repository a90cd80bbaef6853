#include "clerk/names.h"
#include "facts/collector.h"
#include "settings/dotenv.h"

/* The names of other variables are nobody's business. */
static bool is_wanted(struct arena *arena, const struct dotenv_entry *entry)
{
	struct key_info info;

	return names_is_clerk(entry->name) || names_env_role(entry->name) != ENV_OTHER ||
	       keys_classify(arena, entry->value, &info);
}

static void add_definition(struct collector *collector, const struct source_file *file,
	const struct dotenv_entry *entry)
{
	struct fact_env_definition fact = {
		.at = collector_place(collector, file->path, entry->name_start, entry->name_end),
		.name = entry->name,
		.value_class = str_of(
			collector_value_class(collector->arena, entry->value, entry->expansion)),
		.environment = collector_environment(file),
		.sample = file->env.sample,
	};

	vec_push(collector->arena, &collector->facts->env_definitions, fact);
}

void collect_env_definitions(struct collector *collector)
{
	for (size_t i = 0; i < collector->file_count; i++) {
		const struct source_file *file = &collector->files[i];
		dotenv_entries entries = {0};

		if (!file->is_env) {
			continue;
		}
		dotenv_read(collector->arena, file->text, &entries);
		for (size_t k = 0; k < entries.n && k < COLLECTOR_FACTS_PER_FILE; k++) {
			if (is_wanted(collector->arena, &entries.items[k])) {
				add_definition(collector, file, &entries.items[k]);
			}
		}
		if (entries.n > COLLECTOR_FACTS_PER_FILE) {
			notice_add(collector->arena, &collector->facts->notices, file->path,
				STR("more than 2000 variables: the others were ignored"));
		}
	}
}
