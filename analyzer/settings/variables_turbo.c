#include "settings/variables_build.h"

/*
 * turbo.json (turborepo.com/docs, "Configuring turbo.json") sets nothing: it
 * lists the variables that tasks may see. Version 1 wrote "$NAME" into
 * dependsOn.
 */
static void add_name(struct variables_build *build, const struct document_value *item,
	struct str name, struct str scope)
{
	uint32_t quote = item->end - item->start == item->text.n + 2;

	variables_add(build, (struct variable){
				     .name = name,
				     .name_start = item->start + quote,
				     .name_end = item->end - quote,
				     .form = "declared",
				     .scope = scope,
				     .unset = true,
			     });
}

static void add_names(
	struct variables_build *build, const struct document_value *list, struct str scope)
{
	variables_note_open(build, list);
	document_each (item, list) {
		struct str name = document_string(item);

		if (!str_absent(name)) {
			add_name(build, item, name, scope);
		}
	}
}

static void add_dollars(
	struct variables_build *build, const struct document_value *list, struct str scope)
{
	document_each (item, list) {
		struct str name = document_string(item);

		if (str_starts(name, "$")) {
			add_name(build, item, str_slice(name, 1, name.n), scope);
		}
	}
}

static void add_tasks(struct variables_build *build, const struct document_value *tasks)
{
	variables_note_open(build, tasks);
	document_each (task, tasks) {
		variables_note_open(build, task);
		add_names(build, document_get(task, "env"), task->key);
		add_names(build, document_get(task, "passThroughEnv"), task->key);
		add_dollars(build, document_get(task, "dependsOn"), task->key);
	}
}

void variables_turbo(struct variables_build *build)
{
	const struct document_value *root = build->root;

	variables_note_open(build, root);
	add_names(build, document_get(root, "globalEnv"), STR(""));
	add_names(build, document_get(root, "globalPassThroughEnv"), STR(""));
	add_dollars(build, document_get(root, "globalDependencies"), STR(""));
	add_tasks(build, document_get(root, "tasks"));
	add_tasks(build, document_get(root, "pipeline"));
}
