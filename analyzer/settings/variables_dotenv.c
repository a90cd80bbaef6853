#include "settings/dotenv.h"
#include "settings/variables_build.h"

/* Env files. A sample sets nothing, and still says which environment it is for. */
void variables_dotenv(struct variables_build *build)
{
	dotenv_entries entries = {0};

	dotenv_read(build->arena, build->text, &entries);
	for (size_t i = 0; i < entries.n && !build->full; i++) {
		const struct dotenv_entry *entry = &entries.items[i];
		bool quoted = entry->quote != '\0';

		variables_add(build, (struct variable){
					     .name = entry->name,
					     .value = entry->value,
					     .name_start = entry->name_start,
					     .name_end = entry->name_end,
					     .value_start = entry->value_start - quoted,
					     .value_end = entry->value_end + quoted,
					     .environment = build->environment,
					     .form = "env",
					     .reference = STR_NONE,
					     .expansion = entry->expansion,
				     });
	}
}
