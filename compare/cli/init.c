
#include "base/path.h"
#include "compare/cli/init_ask.h"
#include "compare/cli/init_choice.h"
#include "compare/cli/init_config.h"
#include "compare/cli/init_githook.h"
#include "compare/cli/init_merge.h"
#include "compare/cli/output.h"
#include "compare/cli/repository.h"

static const char *hook_word(size_t number)
{
	return init_choice_word(init_choice_hooks, number);
}

static const char *ci_word(size_t number)
{
	return init_choice_word(init_choice_ci, number);
}

static const struct option init_options[] = {
	{"hook", 0, "WHICH", false, "pre-commit, husky, lefthook, git or none", hook_word},
	{"ci", 0, "WHICH", false, "github, gitlab, shell or none", ci_word},
	{"yes", 'y', NULL, false, "write without asking"},
	{NULL},
};

/* What is asked for, and what is known. */
struct init {
	struct arena *arena;
	const struct options *options;
	const char *root;
	struct tree *tree;
	bool asks;
	const struct init_choice *hook; /* NULL: none */
	const struct init_choice *ci;
	struct init_config config;
	struct init_plan plan;
};

/* What an option names: NULL for none, and when it is not given. */
static const struct init_choice *named(
	const struct init *init, const char *option, const struct init_choice *table)
{
	const char *value = options_value(init->options, option);

	return value == NULL ? NULL : init_choice_find(table, str_of(value));
}

/* On a terminal what no option says is asked, elsewhere it is none. False: the input ended. */
static bool ask(struct init *init)
{
	const struct init_choice *hook = init_choice_used(init_choice_hooks, init->tree);
	const struct init_choice *ci = init_choice_used(init_choice_ci, init->tree);
	bool hook_given = options_has(init->options, "hook");
	bool ci_given = options_has(init->options, "ci");

	if (!init->asks) {
		return true;
	}
	return (hook_given || init_ask_choice(init->arena, "hook before each commit",
				      init_choice_hooks, hook, &init->hook)) &&
	       (ci_given ||
		       init_ask_choice(init->arena, "job in CI", init_choice_ci, ci, &init->ci));
}

/* The first step: what follows goes by what the file names. */
static bool add_config(struct init *init, struct str *error)
{
	struct init_wish wish = {
		.path = STR("clerk-audit.json"),
		.text = init_config_text(init->arena, &init->config),
		.marker = "",
	};

	return init_plan_add(init->arena, &init->plan, &wish, error);
}

static bool add_ignored(struct init *init, struct str *error)
{
	struct init_wish wish = {
		.path = STR(".gitignore"),
		.text = STR("/clerk-audit-reports/\n"),
		.marker = "clerk-audit-reports",
		.merge = init_merge_lines,
	};

	return init->ci == NULL || !tree_in_git(init->tree) ||
	       init_plan_add(init->arena, &init->plan, &wish, error);
}

static bool add_choice(struct init *init, const struct init_choice *choice, struct str *error)
{
	const char *obstacle = NULL;

	if (choice == NULL) {
		return true;
	}
	if (str_is(str_of(choice->name), "git")) {
		obstacle = init_githook_obstacle(init->arena, init->tree, init->root);
	}
	return init_choice_add(init->arena, choice, obstacle, &init->plan, error);
}

static int make_plan(struct init *init)
{
	struct str error;

	init->plan = (struct init_plan){.root = init->root, .tree = init->tree};
	if (add_config(init, &error) && add_ignored(init, &error) &&
		add_choice(init, init->hook, &error) && add_choice(init, init->ci, &error)) {
		return EXIT_CLEAN;
	}
	return cli_fail(init->arena, "%.*s", STR_ARGS(error));
}

/* What the user has to do, in words. */
static void add_next(const struct init *init, struct buf *out)
{
	if (init->plan.steps.items[0].action == INIT_CREATE && init->config.snapshots.n == 0) {
		buf_add_z(out, "next: save a snapshot of the instance and name it in "
			       "clerk-audit.json (clerk-audit snapshot --help)\n");
	}
	if (init->hook != NULL) {
		buf_format(out, "next: %s\n", init->hook->next);
	}
	if (init->ci != NULL) {
		buf_format(out, "next: %s\n", init->ci->next);
	}
}

/* Shows the plan, and writes it when that is wished. */
static int carry_out(struct init *init)
{
	size_t changes = init_plan_changes(&init->plan);
	const char *files = changes == 1 ? "file" : "files";
	struct buf buf = {0};
	struct str error;

	init_plan_show(init->arena, &init->plan, &buf);
	if (changes == 0) {
		buf_add_z(&buf, "\nnothing to write\n");
	}
	int status = output_finish(init->arena, &buf, EXIT_CLEAN);
	if (status != EXIT_CLEAN || changes == 0) {
		return status;
	}
	struct str question = str_format(init->arena, "\nwrite %zu %s?", changes, files);
	bool yes = options_has(init->options, "yes") || (init->asks && init_ask_yes(question.s));
	if (!yes) {
		buf_format(&buf, "\nnothing written%s\n", init->asks ? "" : ": add --yes");
	} else {
		buf_format(&buf, "\n%zu %s written\n", changes, files);
		add_next(init, &buf);
		if (!init_plan_write(init->arena, &init->plan, &error)) {
			buf_finish(&buf);
			return cli_fail(init->arena, "%.*s", STR_ARGS(error));
		}
	}
	return output_finish(init->arena, &buf, EXIT_CLEAN);
}

/* Fails on a folder inside a repository: hooks, CI and settings belong to its root. */
static int check_root(struct init *init)
{
	struct str prefix = tree_prefix(init->tree);
	struct str top = str_of(init->root);

	for (size_t up = path_depth(prefix); up > 0; up--) {
		top = str_is(top, ".") ? STR("..") : str_join(init->arena, top, STR("/.."));
	}
	if (prefix.n > 0) {
		return cli_fail(init->arena,
			"not the root of the git repository: '%s': run clerk-audit init %.*s",
			init->root, STR_ARGS(top));
	}
	if (init->hook != NULL && !tree_in_git(init->tree)) {
		return cli_fail(init->arena,
			"no git repository: '%s': there is no commit to hook into", init->root);
	}
	return EXIT_CLEAN;
}

static int run_in(struct init *init)
{
	struct config config = config_default();
	struct facts facts = {0};

	init->hook = named(init, "hook", init_choice_hooks);
	init->ci = named(init, "ci", init_choice_ci);
	int status = check_root(init);
	if (status == EXIT_CLEAN && !ask(init)) {
		return cli_fail(init->arena, "no answer: nothing written");
	}
	if (status == EXIT_CLEAN) {
		status =
			repository_read(init->arena, &command_init, init->options, &config, &facts);
	}
	if (status == EXIT_CLEAN) {
		init_config_find(init->arena, init->tree, init->root, &facts, &init->config);
		status = make_plan(init);
	}
	return status == EXIT_CLEAN ? carry_out(init) : status;
}

static int run(struct arena *arena, const struct options *options)
{
	enum tree_status status;
	struct init init = {
		.arena = arena,
		.options = options,
		.root = repository_path(options),
		.asks = init_ask_can() && !options_has(options, "yes"),
	};

	if (!cli_operands(arena, &command_init, options, 0, 1)) {
		return EXIT_TROUBLE;
	}
	init.tree = tree_open_directory(init.root, &status);
	if (init.tree == NULL) {
		return cli_fail(arena, "cannot read the repository: '%s': %s", init.root,
			tree_status_text(status));
	}
	int result = run_in(&init);
	tree_close(init.tree);
	return result;
}

const struct command command_init = {
	.name = "init",
	.operands = "[PATH]",
	.summary = "sets the repository up: settings, hook, job in CI",
	.more = "Shows what it would write, and asks on a terminal; elsewhere only --yes writes.\n"
		"Files that are there are added to at their end where that is safe, and never\n"
		"replaced; otherwise it says what to put in by hand.\n",
	.example = "clerk-audit init --hook pre-commit --ci github",
	.groups = {init_options},
	.run = run,
};
