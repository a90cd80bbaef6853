#define _XOPEN_SOURCE 700 /* realpath */

#include "source/tree_git.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "source/tree_lookup.h"

static int open_folder(struct str path)
{
	return open(path.s, O_RDONLY | O_DIRECTORY | O_NONBLOCK | O_CLOEXEC);
}

/* A path found in a file of git's, which may be relative to the folder it stands in. */
static struct str join(struct arena *arena, struct str folder, struct str path)
{
	while (path.n > 0 && (path.s[path.n - 1] == '\n' || path.s[path.n - 1] == '\r')) {
		path.n--;
	}
	if (str_starts(path, "/")) {
		return str_copy(arena, path);
	}
	return str_format(arena, "%.*s/%.*s", STR_ARGS(folder), STR_ARGS(path));
}

/* Returns an open git directory, or -1 when the path is none. */
static int open_git_dir(struct str path)
{
	int folder = open_folder(path);
	struct stat st;

	if (folder >= 0 && fstatat(folder, "HEAD", &st, AT_SYMLINK_NOFOLLOW) != 0) {
		close(folder);
		return -1;
	}
	return folder;
}

/*
 * Opens a work tree's git directory and the one of the main work tree, named in
 * "commondir", which linked ones share info/exclude with: mostly the same.
 */
static void open_git_dirs(struct arena *arena, struct str path, struct tree_git *out)
{
	struct str text;

	out->git_dir = open_git_dir(path);
	out->git_path = path;
	out->common_path = path;
	if (out->git_dir >= 0 && tree_lookup_read(out->git_dir, STR("commondir"), TREE_PATH_MAX,
					 arena, &text) == TREE_OK) {
		out->common_path = join(arena, path, text);
	}
	out->common_dir = open_git_dir(out->common_path);
}

/* Is `folder` the root of a work tree? Then its git directories are open or -1. */
static bool is_work_root(struct arena *arena, struct str folder, struct tree_git *out)
{
	struct str path = str_format(arena, "%.*s/.git", STR_ARGS(folder));
	int root;
	struct stat st;
	struct str text;
	enum tree_status status;

	if (stat(path.s, &st) != 0) {
		return false;
	}
	if (S_ISDIR(st.st_mode)) {
		open_git_dirs(arena, path, out);
		return out->git_dir >= 0;
	}
	root = open_folder(folder.n == 0 ? STR("/") : folder);
	if (root < 0) {
		return false;
	}
	status = tree_lookup_read(root, STR(".git"), 2 * TREE_PATH_MAX, arena, &text);
	close(root);
	if (status != TREE_OK || !str_starts(text, "gitdir: ")) {
		return false;
	}
	/* still a work tree when its git directory was left behind, as in a container image */
	open_git_dirs(arena, join(arena, folder, str_slice(text, strlen("gitdir: "), text.n)), out);
	return true;
}

/*
 * May git be looked for in this folder above PATH, or in PATH itself? In one that all
 * may write to, as /tmp, somebody else could have made a .git, and settings beside it.
 */
static bool may_hold_git(struct str folder, dev_t device, bool itself)
{
	struct stat st;

	return stat(folder.n == 0 ? "/" : folder.s, &st) == 0 && st.st_dev == device &&
	       (itself || (st.st_mode & S_ISVTX) == 0 || (st.st_mode & S_IWOTH) == 0);
}

/* `full` is absolute without links; "/" is given as "". */
static bool find_from(struct arena *arena, struct str full, dev_t device, struct tree_git *out)
{
	struct str folder = full;
	struct tree_git found = {0};

	while (may_hold_git(folder, device, folder.n == full.n)) {
		if (is_work_root(arena, folder, &found)) {
			*out = found;
			out->work_path = folder.n == 0 ? STR("/") : folder;
			out->work_root = open_folder(out->work_path);
			out->prefix =
				full.n == folder.n
					? STR("")
					: str_format(arena, "%.*s/",
						  STR_ARGS(str_slice(full, folder.n + 1, full.n)));
			return true;
		}
		if (folder.n == 0) {
			break;
		}
		folder = str_copy(arena, str_slice(folder, 0, str_find_last_byte(folder, '/')));
	}
	return false;
}

bool tree_git_find(const char *folder, struct arena *arena, struct tree_git *out)
{
	char *full = realpath(folder, NULL);
	struct stat st;
	bool found = false;

	if (full != NULL && stat(full, &st) == 0) {
		struct str path = str_copy(arena, str_of(strcmp(full, "/") == 0 ? "" : full));

		found = find_from(arena, path, st.st_dev, out);
	}
	free(full);
	return found;
}

void tree_git_finish(struct tree_git *git)
{
	if (git->work_root >= 0) {
		close(git->work_root);
	}
	if (git->common_dir >= 0) {
		close(git->common_dir);
	}
	if (git->git_dir >= 0) {
		close(git->git_dir);
	}
}
