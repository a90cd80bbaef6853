#include "compare/cli/init_choice.h"

#include <string.h>

#include "base/path.h"
#include "compare/cli/init_files.h"
#include "compare/cli/init_merge.h"

/* A file that holds this runs the audit, or did until someone thought better of it. */
static const char marker[] = "clerk-audit";

const struct init_choice init_choice_hooks[] = {
	{
		.name = "pre-commit",
		.paths = {".pre-commit-config.yaml"},
		.text = "pre-commit-config.yaml",
		.merge = init_merge_repos,
		.next = "each checkout needs 'pre-commit install'",
	},
	{
		.name = "husky",
		.paths = {".husky/pre-commit"},
		.sign = ".husky",
		.text = "husky.sh",
		.merge = init_merge_script,
		.executable = true,
		.next = "each checkout needs husky, mostly by the script 'prepare' of package.json",
	},
	{
		.name = "lefthook",
		.paths = {"lefthook.yml", "lefthook.yaml", ".lefthook.yml", ".lefthook.yaml",
			"lefthook.toml", "lefthook.json"},
		.text = "lefthook.yml",
		.merge = init_merge_mapping,
		.next = "each checkout needs 'lefthook install'",
	},
	{
		.name = "git",
		.paths = {".git/hooks/pre-commit"},
		.text = "git-hook.sh",
		.executable = true,
		.next = "the hook is in this checkout alone: git does not copy it to others",
	},
	{NULL},
};

const struct init_choice init_choice_ci[] = {
	{
		.name = "github",
		.paths = {".github/workflows/clerk-audit.yml"},
		.sign = ".github/workflows",
		.text = "github.yml",
		.next = "say in the workflow which runner has clerk-audit ('runs-on')",
	},
	{
		.name = "gitlab",
		.paths = {".gitlab-ci.yml"},
		.text = "gitlab.yml",
		.merge = init_merge_gitlab,
		.next = "say in the job which runner or image has clerk-audit ('tags', 'image')",
	},
	{
		.name = "shell",
		.paths = {"scripts/clerk-audit.sh"},
		.text = "clerk-audit.sh",
		.executable = true,
		.next = "let the CI run scripts/clerk-audit.sh",
	},
	{NULL},
};

const struct init_choice *init_choice_find(const struct init_choice *table, struct str name)
{
	for (; table->name != NULL; table++) {
		if (str_is(name, table->name)) {
			return table;
		}
	}
	return NULL;
}

static bool is_there(const struct tree *tree, struct str path)
{
	struct arena arena;
	tree_entries entries = {0};
	bool found = false;

	arena_init(&arena);
	tree_list(tree, path_folder(path), &arena, &entries);
	for (size_t i = 0; i < entries.n && !found; i++) {
		found = str_equal(entries.items[i].name, path_name(path));
	}
	arena_finish(&arena);
	return found;
}

/* The name under which its file lies there, or the first. */
static const char *path_in(const struct init_choice *choice, const struct tree *tree, bool *there)
{
	for (size_t i = 0; choice->paths[i] != NULL; i++) {
		*there = is_there(tree, str_of(choice->paths[i]));
		if (*there) {
			return choice->paths[i];
		}
	}
	return choice->paths[0];
}

const struct init_choice *init_choice_used(const struct init_choice *table, const struct tree *tree)
{
	for (; table->name != NULL; table++) {
		bool there;

		path_in(table, tree, &there);
		if (there || (table->sign != NULL && is_there(tree, str_of(table->sign)))) {
			return table;
		}
	}
	return NULL;
}

const char *init_choice_word(const struct init_choice *table, size_t number)
{
	while (number > 0 && table->name != NULL) {
		table++;
		number--;
	}
	if (table->name != NULL) {
		return table->name;
	}
	return number == 0 ? "none" : NULL;
}

struct str init_choice_names(struct arena *arena, const struct init_choice *table)
{
	struct str names = STR("");

	for (; table->name != NULL; table++) {
		names = str_format(arena, "%.*s%s, ", STR_ARGS(names), table->name);
	}
	return str_join(arena, names, STR("none"));
}

static struct str text_of(const struct init_choice *choice)
{
	for (size_t i = 0; i < init_files_count; i++) {
		if (strcmp(init_files[i].path, choice->text) == 0) {
			return (struct str){init_files[i].text, init_files[i].size};
		}
	}
	return STR_NONE;
}

bool init_choice_add(struct arena *arena, const struct init_choice *choice, const char *obstacle,
	struct init_plan *plan, struct str *error)
{
	bool there;
	struct init_wish wish = {
		.path = str_of(path_in(choice, plan->tree, &there)),
		.text = text_of(choice),
		.marker = marker,
		.merge = choice->merge,
		.obstacle = obstacle,
		.executable = choice->executable,
	};

	return init_plan_add(arena, plan, &wish, error);
}
