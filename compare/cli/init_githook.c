#include "compare/cli/init_githook.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "compare/cli/input.h"

enum {
	SETTINGS_LIMIT = 1024 * 1024, /* bytes of one file of git's settings */
};

static const char elsewhere[] =
	"git may look for hooks elsewhere; 'git rev-parse --git-path hooks' says where";

/* Could these settings name another folder for hooks, or a file that does? */
static bool may_move(struct str settings)
{
	return str_has_nocase(settings, "hookspath") || str_has_nocase(settings, "[include");
}

/* The same of a file of the user's or the machine's. */
static bool file_may_move(struct arena *arena, struct str path)
{
	struct str text;
	struct str error;
	struct stat info;

	return stat(path.s, &info) == 0 && S_ISREG(info.st_mode) &&
	       (!input_read(arena, path.s, SETTINGS_LIMIT, &text, &error) || may_move(text));
}

static bool environment_may_move(struct arena *arena)
{
	static const char *const names[] = {"GIT_DIR", "GIT_CONFIG_COUNT", "GIT_CONFIG_GLOBAL",
		"GIT_CONFIG_PARAMETERS", "GIT_CONFIG_SYSTEM"};
	const char *home = getenv("HOME");
	const char *config = getenv("XDG_CONFIG_HOME");

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (getenv(names[i]) != NULL) {
			return true;
		}
	}
	return file_may_move(arena, STR("/etc/gitconfig")) ||
	       (config != NULL &&
		       file_may_move(arena, str_format(arena, "%s/git/config", config))) ||
	       (home != NULL && (file_may_move(arena, str_format(arena, "%s/.gitconfig", home)) ||
					file_may_move(arena,
						str_format(arena, "%s/.config/git/config", home))));
}

const char *init_githook_obstacle(struct arena *arena, const struct tree *tree, const char *root)
{
	static const char *const files[] = {".git/config", ".git/config.worktree"};
	struct stat info;
	struct str text;

	if (lstat(str_format(arena, "%s/.git", root).s, &info) != 0 || !S_ISDIR(info.st_mode)) {
		return "this work tree's hooks lie with another; 'git rev-parse --git-path hooks' "
		       "says where";
	}
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		enum tree_status status =
			tree_read(tree, str_of(files[i]), SETTINGS_LIMIT, arena, &text);

		if (status != TREE_MISSING && (status != TREE_OK || may_move(text))) {
			return elsewhere;
		}
	}
	return environment_may_move(arena) ? elsewhere : NULL;
}
