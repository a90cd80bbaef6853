#include "settings/variables_ci.h"
#include "settings/variables_script.h"

/* CircleCI (CircleCI documentation "Configuration reference"). */
enum { STEPS_DEEPEST = 4 }; /* when: {steps: [when: …]} */

/* A table, or a list of tables. */
static void read_environment(struct variables_build *build, const struct document_value *holder,
	const struct variable *like)
{
	const struct document_value *given = document_get(holder, "environment");

	if (!document_is(given, DOCUMENT_LIST)) {
		variables_add_table(build, given, like, VARIABLES_DOLLAR);
		return;
	}
	document_each (item, given) {
		variables_add_table(build, item, like, VARIABLES_DOLLAR);
	}
}

/* Recursion: STEPS_DEEPEST. */
static void read_steps(struct variables_build *build, const struct document_value *steps,
	const struct variable *like, unsigned depth)
{
	variables_note_open(build, steps);
	document_each (step, steps) {
		const struct document_value *run = document_get(step, "run");

		read_environment(build, run, like);
		variables_add_commands(build,
			document_is(run, DOCUMENT_TABLE) ? document_get(run, "command") : run,
			like);
		document_each (kind, step) {
			if (depth < STEPS_DEEPEST && document_is(kind, DOCUMENT_TABLE)) {
				read_steps(build, document_get(kind, "steps"), like, depth + 1);
			}
		}
	}
}

static void read_holders(struct variables_build *build, const char *key)
{
	variables_note_open(build, document_get(build->root, key));
	document_each (holder, document_get(build->root, key)) {
		struct variable like = {
			.form = "env",
			.scope = holder->key,
			.environment = variables_ci_environment(holder->key, true),
		};

		variables_note_open(build, holder);
		read_environment(build, holder, &like);
		document_each (image, document_get(holder, "docker")) {
			read_environment(build, image, &like);
		}
		read_steps(build, document_get(holder, "steps"), &like, 0);
	}
}

void variables_circleci(struct variables_build *build)
{
	variables_note_open(build, build->root);
	read_holders(build, "executors");
	read_holders(build, "commands");
	read_holders(build, "jobs");
}
