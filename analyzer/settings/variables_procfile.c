#include "settings/variables_script.h"

/* Procfiles (Heroku documentation "The Procfile"): a process and its command on each line. */
void variables_procfile(struct variables_build *build)
{
	struct str rest = build->text;

	while (!str_absent(rest)) {
		struct str line = str_take(&rest, '\n');
		size_t colon = str_find_byte(line, ':');
		struct variables_script script = {
			.like =
				{
					.phase = "run",
					.environment = variables_path_environment(build->path),
				},
		};

		if (colon == SIZE_MAX || !variables_is_name(str_slice(line, 0, colon))) {
			continue;
		}
		script.like.scope = str_slice(line, 0, colon);
		script.text = str_slice(line, colon + 1, line.n);
		variables_add_script(build, &script);
	}
}
