#include "settings/dotenv.h"
#include "settings/variables_build.h"

/* Only what is exported leaves the script (direnv documentation "direnv-stdlib"). */
static bool is_exported(struct str text, size_t start)
{
	size_t from = start;

	while (from > 0 && text.s[from - 1] != '\n') {
		from--;
	}
	return str_starts(str_trim(str_slice(text, from, start)), "export");
}

/* .envrc of direnv */
void variables_direnv(struct variables_build *build)
{
	dotenv_entries entries = {0};

	dotenv_read(build->arena, build->text, &entries);
	for (size_t i = 0; i < entries.n; i++) {
		const struct dotenv_entry *entry = &entries.items[i];
		struct variable variable = {
			.name = entry->name,
			.value = entry->value,
			.name_start = entry->name_start,
			.name_end = entry->name_end,
			.value_start = entry->value_start,
			.value_end = entry->value_end,
			.form = "env",
			.phase = "run",
			.environment = variables_path_environment(build->path),
		};

		if (!is_exported(build->text, entry->name_start)) {
			continue;
		}
		variables_settle(
			&variable, entry->quote == '\'' ? VARIABLES_LITERAL : VARIABLES_DOLLAR);
		variables_add(build, variable);
	}
	build->partly = build->partly || str_has(build->text, "source_env") ||
			str_has(build->text, "source_up") || str_has(build->text, "eval ");
}
